"""The figures behind each chart as CSV, JSON and YAML, for readers who draw their own, and the drawing as SVG."""

import csv
import io
import re
from collections.abc import Iterator
from functools import partial
from hashlib import blake2b
from typing import Any

from markupsafe import Markup

from generator.model import Claim, Output, Part, Profile
from generator.rendering import wording
from generator.rendering.catalogue import Catalogue
from generator.rendering.dataset import to_json
from generator.rendering.drawing_file import drawing_file
from generator.rendering.links import Links, claim_anchor
from generator.rendering.quantities import numbers_of
from generator.rendering.views import drawn
from generator.rendering.views.findings import Link, write_scope
from generator.rendering.yaml_emitter import to_yaml

FOLDER = "data/charts"
FORMATS = (("CSV", "csv"), ("JSON", "json"), ("YAML", "yml"), ("SVG", "svg"))

_Row = dict[str, Any]


def chart_name(title: str) -> str:
    """A chart's name in addresses: words of its title, and a hash that tells like titles apart."""
    words = re.sub(r"[^a-z0-9]+", "-", title.lower()).strip("-")[:60].strip("-")
    return f"{words}-{blake2b(title.encode(), digest_size=3).hexdigest()}".lstrip("-")


def chart_links(page: Links, title: str) -> list[Link]:
    """Where the figures of a chart are, as a page links them."""
    return [Link(text, page.file(f"{FOLDER}/{chart_name(title)}.{ending}")) for text, ending in FORMATS]


def chart_outputs(catalogue: Catalogue) -> Iterator[Output]:
    """The files of all charts of the page of charts."""
    for title, svg, rows in _charts(catalogue):
        record = {"title": title, "rows": rows}
        path = f"{FOLDER}/{chart_name(title)}"
        yield Output(f"{path}.csv", [Part("", partial(_csv, rows))])
        yield Output(f"{path}.json", [Part("", partial(to_json, record))])
        yield Output(f"{path}.yml", [Part("", partial(to_yaml, record))])
        yield Output(f"{path}.svg", [Part("", partial(drawing_file, title, svg))])


def _charts(catalogue: Catalogue) -> Iterator[tuple[str, Markup, list[_Row]]]:
    svg, _ = drawn.price_ranges(catalogue, Links(f"{FOLDER}/index.md"))
    if svg:
        yield (
            drawn.PRICES,
            svg,
            [_row(profile, claim) for profile, claims in drawn.priced(catalogue) for claim in claims],
        )
    for profile, drawing in drawn.figures(catalogue):
        yield drawing.title, drawing.svg, [_row(profile, claim) for claim in drawing.claims]
    svg, points = drawn.coverage(catalogue)
    if svg:
        yield drawn.COVERAGE, svg, [{"month": point.label, "articles": int(point.value)} for point in points]


def _row(profile: Profile, claim: Claim) -> _Row:
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
        "page": Links(f"{FOLDER}/index.md").profile(profile, claim_anchor(claim)),
        "article": said.article,
        "quote": said.quote,
    }


def _csv(rows: list[_Row]) -> bytes:
    stream = io.StringIO()
    writer = csv.DictWriter(stream, list(rows[0]), lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return stream.getvalue().encode("utf-8")
