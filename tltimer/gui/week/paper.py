"""The week as a page: what its window shows, without what it asks."""

from __future__ import annotations

from tltimer.gui.week.window import WeekWindow
from tltimer.gui.widgets.paper import Paper
from tltimer.gui.widgets.theme import Theme
from tltimer.i18n.translate import _
from tltimer.reports.week_prompt import asked_in
from tltimer.wording import formats

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tltimer.domain.rules import Rules
    from tltimer.domain.timeline.days import Week
    from tltimer.reports.commits import CommitsReport
    from tltimer.reports.week import WeekReport
    from tltimer.services.bootstrap import Program


def week_paper(report: WeekReport, rules: Rules, commits: CommitsReport | None, *, has_calendars: bool = True) -> Paper:
    """Return the page of a week; needs a QApplication."""
    title = _("{week}, {dates}").format(
        week=formats.week_name(report.week), dates=formats.week_dates(report.days[0].date)
    )
    window = WeekWindow(Theme("light"))
    window.show_report(report, rules, has_calendars=has_calendars)
    window.show_commits(commits)
    window.leading.more.click()  # all outcomes
    if window.commits is not None:
        window.commits.open()
    answers = window.header.answers
    answers.setVisible(asked_in(report, rules) is None and bool(answers.words.text()))
    return Paper(window, window.page, title)


def week_page(program: Program, week: Week, no_names: bool = False) -> Paper:
    """Return the page of a week of a program; without people, titles, texts and reasons where that is wanted."""
    rules = program.reports.rules()
    report, commits = program.reports.week(week), program.repository_stats.week(week)
    if no_names:
        from tltimer.reports.without_names import commits_without_names, week_without_names

        report, commits = week_without_names(report), commits_without_names(commits) if commits else None
    return week_paper(report, rules, commits, has_calendars=program.reports.has_calendars())
