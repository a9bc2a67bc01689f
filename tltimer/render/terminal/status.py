"""The present moment as text for a terminal."""

from __future__ import annotations

from tltimer.i18n.translate import _
from tltimer.render.terminal.style import letters_of, wrapped
from tltimer.wording import formats
from tltimer.wording import status as sentences
from tltimer.wording.sanitize import clipped

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import date

    from tltimer.domain.rules import Rules
    from tltimer.render.terminal.style import Style
    from tltimer.reports.status import Status


def status_text(status: Status, rules: Rules, style: Style) -> str:
    """Write the running mode with its start and length, today's share, and on a second line the next meeting."""
    zone = rules.days.zone
    if status.running is None:
        first = sentences.status_line(status, rules.modes)
    else:
        running = status.running
        mode = rules.modes.mode(running.mode)
        mark = f"{style.mark(mode, letters_of((mode.key,), rules.modes)[mode.key])} " if style.pictures else ""
        words = (
            sentences.running_words(status, rules.modes),
            _("since {time}").format(time=formats.wall_time(running.at, zone)),
            running.kind or "",
            sentences.today_words(status),
        )
        first = mark + clipped(formats.listed(words), style.width - 2)
    lines = [first]
    if status.note:
        lines.append(clipped(status.note, style.width))
    if status.current_meeting:
        meeting = status.current_meeting
        lines.append(
            clipped(
                _("Now until {time}: {title}").format(
                    time=formats.wall_time(meeting.end, zone), title=meeting.title or _("Meeting")
                ),
                style.width,
            )
        )
    coming = sentences.next_meeting_line(status, zone)
    if coming:
        lines.append(clipped(_("Next: {meeting}").format(meeting=coming), style.width))
    if status.due:
        lines += _due_lines(status, rules.days.day_of(status.now), style.width)
    if status.ahead:
        lines += wrapped(sentences.ahead_advice(status.ahead, rules.modes, zone), style.width)
    return "\n".join(lines)


def _due_lines(status: Status, today: date, width: int) -> list[str]:
    from tltimer.wording.promises import to_words

    lines = []
    for promise in status.due:
        due = formats.listed((promise.text, to_words(promise)))
        late = promise.due is not None and promise.due < today
        line = _("Overdue: {promise}") if late else _("Due today: {promise}")
        lines.append(clipped(line.format(promise=due), width))
    return lines
