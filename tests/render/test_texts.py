"""Reports as text for a terminal and as Markdown: what they say, and that nothing in them is obeyed."""

import re
from datetime import date, timedelta
from gettext import NullTranslations

import pytest

from tests.drawing import DAYS, HOURS, MODES, MONDAY, RULES, SIZES, at, day, meeting, rules, switch
from tltimer.domain.balance.promises import Promise, WeekPromises
from tltimer.domain.balance.target import Target
from tltimer.domain.meetings.free_time import free_time
from tltimer.domain.meetings.meetings import Meeting, Plan
from tltimer.domain.meetings.moves import Move
from tltimer.domain.meetings.working_hours import WorkingHours
from tltimer.domain.timeline.days import Week, week_of
from tltimer.domain.timeline.modes_and_kinds import CountsAs, Mode, ModeList
from tltimer.domain.timeline.switches import Switch
from tltimer.i18n.translate import speak
from tltimer.render.markdown import day_markdown, week_markdown
from tltimer.render.terminal.day import day_text
from tltimer.render.terminal.log import log_text
from tltimer.render.terminal.status import status_text
from tltimer.render.terminal.style import Style
from tltimer.render.terminal.week import week_text
from tltimer.reports.day import DayReport, Note, day_report
from tltimer.reports.status import Status
from tltimer.reports.week import TrendPoint, WeekInputs, WeekReport, trend_point, week_figures, week_report
from tltimer.values import replace

WEEK = week_of(MONDAY)

HOSTILE = "<img src=x onerror=y> &Quit | `rm` [a](http://b)\n# two\r\x1b[31mred\x07\u202etxt" + "long " * 2000

FIELDS = tuple(WeekReport.__annotations__)

ESCAPE = re.compile("\x1b\\[[0-9;]*m")


def report(
    drawing: str, meetings: tuple[Meeting, ...] = (), notes: tuple[str, ...] = (), date_: date = MONDAY
) -> DayReport:
    kept = [Note(str(number), date_, text) for number, text in enumerate(notes)]
    return day_report(date_, day(drawing, date_=date_), meetings, kept, at("20:00", date_), RULES)


LATER = at("12:00", MONDAY + timedelta(days=8))

FULL = "C" * 16 + "." + "C" * 16
"""Eight hours of coding."""


def week(
    drawings: dict[int, str], meetings: tuple[Meeting, ...] = (), notes: tuple[str, ...] = (), trend_points: int = 0
) -> WeekReport:
    """The week of the tests, looked at when it is over, each earlier one alike."""
    now = at("12:00", MONDAY + timedelta(days=8))
    switches = {
        back: tuple(
            switch
            for number, drawing in drawings.items()
            for switch in day(drawing, date_=MONDAY + timedelta(days=number - 7 * back))
        )
        for back in range(max(1, trend_points))
    }
    kept = [Note(str(number), MONDAY, text) for number, text in enumerate(notes)]

    def point(week: Week) -> object:
        figures = week_figures(week, switches.get(WEEK.since(week), ()), now, RULES)
        return trend_point(week, figures, (), now, RULES)

    return week_report(
        WEEK,
        WeekInputs(
            days=tuple(day_report(day, switches[0], meetings, kept, now, RULES) for day in DAYS.days_of(WEEK)),
            choices=(),
            first_week=WEEK.plus(-trend_points),
            point=point,
            promises=WeekPromises(),
            next_free=tuple(free_time(day, HOURS, meetings, SIZES) for day in DAYS.days_of(WEEK.plus(1))),
        ),
        trend_points,
        now,
        RULES,
    )


def seen(text: str) -> str:
    """Return a text with colours as it is seen without them."""
    return ESCAPE.sub("", text)


def test_a_fragmented_day() -> None:
    meetings = (meeting("10:15", "10:45", "Sync"), meeting("12:00", "12:30", "Prep", plan=Plan.LEADING))
    text = day_text(report("CCCCCMMCCCCMM.?R", meetings, ("shipped",)), RULES, Style(width=80), LATER)
    assert text.splitlines()[:12] == [
        "Monday, 16 November 2026",
        "60–67% coding · 2:15 of 3:30 · 15 min unknown",
        "",
        "  9     10    11    12    13    14    15    16    17",
        "         ____       lll",
        "  CCCCCCCCMMMCCCCCCMMM.??R........................",
        "",
        "  C Coding   R Review   M Meeting   ? Unknown   _ planned   l planned leading",
        "",
        "Leading   0:15   Review 0:15",
        "Meetings  1:00   Meeting 1:00",
        "Coding    2:15   2 short blocks · longest 1:15 · fragmented",
    ]


def test_what_is_shown_of_a_day_without_anything() -> None:
    text = day_text(report(""), RULES, Style(), LATER)
    assert text == (
        "Monday, 16 November 2026\nNothing was tracked on this day.\n\n"
        "To add what you did: tltimer set 09:30-11:00 coding --day 2026-11-16"
    )


def test_an_empty_day_says_what_can_be_done_about_it_now() -> None:
    assert day_text(report(""), RULES, Style(), at("9:00")).endswith("\n\nTo start: tltimer switch coding")
    assert day_text(report(""), RULES, Style(), at("9:00", MONDAY - timedelta(days=1))).endswith(
        "This day is in the future."
    )


def test_what_ran_too_long_is_corrected_or_confirmed_with_a_command() -> None:
    long = (switch("14:05", "M"),)
    meetings = (meeting("13:30", "14:30"), meeting("15:00", "15:30"), meeting("16:00", "18:00", plan=Plan.CODING))
    result = day_report(MONDAY, long, meetings, (), LATER, RULES)
    assert day_text(result, RULES, Style(), LATER).endswith(
        "Meeting ran from 14:05 to 04:00; that's probably wrong. If it ended at 15:30:\n"
        "tltimer set 15:30-04:00 off --day 2026-11-16. If the entry is right: tltimer\n"
        "change '2026-11-16 14:05' --confirm"
    )
    running = day_text(day_report(MONDAY, long, meetings, (), at("22:00"), RULES), RULES, Style(), at("22:00"))
    assert "Meeting has been running since 14:05; that's probably wrong." in running
    without = day_report(MONDAY, long, (), (), LATER, RULES)
    assert "tltimer set HH:MM-04:00 off" in day_text(without, RULES, Style(), LATER)
    assert "probably wrong" not in day_text(report("CC??"), RULES, Style(), LATER)


def test_a_day_with_only_meetings_shows_them() -> None:
    text = day_text(report("", (meeting("10:00", "11:00", "", tentative=True),)), RULES, Style(), LATER)
    assert "  10:00–11:00   1:00  Meeting · tentative" in text
    assert "_ planned" in text


@pytest.mark.parametrize("width", [60, 80, 120])
@pytest.mark.parametrize("colour", [False, True])
@pytest.mark.parametrize("blocks", [False, True])
def test_no_line_is_wider_than_the_terminal_and_nothing_in_it_is_obeyed(width: int, colour: bool, blocks: bool) -> None:
    style = Style(width, colour, blocks)
    meetings = tuple(
        meeting(f"{hour}:00", f"{hour}:20", HOSTILE, MONDAY + timedelta(days=number))
        for number in range(14)
        for hour in range(8, 20, 2)
    )
    drawings = dict.fromkeys(range(7), "CMCRCPCO?BCCCCCCCCM" * 2)
    whole = week(drawings, meetings, (HOSTILE, "会議" * 100), trend_points=12)
    texts = [week_text(whole, RULES, style), *(day_text(day, RULES, style, LATER) for day in whole.days)]
    switches = [Switch("a" * 13, at("09:00"), "coding", HOSTILE, HOSTILE, HOSTILE)]
    texts.append(log_text(switches, MONDAY, MONDAY, RULES, style))
    for text in texts:
        assert ("\x1b[" in text) is colour
        lines = seen(text).split("\n")
        assert max(sum(2 if letter in "会議" else 1 for letter in line) for line in lines) <= width
        assert all(line.isprintable() for line in lines)


def test_with_colour_a_day_is_drawn_in_blocks() -> None:
    text = day_text(report("CCCC????", (meeting("09:00", "10:00"),)), RULES, Style(colour=True), LATER)
    assert "\x1b[38;5;33m██████\x1b[0m" in text
    assert "▒▒▒▒▒▒" in text
    assert "▁▁▁▁▁▁" in text


def test_a_mode_that_no_list_knows_is_drawn_by_its_key() -> None:
    switches = [Switch("1", at("09:00"), "gone"), Switch("2", at("10:00"), "off")]
    unknown = day_report(MONDAY, switches, (), (), at("20:00"), RULES)
    text = day_text(unknown, RULES, Style(), LATER)
    assert "G gone" in text
    assert text.count("gone is missing from your modes and counts as leading.") == 1


def test_the_week_shows_leading_meetings_and_coding_and_days_with_their_totals() -> None:
    text = week_text(week({0: "CCCCCCCCMM", 2: "RRRR", 3: FULL, 4: FULL}, trend_points=3), RULES, Style(width=90))
    assert "\nLeading 1:00\n  Review 1:00\n\nMeetings 0:30\n  Meeting 0:30\n\nCoding 18:00\n" in text
    assert re.search(r"\n  Mon C+M+\.* +0:00 +2:00 +2:00\n", text)
    assert re.search(r"\n  Tue \.+\n", text)
    assert "Sat" not in text
    assert "Trend · last 3 weeks\n  ██  ██  ██\n  92  92  92%\n  45  46  47" in text
    assert "Free time the week after\n  Mon 09:00–17:30 (8 h 30 min)" in text


def test_the_week_without_anything_says_what_to_do_first() -> None:
    text = week_text(week({}), RULES, Style())
    assert "Nothing tracked this week." in text
    assert "To start: tltimer switch coding" in text


def test_a_trend_without_blocks_keeps_its_numbers() -> None:
    text = week_text(week(dict.fromkeys(range(5), "CCCCCCCCMM" * 2), trend_points=3), RULES, Style(blocks=False))
    assert "Trend · last 3 weeks\n  80  80  80%" in text


def test_weeks_of_which_some_time_is_unknown_have_a_range_in_the_trend() -> None:
    text = week_text(week(dict.fromkeys(range(5), "CCCCCCCCMM????" * 2), trend_points=3), RULES, Style())
    assert "  57  57  57% at least\n  86  86  86% at most\n  45  46  47" in text


def test_the_trend_ends_without_a_percent_sign_where_its_last_week_has_no_share() -> None:
    known = week(dict.fromkeys(range(5), "CCCCCCCCMM????" * 2), trend_points=3)
    empty = week({}, trend_points=3).trend_points[-1]
    text = week_text(replace(known, trend_points=(*known.trend_points[:-1], empty)), RULES, Style())
    assert "  57  57   –  at least\n  86  86   –  at most\n  45  46  47" in text


def test_too_little_of_a_week_makes_no_trend() -> None:
    assert "The trend" not in week_text(week({0: "CCCCCCCCMM"}, trend_points=3), RULES, Style())


def test_a_week_of_the_trend_without_anything_is_a_gap() -> None:
    whole = week(dict.fromkeys(range(5), "CCCCCCCCMM" * 2), trend_points=3)
    points = list(whole.trend_points)
    nothing = TrendPoint(
        points[1].week, week_figures(points[1].week, (), at("12:00"), RULES), points[1].target, points[1].verdict
    )
    trend_points = (points[0], nothing, points[2])
    shown = week_text(
        WeekReport(**{name: getattr(whole, name) for name in FIELDS} | {"trend_points": trend_points}), RULES, Style()
    )
    assert "\n  ██      ██\n  80   –  80%\n" in shown


def next_week_off(whole: WeekReport) -> WeekReport:
    return replace(whole, next_free=tuple(replace(day, window=None, pieces=()) for day in whole.next_free))


def test_a_week_of_days_off_is_shown_as_such_in_the_next_weeks_free_time() -> None:
    shown = week_text(next_week_off(week({0: "CC"})), RULES, Style())
    days = "\n".join(f"  {name} day off" for name in ("Mon", "Tue", "Wed", "Thu", "Fri"))
    assert f"Free time the week after\n{days}" in shown


def test_a_week_without_working_hours_says_nothing_of_free_time() -> None:
    rules = replace(RULES, hours=WorkingHours(DAYS, {}))
    shown = week_text(next_week_off(week({0: "CC"})), rules, Style())
    assert "Free" not in shown
    assert "Free" not in week_markdown(next_week_off(week({0: "CC"})), rules)


def test_days_off_are_rows_of_the_markdown_of_a_week() -> None:
    whole = week({0: "CC", 2: "CCCC"})
    days = tuple(replace(day, day_off="work") if day.date.weekday() in (1, 2, 5) else day for day in whole.days)
    first, *others = whole.next_free
    text = week_markdown(replace(whole, days=days, next_free=(replace(first, window=None, pieces=()), *others)), RULES)
    assert [line for line in text.splitlines() if line[:5] in ("| Tue", "| Wed", "| Sat")] == [
        "| Tue |  |  |  |  |  | day off |",
        "| Wed | 0:00 | 0:00 | 1:00 | 100% | 1:00 | day off |",
    ]
    free = text[text.index("## Free time the week after") :].splitlines()[2:7]
    assert free == ["- Mon: day off", *(f"- {day}: 09:00–17:30 (8 h 30 min)" for day in ("Tue", "Wed", "Thu", "Fri"))]


@pytest.mark.parametrize(
    ("entries", "day_off", "line"),
    [
        ("", None, "Nothing was tracked on this day."),
        ("", "user", "Day off\\."),
        ("", "work", "Day off: Vacation \\* \\(work\\)\\."),
        ("CC", "work", "Day off: Vacation \\* \\(work\\)\\.\n\n**100% coding**"),
    ],
)
def test_the_markdown_of_a_day_off(entries: str, day_off: str | None, line: str) -> None:
    absence = meeting("9:00", "17:00", "Vacation *", plan=Plan.AWAY)
    day_ = replace(report(entries), day_off=day_off, absences=(absence,) if day_off == "work" else ())
    assert day_markdown(day_, RULES).split("\n\n## ")[0].partition("\n\n")[2] == line


def test_the_move_that_gives_the_next_week_the_most_stands_below_its_free_time() -> None:
    whole = week({0: "CC"})
    best = Move(meeting("14:30", "15:00", "Sync", MONDAY + timedelta(days=7)), at("09:00"), 9000, 9000, 9000)
    fields = {name: getattr(whole, name) for name in FIELDS} | {"next_move": best}
    lines = week_text(WeekReport(**fields), RULES, Style()).splitlines()
    assert lines[-2:] == ["  Sync, Mon 14:30 → 09:00", "    Adds 2 h 30 min of focus time, if everyone is free"]


def test_free_time_is_named_as_far_as_there_is_room() -> None:
    following = MONDAY + timedelta(days=7)
    pieces = tuple(meeting(f"{hour}:00", f"{hour}:05", f"m{hour}", following) for hour in range(10, 17))
    fragments = tuple(
        meeting(f"{hour}:{minute:02}", f"{hour}:{minute + 5:02}", f"m{hour}{minute}", following + timedelta(days=1))
        for hour in range(9, 18)
        for minute in range(0, 60, 30)
    )
    lines = week_text(week({}, (*pieces, *fragments)), RULES, Style(width=60)).splitlines()
    monday = next(line for line in lines if line.startswith("  Mon 09:00"))
    assert monday == "  Mon 09:00–10:00 · 16:05–17:30 · 6 fragments"
    assert next(line for line in lines if line.startswith("  Tue ")) == "  Tue 17 fragments"


def status(running: Switch | None, **changed: object) -> Status:
    values: dict[str, object] = {
        "now": at("10:00"),
        "running": running,
        "today": report("CCCC"),
        "target": Target(0.3, 0.5, False),
        "next_meeting": None,
        "current_meeting": None,
        "last_meeting": None,
    }
    return Status(**(values | changed))  # type: ignore[arg-type]


def test_the_status_names_mode_time_share_and_what_is_next() -> None:
    running = Switch("1", at("09:18"), "1:1", "Ana", "coaching", "roadmap")
    text = status_text(
        status(running, next_meeting=meeting("10:25", "11:00"), current_meeting=meeting("09:30", "10:10", "")),
        RULES,
        Style(),
    )
    assert text.splitlines() == [
        "1:1 with Ana for 42 min · since 09:18 · coaching · 100% coding today",
        "roadmap",
        "Now until 10:10: Meeting",
        "Next: 10:25 Sync, in 25 min",
    ]


def test_the_status_names_due_promises_and_switches_ahead_of_the_clock() -> None:
    due = (
        Promise("1", "review the RFC", "Dana", MONDAY, 30, None, None),
        Promise("2", "x" * 200, None, MONDAY, None, None, None),
        Promise("3", "answer Bo", "Bo", MONDAY - timedelta(days=1), None, None, None),
    )
    text = status_text(status(None, due=due, ahead=(switch("11:00", "M", id="x7"),)), RULES, Style())
    assert text.splitlines()[1:] == [
        "Due today: review the RFC · to Dana",
        "Due today: " + "x" * 68 + "…",
        "Overdue: answer Bo · to Bo",
        "1 switch is in the future and does not count: Meeting at 2026-11-16 11:00 (x7).",
        "To correct a switch: tltimer change ID --at TIME",
    ]


def test_the_status_has_the_mark_of_its_mode_where_there_is_colour() -> None:
    text = status_text(status(Switch("1", at("09:18"), "coding")), RULES, Style(colour=True))
    assert text.startswith("\x1b[38;5;33m█\x1b[0m Coding for 42 min")


def test_hostile_words_in_the_status_stay_on_their_lines() -> None:
    running = Switch("1", at("09:00"), "1:1", HOSTILE, HOSTILE, HOSTILE)
    shown = status_text(status(running, next_meeting=meeting("10:25", "11:00", HOSTILE)), RULES, Style(width=70))
    lines = shown.split("\n")
    assert len(lines) == 3
    assert all(line.isprintable() and len(line) <= 70 for line in lines)


def test_markdown_of_a_day_and_a_week_escapes_what_is_not_ours() -> None:
    own = rules(modes=ModeList((*MODES, Mode("x", "<b>|x", CountsAs.LEADING))))
    meetings = (meeting("10:00", "10:30", HOSTILE),)
    switches = (*day("CCCC"), Switch("z", at("10:15"), "x"), Switch("zz", at("11:00"), "off"))
    hostile = day_report(MONDAY, switches, meetings, [Note("1", MONDAY, HOSTILE)], at("20:00"), own)
    for text in (day_markdown(hostile, own), week_markdown(week({0: "CCCC"}, meetings, (HOSTILE,)), own)):
        assert "<" not in text
        assert "\x1b" not in text
        assert "&lt;img src=x onerror=y\\> &amp;Quit \\| \\`rm\\` \\[a\\]\\(http://b\\) \\# two" in text
        tables = [line for line in text.splitlines() if line.startswith("| ")]
        assert len({line.replace("\\|", "").count("|") for line in tables}) == 1
    assert "&lt;b\\>\\|x 0:45" in day_markdown(hostile, own)


def test_markdown_of_a_week_parts_what_leading_produced_from_the_list_before_it() -> None:
    text = week_markdown(week({0: "OOOO"}, notes=("Chi takes over",)), RULES)
    assert "Outcomes:\n\n- Mon: Chi takes over" in text


def test_markdown_of_an_empty_day_and_week() -> None:
    assert "Nothing was tracked on this day." in day_markdown(report(""), RULES)
    assert week_markdown(week({}), RULES).startswith("# Week 47, 16–22 November 2026\n\n**Nothing tracked")


def test_markdown_of_a_week_has_its_trend() -> None:
    text = week_markdown(week(dict.fromkeys(range(5), "CCCCCCCCMM" * 2), trend_points=3), RULES)
    assert "| 2026-W45 | 80% | 30–50% |" in text
    assert "| Mon | 0:00 | 1:00 | 4:00 | 80% | 2:00 |  |" in text


class Lengthy(NullTranslations):
    """Has long words for the heads of the week's table."""

    def gettext(self, message: str) -> str:
        return {"leading": "angeleitet", "coding": "programmiert", "fragmented": "zerschnitten"}.get(message, message)


@pytest.mark.parametrize("width", [80, 100, 120])
def test_heads_in_another_language_stand_apart_and_over_their_figures(width: int) -> None:
    speak(Lengthy(), "xx")
    try:
        lines = week_text(week({0: "CCCMCCCM", 2: "RRRR"}), RULES, Style(width=width)).splitlines()
    finally:
        speak(NullTranslations())
    (head,) = (line for line in lines if "programmiert" in line)
    row = next(line for line in lines if line.startswith("  Mon"))
    assert head.split()[-3:] == ["angeleitet", "programmiert", "longest"]
    assert head.index("programmiert") + len("programmiert") == row.index("1:30") + len("1:30")
    assert max(map(len, lines)) <= width


def test_a_day_off_says_so_and_why():
    vacation = meeting("00:00", "24:00", "Vacation", plan=Plan.AWAY, all_day=True, calendar="Work")
    off = rules(hours=HOURS.with_calendar({MONDAY: "Work"}, {}))
    empty = day_report(MONDAY, (), (vacation,), (), at("20:00"), off)
    assert day_text(empty, off, Style(), LATER).splitlines() == [
        "Monday, 16 November 2026",
        "Day off: Vacation (Work).",
        "",
        "From the calendar",
        "  all day             Vacation · away",
    ]
    worked = day_report(MONDAY, day("CC"), (), (), at("20:00"), off)
    assert day_text(worked, off, Style(), LATER).splitlines()[1:3] == ["Day off (Work).", "100% coding · 0:30 of 0:30"]


def test_days_off_of_a_week_are_named_in_its_rows_and_in_those_of_the_next():
    tuesday = MONDAY + timedelta(days=1)
    next_week = [MONDAY + timedelta(days=7 + number) for number in range(7)]
    off = rules(hours=HOURS.with_calendar({tuesday: "Work", next_week[4]: "Work"}, {}))
    now = at("12:00", MONDAY + timedelta(days=2))
    days = tuple(
        day_report(date_, day(FULL) if date_ == MONDAY else (), (), (), now, off) for date_ in DAYS.days_of(WEEK)
    )
    free = tuple(free_time(date_, off.hours, (), SIZES) for date_ in next_week)
    result = replace(week({0: FULL}), days=days, next_free=free)
    rows = [line.split() for line in week_text(result, off, Style()).splitlines()]
    assert ["day", "off"] in [row[-2:] for row in rows if row[:1] == ["Tue"]]
    assert ["Fri", "day", "off"] in rows
    assert not [row for row in rows if row[:1] in (["Sat"], ["Sun"])]
