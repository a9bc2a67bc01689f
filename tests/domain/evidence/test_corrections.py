"""For how long evidence corrected the log."""

from tests.drawing import span
from tltimer.domain.evidence.corrections import corrected_s, corrected_spans, correction_entry


def test_a_correction_is_read_as_it_was_written():
    morning, other = span("09:00", "09:40"), span("11:00", "11:10")
    entries = [correction_entry(other), correction_entry(morning)]
    assert corrected_spans(entries) == (morning, other)
    assert entries[0]["id"] == "noticed-2026-11-16T10:00:00Z"


def test_overlapping_corrections_count_once_and_only_within_the_span():
    entries = [correction_entry(span("09:00", "09:40")), correction_entry(span("09:30", "10:00"))]
    assert corrected_s(entries, span("08:00", "12:00")) == 3600
    assert corrected_s(entries, span("09:50", "12:00")) == 600
    assert corrected_s(entries, span("10:00", "12:00")) == 0


def test_other_answers_and_damaged_ones_are_passed_over():
    entries = [
        {"id": "evening-2026-11-16", "looked_at": "2026-11-16T17:00:00Z"},
        {"noticed_from": "soon", "noticed_to": "2026-11-16T17:00:00Z"},
        {"noticed_from": 3, "noticed_to": None},
        {"noticed_from": "2026-11-16T17:00:00Z", "noticed_to": "2026-11-16T16:00:00Z"},
    ]
    assert corrected_spans(entries) == ()
