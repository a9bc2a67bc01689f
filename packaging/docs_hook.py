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
    """Return the reference of all commands, from the parsers that read them."""
    from tltimer.cli.help import command_help
    from tltimer.cli.registry import command_parser, groups

    lines = [
        "# Commands",
        "",
        "Generated from the parser; `tltimer help COMMAND` prints the same.",
        "",
    ]
    for title, commands in groups().items():
        lines += [f"## {title}", ""]
        for name, summary in commands.items():
            lines += [f"### `tltimer {name}`", "", f"{summary[:1].upper()}{summary[1:]}.", ""]
            lines += ["```text", command_help(command_parser(name), name).rstrip(), "```", ""]
    return "\n".join(lines)


def settings_page() -> str:
    """Return the reference of all settings, from their declarations."""
    from tltimer.settings.schema import SETTINGS

    lines = [
        "# Settings",
        "",
        "Generated from their declarations. `tltimer settings KEY VALUE` sets one; the file `settings.toml` holds all.",
        "",
        "| key | default | what it does |",
        "|---|---|---|",
    ]
    for setting in SETTINGS:
        default = setting.default_raw
        shown = f"`{default!r}`".replace("|", "\\|") if not isinstance(default, list) else f"{len(default)} words"
        lines.append(f"| `{setting.key}` | {shown} | {setting.help} It takes {setting.kind.allowed}. |")
    return "\n".join(lines) + "\n"
