"""Lighter pages: the theme's frame without its indentation and needless names, some kilobytes on every page."""

import re

_INDENTATION = re.compile(r"\n\s+")
_BETWEEN_TAGS = re.compile(r">\n(?=<)")
_NAMESPACE = ' xmlns="http://www.w3.org/2000/svg"'  # needed in files of XML alone


def squeeze(page: str) -> str:
    """A page of HTML with the white space between tags taken out around its article; the article stays to the letter."""
    start, end = page.find("<article"), page.rfind("</article>")
    if start < 0 or end < start:
        return page
    return _frame(page[:start]) + page[start:end] + _frame(page[end:])


def _frame(part: str) -> str:
    return _BETWEEN_TAGS.sub(">", _INDENTATION.sub("\n", part)).replace(_NAMESPACE, "")
