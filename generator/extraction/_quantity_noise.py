"""Figures that are no quantities: dates, times, addresses, codes, and the numbers in names."""

import re

from generator.extraction import _quantity_vocabulary as v
from generator.extraction._quantity_figures import Figure

_MONTH = rf"(?:{'|'.join(v.RULES['months'])})(?![a-z])\.?"
_YEAR = r"(?:19|20)[0-9]{2}(?![0-9])"
_DAY = r"[0-3]?[0-9](?:st|nd|rd|th)?"
#: After a day no more of a larger figure or its unit may follow ("In May 30,000 units").
_DAY_END = (
    r"(?![0-9]|,[0-9]{3}|\.[0-9]|\s?[%％万]"
    r"|\s(?:percent|per cent|million|billion|thousand|units|vehicles|cars|km|yuan)\b)"
)

#: Spans that the search passes over whole.
SKIP = "|".join(
    (
        r"\]\([^)\s]{0,500}\)",
        r"[0-9]{3}/[0-9]{2}\s?Z?R\s?[0-9]{2}(?![0-9])|[0-9]{1,2}[- ]in[- ](?:1|one)(?![0-9A-Za-z])",
        r"https?://[^\s<>]+|www\.[^\s<>]+",
        rf"(?<![0-9.]){_YEAR}[-/.][01]?[0-9][-/.][0-3]?[0-9](?![0-9])",
        rf"(?<![0-9.])[0-3]?[0-9][-/.][0-3]?[0-9][-/.]{_YEAR}",
        rf"(?<![A-Za-z]){_MONTH}\s?{_DAY}(?:\s?(?:-|–|—|to|and|,|until|through)\s?{_DAY})?{_DAY_END}(?:,?\s{_YEAR})?",
        rf"(?<![A-Za-z]){_MONTH},?\s{_YEAR}",
        rf"(?<![0-9.,A-Za-z]){_DAY}(?:\s?(?:-|–|—|to|and)\s?{_DAY})?\s(?:of\s)?{_MONTH}(?:,?\s{_YEAR})?",
        r"(?<![0-9.,])[0-9]{1,3}[:：][0-9]{1,3}(?:[:：][0-9]{1,3})*",
        r"(?<![0-9.,A-Za-z])[0-9]{1,2}\s?(?:a\.m\.|p\.m\.|(?:am|pm|AM|PM|o['’]clock)(?![A-Za-z]))",
        r"(?:19|20)[0-9]{2}年(?:[0-9]{1,2}月)?(?:[0-9]{1,2}[日号])?|[0-9]{1,2}月(?:[0-9]{1,2}[日号])?|[0-9]{1,2}[日号点]",
        r"(?<![0-9])[0-9]{4,6}\.(?:SH|SZ|HK|BJ|SS|TW|KS|T)(?![A-Za-z])",
        r"(?:SEHK|HKEX|HKSE|SSE|SZSE|TYO|KRX|HK|SHA|SHE)\s?[:：]\s?[0-9]+",
        r"\+[0-9]{1,3}[ -][0-9][0-9 -]{6,}[0-9]|(?<![0-9,.])1[3-9][0-9]{9}(?![0-9])",
        r"(?<![0-9])(?:0[0-9]{2,3}|[48]00)-[0-9]{3,4}-?[0-9]{4}(?![0-9])",
        r"(?<![0-9])(?:19|20)[0-9]0['’]?s(?![a-z])|(?<![0-9])(?:19|20)[0-9]{2}[/–-][0-9]{2}(?![0-9,.%])",
        r"(?<![0-9,.])[0-9]+(?:st|nd|rd|th)(?![a-z])",
    )
)

_BARE_YEAR = re.compile(r"(?:19[5-9]|20[0-6])[0-9]")
_MODEL_YEAR = re.compile(
    r"\s(?:[A-Za-z-]+\s){0,2}(?:model|edition|version|facelift|season|fiscal|financial)\b", re.IGNORECASE
)
_YEAR_LEAD = re.compile(rf"(?:\b{v.any_of(v.RULES['year_leads'])}|[-–—(/,])\s?$", re.IGNORECASE)
_LIST_LEAD = re.compile(
    rf"(?:[0-9](?:mm)?\s?[/×xX*✕]|{v.any_of(v.RULES['size_words'])}[\s:：]{{0,2}}(?:of|is|are|was)?)\s?$", re.IGNORECASE
)
_IN_LIST = re.compile(r"\s?(?:mm)?\s?[/×xX*✕]\s?[0-9]{4}(?![0-9])")
_OF_LIST = re.compile(r"(?<![0-9])[0-9]{4}(?:mm)?\s?[xX×*✕]\s?$")  # sizes in millimetres
_LAST_WORD = re.compile(r"([A-Za-z][A-Za-z0-9'’-]*)([\s\u00a0]?[-‑.#]?\s?)$")
_HEADS = frozenset(str(word).lower() for word in v.RULES["name_heads"])
_PLAIN = frozenset(map(str, v.RULES["plain_words"]))
_GLUED_LEAD = re.compile(r"(?:[a-z]{3,}|RMB|CNY|USD|EUR|Cd|\bto|\bof)$")
_HYPHENED = re.compile("[-‑](?:to|plus|odd)(?![a-z])")
_SIZES = frozenset(map(str, v.RULES["size_words"]))
_CELL_CODES = frozenset(map(str, v.RULES["cell_codes"]))
_CELLS = frozenset({None, "{cell}", "{battery}", "{chip}"})
_PLENTIFUL = frozenset({"{vehicle}", "{person}", "{store}", "{station}", "{patent}"})
_LIST_MARK = re.compile(r"(?:^|\n)[ \t*#>-]*[(（]?$")
_LIST_END = re.compile(r"\\?[.)）、](?![0-9])")


def is_noise(text: str, figure: Figure) -> bool:
    """Whether a figure in digits, completed with its unit, is part of a name, a code, a year or a list's numbering."""
    start, end = figure.number_start, figure.number_end
    literal, before, after = figure.literal, text[start - 1 : start], text[end : end + 1]
    grouped = "," in literal
    if literal.count(".") > 1 and not re.fullmatch(r"[0-9]{1,3}(?:\.[0-9]{3})+", literal):
        return True
    if len(literal) > 1 and literal[0] == "0" and literal[1] not in ".,":
        return True
    if (before == "/" and after == "-") or text[start - 2 : start] in {'="', "='"}:
        return True
    if figure.start == start and not _OF_LIST.search(text, max(0, start - 8), start) and _glued(text, figure, before):
        return True
    listed = _IN_LIST.match(text, end) is not None or _OF_LIST.search(text, max(0, start - 8), start) is not None
    if figure.end == end and not listed and ((after.isascii() and after.isalpha()) or after in {"_", "@", "=", "&"}):
        return not (grouped and after.isalpha())
    if _BARE_YEAR.fullmatch(literal) and figure.magnitude == 1 and _is_year(text, figure):
        return True
    if (
        figure.bare
        and not grouped
        and after in {"-", "‑"}
        and text[end + 1 : end + 2].isalpha()
        and not _HYPHENED.match(text, end)
    ):
        return True
    if literal in _CELL_CODES and not listed and figure.magnitude == 1 and figure.unit in _CELLS:
        return True
    if figure.bare and _LIST_MARK.search(text, max(0, start - 8), start) and _LIST_END.match(text, end):
        return True
    return not grouped and figure.start == start and _in_name(text, figure)


def _glued(text: str, figure: Figure, before: str) -> bool:
    if before in {"-", "‑", "_", "/", ".", "#", "&", "=", "'", "’", "@"} and before:
        lead = text[max(0, figure.number_start - 5) : figure.number_start]
        if before in "/-‑" and (
            lead[-2:-1].isdigit() or lead[-2:-1] in "%.)万亿元" or lead.lower().endswith(("sub-", "mid-"))
        ):
            return False
        if before == "/" and not figure.bare:
            return False
        return before in "_.#&=@" or lead[-2:-1].isalpha() or lead[-2:-1].isdigit()
    if not (before.isascii() and before.isalpha()):
        return False
    lead = text[max(0, figure.number_start - 12) : figure.number_start]
    return (figure.bare and "," not in figure.literal) or not _GLUED_LEAD.search(lead)


def _is_year(text: str, figure: Figure) -> bool:
    if _IN_LIST.match(text, figure.number_end) or _LIST_LEAD.search(
        text, max(0, figure.number_start - 16), figure.number_start
    ):
        return False
    if figure.unit is None or _MODEL_YEAR.match(text, figure.number_end):
        return True
    if figure.noun:
        gap = text[figure.number_end : figure.end]
        return (
            bool(_YEAR_LEAD.search(text, max(0, figure.number_start - 12), figure.number_start)) or gap.count(" ") > 1
        )
    return False


def _in_name(text: str, figure: Figure) -> bool:
    """Whether a capitalised word right before makes a small figure the end of a name ("Model 3", "Leap 3.0")."""
    if not figure.bare and not figure.noun and figure.unit not in {"L", "s", "A", "V", "m", "t", "C", "d", "g"}:
        return False
    found = _LAST_WORD.search(text, max(0, figure.number_start - 24), figure.number_start)
    if not found:
        return figure.bare and bool(re.fullmatch(r"[0-9]\.0", figure.literal))
    word, gap = found[1], found[2]
    if word.lower() in _SIZES:
        return False  # "Long 4904, wide 1988"
    if figure.bare and re.fullmatch(r"[0-9]\.0", figure.literal):
        return True
    if word.lower() in _HEADS and len(figure.literal) <= 6:
        return not (figure.noun and word.islower() and word not in {"model", "series", "platform"})
    if not gap or word in _PLAIN or not word[0].isupper() or len(figure.literal) > 4:
        return False
    if figure.bare:
        return True
    return (
        figure.noun
        and (len(figure.literal) < 4 or figure.unit not in _PLENTIFUL)
        and (not word.isupper() or figure.unit in _CELLS)
        and text[found.start() - 2 : found.start()] not in {". ", "", "! "}
    )
