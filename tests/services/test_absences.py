"""Absences in a real journal."""

import tempfile
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import settings as slowly
from hypothesis import strategies as st

from tests.gui.homes import House, on
from tltimer.domain.presence.state import IDLE, LOCK, SLEEP, PresencePiece
from tltimer.domain.timeline.spans import Span
from tltimer.errors import Refused
from tltimer.journal.undo_log import UndoLog, read_label
from tltimer.services.absences import Absences


def piece(start: str, end: str, source: str = IDLE) -> PresencePiece:
    return PresencePiece(Span(on(start), on(end)), source)


@pytest.fixture
def house(tmp_path: Path) -> House:
    return House(tmp_path / "home").do("9:00 coding").turn_to("12:51")


@pytest.fixture
def away(house: House) -> Absences:
    return house.program.absences


def sources(house: House) -> list[str]:
    today = house.reports.today()
    return [entry.source for entry in house.reports.log(today, today)]


def undo_newest(house: House) -> None:
    """Take back the absence alone: undo would begin with what the user did."""
    file = UndoLog(house.home.data / "undo").newest()
    assert file is not None
    house.undo_redo.undo_change((int(file.stem), read_label(file)[0]))


def test_an_absence_is_unknown_and_what_ran_runs_on_and_undo_takes_both_back(house: House, away: Absences):
    before = house.journal.all_documents()["switches"][0]
    (booked,) = away.book([piece("12:04", "12:51")])
    assert house.log() == [("09:00", "coding"), ("12:04", "unknown"), ("12:51", "coding")]
    assert sources(house) == ["user", "idle", "user"]
    assert (booked.mode, booked.span) == ("coding", Span(on("12:04"), on("12:51")))
    assert house.undo_redo.undo_label() == "Coding at 09:00", "what the user did comes first"
    undo_newest(house)
    assert house.log() == [("09:00", "coding")]
    assert house.journal.all_documents()["switches"][0] == before


def test_an_answer_keeps_what_told_of_the_absence_so_that_it_still_ended_the_block(house: House, away: Absences):
    booked = away.book([piece("12:04", "12:51", LOCK)])
    assert away.answer(booked, "break") == ()
    assert house.log() == [("09:00", "coding"), ("12:04", "break"), ("12:51", "coding")]
    assert sources(house)[1] == "lock"
    assert [block.ended_by for block in house.reports.day(house.reports.today()).blocks] == ["away"]
    house.undo_redo.undo()
    assert away.still_open(booked) == booked


def test_an_answer_can_be_split(house: House, away: Absences):
    rest = away.answer(away.book([piece("12:04", "12:51")]), "1:1", person="Ana", span=Span(on("12:04"), on("12:30")))
    assert [absence.span for absence in rest] == [Span(on("12:30"), on("12:51"))]
    assert away.answer(rest, "off") == ()
    assert house.log() == [("09:00", "coding"), ("12:04", "1:1"), ("12:30", "off"), ("12:51", "coding")]


def test_a_meeting_takes_only_its_own_time_of_an_absence(house: House, away: Absences):
    """Accepting a meeting of half an hour must not book the whole absence."""
    house.turn_to("17:00")
    booked = away.book([piece("11:00", "16:42")])
    rest = away.answer(booked, "1:1", person="Ana", span=Span(on("13:00"), on("13:30")))
    assert [absence.span for absence in rest] == [Span(on("11:00"), on("13:00")), Span(on("13:30"), on("16:42"))]
    assert house.log()[1:5] == [("11:00", "unknown"), ("13:00", "1:1"), ("13:30", "unknown"), ("16:42", "coding")]
    assert away.still_open(rest) == rest
    assert away.answer(rest, "break") == ()
    assert [mode for _at, mode in house.log()][1:5] == ["break", "1:1", "break", "coding"]


def test_several_absences_are_answered_in_one_step(house: House, away: Absences):
    booked = away.book([piece("11:00", "11:20"), piece("12:04", "12:51")])
    rest = away.answer(booked, "review", span=Span(booked[0].span.start, on("11:30")))
    assert rest == booked[1:]
    house.undo_redo.undo()
    away.answer(booked, "review")
    assert [mode for _at, mode in house.log()] == ["coding", "review", "coding", "review", "coding"]


def test_what_was_answered_elsewhere_is_answered(house: House, away: Absences):
    booked = away.book([piece("12:04", "12:51")])
    house.tracker.paint(on("12:04"), on("12:51"), "meeting")
    assert away.still_open(booked) == ()
    with pytest.raises(Refused, match="no longer in the log"):
        away.answer(booked, "break")


def test_what_is_too_short_opens_nothing(tmp_path: Path):
    house = House(tmp_path / "empty")
    assert house.program.absences.book([piece("8:00", "8:09")]) == ()
    assert house.program.absences.book([piece("8:00", "9:00")]) == (), "no log, no device"
    assert not house.home.data.exists()


def test_an_entry_of_another_device_is_left_alone(house: House, away: Absences):
    entry = {"id": "zzzzzzzzz-else", "at": "2026-11-16T10:00:00Z", "mode": "review"}
    house.tracker.take_in({"switches": [entry]}, "import")
    assert away.book([piece("12:04", "12:51")]) == ()


def test_the_limit_is_a_setting(house: House, away: Absences):
    house.settings('[away]\nafter = "1h"\n')
    assert away.book([piece("12:04", "12:51")]) == ()


def test_a_night_is_booked_to_the_end_of_the_day(house: House, away: Absences):
    house.turn_to("9:00", days=1)
    (booked,) = away.book([PresencePiece(Span(on("18:00"), on("9:00") + timedelta(days=1)), SLEEP)])
    assert booked.span == Span(on("18:00"), on("4:00") + timedelta(days=1))
    assert house.reports.status().running is None


PIECES = st.lists(
    st.tuples(st.integers(0, 400), st.integers(1, 120), st.sampled_from((IDLE, LOCK, SLEEP))), min_size=1, max_size=5
)


@slowly(max_examples=25)
@given(PIECES)
def test_undo_gives_the_log_back(drawn: list[tuple[int, int, str]]):
    with tempfile.TemporaryDirectory() as folder:
        house = House(Path(folder)).do("9:00 coding 10:30 meeting 13:00 break 13:30 review").turn_to("17:00")
        before = house.log()
        begin = on("9:00")
        pieces = [
            PresencePiece(Span(begin + timedelta(minutes=start), begin + timedelta(minutes=start + length)), source)
            for start, length, source in drawn
        ]
        if house.program.absences.book(pieces):
            assert house.log() != before
            undo_newest(house)
        assert house.log() == before
