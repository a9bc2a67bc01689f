"""Sentences about a week: how its coding share compares with the target, and the reason behind it."""

from __future__ import annotations

from tltimer.domain.balance.target import Verdict
from tltimer.domain.focus.protected import TakenBy
from tltimer.i18n.translate import _, ngettext
from tltimer.reports.week import kept_coding
from tltimer.wording import formats
from tltimer.wording.people import one_to_one_lines
from tltimer.wording.sanitize import clipped

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from tltimer.domain.balance.one_to_ones import OneToOneStanding
    from tltimer.domain.focus.protected import ProtectedTime
    from tltimer.domain.timeline.modes_and_kinds import ModeList
    from tltimer.reports.week import WeekReport
    from tltimer.reports.week_meetings import WeekMeetings

A_MINUTE_S = 60

LONGEST_NAME = 24
"""The columns of a name among others."""


def week_sentence(report: WeekReport) -> str:
    """Return the headline of a week: its coding share, and how that compares with the target."""
    share = report.figures.coding_share_range
    if share is None and has_not_begun(report):
        return _("This week hasn't started yet.")
    if share is None:
        return _("Nothing tracked this week.") if report.complete else _("Nothing tracked yet this week.")
    length = formats.length(report.figures.tracked_s)
    if report.verdict is Verdict.UNKNOWN:
        return _("Only {length} was tracked this week, which is too little to go by.").format(length=length)
    if not report.tells_share:
        return _("Only {length} has been tracked so far this week.").format(length=length)
    side = _side(report, share)
    words = _sentences(report.complete)[side] if side or not report.choices else _before_target(report.complete)
    return words.format(share=formats.share_range(share), target=formats.target_range(report.target))


def has_not_begun(report: WeekReport) -> bool:
    """Return whether a week is a coming one."""
    return report.now < report.days[0].span.start


def free_time_title(report: WeekReport) -> str:
    """Return the title of the free time after a week; only after the present one is that the next week."""
    is_present = not report.complete and not has_not_begun(report)
    return _("Free time next week") if is_present else _("Free time the week after")


def _side(report: WeekReport, share: tuple[float, float]) -> Verdict | None:
    """Return the side of the target that a share is on, of a complete week or not; None without a target."""
    if not report.target.chosen:
        return None
    least, most = share
    if most < report.target.low:
        return Verdict.BELOW
    if least > report.target.high:
        return Verdict.ABOVE
    inside = report.target.low <= least and most <= report.target.high
    return Verdict.WITHIN if inside else Verdict.UNCLEAR


def _sentences(complete: bool) -> dict[Verdict | None, str]:
    if complete:
        return {
            None: _("You spent {share} of this week coding. You haven't set a target; {target} is common."),
            Verdict.WITHIN: _("You spent {share} of this week coding, inside your {target} target."),
            Verdict.BELOW: _("You spent {share} of this week coding, below your {target} target."),
            Verdict.ABOVE: _("You spent {share} of this week coding, above your {target} target."),
            Verdict.UNCLEAR: _("You spent {share} of this week coding; your target is {target}."),
        }
    return {
        None: _("You've spent {share} of this week coding. You haven't set a target; {target} is common."),
        Verdict.WITHIN: _("You've spent {share} of this week coding, inside your {target} target."),
        Verdict.BELOW: _("You've spent {share} of this week coding, below your {target} target."),
        Verdict.ABOVE: _("You've spent {share} of this week coding, above your {target} target."),
        Verdict.UNCLEAR: _("You've spent {share} of this week coding; your target is {target}."),
    }


def _before_target(complete: bool) -> str:
    """Return the headline of a week that none of the targets applies to: they begin later, or have ended."""
    if complete:
        return _("You spent {share} of this week coding. No target was set for this week; {target} is common.")
    return _("You've spent {share} of this week coding. No target is set for this week; {target} is common.")


def week_explanation(report: WeekReport) -> str:
    """Return the reason behind the headline: the weeks before, and why the share is a range."""
    return " ".join(part for part in (_before(report), _range_reason(report)) if part)


def _before(report: WeekReport) -> str:
    drift = report.drift
    if drift is None or has_not_begun(report):  # the present week lies between
        return ""
    weeks, below = formats.weeks(drift.weeks), drift.side is Verdict.BELOW
    if not report.complete:
        if report.target.chosen:
            words = (
                _("Before that, you were below your target for {weeks}.")
                if below
                else _("Before that, you were above your target for {weeks}.")
            )
        else:
            words = (
                _("Before that, you were below the common range for {weeks}.")
                if below
                else _("Before that, you were above the common range for {weeks}.")
            )
        return words.format(weeks=weeks)
    if report.target.chosen:
        words = (
            _("{weeks} in a row below target: more of your time for the team, less contact with the code.")
            if below
            else _("{weeks} in a row above target: close to the code, but more work waits on you.")
        )
    else:
        words = (
            _("{weeks} in a row below the common range: more of your time for the team, less contact with the code.")
            if below
            else _("{weeks} in a row above the common range: close to the code, but more work waits on you.")
        )
    return words.format(weeks=formats.capitalized(weeks))


def _range_reason(report: WeekReport) -> str:
    if not report.tells_share or not formats.is_range(report.figures.coding_share_range):
        return ""
    length = formats.length(report.figures.unconfirmed_s)
    days = [day.date for day in report.days if day.figures.unconfirmed_s]
    if len(days) == 1:
        return _("The figure is a range because {length} on {day} is unknown.").format(
            length=length, day=formats.day_name(days[0])
        )
    return _("The figure is a range because {length} is unknown.").format(length=length)


def meetings_line(meetings: WeekMeetings) -> str:
    """Return the calendar's meetings: ``12 meetings, 10 h in the calendar, 1:1s included``; "" without any.

    While some are still to come, this says that it covers the whole week.
    """
    count = meetings.count
    if not count:
        return ""
    if meetings.ahead:
        words = ngettext(
            "{count} meeting, {time} planned this week, 1:1s included",
            "{count} meetings, {time} planned this week, 1:1s included",
            count,
        )
    else:
        words = ngettext(
            "{count} meeting, {time} in the calendar, 1:1s included",
            "{count} meetings, {time} in the calendar, 1:1s included",
            count,
        )
    return words.format(count=count, time=formats.length(meetings.planned_s))


def protected_words(protected: ProtectedTime) -> str:
    """Return the protected time that was kept, the part still ahead, and what took the rest; "" without any."""
    if not protected.planned_s:
        return ""
    coming_s = protected.planned_s - protected.kept_s - sum(protected.taken.values())
    so_far_s = protected.planned_s - coming_s
    if coming_s < A_MINUTE_S:
        words = _("{kept} of {planned} kept.")
    elif so_far_s < A_MINUTE_S:
        words = _("{coming} still to come.")
    else:
        words = _("{kept} of {so_far} kept so far, {coming} still to come.")
    kept = words.format(
        kept=formats.length(protected.kept_s),
        planned=formats.length(protected.planned_s),
        so_far=formats.length(so_far_s),
        coming=formats.length(coming_s),
    )
    causes = {
        TakenBy.MEETING_BEFORE: _("{time} by meetings already planned"),
        TakenBy.MEETING_LATER: _("{time} by meetings added later"),
        TakenBy.ABSENCE: _("{time} with no work tracked"),
        TakenBy.SWITCH: _("{time} because you switched"),
    }
    taken = [
        words.format(time=formats.length(seconds))
        for cause, words in causes.items()
        if (seconds := protected.taken.get(cause, 0)) >= A_MINUTE_S
    ]
    return f"{kept} {_('Taken: {causes}.').format(causes=', '.join(taken))}" if taken else kept


def protected_lines(protected: ProtectedTime, modes: ModeList) -> tuple[str, ...]:
    """Return the protected time that was kept, and the people and meetings that took the rest; empty without any."""
    words = protected_words(protected)
    if not words:
        return ()
    from tltimer.wording.protected import taken_sentences

    return words, *taken_sentences(protected, modes)


def one_to_ones_line(standings: Iterable[OneToOneStanding]) -> str:
    """Return the 1:1s of a week in a line, whoever waits named: ``3 held · Bo: skipped, last held 4 November``."""
    standings = tuple(standings)
    held = sum(standing.held for standing in standings)
    waiting = [
        standing
        for standing in standings
        if standing.overdue or (not standing.held and standing.skipped + standing.cancelled + standing.unknown)
    ]
    waiting.sort(key=lambda standing: not standing.overdue)
    parts = [_("{count} held").format(count=held)] if held else []
    return formats.listed((*parts, *(_waiting(standing) for standing in waiting)))


def _waiting(standing: OneToOneStanding) -> str:
    name = clipped(standing.person.name, LONGEST_NAME)
    if standing.skipped:
        words = _("{name}: skipped").format(name=name)
    elif standing.cancelled:
        words = _("{name}: cancelled").format(name=name)
    elif standing.unknown:
        words = _("{name}: unknown").format(name=name)
    else:
        words = _("{name}: overdue").format(name=name)
    if standing.last_held is None:
        return words
    return _("{what}, last held {day}").format(what=words, day=formats.date_words(standing.last_held))


def one_to_ones_in_full(standings: Iterable[OneToOneStanding]) -> str:
    """Return everybody with whom there is something to tell, one a line."""
    return "\n".join(f"{name}: {words}" for name, words in one_to_one_lines(standings))


def kept_coding_words(report: WeekReport) -> str:
    """State how much planned coding was kept, and how much is still to come; nothing where none was planned."""
    kept, planned = kept_coding(report)
    coming = report.kept.planned_coding_s - planned
    sentence = _("{kept} of the {planned} planned for coding was kept").format(
        kept=formats.length(kept), planned=formats.length(planned)
    )
    still = _("{length} planned for coding is still to come").format(length=formats.length(coming))
    return formats.listed((sentence if planned else "", still if coming else ""))
