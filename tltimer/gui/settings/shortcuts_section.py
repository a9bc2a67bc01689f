"""The settings' section of global shortcuts: the keys of each action, conflicts, and the commands for elsewhere."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from tltimer.gui.settings.setting_form import Surface
from tltimer.gui.shortcuts.recorder import KeyRecorder
from tltimer.gui.widgets.button import Button, ButtonKind
from tltimer.gui.widgets.label import Label
from tltimer.gui.widgets.layouts import clear
from tltimer.gui.widgets.painting import BOLD, SUPPORT, tip
from tltimer.i18n.translate import _
from tltimer.settings.shortcuts import BACK, PICK, STOP, SWITCH, Keys, Shortcut
from tltimer.wording.shortcuts import action_words, command_of, place_words, problem_words

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from tltimer.domain.timeline.modes_and_kinds import ModeList
    from tltimer.gui.shortcuts.listener import ShortcutsState
    from tltimer.gui.widgets.theme import Theme


class ShortcutRow(QWidget):
    """An action with its keys; below it what is wrong with them."""

    recorded = Signal(str, str)
    """The action shall have other keys, "" for none."""

    def __init__(self, action: str, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.action = action
        self.recorder = KeyRecorder(words)
        self.recorder.recorded.connect(lambda keys: self.recorded.emit(action, keys))
        self.recorder.refused.connect(self.complain)
        self.recorder.setMinimumWidth(18 * self.fontMetrics().averageCharWidth())
        self.clear = Button("×", ButtonKind.BARE)
        self.clear.setAccessibleName(_("{action}: remove the shortcut").format(action=words))
        self.clear.setToolTip(tip(self.clear.accessibleName()))
        self.clear.clicked.connect(lambda: self.recorded.emit(action, ""))
        self.copy = Button(_("Copy command"), ButtonKind.BARE)
        self.copy.setAccessibleName(_("{action}: copy the command").format(action=words))
        self.copy.setToolTip(tip(command_of(action)))
        self.copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(command_of(action)))
        policy = self.clear.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.clear.setSizePolicy(policy)
        self.problem = Label(factor=SUPPORT, wraps=True)
        self.problem.hide()
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(Label(words, weight=BOLD, fills=True), 1)
        for widget in (self.copy, self.clear, self.recorder):
            row.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 6, 0, 6)
        column.setSpacing(2)
        column.addLayout(row)
        column.addWidget(self.problem)

    def show_keys(self, keys: str, trigger: str, problem: str, *, works: bool = True) -> None:
        """Show the keys, as the desktop has them where it tells, and what is wrong with them.

        Where no shortcut ``works``, none can be recorded.
        """
        self.recorder.show_keys(trigger or keys)
        self.recorder.setEnabled(works)
        self.clear.setVisible(bool(keys))
        self.complain(problem)

    def complain(self, problem: str) -> None:
        """Show a problem; "" for none."""
        self.problem.setText(problem)
        self.problem.setVisible(bool(problem))


class ShortcutsSection(QWidget):
    """Shows all actions: the quick switcher, back, stop, and each mode that is offered."""

    written = Signal(object)
    """The shortcuts shall be these: a tuple of Shortcut."""

    def __init__(self, look: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._shortcuts: tuple[Shortcut, ...] = ()
        self._labels: dict[str, str] = {}
        self.rows: dict[str, ShortcutRow] = {}
        self.place = Label(muted=True, wraps=True)
        self.surface = Surface(look)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.place)
        column.addWidget(self.surface)

    def show_shortcuts(self, shortcuts: Iterable[Shortcut], modes: ModeList, state: ShortcutsState) -> None:
        """Show these shortcuts, and how the desktop takes them."""
        self._shortcuts = tuple(shortcuts)
        actions = [PICK, BACK, STOP, *(f"{SWITCH} {mode.key}" for mode in modes.offered)]
        actions += [shortcut.action for shortcut in self._shortcuts if shortcut.action not in actions]
        labels = {action: action_words(action, modes) for action in actions}
        if labels != self._labels:
            self._labels = labels
            self._make_rows()
        self.place.setText(
            "\n".join(
                part
                for part in (place_words(state.backend, state.asks_user, state.why), state.problems.get("", ""))
                if part
            )
        )
        self.place.setVisible(bool(self.place.text()))
        keys = {shortcut.action: str(shortcut.keys) for shortcut in self._shortcuts}
        works = bool(state.backend or not state.why)
        for action, row in self.rows.items():
            row.show_keys(
                keys.get(action, ""),
                state.triggers.get(action, "") if action in keys else "",
                problem_words(state.problems.get(action, "")) if action in keys else "",
                works=works,
            )

    def take_pressed(self, action: str) -> bool:
        """Take the keys of a global shortcut as those that are recorded; return whether keys are waited for."""
        recorder = next((row.recorder for row in self.rows.values() if row.recorder.records), None)
        keys = next((str(shortcut.keys) for shortcut in self._shortcuts if shortcut.action == action), "")
        if recorder is None or not keys:
            return False
        recorder.take_keys(keys)
        return True

    def _make_rows(self) -> None:
        clear(self.surface.rows)
        self.rows = {}
        for action, words in self._labels.items():
            self.rows[action] = row = ShortcutRow(action, words)
            row.recorded.connect(self._record)
            self.surface.rows.addWidget(row)

    def _record(self, action: str, keys: str) -> None:
        """Set the keys of an action; an action that has them already keeps them."""
        other_shortcuts = tuple(shortcut for shortcut in self._shortcuts if shortcut.action != action)
        if not keys:
            self.written.emit(other_shortcuts)
            return
        *modifiers, key = keys.split("+")
        wanted = Keys(tuple(modifiers), key)
        taken = next((shortcut.action for shortcut in other_shortcuts if shortcut.keys == wanted), "")
        if taken:
            words = _(
                '"{action}" already uses {keys}. Press different keys, or remove the shortcut from "{action}" first.'
            ).format(keys=keys, action=self._labels[taken])
            self.rows[action].complain(words)
            return
        self.written.emit((*other_shortcuts, Shortcut(action, wanted)))
