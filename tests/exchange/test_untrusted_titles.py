"""Names and notes as anybody may write them, in files for other programs."""

import pytest

from tests.drawing import BERLIN, at, rules
from tests.exchange.reading import NOW, log_in
from tests.titles import HOSTILE
from tltimer.exchange import ics_format
from tltimer.journal.schema import SWITCHES

HEAD = "BEGIN:VCALENDAR"


@pytest.mark.parametrize("words", HOSTILE.values(), ids=HOSTILE)
def test_a_calendar_has_one_event_for_an_entry_whatever_its_note_says(words: str):
    said = words.encode("utf-8", "replace").decode()
    documents = [
        {"id": "1", "at": "2026-11-16T08:00:00Z", "mode": "review", "person": said or None, "note": said or None},
        {"id": "2", "at": "2026-11-16T09:00:00Z", "mode": "off"},
    ]
    text = ics_format.text_of({SWITCHES: documents}, rules(), NOW)
    assert text.splitlines().count("BEGIN:VEVENT") == text.count(HEAD) == 1
    (entry,) = log_in("ics", text.encode(), BERLIN)
    assert entry[:3] == (at("9:00"), at("10:00"), "review")
    note = entry[3] or ""
    assert note.isprintable(), "a terminal obeys nothing of it"
    assert [sign for sign in note if not sign.isspace()] == [
        sign for sign in said if sign.isprintable() and not sign.isspace()
    ]
