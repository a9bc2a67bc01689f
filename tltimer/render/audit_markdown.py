"""The audit as Markdown, to paste where notes are kept. Names and titles are escaped."""

from __future__ import annotations

from tltimer.i18n.translate import _
from tltimer.render.markdown_blocks import bullets, document, table
from tltimer.wording import audit, formats
from tltimer.wording.kinds import kind_shares
from tltimer.wording.protected import taken_sentences
from tltimer.wording.sanitize import escaped

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tltimer.domain.rules import Rules
    from tltimer.reports.audit import AuditReport


def audit_markdown(report: AuditReport, rules: Rules) -> str:
    """Return an audit."""
    meetings = [(escaped(name), *figures) for name, *figures in audit.meeting_rows(report)]
    people = [(escaped(name), *counts) for name, *counts in audit.one_to_one_rows(report.one_to_ones)]
    change = report.change
    around = (
        audit.surroundings_rows(report.before, report.after)
        if change is not None and report.before is not None and report.after is not None
        else []
    )
    protected, promises = audit.protected_words(report), audit.promise_words(report.promises)
    has_share = report.figures.coding_share_range is not None
    kinds = formats.listed(kind_shares(report.figures.kinds_s, rules.kinds))
    return document(
        f"# {_('Audit')}, {audit.title(report)}",
        f"**{audit.headline(report)}** {escaped(audit.explanation(report, rules.days))}".rstrip(),
        f"## {_('Guess, actual and aim')}" if has_share else "",
        table(audit.comparison_heads(), audit.comparison_rows(report) if has_share else ()),
        audit.tracked_words(report) if has_share else "",
        f"## {_('When your coding share changed')}" if change is not None else "",
        escaped(audit.change_head(change, rules.days)) if change is not None else "",
        bullets(f"{label}: {before} → {after}" for label, before, after in around),
        f"## {_('Meetings that cost the most')}" if meetings else "",
        table((_("Meeting"), *audit.meeting_heads()[1:]), meetings),
        f"## {_('1:1s')}" if people else "",
        table((_("Person"), *audit.one_to_one_heads()[1:]), people),
        f"## {_('Promises')}" if promises else "",
        promises,
        bullets(escaped(line) for line in audit.broken_words(report.promises)),
        f"## {_('Protected time')}" if protected else "",
        protected,
        bullets(f"{label}: {length}" for label, length in audit.taken_rows(report)) if protected else "",
        *(escaped(line) for line in taken_sentences(report.protected, rules.modes)),
        f"{_('Kinds of work')}: {escaped(kinds)}" if kinds else "",
        audit.commits_words(report.commits),
    )
