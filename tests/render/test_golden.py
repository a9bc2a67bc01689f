"""One whole output per renderer, as a file."""

from pathlib import Path

from tests.golden import assert_golden
from tests.gui import samples
from tests.reports.test_commits import NOW, answered, commit
from tltimer.domain.balance.one_to_ones import OneToOneStanding
from tltimer.domain.balance.people import Person
from tltimer.domain.balance.promises import Promise, WeekPromises
from tltimer.render.html.week import week_html
from tltimer.render.markdown import day_markdown, week_markdown
from tltimer.reports.commits import commits_report
from tltimer.reports.week import WeekReport
from tltimer.wording.commits import commits_list

HERE = Path(__file__).parent / "golden"
COMMITS = commits_report(samples.WEEK, (answered(commit(1, "me"), commit(2)),), NOW, samples.rules())


def full_week() -> WeekReport:
    monday = samples.WEEK.monday
    promise = Promise("1", "review the RFC", "Dana", monday, 30, None, None, None)
    ana = OneToOneStanding(Person("ana", "Ana", 7), monday, 6, 1, 0, 0, 0)
    return samples.week(promises=WeekPromises(open=(promise,)), people=(ana,))


def test_a_week_in_markdown() -> None:
    assert_golden(HERE / "week.md", week_markdown(full_week(), samples.rules(), commits_list(COMMITS)) + "\n")


def test_a_day_in_markdown() -> None:
    assert_golden(HERE / "day.md", day_markdown(full_week().days[0], samples.rules()) + "\n")


def test_a_week_as_a_page() -> None:
    page = week_html(full_week(), samples.rules(), COMMITS)
    before, _style, after = page.partition("<style>")
    assert_golden(HERE / "week.html", before + after.partition("</style>")[2].replace("><", ">\n<"))
