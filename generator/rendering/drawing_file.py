"""A chart as a file of its own: with its title, colours and source, so that it can be used elsewhere."""

import re

from markupsafe import Markup

_VIEW = re.compile(r'<svg class="ev-chart" viewBox="0 0 (\d+) (\d+)"([^>]*?) style="[^"]*">')
_ABOVE, _BELOW = 44, 30  # room for the title and for the source
_STYLE = (
    "text{font:12px system-ui,'Segoe UI','Noto Sans','Noto Sans CJK SC',sans-serif;fill:#1f2328}"
    ".title{font-size:16px;font-weight:600}.soft{fill:#5b6470}.axis,.grid{stroke:#d5dade}"
    ".full{fill:#0b6179;stroke:#0b6179}.hollow{fill:#fff;stroke:#8a5200;stroke-width:1.5;stroke-dasharray:3 2}"
)
_SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" class="ev-chart" viewBox="0 -{above} {width} {tall}" width="{width}" height="{tall}"{more}>'
    '<style>{style}</style><rect y="-{above}" width="{width}" height="{tall}" fill="#fff"/>'
    '<text x="8" y="-20" class="title">{title}</text>{drawn}'
    '<text x="8" y="{foot}" class="soft">EV Dossier. Dashed: planned, target, estimate or hearsay.</text></svg>\n'
)


def drawing_file(title: str, svg: Markup) -> bytes:
    """The SVG file of a chart that a page shows as ``svg``."""
    head = _VIEW.match(svg)
    assert head is not None
    width, height = int(head[1]), int(head[2])
    drawn = Markup(svg[head.end() :].removesuffix("</svg>"))
    file = Markup(_SVG).format(
        above=_ABOVE,
        width=width,
        tall=_ABOVE + height + _BELOW,
        more=Markup(head[3]),
        style=Markup(_STYLE),
        title=title,
        drawn=drawn,
        foot=height + 20,
    )
    return file.encode("utf-8")
