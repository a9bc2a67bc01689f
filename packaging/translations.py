"""Collects the texts of the interface, brings the translations up to date, and compiles them.

``make translations`` runs it: what is new has an empty translation afterwards, what is gone is gone. A test fails until
the empty ones are filled in.
"""

import ast
import sys
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

sys.path.insert(0, str(Path(__file__).parent))
from language_data import language_data

KEYWORDS = {"_": 1, "ngettext": 2, "pgettext": 2, "typed": 1}
"""By what translates: how many texts it is given."""

TYPED = "typed by the user"
"""The context of the words that ``typed`` reads."""

MARK = "# Translators: "
"""The start of a comment above a text that is for translators."""

DATED = tuple(
    b'"' + name + b":"
    for name in (
        b"POT-Creation-Date",
        b"Report-Msgid-Bugs-To",
        b"Generated-By",
    )
)
"""Lines of a catalog's heading that are left out."""


@dataclass(frozen=True)
class Text:
    """A text that the program can say: its plural if it has one, its context, where it stands, and what explains it."""

    one: str
    file: str
    many: str = ""
    context: str | None = None
    comment: str = ""


def collected(root: Path) -> Catalog:
    """Return all texts that the program can say, without translations."""
    catalog = Catalog(project="tltimer", charset="utf-8", fuzzy=False)
    for text in (*written(root), *declared(), *sample_texts(root)):
        catalog.add(
            (text.one, text.many) if text.many else text.one,
            context=text.context,
            # Without the line, which every change of a module would change.
            locations=[(text.file, None)],
            auto_comments=[text.comment] if text.comment else (),
        )
    return catalog


def written(root: Path) -> Iterator[Text]:
    """Return the texts in the code."""
    for file in sorted((root / "tltimer").rglob("*.py")):
        yield from texts_of(file.read_text("utf-8"), file.relative_to(root).as_posix())


def texts_of(code: str, file: str) -> Iterator[Text]:
    """Return the texts that a module has translated, those within f-strings too, which Babel's own search misses."""
    comments = comments_of(code)
    for node in ast.walk(ast.parse(code)):
        if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in KEYWORDS):
            continue
        name = node.func.id
        given = [word.value for word in node.args[: KEYWORDS[name]] if isinstance(word, ast.Constant)]
        if len(given) != KEYWORDS[name]:
            continue
        context = {"pgettext": str(given[0]), "typed": TYPED}.get(name)
        yield Text(
            str(given[-1] if name == "pgettext" else given[0]),
            file,
            many=str(given[1]) if name == "ngettext" else "",
            context=context,
            comment=comments.get(node.lineno - 1, ""),
        )


def comments_of(code: str) -> dict[int, str]:
    """Return the comments for translators, by the last line of each."""
    comments: dict[int, str] = {}
    for number, line in enumerate(map(str.strip, code.splitlines()), 1):
        if line.startswith(MARK):
            comments[number] = line.removeprefix(MARK)
        elif line.startswith("# ") and number - 1 in comments:
            comments[number] = f"{comments.pop(number - 1)} {line.removeprefix('# ')}"
    return comments


def declared() -> Iterator[Text]:
    """Return the texts that are declared as values, in English, and translated where they are shown."""
    from tltimer.domain.timeline.modes_and_kinds import HUES, SHAPES
    from tltimer.gui.settings.pages import PAGES
    from tltimer.settings.schema import SETTINGS

    for setting in SETTINGS:
        for text in (setting.help, setting.label, setting.kind.allowed, *setting.choices):
            if text:
                yield Text(text, "tltimer/settings/schema.py")
    for name in (*HUES, *SHAPES):
        yield Text(name, "tltimer/domain/timeline/modes_and_kinds.py")
    for page in PAGES:
        yield Text(page.title, "tltimer/gui/settings/pages.py")
        yield Text(page.about, "tltimer/gui/settings/pages.py")
        for section in page.sections:
            if section.title:
                yield Text(section.title, "tltimer/gui/settings/pages.py")


def sample_texts(root: Path) -> Iterator[Text]:
    """Return the texts of the sample data."""
    from tltimer.demo.story import SAMPLE, texts_in

    story = "resources/demo/story.toml"
    for text in texts_in(tomllib.loads((root / story).read_text("utf-8"))):
        yield Text(text, story, context=SAMPLE)


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
        file.write_bytes(text_of(catalog, no_location=True))
        missing = [message.id for message in catalog if message.id and not any(_strings(message.string))]
        print(f"{file.relative_to(root)}: {len(catalog)} texts, {len(missing)} without a translation")


def template(root: Path) -> Path:
    """Return the file that a new translation begins with."""
    return root / "resources" / "translations" / "tltimer.pot"


def text_of(catalog: Catalog, *, no_location: bool = False) -> bytes:
    """Return the text of a catalog, without dates that would make every update a change."""
    for message in catalog:
        message.flags.discard("python-format")  # "{share}% coding" only looks like one
    written = BytesIO()
    write_po(written, catalog, width=120, sort_output=True, no_location=no_location, include_lineno=False)
    return b"".join(line for line in written.getvalue().splitlines(keepends=True) if not line.startswith(DATED))


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
                write_mo(target, complete(read(file)))
        files.append(compiled)
    return files


class DatelessCatalog(Catalog):
    """A catalog whose header holds no dates, so that the same source always compiles to the same bytes."""

    @property
    def mime_headers(self) -> list[tuple[str, str]]:
        """The header's fields."""
        return [(name, value) for name, value in super().mime_headers if not name.endswith("-Date")]


def complete(catalog: Catalog) -> DatelessCatalog:
    """Return the same messages without the dates of the header, and with what the tables of languages have."""
    made = DatelessCatalog(locale=catalog.locale, domain=catalog.domain, project=catalog.project, fuzzy=False)
    for message in catalog:
        if message.id:
            made.add(with_context(message.context, message.id), message.string)
    for context, english, own in language_data(str(catalog.locale)):
        made.add(with_context(context, english), own)
    return made


def with_context(context: str | None, message: str | tuple[str, ...]) -> str | tuple[str, ...]:
    """Return a text as a compiled catalog has it: Babel would sort it by the text alone, and it would not be found."""
    if not context:
        return message
    return f"{context}\4{message}" if isinstance(message, str) else (f"{context}\4{message[0]}", *message[1:])


def _strings(string: object) -> tuple[str, ...]:
    return tuple(string) if isinstance(string, (tuple, list)) else (str(string or ""),)


if __name__ == "__main__":
    here = Path(__file__).parents[1]
    if sys.argv[1:] == ["compile"]:
        compile_all(here)
    else:
        template(here).write_bytes(text_of(collected(here)))
        update_all(here)
        compile_all(here)
