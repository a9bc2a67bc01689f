"""Collects the texts of the interface, brings the translations up to date, and compiles them.

``make translations`` runs it: what is new has an empty translation afterwards, what is gone is gone. A test fails until
the empty ones are filled in.
"""

import ast
import sys
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

KEYWORDS = {"_": 1, "ngettext": 2}
"""By what translates: how many texts it is given."""

DATED = tuple(
    b'"' + name + b":"
    for name in (
        b"POT-Creation-Date",
        b"PO-Revision-Date",
        b"Last-Translator",
        b"Language-Team",
        b"Report-Msgid-Bugs-To",
        b"Generated-By",
    )
)
"""Lines of a catalog's heading that are left out."""


def collected(root: Path) -> Catalog:
    """Return all texts that the program can say, without translations."""
    catalog = Catalog(project="tltimer", charset="utf-8", fuzzy=False)
    for file in sorted((root / "tltimer").rglob("*.py")):
        for line, message in spoken(ast.parse(file.read_bytes())):
            catalog.add(message, locations=[(file.relative_to(root).as_posix(), line)])
    for file, message in (*declared(), *argparse_texts()):
        catalog.add(message, locations=[(file, 1)])
    return catalog


def spoken(tree: ast.AST) -> Iterator[tuple[int, str | tuple[str, str]]]:
    """Return the texts that a module has translated, those within f-strings too, which Babel's own search misses."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in KEYWORDS:
            texts = [given.value for given in node.args[: KEYWORDS[node.func.id]] if isinstance(given, ast.Constant)]
            if len(texts) == KEYWORDS[node.func.id]:
                yield node.lineno, texts[0] if len(texts) == 1 else (texts[0], texts[1])


def declared() -> Iterator[tuple[str, str]]:
    """Return the texts that are declared as values, in English, and translated where they are shown."""
    from tltimer.domain.timeline.modes import HUES, SHAPES
    from tltimer.settings.pages import PAGES
    from tltimer.settings.schema import SETTINGS

    for setting in SETTINGS:
        for text in (setting.help, setting.label, setting.kind.allowed, *setting.choices):
            yield "tltimer/settings/schema.py", text
    for name in (*HUES, *SHAPES):
        yield "tltimer/domain/timeline/modes.py", name
    for page in PAGES:
        yield "tltimer/settings/pages.py", page.title
        yield "tltimer/settings/pages.py", page.about


def argparse_texts() -> Iterator[tuple[str, str]]:
    """Return what argparse says by itself, which passes through our words too."""
    for text in (
        "usage: ",
        "options",
        "positional arguments",
        "show this help message and exit",
        "the following arguments are required: %s",
        "unrecognized arguments: %s",
        "invalid choice: %(value)r (choose from %(choices)s)",
        "not allowed with argument %s",
        "one of the arguments %s is required",
        "expected one argument",
        "expected at least one argument",
        "argument %(argument_name)s: %(message)s",
        "ignored explicit argument %r",
        "invalid %(type)s value: %(value)r",
        "unknown parser %(parser_name)r (choices: %(choices)s)",
    ):
        yield "argparse", text


def translations(root: Path) -> list[Path]:
    """Return the catalogs of all languages."""
    return sorted((root / "resources" / "translations").glob("*.po"))


def read(file: Path) -> Catalog:
    """Read a catalog."""
    with file.open("rb") as source:
        return read_po(source, locale=file.stem, domain="tltimer")


def update_all(root: Path) -> None:
    """Bring every translation up to date with what the program says now."""
    for file in translations(root):
        catalog = read(file)
        catalog.update(collected(root), no_fuzzy_matching=True, update_header_comment=False)
        catalog.obsolete.clear()
        written = BytesIO()
        write_po(written, catalog, width=120, sort_output=True, no_location=True)
        # Who changed it, and when, is known to git; here it would make every update a change.
        lines = [line for line in written.getvalue().splitlines(keepends=True) if not line.startswith(DATED)]
        file.write_bytes(b"".join(lines))
        missing = [message.id for message in catalog if message.id and not any(_strings(message.string))]
        print(f"{file.relative_to(root)}: {len(catalog)} texts, {len(missing)} without a translation")


def compile_all(root: Path, folder: Path | None = None) -> list[Path]:
    """Compile the translations and return the compiled files.

    Args:
        root: the source tree.
        folder: where to write; None for beside the translations, where what is newer than its source is left as it is.
    """
    files = []
    for file in translations(root):
        compiled = (folder or file.parent) / f"{file.stem}.mo"
        if folder or not compiled.exists() or compiled.stat().st_mtime < file.stat().st_mtime:
            with compiled.open("wb") as target:
                write_mo(target, dateless(read(file)))
        files.append(compiled)
    return files


class DatelessCatalog(Catalog):
    """A catalog whose header holds no dates, so that the same source always compiles to the same bytes."""

    @property
    def mime_headers(self) -> list[tuple[str, str]]:
        """The header's fields."""
        return [(name, value) for name, value in super().mime_headers if not name.endswith("-Date")]


def dateless(catalog: Catalog) -> DatelessCatalog:
    """Return the same messages without the dates of the header."""
    made = DatelessCatalog(locale=catalog.locale, domain=catalog.domain, project=catalog.project, fuzzy=False)
    for message in catalog:
        if message.id:
            made[message.id] = message
    return made


def _strings(string: object) -> tuple[str, ...]:
    return tuple(string) if isinstance(string, (tuple, list)) else (str(string or ""),)


if __name__ == "__main__":
    here = Path(__file__).parents[1]
    if sys.argv[1:] == ["compile"]:
        compile_all(here)
    else:
        update_all(here)
        compile_all(here)
