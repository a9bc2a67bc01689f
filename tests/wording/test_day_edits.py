from datetime import date

from tests.drawing import BERLIN, MODES, MONDAY, RULES, at, day, meeting, switch
from tltimer.domain.timeline.day_pieces import DayPiece
from tltimer.reports.day import DayReport, day_report
from tltimer.wording.day_edits import day_explanation, day_sentence, piece_words, redo_line

ONE = DayPiece(at("10:00"), at("11:30"), switch("10:00", "O", person="Ana"))


def report(drawing: str, *meetings, on: date = MONDAY) -> DayReport:
    return day_report(on, day(drawing), meetings, (), at("22:00"), RULES)


def test_a_correction_is_named_by_what_it_was_done_to() -> None:
    assert piece_words(ONE, MODES, BERLIN) == "1:1 with Ana 10:00–11:30"
    assert piece_words(DayPiece(ONE.start, ONE.end, switch("10:00", ".")), MODES, BERLIN) == "Nothing 10:00–11:30"
    assert piece_words(DayPiece(ONE.start, ONE.end, switch("10:00", "R")), MODES, BERLIN) == "Review 10:00–11:30"
    assert (redo_line("x"), redo_line(None)) == ("Redo: x", "Redo")


def test_the_sentence_of_a_day_says_how_it_stands() -> None:
    assert day_sentence(report("CCCCMMMM"), future=False) == "You coded 1 h of 2 h, 50%."
    assert day_sentence(report("CCCC?MMMM"), future=False) == "You coded 1 h of 2 h, 44–56%."
    assert day_sentence(report(""), future=True) == "This day is in the future."
    assert day_sentence(report(""), future=False) == "Nothing was tracked on this day."
    assert day_sentence(report("??"), future=False) == "All of this day is still unknown."
    assert day_sentence(report("BB"), future=False) == "Only breaks were tracked."


def test_what_supports_it_is_said_below() -> None:
    assert day_explanation(report("CCCC?")) == "Longest block 1 h. 15 min unknown."
    cut = report("CCCMCCCM", meeting("09:45", "10:00"), meeting("10:45", "11:00", "Other"))
    assert day_explanation(cut) == "Longest block 45 min. Fragmented by meetings."
    assert day_explanation(report("MM")) == ""
