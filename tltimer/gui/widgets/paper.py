"""A page of a window as a file: a picture, or a page whose words stay words. Nothing of it is shown anywhere."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QByteArray, QCoreApplication, QEvent, QIODevice, QMarginsF, QPoint, Qt
from PySide6.QtGui import QColor, QImage, QImageWriter, QPageLayout, QPageSize, QPainter, QPdfWriter
from PySide6.QtWidgets import QAbstractButton, QWidget

from tltimer.gui.widgets.scroll_area import ScrollArea
from tltimer.palette import LIGHT

TYPE_CHECKING = False
if TYPE_CHECKING:
    from PySide6.QtCore import QSize
    from PySide6.QtGui import QPagedPaintDevice

WIDTH = 1120
"""The width of a page, as in the design; it becomes as high as its content needs."""

SHARPNESS = 2
"""Dots for each pixel of the window."""

MARGIN_MM = 10.0

ROUNDS = 4
"""Words that wrap within cards within a page: each round one more of them knows its height."""


class Paper:
    """Paints a page of a window, without its buttons: on paper they do nothing.

    Args:
        window: the window, which nobody sees; it is closed with the paper.
        page: the part of it that is painted.
        title: the title of the document.
    """

    def __init__(self, window: QWidget, page: QWidget, title: str) -> None:
        self.title = title
        self.page = page
        self._window = window
        page.setAutoFillBackground(False)
        for area in window.findChildren(ScrollArea):
            area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for button in page.findChildren(QAbstractButton):
            button.setVisible(False)
        self._size = self._settle()

    def _settle(self) -> QSize:
        """Lay everything out as showing it would; what wraps tells its height only when it knows its width."""
        self._window.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
        self._window.resize(WIDTH, 800)
        self._window.show()
        layout = self.page.layout()
        assert layout is not None
        for _round in range(ROUNDS):
            # A column learns from these that it may grow beyond what reads well, as its content needs it.
            QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
            self._window.resize(WIDTH, layout.totalMinimumHeightForWidth(WIDTH))
            layout.activate()
            if self.page.height() <= self._window.height():
                break
        return self.page.size()

    def content(self, form: str) -> bytes:
        """Return it as ``png`` or ``pdf``."""
        return self.pdf() if form == "pdf" else self.png()

    def png(self) -> bytes:
        """Return it as a picture."""
        picture = QImage(self._size * SHARPNESS, QImage.Format.Format_RGB32)
        picture.setDevicePixelRatio(SHARPNESS)
        picture.fill(QColor(LIGHT.ground))
        painter = QPainter(picture)
        self._render(painter)
        content = QByteArray()
        buffer = QBuffer(content)
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        QImageWriter(buffer, QByteArray(b"png")).write(picture)
        return bytes(content.data())

    def pdf(self) -> bytes:
        """Return it as a page of A4 on its side."""
        content = QByteArray()
        buffer = QBuffer(content)
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        writer = QPdfWriter(buffer)
        writer.setTitle(self.title)
        writer.setCreator("tltimer")
        writer.setPageLayout(on_its_side(QPageSize(QPageSize.PageSizeId.A4)))
        self.fill(writer)
        buffer.close()
        return bytes(content.data())

    def fill(self, paper: QPagedPaintDevice) -> None:
        """Paint it on a page, as large as there is room within its margins.

        Raises:
            OSError: nothing can be painted there.
        """
        painter = QPainter()
        if not painter.begin(paper):
            raise OSError(paper.__class__.__name__)
        scale = min(paper.width() / self._size.width(), paper.height() / self._size.height())
        painter.translate((paper.width() - self._size.width() * scale) / 2, 0)
        painter.scale(scale, scale)
        self._render(painter)

    def _render(self, painter: QPainter) -> None:
        try:
            self.page.render(painter, QPoint(), renderFlags=QWidget.RenderFlag.DrawChildren)
        finally:
            painter.end()

    def close(self) -> None:
        """Delete the window."""
        self._window.close()


def on_its_side(size: QPageSize) -> QPageLayout:
    """Return a page of a size on its side, with margins that printers leave free."""
    margins = QMarginsF(MARGIN_MM, MARGIN_MM, MARGIN_MM, MARGIN_MM)
    return QPageLayout(size, QPageLayout.Orientation.Landscape, margins, QPageLayout.Unit.Millimeter)
