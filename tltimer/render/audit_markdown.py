"""The audit as Markdown, to paste where notes are kept. Names and titles are escaped."""

from collections.abc import Iterable, Sequence

from tltimer.domain.focus.protected import TakenBy
from tltimer.domain.rules import Rules
from tltimer.i18n.translate import _
from tltimer.reports.audit import AuditReport
from tltimer.wording import audit, formats
from tltimer.wording.kinds import kind_shares
from tltimer.wording.protected import taken_sentences
from tltimer.wording.sanitize import escaped


def audit_markdown(report: AuditReport, rules: Rules) -> str:
    """Return an audit."""
    meetings = [
        (
            escaped(series.title) if report.names else _("Meeting {number}").format(number=number),
            str(series.count),
            formats.duration(series.planned_s),
            formats.duration(series.attended_s),
            formats.duration(series.cost_s),
        )
        for number, series in enumerate(report.meetings, 1)
    ]
    people = [
        (
            escaped(person.person) if person.person is not None else _("All"),
            str(person.held),
            str(person.skipped),
            str(person.cancelled),
        )
        for person in report.one_to_ones
    ]
    change = report.change
    around = (
        audit.surroundings_rows(report.before, report.after)
        if change is not None and report.before is not None and report.after is not None
        else []
    )
    taken = [(audit.taken_label(cause), report.protected.taken.get(cause, 0)) for cause in TakenBy]
    protected, promises = audit.protected_words(report), audit.promise_words(report.promises)
    known = report.figures.coding_share_range is not None
    kinds = formats.listed(kind_shares(report.figures.kinds_s, rules.kinds))
    parts = (
        f"# {_('Audit')}, {audit.title(report)}",
        f"**{audit.headline(report)}** {escaped(audit.explanation(report, rules.days))}".rstrip(),
        f"## {_('Guess, actual and aim')}" if known else "",
        _table(audit.comparison_heads(), audit.comparison_rows(report) if known else ()),
        audit.tracked_words(report) if known else "",
        f"## {_('Where the level changed')}" if change is not None else "",
        escaped(audit.change_head(change, rules.days)) if change is not None else "",
        _list(f"{label}: {before} → {after}" for label, before, after in around),
        f"## {_('Meetings that cost most')}" if meetings else "",
        _table((_("Meeting"), _("Count"), _("Planned"), _("Attended"), _("Focus time lost")), meetings),
        f"## {_('1:1s')}" if people else "",
        _table((_("Person"), _("Held"), _("Skipped"), _("Cancelled")), people),
        f"## {_('Promises')}" if promises else "",
        promises,
        _list(escaped(line) for line in audit.broken_words(report.promises)),
        f"## {_('Protected time')}" if protected else "",
        protected,
        _list(f"{label}: {formats.duration(seconds)}" for label, seconds in taken if seconds and protected),
        *(escaped(line) for line in taken_sentences(report.protected, rules.modes)),
        f"{_('Kinds of work')}: {escaped(kinds)}" if kinds else "",
        audit.commits_words(report.commits),
    )
    return "\n\n".join(part for part in parts if part)


def _list(items: Iterable[str]) -> str:
    return "\n".join(f"- {item}" for item in items if item)


def _table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    if not rows:
        return ""
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)
