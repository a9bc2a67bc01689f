"""Shows the popup of the evening and prints what it says, one line each, for the tests on a real window manager."""

import sys

from PySide6.QtCore import QPoint, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from tests.gui import samples
from tltimer.gui.popups.evening import EveningPopup
from tltimer.gui.popups.question import AnswerChoice
from tltimer.gui.widgets.theme import Theme
from tltimer.reports.evening_questions import OpenItems, evening_questions

app = QApplication(sys.argv)
look = Theme("light")
popup = EveningPopup(look)
report, rules = samples.evening(), samples.rules()
popup.show_report(report, rules, evening_questions(report, OpenItems(), rules))


def say(*words: object) -> None:
    print(*words, flush=True)


def say_place(name: str, widget: QWidget) -> None:
    middle = widget.mapToGlobal(QPoint(widget.width() // 2, widget.height() // 2))
    say("place", name, middle.x(), middle.y())


def say_places() -> None:
    page = popup.page
    assert isinstance(page, AnswerChoice)
    for name, widget in (
        ("review", page.answers["review"]),
        ("skip", popup.skip),
        ("title", popup.title),
        ("done", popup.done),
    ):
        say_place(name, widget)
    say("shown")


def say_note(_index: int) -> None:
    if popup.page is popup.outcome:
        QTimer.singleShot(100, lambda: say_place("note", popup.outcome.note))


popup.answered.connect(lambda _gap, mode: say("filled", mode))
popup.pages.currentChanged.connect(say_note)
popup.outcome.note.textChanged.connect(lambda text: say("note", text))
popup.note_written.connect(lambda text, _entry: say("written", text))
for name, signal in (
    ("later", popup.later_chosen),
    ("week", popup.week_wanted),
    ("done", popup.done_chosen),
):
    signal.connect(lambda name=name: say(name))
app.setQuitOnLastWindowClosed(False)
popup.appear(quietly="--asked-for" not in sys.argv)
QTimer.singleShot(300, say_places)
sys.exit(app.exec())
