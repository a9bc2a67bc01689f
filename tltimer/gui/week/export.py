"""The week window as a file: a picture, or a page whose words stay words. Nothing of it is shown anywhere."""

from collections.abc import Mapping

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QPoint, QSize, Qt
from PySide6.QtGui import QColor, QImage, QImageWriter, QPagedPaintDevice, QPageLayout, QPageSize, QPainter, QPdfWriter
from PySide6.QtWidgets import QAbstractButton, QWidget

from tltimer.domain.rules import Rules
from tltimer.domain.timeline.weeks import Week
from tltimer.gui.week.window import WeekWindow
from tltimer.gui.widgets.scroll_area import ScrollArea
from tltimer.gui.widgets.theme import Theme
from tltimer.i18n.translate import _
from tltimer.palette import LIGHT
from tltimer.reports.commits import CommitsReport
from tltimer.reports.week import WeekReport
from tltimer.reports.week_prompt import asked_in
from tltimer.services.bootstrap import Program
from tltimer.wording import formats

WIDTH = 1120
"""How wide the page is, as in the design; it becomes as high as its content needs."""

SHARPNESS = 2
"""Dots for each pixel of the window."""

MARGIN_MM = 10.0

ROUNDS = 4
"""Words that wrap within cards within a page: each round one more of them knows its height."""


class WeekFile:
    """Paints the window of a week, without what it asks and without its buttons: on paper they do nothing."""

    def __init__(self, report: WeekReport, rules: Rules, commits: CommitsReport | None) -> None:
        self.title = _("{week}, {dates}").format(
            week=formats.week_name(report.week), dates=formats.week_dates(report.days[0].date)
        )
        self._window = WeekWindow(Theme("light"))
        self._window.show_report(report, rules)
        self._window.show_commits(commits)
        self.page: QWidget = self._window.page
        self.page.setAutoFillBackground(False)
        self._window.led.more.click()  # all outcomes
        if self._window.commits is not None:
            self._window.commits.open()
        for area in self._window.findChildren(ScrollArea):
            area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        answers = self._window.header.answers
        answers.setVisible(asked_in(report, rules) is None and bool(answers.words.text()))
        for button in self.page.findChildren(QAbstractButton):
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
            self._window.resize(WIDTH, self._window.height_at(WIDTH))
            layout.activate()
            if self.page.height() <= self._window.height():
                break
        return self.page.size()

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
        """Let go of the window."""
        self._window.close()


def on_its_side(size: QPageSize) -> QPageLayout:
    """Return a page of a size on its side, with margins that printers leave free."""
    margins = QMarginsF(MARGIN_MM, MARGIN_MM, MARGIN_MM, MARGIN_MM)
    return QPageLayout(size, QPageLayout.Orientation.Landscape, margins, QPageLayout.Unit.Millimeter)


def draw_week(program: Program, week: Week, form: str, environ: Mapping[str, str], no_names: bool = False) -> bytes:
    """Return a week as ``png`` or ``pdf``.

    Args:
        program: knows the week.
        week: which one.
        form: what to make of it.
        environ: the environment.
        no_names: whether people, titles, texts and reasons are left out.

    Raises:
        Refused: Qt finds nothing to paint with.
    """
    from tltimer.gui.qt_application import application

    qt = application(environ)
    rules = program.reports.rules()
    report, commits = program.reports.week(week), program.repository_stats.week(week)
    if no_names:
        from tltimer.reports.without_names import commits_without_names, week_without_names

        report, commits = week_without_names(report), commits_without_names(commits) if commits else None
    file = WeekFile(report, rules, commits)
    content = file.pdf() if form == "pdf" else file.png()
    file.close()
    qt.processEvents()
    return content
