"""``tltimer plan block``: keep time free in the calendar that was chosen for it."""

from __future__ import annotations

from tltimer.cli.dates import parse_coming_day, parse_span_ahead
from tltimer.cli.parser import add_json
from tltimer.cli.suggestions import joined
from tltimer.domain.timeline.instants import format_instant
from tltimer.i18n.translate import _

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from typing import Any

    from tltimer.cli.context import CommandContext
    from tltimer.cli.parser import Parser
    from tltimer.domain.meetings.meetings import Plan
    from tltimer.domain.timeline.documents import Document
    from tltimer.domain.timeline.spans import Span


EXAMPLES = ("tltimer plan block tomorrow 9-12", 'tltimer plan block thu 14:00-15:30 "Write the RFC" --leading')


def add_arguments(parser: Parser) -> None:
    """Declare the command's words."""
    parser.add_argument(
        "day",
        metavar="DAY",
        help=_("a date, 'today', 'tomorrow' or a weekday such as 'thursday' (today or the next one)"),
    )
    parser.add_argument("span", metavar="FROM-TO", help=_("the time to keep free, such as 09:30-12:00"))
    parser.add_argument("title", metavar="TITLE", nargs="*", default=[], help=_("the title in the calendar"))
    parser.add_argument("--leading", action="store_true", help=_("keep the time free for leading instead of coding"))
    add_json(parser)


def run(session: CommandContext) -> None:
    """Put the block into the calendar, or write a file where none was chosen."""
    from tltimer.cli.common import typed_line
    from tltimer.domain.meetings.meetings import Plan

    options, program = session.options, session.program
    day = parse_coming_day(options.day, program.reports.today())
    span = parse_span_ahead(options.span, day, program.reports.rules().days)
    keep_free(
        session, day, span, Plan.LEADING if options.leading else Plan.CODING, typed_line(" ".join(options.title)) or ""
    )


def keep_free(
    session: CommandContext,
    day: date,
    span: Span,
    plan: Plan,
    title: str,
    promise: Document | None = None,
    fields: Mapping[str, Any] | None = None,
) -> None:
    """Keep a span of a day free under a title, for a promise or not, and tell where that is written.

    Args:
        session: where to tell.
        day: the day.
        span: the time.
        plan: what the time is kept for.
        title: the title in the calendar.
        promise: a promise to record in the same step.
        fields: further fields of the JSON answer.

    Raises:
        Refused: it cannot be kept free.
    """
    from tltimer.wording import formats

    program = session.program
    zone = program.reports.rules().days.zone
    overlaps = _overlaps(session, day, span)
    block = program.time_blocks.block(span, plan, title, promise)
    when = f"{formats.short_day(day)} {day} {formats.span_words(span.start, span.end, zone)}"
    if block.calendar is not None:
        from tltimer.cli.commands.calendars import remember

        remember(session)
        text = _("{title}, {when}: added to {calendar}.")
        words, after = (
            text.format(title=block.title, when=when, calendar=block.calendar),
            _("To undo this: tltimer undo"),
        )
    else:
        from tltimer.system.open_file import open_file

        if block.file is not None and open_file(block.file, session.environ):
            text = _(
                "{title}, {when}: {file} is open in your calendar app. Save the event there. To undo this, delete the "
                "event."
            )
        else:
            text = _("{title}, {when}: written to {file}. Open the file in your calendar app to add the event.")
        words, after = text.format(title=block.title, when=when, file=block.file), ""
    session.answer(
        joined(words, *overlaps, after),
        block={
            "title": block.title,
            "start": format_instant(span.start),
            "end": format_instant(span.end),
            "plan": str(plan),
            "calendar": block.calendar,
            "file": str(block.file) if block.file is not None else None,
        },
        overlaps=overlaps,
        **(fields or {}),
    )


def _overlaps(session: CommandContext, day: date, span: Span) -> list[str]:
    """Return a sentence for each meeting that lies in a span already."""
    from tltimer.wording import formats
    from tltimer.wording.sanitize import clipped

    reports = session.program.reports
    zone = reports.rules().days.zone
    meetings = [meeting.meeting for plan in reports.plan(day, day) for meeting in plan.meetings]
    return [
        _("The block overlaps {title}, {span}.").format(
            title=clipped(meeting.title, 40) or _("a meeting"),
            span=formats.span_words(meeting.start, meeting.end, zone),
        )
        for meeting in meetings
        if meeting.start < span.end and span.start < meeting.end
    ]
