"""HTML out of parts, and a week out of HTML."""

import re
from datetime import timedelta
from html.parser import HTMLParser

import pytest

from tests.gui.samples import CHOICES, WEEK, empty_week, rules, week
from tests.reports.test_commits import NOW, answered, commit
from tests.titles import HOSTILE, TURNING
from tltimer.domain.balance.commits import History
from tltimer.domain.balance.one_to_ones import OneToOneStanding
from tltimer.domain.balance.people import Person
from tltimer.domain.balance.promises import Promise, WeekPromises
from tltimer.domain.timeline.modes_and_kinds import CountsAs, Mode, ModeList, shipped_modes
from tltimer.palette import DARK, LIGHT, VISIBLE, Palette, contrast
from tltimer.render.html.markup import Markup, element, joined, text
from tltimer.render.html.stylesheet import hue, style
from tltimer.render.html.week import week_html
from tltimer.reports.commits import CommitsReport, RepositoryAnswer, commits_report
from tltimer.reports.week import WeekReport
from tltimer.values import replace


class Page(HTMLParser):
    """Reads a page strictly: every element is closed by its own end, and nothing but text is said."""

    VOID = frozenset({"meta", "br", "col", "rect", "circle", "line", "polyline"})

    def __init__(self, html: str) -> None:
        super().__init__()
        self.opened: list[str] = []
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[str] = []
        self.feed(html)
        self.close()
        assert self.opened == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in ("meta", "br", "col"):
            self.opened.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.opened.pop() == tag

    def handle_data(self, data: str) -> None:
        self.texts.append(data)

    @property
    def said(self) -> str:
        return " ".join(self.texts[1:])  # the first is the style sheet's, or the title

    def named(self, name: str) -> list[dict[str, str | None]]:
        return [attributes for tag, attributes in self.elements if tag == name]


def commits(*repositories: RepositoryAnswer) -> CommitsReport:
    return commits_report(WEEK, repositories, NOW, rules())


def test_text_is_escaped_and_markup_is_not() -> None:
    assert text('<b a="1">&\n\u202ex') == "&lt;b a=&quot;1&quot;&gt;&amp; x"
    assert joined(element("b", "<"), ">", None) == "<b>&lt;</b>&gt;"
    assert (
        element("i", class_="a", data_x='"', at=None, y=2.5, z=3.0) == '<i class="a" data-x="&quot;" y="2.5" z="3"></i>'
    )
    assert element("br") == "<br>" and element("rect", x=0) == '<rect x="0"/>'
    assert element("rect", element("title", "a")) == "<rect><title>a</title></rect>"
    assert isinstance(text("a"), Markup)


def test_a_hue_by_name_follows_the_look_and_an_own_colour_stays() -> None:
    assert [hue(colour) for colour in ("blue", "#AaBbCc", "};body{", "")] == [
        "var(--blue)",
        "#aabbcc",
        "#a8a49d",
        "#a8a49d",
    ]


def test_a_week_as_a_page() -> None:
    page = Page(week_html(week(), rules(), commits(answered(commit(1, "me"), commit(2)))))
    for words in (
        "You spent 25–26% of this week coding, below your 30–50% target.",
        "Planned and logged",
        "12:55–13:20 Review, 0:25",
        "11:00–12:00 Architecture round",
        "16:30–17:00 Unknown, 0:30",
        "Leading · 20:25",
        "Meetings · 8:45",
        "Mon: Chi takes over the importer",
        "ended by ",
        "Free time the week after",
        "Target 30–50%: the launch is over",
        "Commits · app, last 4 weeks",
        "you wrote 1 of 2 commits, 50% · 50% of the changed lines · 2 people",
        "Week 47: 1 of 2",
    ):
        assert words in page.said
    assert [
        element["class"] for element in page.named("rect") if (element.get("class") or "").startswith("outline ")
    ] == [
        "outline coding",
        "outline leading",
    ]
    assert len([element for element in page.named("rect") if element.get("class") == "unknown"]) == 1


def test_it_loads_nothing_and_runs_nothing() -> None:
    html = week_html(week(), rules(), commits(answered(commit(1))))
    page = Page(html)
    names = {name for name, _attributes in page.elements}
    assert not names & {"script", "link", "img", "iframe", "object", "base", "a", "form"}
    keys = {key for _name, attributes in page.elements for key in attributes}
    assert not {key for key in keys if key.startswith("on") or key in ("src", "href", "xlink:href")}
    assert not re.search(r"@import|url\((?!#unknown\))|https?:|//", html)
    policy = next(element for element in page.named("meta") if element.get("http-equiv") == "Content-Security-Policy")
    assert policy["content"] == "default-src 'none'; style-src 'unsafe-inline'"


def test_an_empty_week_has_the_cards_that_it_can_fill() -> None:
    page = Page(week_html(empty_week(), rules()))
    assert "Nothing tracked this week." in page.said
    assert not any(words in page.said for words in ("Trend", "Commits", "Promises", "Outcomes"))


def test_what_ran_too_long_is_said_to_be_unknown() -> None:
    html = week_html(week(("8:00 c 14:00 -", *("",) * 6), ("",) * 7), rules())
    assert "08:00–14:00 Coding, unconfirmed, 6:00" in Page(html).said


@pytest.mark.parametrize(("second", "pieces"), [("10:10", 0), ("10:15", 1)])
def test_free_time_of_a_quarter_of_an_hour_and_more_has_a_bar(second: str, pieces: int) -> None:
    plans = (f"9:00-10:00 One|{second}-12:00 Two|13:00-17:30 Three", *("",) * 6)
    page = str(week_html(week(next_plans=plans), rules()))
    assert page.count("<title>10:00–10:") == pieces


def test_days_off_are_shown_in_the_week_and_in_the_free_time_of_the_next() -> None:
    report = week()
    monday, tuesday = report.days[0], report.days[1]
    days = (replace(monday, day_off="work"), replace(tuesday, day_off="user", entries=()), *report.days[2:])
    free = tuple(replace(day, window=None, pieces=()) for day in report.next_free)
    assert Page(week_html(report, rules())).said.count("day off") == 0
    assert Page(week_html(replace(report, days=days), rules())).said.count("day off") == 2
    assert Page(week_html(replace(report, next_free=free), rules())).said.count("day off") == 5


def test_a_week_without_working_hours_after_it() -> None:
    report = week()
    free = tuple(replace(day, window=None, pieces=()) for day in report.next_free)
    by = rules()
    none = replace(by, hours=replace(by.hours, weekdays={}))
    assert "Free" not in Page(week_html(replace(report, next_free=free), none)).said


def test_commits_of_several_repositories_and_of_none_that_is_known() -> None:
    gone = RepositoryAnswer("gone", "/gone", None, "this folder does not exist")
    page = Page(week_html(week(), rules(), commits(answered(commit(1, "me")), gone)))
    assert "gone: this folder does not exist" in page.said
    page = Page(week_html(week(), rules(), commits(gone)))
    assert "this folder does not exist" in page.said and "you wrote" not in page.said
    shallow = RepositoryAnswer("s", "/s", History("main", (commit(1),), NOW - timedelta(days=9), shallow=True))
    said = Page(week_html(week(), rules(), commits(shallow))).said
    assert "Week 47: 0 of 1" in said and "Week 40: 0 of" not in said


def strange(name: str) -> WeekReport:
    """A week in which everything that can come from elsewhere is called so."""
    person = Person("1", name, 7)
    people = (OneToOneStanding(person, None, None, 1, 0, 0, 0), OneToOneStanding(person, WEEK.monday, 20, 0, 1, 0, 0))
    promise = Promise("1", name, name, WEEK.monday, None, None, None, None)
    return week(
        ("8:35 o/Ana 10:00 c+spike 12:00 c+tooling 13:00 zz 14:00 -", *("",) * 6),
        (f"9:00-9:30 {name.replace('|', '')}", *("",) * 6),
        notes=[name],
        people=people,
        promises=WeekPromises(open=(promise,), kept=()),
        choices=[type(CHOICES[1])("2", WEEK.plus(-2), 0.3, 0.5, name, None, CHOICES[1].decided_at)],
        trend_points=(0.4,) * 11,
    )


@pytest.mark.parametrize("name", HOSTILE.values(), ids=HOSTILE)
def test_whatever_things_are_called_they_are_text(name: str) -> None:
    modes = ModeList((*shipped_modes(), Mode("zz", name, CountsAs.LEADING, False, "};x", "circle", False)))
    html = week_html(
        strange(name), rules(modes), commits(answered(commit(1), name=name, branch=name), answered(name=name))
    )
    page, harmless = (
        Page(html),
        Page(week_html(strange("Sync"), rules(modes), commits(answered(commit(1)), answered()))),
    )
    assert shape(page) <= shape(harmless) | {"ul", "li"}
    assert not TURNING & set(html)
    assert all(letter.isprintable() or letter == "\n" for letter in html)


def shape(page: Page) -> set[str]:
    return {name for name, _attributes in page.elements}


PALE = ModeList((*shipped_modes(), Mode("pale", "Pale", CountsAs.NEITHER, colour="#ffffcc")))


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
def test_every_fill_of_a_page_is_seen_by_itself_or_by_its_line(palette: Palette) -> None:
    drawn = "8:30 pale 9:00 c+spike 10:00 o/Ana 10:30 m 11:00 r 12:00 b 13:00 - 14:00 c 14:30 p 15:00 c 17:30 -"
    by = rules(PALE)
    page = Page(week_html(week((drawn, *(("",) * 6)), by=by), by, commits(answered(commit(1)))))
    styles = [attributes.get("style") or "" for _tag, attributes in page.elements]
    filled = [style for style in styles if "fill:" in style or "background:" in style]
    assert len(filled) > 10
    light, dark = re.findall(r":root \{(.*?)\}", style())
    variables = dict(re.findall(r"--([\w-]+): (#\w{6});", light if palette is LIGHT else dark))
    for declaration in filled:
        whole = re.sub(
            r"color-mix\(.*?\)+", "", re.sub(r"var\(--([\w-]+)\)", lambda name: variables[name[1]], declaration)
        )
        colors = re.findall(r"#\w{6}", whole)
        assert max(contrast(color, palette.card) for color in colors) >= VISIBLE, declaration
