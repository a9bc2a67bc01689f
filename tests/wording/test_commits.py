from datetime import timedelta

import pytest

from tests.reports.test_commits import NOW, WEEK, answered, commit, report
from tests.titles import HOSTILE, TURNING
from tltimer.render.json_extras import commits_json
from tltimer.render.terminal.commits import commits_part
from tltimer.render.terminal.style import Style
from tltimer.reports.commits import CommitsReport, RepositoryAnswer
from tltimer.wording.commits import (
    brief_words,
    commits_list,
    last_words,
    line_of,
    most_commits_words,
    no_commit_words,
    share_words,
    trailer_words,
)
from tltimer.wording.sanitize import columns

STYLE = Style(width=80)
GONE = RepositoryAnswer("gone", "/gone", None, "this folder does not exist")


def words(report: CommitsReport) -> tuple[str, str, str, str]:
    total = report.together
    return share_words(total), last_words(total), trailer_words(total), brief_words(total)


def test_shares_and_trailers():
    result = report(answered(commit(1, "me"), commit(2, reviewed=True), commit(3, paired=True), commit(4)))
    assert words(result) == (
        "you wrote 1 of 4 commits, 25% · 25% of the changed lines · 2 people",
        "your last commit on main was 1 day ago",
        "1 commit reviewed by you · 1 co-authored commit",
        "1 of 4 commits, 25% · 25% of lines · your last commit 1 day ago",
    )


def test_today_and_never():
    assert words(report(answered(commit(0.1, "me"))))[1:] == (
        "your last commit on main was today",
        "",
        "1 of 1 commit, 100% · 100% of lines · your last commit today",
    )
    assert words(report(answered())) == (
        "no commits in four weeks",
        "no commits by you on main yet",
        "",
        "no commits in four weeks · no commits by you",
    )


def test_what_is_not_known_is_not_said():
    shallow = answered(commit(1), known=NOW - timedelta(days=3), shallow=True)
    assert words(report(shallow)) == ("", "", "", "")
    assert words(report(GONE)) == ("", "", "", "")


def test_several_branches_have_no_common_name():
    result = report(answered(commit(9, "me")), answered(name="site", branch="trunk"))
    assert last_words(result.together) == "your last commit on the default branch was 9 days ago"


def test_the_part_of_a_week():
    lines = commits_part(report(answered(commit(1, "me"), commit(9), commit(9.1))), STYLE).split("\n")
    assert lines == [
        "Commits · app, last 4 weeks",
        "  you wrote 1 of 3 commits, 33% · 33% of the changed lines · 2 people",
        "  your last commit on main was 1 day ago",
        " " * 66 + "▄",
        "  yours    0    0    0    0    0    0    0    0    0    0    0    1",
        "  all      0    0    0    0    0    0    0    0    0    0    2    1",
        "  week    36   37   38   39   40   41   42   43   44   45   46   47",
    ]


def test_a_narrow_or_plain_terminal_gets_less():
    result = report(answered(commit(1, "me")))
    assert commits_part(result, Style(width=60)).split("\n")[1:] == [
        "  you wrote 1 of 1 commit, 100% · 100% of the changed lines",
        "  · 1 person",
        "  your last commit on main was 1 day ago",
    ]
    assert "▇" not in commits_part(result, Style(width=80, blocks=False))
    assert "\x1b[" in commits_part(result, Style(width=80, colour=True))


def test_several_repositories_have_a_line_each():
    result = report(answered(commit(1, "me")), GONE)
    assert commits_part(result, STYLE).split("\n")[3:5] == [
        "  app   1 of 1 commit, 100% · 100% of lines · your last commit 1 day ago",
        "  gone  this folder does not exist",
    ]
    assert commits_list(result)[2] == "gone: this folder does not exist"
    assert len(commits_list(report(answered()))) == 1
    assert len(commits_part(report(answered()), STYLE).split("\n")) == 3


def test_unknown_weeks_are_dashes_and_nulls():
    result = report(answered(commit(1, "me"), known=NOW - timedelta(days=5), shallow=True))
    assert commits_part(result, STYLE).split("\n")[-2].split() == ["all", *["–"] * 11, "1"]
    told_json = commits_json(result)
    assert (told_json["commits"], told_json["days_since"]) == (None, 1)
    assert told_json["weeks"][0] == {"week": str(WEEK.plus(-11)), "commits": None, "my_commits": None}


@pytest.mark.parametrize("name", HOSTILE.values(), ids=HOSTILE)
def test_whatever_a_folder_is_called(name: str):
    result = report(answered(commit(1, "me"), name=name, branch=name), answered(name=name, branch=name))
    for line in commits_part(result, STYLE).split("\n"):
        assert line.isprintable() and columns(line) <= 80
    assert all("<" not in item and not TURNING & set(item) for item in commits_list(result))


def test_the_notifications_say_facts_and_no_judgement():
    total = report(answered(commit(25, "me"), commit(1))).together
    assert no_commit_words(total)[0] == "You haven't committed to main for three weeks"
    assert "25 days ago" in no_commit_words(total)[1]
    most = report(answered(*(commit(n, "me") for n in range(1, 8)), commit(9), commit(10), commit(11))).together
    assert most_commits_words(most)[0] == "You wrote 70% of the last four weeks' commits"
    assert most_commits_words(most)[1].startswith("Of 10 commits by 2 people, you wrote 7.")


def test_a_line_tells_the_share_and_the_last_commit():
    assert line_of(report(answered(commit(1, "me")))) == (
        "app, last 4 weeks: you wrote 1 of 1 commit (100%). Your last commit on main was 1 day ago."
    )


@pytest.mark.parametrize(
    ("repositories", "words"),
    [
        ((GONE,), "this folder does not exist"),
        ((RepositoryAnswer("app", "/app", None, ""),), "There are no figures for app yet."),
        ((answered(),), "app, last 4 weeks: no commits."),
        (
            (answered(commit(1, "me"), commit(2)), answered(name="site")),
            "2 repositories, last 4 weeks: you wrote 1 of 2 commits (50%). Your last commit on main was 1 day ago.",
        ),
    ],
    ids=["a problem", "not read yet", "no commits", "two repositories"],
)
def test_a_line_about_repositories_with_less_to_tell(repositories: tuple[RepositoryAnswer, ...], words: str):
    assert line_of(report(*repositories)) == words
