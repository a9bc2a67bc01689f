from xml.etree import ElementTree

import pytest

from tltimer.domain.timeline.modes_and_kinds import SHAPES
from tltimer.render.mode_icon import mode_icon


@pytest.mark.parametrize("shape", [*SHAPES, "off", "unknown"])
def test_every_shape_is_a_picture_of_its_own_in_the_colour(shape: str) -> None:
    picture = mode_icon(shape, "#2b6cdf")
    assert ElementTree.fromstring(picture).get("viewBox") == "0 0 22 22"
    assert "#2b6cdf" in picture and "{" not in picture
    assert shape == "diamond" or picture != mode_icon("diamond", "#2b6cdf")


def test_a_shape_that_nobody_knows_is_a_diamond() -> None:
    assert mode_icon("heptagon", "#000000") == mode_icon("diamond", "#000000")
