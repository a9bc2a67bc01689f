"""Notes of what leading produced, and the entries that can have one."""

from datetime import datetime

from tests.drawing import MODES, MONDAY, RULES, at, switch
from tltimer.domain.timeline.modes_and_kinds import CountsAs, KindList
from tltimer.domain.timeline.switches import Switch
from tltimer.reports.day import DayReport, Note, day_report
from tltimer.reports.notes import just_ended, notable, produced
from tltimer.wording.kinds import kinds_in, kinds_line
from tltimer.wording.notes import entry_name, note_question, produced_words


def seen(*switches: Switch, notes: tuple[Note, ...] = (), now: datetime | None = None) -> DayReport:
    return day_report(MONDAY, switches, (), notes, now or at("20:00"), RULES)


def named(day: DayReport) -> list[str]:
    return [entry_name(note, MODES, f"{note.start:%H:%M}") for note in notable(day, MODES)]


def test_what_leading_produced_stands_before_what_the_day_did():
    day = seen(
        switch("09:00", "O", person="Ana", note="Chi takes over"),
        switch("09:30", "C", note="the parser"),
        switch("10:00", "O", person="Ana", note="Chi takes over"),
        switch("10:30", "P", note="three goals"),
        switch("11:00", "."),
        notes=(Note("1", MONDAY, "a calm day"),),
    )
    assert [produced_words(note) for note in produced([day, seen()], MODES)] == [
        "1:1 with Ana: Chi takes over",
        "Planning: three goals",
        "a calm day",
    ]


def test_of_leading_that_is_over_it_can_be_noted_what_came_of_it():
    day = seen(
        switch("09:00", "O", person="Ana"),
        switch("09:30", "O", person="Ana", kind="coaching"),
        switch("09:34", "O", person="Bo"),
        switch("09:38", "R"),
        switch("09:43", "M"),
        switch("10:43", "C"),
        switch("11:43", "?"),
        switch("12:00", "P", note="done"),
        switch("12:30", "P"),
        switch("18:30", "R"),
        now=at("19:00"),
    )
    assert named(day) == ["1:1 with Ana · 08:30", "Review · 08:38"]
    assert notable(seen(), MODES) == ()


def test_it_is_offered_for_a_while_after_its_end():
    made = (switch("09:00", "O", person="Ana"), switch("09:30", "R"), switch("09:50", "C"))
    result = just_ended(seen(*made, now=at("10:20")), MODES, at("10:20"))
    assert result is not None
    assert note_question(result, MODES) == "Outcome of Review"
    assert just_ended(seen(*made, now=at("10:20:01")), MODES, at("10:20:01")) is None


def test_the_kinds_of_leading_have_their_shares():
    day = seen(
        switch("09:00", "O", kind="coaching"),
        switch("10:00", "C", kind="spike"),
        switch("11:00", "P", kind="writing"),
        switch("14:00", "R"),
        switch("15:00", "."),
    )
    seconds = kinds_in([day], MODES, CountsAs.LEADING)
    assert kinds_line(seconds, KindList(), 5 * 3600) == "kinds of work (recorded for 4 h): writing 75% · coaching 25%"
    assert kinds_line(seconds, KindList(), 4 * 3600) == "kinds of work: writing 75% · coaching 25%"
    assert kinds_line({}, KindList(), 0) == ""
