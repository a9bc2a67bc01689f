"""Colours that can be told apart, and those that cannot."""

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tltimer.domain.timeline.modes_and_kinds import shipped_modes
from tltimer.gui.settings.color_difference import ENOUGH, between, distance, nearest
from tltimer.palette import DARK, LIGHT, Palette

COLOURS = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
def test_the_hues_of_a_palette_are_told_apart_by_everybody(palette: Palette) -> None:
    for one, other in combinations(palette.hues.values(), 2):
        assert nearest(one, {"other": other}) is None


@pytest.mark.parametrize("eyes", ["protan", "deutan", "tritan"])
@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
def test_the_modes_that_are_shipped_are_told_apart_at_a_glance_with_each_colour_blindness(
    palette: Palette, eyes: str
) -> None:
    hues = {mode.key: palette.hue(mode.colour) for mode in shipped_modes()}
    alike = [(one, other) for one, other in combinations(hues, 2) if between(hues[one], hues[other], eyes) < ENOUGH]
    assert alike == []


def test_two_blues_are_mixed_up_by_everybody() -> None:
    assert nearest("#2b6cdf", {"Coding": "#2c70e0", "Review": "#1b9a80"}) == ("Coding", True)


def test_a_red_and_a_green_can_be_one_to_those_who_see_fewer_colours() -> None:
    red, green = "#aa5500", "#667700"
    assert between(red, green, "all") > 30
    assert between(red, green, "deutan") < between(red, green, "all") / 3


def test_who_sees_fewer_colours_is_thought_of() -> None:
    # Of one lightness, and apart on the axis only that protan eyes lack.
    assert nearest("#be6e82", {"Review": "#7d8287"}) in {("Review", False), None}
    alike = [("#a0825f", "#82915f"), ("#8c6e9b", "#5f7d9b")]
    assert any(nearest(one, {"x": other}) == ("x", False) for one, other in alike)


def test_black_and_white_are_as_far_apart_as_can_be() -> None:
    assert distance("#000000", "#ffffff") == pytest.approx(100, abs=0.1)


def test_where_nobody_else_is_nothing_is_near() -> None:
    assert nearest("#2b6cdf", {}) is None


@given(one=COLOURS, other=COLOURS)
def test_a_distance_is_the_same_from_both_sides_and_none_to_itself(one: str, other: str) -> None:
    assert distance(one, other) == pytest.approx(distance(other, one))
    assert distance(one, one) == 0
    assert distance(one, other) <= between(one, other, "all")
