"""Which palette the windows wear now: the user's choice, else what the desktop shows."""

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QGuiApplication, QPalette
from PySide6.QtWidgets import QWidget

from tltimer.palette import DARK, LIGHT, Palette


class Theme(QObject):
    """Follows the desktop from light to dark and back, unless the user chose one of them."""

    changed = Signal()
    """Another palette is worn from now on."""

    def __init__(self, theme: str = "system", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._palette = self._wanted()
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._look_again)

    @property
    def palette(self) -> Palette:
        """The palette worn now."""
        return self._palette

    def choose(self, theme: str) -> None:
        """Wear ``light`` or ``dark``, or follow the ``system``."""
        self._theme = theme
        self._look_again()

    def hue(self, colour: str) -> QColor:
        """Give the colour of a mode in the palette worn now."""
        return QColor(self._palette.hue(colour))

    def dress(self, window: QWidget) -> None:
        """Give a window the colours worn now; what it holds is painted again."""
        window.setPalette(qt_palette(self._palette))

    def _look_again(self) -> None:
        wanted = self._wanted()
        if wanted is not self._palette:
            self._palette = wanted
            self.changed.emit()

    def _wanted(self) -> Palette:
        if self._theme in ("light", "dark"):
            return DARK if self._theme == "dark" else LIGHT
        return DARK if system_is_dark() else LIGHT


def system_is_dark(scheme: Qt.ColorScheme | None = None, ground: QColor | None = None) -> bool:
    """Say whether the desktop is dark; one that does not tell is judged by the ground of its windows.

    Args:
        scheme: what it tells; None asks it.
        ground: the ground of its windows; None asks for it.
    """
    scheme = QGuiApplication.styleHints().colorScheme() if scheme is None else scheme
    if scheme is not Qt.ColorScheme.Unknown:
        return scheme is Qt.ColorScheme.Dark
    ground = QGuiApplication.palette().color(QPalette.ColorRole.Window) if ground is None else ground
    return ground.lightness() < 128


def qt_palette(palette: Palette) -> QPalette:
    """Translate a palette for Qt's own widgets; supporting text is written in the role ``PlaceholderText``."""
    role = QPalette.ColorRole
    colours = {
        role.Window: palette.ground,
        role.WindowText: palette.text,
        role.Base: palette.card,
        role.AlternateBase: palette.hover,
        role.Text: palette.text,
        role.Button: palette.card,
        role.ButtonText: palette.text,
        role.PlaceholderText: palette.muted,
        role.Link: palette.link,
        role.Highlight: palette.main,
        role.HighlightedText: palette.main_text,
        role.ToolTipBase: palette.card,
        role.ToolTipText: palette.text,
        role.Mid: palette.hairline,
        role.Midlight: palette.hairline,
    }
    made = QPalette(QColor(palette.card), QColor(palette.ground))
    for name, colour in colours.items():
        made.setColor(name, QColor(colour))
    made.setColor(QPalette.ColorGroup.Disabled, role.WindowText, QColor(palette.muted))
    made.setColor(QPalette.ColorGroup.Disabled, role.ButtonText, QColor(palette.muted))
    return made


def field_style(kind: str, palette: Palette, padding: str = "0.5em 0.7em") -> str:
    """Give the style sheet of a field, of Qt's class ``kind``, in the colours of a palette."""
    return (
        f"{kind} {{"
        f" background: {palette.card}; color: {palette.text}; border: 1px solid {palette.hairline};"
        f" border-radius: 7px; padding: {padding}; placeholder-text-color: {palette.muted};"
        f" selection-background-color: {palette.main}; selection-color: {palette.main_text}; }}"
        f" {kind}:focus {{ border: 1px solid {palette.link}; }}"
    )
