"""From pieces to absences; letters are those of ``tests.drawing``."""

from datetime import timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from tests.drawing import DAYS, MODES, MONDAY, at, span, utc
from tltimer.domain.presence.absences import Absence, absences_in, joined, looked_back, worth_a_look
from tltimer.domain.presence.state import IDLE, LOCK, SLEEP, PresencePiece
from tltimer.domain.timeline.spans import Span, overlap
from tltimer.domain.timeline.switches import Switch

TEN = timedelta(minutes=10)
NINE = at("09:00")


def log(*said: str) -> list[Switch]:
    """Switches such as ``09:00 coding``; those with a star were made elsewhere."""
    made = []
    for number, text in enumerate(said):
        wall, mode = text.split(" ")
        made.append(Switch(f"{number}-{'else' if mode.endswith('*') else 'here'}", at(wall), mode.rstrip("*")))
    return made


def absences_of(
    switches: list[Switch], *pieces: PresencePiece, now: str = "18:00", after: timedelta = TEN
) -> tuple[Absence, ...]:
    return absences_in(pieces, switches, at(now), after, MODES, DAYS, lambda switch: switch.id.endswith("here"))


def spans(*args: object, **given: object) -> list[Span]:
    return [absence.span for absence in absences_of(*args, **given)]  # type: ignore[arg-type]


def test_who_gave_no_input_while_coding_was_away():
    switches = log("09:00 coding")
    (absence,) = absences_of(switches, PresencePiece(span("12:04", "12:51"), IDLE))
    assert absence == Absence(span("12:04", "12:51"), IDLE, switches[0], closes=False)


def test_under_the_limit_is_no_absence():
    pieces = (PresencePiece(span("12:04", "12:13:59"), IDLE),)
    assert spans(log("09:00 coding"), *pieces) == []
    assert not worth_a_look(pieces, TEN)
    assert worth_a_look(pieces, timedelta(minutes=9))


def test_idle_lock_and_sleep_that_follow_each_other_are_one_absence():
    pieces = (
        PresencePiece(span("12:04", "12:09"), IDLE),
        PresencePiece(span("12:09", "12:51"), LOCK),
        PresencePiece(span("12:10", "12:50"), SLEEP),
    )
    assert joined(pieces) == (PresencePiece(span("12:04", "12:51"), SLEEP),)
    assert spans(log("09:00 coding"), *pieces) == [span("12:04", "12:51")]


def test_in_a_meeting_only_a_long_lock_or_a_sleep_is_absence():
    switches = log("09:00 meeting")
    assert spans(switches, PresencePiece(span("10:00", "11:00"), IDLE)) == []
    assert spans(switches, PresencePiece(span("10:00", "10:29"), LOCK)) == []
    assert spans(switches, PresencePiece(span("10:00", "10:30"), LOCK)) == [span("10:00", "10:30")]
    assert spans(switches, PresencePiece(span("10:00", "10:12"), SLEEP)) == [span("10:00", "10:12")]
    assert spans(switches, PresencePiece(span("10:00", "10:02"), SLEEP)) == []


def test_in_a_meeting_absence_begins_with_the_lock_and_not_with_the_last_input():
    pieces = (PresencePiece(span("10:00", "10:40"), IDLE), PresencePiece(span("10:20", "10:55"), LOCK))
    assert spans(log("09:00 1:1"), *pieces) == [span("10:20", "10:55")]


def test_rest_and_what_is_not_tracked_are_no_place_for_absence():
    for mode in ("break", "off", "unknown"):
        assert spans(log(f"09:00 {mode}"), PresencePiece(span("10:00", "11:00"), SLEEP)) == []


def test_nothing_is_booked_into_what_another_device_does():
    assert spans(log("09:00 coding*"), PresencePiece(span("10:00", "11:00"), IDLE)) == []


def test_absence_ends_where_another_device_goes_on():
    (absence,) = absences_of(log("09:00 coding", "10:30 review*"), PresencePiece(span("10:00", "11:00"), IDLE))
    assert (absence.span, absence.closes) == (span("10:00", "10:30"), True)


def test_absence_ends_with_the_day():
    (absence,) = absences_of(log("15:00 coding"), PresencePiece(Span(at("18:00"), at("33:00")), IDLE), now="33:00")
    assert (absence.span, absence.closes) == (Span(at("18:00"), at("28:00")), True)


def test_nothing_is_known_of_the_future():
    assert spans(log("09:00 coding"), PresencePiece(span("12:00", "13:00"), LOCK), now="12:30") == [
        span("12:00", "12:30")
    ]
    assert spans(log("09:00 coding"), PresencePiece(span("12:00", "13:00"), LOCK), now="11:30") == []


@st.composite
def pieces_of_a_day(draw: st.DrawFn) -> PresencePiece:
    start = draw(st.integers(0, 9 * 3600))
    length = draw(st.integers(1, 3 * 3600))
    begin = NINE + timedelta(seconds=start)
    return PresencePiece(Span(begin, begin + timedelta(seconds=length)), draw(st.sampled_from((IDLE, LOCK, SLEEP))))


SWITCHES = st.lists(
    st.tuples(st.integers(0, 9 * 60), st.sampled_from(("coding", "meeting", "review", "break", "off", "coding*"))),
    max_size=6,
).map(lambda points: log(*(f"{9 + minute // 60}:{minute % 60:02} {mode}" for minute, mode in points)))


@given(SWITCHES, st.lists(pieces_of_a_day(), max_size=8))
def test_absences_never_overlap_lie_within_their_entry_and_where_nobody_was_seen(
    switches: list[Switch], pieces: list[PresencePiece]
):
    absences = absences_of(switches, *pieces)
    for before, after in pairwise(absences):
        assert before.span.end <= after.span.start
    for absence in absences:
        later = [switch.at for switch in switches if switch.at > absence.switch.at]
        assert absence.switch.at <= absence.span.start < absence.span.end <= min([*later, at("18:00")])
        assert absence.span.seconds >= TEN.total_seconds()
        assert any(overlap(absence.span, piece.span) for piece in pieces)


@given(st.lists(pieces_of_a_day(), max_size=8))
def test_joining_again_changes_nothing(pieces: list[PresencePiece]):
    once = joined(pieces)
    assert joined(once) == once


def test_a_day_that_nobody_looked_back_at():
    assert looked_back([], MONDAY) == (False, ())
    assert looked_back([{"id": "evening-2026-11-15", "looked_at": "2026-11-15T17:00:00Z"}], MONDAY) == (False, ())


def test_a_day_looked_back_at_with_a_gap_that_was_nothing():
    start, end = "2026-11-16T12:00:00Z", "2026-11-16T12:30:00Z"
    entry = {"id": "evening-2026-11-16", "looked_at": "2026-11-16T17:00:00Z", "nothing": [[start, end]]}
    nothing = (Span(utc("2026-11-16T12:00:00"), utc("2026-11-16T12:30:00")),)
    assert looked_back([entry], MONDAY) == (True, nothing)
    assert looked_back([{**entry, "nothing": "all"}], MONDAY) == (True, ())
