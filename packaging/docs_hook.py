"""Generates the pages of the documentation that the program itself knows best: its commands and its settings."""

import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))


def on_files(files: Any, config: Any) -> Any:
    """Add the generated pages to those of the folder."""
    from mkdocs.structure.files import File

    for name, text in (("commands.md", commands_page()), ("settings.md", settings_page())):
        files.append(File.generated(config, name, content=text))
    return files


def commands_page() -> str:
    """Return the reference of all commands and their actions, from the parsers that read them."""
    from tltimer.cli.help import command_help
    from tltimer.cli.parser import Parser
    from tltimer.cli.registry import command_parser, groups

    def described(parser: Parser, name: str, level: str) -> list[str]:
        parts = command_help(parser, name).rstrip().split("\n\n")
        text = "\n\n".join(part for part in parts if not part.startswith("Global options:"))
        lines = [f"{level} `tltimer {name}`", "", "```text", text, "```", ""]
        for action, own in parser.actions.items():
            lines += described(own, f"{name} {action}", level + "#")
        return lines

    parts = command_help(command_parser("undo"), "undo").split("\n\n")
    everywhere = next(part for part in parts if part.startswith("Global options:")).partition("\n")[2]
    lines = [
        "# Commands",
        "",
        "`tltimer help COMMAND` prints the same in the terminal. Every command takes the global options:",
        "",
        "```text",
        everywhere.rstrip(),
        "```",
        "",
    ]
    for title, commands in groups().items():
        lines += [f"## {title}", ""]
        for name in commands:
            lines += described(command_parser(name), name, "###")
    return "\n".join(lines)


def settings_page() -> str:
    """Return the reference of all settings, from their declarations."""
    from tltimer.settings.schema import SETTINGS
    from tltimer.settings.toml_changes import toml_value

    lines = [
        "# Settings",
        "",
        "`tltimer settings KEY VALUE` changes a setting. `settings.toml` holds them, with the same explanations.",
        "Each is shown here with its default.",
        "",
    ]
    table = ""
    for setting in SETTINGS:
        default, head = setting.default_raw, setting.key.rpartition(".")[0]
        if head != table:
            lines += ["", f"## {head}", ""]
            table = head
        many = isinstance(default, list) and len(default) > 0
        shown = f"{len(default)} words, listed in `settings.toml`" if many else f"`{toml_value(default)}`"
        words = f"**{setting.label}**<br>{setting.help} Allowed: {setting.kind.allowed}."
        lines.append(f"- `{setting.key}` = {shown}<br>{words}")
    return "\n".join(lines) + "\n"
