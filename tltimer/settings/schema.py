"""Every setting, declared once: the parser, the commented file, the help and the dialog come from this."""

from __future__ import annotations

from datetime import time, timedelta

from tltimer.domain.focus.blocks import FOCUS_MINUTES, SHORT_MINUTES
from tltimer.settings import calendar_words
from tltimer.settings.value_types import (
    ADDRESSES,
    APP_RULES,
    HOURS,
    LANGUAGE_NAME,
    LENGTH,
    SHORTCUT_RULES,
    SOURCES,
    SWITCH,
    TEXT,
    WALL,
    WORDS,
    ZONE,
    minutes,
    number,
    one_of,
)
from tltimer.values import Generic

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from typing import Any, TypeVar

    from tltimer.settings.value_types import (
        Raw,
        ValueType,
    )

    T = TypeVar("T")


class Setting(Generic["T"]):
    """One setting: its key in the file (dots part tables), the kind of its values, its default, and what it does.

    ``label`` names it in a form, ``choices`` are the words there for the names of a choice, in their order. Both
    are English, as ``help`` is; whoever shows them has them translated.

    No value, since none equals another: every command makes all of these, and making a value of six fields takes five
    times as long.
    """

    __slots__ = ("choices", "default", "help", "key", "kind", "label")

    def __init__(
        self,
        key: str,
        kind: ValueType[T],
        default: T,
        help: str,  # noqa: A002 - the file and the command call it so
        label: str = "",
        choices: tuple[str, ...] = (),
    ) -> None:
        self.key = key
        self.kind = kind
        self.default = default
        self.help = help
        self.label = label
        self.choices = choices

    @property
    def default_raw(self) -> Raw:
        """The default as it is written in the file."""
        return self.kind.write(self.default)


_WORKDAY = (time(9), time(17, 30))

ZONE_NAME = Setting("zone", ZONE, "", "For days and reports. Leave empty to use the system time zone.", "Time zone")
MY_ADDRESSES = Setting(
    "addresses", ADDRESSES, (), "The addresses by which tltimer recognises you in meetings.", "Your e-mail addresses"
)
DAY_START = Setting(
    "day_start", WALL, time(4), "Work before this time counts towards the previous day.", "Start of day"
)
WEEK_START = Setting(
    "week_start",
    one_of("monday", "sunday", "saturday"),
    "monday",
    "The first day of your week.",
    "Start of week",
    choices=("Monday", "Sunday", "Saturday"),
)
RUNAWAY_AFTER = Setting(
    "runaway_after",
    LENGTH,
    timedelta(hours=5),
    "A longer entry counts as unknown time until you confirm it.",
    "Ask about entries longer than",
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
LUNCH = Setting(
    "work.lunch",
    HOURS,
    None,
    "Lunch does not count as free time. Enter a start and an end, such as 12:00–13:00, or leave the field empty.",
    "Lunch",
)
FOCUS = Setting(
    "blocks.focus",
    minutes(1, 1440),
    FOCUS_MINUTES,
    "A coding block of this length or more is long enough for deep work.",
    "Focus block",
)
SHORT = Setting(
    "blocks.short",
    minutes(1, 1440),
    SHORT_MINUTES,
    "Shorter blocks count as fragments.",
    "Short block",
)
BRIDGE = Setting(
    "blocks.bridge",
    minutes(0, 120),
    5,
    "Interruptions up to this long don't split a block.",
    "Short interruptions",
)
AUDIT_OFFER = Setting(
    "audit.offer",
    SWITCH,
    True,
    "Every four weeks, the week window offers an audit.",
    "Offer an audit",
)
FOCUS_WORDS = Setting(
    "calendar.focus_words",
    WORDS,
    calendar_words.FOCUS,
    "Events with nobody else invited count as planned coding if their title begins with one "
    "of these words and either ends there or continues with a number or punctuation. A word "
    "that ends in * may also be followed by other words: focus* matches 'Focus group', but "
    "not 'Focusing'.",
    "Words for coding",
)
LEADING_WORDS = Setting(
    "calendar.leading_words",
    WORDS,
    calendar_words.LEADING,
    "Events with nobody else invited count as planned leading if their title begins with one "
    "of these words and either ends there or continues with a number or punctuation. A word "
    "that ends in * may also be followed by other words.",
    "Words for leading",
)
AWAY_WORDS = Setting(
    "calendar.away_words",
    WORDS,
    calendar_words.AWAY,
    "Events with nobody else invited count as days off if they cover your working hours and "
    "their title begins with one of these words and either ends there or continues with a "
    "number or punctuation. A word that ends in * may also be followed by other words.",
    "Words for absences",
)
PRIVATE_WORDS = Setting(
    "calendar.private_words",
    WORDS,
    calendar_words.PRIVATE,
    "Events with nobody else invited count as blocked time, not as meetings, if their title "
    "begins with one of these words and either ends there or continues with a number or "
    "punctuation. A word that ends in * may also be followed by other words.",
    "Words for private time",
)
MEETINGS = Setting(
    "calendar.meetings",
    one_of("quiet", "ask", "switch"),
    "quiet",
    "Offers the meeting in the menu, asks with a notification, or switches to it and back again when it ends.",
    "When a meeting starts",
    choices=("Only in the menu", "Ask", "Switch"),
)
WRITE_TO = Setting(
    "calendar.write_to",
    TEXT,
    "",
    "The CalDAV calendar that tltimer writes your protected time to. tltimer never changes any other calendar.",
    "Write blocks to",
)
PLAN_MESSAGE = Setting(
    "plan.message",
    TEXT,
    "Could we move {title} from {day} {from} to {to}? It would give me {gain} more focus time.",
    "In the message, tltimer fills in the words in braces: {title}, {day}, {from}, {to}, {gain}, and {name}, the other "
    "person.",
    "Message asking to move a meeting",
)
SHORT_GAP = Setting(
    "notifications.short_gap",
    SWITCH,
    True,
    "Notifies you of the time left when you switch to coding shortly before a meeting.",
    "Meeting soon",
)
SHORT_GAP_MINUTES = Setting(
    "notifications.short_gap_minutes",
    minutes(5, 120),
    30,
    "If you switch to coding with less time than this left before a meeting, tltimer notifies you.",
    "Notify me if a meeting is closer than",
)
FRAGMENTED_DAY = Setting(
    "notifications.fragmented_day",
    SWITCH,
    True,
    "Notifies you once when meetings have broken up the day and no focus block is left.",
    "Fragmented day",
)
NO_FOCUS_BLOCK = Setting(
    "notifications.no_focus_block",
    SWITCH,
    False,
    "Notifies you in the morning if the day's meetings leave no focus block.",
    "No focus block today",
)
BLOCK_CUT = Setting(
    "notifications.block_cut",
    SWITCH,
    False,
    "Notifies you 15 minutes before a meeting ends a focus block.",
    "Meeting about to end a block",
)
EVENING = Setting(
    "notifications.evening",
    SWITCH,
    True,
    "Shows the day as a strip, your coding share, and at most three questions, one at a time.",
    "End-of-day review",
)
AWAY = Setting(
    "notifications.away", SWITCH, True, "Asks once what you did while you were away.", "Ask when I come back"
)
FORGOTTEN_TIMER = Setting(
    "notifications.forgotten_timer",
    SWITCH,
    True,
    "Asks you to confirm a mode that has been running for an unusually long time.",
    "Forgotten timer",
)
NOT_TRACKING = Setting(
    "notifications.not_tracking",
    SWITCH,
    True,
    "Asks what to track, at most once a day, if you have started work but tracked nothing yet that day.",
    "Nothing tracked while you work",
)
NOTICED = Setting(
    "notifications.noticed",
    SWITCH,
    False,
    "Notifies you at most twice a day, and never while you are coding, if tltimer notices a different mode from the "
    "one in your log.",
    "A different mode noticed",
)
TARGET = Setting(
    "notifications.target",
    SWITCH,
    True,
    "Notifies you once when you drift from your target or when the target ends, and asks whether you did "
    "what you intended.",
    "Drift and intentions",
)
NO_COMMIT = Setting(
    "notifications.no_commit",
    SWITCH,
    True,
    "Notifies you at most once a month, if you haven't committed to the default branch for weeks.",
    "No commit on the default branch",
)
NO_COMMIT_WEEKS = Setting(
    "notifications.no_commit_weeks",
    number(1, 26),
    3,
    "How many weeks without a commit before tltimer notifies you.",
    "Weeks without a commit",
)
MOST_COMMITS = Setting(
    "notifications.most_commits",
    SWITCH,
    True,
    "Notifies you at most once a month, if most of the team's commits in the last four weeks are yours.",
    "Most commits are yours",
)
MOST_COMMITS_PERCENT = Setting(
    "notifications.most_commits_percent",
    number(5, 100),
    70,
    "As a percentage of the team's commits in the last four weeks.",
    "Notify me when my commit share reaches",
)
DO_NOT_DISTURB = Setting(
    "notifications.do_not_disturb",
    SWITCH,
    True,
    "After your first focus block, offers once to turn on Do Not Disturb while you code.",
    "Do Not Disturb",
)
DAYS_OFF = Setting(
    "notifications.days_off",
    SWITCH,
    True,
    "Notifies you once about days off in your calendars, up to two weeks ahead.",
    "Days off from calendars",
)
NOTIFICATIONS_PER_DAY = Setting(
    "notifications.per_day",
    number(0, 20),
    3,
    "The end-of-day review counts towards the maximum. Questions that protect your log, for "
    "example when you forgot to stop tracking, don't.",
    "Maximum notifications per day",
)
AWAY_AFTER = Setting(
    "away.after",
    LENGTH,
    timedelta(minutes=10),
    "After this long without input, tltimer considers you away. "
    "In modes with other people, only a long screen lock or sleep counts.",
    "Away after",
)
EVENING_AT = Setting(
    "evening.at",
    WALL,
    time(17, 30),
    "The review appears on working days and never takes the keyboard focus.",
    "Show the review at",
)
EVENING_WAIT = Setting(
    "evening.wait_minutes",
    minutes(0, 240),
    45,
    "How long the review waits, at most, for a pause in coding.",
    "Wait for a pause",
)
THEME = Setting(
    "look.theme",
    one_of("system", "light", "dark"),
    "system",
    "Whether windows are light or dark.",
    "Theme",
    choices=("Follow system", "Light", "Dark"),
)
LANGUAGE = Setting(
    "look.language",
    LANGUAGE_NAME,
    "",
    "Takes effect the next time tltimer starts.",
    "Language",
)
TRAY_BACKEND = Setting(
    "tray.backend",
    one_of("auto", "qt", "pystray", "window"),
    "auto",
    "Automatic picks what works on your desktop: the tray (with Qt or pystray) or a small window.",
    "Show tltimer in",
    choices=("Automatic", "Tray", "Tray (pystray)", "Small window"),
)
WINDOW_ON_TOP = Setting(
    "tray.window_on_top",
    SWITCH,
    False,
    "Not available on Wayland.",
    "Keep the small window on top",
)
SHORTCUTS = Setting(
    "shortcuts.keys",
    SHORTCUT_RULES,
    (),
    "Keys that work in every program, as COMMAND=KEYS. COMMAND is pick, back, stop or switch MODE.",
    "Global shortcuts",
)
WITH_SESSION = Setting("start.with_session", SWITCH, False, "Starts tltimer when you log in.", "Start at login")
EVIDENCE_SOURCES = Setting(
    "evidence.sources",
    SOURCES,
    (),
    "The sources that tltimer may use: window (the active one), call (microphone, camera), "
    "commit (your repositories), activitywatch, wakatime. Leave the list empty to use none.",
    "What tltimer notices",
)
EVIDENCE_APPS = Setting(
    "evidence.apps",
    APP_RULES,
    (),
    "The mode that a program counts as while its window is active, as APP=MODE, or APP= for none. Your rules "
    "override the built-in ones.",
    "Programs and their modes",
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
    AUDIT_OFFER,
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
    NOTICED,
    TARGET,
    NO_COMMIT,
    NO_COMMIT_WEEKS,
    MOST_COMMITS,
    MOST_COMMITS_PERCENT,
    DAYS_OFF,
    DO_NOT_DISTURB,
    NOTIFICATIONS_PER_DAY,
    AWAY_AFTER,
    EVENING_AT,
    EVENING_WAIT,
    THEME,
    LANGUAGE,
    TRAY_BACKEND,
    WINDOW_ON_TOP,
    SHORTCUTS,
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
        """Return whether the user set it."""
        return setting.key in self._values
