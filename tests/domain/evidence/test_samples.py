from datetime import timedelta

import pytest

from tests.drawing import at
from tltimer.domain.evidence.samples import (
    EvidenceSource,
    Sample,
    commit_samples,
    replaced,
    sample_document,
    sample_from,
    slot_of,
)

TEN = at("10:00")
ENTRY = {"at": "2026-11-16T09:00:00Z", "source": "window", "mode": "coding"}


@pytest.mark.parametrize(
    ("wall", "slot"), [("10:00", "10:00"), ("10:04:59", "10:00"), ("10:05", "10:05"), ("23:59", "23:55")]
)
def test_an_instant_lies_in_a_slot_of_five_minutes(wall: str, slot: str):
    assert slot_of(at(wall)) == at(slot)


def test_a_sample_is_read_and_written():
    sample = sample_from(ENTRY)
    assert sample == Sample(TEN, EvidenceSource.WINDOW, "coding")
    assert sample_document(sample) == ENTRY
    assert sample_from(ENTRY | {"at": "2026-11-16T10:03:20+01:00"}) == sample


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("at", None),
        ("at", "soon"),
        ("at", "2026-11-16T09:00:00"),
        ("at", 5),
        ("source", "camera"),
        ("source", None),
        ("mode", ""),
        ("mode", "off"),
        ("mode", "unknown"),
        ("mode", 3),
        ("mode", "x" * 81),
        ("mode", "a\nb"),
    ],
)
def test_the_field_that_is_wrong_is_named(field: str, value: object):
    with pytest.raises(ValueError, match=f"^{field}$"):
        sample_from(ENTRY | {field: value})


def test_importing_again_replaces_samples_of_the_source_in_the_slots_that_the_file_names():
    before = (Sample(TEN, EvidenceSource.WINDOW, "coding"), Sample(TEN, EvidenceSource.CALL, "meeting"))
    later = Sample(TEN + timedelta(minutes=5), EvidenceSource.WINDOW, "coding")
    new = [Sample(TEN, EvidenceSource.WINDOW, "planning"), Sample(TEN, EvidenceSource.WINDOW, "planning")]
    result = replaced((*before, later), new)
    assert result == (before[1], *new, later)
    assert replaced(result, new) == result


def test_a_commit_is_a_sample_of_coding_in_its_slot_and_in_the_one_before():
    assert commit_samples([at("10:07"), at("10:08")]) == (
        *[Sample(TEN, EvidenceSource.COMMIT, "coding")] * 2,
        *[Sample(at("10:05"), EvidenceSource.COMMIT, "coding")] * 2,
    )
