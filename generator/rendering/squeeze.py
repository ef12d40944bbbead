"""Lighter pages: the theme's frame without its indentation, which weighs some kilobytes on every page."""

import re

_INDENTATION = re.compile(r"\n\s+")


def squeeze(page: str) -> str:
    """A page of HTML with the indentation taken out around its article; the article stays to the letter."""
    start, end = page.find("<article"), page.rfind("</article>")
    if start < 0 or end < start:
        return page
    return _INDENTATION.sub("\n", page[:start]) + page[start:end] + _INDENTATION.sub("\n", page[end:])
