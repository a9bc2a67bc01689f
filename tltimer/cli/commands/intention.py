"""``tltimer intention``: the one thing meant for a week, and whether it was done."""

from __future__ import annotations

from tltimer.cli.common import typed_line
from tltimer.cli.dates import parse_coming_week
from tltimer.cli.parser import add_json
from tltimer.domain.balance.intentions import Intention, intention_for
from tltimer.errors import Misuse, Refused
from tltimer.i18n.translate import _
from tltimer.wording import target

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tltimer.cli.context import CommandContext
    from tltimer.cli.parser import Parser
    from tltimer.domain.timeline.days import Week

LONGEST = 200

EXAMPLES = (
    "tltimer intention give away the importer to Chi --week next",
    "tltimer intention --done",
)


def add_arguments(parser: Parser) -> None:
    """Declare the words of the command."""
    parser.add_argument("text", metavar="TEXT", nargs="*", default=[], help=_("the one thing you intend to do"))
    parser.add_argument(
        "--week", metavar="WEEK", default="this", help=_("a week: 2026-W47, 'this' (the default), 'next' or 'last'")
    )
    answer = parser.add_mutually_exclusive_group()
    answer.add_argument("--done", action="store_true", default=None, help=_("record that you did what you intended"))
    answer.add_argument(
        "--not-done",
        dest="done",
        action="store_false",
        default=None,
        help=_("record that you did not do what you intended"),
    )
    add_json(parser)


def run(session: CommandContext) -> None:
    """Show the intention of a week, set it, or answer whether it was done."""
    options, reports = session.options, session.program.reports
    text = typed_line(" ".join(options.text)) or ""
    week = parse_coming_week(options.week, reports.today(), reports.rules().days)
    intention = intention_for(week, reports.intentions())
    if text and options.done is not None:
        raise Misuse(
            _(
                "Use TEXT to set an intention. To record whether you did what you intended, use --done or --not-done "
                "without TEXT."
            )
        )
    if text:
        _set(session, week, text, intention)
    elif options.done is not None:
        _answer(session, week, intention, options.done)
    else:
        _tell(session, week, intention)


def _set(session: CommandContext, week: Week, text: str, before: Intention | None) -> None:
    if len(text) > LONGEST:
        raise Refused(
            _("The intention has {count} characters. Shorten it to at most {most}.").format(
                count=len(text), most=LONGEST
            )
        )
    if before is not None and before.text == text:
        _tell(session, week, before)
        return
    session.program.intentions.set(week, text)
    words = [_("Intention for {week}: {text}").format(week=week, text=text)]
    if before is not None:
        words.append(_("Replaces: {text}").format(text=before.text))
    session.answer("\n".join(words), week=str(week), intention={"text": text, "done": None})


def _answer(session: CommandContext, week: Week, intention: Intention | None, done: bool) -> None:
    if intention is None:
        raise Refused(_none_words(week))
    session.program.intentions.answer(intention, done)
    _tell(session, week, Intention(intention.id, week, intention.text, done, intention.made_at))


def _tell(session: CommandContext, week: Week, intention: Intention | None) -> None:
    if intention is None:
        session.answer(_none_words(week), week=str(week), intention=None)
        return
    document = {"text": intention.text, "done": intention.done}
    session.answer(target.intention_line(week, intention), week=str(week), intention=document)


def _none_words(week: Week) -> str:
    return _("There is no intention for {week}. To set one: tltimer intention TEXT --week {week}").format(week=week)
