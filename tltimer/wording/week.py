"""What the program says of a week: how it stands to its target, and what lies behind that."""

from tltimer.domain.balance.target import Verdict
from tltimer.domain.focus.blocks import Cause
from tltimer.domain.focus.fragmentation import Fragmentation
from tltimer.i18n.translate import _, ngettext
from tltimer.reports.week import WeekReport
from tltimer.wording import formats

ENOUGH_TO_SAY_S = 2 * 60 * 60
"""With less of a running week tracked than this, its share says nothing."""


def week_sentence(report: WeekReport) -> str:
    """Say in one line how the week stands to what was chosen, and since when weeks drift from it."""
    drift = ""
    if report.drift:
        from tltimer.wording.target import drift_words

        drift = drift_words(report.drift, before=not report.complete)
    return " ".join(part for part in (_done(report), drift) if part)


def _done(report: WeekReport) -> str:
    if report.figures.coding_share_range is None:
        return _("Nothing is tracked in this week.") if report.complete else _("Nothing is tracked yet this week.")
    return f"{_share(report)} {_target(report)}"


def _share(report: WeekReport) -> str:
    share, tracked_s = formats.coding_share(report.figures), report.figures.tracked_s
    if report.verdict is Verdict.UNKNOWN:
        return _("Only {length} of this week is known.").format(length=formats.length(tracked_s))
    if report.complete:
        return _("You coded {share} of your week.").format(share=share)
    if tracked_s < ENOUGH_TO_SAY_S:
        return _("The week is young: {length} of it is tracked.").format(length=formats.length(tracked_s))
    return _("You coded {share} of your week so far.").format(share=share)


def _target(report: WeekReport) -> str:
    if report.target.chosen:
        return _("You chose {target}.").format(target=formats.target_range(report.target))
    return _("Many leads aim for {target}; you have not chosen yet.").format(target=formats.target_range(report.target))


def week_explanation(report: WeekReport) -> str:
    """Say what stands behind the sentence: how the week lies to the target, and what ended the blocks."""
    return " ".join(part for part in (_standing(report), _endings(report.fragmentation)) if part)


def _standing(report: WeekReport) -> str:
    if report.drift:
        words = (
            _("{weeks} lie below: more room for the team, and further from the code.")
            if report.drift.side is Verdict.BELOW
            else _("{weeks} lie above: close to the code, and more that waits for you.")
        )
        return words.format(weeks=formats.opening(formats.weeks(report.drift.weeks)))
    if report.figures.coding_share_range is None:
        return ""
    return {
        Verdict.BELOW: _("Less coding than that: more room for the team, and a little further from the code."),
        Verdict.ABOVE: _("More coding than that: close to the code, and more that waits for you."),
        Verdict.WITHIN: _("That lies within it."),
        Verdict.UNCLEAR: _("Too much time is unknown to say how it stands to that."),
        Verdict.UNKNOWN: _("Too little is known to say how it stands to that."),
        Verdict.RUNNING: "",
    }[report.verdict]


def _endings(fragmentation: Fragmentation) -> str:
    count = fragmentation.ended_by.get(Cause.MEETING, 0)
    if not count:
        return ""
    words = formats.count_words(count)
    return ngettext("{count} meeting ended a block.", "{count} meetings ended a block.", count).format(
        count=formats.opening(words)
    )
