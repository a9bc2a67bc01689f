"""Sample weeks for the tests of windows, made into reports by the real functions."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from tltimer.domain.balance.one_to_ones import OneToOneStanding
from tltimer.domain.balance.promises import WeekPromises
from tltimer.domain.balance.target import Choice, target_of
from tltimer.domain.focus.blocks import BlockSizes
from tltimer.domain.meetings.free_time import free_time
from tltimer.domain.meetings.meetings import EventReading, Meeting, Plan
from tltimer.domain.meetings.working_hours import WorkingHours
from tltimer.domain.rules import Rules
from tltimer.domain.timeline.days import DayRule, Week, week_of
from tltimer.domain.timeline.instants import wall_instant
from tltimer.domain.timeline.modes_and_kinds import ModeList, shipped_modes
from tltimer.domain.timeline.switches import Switch
from tltimer.domain.timeline.totals import Totals, sum_of
from tltimer.reports.day import DayReport, Note, day_report
from tltimer.reports.evening import EveningReport, evening_report
from tltimer.reports.week import TrendPoint, WeekInputs, WeekReport, trend_point, week_report

BERLIN = ZoneInfo("Europe/Berlin")
WEEK = Week(2026, 47)
SUNDAY_NIGHT = datetime(2026, 11, 23, 6, tzinfo=UTC)

LETTERS = {"c": "coding", "o": "1:1", "r": "review", "p": "planning", "m": "meeting", "b": "break", "?": "unknown"}

NO_PROMISES = WeekPromises()

DAYS = (
    "8:35 p 9:00 m 9:30 c 11:00 m 12:05 - 12:55 r 13:20 c 14:00 o/Ana 14:35 c 15:05 r 16:20 p 17:35 -",
    "8:45 r 9:00 m 9:30 c 10:30 m 11:00 c 11:30 - 12:30 c 13:00 m 13:30 c 14:30 m 15:00 r 16:00 m 16:30 p 17:45 -",
    "8:30 p 9:00 m 9:30 c 12:15 - 13:00 r 14:10 p 17:10 -",
    "8:35 r 9:00 m 9:30 r 10:00 m 12:10 - 13:00 m 14:00 o/Bo 14:30 p 16:30 ? 17:00 p 18:00 -",
    "8:50 p 9:00 m 9:30 c 10:50 - 11:00 o/Chi 11:30 r 12:15 - 13:00 r 16:30 -",
    "",
    "",
)

PLANS = (
    "9:00-9:30 Daily|11:00-12:00 Architecture round|14:00-14:30 1:1 Ana",
    "9:00-9:30 Daily|10:30-11:00 Sprint sync|13:00-13:30 Hiring|14:30-15:00 Sprint sync|16:00-16:30 Budget",
    "9:00-9:30 Daily|9:30-12:00 Focus|15:00-15:30 Demo",
    "9:00-9:30 Daily|10:00-12:00 Planning|13:00-14:00 Review of the quarter|14:30-16:00 Thinking time",
    "9:00-9:30 Daily|11:00-11:30 1:1 Chi",
    "",
    "",
)

NOTES = (
    "Chi takes over the importer",
    "Dana writes the RFC for storage",
    "Bo and Ana pair on the release",
    "The quarter's goals are three, not seven",
)


def at(day: date, clock: str, zone: ZoneInfo = BERLIN) -> datetime:
    hour, minute = clock.split(":")
    days, hour_of_day = divmod(int(hour), 24)
    return wall_instant(day + timedelta(days=days), time(hour_of_day, int(minute)), zone)


def switches(day: date, drawn: str, zone: ZoneInfo = BERLIN) -> tuple[Switch, ...]:
    """Read ``8:35 p 9:00 o/Ana 9:30 c+tooling 12:00 -``; ``-`` is off, other words are keys of modes."""
    parts = drawn.split()
    switches = []
    for clock, what in zip(parts[::2], parts[1::2], strict=True):
        what, _, kind = what.partition("+")
        what, _, person = what.partition("/")
        mode = "off" if what == "-" else LETTERS.get(what, what)
        instant = at(day, clock, zone)
        switches.append(Switch(f"{instant:%Y%m%d%H%M}", instant, mode, person or None, kind or None))
    return tuple(switches)


def meetings(day: date, drawn: str, zone: ZoneInfo = BERLIN) -> tuple[Meeting, ...]:
    """Read ``9:00-9:30 Daily|9:30-12:00 Focus``."""
    meetings_ = []
    for part in filter(None, drawn.split("|")):
        hours, title = part.split(" ", 1)
        start, end = hours.split("-")
        plan = {"Focus": Plan.CODING, "Thinking time": Plan.LEADING}.get(title, Plan.MEETING)
        uid = f"{title} {day} {start}"
        meetings_.append(
            Meeting(uid, at(day, start, zone), at(day, end, zone), title, "work", plan, False, 3, None, False)
        )
    return tuple(meetings_)


def rules(modes: ModeList | None = None, zone: ZoneInfo = BERLIN, days_off: Iterable[date] = ()) -> Rules:
    days = DayRule(zone)
    hours = {weekday: (time(9), time(17, 30)) for weekday in range(5)}
    return Rules(
        zone.key,
        days,
        modes or ModeList(shipped_modes()),
        timedelta(hours=5),
        timedelta(minutes=5),
        BlockSizes(),
        WorkingHours(days, hours, None, frozenset(days_off)),
        EventReading(frozenset(), (), ()),
    )


def figures(coding: float, hours: float = 39, unknown: float = 0.0) -> Totals:
    coding_s, whole = int(coding * hours * 3600), int(hours * 3600)
    return Totals(
        {"coding": coding_s, "review": whole - coding_s}, {}, coding_s, whole - coding_s, int(unknown * 3600), 0, 0, 0
    )


TREND = (0.58, 0.55, 0.61, 0.52, 0.47, 0.44, 0.41, 0.38, 0.33, 0.28, 0.27)

CHOICES = (
    Choice("1", Week(2026, 30), 0.45, 0.65, "the launch", None, datetime(2026, 7, 20, tzinfo=UTC)),
    Choice("2", Week(2026, 41), 0.30, 0.50, "the launch is over", None, datetime(2026, 10, 2, tzinfo=UTC)),
)


def week(
    drawn: Iterable[str] = DAYS,
    plans: Iterable[str] = PLANS,
    *,
    which: Week = WEEK,
    now: datetime = SUNDAY_NIGHT,
    choices: Iterable[Choice] = CHOICES,
    trend_points: Iterable[float | None] = TREND,
    notes: Iterable[str] = NOTES,
    by: Rules | None = None,
    next_plans: Iterable[str] = PLANS,
    promises: WeekPromises = NO_PROMISES,
    people: tuple[OneToOneStanding, ...] = (),
) -> WeekReport:
    by, choices, zone = by or rules(), tuple(choices), ZoneInfo((by or rules()).zone_name)
    shares = dict(enumerate(reversed(tuple(trend_points)), start=1))
    dates = by.days.days_of(which)
    written = tuple(Note(str(n), dates[n % 5], text) for n, text in enumerate(notes))

    def point(week: Week) -> TrendPoint:
        share = shares.get(which.since(week))
        totals = figures(0, 0) if share is None else figures(share, unknown=3)
        return trend_point(week, totals, choices, now, by)

    days = [
        day_report(day, switches(day, line, zone), meetings(day, plan, zone), written, now, by)
        for day, line, plan in zip(by.days.days_of(which), drawn, plans, strict=True)
    ]
    free = [
        free_time(day, by.hours, meetings(day, plan, zone), by.sizes)
        for day, plan in zip(by.days.days_of(which.plus(1)), next_plans, strict=True)
    ]
    return week_report(
        which,
        WeekInputs(
            days=tuple(days),
            choices=choices,
            first_week=Week(2026, 1),
            point=point,
            promises=promises,
            next_free=tuple(free),
            one_to_ones=people,
        ),
        12,
        now,
        by,
    )


def empty_week(*, now: datetime = SUNDAY_NIGHT, by: Rules | None = None) -> WeekReport:
    return week(("",) * 7, ("",) * 7, choices=(), trend_points=(), notes=(), now=now, by=by, next_plans=("",) * 7)


TUESDAY = date(2026, 11, 17)

TUESDAY_DRAWN = (
    "8:42 r 9:00 m 9:30 c 10:30 m 11:00 c 11:36 - 12:30 c 13:00 m 13:30 c 14:30 m 15:00 c 15:25 - 16:30 p 17:48 -"
)


def day(drawn: str = TUESDAY_DRAWN, which: date = TUESDAY, plan: str = "", by: Rules | None = None) -> DayReport:
    by = by or rules()
    now = at(which, "17:50")
    return day_report(which, switches(which, drawn), meetings(which, plan), (), now, by)


def evening(drawn: str = TUESDAY_DRAWN, which: date = TUESDAY, *, choices: Iterable[Choice] = CHOICES) -> EveningReport:
    by = rules()
    tomorrow = which + timedelta(days=1)
    planned = meetings(tomorrow, "15:00-15:30 Demo|16:00-17:00 Budget")
    shown = day(drawn, which)
    so_far = sum_of((figures(0.34, 8, 0.3), shown.figures))
    free = free_time(tomorrow, by.hours, planned, by.sizes)
    return evening_report(shown, so_far, target_of(week_of(which), choices, by.days), (), free, planned, False)
