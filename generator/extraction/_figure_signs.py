"""Signs that are surer than the nearest word: how a share, a purchase, a part of the staff and a target are written."""

from __future__ import annotations

import re

from generator.extraction._claim_place import Place
from generator.extraction.context import Context
from generator.extraction.counting import FLOWS
from generator.extraction.figures import VEHICLES, Figure, is_money
from generator.knowledge.attributes import attributes
from generator.model import MAKERS, Claim

_PAPERS = re.compile(
    r"\s?(?:of\s)?(?:its\s|the\s|all\s|issued\s)*(?:equity|stake|shareholding|shares?(?!\sof\sthe\smarket))\b"
)
_HELD = re.compile(
    r"\b(?:buy|buys|bought|acquired?|acquires|take|takes|took|taken|hold|holds|held|sell|sells|sold|own|owns|owned|keeps?|kept|"
    r"controls?|controlled|pay|paid|in control|retain(?:s|ed)?)\b[^.;]{0,60}$",
    re.IGNORECASE,
)
_IN_CONTROL = re.compile(r"\b(?:in control with|majority with|controls|controlling)\s\S{0,8}\s?$")
_OF = re.compile(r"\s(?:of|in)\s(?:the\s)?(?:new\s)?")
_BOUGHT = re.compile(
    r"\b(?:bought|buy|buying|acquir(?:e|es|ed|ing)|took over|take over|purchas(?:e|es|ed|ing))\b[^.;]{0,120}\bfor\s(?:about\s|some\s|up to\s)?\W?$"
)
_AGREED = re.compile(
    r"\b(?:agreed to pay|pays?|paid|will pay|is paying|takes? out|took out)\s(?:about\s|some\s|up to\s)?\W?$"
)
_RESEARCHERS = re.compile(
    r"\s?(?:people\s|persons\s)?(?:of (?:them|whom|these)|are|were|work)?\s?(?:are|were|work|working)?\s?(?:in|on|do|doing)\s(?:the\s)?(?:R&D|research and development|research)\b"
)
_OF_STAFF = re.compile(
    r"\s?of (?:the |its |all |our )?(?:total )?(?:number of )?(?:staff|employees|workforce|people|personnel|headcount)\b"
)
_AIMED = re.compile(r"\b(?:target|goal|aim)(?:s|ed)?\b[^.;:]{0,50}$", re.IGNORECASE)
_STORE = re.compile(r"\b(?:stores?|shops?|dealers?|dealerships?|outlets?)\b", re.IGNORECASE)
_RECKONED = re.compile(
    r"\b(?:if|assum\w+|suppos\w+|calculat\w+|account|break[- ]?even|keep (?:flat|the capital)|recover\w*|cost can be|"
    r"needs? to sell|has to sell|must sell|have to sell)\b",
    re.IGNORECASE,
)
_OF_A_CAR = re.compile(
    r"\bprofit (?:of|per|on|for) (?:a |each |every |one |the )?(?:dealer[’']s )?(?:car|vehicle|unit)\b[^,;]{0,16}$",
    re.IGNORECASE,
)
_FITTED_OUT = re.compile(
    r"\b(?:invest\w*|decorat\w+|fitting out|to open|opening|set up|build|built|costs?)\b", re.IGNORECASE
)
_RUN = re.compile(
    r"\b(?:rent|labou?r|wages|monthly (?:cost|expense)s?|running costs?|a month|per month)\b", re.IGNORECASE
)
_ENGINE = re.compile(
    r"\bengine(?: with| has|['’]s|,)? (?:a )?(?:the )?(?:maximum |max |peak |biggest |rated |top )?(?:power|output)\b[^.;,]{0,12}$",
    re.IGNORECASE,
)
_VERSIONS = re.compile(r"\bpric\w+[^.;]{0,40}$")
_CHARGING = re.compile(
    r"\bcharg\w+ (?:for |of )?\S{1,12} ?min\w*,? ?(?:the )?(?:endurance|range|mileage|battery life|cruising range)\b[^.;,]{0,24}$",
    re.IGNORECASE,
)
_MAKES = re.compile(
    r"\b(?<!can )(?<!could )(?<!to be able to )(?:make|makes|made|building|making) (?:about |around |some |at least |up to |more than |only |just )?$"
)
_NEV_PART = re.compile(
    r"\b(?:new energy(?: vehicles?| cars?| models?)?|NEVs?|electric cars?|electric vehicles|plug-ins|electrified models)\b(?:(?!\d%|\bsolid\b)[^.;%]){0,70}?"
    r"\b(?:account(?:ed|ing|s)? for|make up|made up|contribut\w+|to reach)\s(?:about |more than |less than |nearly |over |only |already )?$",
    re.IGNORECASE,
)
_OF_WHOM = re.compile(r",? (?:people,? |employees,? )?(?:of|among) (?:which|whom|them)\b")
_RESEARCH = re.compile(r"\b(?:R&D|R & D|research|engineers?|developers)\b", re.IGNORECASE)
_CAN = re.compile(
    r"\b(?:can|could|able to|designed to|designed for|capable of|capacity|planned for|laid out for|room for)\b[^.;]{0,50}$",
    re.IGNORECASE,
)
_CAPACITY = re.compile(r"\bcapacity (?:is |of |was |reaches |reached |will be )?(?:about |up to )?$", re.IGNORECASE)
_VERSION_PART = re.compile(
    r"\bversions?\b[^.;,]{0,30}\baccount(?:s|ed|ing)? for (?:about |more than |nearly )?$", re.IGNORECASE
)
_SELLS = re.compile(r"\b(?:sell|sold|sells|selling|deliver\w*|export\w*)\b", re.IGNORECASE)
_NO_FLOW = ("annual_capacity", "fleet", "users")


def by_sign(context: Context, place: Place, last: Claim | None) -> Figure | None:
    """What a figure is called where the words around it leave no doubt; ``last`` is the claim before in its sentence."""
    unit = place.quantity.unit
    reckoned = _store_account(context, place)
    if reckoned:
        return Figure(attributes()[reckoned], 0.0)
    text, start, end = context.text, place.line.start, place.quantity.start
    if unit in ("km", "mi") and _CHARGING.search(text, start, end):
        return Figure(attributes()["charging_range"], 0.0)
    if unit in ("kW", "hp", "PS") and _ENGINE.search(text, max(start, end - 60), end):
        return Figure(attributes()["engine_power"], 0.0)
    if unit == "{model}" and _VERSIONS.search(text, max(start, end - 50), end):
        return Figure(attributes()["version_count"], 0.0)
    if unit == "%":
        found = _share(context, place, last)
    elif is_money(unit):
        found = "investment" if _is_purchase(context, place) else None
    elif unit == "{person}" and _OF_WHOM.match(text, place.quantity.end) and not _RESEARCH.search(text, start, end):
        found = "staff"  # "3,200 people, of which R&D personnel account for 70 %"
    elif unit in ("{person}", None) and last and last.attribute == "staff":
        found = "rd_staff" if _RESEARCHERS.match(context.text, place.quantity.end) else None
    else:
        if unit in VEHICLES and _is_capacity(context, place, last):
            return Figure(attributes()["annual_capacity"], 0.0)
        if unit in VEHICLES and _MAKES.search(text, max(start, end - 40), end):
            return Figure(attributes()["production"], 0.0)
        cars = unit == "{vehicle}" or (unit is None and (last is None or last.unit in VEHICLES))
        found = "sales" if cars and _is_target(context, place) else None
    return Figure(attributes()[found], 0.0) if found else None


def _store_account(context: Context, place: Place) -> str | None:
    """What a figure is in an account of what a store must earn: "if the gross profit per car is 15,000 yuan"."""
    text, line, quantity = context.text, place.line, place.quantity
    if not _STORE.search(text, line.start, line.end) or not _RECKONED.search(text, line.start, line.end):
        return None
    before = text[context.clause(line, quantity.start)[0] : quantity.start]
    if is_money(quantity.unit):
        if _OF_A_CAR.search(before):
            return "dealer_gross_profit_per_car"
        if _RUN.search(before) or (quantity.unit or "").endswith("/mo"):
            return "store_cost"
        return "store_investment" if _FITTED_OUT.search(before) else None
    sells = re.search(r"\bsell\w*\b[^.;]{0,40}$", before)
    return "store_break_even_sales" if quantity.unit in VEHICLES and sells else None


def _share(context: Context, place: Place, last: Claim | None) -> str | None:
    """``stake`` for what is held of a company, ``rd_staff_share`` for the researchers among the staff."""
    text, line, quantity = context.text, place.line, place.quantity
    if last and last.attribute == "rd_staff" and quantity.start - place.line.start > 0:
        told = text[max(line.start, quantity.start - 30) : quantity.start]
        if "account" in told or "ratio" in told or _OF_STAFF.match(text, quantity.end):
            return "rd_staff_share"
    if _NEV_PART.search(text, max(line.start, quantity.start - 110), quantity.start):
        return "nev_share"
    if _VERSION_PART.search(text, max(line.start, quantity.start - 70), quantity.start):
        return "sales_share"
    if any(cue.key == "premium" for cue in place.cues):
        return None
    before = text[max(line.start, quantity.start - 90) : quantity.start]
    if _PAPERS.match(text, quantity.end) or _IN_CONTROL.search(before):
        return "stake"
    of = _OF.match(text, quantity.end)
    held = of and any(m.start == of.end() and context.kind(m.entity) in MAKERS for m in line.mentions)
    return "stake" if held and _HELD.search(before) else None


def _is_purchase(context: Context, place: Place) -> bool:
    """True for what is paid for a company or a part of it: "bought 60% of Talvik for 620 million yuan"."""
    text, line, quantity = context.text, place.line, place.quantity
    value = quantity.value[0] if isinstance(quantity.value, tuple) else quantity.value
    if value < 1_000_000 or any(cue.key in ("fine", "deposit", "subsidy") for cue in place.cues):
        return False
    before = text[max(line.start, quantity.start - 150) : quantity.start]
    return bool(_BOUGHT.search(before) or _AGREED.search(before))


def _is_capacity(context: Context, place: Place, last: Claim | None) -> bool:
    """True for what a plant can make in a year, and for what follows it: "20,000 cars and 300,000 scooters a year"."""
    text, line, quantity = context.text, place.line, place.quantity
    if _SELLS.search(text, max(line.start, quantity.start - 60), quantity.start):
        return False
    size = quantity.value[0] if isinstance(quantity.value, tuple) else quantity.value
    goes_on = (
        last is not None
        and size >= 90
        and last.attribute == "annual_capacity"
        and last.evidence[0].sentence == line.index
    )
    if _CAPACITY.search(text, max(line.start, quantity.start - 40), quantity.start):
        return True
    yearly = quantity.unit == "{vehicle}/a" and _CAN.search(text, max(line.start, quantity.start - 70), quantity.start)
    return goes_on or bool(yearly)


def _is_target(context: Context, place: Place) -> bool:
    """True for a number of cars aimed at, where nothing says whether they are to be delivered, built or exported."""
    line, quantity = place.line, place.quantity
    value = quantity.value[0] if isinstance(quantity.value, tuple) else quantity.value
    if value < 1000 or not _AIMED.search(context.text, max(line.start, quantity.start - 70), quantity.start):
        return False
    start, end = context.clause(line, quantity.start)
    counted = (*FLOWS, "exports", "orders", *_NO_FLOW)
    near = (cue for cue in place.cues if start <= cue.start < end and cue.key in counted)
    return all(context.text[cue.start : cue.end].lower() == "annual" for cue in near)
