"""The colours of all windows, the icon and the exports: one hue per mode, in a light and a dark palette."""

from collections.abc import Mapping

from tltimer.frozen import frozen


@frozen
class Palette:
    """Colours as ``#rrggbb``.

    ``ground`` lies behind ``card``; ``muted`` is for what supports; ``main`` fills the one button that matters most,
    ``main_text`` is written on it; ``target`` is what was chosen, ``usual`` the line around what was not; ``quiet`` a
    neutral fill. ``hues`` are those of modes by name.
    """

    name: str
    ground: str
    card: str
    hairline: str
    text: str
    muted: str
    link: str
    main: str
    main_text: str
    hover: str
    target: str
    usual: str
    quiet: str
    hues: Mapping[str, str]

    def hue(self, colour: str) -> str:
        """Give the colour of a mode: its hue by name, or the user's own ``#rrggbb``; grey for what is neither."""
        if (
            colour.startswith("#")
            and len(colour) == 7
            and all(digit in "0123456789abcdefABCDEF" for digit in colour[1:])
        ):
            return colour.lower()
        return self.hues.get(colour, self.hues["grey"])


READABLE = 4.5
"""The least contrast of text after WCAG 2."""

LIGHT = Palette(
    name="light",
    ground="#fbfaf8",
    card="#ffffff",
    hairline="#e6e3de",
    text="#22211f",
    muted="#6a6661",
    link="#2b6cdf",
    main="#2b6cdf",
    main_text="#ffffff",
    hover="#f3f1ed",
    target="#dfe9fb",
    usual="#b9b5ae",
    quiet="#d3cfc8",
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
    link="#6ea3ff",
    main="#2f6fe0",
    main_text="#ffffff",
    hover="#313237",
    target="#303e57",
    usual="#6b6a68",
    quiet="#5a5a5f",
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
    """Give the relative luminance of ``#rrggbb`` after WCAG 2, from 0 for black to 1 for white."""

    def linear(part: int) -> float:
        share = part / 255
        return share / 12.92 if share <= 0.04045 else float(((share + 0.055) / 1.055) ** 2.4)

    red, green, blue = (linear(int(colour[at : at + 2], 16)) for at in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Give the contrast of two colours after WCAG 2, from 1 to 21."""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def ink_on(ground: str) -> str:
    """Give white where it can be read on a colour, else the text of light windows, else black, which then can."""
    return next((ink for ink in ("#ffffff", LIGHT.text) if contrast(ink, ground) >= READABLE), "#000000")
