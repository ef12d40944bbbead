"""The figures behind each chart as CSV, JSON and YAML, for readers who draw their own."""

import csv
import io
import re
from collections.abc import Callable, Iterator
from functools import partial
from hashlib import blake2b
from typing import Any

from markupsafe import Markup

from generator.model import Claim, Output, Part, Profile
from generator.rendering import wording
from generator.rendering.catalogue import Catalogue
from generator.rendering.drawing_file import drawing_file
from generator.rendering.keys import Keys, key_of
from generator.rendering.links import Links, claim_anchor
from generator.rendering.quantities import numbers_of
from generator.rendering.record_parts import Runs, json_parts, yaml_parts
from generator.rendering.views import drawn
from generator.rendering.views.findings import Link, write_scope

FOLDER = "data/charts"
FORMATS = (("CSV", "csv"), ("JSON", "json"), ("YAML", "yml"), ("SVG", "svg"))

_Row = dict[str, Any]
#: The charts of figures over time, by entity.
Drawings = list[tuple[Profile, list[drawn.Drawing]]]


def chart_name(title: str) -> str:
    """A chart's name in addresses: words of its title, and a hash that tells like titles apart."""
    words = re.sub(r"[^a-z0-9]+", "-", title.lower()).strip("-")[:60].strip("-")
    return f"{words}-{blake2b(title.encode(), digest_size=3).hexdigest()}".lstrip("-")


def chart_links(page: Links, title: str) -> list[Link]:
    """Where the figures of a chart are, as a page links them."""
    return [Link(text, page.file(f"{FOLDER}/{chart_name(title)}.{ending}")) for text, ending in FORMATS]


def all_drawings(catalogue: Catalogue) -> Drawings:
    """The charts of figures over time of all entities that have any."""
    found = ((profile, drawn.figures(profile)) for profile in catalogue.report.profiles)
    return [(profile, drawings) for profile, drawings in found if drawings]


def chart_outputs(catalogue: Catalogue, keys: Keys, drawings: Drawings) -> Iterator[Output]:
    """The files of all charts of the page of charts."""
    if prices := drawn.prices(catalogue):
        shown = prices.shown
        runs = [
            (keys.some_claims(profile, claims), _rows(catalogue, profile, claims)) for profile, claims in prices.told
        ]
        key = key_of([key for key, _ in runs], [profile.id for profile, _ in shown])
        page = catalogue.taken_away(f"{FOLDER}/index.md")
        yield from _files(drawn.PRICES, key, runs, lambda: drawn.price_ranges(catalogue, shown, page))
    for profile, drawn_of in drawings:
        key = keys.claims(profile)
        for drawing in drawn_of:
            rows = [(key, _rows(catalogue, profile, drawing.claims))]
            yield from _files(drawing.title, key, rows, partial(getattr, drawing, "svg"))
    svg, points = drawn.coverage(catalogue)
    if svg:
        months: list[_Row] = [{"month": point.label, "articles": int(point.value)} for point in points]
        key = key_of(months)
        yield from _files(drawn.COVERAGE, key, [(key, lambda: months)], lambda: svg)


def _files(title: str, key: str, rows: Runs, svg: Callable[[], Markup]) -> Iterator[Output]:
    path, head = f"{FOLDER}/{chart_name(title)}", {"title": title}
    yield Output(f"{path}.csv", [Part(key, lambda: list(_csv_parts(rows)))])
    yield Output(
        f"{path}.json", [Part(key, lambda: [*json_parts("head", head, {"rows": rows}), Part("last", lambda: b"\n")])]
    )
    yield Output(f"{path}.yml", [Part(key, lambda: list(yaml_parts("head", head, {"rows": rows})))])
    yield Output(f"{path}.svg", [Part(key, lambda: drawing_file(title, svg()))])


def _rows(catalogue: Catalogue, profile: Profile, claims: list[Claim]) -> Callable[[], list[_Row]]:
    return lambda: [_row(catalogue, profile, claim) for claim in claims]


def _row(catalogue: Catalogue, profile: Profile, claim: Claim) -> _Row:
    numbers = numbers_of(claim.value)
    said = claim.evidence[0]
    return {
        "entity": profile.id,
        "name": profile.name,
        "attribute": claim.attribute,
        "label": wording.claim_label(claim),
        "period": claim.period,
        "low": numbers[0],
        "high": numbers[-1],
        "unit": claim.unit,
        "bound": claim.bound,
        "scope": write_scope(claim),
        "status": claim.status,
        "claim": claim.id,
        "page": catalogue.taken_away(f"{FOLDER}/index.md").page(catalogue.page_of(profile, claim), claim_anchor(claim)),
        "article": said.article,
        "quote": said.quote,
    }


def _csv_parts(runs: Runs) -> Iterator[Part]:
    for number, (key, make) in enumerate(runs):
        yield Part(f"{key}:{min(number, 1)}", partial(_csv, make, with_head=not number))


def _csv(make: Callable[[], list[_Row]], *, with_head: bool) -> bytes:
    rows, stream = make(), io.StringIO()
    writer = csv.DictWriter(stream, list(rows[0]), lineterminator="\n")
    if with_head:
        writer.writeheader()
    writer.writerows(rows)
    return stream.getvalue().encode("utf-8")
