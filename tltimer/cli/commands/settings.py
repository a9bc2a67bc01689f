"""``tltimer settings``: show all, show one, set one."""

from __future__ import annotations

from tltimer.cli.common import typed_text
from tltimer.cli.lookup import mode_key
from tltimer.cli.parser import add_json
from tltimer.errors import Refused
from tltimer.i18n.translate import _
from tltimer.settings.schema import EVIDENCE_APPS, SETTINGS, SHORTCUTS, WITH_SESSION
from tltimer.settings.toml_changes import toml_value, write_setting
from tltimer.settings.toml_file import check, find_setting
from tltimer.wording import formats

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from tltimer.cli.context import CommandContext
    from tltimer.cli.parser import Parser
    from tltimer.settings.schema import Setting, Settings

EXAMPLES = (
    "tltimer settings",
    "tltimer settings work",
    "tltimer settings work.lunch 12:00-13:00",
    "tltimer settings addresses ana@example.org,ana@example.com",
)


def add_arguments(parser: Parser) -> None:
    """Declare the command's words."""
    parser.add_argument(
        "key",
        metavar="KEY",
        nargs="?",
        help=_("a setting such as day_start, or a group such as work; all settings by default"),
    )
    parser.add_argument(
        "value", metavar="VALUE", nargs="?", help=_("the new value; commas separate the items of a list")
    )
    add_json(parser)


def run(session: CommandContext) -> None:
    """Show settings, or set one."""
    options, terminal = session.options, session.terminal
    before: Settings | None = None
    if options.value is not None:
        before = session.program.reports.settings()
        if options.key in (EVIDENCE_APPS.key, SHORTCUTS.key):
            _refuse_unknown_modes(session, find_setting(options.key), typed_text(options.value))
        settings = write_setting(session.program.home.settings_file, options.key, typed_text(options.value))
        session.program.reports.settings()
        if options.key == WITH_SESSION.key:
            _start_with_session(session, settings[WITH_SESSION])
    else:
        settings = session.program.reports.settings()
    group = [setting for setting in SETTINGS if options.key is None or setting.key.startswith(f"{options.key}.")]
    if group:
        if options.json:
            session.answer("", settings={setting.key: _json(setting, settings) for setting in group})
        else:
            _show(session, group, settings)
        return
    setting = find_setting(options.key)
    if options.json:
        replaced = {} if before is None else {"was": _raw(setting, before)}
        session.answer("", key=setting.key, **_json(setting, settings), **replaced)
    elif before is not None:
        line, line_before = (toml_value(_raw(setting, values)) for values in (settings, before))
        comment = (
            "" if line_before == line else terminal.style().dim(f"  # {_('was {value}').format(value=line_before)}")
        )
        terminal.say(f"{setting.key} = {line}{comment}")
    else:
        raw = _raw(setting, settings)
        terminal.say(",".join(raw) if isinstance(raw, list) else _plain(raw))


def _refuse_unknown_modes(session: CommandContext, setting: Setting[Any], text: str) -> None:
    """Refuse rules for modes that there are not: a slip of the keyboard would stand for none."""
    rules: tuple[str, ...] = check(setting, setting.kind.from_text(text))
    modes = session.program.reports.rules().modes
    if setting.key == SHORTCUTS.key:
        named = [
            rule.rpartition("=")[0].strip().removeprefix("switch ") for rule in rules if rule.startswith("switch ")
        ]
    else:
        named = [rule.rpartition("=")[2].strip() for rule in rules]
    for name in filter(None, named):
        key = name if name in modes else mode_key(name, modes, reserved=False)
        if key != name:
            raise Refused(_("'{text}' is not the key of a mode. Did you mean {key}?").format(text=name, key=key))


def _show(session: CommandContext, group: list[Setting[Any]], settings: Settings) -> None:
    """Show settings, a line each; those of one subject with the values that they take."""
    terminal = session.terminal
    for setting in group:
        line = f"{setting.key} = {toml_value(_raw(setting, settings))}"
        words = [] if settings.is_set(setting) else [_("default")]
        if len(group) < len(SETTINGS):
            words.append(_("allowed: {allowed}").format(allowed=_(setting.kind.allowed)))
        comment = f"  # {formats.listed(words)}" if words else ""
        terminal.say(
            f"{line}{terminal.style().dim(comment)}"
            if settings.is_set(setting)
            else terminal.style().dim(line + comment)
        )


def _start_with_session(session: CommandContext, wanted: bool) -> None:
    from tltimer.system.autostart.choose import follow

    if not follow(wanted, session.program.home, session.environ) and wanted:
        raise Refused(
            _("The setting is saved, but tltimer could not be set to start at login. To see why: tltimer doctor")
        )


def _raw(setting: Setting[Any], settings: Settings) -> Any:
    return setting.kind.write(settings[setting])


def _plain(raw: Any) -> str:
    return str(raw).lower() if isinstance(raw, bool) else str(raw)


def _json(setting: Setting[Any], settings: Settings) -> dict[str, Any]:
    return {
        "value": _raw(setting, settings),
        "default": setting.default_raw,
        "is_set": settings.is_set(setting),
        "help": setting.help,
        "takes": setting.kind.allowed,
    }
