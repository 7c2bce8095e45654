"""The figures as a picture: precision against recall, and scores against shares, as one SVG."""

from collections.abc import Sequence
from html import escape

from claimtrack.extract.evaluation.measures import calibration, curve

_SIZE, _GAP, _TOP = 320, 70, 40
_WIDTH, _HEIGHT = 2 * _SIZE + 3 * _GAP, _SIZE + _TOP + _GAP
_STYLE = (
    "text{font:13px sans-serif;fill:#333}.frame{fill:none;stroke:#888}.grid{stroke:#ddd}"
    ".curve{fill:none;stroke:#005a9c;stroke-width:2}.even{stroke:#888;stroke-dasharray:4 4}.bin{fill:#005a9c}"
)
Points = Sequence[tuple[float, float]]


def draw(scored: Sequence[tuple[float, bool]], *, title: str) -> str:
    """Return an SVG document of labelled scores: precision and recall left, calibration right."""
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {_HEIGHT}" role="img">',
        f"<title>{escape(title)}</title><style>{_STYLE}</style>",
        f'<rect width="{_WIDTH}" height="{_HEIGHT}" fill="#fff"/>',
        *_panel(_GAP, "Precision against recall", "recall", "precision"),
        f'<polyline class="curve" points="{_path(_GAP, curve(scored))}"/>',
        *_panel(2 * _GAP + _SIZE, "Share worth checking by score", "score", "share"),
        *_diagonal(2 * _GAP + _SIZE),
        *_bins(2 * _GAP + _SIZE, scored),
        "</svg>",
    ]
    return "\n".join(parts) + "\n"


def _panel(left: int, name: str, across: str, up: str) -> list[str]:
    bottom = _TOP + _SIZE
    lines = [f'<rect class="frame" x="{left}" y="{_TOP}" width="{_SIZE}" height="{_SIZE}"/>']
    for tenth in range(0, 11, 2):
        x, y = _place(left, (tenth / 10, tenth / 10))
        lines += [
            f'<line class="grid" x1="{x}" y1="{_TOP}" x2="{x}" y2="{bottom}"/>',
            f'<line class="grid" x1="{left}" y1="{y}" x2="{left + _SIZE}" y2="{y}"/>',
            f'<text x="{x}" y="{bottom + 18}" text-anchor="middle">{tenth / 10:g}</text>',
            f'<text x="{left - 8}" y="{y + 4}" text-anchor="end">{tenth / 10:g}</text>',
        ]
    middle = left + _SIZE / 2
    return [
        *lines,
        f'<text x="{middle}" y="{_TOP - 14}" text-anchor="middle">{name}</text>',
        f'<text x="{middle}" y="{bottom + 40}" text-anchor="middle">{across}</text>',
        (
            f'<text transform="translate({left - 40} {_TOP + _SIZE / 2}) rotate(-90)" '
            f'text-anchor="middle">{up}</text>'
        ),
    ]


def _diagonal(left: int) -> list[str]:
    (x1, y1), (x2, y2) = _place(left, (0, 0)), _place(left, (1, 1))
    return [f'<line class="even" x1="{x1}" y1="{y1}" x2="{x2}" y2="{y2}"/>']


def _bins(left: int, scored: Sequence[tuple[float, bool]]) -> list[str]:
    """A dot a bin, larger the more sentences it holds."""
    dots = []
    for mean, share, size in calibration(scored):
        x, y = _place(left, (mean, share))
        radius = 3 + 12 * (size / len(scored)) ** 0.5
        dots.append(
            f'<circle class="bin" fill-opacity="0.6" cx="{x}" cy="{y}" r="{radius:.1f}">'
            f"<title>{size}</title></circle>"
        )
    return dots


def _path(left: int, points: Points) -> str:
    return " ".join(f"{x},{y}" for x, y in (_place(left, point) for point in points))


def _place(left: int, point: tuple[float, float]) -> tuple[float, float]:
    return round(left + point[0] * _SIZE, 1), round(_TOP + (1 - point[1]) * _SIZE, 1)
