"""The vocabulary of the whole generator: typed, frozen, without input or output."""

from generator.model.article import READABLE, Article, Basis, Role, Sentence
from generator.model.entity import MAKERS, PLURAL, Entity, Kind, Origin
from generator.model.errors import Fault, InputError, did_you_mean
from generator.model.finding import (
    Bound,
    Claim,
    Event,
    EventStatus,
    EventType,
    Evidence,
    Leftover,
    Mention,
    Reading,
    Relation,
    Status,
    Value,
)
from generator.model.output import KnownFile, KnownPart, Output, Part, pieces
from generator.model.report import Mentions, Profile, Report

__all__ = [
    "MAKERS",
    "PLURAL",
    "READABLE",
    "Article",
    "Basis",
    "Bound",
    "Claim",
    "Entity",
    "Event",
    "EventStatus",
    "EventType",
    "Evidence",
    "Fault",
    "InputError",
    "Kind",
    "KnownFile",
    "KnownPart",
    "Leftover",
    "Mention",
    "Mentions",
    "Origin",
    "Output",
    "Part",
    "Profile",
    "Reading",
    "Relation",
    "Report",
    "Role",
    "Sentence",
    "Status",
    "Value",
    "did_you_mean",
    "pieces",
]
