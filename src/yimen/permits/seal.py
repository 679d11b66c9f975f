"""The round seal of an organ, drawn at run time from its name.

Proportions follow 国发〔1999〕25号: a round seal of 42 mm for organs of a district, a five-pointed star in the middle,
the name from left to right along the arc; the use of the seal (here 行政许可专用章) stands straight below the star.
"""

import math
from html import escape

from yimen.permits.glyphs import printable

COLOUR = "#c8161d"
DIAMETER_MILLIMETRES = 42
PURPOSE = "行政许可专用章"
_FONT = "Noto Serif SC"
_CENTRE = 210.0  # the drawing is 420 by 420: ten units a millimetre
_MOST_CHARACTERS = 30


def svg(organ: str, purpose: str = PURPOSE) -> str:
    """The seal as an SVG text, 420 x 420 units. Hostile or very long names yield a seal, never markup."""
    name = [character for character in printable(organ, _MOST_CHARACTERS) if not character.isspace()]
    parts = [
        '<svg xmlns="http://www.w3.org/2000/svg" width="420" height="420" viewBox="0 0 420 420">',
        f'<circle cx="210" cy="210" r="202" fill="none" stroke="{COLOUR}" stroke-width="12"/>',
        f'<path d="{_star(64.0)}" fill="{COLOUR}"/>',
        *_along_the_arc(name),
        _straight(printable(purpose, 12)),
        "</svg>",
    ]
    return "".join(parts)


def _star(radius: float) -> str:
    """A five-pointed star around the centre, one point up; the inner radius makes its edges straight."""
    inner = radius * math.sin(math.radians(18)) / math.sin(math.radians(54))
    corners = []
    for step in range(10):
        length = radius if step % 2 == 0 else inner
        angle = math.radians(36 * step - 90)
        corners.append(f"{_CENTRE + length * math.cos(angle):.2f} {_CENTRE + length * math.sin(angle):.2f}")
    return "M" + "L".join(corners) + "Z"


def _along_the_arc(name: list[str]) -> list[str]:
    """Each character upright on the radius; short names stay close together, long ones are narrowed to 252 degrees."""
    count = max(len(name), 1)
    step = min(22.0, 252.0 / count)
    size = 56.0 if count <= 14 else 50.0
    baseline = 186.0 - size * 0.88
    room = math.radians(step) * (baseline + size * 0.45)
    narrow = min(1.0, room / size)
    first = -step * (count - 1) / 2
    return [_upright(c, first + step * place, baseline, size, narrow) for place, c in enumerate(name)]


def _upright(character: str, degrees: float, baseline: float, size: float, narrow: float) -> str:
    turn = f"rotate({degrees:.3f} 210 210) translate(210 {_CENTRE - baseline:.2f}) scale({narrow:.3f} 1)"
    return (
        f'<text transform="{turn}" font-family="{_FONT}" font-size="{size:.0f}" text-anchor="middle" fill="{COLOUR}" '
        f'stroke="{COLOUR}" stroke-width="2">{escape(character)}</text>'
    )


def _straight(text: str) -> str:
    """The purpose below the star, at most 200 units wide."""
    size = min(34.0, 210.0 / max(len(text), 1))
    return (
        f'<text x="210" y="332" font-family="{_FONT}" font-size="{size:.1f}" text-anchor="middle" fill="{COLOUR}" '
        f'stroke="{COLOUR}" stroke-width="1">{escape(text)}</text>'
    )
