"""The mode that an application stands for: a table of names, never of titles."""

from collections.abc import Iterable, Mapping

CODING_APPS = (
    "alacritty", "android-studio", "atom", "clion", "code", "code-oss", "codium", "cursor", "datagrip", "eclipse",
    "emacs", "foot", "gedit", "ghostty", "gnome-builder", "gnome-terminal", "gnome-terminal-server", "goland", "gvim",
    "helix", "idea", "intellij-idea", "iterm2", "jetbrains-idea", "jetbrains-pycharm", "kate", "kgx", "kitty",
    "konsole", "lapce", "mate-terminal", "neovide", "neovim", "nvim", "phpstorm", "ptyxis", "pycharm", "qtcreator",
    "rider", "rubymine", "rustrover", "sublime_text", "terminal", "terminator", "tilix", "vim", "visual studio code",
    "vscode", "vscodium", "webstorm", "wezterm", "windowsterminal", "xcode", "xfce4-terminal", "xterm", "zed",
)  # fmt: skip

MEETING_APPS = ("facetime", "jitsi meet", "microsoft teams", "ms-teams", "teams", "webex", "zoom", "zoom.us")

PLANNING_APPS = (
    "evolution", "geary", "gnome-calendar", "jira", "kmail", "libreoffice-calc", "libreoffice-writer", "mail", "miro",
    "notion", "obsidian", "outlook", "soffice", "thunderbird", "trello",
)  # fmt: skip

DEFAULT_RULES: Mapping[str, str] = {
    **dict.fromkeys(CODING_APPS, "coding"),
    **dict.fromkeys(MEETING_APPS, "meeting"),
    **dict.fromkeys(PLANNING_APPS, "planning"),
}


def app_rules(lines: Iterable[str]) -> dict[str, str]:
    """Return the shipped rules with the user's own laid over them.

    Args:
        lines: ``APP=MODE``; without a mode, ``APP=``, an application stands for none.
    """
    own = dict(line.rpartition("=")[::2] for line in lines if "=" in line)
    return {**DEFAULT_RULES, **{app.strip().casefold(): mode.strip() for app, mode in own.items()}}


def mode_of_app(app: str, rules: Mapping[str, str]) -> str | None:
    """Return the mode of an application, None where no rule names it: by its name, or the last part of its id.

    ``org.gnome.gedit.desktop`` and ``Code.exe`` are known as ``gedit`` and ``code``.
    """
    name = app.strip().casefold().removesuffix(".exe").removesuffix(".desktop").removesuffix(".app")
    return rules.get(name, rules.get(name.rpartition(".")[2])) or None
