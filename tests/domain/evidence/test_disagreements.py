"""Evidence against the log: one letter for a slot of five minutes, from nine o'clock."""

from collections.abc import Iterable
from datetime import datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.drawing import DAYS, HOURS, LETTERS, MODES, MONDAY, at, done
from tltimer.domain.evidence.disagreements import LoggedDay, agrees, clear_modes, disagreements, logged_mode
from tltimer.domain.evidence.samples import SLOT, EvidenceSource, Sample
from tltimer.domain.timeline.spans import Span
from tltimer.domain.timeline.switches import OFF, Switch

NINE = at("09:00")
EVENING = at("22:00")


def samples(letters: str, source: EvidenceSource = EvidenceSource.WINDOW, start: datetime = NINE) -> list[Sample]:
    """A sample a slot; ``.`` for none."""
    return [
        Sample(start + place * SLOT, source, LETTERS[letter]) for place, letter in enumerate(letters) if letter != "."
    ]


def switches(letters: str, confirmed: bool = False, start: datetime = NINE) -> tuple[Switch, ...]:
    """A switch wherever the letter changes, and off at the end."""
    switches, before = [], "."
    for place, letter in enumerate(letters + "."):
        if letter != before:
            at_ = start + place * SLOT
            mode = LETTERS[letter]
            switches.append(Switch(f"{place:03}", at_, mode, confirmed=confirmed and mode != OFF))
        before = letter
    return tuple(switches)


def compared(
    evidence: str | Iterable[Sample],
    log: str | tuple[Switch, ...],
    meetings: Iterable[tuple[str, str]] = (),
    rejected: Iterable[tuple[str, str]] = (),
) -> list[tuple[str, str, str | None, str]]:
    """The disagreements as wall times, the log's mode and the evidence's."""
    written = switches(log) if isinstance(log, str) else log
    day = LoggedDay(
        DAYS.span_of(MONDAY),
        done(written, EVENING),
        [switch.at for switch in written],
        [Span(at(start), at(end)) for start, end in meetings],
        HOURS.window(MONDAY),
    )
    result = disagreements(
        day,
        samples(evidence) if isinstance(evidence, str) else evidence,
        [Span(at(start), at(end)) for start, end in rejected],
        MODES,
    )
    return [
        (wall(disagreement.span.start), wall(disagreement.span.end), disagreement.log, disagreement.evidence)
        for disagreement in result
    ]


def wall(instant: datetime) -> str:
    local = instant.astimezone(DAYS.zone)
    return f"{local:%H:%M}" if not local.second else f"{local:%H:%M:%S}"


def test_a_forgotten_switch_is_told():
    assert compared("CCCCCCCCMMMMMMMM", "CCCCCCCCCCCCCCCC") == [("09:40", "10:20", "coding", "meeting")]


def test_a_late_switch_is_told_up_to_the_switch():
    log = (*switches("CCCC")[:1], Switch("x", at("09:37"), "meeting"), Switch("y", at("10:00"), OFF))
    assert compared("CCCCMMMMMMMM", log) == [("09:20", "09:37", "coding", "meeting")]


def test_an_end_moves_to_the_nearest_switch_or_edge_of_a_meeting_and_of_two_as_near_to_the_earlier():
    evidence = "CCCCMMMMCCCC"
    log = "CCCCCCCCCCCC"
    assert compared(evidence, log) == [("09:20", "09:40", "coding", "meeting")]
    assert compared(evidence, log, [("09:18", "09:44")]) == [("09:18", "09:44", "coding", "meeting")]
    assert compared(evidence, log, [("09:15", "09:45")]) == [("09:15", "09:45", "coding", "meeting")]
    assert compared(evidence, log, [("09:14", "09:46")]) == [("09:20", "09:40", "coding", "meeting")]
    assert compared(evidence, log, [("09:18", "09:22")]) == [("09:18", "09:40", "coding", "meeting")]
    # Both ends moved to one place: nothing is left.
    assert compared("CCCCMMCCCCCC", log, [("09:25", "10:50")]) == []


@pytest.mark.parametrize(
    ("situation", "evidence", "log", "expected"),
    [
        ("agreement", "CCCCMMMM", "CCCCMMMM", []),
        ("no evidence", "........", "CCCCMMMM", []),
        ("too short", "CCCMCCCC", "CCCCCCCC", []),
        ("ten minutes are enough", "CCCMMCCC", "CCCCCCCC", [("09:15", "09:25", "coding", "meeting")]),
        ("joined over one slot that agrees", "CCMCMCCC", "CCCCCCCC", [("09:10", "09:25", "coding", "meeting")]),
        ("joined over one slot without evidence", "CCM.MCCC", "CCCCCCCC", [("09:10", "09:25", "coding", "meeting")]),
        ("not joined over two", "CCM..MCC", "CCCCCCCC", []),
        ("not joined over another mode", "CCMPMCCC", "CCCCCCCC", []),
        ("coding while reviewing", "CCCC", "RRRR", []),
        ("review while coding", "RRRR", "CCCC", [("09:00", "09:20", "coding", "review")]),
        ("meeting in a 1:1", "MMMM", "OOOO", []),
        ("planning in a 1:1", "PPPP", "OOOO", []),
        ("planning in a meeting", "PPPP", "MMMM", []),
        ("planning while coding", "PPPP", "CCCC", [("09:00", "09:20", "coding", "planning")]),
        ("planning in a break", "PPPP", "BBBB", [("09:00", "09:20", "break", "planning")]),
        ("unknown time agrees with nothing", "CCCC", "????", [("09:00", "09:20", "unknown", "coding")]),
        ("nothing logged", "..CCCC", "", [("09:10", "09:30", None, "coding")]),
    ],
)
def test_situations(situation: str, evidence: str, log: str, expected: list[tuple[str, str, str | None, str]]):
    assert compared(evidence, log) == expected, situation


def test_where_nothing_is_logged_only_working_hours_disagree():
    assert compared(samples("CCCCCC", start=at("08:45")), ()) == [("09:00", "09:15", None, "coding")]
    assert compared(samples("CCCCCC", start=at("17:15")), ()) == [("17:15", "17:30", None, "coding")]
    day = LoggedDay(DAYS.span_of(MONDAY), (), (), (), None)
    assert disagreements(day, samples("CCCCCC"), (), MODES) == ()


def test_what_the_user_confirmed_or_rejected_is_cut_out():
    log = (*switches("CCCC", confirmed=True)[:1], *switches("CCCCCCCC", start=at("09:20")))
    assert compared("MMMMMMMMMMMM", log) == [("09:20", "10:00", "coding", "meeting")]
    open_log = "CCCCCCCCCCCC"
    assert compared("MMMMMMMMMMMM", open_log, rejected=[("09:15", "09:35")]) == [
        ("09:00", "09:15", "coding", "meeting"),
        ("09:35", "10:00", "coding", "meeting"),
    ]
    assert compared("MMMMMMMMMMMM", open_log, rejected=[("09:09", "09:55")]) == []


def test_two_thirds_of_the_samples_of_a_slot_are_clear():
    two_of_three = [*samples("M"), *samples("M", EvidenceSource.ACTIVITYWATCH), *samples("C")]
    assert clear_modes(two_of_three) == {NINE: "meeting"}
    assert clear_modes([*two_of_three, *samples("C")]) == {NINE: None}


def test_a_call_makes_a_slot_a_meeting_whatever_the_windows_say():
    assert clear_modes([*samples("CC"), *samples("C"), *samples("M", EvidenceSource.CALL)]) == {
        NINE: "meeting",
        NINE + SLOT: "coding",
    }


def test_the_mode_of_a_slot_covers_at_least_half_of_it_and_of_equals_the_earlier_entry_counts():
    slot = Span(NINE, NINE + SLOT)

    def logged(*entries: tuple[str, str]) -> str | None:
        written = tuple(Switch(str(n), at(start), mode) for n, (start, mode) in enumerate(entries))
        return logged_mode(slot, done(written, at("10:00")))

    assert logged(("09:02:30", "coding")) == "coding"
    assert logged(("09:02:31", "coding")) is None
    assert logged(("08:00", "review"), ("09:02:30", "coding")) == "review"
    assert logged(("08:00", "review"), ("09:02:29", "coding")) == "coding"
    # Two entries of one mode count together.
    assert logged(("08:00", "review"), ("09:01:20", "coding"), ("09:04", "review")) == "coding"
    assert logged(("08:00", "review"), ("09:01:30", "coding"), ("09:03:30", "review")) == "review"


def test_a_mode_that_no_list_knows_is_leading_and_does_not_meet():
    assert agrees("planning", "gardening", MODES)
    assert not agrees("meeting", "gardening", MODES)
    assert agrees("gardening", "gardening", MODES)


def read_slot_by_slot(evidence: str, log: str) -> list[tuple[int, int, str]]:
    """The definition for logs whose switches lie on slots: runs of at least two slots, as places."""
    groups = {"C": "CR", "M": "MO", "P": "PORM", "O": "O", "R": "R", "B": "B"}
    against = {
        place: letter for place, letter in enumerate(evidence) if letter != "." and log[place] not in groups[letter]
    }
    runs: list[list] = []
    for place in sorted(against):
        letter = against[place]
        if runs and runs[-1][2] == letter and place - runs[-1][1] <= 2:
            runs[-1][1] = place
        else:
            runs.append([place, place, letter])
    return [(first, last + 1, letter) for first, last, letter in runs]


@settings(max_examples=120)
@given(st.data())
def test_runs_equal_a_reading_slot_by_slot(data: st.DataObject):
    length = data.draw(st.integers(1, 30))
    evidence = data.draw(st.text("CMPORB.", min_size=length, max_size=length))
    # One entry a slot, of two slots each, so that ends have a switch to move to only where they stand already.
    log = "".join(letter * 3 for letter in data.draw(st.text("CMPORB?", min_size=10, max_size=10)))[:length]
    expected = read_slot_by_slot(evidence, log)
    edges = [place for place in range(length + 1) if place in (0, length) or log[place - 1] != log[place]]

    def moved(place: int) -> int:
        near = [edge for edge in edges if abs(edge - place) <= 1]
        return min(near, key=lambda edge: (abs(edge - place), edge)) if near else place

    spans = [(moved(first), moved(last), LETTERS[letter]) for first, last, letter in expected]
    result = compared(evidence, log)
    assert [(start, end, mode) for start, end, _log, mode in result] == sorted(
        (wall(NINE + first * SLOT), wall(NINE + last * SLOT), mode) for first, last, mode in spans if last - first >= 2
    )


def test_a_day_that_was_tracked_right_has_no_disagreement():
    log = "CCCCCCMMMMCCCCCCCCCCOOOOOOPPPPPPPPBBBBCCCCCCCC"
    assert compared(log.replace("O", "M").replace("B", "."), log) == []
    assert timedelta(minutes=5) == SLOT


def test_a_slot_that_is_not_over_is_compared_up_to_now():
    day = Span(DAYS.span_of(MONDAY).start, at("09:12"))
    running = done(switches("CCCC")[:1], at("09:12"))
    logged = LoggedDay(day, running, [NINE], (), HOURS.window(MONDAY))
    assert disagreements(logged, samples("CCC"), (), MODES) == ()
    (disagreement,) = disagreements(logged, samples("MMM"), (), MODES)
    assert (disagreement.span, disagreement.log) == (Span(NINE, at("09:12")), "coding")
