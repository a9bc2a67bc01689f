"""The audit as one HTML file that needs nothing else: to read in a browser, to print, to send."""

from __future__ import annotations

from tltimer.i18n.translate import _
from tltimer.render.html.markup import element, joined
from tltimer.render.html.page import card, made_words, page
from tltimer.wording import audit, formats
from tltimer.wording.kinds import kind_shares
from tltimer.wording.protected import taken_sentences

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from tltimer.domain.audit.estimates import Estimate
    from tltimer.domain.rules import Rules
    from tltimer.render.html.markup import Markup
    from tltimer.reports.audit import AuditReport

COLOURS = {audit.CODING: "var(--blue)", audit.LEADING: "var(--green)", audit.ATTENDING: "var(--rose)"}

WIDE, HIGH, LEFT, BELOW = 600.0, 170.0, 44.0, 22.0
"""Size of the chart of weeks, and the room beside and below its plot."""


def audit_html(report: AuditReport, rules: Rules) -> str:
    """Return the audit as a page."""
    title = f"{_('Audit')}, {audit.title(report)}"
    cards = element(
        "div",
        element("div", _gap(report), _change(report, rules), _meetings(report)),
        element("div", _people(report), _promises(report), _protected(report, rules), _rest(report, rules)),
        class_="cards",
    )
    header = element(
        "header",
        element("p", _("Audit"), element("span", audit.title(report)), class_="week"),
        element("h1", audit.headline(report)),
        element("p", audit.explanation(report, rules.days)),
    )
    footer = element("footer", made_words(report.now, rules.days.zone))
    return page(title, element("main", header, cards, footer))


def _table(heads: Sequence[str], rows: Sequence[Sequence[str]], colours: Sequence[str] = ()) -> Markup:
    right = "text-align: right"
    head = (element("th", text, style=right if index else None, scope="col") for index, text in enumerate(heads))
    body = (
        element(
            "tr",
            element("th", *_swatch(colours, index), row[0], scope="row"),
            *(element("td", text, style=right) for text in row[1:]),
        )
        for index, row in enumerate(rows)
    )
    return element(
        "table",
        element("thead", element("tr", *head)) if heads else None,
        element("tbody", *body),
        style="table-layout: auto",
    )


def _swatch(colours: Sequence[str], index: int) -> Sequence[Markup]:
    return [element("i", class_="swatch", style=f"background: {colours[index]}")] if colours else []


def _gap(report: AuditReport) -> Markup | None:
    figures, record = report.figures, report.record
    if figures.coding_share_range is None:
        return None
    guess, aim = (record.guess, record.aim) if record else (None, None)
    total_s = figures.tracked_s + figures.unconfirmed_s
    actual = [seconds / total_s for seconds in (figures.coding_s, figures.leading_s, figures.attending_s)]
    bars = [
        _bar(_("Guess"), _parts(guess), pale=True),
        _bar(_("Actual"), actual, unknown=figures.unconfirmed_s / total_s),
        _bar(_("Aim"), _parts(aim), pale=True),
    ]
    note = _("Gap: actual minus guess or aim, in hours per week")
    return card(
        _("Guess, actual and aim"),
        *bars,
        _table(audit.comparison_heads(), audit.comparison_rows(report), tuple(COLOURS.values())),
        element("p", note, class_="muted") if report.gap_to_guess or report.gap_to_aim else None,
        element("p", audit.tracked_words(report), class_="muted"),
    )


def _parts(estimate: Estimate | None) -> list[float]:
    return [part / 100 for part in (estimate.coding, estimate.leading, estimate.attending)] if estimate else []


def _bar(label: str, parts: Sequence[float], pale: bool = False, unknown: float = 0) -> Markup | None:
    if not parts:
        return None
    pieces = [
        element(
            "i",
            title=f"{audit.side_label(side)} {formats.share(part)}",
            style=f"width: {part * 100:.2f}%; background: {COLOURS[side]}; opacity: {0.55 if pale else 1}",
        )
        for side, part in zip(audit.SIDES, parts, strict=True)
    ]
    if unknown:
        title = _("Unknown {share}").format(share=formats.share(unknown))
        hatched = element("i", class_="swatch unknown", title=title, style=f"width: {unknown * 100:.2f}%; height: auto")
        pieces.append(hatched)
    return element("div", element("span", label, class_="muted"), element("div", *pieces, class_="bar"))


def _change(report: AuditReport, rules: Rules) -> Markup | None:
    change = report.change
    if change is None or report.before is None or report.after is None:
        return None
    around = audit.surroundings_rows(report.before, report.after)
    rows = [(label, f"{before} → {after}") for label, before, after in around]
    return card(
        _("When your coding share changed"),
        _weeks_chart(report),
        element("p", element("b", audit.change_head(change, rules.days))),
        _table((), rows),
    )


def _weeks_chart(report: AuditReport) -> Markup:
    """Draw the share of each judged week as a dot, and the levels, or the line of a slow change."""
    change = report.change
    assert change is not None
    plot = HIGH - BELOW - 8
    column = (WIDE - LEFT) / report.span.count
    first = report.span.first

    def across(week: int) -> float:
        return LEFT + column * (week + 0.5)

    def down(share: float) -> float:
        return 8 + plot * (1 - share)

    parts = [
        joined(
            element("line", x1=LEFT, x2=WIDE, y1=down(share), y2=down(share), class_="hour"),
            element("text", formats.share(share), x=LEFT - 8, y=down(share) + 4, text_anchor="end"),
        )
        for share in (0.0, 0.5, 1.0)
    ]
    parts += [
        element(
            "line",
            x1=LEFT + column * line.start,
            y1=down(line.before),
            x2=LEFT + column * line.end,
            y2=down(line.after),
            style="stroke: var(--blue); stroke-width: 4",
        )
        for line in report.level_lines
    ]
    parts += [
        element(
            "circle",
            element("title", f"{point.week}: {formats.coding_share(point.figures)}"),
            cx=across(point.week.since(first)),
            cy=down(point.figures.coding_share),
            r=4,
            style="fill: var(--card); stroke: var(--blue); stroke-width: 2",
        )
        for point in report.judged
        if point.figures.coding_share is not None
    ]
    step = max(1, report.span.count // 8)
    parts += [
        element("text", str(week.number), x=across(number), y=HIGH - 4, text_anchor="middle")
        for number, week in enumerate(report.span.weeks)
        if number % step == 0
    ]
    words = _("Coding share by week: {before} before {week}, {after} after").format(
        before=formats.share(change.before), after=formats.share(change.after), week=formats.week_name(change.week)
    )
    return element("svg", *parts, viewBox=f"0 0 {WIDE:g} {HIGH:g}", class_="picture", role="img", aria_label=words)


def _meetings(report: AuditReport) -> Markup | None:
    if not report.meetings:
        return None
    return card(_("Meetings that cost the most"), _table(audit.meeting_heads(), audit.meeting_rows(report)))


def _people(report: AuditReport) -> Markup | None:
    if not report.one_to_ones:
        return None
    return card(_("1:1s"), _table(audit.one_to_one_heads(), audit.one_to_one_rows(report.one_to_ones)))


def _promises(report: AuditReport) -> Markup | None:
    words = audit.promise_words(report.promises)
    if not words:
        return None
    broken = (element("p", line, class_="muted") for line in audit.broken_words(report.promises))
    return card(_("Promises"), element("p", words), *broken)


def _protected(report: AuditReport, rules: Rules) -> Markup | None:
    words = audit.protected_words(report)
    if not words:
        return None
    rows = audit.taken_rows(report)
    sentences = (element("p", line, class_="muted") for line in taken_sentences(report.protected, rules.modes))
    return card(_("Protected time"), _table((), rows) if rows else None, *sentences, figure=words)


def _rest(report: AuditReport, rules: Rules) -> Markup | None:
    kinds = formats.listed(kind_shares(report.figures.kinds_s, rules.kinds))
    commits = audit.commits_words(report.commits)
    if not kinds and not commits:
        return None
    return card(
        _("Kinds of work and commits"),
        element("p", kinds) if kinds else None,
        element("p", commits) if commits else None,
    )
