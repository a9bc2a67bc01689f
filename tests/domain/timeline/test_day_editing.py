"""Edits of a day by hand, drawn; and the laws that hold for every edit."""

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.drawing import BERLIN, DAYS, LETTERS, MONDAY, RULES, RUNAWAY, at, day, span, switch
from tltimer.domain.timeline.day_editing import SHORTEST, delete, edge_limits, merge, move_edge, paint, say, split
from tltimer.domain.timeline.day_pieces import DaySheet, rewriting_of, sheet_of
from tltimer.domain.timeline.entries import compute_entries
from tltimer.domain.timeline.spans import Span
from tltimer.domain.timeline.switches import OFF, UNKNOWN, Switch

EVENING = at("22:00")
MINUTE = timedelta(minutes=1)


def sheet(drawing: str, until: datetime = EVENING, on: date = MONDAY) -> DaySheet:
    return laid_out(day(drawing, date_=on), until, on)


def laid_out(switches: tuple[Switch, ...], until: datetime = EVENING, on: date = MONDAY) -> DaySheet:
    return sheet_of(DAYS.span_of(on), switches, until, RUNAWAY)


def seen(sheet: DaySheet) -> str:
    """The entries of a sheet, ``C9:00-9:30``; unknown time in small letters."""
    letters = {mode: letter for letter, mode in LETTERS.items()}
    return " ".join(
        f"{letters[p.switch.mode].lower() if sheet.is_unknown(p) else letters[p.switch.mode]}"
        f"{p.start.astimezone(BERLIN):%-H:%M}-{p.end.astimezone(BERLIN):%-H:%M}"
        for p in sheet.pieces
        if not p.is_gap
    )


def written(before: DaySheet, after: DaySheet) -> tuple[Switch, ...]:
    """The switches of a day once a rewriting is carried out on them."""
    rewriting = rewriting_of(before, after)
    if rewriting is None:
        return before.switches
    stay = {switch.id: switch for switch in before.switches if switch.id not in rewriting.removed}
    stay |= {switch.id: switch for switch in rewriting.changed}
    ids = (f"~{n}" for n in range(9))
    return (*stay.values(), *(switch_with(switch, next(ids)) for switch in rewriting.added))


def switch_with(switch: Switch, identifier: str) -> Switch:
    return Switch(
        identifier, switch.at, switch.mode, switch.person, switch.kind, switch.note, switch.source, switch.confirmed
    )


def test_an_edge_moves_and_both_neighbours_follow() -> None:
    before = sheet("CCMM")
    after = move_edge(before, 2, at("09:45"))
    assert seen(after) == "C9:00-9:45 M9:45-10:00"
    rewriting = rewriting_of(before, after)
    assert rewriting is not None
    assert (rewriting.removed, rewriting.added) == ((), ())
    assert [(switch.mode, switch.at) for switch in rewriting.changed] == [("meeting", at("09:45"))]
    assert rewriting.span == span("09:00", "10:00")


def test_an_edge_leaves_a_minute_of_an_entry_and_nothing_of_a_gap() -> None:
    assert seen(move_edge(sheet("CCMM"), 2, at("23:00"))) == "C9:00-9:59 M9:59-10:00"
    assert seen(move_edge(sheet("CCMM"), 2, at("08:00"))) == "C9:00-9:01 M9:01-10:00"
    assert seen(move_edge(sheet("CC..MM"), 2, at("23:00"))) == "C9:00-10:00 M10:00-10:30"
    assert seen(move_edge(sheet("CC..MM"), 3, at("06:00"))) == "C9:00-9:30 M9:30-10:30"


def test_the_first_entry_can_begin_with_the_day() -> None:
    before = sheet("CC")
    after = move_edge(before, 1, at("01:00"))
    assert seen(after) == "C4:00-9:30"
    assert len(written(before, after)) == 2


def test_the_last_edge_says_when_it_ended() -> None:
    before = sheet("CC>", at("12:00"))
    after = move_edge(before, 2, at("11:00"))
    assert seen(after) == "C9:00-11:00"
    assert [switch.mode for switch in written(before, after)] == ["coding", OFF]


@pytest.mark.parametrize(("drawing", "edge"), [("CC", 0), ("CC", 3), ("CC", 9), ("CC", -1), ("", 1)])
def test_what_is_no_edge_does_not_move(drawing: str, edge: int) -> None:
    before = sheet(drawing)
    assert edge_limits(before, edge) is None
    assert move_edge(before, edge, at("10:00")) is before


def test_a_day_that_has_not_begun_has_no_pieces() -> None:
    empty = sheet("", at("03:00"))
    assert empty.pieces == ()
    assert empty.index_at(at("09:00")) is None
    assert paint(empty, span("09:00", "10:00"), "coding") is empty


def test_a_span_is_painted_over_what_was_there() -> None:
    before = sheet("CCCCMM")
    after = paint(before, span("09:15", "10:15"), "review", person="Ana")
    assert seen(after) == "C9:00-9:15 R9:15-10:15 M10:15-10:30"
    assert [switch.at for switch in written(before, after)] == [at("09:00"), at("10:15"), at("10:30"), at("09:15")]
    assert seen(paint(before, span("09:15", "09:30"), "review")) == "C9:00-9:15 R9:15-9:30 C9:30-10:00 M10:00-10:30"
    assert paint(before, span("10:00", "10:00"), "review") is before


def test_painting_exactly_a_piece_changes_what_it_says() -> None:
    before = laid_out((switch("09:00", "O", person="Ana"), switch("10:00", ".")))
    after = paint(before, span("09:00", "10:00"), "coding")
    assert [(switch.id, switch.person) for switch in written(before, after) if switch.mode == "coding"] == [
        ("2026-11-16 09:00", None)
    ]


def test_what_ran_until_now_runs_on_after_a_painted_span() -> None:
    before = sheet("CC>", at("12:00"))
    after = paint(before, span("11:00", "12:00"), "review")
    assert seen(after) == "C9:00-11:00 R11:00-12:00 C12:00-12:00"
    gone_home = sheet("CC", at("12:00"))
    assert written(gone_home, paint(gone_home, span("11:00", "12:00"), "review"))[-1].mode == OFF
    assert written(gone_home, say(gone_home, 2, mode="review"))[-1].mode == OFF
    assert written(gone_home, move_edge(gone_home, 2, at("12:00")))[-1].mode == OFF


def test_what_is_over_needs_no_end() -> None:
    before = sheet("CC", at("30:00"))
    assert len(written(before, paint(before, span("09:30", "28:00"), "review"))) == 2
    assert len(written(before, move_edge(before, 2, at("28:00")))) == 1


def test_a_gap_becomes_what_it_was_and_so_does_an_entry_of_unknown_time() -> None:
    assert seen(say(sheet("CC..MM"), 2, mode="review")) == "C9:00-9:30 R9:30-10:00 M10:00-10:30"
    long = sheet("C" * 24)
    assert seen(long) == "c9:00-15:00"
    assert seen(say(long, 1, mode="review")) == "R9:00-15:00"
    assert seen(say(long, 1, mode=UNKNOWN)) == "?9:00-15:00"
    assert seen(say(long, 1, confirmed=True)) == "C9:00-15:00"
    assert seen(say(long, 1, note="n")) == "c9:00-15:00"
    assert seen(paint(long, span("09:00", "16:00"), "review")) == "R9:00-16:00"


def test_fields_change_in_place_and_an_empty_text_takes_them_away() -> None:
    before = laid_out((switch("09:00", "O", person="Ana", note="n", source="idle"), switch("10:00", ".")))
    (first, _off) = written(before, say(before, 1, person="", note="m"))
    assert (first.person, first.note, first.source) == (None, "m", "idle")
    (first, _off) = written(before, say(before, 1, mode="meeting"))
    assert (first.person, first.source) == ("Ana", "user")
    assert say(before, 0, note="a gap has none") is before


def test_a_split_leaves_two_that_say_the_same() -> None:
    before = laid_out((switch("09:00", "O", person="Ana", note="n"), switch("10:00", ".")))
    after = split(before, 1, at("09:30"))
    assert seen(after) == "O9:00-9:30 O9:30-10:00"
    assert [(switch.person, switch.note) for switch in written(before, after)] == [
        ("Ana", "n"),
        (None, None),
        ("Ana", None),
    ]
    for index, wall in ((0, "08:00"), (1, "09:00"), (1, "10:00")):
        assert split(before, index, at(wall)) is before


def test_the_halves_of_a_long_entry_are_as_unknown_as_they_are_long() -> None:
    assert seen(split(sheet("C" * 40), 1, at("11:00"))) == "C9:00-11:00 c11:00-19:00"


def test_an_entry_is_given_to_a_neighbour() -> None:
    assert seen(merge(sheet("CCMMRR"), 2, -1)) == "C9:00-10:00 R10:00-10:30"
    assert seen(merge(sheet("CCMMRR"), 2, 1)) == "C9:00-9:30 R9:30-10:30"
    assert seen(merge(sheet("CC..RR"), 2, 1)) == "C9:00-9:30 R9:30-10:30"
    for index, step in ((1, -1), (1, 1), (0, -1), (2, 1)):
        day = sheet("CC")
        assert merge(day, index, step) is day


def test_notes_survive_a_merge() -> None:
    before = laid_out((switch("09:00", "C", note="a"), switch("09:30", "C", note="b"), switch("10:00", ".")))
    assert merge(before, 2, -1).pieces[1].switch.note == "a; b"


def test_long_entries_that_are_merged_stay_known() -> None:
    assert seen(merge(sheet("C" * 16 + "|" + "C" * 16), 2, -1)) == "C9:00-17:00"


def test_a_deleted_entry_leaves_a_gap() -> None:
    before = sheet("CCMMRR")
    assert seen(delete(before, 2)) == "C9:00-9:30 R10:00-10:30"
    assert seen(say(before, 1, mode=OFF)) == "M9:30-10:00 R10:00-10:30"
    assert delete(before, 0) is before


def test_deleting_all_of_a_day_leaves_no_switch_but_the_last_off() -> None:
    before = sheet("CCMM")
    once = delete(before, 1)
    left = laid_out(written(before, once))
    after = delete(left, 1)
    assert written(left, after) == ()


def test_the_running_entry_deleted_has_ended_where_it_began() -> None:
    before = sheet("CCMM>", at("12:00"))
    assert [switch.mode for switch in written(before, delete(before, 2))] == ["coding", OFF]


def test_switches_that_did_not_count_do_not_come_to_light() -> None:
    hidden = (switch("09:00", "C"), switch("10:00", "R", id="a"), switch("10:00", "M", id="b"), switch("11:00", "."))
    doubled = (*hidden, switch("11:30", ".", id="c"), switch("12:00", "P"))
    before = laid_out(doubled)
    assert seen(before) == "C9:00-10:00 M10:00-11:00 P12:00-22:00".replace("P", "p")
    after = move_edge(before, 2, at("10:30"))
    assert seen(laid_out(written(before, after))) == "C9:00-10:30 M10:30-11:00 p12:00-22:00"
    after = move_edge(before, 3, at("11:45"))
    assert seen(laid_out(written(before, after))) == "C9:00-10:00 M10:00-11:45 p12:00-22:00"


def test_nothing_done_is_nothing_to_write() -> None:
    before = sheet("CCMM")
    assert rewriting_of(before, move_edge(before, 2, at("09:30"))) is None


def test_a_piece_is_found_by_its_time_and_by_its_switch() -> None:
    day = sheet("CCMM", at("10:00"))
    assert [day.index_at(at(wall)) for wall in ("04:00", "09:00", "09:30", "10:00", "10:01")] == [0, 1, 2, 2, None]
    assert day.index_of(day.pieces[2].switch.id) == 2
    assert day.index_of("?") is None


def test_days_of_23_and_25_hours_are_edited_as_they_passed() -> None:
    for on, hours in ((date(2026, 3, 28), 23), (date(2026, 10, 24), 25)):
        whole = DAYS.span_of(on)
        empty = laid_out((), whole.end, on)
        painted = paint(empty, whole, "coding")
        assert [piece.span.seconds for piece in painted.pieces] == [hours * 3600]
        halved = split(painted, 0, whole.start + timedelta(hours=22))
        assert [piece.span.seconds // 3600 for piece in halved.pieces] == [22, hours - 22]


minutes = st.integers(-60, 26 * 60).map(lambda n: at("04:00") + n * MINUTE)
logs = st.lists(
    st.builds(
        Switch,
        id=st.integers(0, 99).map("{:02}".format),
        at=st.integers(0, 24 * 60 - 1).map(lambda n: at("04:00") + n * MINUTE),
        mode=st.sampled_from(["coding", "meeting", OFF, UNKNOWN]),
        note=st.sampled_from([None, "a"]),
        confirmed=st.booleans(),
    ),
    unique_by=lambda switch: switch.id,
    max_size=12,
).map(tuple)
sheets = st.builds(laid_out, logs, minutes.filter(lambda minute: minute > at("04:00")))


@st.composite
def edits(draw: st.DrawFn) -> tuple[DaySheet, DaySheet]:
    before = draw(sheets)
    index = draw(st.integers(0, len(before.pieces) - 1))
    one, other = draw(minutes), draw(minutes)
    after = draw(
        st.sampled_from(
            [
                lambda: move_edge(before, index + 1, one),
                lambda: paint(before, Span(min(one, other), max(one, other)), "review"),
                lambda: paint(before, Span(min(one, other), max(one, other)), OFF),
                lambda: split(before, index, one),
                lambda: merge(before, index, -1),
                lambda: merge(before, index, 1),
                lambda: delete(before, index),
                lambda: say(before, index, mode="review"),
                lambda: say(before, index, kind="k"),
            ]
        )
    )()
    return before, after


@given(edits())
def test_no_edit_makes_a_hole_or_an_overlap(edit: tuple[DaySheet, DaySheet]) -> None:
    before, after = edit
    assert after.pieces[0].start == before.span.start
    assert after.pieces[-1].end == before.until
    assert all(piece.end == next_.start for piece, next_ in zip(after.pieces, after.pieces[1:], strict=False))
    assert all(piece.start < piece.end for piece in after.pieces[:-1])
    assert sum(piece.span.seconds for piece in after.pieces) == sum(piece.span.seconds for piece in before.pieces)


@given(edits())
def test_the_switches_of_a_rewriting_make_the_sheet(edit: tuple[DaySheet, DaySheet]) -> None:
    before, after = edit

    def rows_of(sheet: DaySheet) -> list[tuple[datetime, datetime, str, str | None, str | None, bool]]:
        return [
            (p.start, p.end, p.switch.mode, p.switch.kind, p.switch.note, p.switch.confirmed)
            for p in sheet.pieces
            if p.start < p.end and not p.is_gap
        ]

    switches = written(before, after)
    assert rows_of(laid_out(switches, before.until)) == rows_of(after)
    assert rows_of(after) == [
        (entry.start, entry.end, entry.mode, entry.switch.kind, entry.switch.note, entry.switch.confirmed)
        for entry in compute_entries(switches, before.until, RULES.entries, as_logged=True)
    ]


@given(edits())
def test_no_edit_makes_known_time_unknown(edit: tuple[DaySheet, DaySheet]) -> None:
    before, after = edit
    unknown = [piece.span for piece in before.pieces if before.is_unknown(piece)]
    for piece in after.pieces:
        if after.is_unknown(piece) and piece.start < piece.end:
            assert any(entry.start < piece.end and piece.start < entry.end for entry in unknown)


@given(edits())
def test_what_lies_outside_of_the_span_of_a_rewriting_is_not_touched(edit: tuple[DaySheet, DaySheet]) -> None:
    before, after = edit
    rewriting = rewriting_of(before, after)
    if rewriting is not None:
        inside = {switch.id for switch in before.switches if rewriting.span.start <= switch.at < rewriting.span.end}
        assert {*rewriting.removed, *(switch.id for switch in rewriting.changed)} <= inside
        assert {switch.id for switch in rewriting.expected} >= inside


@given(sheets, st.data())
def test_an_edge_moved_back_is_as_if_it_had_not_moved(before: DaySheet, data: st.DataObject) -> None:
    edge = data.draw(st.integers(1, len(before.pieces)))
    if edge == len(before.pieces):
        return
    here = before.pieces[edge].start
    limits = edge_limits(before, edge)
    assert limits is not None
    to = data.draw(st.datetimes(*(limit.replace(tzinfo=None) for limit in limits)))
    moved = move_edge(before, edge, to.replace(microsecond=0, tzinfo=here.tzinfo))
    if len(moved.pieces) == len(before.pieces):
        again = move_edge(moved, edge, here)
        assert [(p.start, p.end, p.switch.id) for p in again.pieces] == [
            (p.start, p.end, p.switch.id) for p in before.pieces
        ]
    assert SHORTEST == MINUTE
