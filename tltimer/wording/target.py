"""What the program says and asks of the target: what was chosen, what lies on both sides of it, what could be done."""

from collections.abc import Iterable
from datetime import tzinfo

from tltimer.domain.balance.circumstances import Circumstance
from tltimer.domain.balance.drift import Drift
from tltimer.domain.balance.intentions import Intention
from tltimer.domain.balance.target import DEFAULT_HIGH, DEFAULT_LOW, Choice, Verdict, last_choice
from tltimer.domain.meetings.meetings import Plan
from tltimer.domain.timeline.spans import Span
from tltimer.domain.timeline.weeks import Week
from tltimer.i18n.translate import _, ngettext
from tltimer.reports.week import WeekReport
from tltimer.reports.week_prompt import WeekPrompt
from tltimer.wording import formats
from tltimer.wording.sanitize import clipped

AN_HOUR = 3600

LONGEST = 240
"""Columns of what was meant, which can come from elsewhere."""


def asked_words(asked: WeekPrompt, report: WeekReport, coming: Week) -> str:
    """Ask what a week asks; the answers follow as buttons.

    Args:
        asked: what is asked.
        report: the week.
        coming: the week from which a decision of today holds.
    """
    if asked is WeekPrompt.INTENTION:
        return _("You meant to: {text}").format(
            text=clipped(report.intention.text, LONGEST) if report.intention else ""
        )
    if asked is WeekPrompt.FIRST:
        return _("A first week is known. Which share of coding do you mean to have?")
    last = last_choice(coming, report.choices)
    if asked in (WeekPrompt.ENDED, WeekPrompt.ENDS) and last is not None and last.until is not None:
        words = {"target": choice_range(last), "date": formats.date_words(last.until)}
        if asked is WeekPrompt.ENDED:
            return _("{target} was meant until {date}. What holds now?").format(**words)
        return _("{target} is meant until {date}. What holds after that?").format(**words)
    if asked is WeekPrompt.DRIFT:
        return _("Nothing was decided about it yet: keep the target, change it, or do one thing about it?")
    return _("How does it go on: keep the target, change it, or choose one thing to do?")


def settled_words(report: WeekReport) -> str:
    """Say what was decided for the time after a week, and what came of what was meant; nothing where nothing was."""
    meant, choice = report.intention, last_choice(report.week.plus(1), report.choices)
    parts = [intention_words(meant, report.complete)] if meant else []
    if choice is not None and choice.from_week > report.week:
        parts.append(
            _("From week {week} on: {target}.").format(week=choice.from_week.number, target=choice_range(choice))
        )
    if report.next_intention is not None:
        parts.append(
            _("For week {week} you mean to: {text}").format(
                week=report.next_intention.week.number, text=clipped(report.next_intention.text, LONGEST)
            )
        )
    return "\n".join(parts)


def unchosen_words() -> str:
    """Say that no target was chosen, and that it can wait."""
    return _("No share of coding is chosen yet. It can wait: a first week shows what it is now.")


def intention_words(meant: Intention, over: bool = True) -> str:
    """Say what was meant to be done in a week, and what came of it if that is known."""
    if meant.done is None:
        words = _("You meant to: {text}") if over else _("This week you mean to: {text}")
        return words.format(text=clipped(meant.text, LONGEST))
    words = _("You meant to: {text} – done") if meant.done else _("You meant to: {text} – not done")
    return words.format(text=clipped(meant.text, LONGEST))


def drift_words(drift: Drift, before: bool = False) -> str:
    """Say since when weeks lie on one side of the target; ``before``: the weeks before one that runs."""
    below = drift.side is Verdict.BELOW
    if before:
        words = _("Before this week: below since {date}.") if below else _("Before this week: above since {date}.")
    else:
        words = _("Below since {date}.") if below else _("Above since {date}.")
    return words.format(date=formats.date_words(drift.since))


def asked_notification(asked: WeekPrompt, report: WeekReport, coming: Week) -> tuple[str, str]:
    """Ask the same as a notification, as a title and a body; what waits for the week window is not said.

    Args:
        asked: what is asked.
        report: the week.
        coming: the week from which a decision of today holds.
    """
    if asked is WeekPrompt.DRIFT and report.drift is not None:
        choice = last_choice(report.week, report.choices)
        low, high = (choice.low, choice.high) if choice else (DEFAULT_LOW, DEFAULT_HIGH)
        return drift_notification(report.drift, low, high)
    if asked is WeekPrompt.FIRST:
        usual = formats.share_range((DEFAULT_LOW, DEFAULT_HIGH))
        body = _("Many leads aim for {target}. Which share of coding do you mean to have?").format(target=usual)
        return _("A first week is known"), body
    words = asked_words(asked, report, coming)
    return (words, _("Was it done?")) if asked is WeekPrompt.INTENTION else (words, "")


def drift_notification(drift: Drift, low: float, high: float) -> tuple[str, str]:
    """Say a drift once, as a title and a body; the three answers are buttons."""
    words = {
        "weeks": formats.opening(formats.weeks(drift.weeks)),
        "target": formats.share_range((low, high)),
        "date": formats.date_words(drift.since),
    }
    if drift.side is Verdict.BELOW:
        return (
            _("Coding lies below your target since {date}").format(**words),
            _("{weeks} lie below {target}. Keep the target, change it, or do one thing about it?").format(**words),
        )
    return (
        _("Coding lies above your target since {date}").format(**words),
        _("{weeks} lie above {target}. Keep the target, change it, or do one thing about it?").format(**words),
    )


def keep_words(choice: Choice | None) -> str:
    """Name the answer that keeps what was chosen: ``Keep 30 – 50 %``."""
    return _("Keep {target}").format(target=choice_range(choice))


def choice_range(choice: Choice | None) -> str:
    """Write the target of a choice, of none the usual one."""
    return formats.share_range((choice.low, choice.high) if choice else (DEFAULT_LOW, DEFAULT_HIGH))


def above_words() -> str:
    """Say what lies above a target."""
    return _("Above it you are close to the code, and more waits for you: you can become the bottleneck.")


def below_words() -> str:
    """Say what lies below a target."""
    return _("Below it the team has more of you, and you are further from the code: you can lose touch.")


def range_words(low: float, high: float, working_s: int) -> str:
    """Say a target in hours of a working week: ``20 – 40 % coding: 8 to 16 of 40 hours a week``."""
    target = formats.share_range((low, high))
    least, most, hours = (round(share * working_s / AN_HOUR) for share in (low, high, 1.0))
    if not hours:
        return _("{target} coding").format(target=target)
    return ngettext(
        "{target} coding: {least} to {most} of {hours} hour a week",
        "{target} coding: {least} to {most} of {hours} hours a week",
        hours,
    ).format(target=target, least=least, most=most, hours=hours)


def shift_words(shift: float) -> str:
    """Write by how much a circumstance moves the usual target, in points of a hundred: ``+10``, ``−10``."""
    return f"{'+' if shift > 0 else '−'}{round(abs(shift) * 100)}"


def proposal_words(found: Iterable[Circumstance], low: float, high: float) -> str:
    """Say what circumstances propose; without any, what many leads aim for."""
    target = formats.share_range((low, high))
    names = ", ".join(one.name for one in found)
    if not names:
        return _("A proposal, not more: many leads aim for {target}.").format(target=target)
    return _("A proposal, not more: {names} would move the usual target to {target}.").format(
        names=names, target=target
    )


def span_name(span: Span, zone: tzinfo) -> str:
    """Name a span of a coming day: ``Wed 09:30 – 12:00``."""
    return _("{day} {span}").format(
        day=formats.short_day(span.start.astimezone(zone).date()),
        span=formats.span_words(span.start, span.end, zone),
    )


def protect_words(span: Span, plan: Plan, zone: tzinfo) -> str:
    """Say which block is meant to be kept."""
    name = span_name(span, zone)
    return (_("keep {span} free for coding") if plan is Plan.CODING else _("keep {span} free for leading")).format(
        span=name
    )


def move_intention(move: str) -> str:
    """Say which meeting is meant to be moved."""
    return _("move {move}").format(move=move)


def give_intention(text: str) -> str:
    """Say what is meant to be given away."""
    return _("give away {text}").format(text=text)
