"""The palette that the windows wear: the user's choice, else the desktop's."""

from __future__ import annotations

import os
import sys
from string import Template

from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal
from PySide6.QtGui import QColor, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from tltimer.gui.process.socket_notifier import SocketListener
from tltimer.gui.widgets.top_level import top_level_widgets
from tltimer.palette import DARK, LIGHT, Palette
from tltimer.paths import session_bus
from tltimer.resources import shipped

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtGui import QWindow
    from PySide6.QtWidgets import QWidget

    from tltimer.system.color_scheme import ColorSchemePortal


DECORATION, PLAIN = "QT_WAYLAND_DECORATION", "bradient"
"""The variable that names Qt's title bars on Wayland, and those that have the application's palette."""


class Theme(QObject):
    """The palette of all windows; follows the desktop from light to dark and back unless the user chose one.

    Args:
        theme: ``light``, ``dark`` or ``system``.
        parent: as of any QObject.
        environ: the environment, which names the session bus; without it only Qt is asked for the desktop's look.
    """

    changed = Signal()
    """Another palette is worn."""

    def __init__(
        self, theme: str = "system", parent: QObject | None = None, environ: Mapping[str, str] | None = None
    ) -> None:
        super().__init__(parent)
        # Without it a style sheet stops the palette of a window from reaching what the window holds.
        QCoreApplication.setAttribute(Qt.ApplicationAttribute.AA_UseStyleSheetPropagationInWidgetStyles)
        self._theme = theme
        self._environ = environ or {}
        self._portal: ColorSchemePortal | None = None
        self._has_dark_title_bars = False
        self._palette = self._wanted()
        self._rims: dict[str, str] = {}
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._look_again)
        qt = QGuiApplication.instance()
        if isinstance(qt, QGuiApplication):
            qt.paletteChanged.connect(self._look_again)

    @property
    def palette(self) -> Palette:
        """The palette worn now."""
        return self._palette

    def choose(self, theme: str) -> None:
        """Wear ``light`` or ``dark``, or follow the ``system``."""
        self._theme = theme
        self._look_again()

    def hue(self, colour: str) -> QColor:
        """Return the colour of a mode in the palette worn now."""
        return QColor(self._palette.hue(colour))

    def rim(self, fill: QColor) -> QColor:
        """Return the line around a fill, so that the fill is seen on a card however pale it is."""
        name = fill.name()
        if name not in self._rims:  # each bar of a picture asks for it, and it takes long to find
            self._rims[name] = self._palette.rim(name)
        return QColor(self._rims[name])

    def dress(self, window: QWidget) -> None:
        """Put the palette worn now and its style sheet on a window and all that it holds."""
        self.colour(window)
        self.style(window)

    def colour(self, window: QWidget) -> None:
        """Put the palette worn now on a window and all that it holds by now."""
        self._match_title_bars()
        window.setPalette(qt_palette(self._palette))

    def style(self, window: QWidget) -> None:
        """Put the style sheet on a window; before it holds much, so that nothing has to be measured without it first.

        The palette reaches only what a window holds already, so it still has to be coloured when it is complete.
        """
        sheet = style_sheet(self._palette)
        if sheet != window.styleSheet():
            window.setStyleSheet(sheet)

    def _match_title_bars(self) -> None:
        """Let Qt draw dark title bars for dark windows, where it draws them.

        Its GNOME-like ones follow a change of the desktop's preference and not the preference at the start, and never
        the user's choice; its plain ones have the application's palette.
        """
        is_dark = self._palette is DARK
        if is_dark is self._has_dark_title_bars or not has_qt_title_bars(QGuiApplication.platformName(), self._environ):
            return
        self._has_dark_title_bars = is_dark
        if is_dark:
            os.environ.setdefault(DECORATION, PLAIN)
        elif os.environ.get(DECORATION) == PLAIN:
            del os.environ[DECORATION]
        QApplication.setPalette(qt_palette(DARK) if is_dark else QPalette())
        for widget in top_level_widgets():
            window = widget.windowHandle()
            if window is not None:
                _renew_title_bar(window)

    def _look_again(self) -> None:
        wanted = self._wanted()
        if wanted is not self._palette:
            self._palette = wanted
            self._rims.clear()
            self.changed.emit()

    def _wanted(self) -> Palette:
        if self._theme in ("light", "dark"):
            return DARK if self._theme == "dark" else LIGHT
        if self._portal is None:
            self._portal = self._open_portal()
        prefers_dark = self._portal.prefers_dark if self._portal else None
        if prefers_dark is None and self._has_dark_title_bars:  # the application's palette is not the desktop's then
            prefers_dark = QGuiApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark
        return DARK if (system_is_dark() if prefers_dark is None else prefers_dark) else LIGHT

    def _open_portal(self) -> ColorSchemePortal | None:
        address = session_bus(self._environ)
        if not address or not sys.platform.startswith("linux"):
            return None
        from tltimer.system.color_scheme import color_scheme_portal

        portal = color_scheme_portal(address, self._look_again)
        if portal is not None:
            SocketListener(portal, self)
            self.destroyed.connect(portal.close)
        return portal


def _renew_title_bar(window: QWindow) -> None:
    """Have Qt make the title bar of a shown window anew, of the kind that is wanted now; the window stays in place."""
    frameless = Qt.WindowType.FramelessWindowHint
    has_one = window.type() in (Qt.WindowType.Window, Qt.WindowType.Dialog) and not window.flags() & frameless
    if window.isVisible() and has_one:
        window.setFlag(frameless, True)
        window.setFlag(frameless, False)


def has_qt_title_bars(platform: str, environ: Mapping[str, str]) -> bool:
    """Return whether Qt draws the title bars: GNOME leaves them to programs on Wayland."""
    return platform.startswith("wayland") and "GNOME" in environ.get("XDG_CURRENT_DESKTOP", "").split(":")


def system_is_dark(
    scheme: Qt.ColorScheme | None = None, ground: QColor | None = None, platform: str = sys.platform
) -> bool:
    """Return whether the desktop is dark, as far as Qt knows.

    Where Qt gets its colors from a GTK theme, on XFCE and MATE, they follow a change and its color scheme does not; so
    on Linux the background of windows tells.

    Args:
        scheme: the desktop's answer; None asks it.
        ground: the background of its windows; None asks for it.
        platform: the operating system.
    """
    scheme = QGuiApplication.styleHints().colorScheme() if scheme is None else scheme
    if scheme is not Qt.ColorScheme.Unknown and not platform.startswith("linux"):
        return scheme is Qt.ColorScheme.Dark
    ground = QGuiApplication.palette().color(QPalette.ColorRole.Window) if ground is None else ground
    return ground.lightness() < 128


def qt_palette(palette: Palette) -> QPalette:
    """Return a palette as Qt's; supporting text has the role ``PlaceholderText``."""
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
    translated = QPalette(QColor(palette.card), QColor(palette.ground))
    for name, colour in colours.items():
        translated.setColor(name, QColor(colour))
    for name in (role.WindowText, role.Text, role.ButtonText):
        translated.setColor(QPalette.ColorGroup.Disabled, name, QColor(palette.muted))
    return translated


def style_sheet(palette: Palette) -> str:
    """Return the style sheet of all standard controls in the colours of a palette."""
    looks = shipped("looks")
    colours = {name: value for name in Palette.__annotations__ if isinstance(value := getattr(palette, name), str)}
    pictures = {
        name: (looks / f"{name.replace('_', '-')}.svg").as_posix() for name in ("tick", "dot", "knob_on", "knob_off")
    }
    return Template((looks / "windows.qss").read_text("utf-8")).substitute(colours, **pictures)
