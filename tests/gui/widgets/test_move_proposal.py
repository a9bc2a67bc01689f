"""A proposed move in a window, and the message that a button copies."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from tests.drawing import BERLIN, at, meeting
from tltimer.domain.meetings.moves import Move
from tltimer.gui.widgets.move_proposal import MoveProposal, copy_message
from tltimer.gui.widgets.theme import Theme


def move(title: str = "Sprint sync") -> Move:
    return Move(meeting("14:30", "15:00", title, others=1), at("16:30"), 9000, 9000, 9000)


def shown(qtbot: QtBot, of: Move | None) -> MoveProposal:
    proposal = MoveProposal(Theme("light"))
    qtbot.addWidget(proposal)
    proposal.show_move(of, BERLIN)
    return proposal


def test_a_move_is_shown_with_what_it_gives(qtbot: QtBot) -> None:
    proposal = shown(qtbot, move())
    assert not proposal.isHidden()
    assert proposal.what.text() == "Move Sprint sync, Mon 14:30 → 16:30"
    assert proposal.gain.text() == "Adds 2 h 30 min of focus time, if everyone is free"


def test_without_a_move_nothing_is_shown(qtbot: QtBot) -> None:
    assert shown(qtbot, None).isHidden()
    proposal = shown(qtbot, move())
    proposal.show_move(None, BERLIN)
    assert proposal.isHidden()


def test_its_button_wants_the_message_and_says_that_it_was_copied_until_another_move_comes(qtbot: QtBot) -> None:
    proposal = shown(qtbot, move())
    with qtbot.waitSignal(proposal.message_wanted) as wanted:
        qtbot.mouseClick(proposal.copy, Qt.MouseButton.LeftButton)
    assert wanted.args == [move()]
    assert proposal.copy.text() == "Copied"
    proposal.show_move(move(), BERLIN)
    assert proposal.copy.text() == "Copied"
    proposal.show_move(move("Another"), BERLIN)
    assert proposal.copy.text() == "Copy message"


def test_its_menu_wants_the_series_never_to_be_suggested_again(qtbot: QtBot) -> None:
    proposal = shown(qtbot, move())
    proposal.show()
    proposal.copy.setFocus()
    qtbot.keyClick(proposal.copy, Qt.Key.Key_Tab)
    assert proposal.focusWidget() is proposal.more
    assert proposal.more.menu().actions() == [proposal.never]
    with qtbot.waitSignal(proposal.never_wanted) as wanted:
        proposal.never.trigger()
    assert wanted.args == [move()]
    assert proposal.never.text() == "Don't suggest moving this again"


def test_the_message_lies_on_the_clipboard_as_plain_text(qtbot: QtBot) -> None:
    copy_message(move("<b>Sync</b>"), "Could {title} be at {to}?", BERLIN)
    result = QGuiApplication.clipboard().mimeData()
    assert result.text() == "Could <b>Sync</b> be at 16:30?"
    assert not result.hasHtml()
