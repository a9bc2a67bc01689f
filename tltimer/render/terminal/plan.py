"""The plan of days as text for a terminal."""

from collections.abc import Iterable, Iterator, Sequence

from tltimer.domain.balance.target import DEFAULT, Target
from tltimer.domain.meetings.meetings import Meeting, Plan
from tltimer.domain.meetings.working_hours import USER
from tltimer.domain.rules import Rules
from tltimer.i18n.translate import _
from tltimer.render.terminal.style import Style, wrapped
from tltimer.reports.plan import DayPlan, PlannedMeeting
from tltimer.reports.reach import ReachableShare, is_ample
from tltimer.wording import blocks, formats
from tltimer.wording.plan import gain_words, move_words
from tltimer.wording.sanitize import clipped

INDENT = "  "


def plan_text(
    plans: Sequence[DayPlan], reach: ReachableShare | None, rules: Rules, ink: Style, target: Target = DEFAULT
) -> str:
    """Write the plans of days, its lines no wider than the terminal; days of several without anything are left out."""
    shown = [plan for plan in plans if len(plans) == 1 or plan.free.window or plan.meetings or plan.own or plan.day_off]
    parts = [_day(plan, rules, ink) for plan in shown]
    if reach is not None:
        parts.append(_reach(reach, target, rules, ink))
    return "\n\n".join(part for part in parts if part)


def _day(plan: DayPlan, rules: Rules, ink: Style) -> str:
    zone = rules.days.zone
    lines = [ink.bold(f"{formats.day_name(plan.date)}, {formats.date_words(plan.date)}")]
    if plan.day_off is not None:
        lines.append(_day_off(plan))
    elif plan.free.window is None:
        lines.append(_("No working hours on this day."))
    else:
        window = formats.span_words(plan.free.window.start, plan.free.window.end, zone)
        free, whole = formats.length(plan.free_s), formats.length(plan.free.focus_s)
        lines.append(
            _("{window} · {free} free, {whole} of it in focus blocks").format(window=window, free=free, whole=whole)
        )
    lines += _part(_("Meetings"), (_meeting(one, rules, ink) for one in plan.meetings))
    lines += _part(_("Kept free"), (_own(one, rules, ink) for one in plan.own))
    blocked = [one for one in plan.events if _is_blocked(one, plan)]
    lines += _part(_("Blocked"), (_titled(one, "", rules, ink) for one in blocked))
    lines += _part(_("Team"), (_titled(one, one.calendar, rules, ink) for one in plan.team))
    lines += _part(_("Free"), _pieces(plan, rules))
    room = ink.width - 2 * len(INDENT) - 22
    moves = ((move_words(move, zone, room), f"{INDENT}{gain_words(move)}") for move in plan.moves)
    lines += _part(_("Moves"), (line for both in moves for line in both))
    return "\n".join(lines)


def _part(title: str, rows: Iterable[str]) -> list[str]:
    rows = [f"{INDENT}{row}".rstrip() for row in rows]
    return [title, *rows] if rows else []


def _meeting(planned: PlannedMeeting, rules: Rules, ink: Style) -> str:
    meeting = planned.meeting
    when = formats.span_column(meeting.start, meeting.end, rules.days.zone)
    said = formats.listed(
        (
            _("costs {length}").format(length=formats.length(planned.cost_s)) if planned.cost_s else "",
            _("can be moved") if planned.movable else "",
            _("tentative") if meeting.tentative else "",
        )
    )
    head = f"{when}  {formats.duration(meeting.span.seconds):>5}  "
    title = clipped(meeting.title, ink.width - len(INDENT) - len(head) - len(said) - 3) or _("Meeting")
    return head + formats.listed((title, said))


def _own(block: Meeting, rules: Rules, ink: Style) -> str:
    return _titled(block, _("for coding") if block.plan is Plan.CODING else _("for leading"), rules, ink)


def _titled(event: Meeting, words: str, rules: Rules, ink: Style) -> str:
    when = formats.span_column(event.start, event.end, rules.days.zone)
    head = f"{when}  {formats.duration(event.span.seconds):>5}  "
    room = ink.width - len(INDENT) - len(head) - len(words) - 3
    return head + formats.listed((clipped(event.title, room) or _("Busy"), words))


def _is_blocked(event: Meeting, plan: DayPlan) -> bool:
    """Return whether an event takes time of a day that is not off; a whole day that was taken back does not."""
    window = plan.free.window
    if event.plan is not Plan.AWAY or window is None:
        return event.plan is Plan.BLOCKED
    return not event.all_day and not (event.start <= window.start and window.end <= event.end)


def _day_off(plan: DayPlan) -> str:
    if plan.day_off == USER:
        return _("Day off.")
    titles = formats.listed(one.title for one in plan.events if one.plan is Plan.AWAY)
    return _("Day off: {title} ({calendar}).").format(title=titles, calendar=plan.day_off)


def _pieces(plan: DayPlan, rules: Rules) -> Iterator[str]:
    for piece in plan.free.pieces:
        when = formats.span_column(piece.span.start, piece.span.end, rules.days.zone)
        yield f"{when}  {formats.duration(piece.span.seconds):>5}  {blocks.size_words(piece.size)}"


def _reach(reach: ReachableShare, target: Target, rules: Rules, ink: Style) -> str:
    if reach.share is None:
        return ""
    if is_ample(reach, target):
        words = _("Enough is free for the {target} coding that you chose; the rest of it is yours for leading.")
        return "\n".join(wrapped(words.format(target=formats.target_range(target)), ink.width))
    first = _("If nothing moves, the week can reach {share} coding at most, {whole} with focus blocks alone.").format(
        share=formats.share(reach.share), whole=formats.share(reach.focus_share)
    )
    lines = wrapped(first, ink.width)
    if reach.move is not None:
        most = _("The move that gives the most, to {share} with focus blocks:").format(
            share=formats.share(reach.moved_share)
        )
        move = move_words(reach.move, rules.days.zone, ink.width - 2 * len(INDENT) - 22)
        lines += [*wrapped(most, ink.width), f"{INDENT}{move}", f"{INDENT * 2}{gain_words(reach.move)}"]
    return "\n".join(lines)
