"""``tltimer plan``: free time, what meetings cost, and which moves would help."""

from __future__ import annotations

from datetime import timedelta
from shlex import quote

from tltimer.cli.dates import parse_coming_day, parse_day_or_week
from tltimer.cli.parser import add_json
from tltimer.domain.timeline.names import folded
from tltimer.errors import Refused
from tltimer.i18n.translate import _

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tltimer.cli.context import CommandContext
    from tltimer.cli.parser import Parser
    from tltimer.domain.meetings.moves import Move

BACK, AHEAD = timedelta(days=7), timedelta(days=28)
"""The days around today in which a meeting is searched by its title."""

BEST = ""

LONGEST_UID = 1000
"""Columns that are shown of a UID: it is there to be copied, and those of one program begin alike."""


EXAMPLES = (
    "tltimer plan",
    "tltimer plan next",
    "tltimer plan --message Hiring",
    "tltimer plan block tomorrow 9-12",
)


def add_arguments(parser: Parser) -> None:
    """Declare the command's words."""
    parser.add_argument(
        "when",
        metavar="DAY|WEEK",
        nargs="?",
        default="today",
        help=_(
            "a day: a date, 'today', 'tomorrow' or a weekday such as 'thursday' (today or the next "
            "one); or a week: 2026-W47, 'this' or 'next'"
        ),
    )
    parser.add_argument(
        "--all", action="store_true", help=_("also suggest moving larger meetings, whoever organises them")
    )
    add_json(parser)
    form = parser.add_mutually_exclusive_group()
    form.add_argument(
        "--message",
        metavar="MEETING",
        nargs="?",
        const=BEST,
        help=_(
            "print a message asking to move this meeting; by default, the meeting whose move adds the most focus time"
        ),
    )
    form.add_argument(
        "--never", metavar="MEETING", help=_("stop suggesting moves of the meeting with this title or UID")
    )
    form.add_argument("--again", metavar="MEETING", help=_("undo --never for the meeting with this title or UID"))


def run(session: CommandContext) -> None:
    """Report the plan, or set what may be proposed."""
    options, reports, terminal = session.options, session.program.reports, session.terminal
    if options.never is not None:
        _never(session, options.never)
        return
    if options.again is not None:
        _again(session, options.again)
        return
    rules = reports.rules()
    first, last = parse_day_or_week(options.when, reports.today(), rules.days, ("block",), parse_coming_day)
    plans = reports.plan(first, last, options.all)
    if options.message is not None:
        _message(session, options.message, [move for plan in plans for move in plan.moves], options.when)
        return
    reach = reports.reach(plans) if first != last else None
    if options.json:
        from tltimer.render.json_extras import plans_json

        terminal.say_json(plans_json(plans, reach, rules))
    else:
        from tltimer.domain.balance.target import target_of
        from tltimer.render.terminal.plan import plan_text

        target = target_of(rules.days.week_of(first), reports.choices(), rules.days)
        terminal.say(plan_text(plans, reach, rules, terminal.style(), target))


def _message(session: CommandContext, word: str, moves: list[Move], when: str) -> None:
    from tltimer.settings.schema import PLAN_MESSAGE
    from tltimer.wording.plan import message_of

    if not moves:
        raise Refused(
            _("There is no move to suggest. To see your free time: tltimer plan {when}").format(when=quote(when))
        )
    if word == BEST:
        chosen = max(moves, key=lambda move: move.rank_across_days)
    else:
        uid = _meant(word, {move.meeting.uid: move.meeting.title for move in moves})
        chosen = next(move for move in moves if move.meeting.uid == uid)
    reports = session.program.reports
    message = message_of(chosen, reports.settings()[PLAN_MESSAGE], reports.rules().days.zone)
    session.answer(message, uid=chosen.meeting.uid, title=chosen.meeting.title, message=message)


def _never(session: CommandContext, word: str) -> None:
    from tltimer.wording.plan import series_words

    today = session.program.reports.today()
    plans = session.program.reports.plan(today - BACK, today + AHEAD)
    titles = {meeting.meeting.uid: meeting.meeting.title for plan in plans for meeting in plan.meetings}
    uid = _meant(word, titles)
    title = series_words(titles[uid])
    session.program.move_suggestions.stop(uid, title)
    words = _('tltimer won\'t suggest moving "{title}" again. To change that: tltimer plan --again {quoted}')
    session.answer(words.format(title=title, quoted=quote(title)), uid=uid, title=title, never=True)


def _again(session: CommandContext, word: str) -> None:
    from tltimer.domain.meetings.moves import never_moved_titles

    titles = never_moved_titles(session.program.journal.entries("answers"))
    uid = _meant(word, titles)
    session.program.move_suggestions.resume(uid, titles[uid])
    words = _('tltimer can suggest moving "{title}" again.').format(title=titles[uid])
    session.answer(words, uid=uid, title=titles[uid], never=False)


def _meant(word: str, title_of: dict[str, str]) -> str:
    """Find the UID of the meeting that is meant by its UID, its title in any case, or the beginning of either.

    Raises:
        Refused: none or several are meant.
    """
    from tltimer.wording.sanitize import clipped, plain

    wanted = folded(plain(word))
    titles = {uid: folded(plain(title)) for uid, title in title_of.items()}
    for sentence in (
        [uid for uid in title_of if plain(uid) == plain(word)],
        [uid for uid in title_of if titles[uid] == wanted],
        [uid for uid in title_of if wanted and (titles[uid].startswith(wanted) or uid.casefold().startswith(wanted))],
    ):
        if len(sentence) == 1:
            return sentence[0]
        if sentence:
            listed = ", ".join(
                f"{clipped(title_of[uid], 40)} ({quote(clipped(uid, LONGEST_UID))})" for uid in sorted(sentence)[:5]
            )
            raise Refused(
                _("'{word}' could mean {meetings}. Use one of the UIDs in parentheses.").format(
                    word=word, meetings=listed
                )
            )
    raise Refused(
        _(
            "No meeting that matches '{word}' can be chosen here. To list the meetings and suggested "
            "moves of a day or a week: tltimer plan DAY|WEEK"
        ).format(word=word)
    )
