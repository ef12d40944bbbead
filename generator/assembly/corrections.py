"""A curator's verdicts on claims and events: read strictly, then applied.

The file is a list. Each entry names one claim or event, by its id (``claim:`` or ``event:``) or by where it is said
(``article:``, a part of the ``quote:``, and ``attribute:`` or ``type:``, narrowed by ``subject:`` and ``value:`` where
the sentence says more than one such thing), gives a ``verdict:`` (reject, amend, confirm) and the ``reason:``; ``to:``
holds what an amended one is to say.
"""

from collections.abc import Callable, Iterable
from typing import Any, Literal, TypeVar, get_args

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from generator.assembly.stable import canonical_value
from generator.knowledge.strict_yaml import Located
from generator.model import Claim, Event, Fault, InputError, did_you_mean

Verdict = Literal["reject", "amend", "confirm"]
Finding = TypeVar("Finding", Claim, Event)

_TEXTS = ("verdict", "reason", "claim", "event", "article", "quote", "attribute", "type", "subject")
_KEYS = (*_TEXTS, "value", "to")
_AMENDABLE: dict[str, tuple[str, ...]] = {
    "claim": ("subject", "attribute", "value", "unit", "bound", "period", "scope", "status", "speaker"),
    "event": ("date", "type", "title", "participants", "status"),
}


class Correction(Struct, frozen=True, kw_only=True):
    """One verdict, on a claim or an event."""

    line: int  # of the file, 1-based
    kind: Literal["claim", "event"]
    verdict: Verdict
    reason: str
    id: str | None = None
    article: str | None = None
    quote: str | None = None
    name: str | None = None  # attribute of the claim, or type of the event
    subject: str | None = None
    value: Any = None
    to: dict[str, Any] = {}


class Corrections(Struct, frozen=True):
    """All verdicts of a file."""

    file: str = ""
    items: tuple[Correction, ...] = ()


def read_corrections(content: Any, file: str) -> Corrections:
    """The verdicts in a file's YAML content. Raises InputError with every fault."""
    if content is None:
        return Corrections(file)
    if not isinstance(content, list):
        raise InputError([Fault(file, 1, "must be a list of verdicts, each with verdict, reason and what it is about")])
    faults: list[Fault] = []
    items = []
    for entry in content:
        if not isinstance(entry, Located):
            faults.append(Fault(file, 0, f"each verdict must be a mapping, found {entry!r}"))
            continue
        found = _faults_of(entry, file)
        faults += found
        if not found:
            items.append(_correction(entry))
    if faults:
        raise InputError(faults)
    return Corrections(file, tuple(items))


def _faults_of(entry: Located, file: str) -> list[Fault]:
    faults = []

    def fault(message: str, key: str = "") -> None:
        faults.append(Fault(file, entry.lines.get(key, entry.line), message))

    for key, value in entry.items():
        if key not in _KEYS:
            fault(f"unknown key {key!r}{did_you_mean(key, _KEYS)}", key)
        elif key in _TEXTS and not isinstance(value, str):
            fault(f"{key} must be text, found {value!r}", key)
    verdict = entry.get("verdict")
    if verdict not in get_args(Verdict):
        hint = did_you_mean(str(verdict), get_args(Verdict))
        fault(f"verdict must be reject, amend or confirm, found {verdict!r}{hint}", "verdict")
    if not entry.get("reason"):
        fault("a verdict needs its reason", "reason")
    by_id = [key for key in ("claim", "event") if key in entry]
    by_place = [key for key in ("attribute", "type") if key in entry]
    if len(by_id) == 1:
        if "article" in entry or "quote" in entry:
            fault("name it by its id or by article and quote, not by both", by_id[0])
    elif by_id or len(by_place) != 1 or not entry.get("article") or not entry.get("quote"):
        fault("name one claim or event: by its id, or by article, quote and attribute (a claim) or type (an event)")
    faults += _faults_of_amendment(entry, file)
    return faults


def _faults_of_amendment(entry: Located, file: str) -> list[Fault]:
    to = entry.get("to")
    line = entry.lines.get("to", entry.line)
    if entry.get("verdict") != "amend":
        return [Fault(file, line, "to: belongs to the verdict amend alone")] if "to" in entry else []
    allowed = _AMENDABLE[_kind(entry)]
    if not isinstance(to, Located) or not to:
        return [Fault(file, line, f"amend needs to: with some of {', '.join(allowed)}")]
    faults = [
        Fault(file, to.lines[key], f"to: unknown key {key!r}{did_you_mean(key, allowed)}")
        for key in to
        if key not in allowed
    ]
    fields = {field.name: field.type for field in msgspec.structs.fields(Claim if _kind(entry) == "claim" else Event)}
    for key in to.keys() & set(allowed):
        try:
            msgspec.convert(to[key], fields[key])
        except msgspec.ValidationError as error:
            faults.append(Fault(file, to.lines[key], f"to: {key}: {error}"))
    return faults


def _kind(entry: Located) -> Literal["claim", "event"]:
    return "event" if "event" in entry or "type" in entry else "claim"


def _correction(entry: Located) -> Correction:
    kind = _kind(entry)
    to = dict(entry.get("to") or {})
    if "participants" in to:
        to["participants"] = tuple(to["participants"])
    return Correction(
        line=entry.line,
        kind=kind,
        verdict=entry["verdict"],
        reason=entry["reason"],
        id=entry.get(kind),
        article=entry.get("article"),
        quote=entry.get("quote"),
        name=entry.get("attribute") or entry.get("type"),
        subject=entry.get("subject"),
        value=entry.get("value"),
        to=to,
    )


class Verdicts:
    """Applies corrections and keeps the faults of those that meet nothing, or more than one thing."""

    def __init__(self, corrections: Corrections, entities: Iterable[str] = ()) -> None:
        self._corrections = corrections
        self._entities = frozenset(entities)
        self._faults: list[Fault] = []

    def __bool__(self) -> bool:
        return bool(self._corrections.items)

    def apply_to_claims(self, claims: list[Claim]) -> list[Claim]:
        """The claims without the rejected ones and with the amended ones as they are to be."""
        return self._apply("claim", claims, lambda claim: (claim.attribute, (claim.subject,)))

    def apply_to_events(self, events: list[Event]) -> list[Event]:
        """As :meth:`apply_to_claims`, for events."""
        return self._apply("event", events, lambda event: (event.type, event.participants))

    def check_all_met(self) -> None:
        """Raises InputError with every correction that could not be applied."""
        if self._faults:
            raise InputError(self._faults)

    def _apply(
        self,
        kind: Literal["claim", "event"],
        findings: list[Finding],
        naming: Callable[[Finding], tuple[str, tuple[str, ...]]],
    ) -> list[Finding]:
        result: dict[str, Finding | None] = {finding.id: finding for finding in findings}
        for item in self._corrections.items:
            if item.kind != kind:
                continue
            met = [finding for finding in findings if _meets(item, finding, *naming(finding))]
            if len(met) != 1:
                self._fault(item, _unmet(item, findings) if not met else _ambiguous(item, met))
            elif item.verdict == "reject":
                result[met[0].id] = None
            elif item.verdict == "amend" and self._knows_ids(item):
                result[met[0].id] = replace(met[0], **item.to)
        return [finding for finding in result.values() if finding is not None]

    def _knows_ids(self, item: Correction) -> bool:
        named = [item.to.get("subject"), item.to.get("speaker"), *item.to.get("participants", ())]
        unknown = [id_ for id_ in named if id_ is not None and id_ not in self._entities]
        for id_ in unknown:
            self._fault(item, f"to: {id_!r} is no entity{did_you_mean(id_, self._entities)}")
        return not unknown

    def _fault(self, item: Correction, message: str) -> None:
        self._faults.append(Fault(self._corrections.file, item.line, message))


def _meets(item: Correction, finding: Claim | Event, name: str, owners: tuple[str, ...]) -> bool:
    if item.id is not None:
        return finding.id == item.id
    if name != item.name or (item.subject and item.subject not in owners):
        return False
    if item.value is not None and (
        not isinstance(finding, Claim) or canonical_value(finding.value) != canonical_value(item.value)
    ):
        return False
    words = " ".join((item.quote or "").split())
    return any(e.article == item.article and words in " ".join(e.quote.split()) for e in finding.evidence)


def _unmet(item: Correction, findings: Iterable[Claim | Event]) -> str:
    findings = list(findings)
    if item.id is not None:
        return f"no {item.kind} has the id {item.id!r}{did_you_mean(item.id, [f.id for f in findings])}"
    articles = {e.article for finding in findings for e in finding.evidence}
    if item.article not in articles:
        return f"no {item.kind} was taken from an article {item.article!r}{did_you_mean(item.article or '', articles)}"
    quotes = [e.quote for finding in findings for e in finding.evidence if e.article == item.article]
    words = " ".join((item.quote or "").split())
    if not any(words in " ".join(quote.split()) for quote in quotes):
        return f"no {item.kind} of {item.article} rests on {item.quote!r}{did_you_mean(item.quote or '', quotes)}"
    return f"the sentence bears no {item.kind} {item.name!r}" + (f" of {item.subject}" if item.subject else "")


def _ambiguous(item: Correction, met: Iterable[Claim | Event]) -> str:
    ids = ", ".join(finding.id for finding in met)
    return f"meets several: {ids}; add subject or value, or name one by {item.kind}: ID"
