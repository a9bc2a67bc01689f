"""The plan of days as text for a terminal."""

from __future__ import annotations

from tltimer.domain.balance.target import DEFAULT
from tltimer.domain.meetings.meetings import Plan
from tltimer.i18n.translate import _
from tltimer.render.terminal.style import wrapped
from tltimer.reports.reach import is_ample
from tltimer.wording import blocks, formats
from tltimer.wording.plan import day_off_words, gain_words, move_words
from tltimer.wording.sanitize import clipped, columns

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from tltimer.domain.balance.target import Target
    from tltimer.domain.meetings.meetings import Meeting
    from tltimer.domain.meetings.moves import Move
    from tltimer.domain.rules import Rules
    from tltimer.render.terminal.style import Style
    from tltimer.reports.plan import DayPlan, PlannedMeeting
    from tltimer.reports.reach import ReachableShare

INDENT = "  "

LEAST_TITLE = 12
"""With less room than this for a title, what is said of a meeting goes to the next line."""


def plan_text(
    plans: Sequence[DayPlan], reach: ReachableShare | None, rules: Rules, style: Style, target: Target = DEFAULT
) -> str:
    """Write the plans of days, its lines no wider than the terminal; days of several without anything are left out."""
    shown = [plan for plan in plans if len(plans) == 1 or plan.free.window or plan.meetings or plan.own or plan.day_off]
    parts = [_day(plan, rules, style) for plan in shown]
    if reach is not None:
        parts.append(_reach(reach, target, rules, style))
    return "\n\n".join(part for part in parts if part)


def _day(plan: DayPlan, rules: Rules, style: Style) -> str:
    zone = rules.days.zone
    lines = [style.bold(f"{formats.day_name(plan.date)}, {formats.date_words(plan.date)}")]
    if plan.day_off is not None:
        lines.append(day_off_words(plan.day_off, plan.events))
    elif plan.free.window is None:
        lines.append(_("This day has no working hours."))
    else:
        window = formats.span_words(plan.free.window.start, plan.free.window.end, zone)
        free, focus = formats.length(plan.free_s), formats.length(plan.free.focus_s)
        words = _("{window} · {free} free, {whole} of it in focus blocks")
        lines += wrapped(words.format(window=window, free=free, whole=focus), style.width)
    lines += _part(_("Meetings"), (row for meeting in plan.meetings for row in _meeting(meeting, rules, style)))
    lines += _part(_("Protected time"), (_own(meeting, rules, style) for meeting in plan.own))
    blocked = [event for event in plan.events if _is_blocked(event, plan)]
    lines += _part(_("Blocked"), (_titled(meeting, "", rules, style) for meeting in blocked))
    lines += _part(_("Team"), (_titled(meeting, meeting.calendar, rules, style) for meeting in plan.team))
    lines += _part(_("Free"), _pieces(plan, rules))
    lines += _part(_("Moves"), (row for move in plan.moves for row in _move(move, rules, style)))
    return "\n".join(lines)


def _move(move: Move, rules: Rules, style: Style) -> list[str]:
    """Return a move and, in lines below it, what it gives; all of them are indented once more."""
    room = style.width - len(INDENT)
    words = move_words(move, rules.days.zone, room - len(INDENT) - 22)
    return [words, *wrapped(gain_words(move), room, INDENT)]


def _part(title: str, rows: Iterable[str]) -> list[str]:
    rows = [f"{INDENT}{row}".rstrip() for row in rows]
    return [title, *rows] if rows else []


def _meeting(planned: PlannedMeeting, rules: Rules, style: Style) -> list[str]:
    """Return the line of a meeting; what is said of it has a line of its own where no room is left for the title."""
    meeting = planned.meeting
    when = formats.span_column(meeting.start, meeting.end, rules.days.zone)
    details = formats.listed(
        (
            _("costs {length}").format(length=formats.length(planned.cost_s)) if planned.cost_s else "",
            _("can be moved") if planned.movable else "",
            _("tentative") if meeting.tentative else "",
        )
    )
    head = f"{when}  {formats.duration(meeting.span.seconds):>5}  "
    room = style.width - len(INDENT) - len(head)
    beside = room - columns(details) - 3
    title = clipped(meeting.title, room) or _("Meeting")
    if details and beside < LEAST_TITLE:
        return [head + title, *wrapped(details, style.width - len(INDENT), INDENT * 2)]
    return [head + formats.listed((clipped(title, beside) if details else title, details))]


def _own(block: Meeting, rules: Rules, style: Style) -> str:
    return _titled(block, _("for coding") if block.plan is Plan.CODING else _("for leading"), rules, style)


def _titled(event: Meeting, words: str, rules: Rules, style: Style) -> str:
    when = formats.span_column(event.start, event.end, rules.days.zone)
    head = f"{when}  {formats.duration(event.span.seconds):>5}  "
    room = style.width - len(INDENT) - len(head) - len(words) - 3
    return head + formats.listed((clipped(event.title, room) or _("Busy"), words))


def _is_blocked(event: Meeting, plan: DayPlan) -> bool:
    """Return whether an event takes time of a day that is not off; a whole day that was made a working day does not."""
    window = plan.free.window
    if event.plan is not Plan.AWAY or window is None:
        return event.plan is Plan.BLOCKED
    return not event.all_day and not (event.start <= window.start and window.end <= event.end)


def _pieces(plan: DayPlan, rules: Rules) -> Iterator[str]:
    for piece in plan.free.pieces:
        when = formats.span_column(piece.span.start, piece.span.end, rules.days.zone)
        yield f"{when}  {formats.duration(piece.span.seconds):>5}  {blocks.size_words(piece.size)}"


def _reach(reach: ReachableShare, target: Target, rules: Rules, style: Style) -> str:
    if reach.share is None:
        return ""
    if is_ample(reach, target):
        words = _("You have enough free time for your target of {target} coding, with time left for leading.")
        return "\n".join(wrapped(words.format(target=formats.target_range(target)), style.width))
    first = _(
        "If you move no meetings, you can spend at most {share} of the week coding, or {whole} if only focus blocks "
        "count."
    ).format(share=formats.share(reach.share), whole=formats.share(reach.focus_share))
    lines = wrapped(first, style.width)
    if reach.move is not None:
        most = _("The best move would let you spend {share} of the week coding in focus blocks:").format(
            share=formats.share(reach.moved_share)
        )
        lines += [*wrapped(most, style.width), *(f"{INDENT}{row}" for row in _move(reach.move, rules, style))]
    return "\n".join(lines)
