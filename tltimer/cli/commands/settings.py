"""``tltimer settings``: show all, show one, set one."""

from argparse import ArgumentParser
from typing import Any

from tltimer.cli.parser import add_json
from tltimer.cli.session import Session
from tltimer.language import _
from tltimer.refusal import Refused
from tltimer.settings.file import toml_value, write_setting
from tltimer.settings.parse import find_setting
from tltimer.settings.schema import SETTINGS, WITH_SESSION, Setting, Settings


def add_arguments(parser: ArgumentParser) -> None:
    """Say what the command takes."""
    parser.add_argument("key", metavar="KEY", nargs="?", help=_("such as day_start; all if none is named"))
    parser.add_argument("value", metavar="VALUE", nargs="?", help=_("set it; parts of a list are divided by commas"))
    add_json(parser)


def run(session: Session) -> None:
    """Show settings, or set one."""
    options, terminal = session.options, session.terminal
    if options.value is not None:
        settings = write_setting(session.program.home.settings_file, options.key, options.value)
        session.program.overview.settings()
        if options.key == WITH_SESSION.key:
            _start_with_session(session, settings[WITH_SESSION])
    else:
        settings = session.program.overview.settings()
    chosen = SETTINGS if options.key is None else (find_setting(options.key),)
    if options.json:
        values = {setting.key: _json(setting, settings) for setting in chosen}
        terminal.say_json(values if options.key is None else values[options.key])
    elif options.key is not None and options.value is None:
        raw = _raw(chosen[0], settings)
        terminal.say(",".join(raw) if isinstance(raw, list) else _plain(raw))
    else:
        for setting in chosen:
            line = f"{setting.key} = {toml_value(_raw(setting, settings))}"
            terminal.say(line if settings.is_set(setting) else terminal.ink().dim(f"{line}  # {_('default')}"))


def _start_with_session(session: Session, wanted: bool) -> None:
    from tltimer.host.autostart.choice import follow

    if not follow(wanted, session.program.home, session.environ) and wanted:
        raise Refused(_("The setting is kept, but there is no place here that starts programs with your session."))


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
