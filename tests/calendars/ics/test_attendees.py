"""Attendees, in the notations of other programs."""

import pytest

from tltimer.calendars.ics.attendees import person


@pytest.mark.parametrize(
    "written",
    [
        "mailto:ana@corp.example",
        "MAILTO:Ana@Corp.example",
        'MAILTO:"Ana Ray" <ana@corp.example>',
        "Ana Ray <ana@corp.example>",
        "mailto:ana%40corp.example",
        "mailto:ana@corp.example?subject=Sync",
        "SMTP:ana@corp.example",
        "ana@corp.example",
    ],
)
def test_an_address_is_found_however_it_is_written(written):
    assert person(f"ATTENDEE;PARTSTAT=ACCEPTED:{written}")["address"] == "ana@corp.example"


@pytest.mark.parametrize(
    ("parameters", "answer"),
    [
        pytest.param("PARTSTAT=DECLINED", "DECLINED", id="iCalendar"),
        pytest.param("PARTSTAT=declined", "DECLINED", id="small letters"),
        pytest.param("STATUS=DECLINED", "DECLINED", id="vCalendar 1.0"),
        pytest.param("STATUS=CONFIRMED", "ACCEPTED", id="confirmed in vCalendar 1.0"),
        pytest.param("STATUS=NEEDS ACTION", "NEEDS-ACTION", id="not answered in vCalendar 1.0"),
        pytest.param("PARTSTAT=X-MAYBE", "NEEDS-ACTION", id="unknown"),
        pytest.param("ROLE=CHAIR", None, id="none"),
    ],
)
def test_an_answer_is_one_of_those_that_are_known(parameters, answer):
    assert person(f"ATTENDEE;{parameters}:mailto:ana@corp.example")["answer"] == answer
