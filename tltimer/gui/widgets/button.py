"""A push button, as prominent as its kind."""

from __future__ import annotations

from enum import Enum

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QSizePolicy

from tltimer.gui.widgets.painting import SUPPORT, scaled

TYPE_CHECKING = False
if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


class ButtonKind(Enum):
    """The prominence of a button: the filled one of a window, an ordinary one, words only, a link, one on a toast."""

    MAIN = "main"
    PLAIN = "plain"
    BARE = "bare"
    LINK = "link"
    INVERSE = "inverse"


class Button(QPushButton):
    """A button whose words are shown as they are, ampersands too.

    A click does not take the keyboard to it; Tab does, and then Enter and the space bar press it.
    """

    def __init__(self, text: str, kind: ButtonKind = ButtonKind.PLAIN, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setText(text)
        self.setFont(scaled(self.font(), SUPPORT))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAutoDefault(True)  # else Enter does not press it
        self.become(kind)

    def text(self) -> str:
        """Return the words."""
        return super().text().replace("&&", "&")

    def setText(self, text: str) -> None:
        """Show these words."""
        super().setText(text.replace("&", "&&"))

    def lean(self, side: Qt.AlignmentFlag) -> None:
        """Write the words at the left instead of in the middle."""
        self.setProperty("lean", "left" if side == Qt.AlignmentFlag.AlignLeft else "")
        repolish(self)

    @property
    def kind(self) -> ButtonKind:
        """Its prominence."""
        return ButtonKind(self.property("kind"))

    def become(self, kind: ButtonKind) -> None:
        """Be more prominent, or less."""
        if self.property("kind") == kind.value:
            return
        self.setProperty("kind", kind.value)
        self.setCursor(Qt.CursorShape.PointingHandCursor if kind is ButtonKind.LINK else Qt.CursorShape.ArrowCursor)
        repolish(self)


def repolish(widget: QWidget) -> None:
    """Let the style sheet look at the properties of a widget again, if it has looked before.

    Asked for a style, Qt's binding makes all constants of styles, which stay.
    """
    if widget.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):
        widget.style().unpolish(widget)
        widget.style().polish(widget)
    widget.updateGeometry()
