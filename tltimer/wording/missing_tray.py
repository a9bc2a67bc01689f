"""The words about a missing system tray."""

from __future__ import annotations

from tltimer.i18n.translate import _


def tray_advice(desktop: str) -> str:
    """State that a small window replaces the tray, and what helps on a desktop, by its ``XDG_CURRENT_DESKTOP``."""
    names = desktop.casefold().split(":")
    if "gnome" in names:
        return _("A small window takes its place. To get the icon, install GNOME's AppIndicator extension.")
    if "sway" in names or "hyprland" in names:
        return _("A small window takes its place. To get the icon, add a tray module, such as Waybar's, to your bar.")
    return _("A small window takes its place. To get the icon, add a system tray to your panel.")
