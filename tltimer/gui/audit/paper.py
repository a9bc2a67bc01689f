"""The audit as a page: the answer of its window, without the question for next week's intention."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from tltimer.gui.audit.answer_page import AnswerPage
from tltimer.gui.widgets.label import Label
from tltimer.gui.widgets.layouts import column_in
from tltimer.gui.widgets.painting import BOLD, NAME
from tltimer.gui.widgets.paper import Paper
from tltimer.gui.widgets.theme import Theme
from tltimer.i18n.translate import _
from tltimer.wording import audit

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tltimer.domain.audit.week_spans import WeekSpan
    from tltimer.domain.rules import Rules
    from tltimer.reports.audit import AuditReport
    from tltimer.services.bootstrap import Program

MARGIN = 28


def audit_paper(report: AuditReport, rules: Rules) -> Paper:
    """Return the page of an audit; needs a QApplication."""
    title = _("Audit, {span}").format(span=audit.title(report))
    look, page = Theme("light"), QWidget()
    answer = AnswerPage(look, shows_all=True)
    answer.show_report(report, rules)
    answer.next_intention.hide()
    column = column_in(page, MARGIN, 12)
    column.addWidget(Label(title, factor=NAME, weight=BOLD))
    column.addWidget(answer)
    look.dress(page)
    return Paper(page, page, title)


def audit_page(program: Program, span: WeekSpan, no_names: bool = False) -> Paper:
    """Return the page of an audit of a program; without people, titles, texts and reasons where that is wanted."""
    report, rules = program.audits.report(span), program.reports.rules()
    if no_names:
        from tltimer.reports.audit import without_names

        report = without_names(report)
    return audit_paper(report, rules)
