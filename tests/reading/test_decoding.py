"""Bytes to text."""

import pytest

from generator.reading.decoding import UndecodableError, decode

CHINESE = "金翼V7正式上市，售价23.98万元起。新车长4890mm，轴距2950mm，电池容量82千瓦时。"
MIXED = "Goldwing 金翼 said that “the V7” costs 239,800 yuan — 23.98万元 — and is 4,890 mm long."
WESTERN = "Le constructeur a annoncé une usine à Besançon. L’été dernier la société a livré 1 200 voitures — un succès."


@pytest.mark.parametrize("text", [CHINESE, MIXED, WESTERN, "plain"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_unicode(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding)) == text


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf16_without_mark(encoding: str) -> None:
    text = "Goldwing opened a plant in Manisa – its second in Europe – on Monday."
    assert decode(text.encode(encoding)) == text


@pytest.mark.parametrize("text", [CHINESE, MIXED, CHINESE * 20])
@pytest.mark.parametrize("encoding", ["gb18030"])
def test_gb18030(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding)) == text


@pytest.mark.parametrize(
    "text",
    [
        WESTERN,
        "Der Hersteller hat in München 1.200 Fahrzeuge übergeben, für „große“ Kunden.",
        "El fabricante español anunció mañana la producción en España.",
        "It’s a car — “the” car — and it costs €30,000.",
    ],
)
def test_western(text: str) -> None:
    assert decode(text.encode("cp1252")) == text


@pytest.mark.parametrize("encoding", ["gb2312", "big5", "windows-1251", "iso-8859-2"])
def test_a_page_says_its_encoding(encoding: str) -> None:
    words = {"gb2312": "车", "big5": "車", "windows-1251": "машина", "iso-8859-2": "vůz"}[encoding]
    page = f'<html><head><meta http-equiv="Content-Type" content="text/html; charset={encoding}"></head><p>{words}</p>'
    assert decode(page.encode(encoding)) == page


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("金翼V7正式上市，售價二十三萬元起。新車長4890mm，軸距2950mm。公司表示交付將於六月開始。", "big5"),
        ("中国の電気自動車メーカーは10月の販売台数が20％増加したと発表した。同社は12,300台を納車した。", "shift_jis"),
        ("Китайский производитель электромобилей объявил о росте продаж на 20 процентов в октябре.", "cp1251"),
    ],
)
def test_other_encodings_are_guessed(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding)) == text


@pytest.mark.parametrize(
    ("data", "found"),
    [
        (b"", "empty"),
        (b" \n\t\n", "empty"),
        ("\ufeff\n\u200b\n".encode(), "nothing but white space"),
        (b"\x89PNG\r\n\x1a\n" + b"\0" * 40, "PNG"),
        (b"%PDF-1.7 text", "PDF"),
        (b"PK\x03\x04 word", "ZIP"),
        (bytes(range(256)) * 4, "binary"),
        (b"\xff\xfeA\0\xd8", "byte order mark"),
        (b"\x81 \xff\xfe \x8d \xff \x90 " * 30, "no text"),
    ],
)
def test_faults_say_what_was_found_and_expected(data: bytes, found: str) -> None:
    with pytest.raises(UndecodableError, match=found) as error:
        decode(data)
    assert "expected" in str(error.value)
