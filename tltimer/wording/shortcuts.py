"""The words of global shortcuts."""

from __future__ import annotations

from tltimer.i18n.translate import _

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tltimer.domain.timeline.modes_and_kinds import ModeList


def action_words(action: str, modes: ModeList) -> str:
    """Return the label of an action: ``Quick switch``, ``Switch to Coding``."""
    verb, _space, mode = action.partition(" ")
    if verb == "switch":
        return _("Switch to {mode}").format(mode=modes.mode(mode).label)
    return {"pick": _("Quick switch"), "back": _("Switch back to the previous mode"), "stop": _("End the day")}[verb]


def command_of(action: str) -> str:
    """Return the command that does the same, as a desktop's own settings take it."""
    verb, _space, mode = action.partition(" ")
    if not mode:
        return f"tltimer {verb}"
    from shlex import quote

    return f"tltimer {verb} {quote(mode)}"


def place_words(backend: str, asks_user: bool, why: tuple[str, ...]) -> str:
    """Return the way shortcuts are set on this desktop, and the way out if they do not work."""
    if not backend and not why:  # nothing is known yet
        return ""
    if not backend:
        words = _(
            "Shortcuts are not available here: {why}. Instead, copy the commands and bind them to keys in your "
            "desktop's keyboard settings."
        )
        return words.format(why="; ".join(why))
    if asks_user:
        return _("Your desktop asks you to confirm the shortcuts. You can change them later in its keyboard settings.")
    return _("The shortcuts work in every program while tltimer is running.")


def problem_words(problem: str) -> str:
    """Return a problem with the keys of an action, with the way out."""
    if not problem:
        return ""
    return _("{problem} Choose other keys, or bind the command in your desktop's settings.").format(problem=problem)
