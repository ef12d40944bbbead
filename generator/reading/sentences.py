"""Paragraphs to sentences, with exact offsets."""

import re
from itertools import pairwise

import sentencex

#: Sentence ends that the segmenter passes over: inside quotations, before a word that is glued on, in Chinese.
_INNER_END = re.compile(
    r"""[.!?…。！？<](?:
      (?<=[.!?…])["”’')\]]{0,2}\s+(?=["“‘'(\[]?[A-Z\u4e00-\u9fff])  # "We did it. We want more," he said
    | (?<=[a-z]{3}\.)(?=[A-Z][a-z]|[A-Z]\s)                         # played havoc.When the series
    | (?<=[!?])(?=["”’]?[A-Z][a-z])["”’]?                           # divert attention?For this question
    | (?<=<)/(?:tr|li)>                                             # a table's rows in HTML
    | (?<=[。！？])["”’」』）)]*                                      # 他说。
    )""",
    re.VERBOSE,
)
#: What ends in a full stop and is no end: initials, titles, shortened months, firms and measures.
_ABBREVIATION = re.compile(
    r"""(?:\b[A-Z]|\b(?:[A-Za-z]\.)+[A-Za-z]
    |\b(?:Mr|Mrs|Ms|Dr|Prof|St|Gen|Sen|Rep|Gov|Capt|Lt|Col|Jr|Sr|No|Nos|Vol|Fig|Figs|Co|Corp|Inc|Ltd|Bros|Dept|Est|Mt|Ave|vs|etc|e\.g|i\.e
    |approx|ca|cf|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|Mon|Tues?|Wed|Thurs?|Fri|Sat|Sun|a\.m|p\.m|max|min|incl|excl|est|mln|bln|mn|bn|tn|sq|ft|hrs?))$""",
    re.VERBOSE,
)
#: Who said it, behind a quotation that ends in its own mark: it belongs to the quotation's sentence.
_SPEAKER = re.compile(
    r"""\s*(?:I|[Hh]e|[Ss]he|[Tt]hey|[Tt]he\ [a-z]+|[A-Z][\w’'-]+(?:\ [A-Z][\w’'-]+){0,3})
    \ (?:(?:also|further|then|frankly|once)\ )?
    (?:said|asked|added|replied|answered|explained|noted|wrote|stated|remarked|recalled|concluded|continued)\b
    [^.!?"“”:]{0,60}[.!?](?:\s|$)
    |[^。！？，：“]{1,12}(?:说|表示|称|道|问|回应|回答)。""",
    re.VERBOSE,
)
#: Code points of the longest sentence. What is longer is a list or a page without stops, and extraction weighs every
#: figure of a sentence against every word of it.
_LONGEST = 2000
_QUOTED = re.compile(r"[.!?。！？…][\"”’」]\s*$")


def sentence_spans(text: str, start: int, end: int, *, words: int | None = None) -> list[tuple[int, int]]:
    """Spans of the sentences of ``text[start:end]``, in order, without white space around them.

    ``words`` is where the words begin behind the mark of an item or quotation; the mark stays with the first sentence.
    """
    first = start if words is None else max(start, words)
    piece = text[first:end]
    if "\n" in piece or "\r" in piece:
        # The segmenter ends a sentence at every line end; in a wrapped paragraph it is a blank like others.
        piece = piece.replace("\r", " ").replace("\n", " ")
    cuts = {first + bound["start_index"] for bound in sentencex.get_sentence_boundaries("en", piece)}
    cuts = {cut for cut in cuts if cut > first and _is_end(text, first, cut, text[cut : cut + 1])}
    for match in _INNER_END.finditer(text, first, end):
        if match.end() < end and match.end() not in cuts and not _is_abbreviated(text, first, match):
            cuts.add(match.end())
    cuts = {
        cut for cut in cuts if not (_SPEAKER.match(text, cut, end) and _QUOTED.search(text, max(first, cut - 4), cut))
    }
    spans: list[tuple[int, int]] = []
    for a, b in trimmed(text, [start, *sorted(cuts), end]):
        if spans and not any(c.isalnum() for c in text[a:b]):
            spans[-1] = (spans[-1][0], b)  # a closing quotation mark that stands apart
        else:
            spans.extend(_shortened(text, a, b))
    return spans


def _shortened(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The span, cut at white space where it is longer than a sentence can be."""
    if end - start <= _LONGEST:
        return [(start, end)]
    bounds = [start]
    while end - bounds[-1] > _LONGEST:
        limit = bounds[-1] + _LONGEST
        blank = max(text.rfind(" ", bounds[-1] + 1, limit), text.rfind("\n", bounds[-1] + 1, limit))
        bounds.append(blank if blank > 0 else limit)
    return trimmed(text, [*bounds, end])


def trimmed(text: str, bounds: list[int]) -> list[tuple[int, int]]:
    """The spans between neighbouring bounds, less the white space around them and without empty ones."""
    spans = []
    for left, right in pairwise(bounds):
        inner = text[left:right]
        core = inner.strip()
        if core:
            first = left + len(inner) - len(inner.lstrip())
            spans.append((first, first + len(core)))
    return spans


def _is_end(text: str, start: int, cut: int, following: str) -> bool:
    """Whether the segmenter's end before ``cut`` is one: not where a small letter or figure follows an abbreviation."""
    if not (following.islower() or following.isdigit()):
        return True
    before = text[max(start, cut - 24) : cut].rstrip()
    return not (before.endswith(".") and _ABBREVIATION.search(before[:-1]))


def _is_abbreviated(text: str, start: int, match: re.Match[str]) -> bool:
    """Whether the full stop of an inner end belongs to an abbreviation."""
    return text[match.start()] == "." and bool(
        _ABBREVIATION.search(text[max(start, match.start() - 24) : match.start()])
    )
