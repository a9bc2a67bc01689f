"""The window of the first start: one step at a time, each of which can be skipped."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from tltimer.domain.timeline.modes_and_kinds import CountsAs
from tltimer.gui.first_run.steps import HoursStep, SwitchStep
from tltimer.gui.process.window_size import largest_size
from tltimer.gui.settings.add_calendar import AddCalendarForm
from tltimer.gui.settings.calendars_page import OwnAddresses
from tltimer.gui.widgets.button import Button, ButtonKind
from tltimer.gui.widgets.hairline import Hairline
from tltimer.gui.widgets.label import Label
from tltimer.gui.widgets.painting import BOLD, HEADLINE
from tltimer.gui.widgets.scroll_area import ScrollArea
from tltimer.gui.widgets.segmented_control import SegmentedControl
from tltimer.i18n.translate import _, pgettext
from tltimer.wording.evening import progress_words

TYPE_CHECKING = False
if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from tltimer.gui.tray.icons import TrayIcons
    from tltimer.gui.widgets.theme import Theme

HOURS, CALENDAR, CODING, SWITCH = range(4)


class FirstRunWindow(QWidget):
    """Walks through hours, calendar, what counts as coding, and the first switch; it can be closed at any step."""

    hours_entered = Signal(object)
    """These settings differ from their defaults: pairs of a setting and a text."""

    review_counts = Signal(str)
    """On which side of the balance a review is: ``coding`` or ``leading``."""

    settings_wanted = Signal()
    """The user wants to see all settings."""

    def __init__(self, look: Theme, icons: TrayIcons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.setWindowTitle(_("Welcome to tltimer"))
        self.hours = HoursStep(look)
        self.adding = AddCalendarForm(look)
        self.adding.add.become(ButtonKind.PLAIN)  # to go on is what matters most here
        self.own = OwnAddresses()
        self.own.yes.become(ButtonKind.PLAIN)  # "Next" is the filled one
        self.review = SegmentedControl(_("A review counts as"))
        sides = (
            (str(CountsAs.LEADING), _("Leading (it's for others)")),
            (str(CountsAs.CODING), _("Coding (it's about code)")),
        )
        self.review.offer(sides)
        self.review.show_choice(str(CountsAs.LEADING))
        self.switch = SwitchStep(look, icons)
        self._stack = QStackedWidget()
        self._add(
            _("When are you at work?"),
            _(
                "tltimer looks for free time only during these hours. You can change the time zone and "
                "language in Settings."
            ),
            self.hours,
        )
        self._add(
            _("Where is your calendar?"),
            _(
                "Your meetings show how much time is left for coding. tltimer only reads them; nothing leaves this "
                "machine."
            ),
            self.adding,
            self.own,
        )
        self._add(
            _("What does a review count as?"),
            _("Your answer affects your coding share. Coding always counts; 1:1s never do."),
            self.review,
        )
        self._add(_("What are you doing now?"), _("Click your mode. tltimer tracks it until you switch."), self.switch)
        self.place = Label(muted=True)
        self.back = Button(_("Back"), ButtonKind.BARE)
        self.skip = Button(_("Not now"))
        self.go_on = Button(_("Next"), ButtonKind.MAIN)
        self.more = Button(_("All settings…"), ButtonKind.LINK)
        self.back.clicked.connect(lambda: self.show_step(self.step - 1))
        self.skip.clicked.connect(self._skip)
        self.go_on.clicked.connect(self.take_step)
        self.more.clicked.connect(self.settings_wanted)
        for answer in (self.own.yes, self.own.no):
            answer.clicked.connect(lambda: self.go_on.setFocus(Qt.FocusReason.TabFocusReason))
        self._lay_out()
        QShortcut(QKeySequence(QKeySequence.StandardKey.Close), self).activated.connect(self.close)
        look.changed.connect(self._dress)
        self._dress()
        self.setMinimumSize(460, 340)
        self.show_step(HOURS)

    def _add(self, title: str, about: str, *content: QWidget) -> None:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(28, 24, 28, 12)
        column.setSpacing(8)
        column.addWidget(Label(title, factor=HEADLINE * 0.85, weight=BOLD, wraps=True))
        column.addWidget(Label(about, muted=True, wraps=True))
        column.addSpacing(12)
        for widget in content:
            column.addWidget(widget)
        column.addStretch(1)
        self._stack.addWidget(ScrollArea(page))

    def _lay_out(self) -> None:
        foot = QHBoxLayout()
        foot.setContentsMargins(28, 8, 28, 14)
        foot.setSpacing(8)
        foot.addWidget(self.place)
        foot.addWidget(self.more)
        foot.addStretch(1)
        foot.addWidget(self.back)
        foot.addWidget(self.skip)
        foot.addWidget(self.go_on)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._stack, 1)
        column.addWidget(Hairline(self._look))
        column.addLayout(foot)
        # Tab from the last field and Enter go on with what was typed, rather than leave it out.
        for before, after in pairwise((self.go_on, self.skip, self.back, self.more)):
            self.setTabOrder(before, after)

    @property
    def step(self) -> int:
        """The step that is shown."""
        return self._stack.currentIndex()

    def show_step(self, step: int) -> None:
        """Show a step, and give it the keyboard."""
        self._stack.setCurrentIndex(step)
        last = step == SWITCH
        self.place.setText(progress_words(step + 1, SWITCH + 1))
        self.more.setVisible(last)
        self.back.setVisible(step > HOURS)
        self.skip.setVisible(not last)
        self.go_on.setText(pgettext("close Getting started", "Done") if last else _("Next"))
        self.go_on.updateGeometry()
        first = {
            HOURS: self.hours.days[0],
            CALENDAR: self.adding.place,
            CODING: self.review.buttons[self.review.choice],
            SWITCH: next(iter(self.switch.modes.values()), self.go_on),
        }[step]
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def take_step(self) -> None:
        """Save the answers of a step, and go on."""
        step = self.step
        if step == HOURS:
            answers = self.hours.answers()
            if answers is None:
                return
            self.hours_entered.emit(answers)
        elif step == CALENDAR and self.adding.place.text().strip():
            self.adding.submit()  # goes on unasked when it is read
            return
        elif step == CODING:
            self.review_counts.emit(self.review.choice)
        elif step == SWITCH:
            self.close()
            return
        self.show_step(step + 1)

    def sizeHint(self) -> QSize:
        """Ask for room for the longest step, and for no more than the screen has."""
        line = self.fontMetrics().height()
        screen = largest_size(self)
        return QSize(line * 36, line * 28).expandedTo(QSize(620, 490)).boundedTo(screen)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go on with Enter where nothing else takes it, close with Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            focused = self.focusWidget()
            if isinstance(focused, Button) and not focused.isChecked():
                focused.click()
            elif self.step != CALENDAR:  # there it asks for the calendar that was typed
                self.take_step()
        else:
            super().keyPressEvent(event)

    def _skip(self) -> None:
        self.show_step(self.step + 1)

    def _dress(self) -> None:
        self._look.dress(self)
