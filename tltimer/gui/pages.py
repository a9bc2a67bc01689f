"""Reports painted as pages, in a process that shows no window."""

from __future__ import annotations

from tltimer.domain.audit.week_spans import WeekSpan

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

    from tltimer.domain.timeline.days import Week
    from tltimer.services.bootstrap import Program


def draw(
    program: Program, subject: str, weeks: tuple[Week, Week], form: str, environ: Mapping[str, str], no_names: bool
) -> bytes:
    """Return a week, or an audit of the weeks from the first to the last, as ``png`` or ``pdf``.

    Args:
        program: knows the weeks.
        subject: ``week`` or ``audit``.
        weeks: the first week and the last.
        form: what to make of it.
        environ: the environment.
        no_names: whether people, titles, texts and reasons are left out.

    Raises:
        Refused: Qt finds nothing to paint with.
    """
    from tltimer.gui.audit.paper import audit_page
    from tltimer.gui.qt_application import application
    from tltimer.gui.week.paper import week_page

    qt = application(environ)
    page = (
        audit_page(program, WeekSpan(*weeks), no_names)
        if subject == "audit"
        else week_page(program, weeks[0], no_names)
    )
    content = page.content(form)
    page.close()
    qt.processEvents()
    return content
