"""``tltimer plan``: what days leave free, what their meetings cost, which moves would give time back."""

from argparse import ArgumentParser
from datetime import timedelta
from shlex import quote
from typing import TYPE_CHECKING

from tltimer.cli.context import CommandContext
from tltimer.cli.dates import coming, parse_day_or_week, weekday_named
from tltimer.cli.parser import add_json
from tltimer.errors import Refused
from tltimer.i18n.translate import _
from tltimer.wording import formats

if TYPE_CHECKING:
    from tltimer.domain.meetings.moves import Move

BACK, AHEAD = timedelta(days=7), timedelta(days=28)
"""How far around today a meeting is looked for by its title."""

BEST = ""


def add_arguments(parser: ArgumentParser) -> None:
    """Say what the command takes."""
    parser.add_argument(
        "when", metavar="DAY|WEEK", nargs="?", default="today", help=_("a date, today, tomorrow, 2026-W47, this, next")
    )
    parser.add_argument("--all", action="store_true", help=_("propose to move large meetings of others too"))
    form = parser.add_mutually_exclusive_group()
    add_json(form)
    form.add_argument(
        "--message",
        metavar="MEETING",
        nargs="?",
        const=BEST,
        help=_("write the message that asks for a move: that of a meeting, or the one that gives the most"),
    )
    form.add_argument("--never", metavar="MEETING", help=_("never propose to move this series: its title or UID"))
    form.add_argument("--again", metavar="MEETING", help=_("propose to move this series again"))


def run(session: CommandContext) -> None:
    """Report the plan, or say what may be proposed."""
    options, reports, terminal = session.options, session.program.reports, session.terminal
    if options.never is not None:
        _never(session, options.never)
        return
    if options.again is not None:
        _again(session, options.again)
        return
    rules = reports.rules()
    first, last = parse_day_or_week(options.when, reports.today(), ("block",))
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
        terminal.say(plan_text(plans, reach, rules, terminal.ink(), target))
        weekday = weekday_named(options.when)
        if weekday is not None:
            words = _("That day is over; tltimer plan {day} shows the {weekday} to come.")
            next_one = coming(weekday, reports.today())
            terminal.say("\n" + words.format(day=next_one, weekday=formats.day_name(next_one)))


def _message(session: CommandContext, word: str, moves: "list[Move]", when: str) -> None:
    from tltimer.settings.schema import PLAN_MESSAGE
    from tltimer.wording.plan import message_of

    if not moves:
        raise Refused(_("there is no move to propose in this time; tltimer plan {when} shows it").format(when=when))
    if word == BEST:
        chosen = max(moves, key=lambda move: (move.gain_s, -move.meeting.start.timestamp()))
    else:
        uid = _meant(word, {move.meeting.uid: move.meeting.title for move in moves})
        chosen = next(move for move in moves if move.meeting.uid == uid)
    reports = session.program.reports
    session.terminal.say(message_of(chosen, reports.settings()[PLAN_MESSAGE], reports.rules().days.zone))


def _never(session: CommandContext, word: str) -> None:
    from tltimer.wording.plan import series_words

    today = session.program.reports.today()
    plans = session.program.reports.plan(today - BACK, today + AHEAD)
    known = {one.meeting.uid: one.meeting.title for plan in plans for one in plan.meetings}
    uid = _meant(word, known)
    title = series_words(known[uid])
    session.program.decisions.never_move(uid, title)
    words = _("No move of {title} is proposed any more; tltimer plan --again {quoted} proposes them again.")
    session.terminal.say(words.format(title=title, quoted=quote(title)))


def _again(session: CommandContext, word: str) -> None:
    from tltimer.domain.balance.records import never_moved_titles

    known = never_moved_titles(session.program.journal.entries("answers"))
    uid = _meant(word, known)
    session.program.decisions.move_again(uid, known[uid])
    session.terminal.say(_("Moves of {title} are proposed again.").format(title=known[uid]))


def _meant(word: str, known: "dict[str, str]") -> str:
    """Find the UID of the meeting that is meant by its UID, its title in any case, or the beginning of either.

    Raises:
        Refused: none or several are meant.
    """
    from tltimer.wording.sanitize import clipped, plain

    wanted = plain(word).casefold()
    titles = {uid: plain(title).casefold() for uid, title in known.items()}
    for found in (
        [uid for uid in known if uid == word.strip()],
        [uid for uid in known if titles[uid] == wanted],
        [uid for uid in known if wanted and (titles[uid].startswith(wanted) or uid.casefold().startswith(wanted))],
    ):
        if len(found) == 1:
            return found[0]
        if found:
            listed = ", ".join(f"{clipped(known[uid], 40)} ({clipped(uid, 60)})" for uid in sorted(found)[:5])
            raise Refused(_("{word} can mean {meetings}; give the UID").format(word=repr(word), meetings=listed))
    raise Refused(_("there is no meeting {word} to be found; tltimer plan shows them").format(word=repr(word)))
