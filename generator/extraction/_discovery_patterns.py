"""The patterns by which names that no lexicon knows are found, made from the words of ``knowledge/discovery.yml``."""

import functools
import re

from ahocorasick_rs import AhoCorasick

from generator.knowledge import rules

_WORD = r"[A-Z][\w’'&-]*[\w]|[A-Z]"
CODE = r"(?:[A-Z][A-Za-z]{0,3}-?\d{1,3}[A-Za-z]{0,2}|[a-z][A-Z]?\d{1,2}|0\d{2}|\d{2}X|[A-Z]\d\s?(?:Pro|Max|Plus))"
_GAPS = " -\n\u00a0"  # between two words


class Patterns:
    """The compiled patterns, made once from the vocabulary.

    Most begin with the sign before a word: a search for it skips the letters of all words that nothing begins with.
    """

    def __init__(self) -> None:
        words = rules("discovery")

        def any_of(key: str) -> str:
            return "|".join(map(re.escape, sorted(words[key], key=len, reverse=True)))

        name = rf"(?:{_WORD})(?:\s(?:{_WORD})){{0,2}}?"
        suffixes = words["company_suffixes"]
        self.no_names = frozenset(word for group in (*words["no_names"], words["origins"]) for word in group)
        self.look_alikes = frozenset(words["look_alikes"])
        self.places = frozenset(words["places"])
        self.no_model = re.compile(words["no_models"])
        self.finance_suffixes = frozenset(suffixes["finance"])
        self.car_suffixes = frozenset(suffixes["cars"])
        every = sorted((s for group in suffixes.values() for s in group), key=len, reverse=True)
        suffix = "|".join(map(re.escape, every))
        self.company = re.compile(rf"[^\w-]({name})\s((?:{suffix})(?:,?\s(?:{suffix}))*)(?![\w-])")
        origins = any_of("origins")
        adjectives = rf"(?:(?:{any_of('field_adjectives')}|{origins})[\s-])"
        nouns = rf"(?:{any_of('company_nouns')}|{any_of('brand_nouns')})"
        self.noun_before = re.compile(rf"\W{adjectives}+({nouns})\s(?:called\s|named\s)?({name})(?![\w-]|\s[A-Z][a-z])")
        self.noun_after = re.compile(
            rf"[^\w-]({name}),?\s(?:is\s)?(?:an?|the)\s(?:[\w’'-]+\s){{0,3}}?{adjectives}+({nouns})\b"
        )
        self.supplier = re.compile(
            rf"[^\w-]({name}),\s(?:an?|the)\s(?:[\w’'-]+\s){{0,3}}?(?:{any_of('supplier_nouns')})\b"
        )
        self.calls = re.compile(
            rf"\bcall(?:s|ed)\s(?:its|the|this)\s(?:[\w-]+\s){{0,4}}?(?:{any_of('technology_nouns')})\s[\"“‘]?({name})(?=[\"”’]?[;,.])"
        )
        self.under = re.compile(rf"\Wunder the ({name})\s(?:[(（][^)）]*[)）]\s)?(?:{any_of('brand_nouns')}|name)\b")
        self.venture = re.compile(
            rf"\W(?:{any_of('venture_nouns')}|{any_of('brand_nouns')}),?\s(?:in\s[A-Z]\w+,\s)?(?:(?:to be\s)?(?:called|named)\s)?[\"“]?({name})[\"”]?(?![\w-])"
        )
        self.making = re.compile(rf"\W(?:{any_of('making')})\s({name})(?=[,.;]|\s(?:in|at|and|from|for)\s)")
        self.holder = re.compile(
            rf"\W(?:{any_of('shares')})\b[^.;\n]{{0,60}}?(?<![\w-])((?:{_WORD})(?:\s(?:{_WORD})){{0,2}})\s?[(（]\d[\d.]*\s?(?:%|percent)"
        )
        verbs = any_of("maker_verbs")
        self.maker_verb = re.compile(
            rf"\s(?:(?<=\n)|(?<=[.;:,|]\s)|(?<=\band\s)|(?<=\bwhile\s))({name})\s(?:{verbs})\s(?:[a-z]+\s){{0,3}}[\d,.]{{3,}}"
        )
        self.ranking = re.compile(rf"(?:\n|;\s)\W{{0,4}}({name})(?:\s?[:：|]\s?|\s)[\d,]{{4,}}(?=\D)")
        self.code = re.compile(rf"\s?({CODE})(?:s\b)?(?![\w.%])")
        self.numbered = re.compile(rf"\s([A-Z][a-z]{{2,}})\s(\d{{1,2}})(?![\w%-]|[.,]\d|\s(?:{any_of('counted')})\b)")
        cars = any_of("car_nouns")
        self.car_noun = re.compile(rf"\s({name})\s(?:{cars})\b")
        naming = any_of("naming_verbs")
        self.naming = re.compile(
            rf"\W({cars}|{any_of('technology_nouns')}|{any_of('brand_nouns')}|it)\b[^.;\n]{{0,60}}?\b(?:{naming})\s(?:the\s)?[\"“‘]?((?:{_WORD}|{CODE})(?:\s(?:{_WORD}|{CODE}|\d)){{0,2}})"
        )
        self.apposition = re.compile(
            rf"\W(?:its|Its|the|The|a|an|first|second|new|all-new)\s(?:[\w-]+\s){{0,4}}?(?:{cars}),?\s(?:the\s|code\s|internal code\s)?[\"“‘]?((?:{CODE})|(?:{_WORD})(?:\s(?:{_WORD}|{CODE}|\d{{1,2}}))?)(?![\w-])"
        )
        self.car_after = re.compile(
            rf"\W(?:the|The|its|Its|new)\s[\"“‘]?((?:{CODE})|(?:{_WORD})(?:\s(?:{CODE}|{_WORD}|\d{{1,2}}))?)[\"”’]?(?:\s[(（][^)）]{{1,30}}[)）])?,?\s(?:an?\s)?(?:[\w.-]+\s){{0,3}}?(?:{cars})\b"
        )
        tech = any_of("technology_nouns")
        self.technology = re.compile(
            rf"\s(?:(?<=['’]s\s)|(?<=\b(?:its|the|new|own|New)\s)|(?<=\bon\s)|(?<=\bwith\s))((?:{_WORD})(?:\s(?:{_WORD})){{0,2}}(?:\s\d(?:\.\d)?)?)\s(?:[a-z-]+\s)?(?:{tech})s?\b"
        )
        self.own_technology = re.compile(
            rf"(?:\bits own|['’]s own|\bown)\s(?:[\w-]+\s){{0,3}}?(?:{tech}),\s((?:{_WORD})(?:\s(?:{_WORD}|\d(?:\.\d)?)){{0,2}})(?=,|\s[(（]|\.)"
        )
        self.platform = re.compile(
            rf"\b(?:the|its|own|new)\s((?:{_WORD})(?:\s(?:{_WORD}|\d(?:\.\d)?)){{0,1}})\s(?:platform|architecture)\b"
        )
        self.versioned = re.compile(
            r"[^\w.-]([A-Z][A-Za-z-]*[A-Za-z]\s\d\.\d(?![\d%])|(?!In-)[A-Z][a-z]{2,}(?:\s|[A-Z][a-z]+\s?)?OS(?![\w-]))"
        )
        self.that_made = re.compile(r"[^.;\n]{0,80}?\b(?:that|which)\s(?=[A-Z])")
        self.apposed_technology = re.compile(
            rf"\W(?:its|own|new|a|the)\s(?:[\w-]+\s){{0,3}}?(?:{tech})(?:,\sthe|,?\s(?:called|named))\s[*_\"“‘]{{0,2}}((?:{_WORD})(?:\s(?:{_WORD})){{0,2}})"
        )
        makers = [*words["company_nouns"], *words["brand_nouns"]]
        fields = [
            f"{adjective}{gap}{noun}"
            for adjective in (*words["field_adjectives"], *words["origins"])
            for gap in _GAPS
            for noun in makers
        ]
        self._needs = {
            "noun_before": fields,
            "noun_after": fields,
            "venture": [*words["venture_nouns"], *words["brand_nouns"]],
            "making": words["making"],
            "under": ["under the "],
            "platform": ["platform", "architecture"],
            "own_technology": ["own "],
            "supplier": words["supplier_nouns"],
            "calls": ["calls ", "called "],
            "holder": words["shares"],
            "maker_verb": words["maker_verbs"],
            "naming": words["naming_verbs"],
            "apposed_technology": [
                f"{noun}{link}"
                for noun in words["technology_nouns"]
                for gap in _GAPS
                for link in (f",{gap}the", f"{gap}called", f"{gap}named", f",{gap}called", f",{gap}named")
            ],
        }
        self._words: list[str] = sorted({word for needed in self._needs.values() for word in needed})
        self._automaton = AhoCorasick(self._words)

    def lacking(self, text: str) -> set[str]:
        """The patterns that match nowhere in a text, because it has none of the words that each needs."""
        hits = self._automaton.find_matches_as_indexes(text, overlapping=True)
        present = {self._words[index] for index, _, _ in hits}
        return {name for name, needed in self._needs.items() if present.isdisjoint(needed)}


@functools.cache
def patterns() -> Patterns:
    """The patterns, made once."""
    return Patterns()
