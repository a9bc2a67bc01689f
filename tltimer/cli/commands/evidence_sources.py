"""``tltimer evidence on``, ``off``, ``forget`` and ``import``: the sources of evidence, and their samples."""

from __future__ import annotations

from tltimer.cli.common import read_file
from tltimer.cli.parser import add_json
from tltimer.domain.evidence.samples import EvidenceSource
from tltimer.i18n.translate import _, ngettext

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tltimer.cli.context import CommandContext
    from tltimer.cli.parser import Parser


def add_arguments(parser: Parser) -> None:
    """Declare the words of the command; its name tells what to do."""
    verb = parser.prog.rpartition(" ")[2]
    parser.set_defaults(verb=verb)
    if verb in ("on", "off"):
        parser.add_argument(
            "source",
            metavar="SOURCE",
            nargs="?",
            choices=[str(source) for source in EvidenceSource],
            help=_("one of {sources}; all by default").format(sources=", ".join(EvidenceSource)),
        )
    elif verb == "import":
        parser.add_argument(
            "file",
            metavar="FILE",
            help=_("a JSON file of samples, a bucket export from ActivityWatch or a WakaTime dump"),
        )
    add_json(parser)


def run(session: CommandContext) -> None:
    """Turn sources on or off, forget what is kept, or import samples."""
    evidence, options = session.program.evidence, session.options
    if options.verb == "import":
        _import(session)
        return
    source = EvidenceSource(options.source) if getattr(options, "source", None) else None
    if options.verb == "forget":
        days = evidence.forget()
        words = (
            ngettext("Deleted evidence from {count} day.", "Deleted evidence from {count} days.", days).format(
                count=days
            )
            if days
            else _("There is no evidence to delete.")
        )
        session.answer(words, forgotten_days=days)
        return
    if options.verb == "on":
        on = evidence.turn_on([source] if source else EvidenceSource)
        session.answer(
            _(
                "Evidence is on: {sources}. tltimer records one mode per five minutes and keeps it for 14 days, on "
                "this machine only; it keeps no titles, file names or addresses."
            ).format(sources=", ".join(on)),
            sources=[str(source) for source in on],
        )
        return
    days = evidence.turn_off(source)
    remaining = evidence.sources()
    parts = [
        _("Evidence is on: {sources}.").format(sources=", ".join(remaining)) if remaining else _("Evidence is off.")
    ]
    if days:
        parts.append(
            ngettext("Deleted evidence from {count} day.", "Deleted evidence from {count} days.", days).format(
                count=days
            )
        )
    session.answer(" ".join(parts), sources=[str(source) for source in remaining], forgotten_days=days)


def _import(session: CommandContext) -> None:
    imported, unread, too_old = session.program.evidence.take_in(read_file(session.options.file))
    parts = [ngettext("Imported {count} sample.", "Imported {count} samples.", imported).format(count=imported)]
    if unread:
        parts.append(
            ngettext("{count} sample could not be read.", "{count} samples could not be read.", unread).format(
                count=unread
            )
        )
    if too_old:
        parts.append(
            ngettext(
                "{count} sample older than 14 days was left out.",
                "{count} samples older than 14 days were left out.",
                too_old,
            ).format(count=too_old)
        )
    session.answer(" ".join(parts), imported=imported, unread=unread, too_old=too_old)
