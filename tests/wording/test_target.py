from collections.abc import Iterable
from datetime import date, time

import pytest

from tests.drawing import BERLIN, DAYS, at, span
from tests.reports.test_week_prompt import CHOSEN, DRIFT, FRIDAY, MEANT, NEXT_MONDAY, WEEK, choice, report
from tltimer.domain.balance.circumstances import named_in, proposed
from tltimer.domain.balance.drift import Drift
from tltimer.domain.balance.intentions import Intention
from tltimer.domain.balance.promises import HIDDEN
from tltimer.domain.balance.target import Verdict
from tltimer.domain.meetings.meetings import Plan
from tltimer.domain.meetings.working_hours import WorkingHours
from tltimer.reports.week_prompt import WeekPrompt
from tltimer.values import replace
from tltimer.wording import formats, notifications, target

NEXT = WEEK.plus(1)
ABOVE = Drift(Verdict.ABOVE, 4, DRIFT.since)

LOW, DEFAULT, MIDDLE = (formats.share_range(both) for both in ((0.2, 0.35), (0.3, 0.5), (0.2, 0.4)))
MORNING = formats.span_words(at("09:30"), at("12:00"), BERLIN)


def test_every_question_has_its_words():
    ended = report(FRIDAY, choice(WEEK, date(2026, 11, 18)))
    assert [target.asked_words(asked, ended, NEXT) for asked in (WeekPrompt.ENDED, WeekPrompt.ENDS)] == [
        f"Your target of {LOW} ended on 18 November. What applies now?",
        f"Your target of {LOW} ends on 18 November. What applies after that?",
    ]
    asks = report(FRIDAY, CHOSEN, intentions=(MEANT,))
    assert target.asked_words(WeekPrompt.INTENTION, asks, NEXT) == "Your intention: the importer. Was it done?"
    rest = [target.asked_words(asked, asks, NEXT) for asked in (WeekPrompt.FIRST, WeekPrompt.DRIFT, WeekPrompt.DECIDE)]
    assert len(set(rest)) == 3
    assert all(words.endswith("?") for words in rest)


@pytest.mark.parametrize(
    ("weeks", "words"),
    [
        (0, "Your first week is in. How much of your time do you want to spend coding?"),
        (1, "Your first week is in. How much of your time do you want to spend coding?"),
        (2, "How much of your time do you want to spend coding?"),
        (40, "How much of your time do you want to spend coding?"),
    ],
)
def test_a_first_week_is_news_for_a_week(weeks: int, words: str):
    assert target.asked_words(WeekPrompt.FIRST, report(FRIDAY, first=WEEK.plus(-weeks)), NEXT) == words


def test_choices_and_intentions_for_later_are_told():
    assert target.settled_words(report(FRIDAY, CHOSEN)) == ""
    assert "no rush to set a target" in target.unchosen_words()
    decided = report(FRIDAY, CHOSEN, choice(NEXT), intentions=(MEANT, Intention("j", NEXT, "listen to Bo")))
    assert target.settled_words(decided).splitlines() == [
        "This week: the importer",
        f"From week 48 on, your target is {LOW}.",
        "Week 48: listen to Bo",
    ]


def test_the_answer_to_an_intention_is_told():
    over = report(NEXT_MONDAY, CHOSEN, intentions=(MEANT,))
    assert target.settled_words(over) == "That week: the importer"
    for done, words in ((True, "it: done"), (False, "it: not done")):
        assert target.intention_words(Intention("i", WEEK, "it", done)) == words
    hidden = [target.intention_words(Intention("i", WEEK, HIDDEN, done)) for done in (True, False)]
    assert hidden == ["The week's intention: done", "The week's intention: not done"]


def test_a_drift_as_a_notification():
    answers = "Keep the target, change it, or choose one action?"
    assert notifications.drift_words(DRIFT, 0.3, 0.5) == (
        "Coding has been below your target since 2 November",
        f"That makes three weeks in a row below {DEFAULT}. {answers}",
    )
    assert notifications.drift_words(ABOVE, 0.3, 0.5) == (
        "Coding has been above your target since 2 November",
        f"That makes four weeks in a row above {DEFAULT}. {answers}",
    )


def test_questions_as_notifications():
    asks = report(FRIDAY, CHOSEN, drift=DRIFT, intentions=(MEANT,))
    assert notifications.week_prompt_words(WeekPrompt.DRIFT, asks, NEXT) == notifications.drift_words(DRIFT, 0.3, 0.5)
    unchosen = report(FRIDAY, drift=DRIFT)
    assert notifications.week_prompt_words(WeekPrompt.DRIFT, unchosen, NEXT)[1].startswith(
        f"That makes three weeks in a row below {DEFAULT}."
    )
    assert notifications.week_prompt_words(WeekPrompt.INTENTION, asks, NEXT) == ("the importer", "Was it done?")
    assert notifications.week_prompt_words(WeekPrompt.FIRST, asks, NEXT) == (
        "How much of your time do you want to spend coding?",
        f"{DEFAULT} is a common range.",
    )
    assert notifications.week_prompt_words(WeekPrompt.FIRST, report(FRIDAY, first=WEEK), NEXT) == (
        "Your first week is in",
        f"{DEFAULT} is a common range. How much of your time do you want to spend coding?",
    )
    ended = report(FRIDAY, choice(WEEK, date(2026, 11, 18)))
    assert notifications.week_prompt_words(WeekPrompt.ENDED, ended, NEXT)[1] == ""


def test_keeping_names_the_target():
    assert target.keep_words(choice(WEEK)) == f"Keep {LOW}"
    assert target.keep_words(None) == f"Keep {DEFAULT}"


def test_both_sides_are_explained_and_neither_is_judged():
    words = (target.above_words(), target.below_words())
    assert "bottleneck" in words[0]
    assert "lose touch" in words[1]
    assert not any(word in " ".join(words).lower() for word in ("!", "bad", "good", "should", "too much", "too little"))


def test_a_target_in_hours():
    assert target.range_words(0.2, 0.4, 40 * 3600) == f"{MIDDLE} coding: 8–16 of 40 hours a week"
    assert target.range_words(0.2, 0.4, 0) == f"{MIDDLE} coding"


def test_a_suggestion_is_worded_as_one():
    result = named_in("onboarding")
    assert target.proposal_words((), *proposed(())) == f"Just a suggestion: {DEFAULT} is common."
    assert target.proposal_words(result, *proposed(result)) == f"Just a suggestion: {MIDDLE} (onboarding)."
    assert [target.shift_words(shift) for shift in (0.1, -0.05)] == ["+10", "−5"]


def test_intentions_in_words():
    wednesday = span("09:30", "12:00", date(2026, 11, 18))
    assert target.protect_words(wednesday, Plan.CODING, BERLIN) == f"keep Wed {MORNING} free for coding"
    assert target.protect_words(wednesday, Plan.LEADING, BERLIN) == f"keep Wed {MORNING} free for leading"
    assert target.move_intention("Sync, Tue 14:30 → 16:30") == "move Sync, Tue 14:30 → 16:30"
    assert target.give_intention("the importer to Chi") == "give away the importer to Chi"
    assert target.give_intention("Give away the importer to Chi") == "Give away the importer to Chi"


@pytest.mark.parametrize(
    ("done", "words"),
    [
        (None, "Intention for 2026-W47: rest"),
        (True, "Intention for 2026-W47: rest (done)"),
        (False, "Intention for 2026-W47: rest (not done)"),
    ],
)
def test_an_intention_in_one_line(done: bool | None, words: str):
    assert target.intention_line(WEEK, Intention("i", WEEK, "rest", done)) == words


@pytest.mark.parametrize(
    ("offset", "weekdays", "day"),
    [(0, range(5), "Friday"), (1, (6, 0, 1, 2, 3), "Thursday"), (2, (5, 6, 0, 1, 2), "Wednesday"), (0, (), "Friday")],
    ids=["from Monday", "from Sunday", "from Saturday", "no hours"],
)
def test_the_day_on_which_it_is_asked_is_the_last_of_work(offset: int, weekdays: Iterable[int], day: str) -> None:
    hours = WorkingHours(replace(DAYS, week_offset=offset), {day: (time(9), time(17)) for day in weekdays})
    assert target.answer_day_words(WEEK, hours) == f"On {day} tltimer asks whether you did it."


@pytest.mark.parametrize(("off", "day"), [((4,), "Thursday"), ((5,), "Friday"), (range(7), "Friday")])
def test_a_day_off_is_not_the_last_of_work(off: Iterable[int], day: str) -> None:
    days_off = frozenset(DAYS.days_of(WEEK)[number] for number in off)
    hours = WorkingHours(DAYS, {weekday: (time(9), time(17)) for weekday in range(5)}, days_off=days_off)
    assert target.answer_day_words(WEEK, hours) == f"On {day} tltimer asks whether you did it."
