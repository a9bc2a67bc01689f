"""The first and the last step: working hours, and the first switch."""

from __future__ import annotations

import os

from PySide6.QtCore import QLocale, QSize, Qt, Signal
from PySide6.QtWidgets import QFormLayout, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from tltimer.gui.settings.editors import text_of
from tltimer.gui.settings.list_widgets import Picture
from tltimer.gui.widgets.button import Button
from tltimer.gui.widgets.checkbox import CheckBox
from tltimer.gui.widgets.label import BOX_TOP, Label, row_name
from tltimer.gui.widgets.layouts import FlowLayout, clear
from tltimer.gui.widgets.line_edit import LineEdit, mark_wrong
from tltimer.gui.widgets.painting import BOLD, SUPPORT
from tltimer.i18n.translate import _
from tltimer.settings.schema import DAY_START, LUNCH, WEEK_START, WORK
from tltimer.settings.toml_file import fits_day
from tltimer.settings.value_types import parse_hours
from tltimer.wording.formats import short_weekday
from tltimer.wording.missing_tray import tray_advice
from tltimer.wording.sanitize import menu_text

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any

    from PySide6.QtGui import QIcon, QResizeEvent

    from tltimer.domain.timeline.modes_and_kinds import Mode
    from tltimer.gui.tray.icons import TrayIcons
    from tltimer.gui.widgets.theme import Theme
    from tltimer.settings.schema import Setting, Settings


class LargePicture(Picture):
    """The icon, large enough to be recognised in the panel."""

    def sizeHint(self) -> QSize:
        """Ask for the room of two lines."""
        return QSize(1, 1) * round(self.fontMetrics().height() * 2.2)


class SwitchStep(QWidget):
    """Offers the modes; once one is chosen it shows its icon, and where to find it."""

    mode_chosen = Signal(str)
    """The user is in this mode now: its key."""

    window_wanted = Signal()
    """The small window is to be shown."""

    def __init__(self, look: Theme, icons: TrayIcons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._icons = icons
        self._tray = True
        self.modes: dict[str, Button] = {}
        offer = QWidget()
        self._flow = FlowLayout(offer, across=6, down=6)
        self._picture = QHBoxLayout()
        self.running = Label(weight=BOLD, wraps=True)
        self.where = Label(wraps=True)
        self.small = Button(_("Show the small window"))
        self.small.clicked.connect(self.window_wanted)
        explanation = QVBoxLayout()
        explanation.setSpacing(4)
        explanation.addWidget(self.running)
        explanation.addWidget(self.where)
        explanation.addWidget(self.small, 0, Qt.AlignmentFlag.AlignLeft)
        row = QHBoxLayout()
        row.setSpacing(14)
        row.addLayout(self._picture)
        row.addLayout(explanation, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(18)
        column.addWidget(offer)
        column.addLayout(row)
        self.show_mode(None)

    def show_modes(self, modes: Iterable[Mode]) -> None:
        """Offer modes."""
        clear(self._flow)
        self.modes = {}
        for mode in modes:
            self.modes[mode.key] = button = Button(menu_text(mode.label))
            button.setCheckable(True)
            button.clicked.connect(lambda _checked=False, key=mode.key: self.mode_chosen.emit(key))
            self._flow.addWidget(button)

    def show_mode(self, mode: Mode | None) -> None:
        """Show the mode that runs, None for nothing yet."""
        clear(self._picture)
        icon: QIcon = self._icons.icon(mode.shape, mode.colour) if mode else self._icons.icon("off", "grey")
        self._picture.addWidget(LargePicture(icon), 0, Qt.AlignmentFlag.AlignTop)
        self.running.setText(_("You're now in {mode}.").format(mode=mode.label) if mode else "")
        self.running.setVisible(mode is not None)
        for key, button in self.modes.items():
            button.setChecked(mode is not None and key == mode.key)
        self._say_where()

    def show_place(self, tray: bool) -> None:
        """Show where to switch: in the tray, or in the small window, with the reason."""
        self._tray = tray
        self._say_where()

    def _say_where(self) -> None:
        if self._tray:
            text = _(
                "Look for this icon in the panel, near the clock. Click it to open the menu, then click a mode to "
                "switch; a middle click goes back to the previous mode."
            )
        else:
            text = f"{_('No system tray found.')} {tray_advice(os.environ.get('XDG_CURRENT_DESKTOP', ''))}"
        self.where.setText(text)
        self.small.setVisible(not self._tray)


DAYS_IN_A_ROW = 7

DEFAULT_HOURS = ("09:00", "17:30")


class HoursStep(QWidget):
    """Asks for the working days and the hours of such a day; at first the days are those of the user's country.

    Args:
        look: the theme.
        workdays: Monday is 0; None asks the locale.
        parent: as of any widget.
    """

    def __init__(self, look: Theme, workdays: Iterable[int] | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: dict[str, str] = {}
        days = set(local_workdays() if workdays is None else workdays)
        self.days: list[CheckBox] = []
        week = QWidget()
        self._grid = grid = QGridLayout(week)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(2)
        grid.setColumnStretch(DAYS_IN_A_ROW, 1)
        self._columns = DAYS_IN_A_ROW
        for number, setting in enumerate(WORK):
            tick = CheckBox(short_weekday(number))
            tick.setAccessibleName(_(setting.label))
            tick.setChecked(number in days)
            self.days.append(tick)
            grid.addWidget(tick, number // DAYS_IN_A_ROW, number % DAYS_IN_A_ROW)
        self.start, self.end = (LineEdit(look, name) for name in (_("From"), _("To")))
        self.lunch = LineEdit(look, _("Lunch"), _("e.g. 12:00–13:00"))
        self.lunch.letters(12)
        for line, text in zip((self.start, self.end), DEFAULT_HOURS, strict=True):
            line.letters(6)
            line.show_text(text)
        self.hours_problem, self.lunch_problem = (Label(factor=SUPPORT, weight=BOLD, wraps=True) for _field in "hl")
        for problem in (self.hours_problem, self.lunch_problem):
            problem.hide()
        hours = QHBoxLayout()
        hours.setSpacing(8)
        hours.addWidget(self.start)
        hours.addWidget(Label("–"))
        hours.addWidget(self.end)
        hours.addStretch(1)
        form = QFormLayout(self)
        form.setContentsMargins(0, 0, 0, 0)
        form.setHorizontalSpacing(14)
        form.setVerticalSpacing(12)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.addRow(row_name(_("Days"), above=BOX_TOP), week)
        form.addRow(row_name(_("Hours")), hours)
        form.addRow("", self.hours_problem)
        form.addRow(row_name(_("Lunch")), self.lunch)
        form.addRow("", self.lunch_problem)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put as many days into a row as have room with their whole names."""
        super().resizeEvent(event)
        widest = max(tick.sizeHint().width() for tick in self.days) + self._grid.horizontalSpacing()
        room = self._grid.geometry().width() or self.width()
        columns = max(1, min(DAYS_IN_A_ROW, room // widest))
        if columns != self._columns:
            self._columns = columns
            for number, tick in enumerate(self.days):
                self._grid.addWidget(tick, number // columns, number % columns)

    def show_settings(self, settings: Settings) -> None:
        """Show the hours in these settings; a day whose answer stays as it is shown keeps the hours that it has."""
        texts = [text_of(setting, settings[setting]) for setting in WORK]
        start, _dash, end = next(filter(None, texts), "–".join(DEFAULT_HOURS)).partition("–")
        for line, text in ((self.start, start), (self.end, end)):
            line.show_text(text)
        self.lunch.show_text(text_of(LUNCH, settings[LUNCH]))
        for tick, text in zip(self.days, texts, strict=True):
            tick.setChecked(bool(text))
        self._shown = {setting.key: text for setting, text in self._wanted()}

    def _wanted(self) -> tuple[tuple[Setting[Any], str], ...]:
        hours = f"{self.start.text().strip()}–{self.end.text().strip()}"
        days = ((setting, hours if tick.isChecked() else "") for setting, tick in zip(WORK, self.days, strict=True))
        return (*days, (LUNCH, self.lunch.text().strip()))

    def answers(self) -> tuple[tuple[Setting[Any], str], ...] | None:
        """Return the settings that differ from what was shown, or from their defaults; None if a time is wrong."""
        hours = f"{self.start.text().strip()}–{self.end.text().strip()}"
        lunch = self.lunch.text().strip()
        wrong = [
            fields[0]
            for fields, text, problem, advice in (
                (
                    (self.start, self.end),
                    hours,
                    self.hours_problem,
                    _("Enter a start and a later end, such as 09:00 and 17:30."),
                ),
                (
                    (self.lunch,),
                    lunch,
                    self.lunch_problem,
                    _("Enter a start and a later end, such as 12:00–13:00, or leave the field empty."),
                ),
            )
            if not _check(fields, text, problem, advice)
        ]
        if wrong:
            wrong[0].setFocus(Qt.FocusReason.OtherFocusReason)
            wrong[0].selectAll()
            return None
        if self._shown:
            return tuple((setting, text) for setting, text in self._wanted() if text != self._shown[setting.key])
        differ = tuple((setting, text) for setting, text in self._wanted() if parse_hours(text) != setting.default)
        start = week_start({number for number, tick in enumerate(self.days) if tick.isChecked()})
        return (*differ, (WEEK_START, start)) if start != WEEK_START.default else differ


def week_start(workdays: set[int]) -> str:
    """Return the setting for weeks that begin with the first working day: with Sunday, Saturday, or else Monday.

    Mon Tue Wed Thu Fri Sat Sun
     x   x   x   x           x    sunday
     x   x   x           x   x    saturday
     x   x   x   x   x   x        monday
    """
    begins = [day for day in workdays if (day - 1) % 7 not in workdays]
    return {6: "sunday", 5: "saturday"}.get(begins[0], "monday") if len(begins) == 1 else "monday"


def _check(fields: Iterable[LineEdit], text: str, problem: Label, advice: str) -> bool:
    """Return whether a text is a span of hours; its fields are marked if not, with the advice beside them."""
    try:
        fits = fits_day(parse_hours(text), DAY_START.default)
    except ValueError:
        fits = False
    problem.setText(advice)
    problem.setVisible(not fits)
    for field in fields:
        mark_wrong(field, not fits)
    return fits


def local_workdays() -> set[int]:
    """Return the working days of the user's country, Monday being 0."""
    return {day.value - 1 for day in QLocale.system().weekdays()}
