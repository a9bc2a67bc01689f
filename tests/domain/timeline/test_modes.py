import pytest

from tests.drawing import MODES
from tltimer.domain.timeline.modes_and_kinds import HUES, SHAPES, CountsAs, Mode, free_look, mode_list, shipped_modes


def test_the_shipped_modes_are_those_of_the_contract():
    assert [(mode.key, mode.label, str(mode.counts_as), mode.meets) for mode in shipped_modes()] == [
        ("coding", "Coding", "coding", False),
        ("1:1", "1:1", "leading", True),
        ("review", "Review", "leading", False),
        ("planning", "Planning", "leading", False),
        ("meeting", "Meeting", "attending", True),
        ("break", "Break", "neither", False),
    ]


def test_no_two_shipped_modes_share_a_shape_or_a_colour():
    modes = shipped_modes()
    assert len({mode.shape for mode in modes}) == len({mode.colour for mode in modes}) == len(modes)
    assert {mode.shape for mode in modes} <= set(SHAPES)
    assert {mode.colour for mode in modes} <= set(HUES)


def test_a_key_that_no_list_knows_counts_as_leading_and_is_shown_by_its_key():
    assert "gardening" not in MODES
    assert MODES.mode("gardening").label == "gardening"
    assert MODES.counts_as("gardening") is CountsAs.LEADING
    assert not MODES.meets("gardening")


def test_a_relabelled_mode_keeps_its_key_place_and_all_else():
    modes = mode_list([{"id": "review", "label": "Reading"}])
    assert [mode.key for mode in modes] == [mode.key for mode in MODES]
    assert modes.mode("review") == Mode("review", "Reading", CountsAs.LEADING, False, "green", "check")


def test_a_new_mode_comes_last_and_counts_as_leading_unless_said():
    modes = mode_list([{"id": "hiring", "label": "Hiring", "meets": True}, {"id": "toil", "counts_as": "coding"}])
    assert [mode.key for mode in modes][-2:] == ["hiring", "toil"]
    assert modes.mode("hiring").counts_as is CountsAs.LEADING
    assert modes.meets("hiring")
    assert modes.counts_as("toil") is CountsAs.CODING
    assert modes.mode("toil").label == "toil"


def test_a_position_moves_a_mode():
    modes = mode_list([{"id": "break", "position": 5}])
    assert next(iter(modes)).key == "break"


def test_a_new_mode_looks_like_no_other_also_when_every_hue_is_taken():
    modes = list(shipped_modes())
    for number in range(len(HUES) * len(SHAPES) - len(modes)):
        hue, shape = free_look(modes)
        modes.append(Mode(f"new {number}", "New", CountsAs.LEADING, colour=hue, shape=shape))
    assert len({(mode.colour, mode.shape) for mode in modes}) == len(modes)
    assert [mode.colour for mode in modes[6:9]] == ["teal", "brown", "blue"]
    assert len({mode.shape for mode in modes[:11]}) == 11
    assert free_look(modes) == ("blue", "chevrons"), "all are taken: any will do"


def test_a_hidden_mode_is_not_offered_and_still_counts():
    modes = mode_list([{"id": "review", "hidden": True}])
    assert "review" not in [mode.key for mode in modes.offered]
    assert "review" in modes
    assert modes.counts_as("review") is CountsAs.LEADING


@pytest.mark.parametrize("key", ["off", "unknown"])
def test_reserved_keys_are_never_modes(key: str):
    assert key not in mode_list([{"id": key, "label": "Mine", "meets": True}])


@pytest.mark.parametrize(
    "fields",
    [
        {"counts_as": "sleeping"},
        {"counts_as": None},
        {"label": 3},
        {"label": ""},
        {"position": "first"},
        {"hidden": "no"},
        {"colour": []},
        {"meets": 1},
    ],
)
def test_fields_that_make_no_sense_are_as_shipped_or_the_default(fields: dict[str, object]):
    assert tuple(mode_list([{"id": "break", **fields}])) == (*shipped_modes()[:-1], changed(fields))


def changed(fields: dict[str, object]) -> Mode:
    label = "break" if fields.get("label") == "" else "Break"
    return Mode("break", label, CountsAs.NEITHER, False, "grey", "pause")


@pytest.mark.parametrize("shape", ["../../elsewhere", "", "hexagon", 5, None, ["ring"]])
def test_a_shape_that_does_not_exist_is_as_shipped(shape: object) -> None:
    """It comes from other devices, and names the file of the icon."""
    coding = mode_list([{"id": "coding", "shape": shape}, {"id": "own", "shape": shape}])
    assert [coding.mode(key).shape for key in ("coding", "own")] == ["chevrons", "diamond"]
