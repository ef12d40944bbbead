"""The table of sure signs: every row reads its own example."""

import pytest

from generator.knowledge.attributes import attributes
from generator.knowledge.signs import Sign, signs
from tests.extraction.conftest import read

ROWS = list(dict.fromkeys(sign for rows in signs().values() for sign in rows))


@pytest.mark.parametrize("sign", ROWS, ids=[sign.example for sign in ROWS])
def test_a_row_reads_its_example(sign: Sign) -> None:
    assert sign.attribute in attributes()
    found = [claim.attribute for claim in read(sign.example).claims]
    assert sign.attribute in found


def test_a_row_has_a_sign() -> None:
    assert all(s.before or s.after or s.clause or s.line or s.last for s in ROWS)
