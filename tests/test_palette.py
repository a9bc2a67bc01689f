"""The palettes: legible in light and dark, and the hues they promise."""

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tltimer.domain.timeline.modes_and_kinds import HUES, shipped_modes
from tltimer.palette import DARK, LIGHT, READABLE, VISIBLE, Palette, contrast, luminance, text_on

TEXTS = [
    ("text", "ground"),
    ("text", "card"),
    ("text", "hover"),
    ("text", "target"),
    ("muted", "ground"),
    ("muted", "card"),
    ("muted", "target"),
    ("muted", "hover"),
    ("link", "ground"),
    ("link", "card"),
    ("link", "hover"),
    ("link", "target"),
    ("main_text", "main"),
    ("main_text", "main_hover"),
]


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("text", "paper"), TEXTS, ids=[f"{text} on {paper}" for text, paper in TEXTS])
def test_all_text_can_be_read(palette: Palette, text: str, paper: str) -> None:
    assert contrast(getattr(palette, text), getattr(palette, paper)) >= READABLE == 4.5


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
def test_what_is_written_on_a_hue_can_be_read(palette: Palette) -> None:
    assert [hue for hue in palette.hues.values() if contrast(text_on(hue), hue) < READABLE] == []


@given(colour=st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}"))
def test_what_is_written_on_a_colour_of_the_users_own_can_be_read(colour: str) -> None:
    assert contrast(text_on(colour), colour) >= READABLE


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
@given(colour=st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}"))
def test_the_rim_of_every_fill_is_seen_on_whatever_it_lies(palette: Palette, colour: str) -> None:
    rim = palette.rim(colour)
    papers = (palette.card, palette.ground, palette.hover, palette.target)
    assert min(contrast(rim, paper) for paper in papers) >= VISIBLE == 3.0


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
def test_a_fill_that_is_seen_needs_no_other_rim(palette: Palette) -> None:
    assert palette.rim(palette.hues["blue"]) == palette.hues["blue"]
    for color in (palette.edge, palette.main, palette.link):
        assert min(contrast(color, palette.card), contrast(color, palette.ground)) >= VISIBLE


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
def test_there_is_a_hue_for_every_name_that_a_mode_can_bear(palette: Palette) -> None:
    assert set(palette.hues) == set(HUES)
    assert len({palette.hue(mode.colour) for mode in shipped_modes()}) == len(shipped_modes())


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
def test_nothing_is_red(palette: Palette) -> None:
    for colour in palette.hues.values():
        red, green, blue = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
        assert not (red > 150 and green < 75 and blue < 75)


def test_blue_is_coding() -> None:
    coding = next(mode for mode in shipped_modes() if mode.key == "coding")
    assert (LIGHT.hue(coding.colour), DARK.hue(coding.colour)) == ("#2b6cdf", "#4c8dff")


def test_a_colour_of_the_users_own_is_taken_as_it_is() -> None:
    assert LIGHT.hue("#7A9a01") == "#7a9a01"


@pytest.mark.parametrize("colour", ["", "#12", "#12345g", "purple", "#1234567", "url(x)"])
def test_a_colour_that_is_none_is_grey(colour: str) -> None:
    assert LIGHT.hue(colour) == LIGHT.hues["grey"]


def test_contrast_is_that_of_wcag() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)
    assert contrast("#123456", "#123456") == 1
    assert luminance("#ffffff") == pytest.approx(1)


def test_the_colours_of_light_and_dark_are_the_same_hues_in_the_same_order_of_names() -> None:
    assert list(LIGHT.hues) == list(DARK.hues)
    assert all(one != other for one, other in combinations(LIGHT.hues.values(), 2))
