"""The card of the swing over the last weeks."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from tltimer.gui.week.trend_card import SwingPicture
from tltimer.gui.widgets.card import Card
from tltimer.gui.widgets.label import Label
from tltimer.gui.widgets.painting import SUPPORT
from tltimer.gui.widgets.theme import Look
from tltimer.i18n.translate import _, ngettext
from tltimer.reports.trend import is_known
from tltimer.reports.week import WeekReport
from tltimer.wording import formats


class SwingCard(Card):
    """Shows the swing once a week is known, and until then what will appear."""

    week_wanted = Signal(object)
    """A week should be shown, a Week."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(_("The swing"), look, parent)
        self.usual = Label(factor=SUPPORT, muted=True)
        self.head.addWidget(self.usual)
        self.picture = SwingPicture(look)
        self.picture.chosen.connect(self.week_wanted)
        self.body.addWidget(self.picture, 1)
        self.empty = Label(
            _("The share of each week appears here, so that a slow drift can be seen. One full week makes a start."),
            muted=True,
            wraps=True,
        )
        self.body.addWidget(self.empty)
        self.body.addStretch(0)

    def show_report(self, report: WeekReport) -> None:
        """Show the weeks up to that of a report."""
        count = len(report.swing)
        self.entitle(ngettext("{count} week", "{count} weeks", count).format(count=count))
        usual = next((point.band for point in report.swing if not point.band.chosen), None)
        known = any(is_known(point) for point in report.swing)
        words = _("dashed: {band}, what many leads aim for").format(band=formats.band_range(usual)) if usual else ""
        self.usual.setText(words if known else "")
        self.picture.show_report(report)
        self.picture.setVisible(known)
        self.empty.setVisible(not known)
