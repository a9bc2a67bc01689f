from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.drawing import at, instants, span, utc
from tltimer.domain.timeline.switches import SOURCES, Switch, switch_from, switches_within

DOCUMENT = {"id": "1", "at": "2026-11-16T09:00:00Z", "mode": "coding"}

words = st.none() | st.text(min_size=1, max_size=5)
switches = st.builds(
    Switch,
    id=st.text(min_size=1, max_size=5),
    at=instants("1970-01-01", "9998-12-31"),
    mode=st.text(min_size=1, max_size=5),
    person=words,
    kind=words,
    note=words,
    source=st.sampled_from(SOURCES),
    confirmed=st.booleans(),
)


def test_an_absent_field_has_its_default():
    switch = switch_from(DOCUMENT)
    assert switch == Switch("1", utc("2026-11-16T09:00:00"), "coding")
    assert switch.source == "user"
    assert not switch.confirmed


def test_a_default_is_not_stored():
    assert switch_from(DOCUMENT).to_document() == DOCUMENT


def test_a_stamp_and_fields_of_newer_versions_do_no_harm():
    stamped = {**DOCUMENT, "edited_at": "2026-11-16T09:00:00Z", "device": "desk", "weather": "rain"}
    assert switch_from(stamped) == switch_from(DOCUMENT)


@pytest.mark.parametrize(
    "fields",
    [
        {"id": None},
        {"id": ""},
        {"id": 7},
        {"at": "nine"},
        {"at": 9},
        {"at": "2026-11-16T09:00:00"},
        {"mode": ""},
        {"mode": ["coding"]},
        {"person": 1},
        {"kind": {}},
        {"note": False},
        {"source": "guess"},
        {"source": 1},
        {"confirmed": "yes"},
        {"confirmed": None},
    ],
)
def test_what_is_no_switch_is_refused(fields: dict[str, Any]):
    with pytest.raises(ValueError):
        switch_from({**DOCUMENT, **fields})


def test_empty_texts_say_nothing():
    assert switch_from({**DOCUMENT, "person": "", "note": None, "source": None}) == switch_from(DOCUMENT)


@given(switches)
def test_a_switch_stored_and_read_is_the_same(switch: Switch):
    assert switch_from(switch.to_document()) == switch


def test_the_switches_of_a_span_hold_both_of_its_ends():
    ordered = tuple(Switch(wall, at(wall), "coding") for wall in ("09:00", "10:00", "11:00", "12:00"))
    assert [switch.id for switch in switches_within(ordered, span("10:00", "11:00"))] == ["10:00", "11:00"]
    assert switches_within(ordered, span("12:30", "13:00")) == ()
