"""The figures of repositories as text for a terminal."""

from __future__ import annotations

from tltimer.i18n.translate import _
from tltimer.render.terminal.style import wrapped
from tltimer.wording import formats
from tltimer.wording.commits import last_words, repository_words, share_words, title_words, trailer_words
from tltimer.wording.sanitize import clipped, columns, padded

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tltimer.render.terminal.style import Style
    from tltimer.reports.commits import CommitsReport

INDENT = "  "

LEVELS = "▁▂▃▄▅▆▇█"

LONGEST_NAME = 20


def commits_part(report: CommitsReport, style: Style) -> str:
    """Write the part of a week that tells of commits."""
    together, room = report.together, style.width - len(INDENT)
    lines = [share_words(together), formats.listed((last_words(together), trailer_words(together)))]
    if len(report.repositories) == 1:
        lines += [repository.problem for repository in report.repositories]
    shown = [clipped(row, room) for line in lines if line for row in wrapped(clipped(line, room * 2), room)]
    shown += repository_lines(report, room) if len(report.repositories) > 1 else []
    head = clipped(title_words(report), style.width - columns(_("Commits")) - 3)
    return "\n".join(
        (f"{style.bold(_('Commits'))} · {head}", *(f"{INDENT}{line}" for line in (*shown, *_weeks(report, style))))
    )


def _weeks(report: CommitsReport, style: Style) -> list[str]:
    """Draw the user's commits week by week above all of them, as figures."""
    most = max((week.counts.commits for week in report.weeks if week.counts), default=0)
    if not most:
        return []

    def cell(count: int | None) -> str:
        return f"{'–' if count is None else count:>5}"

    mine = [week.counts.mine if week.counts else None for week in report.weeks]
    everybodys = [week.counts.commits if week.counts else None for week in report.weeks]
    bars = "".join(f"{LEVELS[count * 7 // most]:>5}" if count else " " * 5 for count in mine)
    name = max(columns(_("week")), columns(_("yours")), columns(_("all")))
    rows = [f"{padded('', name)}{style.hued('blue', bars)}".rstrip()] if style.blocks and bars.strip() else []
    rows += [
        f"{padded(label, name)}{''.join(cells)}"
        for label, cells in (
            (_("yours"), [cell(count) for count in mine]),
            (_("all"), [cell(count) for count in everybodys]),
            (_("week"), [cell(week.week.number) for week in report.weeks]),
        )
    ]
    return [*rows[:-1], style.dim(rows[-1])] if name + 5 * len(report.weeks) <= style.width - len(INDENT) else []


def repository_lines(report: CommitsReport, width: int) -> list[str]:
    """Write a line for each repository, with what is wrong with it."""
    names = max(min(LONGEST_NAME, columns(repository.name)) for repository in report.repositories)
    return [
        f"{padded(repository.name, names)}  {clipped(repository_words(repository), max(20, width - names - 2))}"
        for repository in report.repositories
    ]
