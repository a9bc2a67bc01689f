"""The mode that an application stands for: a table of names, never of titles."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

CODING_APPS = (
    "alacritty", "android-studio", "atom", "blackbox", "clion", "code", "code-insiders", "code-oss", "codium",
    "cursor", "datagrip", "eclipse", "emacs", "featherpad", "foot", "geany", "gedit", "ghostty", "gitkraken",
    "gnome-builder", "gnome-terminal", "gnome-terminal-server", "gnome-text-editor", "goland", "gvim", "helix",
    "idea", "intellij-idea", "iterm2", "jetbrains-clion", "jetbrains-datagrip", "jetbrains-goland", "jetbrains-idea",
    "jetbrains-idea-ce", "jetbrains-phpstorm", "jetbrains-pycharm", "jetbrains-pycharm-ce", "jetbrains-rider",
    "jetbrains-rubymine", "jetbrains-rustrover", "jetbrains-studio", "jetbrains-webstorm", "kate", "kdevelop", "kgx",
    "kitty", "konsole", "kwrite", "lapce", "lxterminal", "mate-terminal", "mousepad", "neovide", "neovim", "nvim",
    "nvim-qt", "phpstorm", "pluma", "ptyxis", "pycharm", "qtcreator", "qterminal", "rider", "rio", "rubymine",
    "rustrover", "st-256color", "sublime_merge", "sublime_text", "tabby", "terminal", "terminator", "texteditor",
    "tilix", "urxvt", "vim", "visual studio code", "visual-studio-code", "vscode", "vscodium", "webstorm", "wezterm",
    "windowsterminal", "xcode", "xed", "xfce4-terminal", "xterm", "zed",
)  # fmt: skip

MEETING_APPS = (
    "ciscocollabhost", "facetime", "jitsi meet", "jitsi-meet", "microsoft teams", "microsoft-teams", "ms-teams",
    "skype", "teams", "teams-for-linux", "webex", "zoom", "zoom.us",
)  # fmt: skip

PLANNING_APPS = (
    "betterbird", "calendar", "claws-mail", "evolution", "geary", "gnome-calendar", "jira", "joplin", "kmail",
    "kontact", "korganizer", "libreoffice-calc", "libreoffice-impress", "libreoffice-writer", "logseq", "mail",
    "mailspring", "miro", "notion", "obsidian", "onlyoffice", "outlook", "soffice", "thunderbird", "thunderbird-esr",
    "trello",
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
