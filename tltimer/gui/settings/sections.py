"""Sections of the settings with few parts: target and blocks, notifications, starting."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from tltimer.gui.settings.editors import ChoiceEditor
from tltimer.gui.settings.pages import settings_of
from tltimer.gui.settings.setting_form import SettingForm, Surface
from tltimer.gui.widgets.button import Button, ButtonKind
from tltimer.gui.widgets.label import Label
from tltimer.gui.widgets.painting import BOLD, SUPPORT, TITLE
from tltimer.gui.widgets.segmented_control import SegmentedControl
from tltimer.i18n.translate import _
from tltimer.settings import schema
from tltimer.settings.notification_levels import Level, count_on, level_of
from tltimer.wording import formats
from tltimer.wording.notifications import examples
from tltimer.wording.sanitize import one_line
from tltimer.wording.target import coming_words

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tltimer.domain.balance.target import Choice, Target
    from tltimer.gui.widgets.theme import Theme
    from tltimer.settings.schema import Settings


class BlocksPage(QWidget):
    """Shows the target and leads to where it is set; below it the settings of blocks."""

    target_wanted = Signal()
    """The target is to be chosen."""

    def __init__(self, look: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.target = Label(weight=BOLD)
        self.why = Label(factor=SUPPORT, muted=True, wraps=True)
        self.choose = Button(_("Set a target…"))
        self.choose.clicked.connect(self.target_wanted)
        self.form = SettingForm(settings_of("blocks"), look)
        self.fields = self.form.fields
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(self.target)
        words.addWidget(self.why)
        row = QHBoxLayout()
        row.setContentsMargins(0, 10, 0, 10)
        row.addLayout(words, 1)
        row.addWidget(self.choose, 0, Qt.AlignmentFlag.AlignVCenter)
        self.form.surface.rows.insertLayout(0, row)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.form)

    def show_target(self, target: Target, coming: Choice | None = None) -> None:
        """Show the target of this week, and the one that was chosen for later."""
        self.target.setText(_("{range} of your time for coding").format(range=formats.target_range(target)))
        parts = [formats.capitalized(target.because or "")]
        if target.source == "default":
            parts = [_("You haven't set a target yet; this is a common range.")] if coming is None else []
        if coming is not None:
            parts.append(coming_words(coming))
        self.why.setText("\n".join(filter(None, parts)))
        self.why.setVisible(bool(self.why.text()))
        self.choose.setText(_("Set a target…") if coming is None and not target.chosen else _("Change the target…"))

    def offer_calendars(self, names: tuple[str, ...]) -> None:
        """Offer these calendars on servers to put blocks into."""
        editor = self.fields["calendar.write_to"].editor
        if isinstance(editor, ChoiceEditor):
            editor.offer((("", _("No calendar")), *((name, name) for name in names)))


END_OF_DAY = (schema.EVENING_AT, schema.EVENING_WAIT)
WHILE_YOU_WORK = (schema.NOTIFICATIONS_PER_DAY, schema.SHORT_GAP_MINUTES, schema.AWAY_AFTER, schema.RUNAWAY_AFTER)


class NotificationsPage(QWidget):
    """The level of notifications with the details folded below it, then times and limits.

    Each notification has an example in the very words that are used.
    """

    written = Signal(str, str)
    """A setting shall have another value: its key, and the text of the value."""

    default_wanted = Signal(str)
    """A setting shall have its default: its key."""

    level_wanted = Signal(object)
    """All tips shall be switched as at a Level."""

    def __init__(self, look: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        shown = settings_of("notifications")
        apart = (*END_OF_DAY, *WHILE_YOU_WORK)
        self.details = SettingForm((setting for setting in shown if setting not in apart), look)
        self.evening = SettingForm(END_OF_DAY, look)
        self.working = SettingForm(WHILE_YOU_WORK, look)
        self._forms = (self.details, self.evening, self.working)
        self.fields = {key: field for form in self._forms for key, field in form.fields.items()}
        self._switches = tuple(setting for setting in shown if setting.kind.name == "switch")
        for form in self._forms:
            form.written.connect(self.written)
            form.default_wanted.connect(self.default_wanted)
        self.levels = SegmentedControl(_("Notification level"))
        self.levels.offer(
            ((Level.QUIET, _("Quiet")), (Level.DEFAULT, _("Default")), (Level.EVERYTHING, _("Everything")))
        )
        self.levels.chosen.connect(lambda key: self.level_wanted.emit(Level(key)))
        self.about = Label(factor=SUPPORT, muted=True, wraps=True)
        self.fold = Button(_("› Details"), ButtonKind.BARE)
        self.fold.clicked.connect(lambda: self._unfold(self.details.isHidden()))
        self.count = Label(factor=SUPPORT, muted=True)
        self.examples: dict[str, Label] = {}
        for key, (title, body) in examples().items():
            if key in self.fields:
                words = _("{title} · {text}").format(title=title, text=" ".join(body.split())) if body else title
                self.examples[key] = Label(_("Example: {words}").format(words=words), factor=SUPPORT, wraps=True)
                self.fields[key].add_below(self.examples[key])
        self.presence = Label(factor=SUPPORT, muted=True, wraps=True)
        self._lay_out(look)
        self._unfold(False)

    def _lay_out(self, look: Theme) -> None:
        top, choice = QVBoxLayout(), QHBoxLayout()
        top.setContentsMargins(0, 10, 0, 10)
        choice.addWidget(Label(_("Notification level"), weight=BOLD, wraps=True), 1)
        choice.addWidget(self.levels)
        top.addLayout(choice)
        top.addWidget(self.about)
        fold = QHBoxLayout()
        fold.setContentsMargins(0, 6, 0, 6)
        fold.addWidget(self.fold)
        fold.addStretch(1)
        fold.addWidget(self.count)
        surface = Surface(look)
        for part in (top, fold):
            surface.rows.addLayout(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(surface)
        column.addWidget(self.details)
        for title, form in ((_("End of day"), self.evening), (_("While you work"), self.working)):
            column.addSpacing(6)
            column.addWidget(section_title(title))
            column.addWidget(form)
        column.addSpacing(6)
        column.addWidget(section_title(_("Absence detection")))
        column.addWidget(self.presence)

    def show_settings(self, settings: Settings) -> None:
        """Show the values in these settings."""
        for form in self._forms:
            form.show_settings(settings)
        level = level_of(settings)
        self.levels.show_choice(level or "")
        self.about.setText(_level_words(level))
        self.count.setText(
            _("{on} of {count} notifications on").format(
                count=len(self._switches), on=count_on(settings, self._switches)
            )
        )

    def complain(self, key: str, why: str) -> None:
        """Tell below a field what is wrong there."""
        for form in self._forms:
            form.complain(key, why)

    def reveal(self, key: str) -> None:
        """Unfold the details if a setting is among them."""
        if key in self.details.fields:
            self._unfold(True)

    def _unfold(self, unfolded: bool) -> None:
        self.details.setVisible(unfolded)
        self.fold.setText(_("⌄ Details") if unfolded else _("› Details"))
        self.fold.setAccessibleName(_("Hide the details") if unfolded else _("Show the details"))

    def show_presence(self, names: tuple[str, ...], why: tuple[str, ...]) -> None:
        """Show the backends that detect absence on this desktop, and why others do not work."""
        words = _("Detected by {names}.").format(names=", ".join(names))
        if not names:
            words = _("Detected only by clock jumps, which show when the machine was asleep.")
        self.presence.setText(
            "\n".join((words, *(_("Not available: {reason}.").format(reason=one_line(reason, 300)) for reason in why)))
        )


def _level_words(level: Level | None) -> str:
    return {
        Level.QUIET: _("Quiet: only questions that protect your log, for example when you forgot to stop tracking."),
        Level.DEFAULT: _(
            'Default: all notifications except "No focus block today", "Meeting about to end a block" and "A different '
            'mode noticed". At every level, tltimer also asks questions that protect your log, for example '
            "when you forgot to stop tracking."
        ),
        Level.EVERYTHING: _("Everything: all notifications, up to your daily maximum."),
        None: _("Custom: the notifications you turned on in the details."),
    }[level]


def section_title(words: str) -> Label:
    """Return the title of a group of settings."""
    title = Label(words, factor=TITLE, weight=BOLD, muted=True)
    font = title.font()
    font.setCapitalization(QFont.Capitalization.AllUppercase)
    title.setFont(font)
    return title


class StartingPage(SettingForm):
    """A form, and below it whether the app starts at login: desktops let it be switched off elsewhere too."""

    welcome_wanted = Signal()
    """Getting started shall be opened again."""

    def __init__(self, look: Theme, parent: QWidget | None = None) -> None:
        super().__init__(settings_of("starting"), look, parent)
        self.state = Label(wraps=True)
        self.rows.addWidget(self.state)
        self.welcome = Button(_("Getting started…"))
        self.welcome.setToolTip(_("Show Getting started again"))
        self.welcome.clicked.connect(self.welcome_wanted)
        self.rows.addWidget(self.welcome, 0, Qt.AlignmentFlag.AlignLeft)

    def show_state(self, wanted: bool, entered: bool) -> None:
        """Tell whether the app starts at login where the switch above does not, and what to do then."""
        if entered and not wanted:
            words = _("tltimer still starts when you log in. Remove it in the desktop's own startup settings.")
        elif wanted and not entered:
            words = _(
                "tltimer doesn't start when you log in, although this is turned on. Add it to the "
                "desktop's own startup settings, or turn it on there."
            )
        else:
            words = ""
        self.state.setText(words)
        self.state.setVisible(wanted != entered)
