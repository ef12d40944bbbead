"""The pattern of each form that a date is written in; the vocabulary comes from ``knowledge/dates.yml``.

Named groups hold what the readers need. Forms are tried in the order given here, the longer ones before their parts.
"""

from generator.extraction._date_forms import cased, months, words
from generator.knowledge import rules

_YEAR = r"(?:19|20)\d\d"
_HALF_DAY = r"(?:\s(?:morning|afternoon|evening|night))?"
_SUFFIX = r"(?:st|nd|rd|th)"
_DASH = r"(?:\s?[-–—~]\s?|\s(?:to|and|or|through)\s)"
_BORDER = r"(?:\b|(?<=[a-z])(?=[A-Z]))"  # of a word, glued to the one before it or not: "CarsTwo years ago"
_NO_AMOUNT = r"(?<![\w.,/$€£¥#-])"  # what stands before a number that is no price, version or part of a name
_UNITS = r"(?:years?|quarters?|months?|weeks?|days?|decades?)"


def sources() -> dict[str, str]:
    """Pattern of each form, in the order in which they are tried at a place."""
    return {**_numeric(), **_calendar(), **_opened(), **_parts(), **_counted(), **_last()}


def _numeric() -> dict[str, str]:
    """Dates in digits, and Chinese ones that the translation left as they were."""
    clock = r"(?:[T\s]\s?[0-2]?\d:[0-5]\d(?::[0-5]\d)?(?:\.\d+)?(?:Z|[+-]\d\d:?\d\d)?)?"
    solid = r"(?<![\d.,/$€£¥#])"
    month, to = r"1[0-2]|0?[1-9]", r"\s?[-–—~至到]\s?"
    return {
        "hanzi": rf"(?P<word>{words(rules('dates')['hanzi'])})",
        "cjk": rf"{solid}(?:(?P<year>{_YEAR})\s?年)?\s?"
        rf"(?:(?P<first>{month})\s?月?{to}(?P<last>{month})\s?月份?"
        rf"|(?P<month>{month})\s?月份?(?:\s?(?P<day>[0-3]?\d)\s?[日号]?(?:{to}(?P<to>[0-3]?\d)\s?[日号]|(?<=[日号])))?)"
        rf"|{solid}(?P<year2>{_YEAR})\s?年",
        "iso": rf"{_NO_AMOUNT}(?P<year>{_YEAR})(?:-(?P<m1>[01]?\d)-(?P<d1>[0-3]?\d)|\.(?P<m2>[01]?\d)\.(?P<d2>[0-3]?\d)"
        rf"|/(?P<m3>[01]?\d)/(?P<d3>[0-3]?\d)|-(?P<m4>0[1-9]|1[0-2])(?![-\d])){clock}(?![\d%/]|[-.:]\d)",
        "clocked": r"(?<![\w.,/$-])(?P<month>0[1-9]|1[0-2])-(?P<day>[0-3]\d)\s[0-2]?\d:[0-5]\d",
        "slash": r"(?<![\w.,/$-])(?P<a>[0-3]?\d)(?:/(?P<b>[0-3]?\d)/|\.(?P<b2>[0-3]?\d)\.)"
        r"(?P<year>(?:19|20)?\d\d)(?![\w/%]|[.-]\d)",
        "years": rf"{_NO_AMOUNT}(?P<year>{_YEAR})(?:\s?[-–—~/]\s?(?P<last>{_YEAR})|[-–/](?P<short>\d\d))"
        r"(?![\w/%-]|[.,]\d)",
    }


def _calendar() -> dict[str, str]:
    """Days and months by name."""
    month = rf"(?:{words(months())})(?![a-z])\.?"
    feasts = [form for name in rules("dates")["feasts"] for form in (name, name.replace("'", "’"))]
    return {
        "mdy": rf"(?<![A-Z])(?P<month>{month})\s?(?P<day>[0-3]?\d){_SUFFIX}?"
        rf"(?:{_DASH}(?P<last>[0-3]?\d){_SUFFIX}?(?![\w%]|[.,/:]\d))?"
        rf"(?:,(?P<year>{_YEAR})(?![\w,]))?(?![\d%万亿]|[.,/:]\d|-\d|[A-Za-z]\w*\d)",
        "dmy": rf"{_NO_AMOUNT}(?:(?P<day>[0-3]?\d){_SUFFIX}?{_DASH})?(?P<last>[0-3]?\d){_SUFFIX}?\s"
        rf"(?:of\s|day\sof\s)?(?P<month>{month})",
        "month": rf"(?:\b(?P<shift>{cased(rules('dates')['shifts'])})\s)?(?<![A-Z])(?P<month>{month})(?!\w)",
        "feast": rf"\b(?P<name>{words(feasts)})\b",
    }


def _parts() -> dict[str, str]:
    """Quarters, halves, the first months of a year, fiscal years."""
    ordinal = rf"(?:[Tt]he\s)?(?P<ordinal>{cased(rules('dates')['ordinals'])})"
    count = rf"{cased(rules('dates')['numbers'])}|\d{{1,3}}"
    return {
        "quarter": rf"\b(?:{ordinal}(?:\s(?:fiscal|calendar))?[\s-]quarter(?:ly|s)?"
        rf"|Q(?P<q>[1-4])(?:[\s’'-]?(?:FY)?\s?(?P<year>{_YEAR}|(?<=[’'Y\d])\d\d(?!\s)))?"
        rf"|(?P<q2>[1-4])Q\s?['’]?(?P<year2>{_YEAR}|\d\d)?|(?P<year3>{_YEAR}|\d\d)Q(?P<q3>[1-4]))(?![\w%]|[.,]\d)",
        "shared": rf"\b{ordinal}(?=\s(?:and|or|to|through)\s(?:the\s)?(?:second|third|fourth|final)\s(?P<of>quarter|half))",
        "half": rf"\b(?:{ordinal}[\s-]half|H(?P<h>[12])(?:[\s’'-]?(?P<year>{_YEAR}|(?<=[’'\d])\d\d(?!\s)))?"
        rf"|(?P<h2>[12])H\s?['’]?(?P<year2>{_YEAR}|\d\d)?|(?P<year3>{_YEAR}|\d\d)H(?P<h3>[12]))(?!\w)",
        "firsts": rf"\b(?:[Tt]he\s)?[Ff]irst\s(?:(?P<count>{count})\s(?P<of>months|quarters)\b"
        rf"|month(?=\sof\s(?:the\syear\b|this\s|last\s|next\s|{_YEAR})))",
        "fiscal": rf"\b(?:(?:[Ff]iscal|[Ff]inancial)(?:\s[Yy]ear)?\s|FY\s?['’]?)(?P<year>{_YEAR}|\d\d)"
        r"(?:[-–/](?P<short>\d\d))?(?!\w|[.,]\d)",
        "nth": rf"\b(?:[Tt]he\s)?(?:very\s)?(?P<ordinal>{cased(rules('dates')['ordinals'])}|[Ll]ast)\s(?:full\s)?"
        rf"(?:week|(?P<weekday>{words(rules('dates')['weekdays'])})(?=\s(?:of|in)\s(?:{words(months())}|this|next|last|each)\b))"
        r"(?=\s(?:of|in)\s(?!a\srow))",
    }


def _counted() -> dict[str, str]:
    """What is counted from the reference or from a date before."""
    data = rules("dates")
    shift = cased(data["shifts"])
    any_shift = cased([*data["shifts"], *data["context_shifts"]])
    weekday = words([*data["weekdays"], *(day.upper() for day in data["weekdays"])])
    count = rf"{cased(data['numbers'])}|\d{{1,3}}"
    seasons = words(data["seasons"])
    return {
        "day": rf"{_BORDER}(?P<word>{cased(data['days'])}){_HALF_DAY}\b"
        rf"(?:(?:['’]s)\s(?:\w+\s)?(?P<timeless>{words(data['timeless'])})\b)?",
        "weekday": rf"\b(?:(?:[Tt]his\s)?(?P<shift>{shift})\s)?(?P<weekday>{weekday}){_HALF_DAY}\b",
        "yearago": r"\b(?:[Tt]he\s)?year-(?P<way>ago|earlier)\s(?:period|quarter|months?|half|time)\b",
        "period": r"\b(?:[Tt]he\s)?(?:very\s)?(?:same|comparable|corresponding)\s(?:period|quarter|months?|time\speriod)(?:\s(?:of|in))?\s(?:the\s)?"
        r"(?:(?P<last>(?:last|previous|prior)\syear|(?:a|one|the)\syear\s(?:ago|earlier|before)|previous)"
        rf"|(?P<stated>this\syear)|(?P<year>{_YEAR}))\b",
        "relative": rf"{_BORDER}(?:[Tt]he\s|[Ll]ater\s|[Ee]arlier\s|[Tt]his\s(?=past|coming))?(?P<shift>{any_shift})\s"
        rf"(?:(?:fiscal|calendar|entire|whole)\s)?(?P<unit>year|quarter|month|weekend|week|day|decade|{seasons})"
        r"(?![\w-])(?!\s(?:around|high|low)\b)",
        "span": rf"{_BORDER}(?:[Tt]he\s|[Tt]hese\s)?(?P<shift>{shift})\s(?P<count>{count})\s(?P<unit>{_UNITS})\b"
        r"(?!\s(?:ago|earlier))",
        "ahead": r"(?:(?<=\bthrough )|(?<=\bThrough )|(?<=\bin )|(?<=\bIn )|(?<=\bwithin )|(?<=\bWithin )|(?<=\bafter )|(?<=\bAfter ))"
        rf"(?P<low>{count})\s?(?:to|or|-|–)\s?(?P<high>{count})\syears\b",
        "ago": rf"{_BORDER}(?P<count>{count})[\s-](?P<unit>{_UNITS})\s"
        r"(?P<way>ago|earlier|later|before|previous|previously|after\sthat)\b(?!\sthan\b)",
        "other": r"\b[Tt]he\s(?P<unit>year|month|quarter|day)\s"
        r"(?:(?P<way>previous|earlier)\b|(?P<way2>before|after)(?=\s?[.,;)]|$))|\b(?P<next>[Nn]ext\sday)\b",
        "whole": r"\b(?:(?:[Tt]he\s)?(?:full|whole|entire)[\s-](?P<unit>year|month|quarter)"
        r"|(?:[Tt]he\s|(?<=\bof )|(?<=\bin ))(?:(?:fiscal|financial|calendar)\s)?"
        r"(?P<unit2>year|month|quarter|day|weekend|week)"
        rf"|(?P<yearend>[Yy]ear[\s-]end(?:\s(?P<year>{_YEAR}))?))(?![\w-])(?!['’]s)",
        "season": rf"\b(?:[Tt]he\s|[Ll]ast\s|(?<=\bin )|(?<=\bIn )|(?<=\bby )|(?<=\bsince ))(?P<season>{seasons})\b"
        rf"|\b(?P<title>{cased(data['seasons'])})(?:\sof)?(?=\s(?:{_YEAR}|1[5-8]\d\d)\b)"
        rf"|(?:(?<=\btheir )|(?<=\bits )|(?<=\bthe ))(?P<named>{words(word.title() for word in data['seasons'])})(?=\s[a-z]{{4}})",
        "streak": r"\b(?:[Aa]\s|[Tt]he\s|[Ii]ts\s)?(?:(?:second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)\s"
        r"(?:(?:consecutive|straight|successive)\s(?P<unit>day|week)|(?P<unit2>day|week)(?=\s(?:in\sa\srow|running)))"
        r"|(?:best|worst|biggest|strongest|weakest|busiest)\s(?P<unit3>day|week)(?=\s(?:since|ever|in)\b))\b",
        "then": r"(?:(?<=\bby )|(?<=\bBy )|(?<=\buntil )|(?<=\bbefore )|(?<=\bsince ))that\stime\b",
        "trading": r"\b(?:[Ee]arly\s|[Ll]ate\s)?(?:morning|afternoon|midday|late|early)(?=\strading\b)",
    }


def _opened() -> dict[str, str]:
    """Durations that are counted from an opening, or that repeat a period."""
    count = rf"{cased(rules('dates')['numbers'])}|\d{{1,3}}"
    first = r"(?:[Ff]irst|[Oo]pening|[Ll]aunch|[Ii]nitial)"
    openings = rf"(?:\w+\s){{0,3}}?(?i:{'|'.join(rules('dates')['openings'])})"
    return {
        "opening": rf"\b(?:(?:[Tt]he\s|[Ii]ts\s|[Tt]heir\s)?{first}\s(?:(?P<full>full)\s)?"
        rf"(?:(?P<count>{count})[\s-])?(?P<unit>hours|days?|weeks?|weekend|months?(?=\safter\s|\s(?:of|from)\s{openings})"
        r"|month(?!s))(?=\s(?:after|since|from)\s|\s(?:of|in|into)\s" + openings + r"|(?!\s(?:of|in|into|ever)\b))"
        r"|[Ww]ithin\s(?:(?:just|only|about|under|the\sfirst)\s)?"
        rf"(?P<count2>{count})[\s-](?P<unit2>hours|days|weeks?|months?)"
        rf"|(?P<count3>{count})\s(?P<unit3>hours|days)(?=\s(?:after|from|into|since|of)\s{openings}))\b(?!-)",
        "those": rf"\b(?:(?:[Tt]hose|[Tt]hese)\s(?P<count>{count})\s(?P<unit>months|quarters|years)"
        r"|(?:(?<=\bin )|(?<=\bIn )|(?<=\bover )|(?<=\bOver )|(?<=\bduring )|(?<=\bDuring ))(?:the|that|this)\speriod"
        r"(?!\s(?:to|from|of|between|until|till|up|under|since|before|after|when|that|which|in|for|ended|ending|\d)\b))\b",
    }


def _last() -> dict[str, str]:
    """What is tried when nothing longer fits: a bare day, decade, time of day or year."""
    zone = rf"(?:{words(rules('dates')['zones'])})\b(?:\s?[+-]\d+)?"
    city = r"\s(?:U\.S\.\s)?(?:[A-Z][a-z]+\s){1,2}[Tt]ime\b"
    prefixes = ("Mid", "End", "Pre", "Post", "Late", "Early")
    dashed = "|".join(rf"(?<=[{word[0]}{word[0].lower()}]{word[1:]}-)" for word in prefixes)
    pronouns = r"and|that|at|in|the|he|she|it|they|to|by|with|as|for|after|before|a|an"
    after_day = rf"{pronouns}|of\s(?:this|that|last|next|the\s(?:same|month))"
    return {
        "ordinal": rf"\b[Tt]he\s(?P<day>[0-3]?\d){_SUFFIX}(?=\s(?:{after_day})\b|[.,;:)]|\s*$|\s[A-Z])",
        "decade": r"(?<![\w$€£¥#])(?:(?P<year>(?:19|20)\d0)s|(?:(?<=[Tt]he )|(?<=and )|(?<=[Ee]arly )|(?<=[Ll]ate )|(?<=[Mm]id-))['’`]?(?P<short>[2-9]0)s)\b",
        "century": rf"\b(?P<ordinal>1[5-9]th|20th|21st|{cased(rules('dates')['centuries'])})[\s-]century\b",
        "short": r"(?<![\w'’])(?:(?<=\bsince )|(?<=\bin )|(?<=\bof ))['’](?P<year>\d\d)\b",
        "time": r"(?<![\w.,:/$-])(?:[01]?\d|2[0-3])(?:[:.]?[0-5]\d)?\s?"
        rf"(?:[AaPp]\.?[Mm]\b\.?(?:\s\(?{zone}\)?|{city})?|{zone})",
        "year": rf"(?:(?<![A-Za-z0-9_$€£¥#/@&+=%-])(?<!\d[.,:])|{dashed}|(?<=\b[Ii]n)|(?<=\bof))(?P<year>{_YEAR}|1[5-8]\d\d)"
        r"(?![\d%]|[.,:]\d|/\w|[-–]\d|-[a-zA-Z]|[a-z_]|\.\w|\s?[x×]\s?\d)",
    }
