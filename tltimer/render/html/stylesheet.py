"""The style of a page: on a screen light or dark as the reader has it, on paper always light."""

from __future__ import annotations

from tltimer.palette import DARK, LIGHT
from tltimer.resources import shipped

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tltimer.palette import Palette


def style() -> str:
    """Return the style sheet of a page."""
    return f"""
:root {{ {_variables(LIGHT)} color-scheme: light; }}
@media screen and (prefers-color-scheme: dark) {{ :root {{ {_variables(DARK)} color-scheme: dark; }} }}

{shipped("looks", "page.css").read_text("utf-8")}"""


def _variables(palette: Palette) -> str:
    named = {
        "ground": palette.ground,
        "card": palette.card,
        "hairline": palette.hairline,
        "text": palette.text,
        "muted": palette.muted,
        "target": palette.target,
        "outline": palette.outline,
        "edge": palette.edge,
        **palette.hues,
        **{f"{name}-rim": palette.rim(colour) for name, colour in palette.hues.items()},
    }
    return " ".join(f"--{name}: {colour};" for name, colour in named.items())


def hue(colour: str) -> str:
    """Return the colour of a mode for a style: its hue, or the user's own ``#rrggbb``."""
    own = LIGHT.hue(colour)
    return f"var(--{colour})" if colour in LIGHT.hues else own


def rim(colour: str) -> str:
    """Return the line around a fill in the colour of a mode, which makes it seen on light pages and on dark ones."""
    if colour in LIGHT.hues:
        return f"var(--{colour}-rim)"
    own = LIGHT.hue(colour)
    return own if all(palette.rim(own) == own for palette in (LIGHT, DARK)) else "var(--edge)"
