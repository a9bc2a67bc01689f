"""Looking things up by the names that people type."""

import pytest

from tltimer.cli.lookup import kind_key, mode_key, whole_id
from tltimer.domain.timeline.modes_and_kinds import CountsAs, KindList, Mode, ModeList, shipped_modes
from tltimer.errors import Refused

MODES = ModeList(
    (
        *shipped_modes(),
        Mode("deep", "Deep work", CountsAs.CODING),
        Mode("old", "Retired", CountsAs.LEADING, hidden=True),
        Mode("Break2", "Coffee", CountsAs.NEITHER),
    )
)


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("coding", "coding"),
        ("Coding", "coding"),
        (" CODING ", "coding"),
        ("1:1", "1:1"),
        ("deep work", "deep"),
        ("Deep", "deep"),
        ("coffee", "Break2"),
        ("break", "break"),
        ("retired", "old"),
        ("off", "off"),
        ("Unknown", "unknown"),
    ],
)
def test_a_mode_is_meant_by_key_or_label_in_any_case(text: str, key: str) -> None:
    assert mode_key(text, MODES) == key


def test_a_near_miss_is_suggested_with_the_list() -> None:
    with pytest.raises(Refused, match=r"'codng' is not a mode. Did you mean coding\? Modes: coding, 1:1, review") as no:
        mode_key("codng", MODES)
    assert "old" not in str(no.value)
    assert no.value.exit_status == 1


def test_a_near_miss_of_a_label_is_suggested_by_its_key() -> None:
    with pytest.raises(Refused, match=r"Did you mean Break2\?"):
        mode_key("cofee", MODES)


def test_nothing_is_suggested_where_nothing_is_near() -> None:
    with pytest.raises(Refused, match=r"'xyzzy' is not a mode\. Modes: "):
        mode_key("xyzzy", MODES)


def test_a_beginning_means_no_mode_but_names_it() -> None:
    with pytest.raises(Refused, match=r"'codin' is not a mode. Did you mean coding\?"):
        mode_key("codin", MODES)


def test_a_label_of_several_is_refused() -> None:
    twice = ModeList((Mode("a", "Deep", CountsAs.CODING), Mode("b", "Deep", CountsAs.CODING)))
    with pytest.raises(Refused, match=r"'deep' could mean a, b\. Use one of these mode keys"):
        mode_key("deep", twice)


@pytest.mark.parametrize("text", ["pairing", "Pairing", " PAIRING "])
def test_a_kind_is_meant_by_key_or_label_in_any_case(text: str) -> None:
    assert kind_key(text, KindList()) == "pairing"
    assert kind_key("Lab", KindList([{"id": "research", "label": "lab"}])) == "research"


def test_a_kind_that_no_list_knows_is_refused_with_the_nearest_one() -> None:
    with pytest.raises(Refused, match=r"Did you mean pairing\? Kinds of work: spike, .*thinking"):
        kind_key("paring", KindList())


@pytest.mark.parametrize("text", ["", "  ", "ret", "1"])
def test_nothing_and_beginnings_mean_no_mode(text: str) -> None:
    with pytest.raises(Refused, match="is not a mode"):
        mode_key(text, MODES)


def test_reserved_words_are_no_modes_to_change() -> None:
    with pytest.raises(Refused, match="'off' is not a mode"):
        mode_key("off", MODES, reserved=False)


IDS = ("1m7msfh40-fg7c", "1m7msfh41-fg7c", "1m7msgzzz-k2k2", "abc")


@pytest.mark.parametrize(
    ("part", "whole"),
    [("1m7msfh40-fg7c", IDS[0]), ("abc", "abc"), ("1m7msg", IDS[2]), ("k2k2", IDS[2]), ("1m7msfh41", IDS[1])],
)
def test_an_id_is_meant_by_the_whole_or_an_unambiguous_part(part: str, whole: str) -> None:
    assert whole_id(part, IDS) == whole


def test_a_part_of_several_ids_is_refused() -> None:
    with pytest.raises(Refused, match="'1m7msfh4' matches several ids"):
        whole_id("1m7msfh4", IDS)


@pytest.mark.parametrize("part", ["", "1m7", "ab", "zzzz", "msfh"])
def test_a_part_that_is_too_short_or_of_none_is_refused(part: str) -> None:
    with pytest.raises(Refused, match="To list the ids: tltimer log"):
        whole_id(part, IDS)
