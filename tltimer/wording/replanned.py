"""What is said of a day's plan that became another since its morning."""

from datetime import tzinfo

from tltimer.domain.meetings.changes import Happened, PlanChange
from tltimer.i18n.translate import _
from tltimer.wording import formats
from tltimer.wording.sanitize import clipped


def change_words(change: PlanChange, zone: tzinfo, width: int = 200) -> str:
    """Say what happened to a meeting: ``Sprint sync: moved from 14:30 to 16:30``.

    Args:
        change: what happened.
        zone: in which times are told.
        width: to how many columns the title is clipped.
    """
    title = clipped(change.meeting.title, width) or _("Meeting")
    time = formats.span_words(change.meeting.start, change.meeting.end, zone)
    if change.happened is Happened.MOVED and change.before and change.after:
        if change.before.start == change.after.start:
            end, was = (formats.wall_time(one.end, zone) for one in (change.after, change.before))
            return _("{title}: now until {end}, was until {was}").format(title=title, end=end, was=was)
        before, after = (formats.wall_time(one.start, zone) for one in (change.before, change.after))
        return _("{title}: moved from {before} to {after}").format(title=title, before=before, after=after)
    words = {
        Happened.ADDED: _("{title}: added late, {time}"),
        Happened.CANCELLED: _("{title}: cancelled, was {time}"),
        Happened.DECLINED: _("{title}: declined, was {time}"),
    }[change.happened]
    return words.format(title=title, time=time)
