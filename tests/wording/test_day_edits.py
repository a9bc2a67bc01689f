from datetime import date, timedelta

from tests.drawing import BERLIN, MODES, MONDAY, RULES, at, day, meeting, switch
from tltimer.domain.timeline.day_pieces import DayPiece
from tltimer.reports.day import DayReport, day_report
from tltimer.values import replace
from tltimer.wording.day_edits import (
    changed_line,
    confirmed_line,
    day_explanation,
    day_sentence,
    deleted_line,
    merged_line,
    moved_line,
    painted_line,
    piece_words,
    redo_line,
    saved_line,
    split_line,
)

SUNDAY, TUESDAY = MONDAY - timedelta(1), MONDAY + timedelta(1)

ONE = DayPiece(at("10:00"), at("11:30"), switch("10:00", "O", person="Ana"))


def report(drawing: str, *meetings, on: date = MONDAY) -> DayReport:
    return day_report(on, day(drawing), meetings, (), at("22:00"), RULES)


def test_a_correction_is_named_by_what_it_was_done_to() -> None:
    assert piece_words(ONE, MODES, BERLIN) == "1:1 with Ana 10:00–11:30"
    assert piece_words(DayPiece(ONE.start, ONE.end, switch("10:00", ".")), MODES, BERLIN) == "Untracked 10:00–11:30"
    assert piece_words(DayPiece(ONE.start, ONE.end, switch("10:00", "R")), MODES, BERLIN) == "Review 10:00–11:30"
    assert (redo_line("x"), redo_line(None)) == ("Redo: x", "Redo")


def test_the_sentence_of_a_day_says_how_it_stands() -> None:
    assert day_sentence(report("CCCCMMMM"), TUESDAY) == "You spent 1 h coding on Monday, 50% of your day."
    assert day_sentence(report("CCCC?MMMM"), TUESDAY) == "You spent 1 h coding on Monday, 44–56% of your day."
    assert day_sentence(report("MM"), TUESDAY) == "You spent no time coding on Monday."
    assert day_sentence(report("MM??"), TUESDAY) == "0–50% of your time on Monday was coding."
    assert day_sentence(report("CCCCMMMM"), MONDAY) == "You've spent 1 h coding today, 50% of your day so far."
    assert day_sentence(report("MM"), MONDAY) == "You've spent no time coding today."
    assert day_sentence(report("MM??"), MONDAY) == "0–50% of your time today was coding."
    assert day_sentence(report(""), SUNDAY) == "This day is in the future."
    assert day_sentence(report(""), MONDAY) == "Nothing tracked yet today."
    assert day_sentence(report(""), TUESDAY) == "Nothing was tracked on this day."
    assert day_sentence(report("??"), TUESDAY) == "All of this day is still unknown."
    assert day_sentence(report("BB"), TUESDAY) == "No time that counts towards the coding share was tracked."


def test_what_supports_it_is_said_below() -> None:
    assert (
        day_explanation(report("CCCC?"), TUESDAY)
        == "Longest block: 1 h. The figure is a range because 15 min is unknown."
    )
    cut = report("CCCMCCCM", meeting("09:45", "10:00"), meeting("10:45", "11:00", "Other"))
    assert day_explanation(cut, TUESDAY) == "Longest block: 45 min. Meetings fragmented the day."
    assert day_explanation(report("MM"), TUESDAY) == ""
    assert day_explanation(report("??"), TUESDAY) == ""
    assert day_explanation(report(""), TUESDAY) == "To add what you did, drag over the hours or press Space."
    assert day_explanation(report(""), SUNDAY) == ""


def test_each_edit_is_told_in_a_sentence() -> None:
    coding = DayPiece(at("09:00"), at("10:00"), replace(switch("09:00", "C"), id="coding"))
    moved = replace(ONE, start=at("09:45"))
    assert changed_line(ONE, "review", MODES, BERLIN) == "10:00–11:30 changed to Review"
    assert painted_line(ONE.span, "review", MODES, BERLIN) == "10:00–11:30 is now Review"
    assert painted_line(ONE.span, "off", MODES, BERLIN) == "10:00–11:30 cleared"
    assert moved_line(replace(ONE, end=at("11:00")), [coding, ONE], MODES, BERLIN) == "1:1 with Ana now ends at 11:00"
    assert moved_line(moved, [coding, ONE], MODES, BERLIN) == "1:1 with Ana now starts at 09:45"
    assert moved_line(replace(ONE, start=coding.start), [coding, ONE], MODES, BERLIN) == (
        "1:1 with Ana now starts at 09:00"
    ), "where another piece began before"
    assert saved_line(ONE, MODES, BERLIN) == "1:1 with Ana 10:00–11:30 saved"
    assert split_line(ONE, at("11:00"), MODES, BERLIN) == "1:1 with Ana 10:00–11:30 split at 11:00"
    assert merged_line(coding, ONE, MODES, BERLIN) == "09:00–10:00 merged into 1:1 with Ana"
    assert deleted_line(ONE, MODES, BERLIN) == "1:1 with Ana 10:00–11:30 deleted"
    assert confirmed_line(ONE, MODES, BERLIN) == "1:1 with Ana 10:00–11:30 confirmed"
