"""Bytes of a seed file to text: byte order mark, UTF-8, GB18030, then a guess."""

import codecs
import re

#: Byte order marks, the longer ones first (UTF-32 begins like UTF-16).
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

#: What files that are no text begin with, and what to call them.
_MAGIC = (
    (b"%PDF", "a PDF document"),
    (b"PK\x03\x04", "a ZIP archive (a Word or Excel file, perhaps)"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"\xd0\xcf\x11\xe0", "an old Office document"),
    (b"{\\rtf", "an RTF document"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"Rar!", "a RAR archive"),
    (b"7z\xbc\xaf", "a 7-Zip archive"),
    (b"\x7fELF", "a program"),
    (b"SQLite format 3", "a database"),
)
_WESTERN_SIGNS = frozenset("‘’“”„‚«»‹›–—…€£©®™°±²³·•½¼¿¡§\xa0œŒšŠžŽŸ×µ´¨ªº")
_SAMPLE = 65536  # bytes that decide whether a file is text
_CHARSET = re.compile(rb"<(?:meta|\?xml)\b[^>]{0,200}?(?:charset|encoding)\s*=\s*[\"']?([\w-]{2,20})", re.IGNORECASE)
_CONTROL = bytes(set(range(32)) - {7, 8, 9, 10, 11, 12, 13, 27})


class UndecodableError(ValueError):
    """The bytes are no text; the message says what was found and what was expected."""


def decode(data: bytes) -> str:
    """The text of a seed file, without byte order mark; line ends stay as they are.

    Raises UndecodableError for an empty file, a binary file, and bytes that are text in no known encoding.
    """
    if not data.strip():
        raise UndecodableError("is empty; expected an article as text, Markdown or HTML")
    for magic, name in _MAGIC:
        if data.startswith(magic):
            raise UndecodableError(f"is {name}; expected an article as text, Markdown or HTML")
    text = _with_mark(data)
    if text is None:
        text = _utf16_without_mark(data) or _without_mark(data)
    if not text.strip("\ufeff\u200b\u200c\u200d\u2060 \t\r\n\f\v\0") or text.isspace():
        raise UndecodableError("holds nothing but white space; expected an article as text, Markdown or HTML")
    return text


def _with_mark(data: bytes) -> str | None:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            try:
                text = data[len(mark) :].decode(encoding)
            except UnicodeDecodeError as error:
                place = error.start + len(mark)
                raise UndecodableError(
                    f"begins with the byte order mark of {encoding.upper()} but byte {place} is not {encoding.upper()};"
                    " expected text in one encoding"
                ) from None
            _refuse_controls(text[:_SAMPLE].encode("utf-8", "replace"))
            return text
    return None


def _utf16_without_mark(data: bytes) -> str | None:
    """UTF-16 of mostly Latin text shows by its zeros: every other byte of it is one."""
    head = data[:4096]
    if len(head) < 8 or b"\0" not in head:
        return None
    for encoding, zeros in (("utf-16-le", head[1::2]), ("utf-16-be", head[::2])):
        if zeros.count(0) > 0.6 * len(zeros) and head.count(0) < 1.2 * len(zeros):
            try:
                return data.decode(encoding)
            except UnicodeDecodeError:
                return None
    return None


def _without_mark(data: bytes) -> str:
    _refuse_controls(data[:_SAMPLE])
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        first = error
    declared = _declared(data)
    if declared is not None:
        return declared
    if _is_chinese(data):
        return data.decode("gb18030")
    western = _western(data)
    if western is not None:
        return western
    from charset_normalizer import from_bytes  # 30 ms to import, and hardly ever needed

    best = from_bytes(data).best()
    text = str(best) if best is not None else ""
    # A one-byte encoding makes letters of any garbage: the letters must be those of a language.
    if best is None or not (best.coherence > 0 or 0 < len(text) < 0.9 * len(data)):
        raise UndecodableError(
            f"is no text: byte {first.start} (0x{data[first.start]:02x}) is not UTF-8, and no other encoding fits;"
            " expected UTF-8, UTF-16, GB18030 or Windows-1252"
        )
    return text


def _declared(data: bytes) -> str | None:
    """The text in the encoding that a web page declares in its head, where the bytes are such."""
    match = _CHARSET.search(data, 0, 4096)
    if not match:
        return None
    name = match[1].decode("ascii").lower()
    try:
        return data.decode("gb18030" if name in {"gb2312", "gbk"} else name)
    except (LookupError, UnicodeDecodeError):
        return None


def _is_chinese(data: bytes) -> bool:
    """Whether the bytes decode as GB18030 to text whose non-ASCII characters are what Chinese pages hold."""
    try:
        text = data.decode("gb18030")
    except UnicodeDecodeError:
        return False
    other = [c for c in text if c > "\x7f"]
    usual = sum(
        "\u4e00" <= c <= "\u9fff" or "\u3000" <= c <= "\u303f" or "\uff00" <= c <= "\uffef" or "\u2010" <= c <= "\u2026"
        for c in other
    )
    # Two accented letters in a row are rare in Western text, yet read as one Chinese character they are legion:
    # require that the high bytes come in pairs and that the characters are the frequent ones (level 1 of GB 2312).
    frequent = sum(len(b) == 2 and 0xA1 <= b[0] <= 0xD7 and b[1] >= 0xA1 for b in (c.encode("gb18030") for c in other))
    return bool(other) and usual >= 0.9 * len(other) and frequent >= 0.85 * len(other)


def _western(data: bytes) -> str | None:
    """The bytes as Windows-1252, which Western pages are saved in, where few of them are accented letters or quotes.

    A guess between one-byte encodings is a toss-up; so this comes before it.
    """
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError:
        return None
    letters = sum(c.isalpha() or c.isspace() for c in text)
    high = [c for c in text if c > "\x7f"]
    usual = sum("\xc0" <= c <= "\xff" or c in _WESTERN_SIGNS for c in high)
    return text if letters >= 0.6 * len(text) and len(high) <= 0.15 * len(text) and usual >= 0.9 * len(high) else None


def _refuse_controls(sample: bytes) -> None:
    controls = len(sample) - len(sample.translate(None, _CONTROL))
    if controls > 0.01 * len(sample) and not (controls == sample.count(0) and _looks_utf16(sample)):
        raise UndecodableError(
            f"is a binary file ({controls} control characters in its first {len(sample)} bytes);"
            " expected an article as text, Markdown or HTML"
        )


def _looks_utf16(sample: bytes) -> bool:
    return _utf16_without_mark(sample) is not None
