"""The present moment as one line for status bars, in the form that was asked for."""

from __future__ import annotations

from tltimer.cli.common import typed_text
from tltimer.domain.timeline.switches import OFF, UNKNOWN
from tltimer.wording.status_fields import DEFAULT, check_template, filled, status_fields

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from tltimer.cli.context import CommandContext
    from tltimer.reports.status import Status


def template_line(session: CommandContext, status: Status, template: str) -> str:
    """Return a template filled in with the present moment."""
    from tltimer.palette import LIGHT

    reports = session.program.reports
    rules = reports.rules()
    mode = rules.modes.mode(status.mode)
    color = LIGHT.hue(mode.colour if status.running else "grey")
    shape = status.mode if status.mode in (OFF, UNKNOWN) else mode.shape
    icon = _icon_path(session, shape, color) if "{icon}" in template else ""
    fields = status_fields(status, rules.modes, rules.days.zone, len(status.due), icon, color)
    return filled(template, fields)


def _icon_path(session: CommandContext, shape: str, color: str) -> str:
    """Return the path of a mode's picture, which is drawn when it is first asked for."""
    from tltimer.render.mode_icon import mode_icon
    from tltimer.storage.atomic import write_text

    path = session.program.home.cache / "icons" / f"{shape}-{color.lstrip('#')}.svg"
    if not path.exists():
        write_text(path, mode_icon(shape, color), durable=False)
    return str(path)


def json_line(_session: CommandContext, status: Status) -> dict[str, Any]:
    """Return the object of ``status --json``."""
    from tltimer.render.json_report import status_json

    return status_json(status)


def waybar_line(session: CommandContext, status: Status, template: str = DEFAULT) -> dict[str, Any]:
    """Return the object that waybar reads; its texts are Pango markup."""
    from tltimer.render.terminal.status import status_text
    from tltimer.render.terminal.style import Style
    from tltimer.wording.sanitize import as_html

    tooltip = status_text(status, session.program.reports.rules(), Style(width=120))
    return {
        "text": as_html(template_line(session, status, template)),
        "tooltip": as_html(tooltip),
        "class": status.mode,
        "alt": status.mode,
    }


def line_writer(session: CommandContext) -> Callable[[Status], None]:
    """Return a function that writes a status on one line, in the form that the options ask for.

    Raises:
        Misuse: the template holds a field that there is not.
    """
    options, terminal = session.options, session.terminal
    template = typed_text(options.format) if options.format is not None else DEFAULT
    check_template(template)

    def write(status: Status) -> None:
        if options.json:
            terminal.say_json(json_line(session, status), None)
        elif getattr(options, "waybar", False):
            terminal.say_json(waybar_line(session, status, template), None)
        else:
            terminal.say(template_line(session, status, template))
        terminal.flush()

    return write
