"""The first step: when one is at work."""

from collections.abc import Iterable
from typing import Any

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QFormLayout, QHBoxLayout, QWidget

from tltimer.gui.widgets.label import Label, row_name
from tltimer.gui.widgets.layouts import FlowLayout
from tltimer.gui.widgets.line import Line
from tltimer.gui.widgets.painting import BOLD, SUPPORT
from tltimer.gui.widgets.theme import Look
from tltimer.gui.widgets.tick import Tick
from tltimer.i18n.translate import _
from tltimer.settings.schema import LUNCH, WORK, Setting
from tltimer.settings.value_types import parse_hours

USUAL = ("09:00", "17:30")


class HoursStep(QWidget):
    """Asks for the days of work and the hours of such a day; the days begin as the user's country has them.

    Args:
        look: the palette to wear.
        workdays: Monday is 0; None asks the locale.
        parent: as of any widget.
    """

    def __init__(self, look: Look, workdays: Iterable[int] | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        days = set(local_workdays() if workdays is None else workdays)
        self.days: list[Tick] = []
        week = QWidget()
        flow = FlowLayout(week, across=14, down=2)
        for number, setting in enumerate(WORK):
            tick = Tick(_(setting.label), look)
            tick.setChecked(number in days)
            self.days.append(tick)
            flow.addWidget(tick)
        self.start, self.end = (Line(look, name) for name in (_("From"), _("To")))
        self.lunch = Line(look, _("Lunch"), "12:00-13:00")
        self.lunch.letters(12)
        for line, text in zip((self.start, self.end), USUAL, strict=True):
            line.letters(6)
            line.show_text(text)
        self.complaint = Label(factor=SUPPORT, weight=BOLD, wraps=True)
        self.complaint.hide()
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
        form.addRow(row_name(_("Days")), week)
        form.addRow(row_name(_("Hours")), hours)
        form.addRow(row_name(_("Lunch")), self.lunch)
        form.addRow(self.complaint)

    def answers(self) -> tuple[tuple[Setting[Any], str], ...] | None:
        """Give the settings that are to be others than usual, as texts; None if a time is none, which is said."""
        hours = f"{self.start.text().strip()}-{self.end.text().strip()}"
        lunch = self.lunch.text().strip()
        wrong = ""
        try:
            parse_hours(hours)
        except ValueError:
            wrong = _("Hours are two times such as 09:00 and 17:30, the earlier one first.")
        try:
            parse_hours(lunch)
        except ValueError:
            wrong = _("Lunch is two times such as 12:00-13:00, or nothing.")
        self.complaint.setText(wrong)
        self.complaint.setVisible(bool(wrong))
        if wrong:
            return None
        wanted = [(setting, hours if tick.isChecked() else "") for setting, tick in zip(WORK, self.days, strict=True)]
        wanted.append((LUNCH, lunch))
        return tuple((one, text) for one, text in wanted if parse_hours(text) != one.default)


def local_workdays() -> set[int]:
    """Give the days of work in the user's country, Monday being 0."""
    return {day.value - 1 for day in QLocale.system().weekdays()}
