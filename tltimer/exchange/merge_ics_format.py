"""The stretches as events of a calendar, to be looked at beside what was planned."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from tltimer.domain.rules import Rules
from tltimer.domain.timeline.documents import Document
from tltimer.domain.timeline.switches import UNKNOWN
from tltimer.exchange.written import stretches_of
from tltimer.wording import formats
from tltimer.wording.sanitize import plain

OURS = {"mode": "X-TLTIMER-MODE", "person": "X-TLTIMER-PERSON", "kind": "X-TLTIMER-KIND", "note": "X-TLTIMER-NOTE"}
UNCONFIRMED = "X-TLTIMER-UNCONFIRMED"


def text_of(documents: Mapping[str, Iterable[Document]], rules: Rules, now: datetime) -> str:
    """Write the stretches up to now; they block no time of anybody who sees the calendar."""
    from icalendar import Calendar, Event

    calendar = Calendar()
    calendar.add("version", "2.0")
    calendar.add("prodid", "-//tltimer//export//EN")
    for stretch in stretches_of(documents, rules, now):
        switch = stretch.switch
        label = formats.mode_label(switch.mode, rules.modes.mode(switch.mode).label)
        event = Event()
        event.add("uid", f"{plain(switch.id)}@tltimer")
        event.add("dtstamp", stretch.start)
        event.add("dtstart", stretch.start)
        event.add("dtend", stretch.end)
        event.add("summary", plain(" – ".join(part for part in (label, switch.person, switch.note) if part)))
        event.add("transp", "TRANSPARENT")
        for field, name in OURS.items():
            told = getattr(switch, field)
            if told is not None:
                event.add(name, " ".join(told.splitlines()))  # one's own fields are written as they are
        if stretch.unconfirmed and switch.mode != UNKNOWN:
            event.add(UNCONFIRMED, "TRUE")
        calendar.add_component(event)
    text: str = calendar.to_ical().decode("utf-8", "replace")
    return text
