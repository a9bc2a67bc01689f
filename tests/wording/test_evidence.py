"""Disagreements between log and evidence in words."""

import pytest

from tests.drawing import RULES, at, span
from tltimer.domain.evidence.disagreements import Disagreement
from tltimer.domain.evidence.samples import EvidenceSource, Sample, slot_of
from tltimer.wording import evidence

PLANNED = Disagreement(span("15:55", "16:35"), "planning", "coding")
UNKNOWN = Disagreement(span("11:00", "11:30"), "unknown", "coding")
EMPTY = Disagreement(span("12:00", "12:30"), None, "meeting")


def seen(disagreement: Disagreement, *sources: EvidenceSource) -> list[Sample]:
    """Samples for a disagreement, one that speaks against it, and one of another time."""
    during, before = slot_of(disagreement.span.start), slot_of(at("08:00"))
    samples = [Sample(during, source, disagreement.evidence) for source in sources]
    return [
        *samples,
        Sample(during, EvidenceSource.CALL, "break"),
        Sample(before, EvidenceSource.WAKATIME, disagreement.evidence),
    ]


@pytest.mark.parametrize(
    ("disagreement", "words"),
    [
        (PLANNED, "Planning or Coding, 15:55–16:35?"),
        (UNKNOWN, "Coding, 11:00–11:30?"),
        (EMPTY, "Meeting, 12:00–12:30?"),
    ],
)
def test_the_question_names_both_modes_where_there_are_two(disagreement: Disagreement, words: str):
    assert evidence.disagreement_question(disagreement, RULES) == words


@pytest.mark.parametrize(
    ("disagreement", "sources", "words"),
    [
        (
            PLANNED,
            (EvidenceSource.WINDOW, EvidenceSource.COMMIT),
            "You tracked Planning, but you were using an editor or a terminal and you made commits.",
        ),
        (UNKNOWN, (EvidenceSource.ACTIVITYWATCH,), "This time is unknown, but ActivityWatch saw Coding."),
        (
            EMPTY,
            (EvidenceSource.CALL, EvidenceSource.WINDOW),
            "You tracked nothing, but your microphone or camera was in use and you were using a meeting app.",
        ),
        (PLANNED, (), "You tracked Planning, but tltimer noticed Coding."),
    ],
)
def test_the_reason_names_what_was_seen(disagreement: Disagreement, sources: tuple[EvidenceSource, ...], words: str):
    assert evidence.reason_words(disagreement, seen(disagreement, *sources), RULES) == words


@pytest.mark.parametrize(
    ("mode", "words"),
    [
        ("planning", "you were using mail, a document or a calendar"),
        ("review", "you were using a program that counts as Review"),
        ("gardening", "you were using a program that counts as gardening"),
    ],
)
def test_a_window_is_named_by_its_mode(mode: str, words: str):
    disagreement = Disagreement(span("09:00", "10:00"), "coding", mode)
    assert evidence.reasons(disagreement, seen(disagreement, EvidenceSource.WINDOW), RULES) == words


def test_wakatime_sees_code():
    assert evidence.reasons(PLANNED, seen(PLANNED, EvidenceSource.WAKATIME), RULES) == "WakaTime saw you coding"


def test_places_and_what_a_span_looks_like():
    assert evidence.places_words(1) == "Your log and what tltimer noticed differ in 1 place"
    assert evidence.places_words(3) == "Your log and what tltimer noticed differ in 3 places"
    assert evidence.looks_like_words(PLANNED, RULES) == "15:55–16:35 looks like Coding"


def test_a_switch_is_offered_while_it_happens():
    assert evidence.suggestion_words(PLANNED, RULES) == "Coding, from 15:55"
    assert evidence.suggestion_detail(PLANNED, RULES) == "noticed, from 15:55"
    assert evidence.noticed_notification(PLANNED, RULES) == ("Coding, from 15:55?", "You are tracking Planning.")
    assert evidence.noticed_notification(EMPTY, RULES) == ("Meeting, from 12:00?", "Nothing is being tracked.")


def test_an_application_is_asked_about_by_its_name_which_is_cut():
    assert evidence.app_question("code", "Coding") == (
        "Should code count differently?",
        "tltimer counts it as Coding. You can change this in Settings.",
    )
    assert len(evidence.app_question("x" * 500, "Coding")[0]) < 100


@pytest.mark.parametrize("source", EvidenceSource)
def test_each_source_says_what_it_reads_and_what_it_never_reads(source: EvidenceSource):
    name, reads, never = evidence.reads_and_never(source)
    assert name
    assert reads.startswith(("Reads ", "Checks "))
    assert never.startswith("Never ")
