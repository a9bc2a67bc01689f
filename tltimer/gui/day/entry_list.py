"""The entries of a day as a list, which is also how a screen reader reads the timeline."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFontMetricsF,
    QHelpEvent,
    QPainter,
    QPen,
)
from PySide6.QtWidgets import (
    QFrame,
    QListWidget,
    QListWidgetItem,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QToolTip,
    QWidget,
)

from tltimer.domain.timeline.spans import without
from tltimer.domain.timeline.switches import UNKNOWN
from tltimer.gui.day.shortcuts import take_key
from tltimer.gui.tray.icon_shapes import FIELD, paint_shape
from tltimer.gui.widgets.accessibility import CurrentFollows
from tltimer.gui.widgets.painting import BOLD, SUPPORT, TITLE, paint_bar, paint_hatched, painting_on, scaled, tip
from tltimer.i18n.translate import _
from tltimer.reports.attendance import meeting_during
from tltimer.reports.evening import Gap, is_long
from tltimer.values import Value
from tltimer.wording import formats
from tltimer.wording.day_edits import piece_name, piece_words

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtGui import (
        QKeyEvent,
        QMouseEvent,
        QPaintEvent,
        QResizeEvent,
    )
    from PySide6.QtWidgets import (
        QStyleOptionViewItem,
    )

    from tltimer.domain.timeline.day_pieces import DayPiece, DaySheet
    from tltimer.domain.timeline.modes_and_kinds import Mode
    from tltimer.domain.timeline.spans import Span
    from tltimer.gui.day.edit_commands import EditCommands
    from tltimer.gui.day.model import DayModel
    from tltimer.gui.widgets.theme import Theme

Index = QModelIndex | QPersistentModelIndex
ROW = Qt.ItemDataRole.UserRole
LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)


class EntryItem(Value):
    """A piece as a row: ``index`` is its place in the day; ``asks`` is true where it is open what it was."""

    index: int
    piece: DayPiece
    unknown: bool
    asks: bool


class EntryItemPainter(QStyledItemDelegate):
    """Paints rows, and knows the places of the modes in them that answer with one click."""

    def __init__(self, look: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.view: DayModel | None = None

    def sizeHint(self, option: QStyleOptionViewItem, _index: Index) -> QSize:
        """Ask for one line with space around it."""
        return QSize(200, round(QFontMetricsF(option.font).height() * 1.75))

    def chips(self, rect: QRectF, line: float, row: EntryItem) -> list[tuple[QRectF, Mode]]:
        """Return the modes that answer what a row was, each with its place."""
        if self.view is None or not row.asks:
            return []
        side, step = line, line * 1.5
        top = rect.center().y() - side / 2
        left = self._notes_at(rect, line)
        offered = self.view.modes.offered[:8]
        return [(QRectF(left + n * step, top, side, side), mode) for n, mode in enumerate(offered)]

    def chip_at(self, rect: QRectF, line: float, row: EntryItem, point: QPoint) -> Mode | None:
        """Return the mode under the pointer."""
        return next(
            (mode for chip, mode in self.chips(rect, line, row) if chip.adjusted(-2, -3, 2, 3).contains(point)), None
        )

    @staticmethod
    def _names_at(rect: QRectF, line: float) -> float:
        """Return the x of the names, right of the times and the swatch."""
        return rect.left() + line * 7.4

    @staticmethod
    def _notes_at(rect: QRectF, line: float) -> float:
        """Return the x of the notes, right of the name and the length; smaller in a narrow list."""
        return rect.left() + min(max(line * 15, rect.width() * 0.36), line * 22)

    def paint_heads(self, painter: QPainter, rect: QRectF, line: float) -> None:
        """Paint the heads of the columns into a rectangle as wide as the rows."""
        names, notes = self._names_at(rect, line), self._notes_at(rect, line)
        painter.setPen(QColor(self._look.palette.muted))
        painter.drawText(QRectF(names, rect.top(), notes - line - names, rect.height()), RIGHT, _("Length"))
        painter.drawText(QRectF(notes, rect.top(), rect.right() - notes, rect.height()), LEFT, _("Note"))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint a row."""
        row, view = index.data(ROW), self.view
        if view is None or not isinstance(row, EntryItem):
            return
        rect, font = QRectF(option.rect), option.font
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        focused = bool(option.widget and option.widget.hasFocus())
        palette, line = self._look.palette, QFontMetricsF(font).height()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setLayoutDirection(Qt.LayoutDirection.LeftToRight)  # as the picture above
        if index.row():
            painter.fillRect(QRectF(rect.left() + 8, rect.top(), rect.width() - 16, 1), QColor(palette.hairline))
        if chosen:
            paint_bar(painter, rect.adjusted(1, 1, -1, -1), QColor(palette.target), 6)
            if focused:
                painter.setPen(QPen(QColor(palette.link), 2))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRoundedRect(rect.adjusted(2, 2, -2, -2), 6, 6)
        painter.setFont(scaled(font, SUPPORT))
        painter.setPen(QColor(palette.text if chosen else palette.muted))
        times = formats.span_words(row.piece.start, row.piece.end, view.zone)
        names, notes = self._names_at(rect, line), self._notes_at(rect, line)
        painter.drawText(QRectF(rect.left() + 8, rect.top(), names - rect.left(), rect.height()), LEFT, times)
        swatch = QRectF(names - line * 1.2, rect.center().y() - line * 0.36, line * 0.72, line * 0.72)
        self._paint_swatch(painter, swatch, row)
        painter.setPen(QColor(palette.text))
        lengths = QRectF(names, rect.top(), notes - line - names, rect.height())
        length = formats.duration(row.piece.span.seconds)
        painter.drawText(lengths, RIGHT, length)
        room = QFontMetricsF(painter.font()).horizontalAdvance(length) + line
        self._paint_name(painter, lengths.adjusted(0, 0, -room, 0), row, chosen)
        chips = self.chips(rect, line, row)
        left = chips[-1][0].right() + line if chips else notes
        self._paint_note(painter, QRectF(left, rect.top(), rect.right() - 8 - left, rect.height()), row, chosen)
        for chip, mode in chips:
            self._paint_chip(painter, chip, mode)
        painter.restore()

    def _paint_chip(self, painter: QPainter, rect: QRectF, mode: Mode) -> None:
        """Paint the shape of a mode, as in the menu: colors alone would not tell one from another."""
        hue = self._look.hue(mode.colour)
        painter.save()
        painter.translate(rect.topLeft())
        painter.scale(rect.width() / FIELD, rect.height() / FIELD)
        paint_shape(painter, mode.shape, self._look.rim(hue) or hue)
        painter.restore()

    def _paint_swatch(self, painter: QPainter, rect: QRectF, row: EntryItem) -> None:
        palette, view = self._look.palette, self.view
        if row.unknown:
            paint_hatched(painter, rect, QColor(palette.muted), QColor(palette.card))
        elif not row.piece.is_gap and view is not None:
            hue = self._look.hue(view.modes.mode(row.piece.switch.mode).colour)
            paint_bar(painter, rect, hue, rim=self._look.rim(hue))

    def _paint_name(self, painter: QPainter, area: QRectF, row: EntryItem, chosen: bool) -> None:
        view, palette = self.view, self._look.palette
        if view is None:
            return
        base = painter.font()
        painter.setFont(scaled(base, 1 / SUPPORT, None if row.piece.is_gap else BOLD))
        painter.setPen(QColor(palette.muted if row.piece.is_gap and not chosen else palette.text))
        metrics = QFontMetricsF(painter.font())
        name = metrics.elidedText(piece_name(row.piece, view.modes), Qt.TextElideMode.ElideRight, area.width())
        painter.drawText(area, LEFT, name)
        painter.setFont(base)

    def _paint_note(self, painter: QPainter, area: QRectF, row: EntryItem, chosen: bool) -> None:
        view, palette = self.view, self._look.palette
        if view is None or area.width() <= 30:
            return
        note = formats.listed(_details(row.piece, view))
        painter.setPen(QColor(palette.text if chosen else palette.muted))
        shown = QFontMetricsF(painter.font()).elidedText(note, Qt.TextElideMode.ElideRight, area.width())
        painter.drawText(area, LEFT, shown)


class ColumnHeads(QWidget):
    """The heads of the columns of a list of entries, anywhere above it."""

    def __init__(self, paint: EntryItemPainter, rows: QListWidget) -> None:
        super().__init__()
        self._paint, self._rows = paint, rows
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the heads where the columns are; without rows, nothing."""
        if not self._rows.count():
            return
        with painting_on(self) as painter:
            painter.setFont(scaled(self.font(), TITLE, BOLD))  # as the title beside them
            left = self.mapFromGlobal(self._rows.viewport().mapToGlobal(QPoint())).x()
            columns = QRectF(left, 0, self._rows.viewport().width(), self.height())
            self._paint.paint_heads(painter, columns, float(QFontMetricsF(self._rows.font()).height()))


SHORTEST_S = 60
"""A gap that is shorter needs no row."""


class EntryListView(QListWidget):
    """Shows a row for each entry and each gap between two; takes the keyboard shortcuts of the day."""

    edit_wanted = Signal()
    """Emitted when the selected entry is to be edited."""

    def __init__(self, look: Theme, edits: EditCommands, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._edits, self._look = edits, look
        self.empty_words = _("No entries.")
        self._following = False
        self._paint = EntryItemPainter(look, self)
        self.setItemDelegate(self._paint)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.viewport().setAutoFillBackground(False)
        self.heads = ColumnHeads(self._paint, self)
        self.setAccessibleName(_("The day's entries"))
        self.currentRowChanged.connect(self._choose)
        CurrentFollows(self)
        self.itemDoubleClicked.connect(lambda _item: self.edit_wanted.emit())
        edits.changed.connect(self.follow)

    def sizeHint(self) -> QSize:
        """Ask for six rows."""
        return QSize(360, round(self.fontMetrics().height() * 10.5))

    def minimumSizeHint(self) -> QSize:
        """Need three."""
        return QSize(240, round(self.fontMetrics().height() * 5.5))

    def follow(self) -> None:
        """Show the day with the edge that is being moved; rows are changed in place."""
        view, sheet = self._edits.view, self._edits.shown
        if view is None or sheet is None:
            return
        self._paint.view = view
        self.setAccessibleDescription("" if rows_of(sheet) else self.empty_words)
        rows = rows_of(sheet)
        self._following = True
        while self.count() > len(rows):
            self.takeItem(self.count() - 1)
        while self.count() < len(rows):
            self.addItem(QListWidgetItem())
        for index, row in enumerate(rows):
            item = self.item(index)
            if item.data(ROW) != row:
                item.setData(ROW, row)
                item.setText(_words(row, view))
        wanted = next((n for n, row in enumerate(rows) if row.index == self._edits.index), -1)
        if self._edits.mark is not None or self._edits.meeting is not None:
            wanted = -1
        if wanted != self.currentRow():
            self.setCurrentRow(wanted)
        self._following = False
        self.heads.update()
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the rows; where there are none, tell so."""
        super().paintEvent(event)
        if not self.count():
            with painting_on(self.viewport()) as painter:
                painter.setPen(QColor(self._look.palette.muted))
                line = self.fontMetrics().height()
                painter.drawText(QRectF(8, 0, self.viewport().width() - 16, 2 * line), LEFT, self.empty_words)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the selected row in sight, and the heads above their columns."""
        super().resizeEvent(event)
        self.heads.update()
        if self.currentItem() is not None:
            self.scrollToItem(self.currentItem())

    def _choose(self, index: int) -> None:
        item = self.item(index)
        if item is not None and not self._following:
            self._edits.choose(item.data(ROW).index)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the keys of the day before those of a list."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.edit_wanted.emit()
        elif not take_key(event, self._edits):
            if event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
                event.ignore()
            else:
                super().keyPressEvent(event)

    def keyboardSearch(self, _text: str) -> None:
        """Do not search: letters are modes."""

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Take a click on a mode as the answer what a gap was."""
        super().mouseReleaseEvent(event)
        chip = self._chip_at(event.position().toPoint())
        if chip is not None and event.button() == Qt.MouseButton.LeftButton:
            row, mode = chip
            self._edits.choose(row.index)
            self._edits.say_mode(mode.key)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show that a mode can be clicked; a drag selects nothing."""
        over = self._chip_at(event.position().toPoint()) is not None
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor)

    def viewportEvent(self, event: QEvent) -> bool:
        """Show the name of the mode under the pointer, or the whole note."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            chip, item = self._chip_at(event.pos()), self.itemAt(event.pos())
            view, note = self._edits.view, ""
            if item is not None and view is not None:
                piece = item.data(ROW).piece
                note = piece.switch.note or _details(piece, view)[1]
            QToolTip.showText(event.globalPos(), tip(chip[1].label if chip else note), self)
            return True
        return super().viewportEvent(event)

    def _chip_at(self, point: QPoint) -> tuple[EntryItem, Mode] | None:
        item = self.itemAt(point)
        if item is None:
            return None
        row, rect = item.data(ROW), QRectF(self.visualItemRect(item))
        mode = self._paint.chip_at(rect, float(self.fontMetrics().height()), row, point)
        return (row, mode) if mode is not None else None


def rows_of(sheet: DaySheet) -> list[EntryItem]:
    """Return the rows of a day: not what comes before the first entry, nor after the last unless the day goes on."""
    done = [n for n, piece in enumerate(sheet.pieces) if not piece.is_gap]
    if not done:
        return []
    first, last = done[0], done[-1]
    return [
        EntryItem(index, piece, sheet.is_unknown(piece), piece.is_gap or sheet.is_unknown(piece))
        for index, piece in enumerate(sheet.pieces)
        if first <= index <= (last if sheet.is_over else len(sheet.pieces))
        and piece.start < piece.end
        and not (piece.is_gap and piece.span.seconds < SHORTEST_S)
    ]


def first_open(sheet: DaySheet, no_work: Iterable[Span]) -> EntryItem | None:
    """Return the first row of which it is open what it was, apart from what is known to be no work."""
    no_work = tuple(no_work)

    def is_open(row: EntryItem) -> bool:
        if row.unknown:
            return row.piece.span.seconds >= SHORTEST_S
        # The same gaps that the menu and the end-of-day review ask about.
        gaps = (Gap(span, unknown=False) for span in without(row.piece.span, no_work))
        return row.asks and any(is_long(gap) for gap in gaps)

    return next((row for row in rows_of(sheet) if is_open(row)), None)


def _words(row: EntryItem, view: DayModel) -> str:
    words = piece_words(row.piece, view.modes, view.zone)
    if row.unknown and row.piece.switch.mode != UNKNOWN:
        words = _("{what}, unconfirmed").format(what=words)
    return formats.listed((words, formats.duration(row.piece.span.seconds), *_details(row.piece, view)))


def _details(piece: DayPiece, view: DayModel) -> tuple[str, str]:
    """Return the kind of work of a piece, and its note; without one, the title of the meeting that it was."""
    switch = piece.switch
    kind = view.rules.kinds.kind(switch.kind).label if switch.kind else ""
    note = " ".join((switch.note or "").split())
    if note or piece.is_gap:
        return kind, note
    meeting = meeting_during(piece.span, switch, view.meetings, view.modes)
    return kind, " ".join(meeting.title.split()) if meeting is not None else ""
