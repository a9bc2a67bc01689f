"""Paints a week into a file, in a process of its own: Qt is loaded, used once, and gone."""

from collections.abc import Mapping

from tltimer.domain.timeline.weeks import Week
from tltimer.gui.week.export import WeekFile
from tltimer.services.bootstrap import Program


def draw_week(program: Program, week: Week, form: str, environ: Mapping[str, str]) -> bytes:
    """Give a week as ``png`` or ``pdf``.

    Args:
        program: knows the week.
        week: which one.
        form: what to make of it.
        environ: the environment.

    Raises:
        Refused: Qt finds nothing to paint with.
    """
    from tltimer.gui.main import application

    qt = application(environ)
    rules = program.overview.rules()
    file = WeekFile(program.overview.week(week), rules, program.authorship.week(week))
    content = file.pdf() if form == "pdf" else file.png()
    file.close()
    qt.processEvents()
    return content
