"""Shows the popup of the evening and prints what it says, one line each, for the tests on a real window manager."""

import sys

from PySide6.QtCore import QPoint, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from tests.gui import samples
from tltimer.gui.popups.evening import EveningPopup
from tltimer.gui.widgets.theme import Theme

app = QApplication(sys.argv)
look = Theme("light")
popup = EveningPopup(look)
popup.show_report(samples.evening(), samples.rules())


def say(*words: object) -> None:
    print(*words, flush=True)


def say_place(name: str, widget: QWidget) -> None:
    middle = widget.mapToGlobal(QPoint(widget.width() // 2, widget.height() // 2))
    say("place", name, middle.x(), middle.y())


def say_places() -> None:
    question = popup.asked[0]
    for name, widget in (
        ("note", popup.note),
        ("review", question.answers["review"]),
        ("title", popup.title),
        ("right", popup.right),
    ):
        say_place(name, widget)
    say("shown")


popup.answered.connect(lambda _gap, mode: say("filled", mode))
popup.note.textChanged.connect(lambda text: say("note", text))
popup.note_written.connect(lambda text, _entry: say("written", text))
for name, signal in (
    ("later", popup.later_chosen),
    ("week", popup.week_wanted),
    ("right", popup.looks_right),
    ("dismissed", popup.dismissed),
):
    signal.connect(lambda name=name: say(name))
app.setQuitOnLastWindowClosed(False)
popup.appear(quietly="--asked-for" not in sys.argv)
QTimer.singleShot(300, say_places)
sys.exit(app.exec())
