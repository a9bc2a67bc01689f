"""The target as text for a terminal."""

from __future__ import annotations

from tltimer.domain.balance.circumstances import circumstances
from tltimer.domain.balance.target import in_order, week_decided
from tltimer.i18n.translate import _
from tltimer.render.terminal.style import wrapped
from tltimer.reports.week_prompt import WeekPrompt, asked_in
from tltimer.wording import formats, target, week
from tltimer.wording.sanitize import clipped, columns, padded

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tltimer.domain.rules import Rules
    from tltimer.render.terminal.style import Style
    from tltimer.reports.week import WeekReport

BEFORE = 25
"""Columns before the reason of a choice."""


def target_text(report: WeekReport, rules: Rules, style: Style) -> str:
    """Return the target of a week, its verdict, what it asks, the choices so far, and the circumstances."""
    explained = wrapped(week.week_explanation(report), style.width)
    head = "\n".join((*map(style.bold, wrapped(week.week_sentence(report), style.width)), *explained))
    parts = (
        head,
        _settled(report, style),
        _asked(report, rules, style),
        _choices(report, style),
        _sides(style),
        _circumstances(style),
    )
    return "\n\n".join(part for part in parts if part)


def _settled(report: WeekReport, style: Style) -> str:
    lines = target.settled_words(report).splitlines()
    return "\n".join(row for line in lines for row in wrapped(line, style.width))


def _asked(report: WeekReport, rules: Rules, style: Style) -> str:
    asked = asked_in(report, rules)
    if asked is None:
        return ""
    coming = week_decided(rules.days.day_of(report.now), rules.days)
    words = "" if asked is WeekPrompt.INTENTION else target.asked_words(asked, report, coming)
    answers = {
        WeekPrompt.INTENTION: (_("To answer: tltimer intention --done or tltimer intention --not-done"),),
        WeekPrompt.FIRST: (),  # how to choose stands where the choices will
    }.get(
        asked,
        (
            _("To keep the target: tltimer target keep"),
            _("To change it: tltimer target set LOW-HIGH --because TEXT"),
            _("To choose one action: tltimer intention TEXT"),
        ),
    )
    rows = [row for answer in answers for row in wrapped(answer, style.width)]
    return "\n".join((*map(style.bold, wrapped(words, style.width)), *rows))


def _choices(report: WeekReport, style: Style) -> str:
    lines = []
    # Of several choices for one week the last one counts, and the others were tries.
    for choice in {choice.from_week: choice for choice in in_order(report.choices)}.values():
        target = padded(formats.share_range((choice.low, choice.high)), 11)
        until = _("until {day}").format(day=choice.until) if choice.until else ""
        words = clipped(formats.listed((choice.because, until)), style.width - BEFORE)
        lines.append(f"  {choice.from_week}  {target}  {words}".rstrip())
    if not lines:
        return _("To set a target: tltimer target set 30-50. To keep the default as your target: tltimer target keep")
    return "\n".join((style.bold(_("Targets so far")), *lines))


def _sides(style: Style) -> str:
    """Return the costs of being above and below a target."""
    words = (target.above_words(), target.below_words())
    return "\n".join(row for line in words for row in wrapped(line, style.width))


def _circumstances(style: Style) -> str:
    all_circumstances = circumstances()
    width = max(columns(circumstance.name) for circumstance in all_circumstances)
    rows = (
        (padded(circumstance.name, width), padded(target.shift_words(circumstance.shift), 4), circumstance.reason)
        for circumstance in all_circumstances
    )
    before = width + 10
    lines = (
        f"  {name}  {shift}  " + f"\n{' ' * before}".join(wrapped(reason, style.width - before))
        for name, shift, reason in rows
    )
    return "\n".join((style.bold(_("Circumstances, and how far they move the default target")), *lines))
