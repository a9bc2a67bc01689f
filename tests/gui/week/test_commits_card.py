"""The card of commits, and the week as a file."""

from PySide6.QtCore import QEvent, QPoint
from PySide6.QtGui import QHelpEvent, QImage
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QToolTip
from pytestqt.qtbot import QtBot

from tests.gui.samples import WEEK, rules, week
from tests.reports.test_commits import NOW, answered, commit
from tests.titles import HOSTILE
from tltimer.gui.week.commits_card import CommitsCard, lines_of, week_words
from tltimer.gui.week.paper import week_paper
from tltimer.gui.week.window import WeekWindow
from tltimer.gui.widgets.theme import Theme
from tltimer.reports.commits import CommitsReport, RepositoryAnswer, commits_report

GONE = RepositoryAnswer("gone", "/gone", None, "this folder does not exist")


def commits(*repositories: RepositoryAnswer) -> CommitsReport:
    return commits_report(WEEK, repositories, NOW, rules())


MINE = answered(commit(1, "me"), commit(2), commit(8))


def test_without_repositories_there_is_no_card(qtbot: QtBot) -> None:
    window = WeekWindow(Theme("light"))
    qtbot.addWidget(window)
    window.show_report(week(), rules())
    window.show_commits(None)
    assert window.commits is None
    window.show_commits(commits(MINE))
    assert window.commits is not None and window.commits.isVisibleTo(window)
    window.show_commits(None)
    assert not window.commits.isVisibleTo(window)


def test_it_says_the_four_weeks_and_shows_twelve(qtbot: QtBot) -> None:
    card = CommitsCard(Theme("light"))
    qtbot.addWidget(card)
    card.show_commits(commits(MINE))
    assert (
        card.line.text() == "app, last 4 weeks: you wrote 1 of 3 commits (33%). Your last commit on main was 1 day ago."
    )
    assert not card.opened
    card.toggle.click()
    assert card.opened
    assert card.share.text() == "You wrote 1 of 3 commits, 33% · 33% of the changed lines · 2 people"
    assert card.last.text() == "Your last commit on main was 1 day ago"
    described = card.picture.accessibleDescription()
    assert described.endswith("Week 46: you wrote 0 of 1 commit; Week 47: you wrote 1 of 2 commits")
    card.show_commits(commits(GONE))
    assert not card.share.isVisibleTo(card) and not card.picture.isVisibleTo(card)
    assert "this folder does not exist" in [label.text() for label in card.findChildren(QLabel)]


def test_of_many_repositories_those_in_trouble_come_first() -> None:
    report = commits(*(answered(commit(n, "me"), name=f"app{n}") for n in range(1, 5)), GONE)
    lines = lines_of(report)
    assert len(lines) == 3
    assert lines[0] == "gone: this folder does not exist"
    assert all(f"app{n}" in " ".join(lines) for n in range(1, 5))
    assert lines_of(commits(MINE)) == []


def test_a_week_tells_its_figures_under_the_pointer(qtbot: QtBot) -> None:
    card = CommitsCard(Theme("light"))
    qtbot.addWidget(card)
    card.show_commits(commits(MINE))
    card.resize(800, 200)
    card.show()
    qtbot.waitExposed(card)
    picture = card.picture
    place = QPoint(picture.width() - 5, 5)
    QApplication.sendEvent(picture, QHelpEvent(QEvent.Type.ToolTip, place, picture.mapToGlobal(place)))
    assert "Week 47: you wrote 1 of 2 commits" in QToolTip.text()
    QToolTip.hideText()
    assert week_words(commits(GONE).weeks[0]) == "Week 36: unknown"


def test_whatever_a_repository_is_called_the_card_keeps_its_shape(qtbot: QtBot) -> None:
    card = CommitsCard(Theme("light"))
    qtbot.addWidget(card)
    for name in HOSTILE.values():
        card.show_commits(commits(answered(commit(1), name=name, branch=name), GONE))
        assert card.minimumSizeHint().width() < 700
        assert all(label.textFormat().name == "PlainText" for label in card.findChildren(QLabel))


def test_a_picture_is_as_large_as_what_it_shows_and_has_no_buttons(qtbot: QtBot) -> None:
    without = week_paper(week(), rules(), None)
    file = week_paper(week(), rules(), commits(MINE))
    picture, plain = (QImage.fromData(card.png()) for card in (file, without))
    assert picture.width() == plain.width() == 2240
    assert picture.height() > plain.height() > 1200
    assert not any(button.isVisibleTo(file.page) for button in file.page.findChildren(QAbstractButton))
    corner = picture.pixelColor(2, 2)
    assert (corner.red(), corner.green(), corner.blue()) == (0xFB, 0xFA, 0xF8)
    assert file.pdf().startswith(b"%PDF")
    file.close()
    without.close()


def test_on_paper_a_week_with_much_in_it_is_as_high_as_it_needs_to_be(qtbot: QtBot) -> None:
    long = "what came of a long conversation, with names, numbers and more words than any line has room for"
    file = week_paper(week(notes=[f"{long}, number {number}" for number in range(40)]), rules(), commits(MINE))
    card = file.page.findChild(CommitsCard)
    assert card is not None
    assert card.height() >= card.minimumSizeHint().height()
    file.close()
