"""The page of blocks and band: how long is long enough, and which share of coding is chosen."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from tltimer.domain.balance.target import Band
from tltimer.gui.settings.editors import ChoiceEditor
from tltimer.gui.settings.form import Form
from tltimer.gui.widgets.button import Button
from tltimer.gui.widgets.label import Label
from tltimer.gui.widgets.painting import BOLD, FIGURE
from tltimer.gui.widgets.theme import Look
from tltimer.i18n.translate import _
from tltimer.settings.pages import settings_of
from tltimer.wording import formats


class BlocksPage(QWidget):
    """Shows the band that holds, and leads to where it is chosen; below it the settings of blocks."""

    band_wanted = Signal()
    """The band is to be chosen."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.band = Label(factor=FIGURE, weight=BOLD)
        self.why = Label(muted=True, wraps=True)
        self.choose = Button(_("Choose a band…"), look)
        self.choose.clicked.connect(self.band_wanted)
        self.form = Form(settings_of("blocks"), look)
        self.fields = self.form.fields
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self.band)
        words.addWidget(self.why)
        row = QHBoxLayout()
        row.addLayout(words, 1)
        row.addWidget(self.choose)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(18)
        column.addLayout(row)
        column.addWidget(self.form)

    def show_band(self, band: Band) -> None:
        """Show the band of this week."""
        self.band.setText(_("{range} of your time for coding").format(range=formats.band_range(band)))
        self.why.setText(
            _("Nothing was chosen yet; this is what is usual.") if band.source == "default" else band.because or ""
        )
        self.why.setVisible(bool(self.why.text()))

    def offer_calendars(self, names: tuple[str, ...]) -> None:
        """Offer these calendars on servers to put blocks into."""
        editor = self.fields["calendar.write_to"].editor
        if isinstance(editor, ChoiceEditor):
            editor.offer((("", _("No calendar")), *((name, name) for name in names)))
