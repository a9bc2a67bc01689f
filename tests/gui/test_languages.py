"""All windows in other languages: nothing is cut off in German, and written from right to left nothing overlaps."""

from collections.abc import Callable, Iterator
from gettext import NullTranslations

import pytest
from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from tests.gui.every_window import WINDOWS, Opened, close, settle
from tests.gui.homes import House
from tests.i18n.speaking import compiled
from tltimer.gui.widgets.theme import Theme
from tltimer.i18n.catalog import Catalog
from tltimer.i18n.translate import speak

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def silent_after() -> Iterator[None]:
    yield
    speak(NullTranslations())
    QApplication.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


def settled(window: QWidget, qtbot: QtBot) -> None:
    qtbot.waitExposed(window)
    if window.windowType() is Qt.WindowType.Window:  # popups and dialogs have the size that they ask for
        window.resize(window.size().expandedTo(QSize(900, 650)))
    settle(window)


def cut_off(window: QWidget) -> list[str]:
    """Return the texts for which there is no room."""
    return [text for widget in window.findChildren(QWidget) if widget.isVisible() for text in cut_in(widget)]


def cut_in(widget: QWidget) -> Iterator[str]:
    """Yield the texts of a widget that do not fit into it."""
    if isinstance(widget, QLabel) and widget.wordWrap():
        if widget.text() and widget.heightForWidth(widget.width()) > widget.height() + 1:
            yield widget.text()
        return
    if isinstance(widget, QAbstractButton):
        # Its words need the room around them too, so a button that a layout squeezes has cut them off already.
        if widget.text() and widget.width() < widget.sizeHint().width():
            yield widget.text()
        return
    if isinstance(widget, QLineEdit):
        text = widget.placeholderText()
    else:
        text = widget.text() if isinstance(widget, QLabel) else ""
    if widget.fontMetrics().horizontalAdvance(text.replace("&", "")) > widget.contentsRect().width() + 1:
        yield text


def overlapping(window: QWidget) -> list[tuple[str, str]]:
    """Return pairs of texts and buttons of one parent that lie over each other."""

    def name(widget: QWidget) -> str:
        return getattr(widget, "text", str)() or widget.accessibleName()

    pairs = []
    for parent in (window, *window.findChildren(QWidget)):
        if parent.layout() is None or not parent.isVisible():
            continue
        shown = [
            child
            for child in parent.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly)
            if child.isVisible() and isinstance(child, QLabel | QAbstractButton | QLineEdit) and not child.isWindow()
        ]
        for at, one in enumerate(shown):
            for other in shown[at + 1 :]:
                shared: QRect = one.geometry().intersected(other.geometry())
                if shared.width() > 1 and shared.height() > 1:
                    pairs.append((name(one), name(other)))
    return pairs


@pytest.mark.parametrize("opened", WINDOWS, ids=lambda each: each.__name__)
def test_no_text_is_cut_off_in_german(
    opened: Callable[[House, Theme], Opened], house: House, qtbot: QtBot, silent_after: None
) -> None:
    speak(Catalog(compiled("de")), "de")
    cut, window = {}, None
    for name, window in opened(house, Theme("light")):
        settled(window, qtbot)
        cut[name] = cut_off(window)
    assert window is not None
    close(window)
    assert {name: texts for name, texts in cut.items() if texts} == {}


class Mirrored(NullTranslations):
    """Writes every text in letters that go from right to left, as long as the text is."""

    def gettext(self, message: str) -> str:
        letters = "אבגדהוזחטיכלמנסעפצקרשת"
        parts = message.split("{")
        kept = [f"{{{part.partition('}')[0]}}}" + _turned(part.partition("}")[2], letters) for part in parts[1:]]
        return _turned(parts[0], letters) + "".join(kept)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return self.gettext(super().ngettext(msgid1, msgid2, n))


def _turned(text: str, letters: str) -> str:
    return "".join(letters[ord(each) % len(letters)] if each.isascii() and each.isalpha() else each for each in text)


@pytest.mark.parametrize("opened", WINDOWS, ids=lambda each: each.__name__)
def test_written_from_right_to_left_windows_are_built_and_nothing_overlaps(
    opened: Callable[[House, Theme], Opened], house: House, qtbot: QtBot, silent_after: None
) -> None:
    speak(Mirrored(), "he")
    QApplication.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    over, window = {}, None
    for name, window in opened(house, Theme("light")):
        settled(window, qtbot)
        assert window.isRightToLeft()
        over[name] = overlapping(window)
    assert window is not None
    close(window)
    assert {name: pairs for name, pairs in over.items() if pairs} == {}
