"""Tables: heads, rows, cells, and what is no table."""

from generator.extraction.tables import Row, find_tables
from tests.extraction.conftest import figures_of, laid_out, read


def rows(text: str) -> list[Row]:
    return list(find_tables(laid_out(text)).values())


def test_rows_stand_below_a_head_and_rules_are_none() -> None:
    text = "| Model | Price (yuan) | Range, km |\n|---|:---:|---|\n| Orvane S7 | 219,900 | 702 |"
    (row,) = rows(text)
    assert [text[start:end].strip() for start, end in row.cells] == ["Orvane S7", "219,900", "702"]
    assert [column.attributes[:1] for column in row.columns] == [(), ("price",), ("range",)]
    assert [column.unit for column in row.columns] == [None, "CNY", "km"]


def test_a_table_without_outer_bars() -> None:
    (row,) = rows("| Model | Price\n| Orvane S7 | 219,900")
    assert len(row.cells) == len(row.columns) == 2


def test_the_first_column_names_the_row() -> None:
    text = "| Model | Price |\n| Orvane S7 | 219,900 |"
    (row,) = rows(text)
    assert row.column_at(text.index("Orvane")) is None
    column = row.column_at(text.index("219"))
    assert column is not None and column.attributes == ("price",)


def test_periods_and_statuses_of_a_column() -> None:
    (row,) = rows("| Maker | Sales June 2024 | Sales 2023 | Sales target |\n| Orvane | 9,000 | 80,000 | 120,000 |")
    assert [column.period for column in row.columns] == [None, "2024-06", "2023", None]
    assert [column.status for column in row.columns] == ["reported", "reported", "reported", "target"]


def test_a_bar_in_running_text_makes_no_row() -> None:
    assert rows("Home | News | Cars") == []
    assert rows("Orvane sold 9,000 cars.\nTalvik sold 8,000 cars.") == []


def test_two_tables_have_a_head_each() -> None:
    text = (
        "| Model | Price |\n| Orvane S7 | 219,900 |\nText between the two.\nAnd more of it.\n"
        "| Model | Range |\n| Orvane S7 | 702 |"
    )
    assert [row.columns[1].attributes for row in rows(text)] == [("price",), ("range",)]


def test_cells_become_claims_of_their_row_and_column() -> None:
    text = (
        "| Maker | Deliveries June 2024 | Deliveries target |\n|---|---|---|\n"
        "| Orvane | 9,000 | 120,000 |\n| Talvik | 8,000 | 95,000 |"
    )
    told = [(c.subject, c.attribute, c.value, c.period, c.status) for c in figures_of(read(text))]
    assert told == [
        ("orvane", "deliveries", 9000, "2024-06", "reported"),
        ("orvane", "deliveries", 120000, None, "target"),
        ("talvik", "deliveries", 8000, "2024-06", "reported"),
        ("talvik", "deliveries", 95000, None, "target"),
    ]
