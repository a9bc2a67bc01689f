"""The names of changes, as undo and redo show them: ``Coding at 13:48``, ``promise done: review the RFC``."""

from __future__ import annotations

from datetime import date

from tltimer.domain.timeline.days import parse_week
from tltimer.domain.timeline.instants import parse_instant
from tltimer.domain.timeline.steps import parse_step_name
from tltimer.i18n.translate import _, ngettext
from tltimer.wording import formats
from tltimer.wording.sanitize import clipped

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import tzinfo
    from typing import Any

    from tltimer.domain.timeline.days import Week
    from tltimer.domain.timeline.modes_and_kinds import ModeList

LONGEST = 60

_SENTENCES: dict[str, Callable[[], str]] = {
    "switch": lambda: _("{mode} at {time}"),
    "stop": lambda: _("Stop at {time}"),
    "span": lambda: _("{mode} {span}"),
    "switch_changed": lambda: _("edit of {mode} at {time}"),
    "switch_removed": lambda: _("removal of {mode} at {time}"),
    "meeting": lambda: _("{mode}"),
    "entry_moved": lambda: _("new times for {mode} {span}"),
    "entry_changed": lambda: _("edit of {mode} {span}"),
    "entry_split": lambda: _("split of {mode} {span}"),
    "entry_merged": lambda: _("merge of {mode} {span}"),
    "entry_removed": lambda: _("removal of {mode} {span}"),
    "entry_confirmed": lambda: _("confirmation of {mode} {span}"),
    "absence": lambda: _("away {span}"),
    "note": lambda: _("note for {day}"),
    "review": lambda: _("review of {day}"),
    "import": lambda: _("import of {name}"),
    "restore": lambda: _("restore of {name}"),
    "audit": lambda: _("audit guess for {weeks}"),
    "audit_put_off": lambda: _("audit postponed"),
    "target": lambda: _("target {target} from {week}"),
    "intention": lambda: _("intention for {week}: {text}"),
    "intention_done": lambda: _("intention done: {text}"),
    "intention_not_done": lambda: _("intention marked as not done: {text}"),
    "person_added": lambda: _("{person} added"),
    "person_changed": lambda: _("edit of {person}"),
    "person_renamed": lambda: _("{person} renamed to {name}"),
    "person_alias": lambda: _("{name} added as another name for {person}"),
    "person_merged": lambda: _("{name} merged into {person}"),
    "people_apart": lambda: _("{name} and {person} are different people"),
    "person_removed": lambda: _("{person} removed"),
    "one_to_one_held": lambda: _("1:1 with {person} held on {day}"),
    "one_to_one_skipped": lambda: _("1:1 with {person} skipped on {day}"),
    "no_one_to_one": lambda: _("don't suggest {person} for your 1:1 list"),
    "promise": lambda: _("new promise: {text}"),
    "promise_done": lambda: _("promise done: {text}"),
    "promise_open": lambda: _("promise reopened: {text}"),
    "promise_later": lambda: _("new due day for promise: {text}"),
    "promise_dropped": lambda: _("promise dropped: {text}"),
    "days_off": lambda: _("edit of your days off"),
    "mode": lambda: _("edit of the mode '{key}'"),
    "mode_added": lambda: _("new mode: {text}"),
    "mode_order": lambda: _("new mode order"),
    "kind": lambda: _("edit of the kind of work '{key}'"),
    "kind_added": lambda: _("new kind of work: {text}"),
    "no_move": lambda: _('don\'t suggest moving "{text}"'),
    "move_again": lambda: _('suggest moving "{text}" again'),
    "block": lambda: _('block "{text}", {weekday} {span}'),
}


def step_words(name: str, modes: ModeList, zone: tzinfo) -> str:
    """Return the name of a step in the language of the moment.

    A key that this version does not know, or arguments that it cannot read, are named without them.
    """
    parsed = parse_step_name(name)
    if parsed is None:
        return clipped(name, LONGEST)
    key, arguments = parsed
    if key == "meetings" and isinstance(count := arguments.get("count"), int):
        return ngettext("{count} meeting", "{count} meetings", count).format(count=count)
    sentence = _SENTENCES.get(key)
    try:
        return sentence().format(**_fields(arguments, modes, zone)) if sentence is not None else _("a change")
    except (KeyError, ValueError, TypeError, AttributeError):
        return _("a change")


def _fields(arguments: Mapping[str, Any], modes: ModeList, zone: tzinfo) -> dict[str, str]:
    """Return the parts of a sentence by their places in it."""
    fields = {name: clipped(str(value), LONGEST) for name, value in arguments.items()}
    if "mode" in arguments:
        mode = arguments["mode"]
        fields["mode"] = _("Untracked time") if mode is None else formats.mode_label(mode, modes.mode(mode).label)
        if arguments.get("person"):
            fields["mode"] = _("{mode} with {person}").format(mode=fields["mode"], person=fields["person"])
    if "at" in arguments:
        fields["time"] = formats.wall_time(parse_instant(arguments["at"]), zone)
    if "start" in arguments:
        start, end = (parse_instant(arguments[name]) for name in ("start", "end"))
        fields["span"] = formats.span_words(start, end, zone)
        fields["weekday"] = formats.short_day(start.astimezone(zone).date())
    if "day" in arguments:
        fields["day"] = formats.date_words(date.fromisoformat(arguments["day"]))
    if "week" in arguments:
        fields["week"] = _week_words(parse_week(arguments["week"]))
    if "weeks" in arguments:
        first, last = (parse_week(text) for text in arguments["weeks"].split(".."))
        fields["weeks"] = (
            _week_words(first)
            if first == last
            else _("weeks {first}–{last}").format(first=first.number, last=last.number)
        )
    if "low" in arguments:
        fields["target"] = formats.share_range((arguments["low"], arguments["high"]))
    return fields


def _week_words(week: Week) -> str:
    return _("week {number}").format(number=week.number)
