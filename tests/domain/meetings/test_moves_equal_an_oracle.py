"""Moves found by search are those that trying every minute finds, by an oracle written from the words of the rule.

The oracle knows no spans: the working hours are a row of minutes, ``.`` for free and ``#`` for taken.
"""

from datetime import time, timedelta
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from tests.drawing import DAYS, MONDAY, SIZES, at, meeting
from tltimer.domain.meetings.meetings import Meeting, Plan
from tltimer.domain.meetings.moves import Movability, best_move, moves_of
from tltimer.domain.meetings.working_hours import WorkingHours
from tltimer.domain.timeline.instants import elapsed

MIDNIGHT = at("00:00")
FOCUS, WORTHWHILE = 120, 30

Minutes = tuple[int, int]


def minute_of(instant: Any) -> int:
    return elapsed(MIDNIGHT, instant) // 60


class Oracle:
    """A day as minutes: the hours, lunch, and what was taken when by which meeting."""

    def __init__(self, hours: Minutes, lunch: Minutes | None, now: int, meetings: list[Meeting], rule: Movability):
        self.first, self.last = hours
        self.lunch = [lunch] if lunch else []
        self.now = now
        self.meetings = meetings
        self.rule = rule

    def taken(self, meeting: Meeting) -> Minutes:
        return minute_of(meeting.start), minute_of(meeting.end)

    def row(self, spans: list[Minutes]) -> bytearray:
        row = bytearray(b"." * (self.last - self.first))
        for start, end in spans:
            for minute in range(max(start, self.first), min(end, self.last)):
                row[minute - self.first] = ord("#")
        return row

    def pieces(self, spans: list[Minutes]) -> list[int]:
        return [len(run) for run in self.row(spans).split(b"#") if run]

    def focus(self, pieces: list[int]) -> int:
        return sum(piece for piece in pieces if piece >= FOCUS)

    def busy_but(self, left_out: Meeting | None) -> list[Minutes]:
        others = [meeting for meeting in self.meetings if meeting.plan is not Plan.CODING and meeting is not left_out]
        return [*self.lunch, *(self.taken(meeting) for meeting in others)]

    def can_move(self, meeting: Meeting) -> bool:
        start, end = self.taken(meeting)
        asked = meeting.others == 1 or (meeting.mine and meeting.others <= 3) or self.rule.everyone
        return (
            meeting.plan is Plan.MEETING
            and asked
            and meeting.uid not in self.rule.never
            and start >= self.now
            and self.first <= start
            and end <= self.last
        )

    def best(self, meeting: Meeting) -> tuple[int, int, int, int] | None:
        """Start, growth of focus, focus and longest piece after, in minutes."""
        if not self.can_move(meeting):
            return None
        present, end = self.taken(meeting)
        length = end - present
        before = self.focus(self.pieces(self.busy_but(None)))
        others = self.row(self.busy_but(meeting))
        starts = []
        for start in range(self.first, self.last - length + 1, 15):
            at_it = others[start - self.first : start - self.first + length]
            if start < self.now or start == present or b"#" in at_it:
                continue
            pieces = self.pieces([*self.busy_but(meeting), (start, start + length)])
            after, longest = self.focus(pieces), max(pieces, default=0)
            starts.append((after, longest, -abs(start - present), -start))
        if not starts:
            return None
        after, longest, _far, start = max(starts)
        return -start, after - before, after, longest

    def moves(self) -> list[tuple[str, int, int]]:
        proposals = []
        for candidate in self.meetings:
            best = self.best(candidate)
            if best and best[1] >= WORTHWHILE:
                start, gain, after, longest = best
                present = self.taken(candidate)[0]
                key = (-after, -longest, abs(start - present), start, present, candidate.title)
                proposals.append((key, (candidate.uid, start, gain)))
        return [move for _key, move in sorted(proposals)]


minutes = st.integers(7 * 60, 19 * 60)
quarters = st.integers(28, 76).map(lambda quarter: quarter * 15)


@st.composite
def some_meeting(draw: st.DrawFn) -> Meeting:
    start = draw(st.one_of(minutes, quarters))
    end = start + draw(st.one_of(st.sampled_from([15, 30, 45, 60, 90, 120]), st.integers(1, 200)))
    title = draw(st.sampled_from(["a", "b", "c"]))
    return meeting(
        f"{start // 60}:{start % 60:02}",
        f"{end // 60}:{end % 60:02}",
        title,
        uid=f"{start} {end} {title}",
        plan=draw(st.sampled_from([Plan.MEETING] * 5 + [Plan.CODING, Plan.LEADING])),
        others=draw(st.sampled_from([1, 1, 1, 2, 3, 4])),
        mine=draw(st.booleans()),
    )


@st.composite
def day(draw: st.DrawFn) -> tuple[Oracle, WorkingHours, list[Meeting], Movability]:
    meetings = draw(st.lists(some_meeting(), max_size=7, unique_by=lambda meeting: meeting.uid))
    hours = draw(st.sampled_from([(540, 1050), (547, 1043), (480, 1080), (600, 720)]))
    lunch = draw(st.sampled_from([None, (720, 780), (735, 765), (420, 560)]))
    now = draw(st.one_of(st.just(0), minutes))
    rule = Movability(
        MIDNIGHT + timedelta(minutes=now),
        frozenset(
            draw(st.lists(st.sampled_from([meeting.uid for meeting in meetings]), max_size=2)) if meetings else ()
        ),
        draw(st.booleans()),
    )
    return Oracle(hours, lunch, now, meetings, rule), _hours(hours, lunch), meetings, rule


def _hours(hours: Minutes, lunch: Minutes | None) -> WorkingHours:
    first, last = (time(*divmod(hour, 60)) for hour in hours)
    rest = (time(*divmod(lunch[0], 60)), time(*divmod(lunch[1], 60))) if lunch else None
    return WorkingHours(DAYS, {0: (first, last)}, rest)


@given(day())
def test_the_best_start_of_each_meeting_is_the_one_that_trying_all_finds(
    drawn: tuple[Oracle, WorkingHours, list[Meeting], Movability],
) -> None:
    oracle, hours, meetings, rule = drawn
    for candidate in meetings:
        move = best_move(candidate, MONDAY, hours, meetings, SIZES, rule)
        said = (minute_of(move.start), move.gain_s // 60, move.focus_s // 60, move.longest_s // 60) if move else None
        assert said == oracle.best(candidate)


@given(day())
def test_the_proposals_of_a_day_and_their_order_are_those_of_the_oracle(
    drawn: tuple[Oracle, WorkingHours, list[Meeting], Movability],
) -> None:
    oracle, hours, meetings, rule = drawn
    moves = moves_of(MONDAY, hours, meetings, SIZES, rule)
    assert [(move.meeting.uid, minute_of(move.start), move.gain_s // 60) for move in moves] == oracle.moves()
