"""Paragraphs to sentences, with exact offsets."""

import re

import sentencex

#: Sentence ends that the segmenter passes over: inside quotations, before a word that is glued on, in Chinese.
_INNER_END = re.compile(
    r"""
      [.!?…]["”’')\]]{0,2}\s+(?=["“‘'(\[]?[A-Z\u4e00-\u9fff])   # "We did it. We want more," he said
    | (?<=[a-z]{3})\.(?=[A-Z][a-z]|[A-Z]\s)                      # played havoc.When the series
    | [!?](?=["”’]?[A-Z][a-z])["”’]?                             # divert attention?For this question
    | [。！？]["”’」』）)]*                                       # 他说。
    """,
    re.VERBOSE,
)
#: What ends in a full stop and is no end: initials, titles, shortened months, firms and measures.
_ABBREVIATION = re.compile(
    r"""(?:\b[A-Z]|\b(?:[A-Za-z]\.)+[A-Za-z]
    |\b(?:Mr|Mrs|Ms|Dr|Prof|St|Gen|Sen|Rep|Gov|Capt|Lt|Col|Jr|Sr|No|Nos|Vol|Fig|Figs|Co|Corp|Inc|Ltd|Bros|Dept|Est|Mt|Ave|vs|etc|e\.g|i\.e
    |approx|ca|cf|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|Mon|Tues?|Wed|Thurs?|Fri|Sat|Sun|a\.m|p\.m|max|min|incl|excl|est))$""",
    re.VERBOSE,
)


def sentence_spans(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Spans of the sentences of ``text[start:end]``, in order, without white space around them."""
    piece = text[start:end]
    cuts = {start + bound["start_index"] for bound in sentencex.get_sentence_boundaries("en", piece)}
    cuts.discard(start)
    cuts = {cut for cut in cuts if _is_end(text, start, cut)}
    for match in _INNER_END.finditer(text, start, end):
        if match.end() < end and match.end() not in cuts and _is_end(text, start, match.end()):
            cuts.add(match.end())
    return trimmed(text, [start, *sorted(cuts), end])


def trimmed(text: str, bounds: list[int]) -> list[tuple[int, int]]:
    """The spans between neighbouring bounds, less the white space around them and without empty ones."""
    spans = []
    for left, right in zip(bounds, bounds[1:], strict=False):
        inner = text[left:right]
        core = inner.strip()
        if core:
            first = left + len(inner) - len(inner.lstrip())
            spans.append((first, first + len(core)))
    return spans


def _is_end(text: str, start: int, cut: int) -> bool:
    """Whether a sentence may end before ``cut``: not after an abbreviation, and not inside a word."""
    before = text[max(start, cut - 24) : cut].rstrip()
    if before.endswith(".") and _ABBREVIATION.search(before[:-1]):
        return False
    return any(c.isalnum() for c in before)
