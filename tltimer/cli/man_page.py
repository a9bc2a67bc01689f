"""The manual page, made of what the parsers declare."""

from __future__ import annotations

from tltimer.cli.help import names_of, sections_of
from tltimer.cli.parser import EVERYWHERE, Parser, add_global_options
from tltimer.cli.registry import command_parser, groups
from tltimer.i18n.translate import _

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable


def man_page(version: str) -> str:
    """Return the manual page as troff.

    Args:
        version: of the program.
    """
    lines = [
        f'.TH TLTIMER 1 "" "tltimer {_text(version)}" "{_text(_("User Commands"))}"',
        *_section(_("NAME")),
        "tltimer \\- " + _text(_("a tray timer for technical leads")),
        *_section(_("SYNOPSIS")),
        ".B tltimer",
        _line(_("[--home DIR] [--zone ZONE] [COMMAND …]")),
        *_section(_("DESCRIPTION")),
        _line(_("tltimer answers one question with facts: are you coding as much as you decided to?")),
        _line(_("Without a command, tltimer starts in the tray.")),
    ]
    everywhere = Parser("tltimer")
    add_global_options(everywhere)
    lines += [*_section(_("OPTIONS")), *_arguments(everywhere, [EVERYWHERE])]
    for title, commands in groups().items():
        lines += _section(_("COMMANDS: {group}").format(group=title).upper())
        for name, summary in commands.items():
            lines += [f".SS {_text(name)}", _line(summary[:1].upper() + summary[1:] + ".")]
            parser = command_parser(name)
            lines += _arguments(parser, [section for section in sections_of(parser) if section != EVERYWHERE])
            for action_name, action in parser.actions.items():
                lines += [".PP", f".B {_text(name)} {_text(action_name)}", ".br", _line(_sentence(action.summary))]
                own = [section for section in sections_of(action) if section != EVERYWHERE]
                lines += [".RS", *_arguments(action, own), ".RE"] if own else []
            lines += _examples(parser.examples)
    lines += [
        *_section(_("ENVIRONMENT")),
        *_entry("TLTIMER_HOME", _("the folder for settings, data and cache if --home is not given")),
        *_entry("NO_COLOR, FORCE_COLOR, CLICOLOR_FORCE", _("turn colours off, or turn them on even in pipes")),
        *_section(_("FILES")),
        *_entry("~/.config/tltimer/settings.toml", _("the settings")),
        *_entry(
            "~/.config/tltimer/hooks/", _("hooks: programs that run when the tracked mode changes or a new day begins")
        ),
        *_entry("~/.local/share/tltimer/journal/", _("the log, one folder per device")),
        *_section(_("EXIT STATUS")),
        *_entry("0", _("success")),
        *_entry("1", _("refused or failed; one line on standard error says why")),
        *_entry("2", _("usage error")),
    ]
    return "\n".join(lines) + "\n"


def _section(title: str) -> list[str]:
    return [f'.SH "{_text(title)}"']


def _arguments(parser: Parser, sections: Iterable[str]) -> list[str]:
    return [
        line
        for section in sections
        for argument in parser.arguments
        if argument.section == section and not argument.hidden
        for line in _entry(names_of(argument), argument.help)
    ]


def _entry(name: str, words: str) -> list[str]:
    return [".TP", f".B {_text(name)}", _line(_sentence(words)) if words else "\\&"]


def _examples(examples: Iterable[str]) -> list[str]:
    lines = [_line(example) for example in examples]
    return [".PP", _line(_("Examples:")), ".PP", ".nf", ".RS", *lines, ".RE", ".fi"] if lines else []


def _sentence(words: str) -> str:
    return words[:1].upper() + words[1:] + ("" if words.endswith((".", "…")) else ".")


def _line(text: str) -> str:
    """Write a line of text; one that began with a full stop would be a request."""
    return f"\\&{_text(text)}" if text.startswith(".") else _text(text)


_SIGNS = str.maketrans({"\\": "\\e", "-": "\\-", '"': "\\(dq", "'": "\\(aq", "~": "\\(ti", "^": "\\(ha", "`": "\\(ga"})
"""Signs that would be set as others, such as curly quotes, so that examples could not be copied."""


def _text(text: str) -> str:
    return text.translate(_SIGNS)
