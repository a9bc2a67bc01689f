import pytest

from tests.drawing import BERLIN, HOURS, MONDAY, RULES, SIZES, at, day, meeting, span
from tltimer.domain.balance.intentions import Intention
from tltimer.domain.balance.new_contacts import NewContact
from tltimer.domain.balance.one_to_ones import OneToOne, OneToOneOutcome
from tltimer.domain.balance.people import Person
from tltimer.domain.balance.promises import Promise
from tltimer.domain.balance.target import Target
from tltimer.domain.evidence.disagreements import Disagreement
from tltimer.domain.evidence.samples import EvidenceSource, Sample
from tltimer.domain.meetings.free_time import free_time
from tltimer.domain.meetings.meetings import Meeting
from tltimer.domain.timeline.days import ONE_DAY, week_of
from tltimer.reports.day import day_report
from tltimer.reports.evening import EveningReport, Gap, evening_report
from tltimer.reports.evening_questions import (
    DuePromises,
    EveningQuestion,
    EveningQuestions,
    ForgottenTimer,
    NoticedDifferences,
    OpenItems,
    StalePromise,
    UnloggedMeetings,
)
from tltimer.reports.evidence import EvidenceReport
from tltimer.wording import evening as sentences_evening


def evening(
    drawing: str, *meetings: Meeting, target: Target | None = None, day_=MONDAY, belated=False
) -> EveningReport:
    report = day_report(day_, day(drawing, date_=day_), (), (), at("20:00", day_), RULES)
    tomorrow = free_time(day_ + ONE_DAY, HOURS, meetings, SIZES)
    default = Target(0.3, 0.5, chosen=False)
    return evening_report(report, report.figures, target or default, (), tomorrow, meetings, False, belated=belated)


@pytest.mark.parametrize(
    ("report", "words"),
    [
        (evening("CMMM", target=Target(0.3, 0.5, True)), "25% coding this week, target 30–50%"),
        (evening("CMM?", target=Target(0.3, 0.5, True)), "25–50% coding this week, target 30–50%"),
        (evening("CMMM"), "25% coding this week"),
        (evening(""), "Nothing tracked yet this week."),
    ],
)
def test_the_week_on_an_evening(report: EveningReport, words: str):
    assert sentences_evening.evening_line(report) == words


def test_a_missed_evening_speaks_of_its_own_week_and_of_no_tomorrow():
    missed = evening("CMMM", target=Target(0.3, 0.5, True), belated=True)
    assert sentences_evening.evening_line(missed) == "25% coding that week, up to that day; target 30–50%"
    assert sentences_evening.tomorrow_line(missed, BERLIN) == ""
    assert sentences_evening.evening_line(evening("", belated=True)) == "Nothing was tracked that week."


def tomorrow(start: str, end: str, title: str = "Sync") -> Meeting:
    return meeting(start, end, title, MONDAY + ONE_DAY)


@pytest.mark.parametrize(
    ("report", "words"),
    [
        (evening("CC"), "Tomorrow: 8 h 30 min free from 09:00, no meetings."),
        (evening("CC", tomorrow("09:00", "09:30")), "Tomorrow: 8 h free from 09:30, 1 meeting."),
        (
            evening("CC", tomorrow("12:30", "15:00"), tomorrow("15:00", "17:30", "Other")),
            "Tomorrow: 3 h 30 min free from 09:00, 2 meetings.",
        ),
        (evening("CC", tomorrow("08:00", "18:00")), "No free time tomorrow."),
        (evening("CC", day_=MONDAY + 4 * ONE_DAY), "No work tomorrow."),
    ],
)
def test_tomorrow_in_a_line(report: EveningReport, words: str):
    assert sentences_evening.tomorrow_line(report, BERLIN) == words


def test_questions_about_gaps():
    assert sentences_evening.gap_question("15:25", "16:30", unknown=False) == "What did you do from 15:25 to 16:30?"
    assert sentences_evening.gap_question("15:25", "16:30", unknown=True) == "15:25–16:30 is unknown. What did you do?"


ANA = Person("ana", "Ana", 7)
PROMISE = Promise("1", "the RFC", "Dana", MONDAY - 20 * ONE_DAY, 30, None, None)


def test_a_gap_that_is_unknown_is_called_so_once():
    asked = [EveningQuestion(Gap(span("12:00", "13:00"), unknown), ()) for unknown in (True, False)]
    left = EveningQuestions(tuple(asked), OpenItems())
    details = [sentences_evening.question_words(question, left, at("18:00"), RULES).detail for question in asked]
    assert details == ["", "Nothing was tracked during this time."]


@pytest.mark.parametrize(
    ("question", "words", "labels"),
    [
        (
            EveningQuestion(
                ForgottenTimer("1", "coding", at("09:00"), at("28:00"), (at("17:30"),)),
                (f"stopped {int(at('17:30').timestamp())}", "other", "all"),
            ),
            "Coding ran until 04:00. When did you stop?",
            ["17:30", "Other time…", "Confirm full length"],
        ),
        (EveningQuestion(UnloggedMeetings(())), "Meetings you didn't track", []),
        (
            EveningQuestion(Gap(span("12:00", "13:00"), False), ("coding", "nothing", "lunch", "other")),
            "What did you do from 12:00 to 13:00?",
            ["Coding", "Not working", "Lunch every day, 12:00–13:00", "Other times…"],
        ),
        (
            EveningQuestion(
                OneToOne(ANA, MONDAY, OneToOneOutcome.UNKNOWN, meeting("10:00", "10:30")), ("held", "skipped"), "coding"
            ),
            "Did your 10:00 1:1 with Ana happen?",
            ["Yes", "No"],
        ),
        (
            EveningQuestion(NewContact("zoe", "Zoe", "", 2, 7, ANA), ("same", "7", "14", "28", "no")),
            "Add Zoe to your 1:1 list?",
            ["This is Ana", "Every week", "Every 2 weeks", "Every 4 weeks", "Not a 1:1"],
        ),
        (
            EveningQuestion(Intention("1", week_of(MONDAY), "give away the importer"), ("done", "not_done")),
            "Did you carry out the week's intention?",
            ["Done", "Not yet"],
        ),
        (
            EveningQuestion(StalePromise(PROMISE), ("done", "later", "drop")),
            "Does this promise still stand?",
            ["Done", "Postpone…", "Drop…"],
        ),
        (EveningQuestion(DuePromises((PROMISE,))), "Promises due", []),
    ],
    ids=["timer", "meetings", "gap", "1:1", "somebody new", "intention", "old promise", "promises"],
)
def test_every_question_has_words_and_answers(question: EveningQuestion, words: str, labels: list[str]):
    pauses = tuple((span("12:00", "13:00", MONDAY - back * ONE_DAY),) for back in (1, 2))
    result = sentences_evening.question_words(
        question, EveningQuestions((question,), OpenItems(pauses=pauses)), at("09:00"), RULES
    )
    assert result.question == words
    assert [label for _key, label in result.answers] == labels
    assert result.short


def test_a_1_1_during_which_nothing_was_tracked_and_an_unknown_gap():
    one_to_one = OneToOne(ANA, MONDAY, OneToOneOutcome.UNKNOWN, meeting("10:00", "10:30"))
    left = EveningQuestions((), OpenItems())
    words = sentences_evening.question_words(EveningQuestion(one_to_one, ("held",)), left, at("09:00"), RULES)
    assert words.detail.endswith("your log doesn't show what you did at that time.")
    gap = EveningQuestion(Gap(span("12:00", "13:00"), True), ("coding",))
    assert "unknown" in sentences_evening.question_words(gap, left, at("09:00"), RULES).question
    new = EveningQuestion(NewContact("zoe", "Zoe", "", 2, 7, None), ("no",))
    assert sentences_evening.question_words(new, left, at("09:00"), RULES).short == "Zoe"


def test_small_words():
    assert sentences_evening.progress_words(1, 3) == "1 of 3"
    assert sentences_evening.answered_words("Lunch", "Break") == "Lunch: Break"


PLACE = Disagreement(span("15:55", "16:35"), "planning", "coding")
UNLOGGED = Disagreement(span("12:00", "12:20"), None, "meeting")


def noticed_words(*places: Disagreement, report: bool = True) -> sentences_evening.QuestionWords:
    """The words of the first question where log and evidence disagree in these places."""
    result = EvidenceReport(MONDAY, (Sample(at("16:00"), EvidenceSource.WINDOW, "coding"),), places)
    answers = ("accept", "keep", "other") if len(places) == 1 else ()
    question = EveningQuestion(NoticedDifferences(places), answers)
    questions = EveningQuestions((question,), OpenItems(noticed=result if report else None))
    return sentences_evening.question_words(question, questions, at("12:00"), RULES)


def test_one_place_is_asked_about_with_its_reason():
    words = noticed_words(PLACE)
    assert (words.question, words.short) == ("Planning or Coding, 15:55–16:35?", "15:55–16:35")
    assert words.detail == "You tracked Planning, but you were using an editor or a terminal."
    assert [label for _key, label in words.answers] == ["Change to Coding", "Keep Planning", "Other times…"]
    assert noticed_words(PLACE, report=False).detail == "You tracked Planning, but tltimer noticed Coding."


def test_time_without_a_log_can_be_left_empty():
    assert [label for _key, label in noticed_words(UNLOGGED).answers] == [
        "Add Meeting",
        "Leave untracked",
        "Other times…",
    ]


def test_several_places_are_a_list():
    words = noticed_words(UNLOGGED, PLACE)
    assert (words.question, words.answers) == ("Your log and what tltimer noticed differ in 2 places", ())
