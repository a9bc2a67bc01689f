"""Every setting, declared once: the parser, the commented file, the help and the dialog come from this."""

from collections.abc import Iterator, Mapping
from datetime import time, timedelta
from typing import Any, Generic, TypeVar

from tltimer.frozen import frozen
from tltimer.settings import calendar_words
from tltimer.settings.value_types import (
    ADDRESSES,
    APP_RULES,
    HOURS,
    LENGTH,
    SOURCES,
    SWITCH,
    TEXT,
    WALL,
    WORDS,
    ZONE,
    Raw,
    ValueType,
    number,
    one_of,
)

T = TypeVar("T")


@frozen
class Setting(Generic[T]):
    """One setting: its key in the file (dots part tables), the kind of its values, its default, and what it does.

    ``label`` names it in a form, ``choices`` are the words there for the names of a choice, in their order. Both
    are English, as ``help`` is; whoever shows them has them translated.
    """

    key: str
    kind: ValueType[T]
    default: T
    help: str
    label: str = ""
    choices: tuple[str, ...] = ()

    @property
    def default_raw(self) -> Raw:
        """The default as it stands in the file."""
        return self.kind.write(self.default)


_WORKDAY = (time(9), time(17, 30))

ZONE_NAME = Setting("zone", ZONE, "", "The zone in which days begin and reports are written.", "Zone")
MY_ADDRESSES = Setting(
    "addresses", ADDRESSES, (), "Your own e-mail addresses, by which calendars know you.", "Your addresses"
)
DAY_START = Setting(
    "day_start", WALL, time(4), "When a day begins; work after midnight belongs to the day before.", "A day begins at"
)
WEEK_START = Setting(
    "week_start",
    one_of("monday", "sunday", "saturday"),
    "monday",
    "The day on which weeks begin.",
    "Weeks begin on",
    choices=("Monday", "Sunday", "Saturday"),
)
RUNAWAY_AFTER = Setting(
    "runaway_after",
    LENGTH,
    timedelta(hours=5),
    "An entry longer than this counts as unknown until you confirm it.",
    "Too long to be sure after",
)
WORK: tuple[Setting[tuple[time, time] | None], ...] = (
    Setting("work.monday", HOURS, _WORKDAY, "Working hours on Mondays.", "Monday"),
    Setting("work.tuesday", HOURS, _WORKDAY, "Working hours on Tuesdays.", "Tuesday"),
    Setting("work.wednesday", HOURS, _WORKDAY, "Working hours on Wednesdays.", "Wednesday"),
    Setting("work.thursday", HOURS, _WORKDAY, "Working hours on Thursdays.", "Thursday"),
    Setting("work.friday", HOURS, _WORKDAY, "Working hours on Fridays.", "Friday"),
    Setting("work.saturday", HOURS, None, "Working hours on Saturdays.", "Saturday"),
    Setting("work.sunday", HOURS, None, "Working hours on Sundays.", "Sunday"),
)
LUNCH = Setting("work.lunch", HOURS, None, "Lunch, kept free when the day's free time is counted.", "Lunch")
FOCUS = Setting(
    "blocks.focus",
    number(1, 1440),
    120,
    "From how many minutes on a block is whole: enough for deep work.",
    "A focus block",
)
SHORT = Setting(
    "blocks.short",
    number(1, 1440),
    60,
    "From how many minutes on a block is usable; below it is a fragment.",
    "A short block",
)
BRIDGE = Setting(
    "blocks.bridge",
    number(0, 120),
    5,
    "Up to how many minutes between two entries of coding still join.",
    "Short interruptions",
)
FOCUS_WORDS = Setting(
    "calendar.focus_words",
    WORDS,
    calendar_words.FOCUS,
    "Events without others whose title begins with one of these words count as planned coding.",
    "Words for coding",
)
LEADING_WORDS = Setting(
    "calendar.leading_words",
    WORDS,
    calendar_words.LEADING,
    "Events without others whose title begins with one of these words count as planned leading.",
    "Words for leading",
)
AWAY_WORDS = Setting(
    "calendar.away_words",
    WORDS,
    calendar_words.AWAY,
    "Events without others whose title begins with one of these words make days off if they cover the working hours.",
    "Words for absences",
)
PRIVATE_WORDS = Setting(
    "calendar.private_words",
    WORDS,
    calendar_words.PRIVATE,
    "Events without others whose title begins with one of these words are blocked time and no meetings.",
    "Words for private time",
)
MEETINGS = Setting(
    "calendar.meetings",
    one_of("quiet", "ask", "switch"),
    "quiet",
    "When a meeting begins: only offer it in the menu, ask with a notification, or switch to it and back by itself.",
    "When a meeting begins",
    choices=("Only in the menu", "Ask", "Switch by itself"),
)
WRITE_TO = Setting(
    "calendar.write_to",
    TEXT,
    "",
    "The calendar on a CalDAV server that your blocks are put into; no other is written to.",
    "Blocks go into",
)
PLAN_MESSAGE = Setting(
    "plan.message",
    TEXT,
    "Could we move {title} from {day} {from} to {to}? It would give me {gain} more in one go.",
    "The message that asks to move a meeting; {name} stands for the one other.",
    "Message that asks for a move",
)
SHORT_GAP = Setting(
    "notifications.short_gap",
    SWITCH,
    True,
    "Say so when you switch to coding and a meeting is about to begin.",
    "Short gap",
)
SHORT_GAP_MINUTES = Setting(
    "notifications.short_gap_minutes",
    number(5, 120),
    30,
    "With a meeting in fewer minutes than this, the gap is short.",
    "A gap is short below",
)
FRAGMENTED_DAY = Setting(
    "notifications.fragmented_day",
    SWITCH,
    True,
    "Say so, once, when meetings have cut up the day and no focus block is left.",
    "Day cut up by meetings",
)
NO_FOCUS_BLOCK = Setting(
    "notifications.no_focus_block",
    SWITCH,
    False,
    "Say so in the morning if the day's meetings leave no focus block.",
    "No focus block today",
)
BLOCK_CUT = Setting(
    "notifications.block_cut",
    SWITCH,
    False,
    "Say so 15 minutes before a meeting cuts a focus block short.",
    "A meeting is about to cut a block",
)
EVENING = Setting(
    "notifications.evening", SWITCH, True, "Look back at the day in the evening, once.", "Look back in the evening"
)
AWAY = Setting("notifications.away", SWITCH, True, "Ask on your return what you were away for.", "Back from being away")
FORGOTTEN_TIMER = Setting(
    "notifications.forgotten_timer",
    SWITCH,
    True,
    "Ask when a mode has run for longer than is plausible.",
    "A timer that was forgotten",
)
NOT_TRACKING = Setting(
    "notifications.not_tracking",
    SWITCH,
    True,
    "Ask, once a day, when you have begun to work and no mode runs yet.",
    "Work began, nothing runs",
)
TARGET = Setting(
    "notifications.target",
    SWITCH,
    True,
    "Say so, once, when weeks drift from your target or its end has come, and ask what came of what you meant to do.",
    "Drift, and what is to be decided",
)
NO_COMMIT = Setting(
    "notifications.no_commit",
    SWITCH,
    True,
    "Say so, once a month at most, when nothing of yours came to the default branch of your repositories for weeks.",
    "Nothing of yours on the main branch",
)
NO_COMMIT_WEEKS = Setting(
    "notifications.no_commit_weeks", number(1, 26), 3, "For how many weeks that has to be so.", "Weeks without a commit"
)
MOST_COMMITS = Setting(
    "notifications.most_commits",
    SWITCH,
    True,
    "Say so, once a month at most, when most commits of your team's last four weeks are yours.",
    "Most commits are yours",
)
MOST_COMMITS_PERCENT = Setting(
    "notifications.most_commits_percent",
    number(5, 100),
    70,
    "From how many percent of the commits on these are most.",
    "Percent that are most",
)
NOTIFICATIONS_PER_DAY = Setting(
    "notifications.per_day",
    number(0, 20),
    3,
    "How many tips a day at most. Questions that keep your log true are not counted.",
    "Tips a day at most",
)
AWAY_AFTER = Setting(
    "away.after",
    LENGTH,
    timedelta(minutes=10),
    "After how long without input you count as away; in modes that meet only a long lock or a sleep does.",
    "Away after",
)
EVENING_AT = Setting("evening.at", WALL, time(17, 30), "When to look back at a working day.", "Look back at")
EVENING_WAIT = Setting(
    "evening.wait_minutes",
    number(0, 240),
    45,
    "How many minutes the look back waits at most for a pause in coding.",
    "Look back waits at most",
)
THEME = Setting(
    "look.theme",
    one_of("system", "light", "dark"),
    "system",
    "Light or dark windows.",
    "Windows are",
    choices=("As the desktop", "Light", "Dark"),
)
LANGUAGE = Setting(
    "look.language",
    one_of("", "en", "de"),
    "",
    "The language of windows and commands, from the next start on.",
    "Language",
    choices=("As the system", "English", "Deutsch"),
)
TRAY_BACKEND = Setting(
    "tray.backend",
    one_of("auto", "qt", "pystray", "window"),
    "auto",
    "Where the switch lives: in the tray, shown by Qt or by pystray, or in a small window; auto is what works here.",
    "The switch lives in",
    choices=("Whatever works here", "The tray", "The tray, by pystray", "A small window"),
)
WINDOW_ON_TOP = Setting(
    "tray.window_on_top",
    SWITCH,
    False,
    "Keep the small window above all others; under Wayland no window can do that.",
    "The small window stays on top",
)
WITH_SESSION = Setting(
    "start.with_session", SWITCH, False, "Start the app by itself when your session begins.", "Start with the session"
)
EVIDENCE_SOURCES = Setting(
    "evidence.sources",
    SOURCES,
    (),
    "What may notice your day: window, call, commit, activitywatch, wakatime. Empty: nothing is noticed or kept.",
    "Sources",
)
EVIDENCE_APPS = Setting(
    "evidence.apps",
    APP_RULES,
    (),
    'Which mode an application stands for, as "APP=MODE"; "APP=" for none. These rules come before the shipped ones.',
    "Applications",
)

SETTINGS: tuple[Setting[Any], ...] = (
    ZONE_NAME,
    MY_ADDRESSES,
    DAY_START,
    WEEK_START,
    RUNAWAY_AFTER,
    *WORK,
    LUNCH,
    FOCUS,
    SHORT,
    BRIDGE,
    FOCUS_WORDS,
    LEADING_WORDS,
    AWAY_WORDS,
    PRIVATE_WORDS,
    MEETINGS,
    WRITE_TO,
    PLAN_MESSAGE,
    SHORT_GAP,
    SHORT_GAP_MINUTES,
    FRAGMENTED_DAY,
    NO_FOCUS_BLOCK,
    BLOCK_CUT,
    EVENING,
    AWAY,
    FORGOTTEN_TIMER,
    NOT_TRACKING,
    TARGET,
    NO_COMMIT,
    NO_COMMIT_WEEKS,
    MOST_COMMITS,
    MOST_COMMITS_PERCENT,
    NOTIFICATIONS_PER_DAY,
    AWAY_AFTER,
    EVENING_AT,
    EVENING_WAIT,
    THEME,
    LANGUAGE,
    TRAY_BACKEND,
    WINDOW_ON_TOP,
    WITH_SESSION,
    EVIDENCE_SOURCES,
    EVIDENCE_APPS,
)
"""All settings in the order of the file: those without a table first, tables together."""


class Settings:
    """The value of every setting: the default unless the user set another."""

    def __init__(self, values: Mapping[str, Any] | None = None) -> None:
        self._values = dict(values or {})

    def __getitem__(self, setting: Setting[T]) -> T:
        value: T = self._values.get(setting.key, setting.default)
        return value

    def __iter__(self) -> Iterator[Setting[Any]]:
        return iter(SETTINGS)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Settings) and all(self[setting] == other[setting] for setting in SETTINGS)

    def is_set(self, setting: Setting[Any]) -> bool:
        """Say whether the user set it."""
        return setting.key in self._values
