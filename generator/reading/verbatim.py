"""What of a web page's text stands in its source to the letter.

Entities and tags inside a sentence ("Leapmotor&rsquo;s", links) keep it from being found in the file as it reads.
Evidence then quotes the longest clause that can be found there.
"""

from generator.model import Sentence

_SHORTEST = 12  # code points; shorter pieces say nothing


def verbatim_spans(text: str, sentences: tuple[Sentence, ...], source: str) -> tuple[tuple[int, int], ...]:
    """Spans of ``text`` that stand in ``source`` to the letter, in order, cut at words.

    Of each sentence the whole where it does, else its pieces of at least a dozen code points.
    """
    spans: list[tuple[int, int]] = []
    for sentence in sentences:
        if text[sentence.start : sentence.end] in source:
            spans.append((sentence.start, sentence.end))
        else:
            spans.extend(_pieces(text, sentence.start, sentence.end, source))
    return tuple(spans)


def _pieces(text: str, start: int, end: int, source: str) -> list[tuple[int, int]]:
    found = []
    while start < end:
        low, high = start, end  # text[start:low] is in the source, text[start:high + 1] is not
        while low < high:
            middle = (low + high + 1) // 2
            if text[start:middle] in source:
                low = middle
            else:
                high = middle - 1
        first, last = _at_words(text, start, low, end)
        if last - first >= _SHORTEST:
            found.append((first, last))
        start = max(low, start + 1)
    return found


def _at_words(text: str, start: int, end: int, limit: int) -> tuple[int, int]:
    """The span without the halves of words and the spaces at its ends."""
    if end < limit and text[end].isalnum():
        while end > start and text[end - 1].isalnum():
            end -= 1
    if start and text[start - 1] in "’'" and text[start : start + 2] == "s ":
        start += 2
    while start < end and (text[start].isspace() or text[start] in ",;:"):
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end
