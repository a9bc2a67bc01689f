"""The colours of all windows, the icon and the exports: one hue per mode, in a light and a dark palette."""

from __future__ import annotations

from tltimer.values import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping


class Palette(Value):
    """Colours as ``#rrggbb``.

    ``ground`` lies behind ``card``; ``muted`` is for supporting text; ``main`` fills the one button that matters most,
    ``main_hover`` the same under the pointer, ``main_text`` is written on it. ``target`` tints the target and whatever
    is selected. ``hairline`` separates, ``outline`` surrounds a control, ``edge`` draws a neutral line or fill that
    must be seen; ``warning`` marks a field with an error. ``hues`` are those of modes by name.
    """

    name: str
    ground: str
    card: str
    hairline: str
    text: str
    muted: str
    link: str
    main: str
    main_hover: str
    main_text: str
    hover: str
    target: str
    outline: str
    edge: str
    warning: str
    hues: Mapping[str, str]

    def hue(self, colour: str) -> str:
        """Return the colour of a mode: its hue by name, or the user's own ``#rrggbb``; grey for anything else."""
        if (
            colour.startswith("#")
            and len(colour) == 7
            and all(digit in "0123456789abcdefABCDEF" for digit in colour[1:])
        ):
            return colour.lower()
        return self.hues.get(colour, self.hues["grey"])

    def rim(self, colour: str) -> str:
        """Return the line around a fill, ``#rrggbb``: the fill itself, moved towards the text until it can be seen."""
        share = 0.0
        made = colour
        papers = (self.card, self.ground, self.hover, self.target)
        while min(contrast(made, paper) for paper in papers) < VISIBLE:
            share += 0.05
            made = mixed(colour, self.text, share)
        return made


READABLE, VISIBLE = 4.5, 3.0
"""The least contrast of text, and of pictures, by WCAG 2."""

LIGHT = Palette(
    name="light",
    ground="#fbfaf8",
    card="#ffffff",
    hairline="#e6e3de",
    text="#22211f",
    muted="#6a6661",
    link="#1f5fd0",
    main="#2b6cdf",
    main_hover="#2259bd",
    main_text="#ffffff",
    hover="#f3f1ed",
    target="#dfe9fb",
    outline="#cdc9c2",
    edge="#8f8b84",
    warning="#c77b00",
    hues={
        "blue": "#2b6cdf",
        "orange": "#e08e16",
        "green": "#167562",
        "violet": "#896cca",
        "rose": "#c65076",
        "grey": "#a8a49d",
        "teal": "#2a8fa8",
        "brown": "#8a6238",
    },
)

DARK = Palette(
    name="dark",
    ground="#1f2023",
    card="#28292d",
    hairline="#3a3b40",
    text="#eceae6",
    muted="#aeaba5",
    link="#7fb0ff",
    main="#2f6fe0",
    main_hover="#2861c9",
    main_text="#ffffff",
    hover="#313237",
    target="#303e57",
    outline="#55565c",
    edge="#84827f",
    warning="#f0a73b",
    hues={
        "blue": "#4c8dff",
        "orange": "#f0a73b",
        "green": "#37b6aa",
        "violet": "#a98de6",
        "rose": "#ea7197",
        "grey": "#807c74",
        "teal": "#3bcbea",
        "brown": "#b78d60",
    },
)


def luminance(colour: str) -> float:
    """Return the relative luminance of ``#rrggbb`` by WCAG 2, from 0 for black to 1 for white."""

    def linear(channel: int) -> float:
        share = channel / 255
        return share / 12.92 if share <= 0.04045 else float(((share + 0.055) / 1.055) ** 2.4)

    red, green, blue = (linear(int(colour[at : at + 2], 16)) for at in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(colour: str, other: str) -> float:
    """Return the contrast of two colours by WCAG 2, from 1 to 21."""
    lighter, darker = sorted((luminance(colour), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def mixed(colour: str, other: str, share: float) -> str:
    """Return a colour mixed with a share of another one."""
    parts = ((int(colour[at : at + 2], 16), int(other[at : at + 2], 16)) for at in (1, 3, 5))
    return "#" + "".join(f"{round(channel + (two - channel) * min(1.0, share)):02x}" for channel, two in parts)


def text_on(ground: str) -> str:
    """Return white where it can be read on a colour, else the text of light windows, else black, which then can."""
    return next((text for text in ("#ffffff", LIGHT.text) if contrast(text, ground) >= READABLE), "#000000")
