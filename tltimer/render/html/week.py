"""The report of a week as one HTML file that needs nothing else: to read in a browser, to print, to send."""

from __future__ import annotations

from tltimer.domain.meetings.meetings import Plan
from tltimer.domain.timeline.modes_and_kinds import CountsAs, KindEffect
from tltimer.i18n.translate import _
from tltimer.render.html.charts import (
    HATCHING,
    blocks_bar,
    commits_picture,
    day_strip,
    free_strip,
    hours_of,
    trend_chart,
    week_hours,
)
from tltimer.render.html.markup import Markup, element, joined
from tltimer.render.html.page import card, made_words, page
from tltimer.render.html.stylesheet import hue, rim
from tltimer.render.terminal.day_chart import side_modes
from tltimer.reports.notes import produced
from tltimer.reports.trend import decisions, is_known
from tltimer.reports.week_meetings import week_meetings
from tltimer.wording import formats, status
from tltimer.wording.blocks import ended_words, fragment_counts
from tltimer.wording.commits import last_words, repository_words, share_words, title_words, trailer_words
from tltimer.wording.kinds import effect_words, effects_of, kinds_in, rest_words
from tltimer.wording.notes import produced_words
from tltimer.wording.people import one_to_one_lines, promise_counts
from tltimer.wording.plan import gain_words, proposed_move
from tltimer.wording.promises import due_words, to_words, week_promises, without_texts
from tltimer.wording.target import settled_words
from tltimer.wording.trend import choice_words
from tltimer.wording.week import (
    free_time_title,
    kept_coding_words,
    meetings_line,
    protected_lines,
    week_explanation,
    week_sentence,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from tltimer.domain.rules import Rules
    from tltimer.render.html.markup import Part
    from tltimer.reports.commits import CommitsReport
    from tltimer.reports.day import DayReport
    from tltimer.reports.week import WeekReport

SPACE = Markup(" ")


def week_html(report: WeekReport, rules: Rules, commits: CommitsReport | None = None) -> str:
    """Write the report of a week; ``commits`` is what local repositories say, None without any."""
    dates = formats.week_dates(report.days[0].date, with_year=True)
    title = f"{formats.week_name(report.week)}, {dates}"
    cards = element(
        "div",
        element("div", _days(report, rules), _trend_points(report), _next(report, rules)),
        element("div", _leading(report, rules), _meetings(report, rules), _coding(report, rules)),
        _commits(commits) if commits is not None else None,
        class_="cards",
    )
    strange = status.strange_modes(report.figures, rules.modes)
    footer = element("footer", made_words(report.now, rules.days.zone), element("br"), strange)
    return page(title, HATCHING, element("main", _header(report), cards, footer))


def _header(report: WeekReport) -> Markup:
    dates = element("span", f"{formats.week_dates(report.days[0].date, with_year=True)}")
    settled = (element("p", line) for line in settled_words(report).split("\n") if line)
    return element(
        "header",
        element("p", formats.week_name(report.week), dates, class_="week"),
        element("h1", week_sentence(report)),
        element("p", week_explanation(report)),
        *settled,
    )


def _list(items: Iterable[Part]) -> Markup | None:
    listed = [element("li", item) for item in items if item]
    return element("ul", *listed) if listed else None


def _muted(*words: str) -> Markup | None:
    line = formats.listed(words)
    return element("p", line, class_="muted") if line else None


def _off() -> Markup:
    return element("span", _("day off"), class_="muted")


def _days(report: WeekReport, rules: Rules) -> Markup:
    shown = [day for day in report.days if day.entries or day.meetings or rules.hours.weekday_window(day.date)]
    hours = week_hours(shown, rules.days.zone)
    labels = (element("i", str(hour), style=f"left: {percent:.2f}%") for hour, percent in hours.labelled())
    head = element(
        "tr", element("th"), element("th", element("div", *labels, class_="axis")), element("th", scope="col")
    )
    rows = [
        element(
            "tr",
            element("th", formats.short_day(day.date), scope="row"),
            element("td", day_strip(day, hours, rules)),
            element("td", *_figures(day), class_="figures"),
        )
        for day in shown
    ]
    columns = (element("col", class_=name) for name in ("name", "strip", "figures"))
    table = element("table", *columns, element("thead", head), element("tbody", *rows))
    protected = " ".join(protected_lines(report.protected, rules.modes))
    protected_line = element("p", element("b", _("Protected time")), SPACE, protected) if protected else None
    return card(_("Planned and logged"), _legend(report, rules), table, protected_line)


def _figures(day: DayReport) -> tuple[Part, ...]:
    if not day.entries:
        return ("" if day.day_off is None else _off(),)
    longest = formats.duration(day.fragmentation.longest_s) if day.blocks else "–"
    words = formats.listed(
        (
            _("longest {duration}").format(duration=longest),
            _("fragmented") if day.fragmented else "",
            _("day off") if day.day_off is not None else "",
        )
    )
    leading = _("leading {duration}").format(duration=formats.duration(day.figures.leading_s))
    coding = _("coding {duration}").format(duration=formats.duration(day.figures.coding_s))
    return element("b", leading), element("b", coding), element("span", words)


def _legend(report: WeekReport, rules: Rules) -> Markup:
    used = {entry.mode for day in report.days for entry in day.entries if not entry.unconfirmed}
    unlisted = sorted(key for key in used if key not in rules.modes)
    modes = [mode for mode in (*rules.modes, *map(rules.modes.mode, unlisted)) if mode.key in used]
    items: list[Markup] = []
    if any(meeting.plan is Plan.MEETING for day in report.days for meeting in day.meetings):
        items.append(joined(element("i", class_="swatch planned"), _("Planned")))
    for mode in modes:
        fill = f"background: {hue(mode.colour)}; border: 1px solid {rim(mode.colour)}"
        swatch = element("i", class_="swatch", style=fill)
        items.append(joined(swatch, mode.label))
    if report.figures.unconfirmed_s:
        items.append(joined(element("i", class_="swatch unknown"), _("Unknown")))
    return element("div", *(element("span", item) for item in items), class_="legend")


def _trend_points(report: WeekReport) -> Markup | None:
    if not any(is_known(point) for point in report.trend_points):
        return None
    chosen = (f"{formats.week_name(choice.from_week)}: {choice_words(choice)}" for _place, choice in decisions(report))
    return card(
        _("Trend"),
        trend_chart(report),
        _muted(*chosen),
        figure=formats.weeks(len(report.trend_points)),
    )


def _leading(report: WeekReport, rules: Rules) -> Markup:
    modes = (
        joined(element("b", label), SPACE, formats.duration(seconds))
        for label, seconds in side_modes(report.figures.modes_s.items(), rules, CountsAs.LEADING)
    )
    held = {standing.person.name: standing.held > 0 for standing in report.one_to_ones}
    people = (
        joined(
            element("i", class_="dot" if held[name] else "dot open"),
            element("b", name),
            SPACE,
            words,
        )
        for name, words in one_to_one_lines(report.one_to_ones)
    )
    today = rules.days.day_of(report.now)
    promises = (
        joined(
            element("b", words),
            SPACE,
            formats.listed(
                (promise.text, to_words(promise), due_words(promise, today) if promise.done_at is None else "")
            ),
        )
        for words, promise in week_promises(report.promises)
    )
    lines = (
        _("{day}: {note}").format(day=formats.short_day(line.day), note=produced_words(line))
        for line in produced(report.days, rules.modes)
    )
    leading, people_list = report.figures.leading_s, _list(people)
    counted = without_texts(report.promises)
    promised, noted = element("p", promise_counts(report.promises)) if counted else _list(promises), _list(lines)
    return card(
        _("Leading"),
        _list(modes),
        people_list,
        element("p", element("b", _("Promises"))) if promised else None,
        promised,
        element("p", element("b", _("Outcomes"))) if noted else None,
        noted,
        figure=formats.duration(leading) if leading else "",
    )


def _meetings(report: WeekReport, rules: Rules) -> Markup:
    attending, meetings = report.figures.attending_s, week_meetings(report, rules)
    costliest = meetings.costliest
    cost = None
    if costliest is not None:
        words = _("cost the most: {time} of focus time").format(time=formats.length(costliest.cost_s))
        cost = element("p", element("b", costliest.title or _("One meeting")), SPACE, words)
    return card(
        _("Meetings"),
        _muted(meetings_line(meetings)) if meetings.count else None,
        cost,
        figure=formats.duration(attending) if attending else "",
    )


def _coding(report: WeekReport, rules: Rules) -> Markup:
    coding, fragmentation = report.figures.coding_s, report.fragmentation
    kinds = kinds_in(report.days, rules.modes, CountsAs.CODING)
    effects = effects_of(kinds, rules.kinds)
    fills = {
        KindEffect.MULTIPLIER: "var(--blue)",
        KindEffect.NEITHER: "color-mix(in srgb, var(--blue) 70%, var(--card))",
        KindEffect.SOLO: "color-mix(in srgb, var(--blue) 38%, var(--card))",
    }
    bar = element(
        "div",
        *(
            element("i", style=f"flex: {seconds}; background: {fills[effect]}; border: 1px solid var(--blue)")
            for effect, seconds in effects.items()
            if seconds
        ),
        class_="bar effects",
    )
    planned = kept_coding_words(report)
    return card(
        _("Coding"),
        *(
            (
                blocks_bar(
                    sorted(((block.coding_s, block.size) for block in report.blocks), key=lambda pair: -pair[0])
                ),
                element("p", element("b", fragment_counts(report.blocks, fragmentation))),
                _muted(ended_words(fragmentation)),
            )
            if report.blocks
            else ()
        ),
        _muted(planned) if planned else None,
        *((bar, _muted(effect_words(effects, kinds, rules.kinds), rest_words(effects))) if kinds else ()),
        figure=formats.duration(coding) if coding else "",
    )


def _next(report: WeekReport, rules: Rules) -> Markup | None:
    shown = [day for day in report.next_free if day.window or rules.hours.weekday_window(day.date)]
    if not shown:
        return None
    zone = rules.days.zone
    hours = hours_of(((day.date, day.window) for day in shown if day.window), zone)
    rows = (
        element(
            "tr",
            element("th", formats.short_day(day.date), scope="row"),
            element("td", free_strip(day, hours, zone) if day.window else _off()),
        )
        for day in shown
    )
    columns = (element("col", class_=name) for name in ("name", "strip"))
    move = report.next_move
    return card(
        free_time_title(report),
        element("table", *columns, element("tbody", *rows)),
        element("p", element("b", proposed_move(move, zone))) if move else None,
        _muted(gain_words(move)) if move else None,
    )


def _commits(report: CommitsReport) -> Markup:
    together = report.together
    several = len(report.repositories) > 1
    lines = (
        f"{repository.name}: {repository_words(repository)}" if several else repository.problem
        for repository in report.repositories
    )
    return card(
        _("Commits"),
        element("p", element("b", share_words(together))) if together.recent else None,
        _muted(last_words(together), trailer_words(together)),
        _list(lines),
        commits_picture(report),
        figure=title_words(report),
        class_="wide",
    )
