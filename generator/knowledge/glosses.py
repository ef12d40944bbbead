"""Names that machine translation makes of Chinese ones by taking their characters for words (``glosses.yml``)."""

import functools
import itertools
import re

from generator.knowledge import rules

_NAME = re.compile("[一-鿿]{2,3}")


@functools.cache
def half_translated(chinese: str) -> tuple[tuple[str, bool], ...]:
    """Forms of a Chinese name, each character as a word or in pinyin, at least one as a word; and whether they are sure.

    Sure is what mixes both ("Which Zha"): no other text has it; words alone ("Star Way") can mean something else.
    Empty for names of other lengths and for those of whose characters none has a gloss.
    """
    from pypinyin import lazy_pinyin

    glosses, words = rules("glosses")["glosses"], rules("glosses")["words"]
    if not _NAME.fullmatch(chinese) or not any(char in glosses for char in chinese):
        return ()
    syllables = [syllable.capitalize() for syllable in lazy_pinyin(chinese)]
    choices = [(*glosses.get(char, ()), syllable) for char, syllable in zip(chinese, syllables, strict=True)]
    return tuple(
        (" ".join(parts), any(p == s and s.lower() not in words for p, s in zip(parts, syllables, strict=True)))
        for parts in itertools.product(*choices)
        if list(parts) != syllables
    )
