"""Sentences about the target: the choice, the two sides of it, drift, and intentions."""

from __future__ import annotations

from tltimer.domain.balance.promises import HIDDEN
from tltimer.domain.balance.target import DEFAULT_HIGH, DEFAULT_LOW, last_choice
from tltimer.domain.meetings.meetings import Plan
from tltimer.i18n.translate import _, ngettext
from tltimer.wording import formats
from tltimer.wording.sanitize import clipped

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import tzinfo

    from tltimer.domain.balance.circumstances import Circumstance
    from tltimer.domain.balance.intentions import Intention
    from tltimer.domain.balance.target import Choice
    from tltimer.domain.meetings.working_hours import WorkingHours
    from tltimer.domain.timeline.days import Week
    from tltimer.domain.timeline.spans import Span
    from tltimer.reports.week import WeekReport
    from tltimer.reports.week_prompt import WeekPrompt

AN_HOUR = 3600

LONGEST = 240
"""Columns of an intention, which can come from another device."""


def asked_words(asked: WeekPrompt, report: WeekReport, coming: Week) -> str:
    """Return the question of a week; the answers follow as buttons.

    Args:
        asked: the question.
        report: the week.
        coming: the week from which a choice of today applies.
    """
    from tltimer.reports.week_prompt import WeekPrompt

    if asked is WeekPrompt.INTENTION:
        return _("Your intention: {text}. Was it done?").format(
            text=clipped(report.intention.text, LONGEST) if report.intention else ""
        )
    if asked is WeekPrompt.FIRST:
        if is_new(report):
            return _("Your first week is in. How much of your time do you want to spend coding?")
        return _("How much of your time do you want to spend coding?")
    last = last_choice(coming, report.choices)
    if asked in (WeekPrompt.ENDED, WeekPrompt.ENDS) and last is not None and last.until is not None:
        words = {"target": choice_range(last), "date": formats.date_words(last.until)}
        if asked is WeekPrompt.ENDED:
            return _("Your target of {target} ended on {date}. What applies now?").format(**words)
        return _("Your target of {target} ends on {date}. What applies after that?").format(**words)
    if asked is WeekPrompt.DRIFT:
        return _("You haven't responded to this yet. Keep the target, change it, or choose one action?")
    return _("What next: keep the target, change it, or choose one action?")


def is_new(report: WeekReport) -> bool:
    """Return whether a week is the first of the log or the one after it, when the first one is news."""
    return report.first_week is not None and report.week <= report.first_week.plus(1)


def settled_words(report: WeekReport) -> str:
    """Return the intention of a week, and what was decided for the time after it; "" where there is nothing."""
    intention = report.intention
    parts = [intention_words(intention, report.complete)] if intention else []
    return "\n".join(part for part in (*parts, decided_words(report)) if part)


def decided_words(report: WeekReport) -> str:
    """Return the decisions for the time after a week: a target, an intention; "" without any."""
    choice, parts = last_choice(report.week.plus(1), report.choices), []
    if choice is not None and choice.from_week > report.week:
        parts.append(coming_words(choice))
    if report.next_intention is not None and report.next_intention.text != HIDDEN:
        parts.append(
            _("Week {week}: {text}").format(
                week=report.next_intention.week.number, text=clipped(report.next_intention.text, LONGEST)
            )
        )
    return "\n".join(parts)


def coming_words(choice: Choice) -> str:
    """Return the target that applies from a later week on."""
    return _("From week {week} on, your target is {target}.").format(
        week=choice.from_week.number, target=choice_range(choice)
    )


def unchosen_words() -> str:
    """Return that no target was chosen, and that it can wait."""
    return _("There is no rush to set a target: your first week shows where you are.")


def intention_line(week: Week, intention: Intention) -> str:
    """Return the intention of a week in one line, with its answer: ``Intention for 2026-W47: listen to Bo (done)``."""
    words = {
        None: _("Intention for {week}: {text}"),
        True: _("Intention for {week}: {text} (done)"),
        False: _("Intention for {week}: {text} (not done)"),
    }[intention.done]
    return words.format(week=week, text=clipped(intention.text, LONGEST))


def intention_words(intention: Intention, over: bool = True) -> str:
    """Return the intention of a week with its answer: ``This week: give away the importer to Chi``."""
    if intention.done is None and intention.text == HIDDEN:
        return ""
    if intention.done is None:
        words = _("That week: {text}") if over else _("This week: {text}")
        return words.format(text=clipped(intention.text, LONGEST))
    if intention.text == HIDDEN:
        return _("The week's intention: done") if intention.done else _("The week's intention: not done")
    words = _("{text}: done") if intention.done else _("{text}: not done")
    return words.format(text=clipped(intention.text, LONGEST))


def answer_day_words(week: Week, hours: WorkingHours) -> str:
    """Tell when it is asked whether the intention of a week was carried out: on its last working day."""
    # Of a week that is off as a whole it is the last one that would be worked.
    last = max(hours.days.days_of(week), key=lambda day: (hours.works_on(day), hours.has_hours(day), day))
    return _("On {day} tltimer asks whether you did it.").format(day=formats.day_name(last))


def keep_words(choice: Choice | None) -> str:
    """Return the answer that keeps the target: ``Keep 30–50%``."""
    return _("Keep {target}").format(target=choice_range(choice))


def choice_range(choice: Choice | None) -> str:
    """Return the target of a choice; without one, the default."""
    return formats.share_range((choice.low, choice.high) if choice else (DEFAULT_LOW, DEFAULT_HIGH))


def above_words() -> str:
    """Return the cost of a week above the target."""
    return _("Above: you stay close to the code, but more work waits on you and you may become the bottleneck.")


def below_words() -> str:
    """Return the cost of a week below the target."""
    return _("Below: more of your time for the team, but you may lose touch with the code.")


def range_words(low: float, high: float, working_s: int) -> str:
    """Return a target in hours of a working week: ``20–40% coding: 8–16 of 40 hours a week``."""
    target = formats.share_range((low, high))
    least, most, hours = (int(share * working_s / AN_HOUR + 0.5 + 1e-9) for share in (low, high, 1.0))
    if not hours:
        return _("{target} coding").format(target=target)
    return ngettext(
        "{target} coding: {least}–{most} of {hours} hour a week",
        "{target} coding: {least}–{most} of {hours} hours a week",
        hours,
    ).format(target=target, least=least, most=most, hours=hours)


def shift_words(shift: float) -> str:
    """Return by how many points a circumstance moves the default target: ``+10``, ``−10``."""
    return f"{'+' if shift > 0 else '−'}{round(abs(shift) * 100)}"


def proposal_words(circumstances: Iterable[Circumstance], low: float, high: float) -> str:
    """Return the target that circumstances suggest; without any, the common one."""
    target = formats.share_range((low, high))
    names = ", ".join(circumstance.name for circumstance in circumstances)
    if not names:
        return _("Just a suggestion: {target} is common.").format(target=target)
    return _("Just a suggestion: {target} ({names}).").format(names=names, target=target)


def span_name(span: Span, zone: tzinfo) -> str:
    """Return a span of a coming day: ``Wed 09:30–12:00``."""
    return _("{day} {span}").format(
        day=formats.short_day(span.start.astimezone(zone).date()),
        span=formats.span_words(span.start, span.end, zone),
    )


def protect_words(span: Span, plan: Plan, zone: tzinfo) -> str:
    """Return the intention to keep a block free."""
    name = span_name(span, zone)
    return (_("keep {span} free for coding") if plan is Plan.CODING else _("keep {span} free for leading")).format(
        span=name
    )


def move_intention(move: str) -> str:
    """Return the intention to move a meeting."""
    return _("move {move}").format(move=move)


def give_intention(text: str) -> str:
    """Return the intention to give work away; a text that has the verb already stays as it is."""
    pattern = _("give away {text}")
    before, _place, after = pattern.casefold().partition("{text}")
    written = text.casefold()
    return text if written.startswith(before) and written.endswith(after) else pattern.format(text=text)
