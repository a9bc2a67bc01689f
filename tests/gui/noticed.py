"""Evidence for a house: samples by slot, kept as the app would."""

from collections.abc import Iterable
from datetime import timedelta

from tests.gui.homes import House, on
from tltimer.domain.evidence.samples import SLOT, EvidenceSource, Sample, slot_of
from tltimer.services.evidence import Evidence

Noticed = tuple[str, str, str]
"""From, to and mode."""


def evidence_of(
    house: House, spans: Iterable[Noticed] = (), source: EvidenceSource = EvidenceSource.WINDOW
) -> Evidence:
    """Turn evidence on, and let these spans of Monday be noticed."""
    evidence = house.program.evidence_from(house.reports)
    evidence.turn_on([source])
    samples = []
    for start, end, mode in spans:
        slot = slot_of(on(start) + SLOT - timedelta(seconds=1))
        while slot < on(end):
            samples.append(Sample(slot, source, mode))
            slot += SLOT
    evidence.note(samples)
    return evidence
