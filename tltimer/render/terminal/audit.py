"""The audit as text for a terminal."""

from __future__ import annotations

from tltimer.i18n.translate import _
from tltimer.render.terminal.style import wrapped
from tltimer.wording import audit, formats
from tltimer.wording.kinds import kind_shares
from tltimer.wording.protected import taken_sentences
from tltimer.wording.sanitize import clipped, columns, padded, plain

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tltimer.domain.rules import Rules
    from tltimer.render.terminal.style import Style
    from tltimer.reports.audit import AuditReport

INDENT = "  "

LONGEST_NAME = 24

GAP = 3
"""Blanks between two columns."""


def audit_text(report: AuditReport, rules: Rules, style: Style) -> str:
    """Return an audit: the gap first, then where the level changed, the meetings that cost most, and the rest."""
    days = rules.days
    head = [_("Audit, {weeks}").format(weeks=audit.title(report))]
    head += [style.bold(line) for line in wrapped(audit.headline(report), style.width)]
    head += wrapped(audit.explanation(report, days), style.width)
    parts = (
        "\n".join(head),
        _gap(report, style),
        _change(report, rules, style),
        _meetings(report, style),
        _people(report, style),
        _promises(report, style),
        _protected(report, rules, style),
        _rest(report, rules, style),
    )
    return "\n\n".join(part for part in parts if part)


def _gap(report: AuditReport, style: Style) -> str:
    if report.figures.coding_share_range is None:
        return ""
    lines = _table(audit.comparison_heads(), audit.comparison_rows(report), style.width)
    note = (
        [INDENT + _("Gap: actual minus guess or aim, in hours per week")]
        if report.gap_to_guess or report.gap_to_aim
        else []
    )
    tracked = wrapped(audit.tracked_words(report), style.width, INDENT)
    return "\n".join((style.bold(_("Guess, actual and aim")), *lines, *note, *tracked))


def _change(report: AuditReport, rules: Rules, style: Style) -> str:
    change = report.change
    if change is None or report.before is None or report.after is None:
        return ""
    rows = audit.surroundings_rows(report.before, report.after)
    width = max(columns(label) for label, _before, _after in rows)
    return "\n".join(
        (
            style.bold(_("When your coding share changed")),
            *wrapped(audit.change_head(change, rules.days), style.width, INDENT),
            *(f"{INDENT}{padded(label, width)}  {before} → {after}" for label, before, after in rows),
        )
    )


def _meetings(report: AuditReport, style: Style) -> str:
    if not report.meetings:
        return ""
    rows = audit.meeting_rows(report)
    return "\n".join((style.bold(_("Meetings that cost the most")), *_table(audit.meeting_heads(), rows, style.width)))


def _people(report: AuditReport, style: Style) -> str:
    if not report.one_to_ones:
        return ""
    rows = [(clipped(name, LONGEST_NAME), *counts) for name, *counts in audit.one_to_one_rows(report.one_to_ones)]
    return "\n".join((style.bold(_("1:1s")), *_table(audit.one_to_one_heads(), rows, style.width)))


def _promises(report: AuditReport, style: Style) -> str:
    words = audit.promise_words(report.promises)
    if not words:
        return ""
    broken = (row for line in audit.broken_words(report.promises) for row in wrapped(plain(line), style.width, INDENT))
    return "\n".join((style.bold(_("Promises")), INDENT + words, *broken))


def _protected(report: AuditReport, rules: Rules, style: Style) -> str:
    words = audit.protected_words(report)
    if not words:
        return ""
    sentences = (
        row
        for line in taken_sentences(report.protected, rules.modes)
        for row in wrapped(plain(line), style.width, INDENT)
    )
    return "\n".join(
        (
            style.bold(_("Protected time")),
            INDENT + words,
            *_table((), audit.taken_rows(report), style.width),
            *sentences,
        )
    )


def _rest(report: AuditReport, rules: Rules, style: Style) -> str:
    kinds = formats.listed(kind_shares(report.figures.kinds_s, rules.kinds))
    commits = audit.commits_words(report.commits)
    lines = [f"{_('Kinds of work')}: {plain(kinds)}" if kinds else "", commits]
    return "\n".join(row for line in lines if line for row in wrapped(line, style.width))


def _table(heads: Sequence[str], rows: Iterable[Sequence[str]], width: int) -> list[str]:
    """Lay out a table: the first column at the left, cut where there is no room; figures at the right of theirs."""
    rows = [heads, *rows] if heads else list(rows)
    if not rows:
        return []
    first, *widths = (max(columns(row[column]) for row in rows) for column in range(len(rows[0])))
    first = min(first, width - len(INDENT) - sum(widths) - GAP * len(widths))
    return [
        (
            INDENT
            + padded(row[0], first)
            + "".join(" " * (GAP + room - columns(text)) + text for room, text in zip(widths, row[1:], strict=True))
        ).rstrip()
        for row in rows
    ]
