"""The places where the log and the evidence disagree, each with accept and keep mine, and one button for all."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from tltimer.gui.widgets.button import Button, ButtonKind
from tltimer.gui.widgets.label import Label
from tltimer.gui.widgets.painting import BOLD, SUPPORT
from tltimer.i18n.translate import _
from tltimer.reports.evening_questions import ACCEPT, KEEP
from tltimer.wording.evidence import logged_label, noticed_label, span_words

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from tltimer.domain.evidence.disagreements import Disagreement
    from tltimer.domain.rules import Rules


ELSEWHERE = "elsewhere"
"""The answer of a place that was answered in another window or process, which may be either."""


class NoticedRow(QWidget):
    """One place: when, what the log has and what was noticed, and the two answers; an answer can be undone."""

    answered = Signal(str)
    """ACCEPT or KEEP."""

    undone = Signal()

    def __init__(self, disagreement: Disagreement, rules: Rules, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._logged, self._noticed = logged_label(disagreement, rules), noticed_label(disagreement, rules)
        span = span_words(disagreement, rules)
        self._change = _("{logged} → {noticed}").format(logged=self._logged, noticed=self._noticed)
        self.words = Label(self._change, factor=SUPPORT, fills=True)
        self.accept = Button(_("Accept"))
        self.keep = Button(_("Keep as logged"))
        self.undo = Button(_("Undo"), ButtonKind.LINK)
        self.accept.setAccessibleName(_("{span}: accept {noticed}").format(span=span, noticed=self._noticed))
        self.keep.setAccessibleName(_("{span}: keep as logged ({logged})").format(span=span, logged=self._logged))
        self.undo.setAccessibleName(_("Undo: {change}").format(change=span))
        self.setAccessibleName(f"{span} {self._change}")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(Label(span, factor=SUPPORT, weight=BOLD))
        row.addWidget(self.words, 1)
        for button in (self.undo, self.accept, self.keep):
            row.addWidget(button)
        self.accept.clicked.connect(partial(self.answer, ACCEPT))
        self.keep.clicked.connect(partial(self.answer, KEEP))
        self.undo.clicked.connect(self._undo_last)
        self.show_answer("")

    @property
    def is_open(self) -> bool:
        """Whether it has no answer yet."""
        return not self.accept.isHidden()

    def answer(self, key: str, _checked: bool = False) -> None:
        """Answer it, unless it was."""
        if self.is_open:
            self.show_answer(key)
            self.answered.emit(key)

    def show_answer(self, key: str, undo: bool = True) -> None:
        """Show the answer; "" for none."""
        words = {
            ACCEPT: _("now {mode}").format(mode=self._noticed),
            KEEP: _("kept as logged ({mode})").format(mode=self._logged),
            ELSEWHERE: _("answered elsewhere"),
        }
        self.words.setText(words.get(key, self._change))
        self.accept.setVisible(not key)
        self.keep.setVisible(not key)
        self.undo.setVisible(bool(key) and undo)

    def _undo_last(self) -> None:
        self.show_answer("")
        self.undone.emit()


class NoticedList(QWidget):
    """Lists the places; answered ones stay where they are, so that nothing moves under the pointer."""

    answered = Signal(object, str)
    """A Disagreement has this answer, ACCEPT or KEEP."""

    undone = Signal(object)
    """The answer about a Disagreement is undone."""

    def __init__(self, disagreements: Iterable[Disagreement], rules: Rules, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = {disagreement: NoticedRow(disagreement, rules) for disagreement in disagreements}
        self.all = Button(_("Accept all {count}").format(count=len(self.rows)))
        self.all.clicked.connect(self._accept_all)
        below = QHBoxLayout()
        below.setContentsMargins(0, 4, 0, 0)
        below.addWidget(self.all)
        below.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(4)
        for disagreement, row in self.rows.items():
            outer.addWidget(row)
            row.answered.connect(partial(self._answer, disagreement))
            row.undone.connect(partial(self._undo, disagreement))
        outer.addLayout(below)
        outer.addStretch(1)
        policy = self.all.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.all.setSizePolicy(policy)

    def settle(self, still: Iterable[Disagreement]) -> None:
        """Show which places were answered elsewhere.

        Args:
            still: those that are open.
        """
        open_spans = [disagreement.span for disagreement in still]
        for disagreement, row in self.rows.items():
            if row.is_open and disagreement.span not in open_spans:
                row.show_answer(ELSEWHERE, undo=False)
        self._count()

    def reopen(self, disagreement: Disagreement) -> None:
        """Ask again about a place, as its answer could not be kept."""
        self.rows[disagreement].show_answer("")
        self._count()

    def _accept_all(self) -> None:
        for row in self.rows.values():
            row.answer(ACCEPT)

    def _answer(self, disagreement: Disagreement, key: str) -> None:
        self._count()
        self.answered.emit(disagreement, key)

    def _undo(self, disagreement: Disagreement) -> None:
        self._count()
        self.undone.emit(disagreement)

    def _count(self) -> None:
        open_count = sum(row.is_open for row in self.rows.values())
        self.all.setVisible(open_count > 1)
        self.all.setText(_("Accept all {count}").format(count=open_count))
