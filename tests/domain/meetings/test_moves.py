from datetime import datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.drawing import BERLIN, DAYS, HOURS, MONDAY, SIZES, at, meeting, span
from tltimer.domain.meetings.free_time import free_time
from tltimer.domain.meetings.meetings import Meeting, Plan
from tltimer.domain.meetings.moves import Movability, best_move, movable, moves_of, never_moved, never_moved_titles
from tltimer.domain.meetings.working_hours import WorkingHours

HOUR = 3600
WINDOW = span("09:00", "17:30")
EARLY = Movability(at("06:00"))
WITH_LUNCH = WorkingHours(DAYS, HOURS.weekdays, (time(12), time(13)))


def one_to_one(start: str, end: str, title: str = "1:1 Ana", **fields) -> Meeting:
    return meeting(start, end, title, others=1, **fields)


def wall(instant: datetime) -> str:
    return f"{instant.astimezone(BERLIN):%H:%M}"


def proposed(*meetings: Meeting, hours: WorkingHours = HOURS, rule: Movability = EARLY) -> list[tuple[str, str, int]]:
    return [
        (move.meeting.title, wall(move.start), move.gain_s) for move in moves_of(MONDAY, hours, meetings, SIZES, rule)
    ]


@pytest.mark.parametrize(
    ("fields", "can"),
    [
        ({"others": 1}, True),
        ({"others": 2}, False),
        ({"others": 3, "mine": True}, True),
        ({"others": 4, "mine": True}, False),
        ({"others": 4, "mine": True}, False),
        ({"others": 0, "mine": True}, True),
        ({"others": 0}, False),
        ({"others": 1, "plan": Plan.LEADING}, False),
        ({"others": 1, "uid": "never@example.org"}, False),
    ],
)
def test_who_takes_part_decides_what_can_be_moved(fields: dict, can: bool):
    rule = Movability(at("06:00"), frozenset({"never@example.org"}))
    assert movable(meeting("10:00", "11:00", **fields), WINDOW, rule) is can


def test_everyone_waives_only_who_takes_part():
    rule = Movability(at("10:00"), frozenset({"never@example.org"}), everyone=True)
    assert movable(meeting("10:00", "11:00", others=30), WINDOW, rule)
    assert not movable(meeting("10:00", "11:00", others=30, uid="never@example.org"), WINDOW, rule)
    assert not movable(meeting("09:59", "11:00", others=30), WINDOW, rule)


@pytest.mark.parametrize(
    ("start", "end", "can"),
    [
        ("09:00", "10:00", True),
        ("16:30", "17:30", True),
        ("08:59", "10:00", False),
        ("16:30", "17:31", False),
    ],
)
def test_a_meeting_that_can_be_moved_lies_wholly_in_the_working_hours(start: str, end: str, can: bool):
    assert movable(one_to_one(start, end), WINDOW, EARLY) is can


def test_a_meeting_that_begins_now_can_be_moved_and_one_that_has_begun_cannot():
    assert movable(one_to_one("10:00", "11:00"), WINDOW, Movability(at("10:00")))
    assert not movable(one_to_one("10:00", "11:00"), WINDOW, Movability(at("10:00:01")))


def test_on_a_day_off_nothing_can_be_moved():
    off = WorkingHours(DAYS, HOURS.weekdays, None, frozenset({MONDAY}))
    chat = one_to_one("10:00", "11:00")
    assert not movable(chat, None, EARLY)
    assert best_move(chat, MONDAY, off, [chat], SIZES, EARLY) is None


def test_a_meeting_in_the_middle_moves_to_an_edge():
    """Both edges give as much; the nearer one is better, and of equally near ones the earlier."""
    workshop = meeting("12:30", "17:30", "Workshop")
    assert proposed(one_to_one("10:30", "11:00"), workshop) == [("1:1 Ana", "09:00", 3 * HOUR)]


def test_lunch_and_other_meetings_are_never_overlapped():
    chat = one_to_one("10:30", "11:00")
    move = best_move(chat, MONDAY, WITH_LUNCH, [chat, meeting("13:00", "17:30", "Workshop")], SIZES, EARLY)
    assert move is not None
    assert wall(move.start) == "11:30"
    assert (move.gain_s, move.focus_s, move.longest_s) == (2.5 * HOUR, 2.5 * HOUR, 2.5 * HOUR)


def test_planned_coding_is_in_nobodys_way():
    focus = meeting("09:00", "09:30", "Focus", plan=Plan.CODING)
    workshop = meeting("12:30", "17:30", "Workshop")
    assert [start for _title, start, _gain in proposed(one_to_one("10:30", "11:00"), workshop, focus)] == ["09:00"]


def test_nothing_moves_to_before_now():
    workshop = meeting("12:30", "17:30", "Workshop")
    rule = Movability(at("09:01"))
    assert [start for _t, start, _g in proposed(one_to_one("10:30", "11:00"), workshop, rule=rule)] == ["12:00"]


def test_a_start_at_this_very_instant_is_not_before_now():
    workshop = meeting("12:30", "17:30", "Workshop")
    rule = Movability(at("09:00"))
    assert [start for _t, start, _g in proposed(one_to_one("10:30", "11:00"), workshop, rule=rule)] == ["09:00"]


def test_the_grid_is_counted_from_the_start_of_the_working_hours():
    odd = WorkingHours(DAYS, {0: (time(9, 10), time(12, 40))})
    chat = one_to_one("10:30", "11:00")
    move = best_move(chat, MONDAY, odd, [chat], SIZES, Movability(at("09:11")))
    assert move is not None
    assert wall(move.start) == "12:10"


def test_a_gain_of_half_an_hour_is_proposed_and_a_minute_less_is_not():
    """Moved to the morning, it frees an afternoon that is whole anyway by so much."""
    busy = [meeting("09:30", "13:00", "A"), meeting("16:00", "17:30", "B")]
    assert proposed(one_to_one("13:00", "13:30"), *busy) == [("1:1 Ana", "09:00", 1800)]
    assert proposed(one_to_one("13:01", "13:30"), meeting("09:30", "13:01", "A"), busy[1]) == []


def test_where_nothing_is_free_nothing_is_proposed():
    full = meeting("08:00", "18:00", "Workshop")
    chat = one_to_one("10:00", "11:00")
    assert best_move(chat, MONDAY, HOURS, [chat, full], SIZES, EARLY) is None
    assert proposed(chat, full) == []


TIMED = (Plan.MEETING, Plan.CODING, Plan.LEADING, Plan.BLOCKED)

days = st.lists(
    st.tuples(
        st.integers(0, 40),
        st.integers(1, 8),
        st.sampled_from([1, 2]),
        st.sampled_from(TIMED),
    ),
    min_size=1,
    max_size=5,
).map(
    lambda drawn: [
        meeting(
            at("08:00") + timedelta(minutes=15 * start),
            at("08:00") + timedelta(minutes=15 * (start + length)),
            f"M{n}",
            others=others,
            plan=plan,
        )
        for n, (start, length, others, plan) in enumerate(drawn)
    ]
)


@given(days, st.booleans(), st.integers(0, 40))
def test_the_best_move_is_the_best_of_all_that_the_contract_allows(drawn: list[Meeting], lunch: bool, quarter: int):
    """Against trying every start of the grid and making the whole plan of the day again."""
    hours = WITH_LUNCH if lunch else HOURS
    now = at("08:00") + timedelta(minutes=15 * quarter, seconds=quarter)
    rule = Movability(now)
    for candidate in drawn:
        move = best_move(candidate, MONDAY, hours, drawn, SIZES, rule)
        best = None
        if movable(candidate, WINDOW, rule):
            others = [other for other in drawn if other != candidate]
            taken = [other.span for other in others if other.busy] + list(hours.lunch_of(MONDAY))
            for step in range(34):
                start = WINDOW.start + timedelta(minutes=15 * step)
                end = start + (candidate.end - candidate.start)
                if start < now or end > WINDOW.end or start == candidate.start:
                    continue
                if any(span_.start < end and start < span_.end for span_ in taken):
                    continue
                moved = meeting(start, end, candidate.title, others=1)
                after = free_time(MONDAY, hours, [*others, moved], SIZES)
                rank = (
                    after.focus_s,
                    after.longest_s,
                    -abs((start - candidate.start).total_seconds()),
                    -start.timestamp(),
                )
                best = max(best, (rank, start)) if best else (rank, start)
        assert (move.start if move else None) == (best[1] if best else None)
        if move and best:
            before = free_time(MONDAY, hours, drawn, SIZES)
            assert (move.focus_s, move.longest_s) == best[0][:2]
            assert move.gain_s == move.focus_s - before.focus_s


@given(days)
def test_proposals_are_ordered_by_what_the_day_has_after_them_then_by_start_and_title(drawn: list[Meeting]):
    moves = moves_of(MONDAY, HOURS, drawn, SIZES, EARLY)
    assert all(move.gain_s >= 1800 for move in moves)
    assert list(moves) == sorted(
        moves, key=lambda move: (*(-part for part in move.rank), move.meeting.start, move.meeting.title)
    )
    worthwhile = [best_move(meeting, MONDAY, HOURS, drawn, SIZES, EARLY) for meeting in drawn]
    assert len(moves) == sum(move is not None and move.gain_s >= 1800 for move in worthwhile)


ANA, BO = "ana", "bo"


def test_planned_one_to_ones_are_proposed_last_and_those_to_be_spared_never():
    chat, sync = one_to_one("10:30", "11:00"), meeting("13:00", "13:30", "Sync", others=1)
    partners = {chat.title: ANA}
    rule = Movability(at("08:00"), one_to_one=lambda meeting: partners.get(meeting.title))
    first = [move.meeting.title for move in moves_of(MONDAY, HOURS, [chat, sync], SIZES, EARLY)]
    assert first == ["1:1 Ana", "Sync"]
    assert [move.meeting.title for move in moves_of(MONDAY, HOURS, [chat, sync], SIZES, rule)] == ["Sync", "1:1 Ana"]
    spared = Movability(at("08:00"), one_to_one=rule.one_to_one, spares={ANA, BO}.__contains__)
    assert [move.meeting.title for move in moves_of(MONDAY, HOURS, [chat, sync], SIZES, spared)] == ["Sync"]
    assert movable(chat, WINDOW, spared)


def test_a_block_that_tltimer_wrote_is_busy_for_moves_and_others_are_not():
    chat = one_to_one("12:00", "12:30")
    block = meeting("09:00", "11:00", "Focus", plan=Plan.CODING, uid="own")
    free_start = best_move(chat, MONDAY, HOURS, [chat, block], SIZES, EARLY)
    taken = best_move(chat, MONDAY, HOURS, [chat, block], SIZES, Movability(at("08:00"), own_blocks=frozenset({"own"})))
    assert free_start is not None and taken is not None
    assert (wall(free_start.start), wall(taken.start)) == ("09:00", "17:00")
    assert taken.longest_s == 8 * 3600


def test_series_that_nobody_wants_moved():
    entries = [{"id": "never-move-7", "never_move": "7", "title": "Sync"}, {"id": "evening-2026-11-16"}]
    assert never_moved(entries) == {"7"}
    assert never_moved_titles([*entries, {"id": "never-move-8", "never_move": "8"}]) == {"7": "Sync", "8": ""}
