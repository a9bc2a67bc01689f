from datetime import date

import pytest

from tests.drawing import DAYS
from tests.reports.test_audit import CODING_WEEK, LAST, LEADING_WEEK, NOW, report
from tltimer.domain.audit.estimates import AuditRecord, Estimate
from tltimer.domain.audit.level_change import LevelChange, LevelChangeKind
from tltimer.domain.audit.meeting_costs import SeriesCost
from tltimer.domain.balance.commits import Contribution
from tltimer.reports.audit import AuditReport, PersonOutcomes, PromiseCounts
from tltimer.values import replace
from tltimer.wording import audit


def against(guess: int | None, aim: int | None = None, weeks: tuple[str, ...] = (CODING_WEEK,)) -> AuditReport:
    """An audit with a guess and an aim for coding; it was half of the time, ten hours a week."""
    estimates = [None if percent is None else Estimate(percent, 100 - percent, 0) for percent in (guess, aim)]
    return report(weeks, record=AuditRecord("1", LAST, LAST, *estimates, NOW))


def test_a_span_tells_its_years_where_they_differ():
    first, last = date(2026, 8, 17), date(2026, 11, 15)
    assert audit.span_words(first, last, 13) == "17 August to 15 November, 13 weeks"
    assert audit.span_words(first, last, 13, with_year=True) == "17 August to 15 November 2026, 13 weeks"
    words = "17 November 2025 to 15 November 2026, 52 weeks"
    assert audit.span_words(date(2025, 11, 17), last, 52) == words
    assert audit.span_words(date(2025, 11, 17), last, 52, with_year=True) == words


@pytest.mark.parametrize(
    ("guess", "aim", "words"),
    [
        (55, 40, "You coded 1 h less a week than you thought."),
        (30, None, "You coded 4 h more a week than you thought."),
        (50, 40, "You coded as much as you thought."),
        (None, 45, "You coded 1 h more a week than you aim to."),
        (None, 60, "You coded 2 h less a week than you aim to."),
        (None, 50, "You coded as much as you aim to."),
        (None, None, "You spent 50% of your time coding in this period."),
    ],
)
def test_the_headline_is_the_gap_to_the_guess_else_to_the_aim(guess: int | None, aim: int | None, words: str):
    assert audit.headline(against(guess, aim)) == words


def test_without_judged_weeks_the_headline_is_the_share():
    assert audit.headline(against(60, weeks=("CCRR",))) == "You spent 50% of your time coding in this period."
    assert (
        audit.headline(against(60, weeks=("",)))
        == "No time that counts towards the coding share was tracked in this period."
    )


@pytest.mark.parametrize(
    ("guess", "aim", "words"),
    [
        (55, 40, "You guessed 55% and spent 50% of your time coding; your aim is 40%."),
        (55, None, "You guessed 55% and spent 50% of your time coding."),
        (None, 40, "You spent 50% of your time coding; your aim is 40%."),
        (None, None, ""),
    ],
)
def test_the_reason_names_guess_share_and_aim(guess: int | None, aim: int | None, words: str):
    assert audit.explanation(against(guess, aim), DAYS) == words


def test_the_reason_names_weeks_of_which_too_little_is_known():
    single, two = report(["", CODING_WEEK]), report(["", CODING_WEEK, ""])
    assert audit.explanation(single, DAYS) == "Week 45 has too little tracked time to be judged on its own."
    assert audit.explanation(two, DAYS) == "Weeks 44 and 46 have too little tracked time to be judged on their own."
    many = report(["", "", CODING_WEEK, "", "", ""])
    assert audit.explanation(many, DAYS) == "5 weeks have too little tracked time to be judged on their own."


def test_a_change_is_told_with_the_last_day_of_the_level_before():
    step = LevelChange(LevelChangeKind.STEP, LAST, 0.55, 0.33)
    assert audit.change_sentence(step, DAYS) == "The average hides a change: 55% until 8 November, 33% since."
    assert audit.change_head(step, DAYS) == "Week 46, from 9 November: 55% before, 33% after"
    slow = LevelChange(LevelChangeKind.SLOW, LAST, 0.6, 0.3)
    assert audit.change_sentence(slow, DAYS) == "The average hides a slow change: from 60% to 30%."
    assert audit.change_head(slow, DAYS) == "A slow change around week 46 (9 November): from 60% to 30%"


def test_gaps_are_hours_a_week_with_a_sign():
    assert audit.gap_hours(against(57).gap_to_guess, "coding") == "−1:24"
    assert audit.gap_hours(against(40).gap_to_guess, "coding") == "+2:00"
    assert audit.gap_hours(against(50).gap_to_guess, "coding") == "0:00"
    assert audit.gap_hours(None, "coding") == "–"
    assert audit.gap_hours(against(60, weeks=("CCRR",)).gap_to_guess, "coding") == "–"


def test_tracked_time_is_told_with_its_unknown_part():
    assert audit.tracked_words(report([CODING_WEEK, LEADING_WEEK])) == "40 h tracked, 20 h a week, no unknown time"
    assert audit.tracked_words(report(["CC??"])) == "2 h 30 min tracked, 2 h 30 min unknown"


def test_what_evidence_corrected_is_told_a_week_or_in_all_where_that_is_less_than_a_minute():
    weeks = [CODING_WEEK, LEADING_WEEK]
    assert audit.tracked_words(report(weeks, corrected_s=9600)).endswith(
        ", 1 h 20 min a week corrected with what tltimer noticed"
    )
    assert audit.tracked_words(report(weeks, corrected_s=119)).endswith(", 1 min corrected with what tltimer noticed")
    assert audit.tracked_words(report(["CC"], corrected_s=600)).endswith(", 10 min corrected with what tltimer noticed")


def test_what_there_is_nothing_of_is_left_out():
    assert audit.promise_words(PromiseCounts(0, 0, 0)) == ""
    assert audit.promise_words(PromiseCounts(2, 1, 0)) == "2 kept · 1 kept late"
    assert audit.commits_words(None) == ""
    assert audit.commits_words(Contribution(0, 0, None, None, 0, 0, 0)) == ""
    assert audit.protected_words(report([CODING_WEEK])) == ""


def test_the_way_to_the_figures_names_the_span():
    words = audit.guess_needed("2026-W43..2026-W46")
    assert "tltimer audit 2026-W43..2026-W46 --guess" in words
    assert "--skip-guess" in words


def test_a_meeting_has_its_title_or_a_number_in_its_row():
    costly = SeriesCost("Sprint\nsync", 5, 36_000, 32_400, 1800)
    made = replace(against(None), meetings=(costly, replace(costly, title=" ")))
    figures = ("5", "10:00", "9:00", "0:30")
    assert audit.meeting_rows(made) == [("Sprint sync", *figures), ("Meeting", *figures)]
    assert [row[0] for row in audit.meeting_rows(replace(made, names=False))] == ["Meeting 1", "Meeting 2"]
    assert {len(row) for row in audit.meeting_rows(made)} == {len(audit.meeting_heads())}


def test_a_person_has_a_dash_for_no_1_to_1s_and_all_stand_for_nobody_in_particular():
    outcomes = [PersonOutcomes("Ana", 2, 0, 1, 0), PersonOutcomes(None, 3, 1, 0, 0)]
    assert audit.one_to_one_rows(outcomes) == [("Ana", "2", "–", "1"), ("Total", "3", "1", "–")]


@pytest.mark.parametrize(
    ("seconds", "unknown_s", "shares"),
    [
        ((426, 368, 206), 0, ("43%", "37%", "20%")),
        ((426, 362, 212), 0, ("43%", "36%", "21%")),
        ((424, 368, 208), 0, ("42%", "37%", "21%")),
        ((425, 370, 205), 0, ("43%", "37%", "20%")),
        ((500, 250, 250), 0, ("50%", "25%", "25%")),
        ((0, 1000, 0), 0, ("0%", "100%", "0%")),
        ((426, 368, 206), 1, ("43%", "37%", "20%")),
        ((426, 368, 206), 20, ("42–44%", "36–38%", "20–22%")),
        ((0, 0, 0), 0, ("–", "–", "–")),
    ],
)
def test_three_single_shares_add_up_to_100_percent(
    seconds: tuple[int, int, int], unknown_s: int, shares: tuple[str, ...]
) -> None:
    coding_s, leading_s, attending_s = seconds
    figures = replace(
        report((CODING_WEEK,)).figures,
        coding_s=coding_s,
        leading_s=leading_s,
        attending_s=attending_s,
        unconfirmed_s=unknown_s,
    )
    result = replace(report((CODING_WEEK,)), figures=figures)
    assert tuple(audit.actual_share(result, side) for side in audit.SIDES) == shares
