"""The evidence of a day as text, and what its answers say."""

from tests.domain.evidence.test_disagreements import samples
from tests.drawing import MONDAY, RULES, span
from tltimer.domain.evidence.disagreements import Disagreement, DisagreementState, LoggedDay
from tltimer.render.terminal.evidence import evidence_text
from tltimer.render.terminal.style import Style
from tltimer.reports.evidence import EvidenceReport, evidence_report
from tltimer.wording.evidence import answered_words

OPEN = Disagreement(span("10:05", "10:40"), "coding", "meeting")
NOTHING = Disagreement(span("12:00", "12:30"), None, "review", DisagreementState.ACCEPTED)
KEPT = Disagreement(span("13:00", "13:30"), "unknown", "gardening", DisagreementState.REJECTED)


def test_open_and_answered_disagreements_are_listed():
    report = EvidenceReport(MONDAY, tuple(samples("CCM")), (OPEN, NOTHING, KEPT))
    assert report.open == (OPEN,)
    assert evidence_text(report, RULES, Style()).splitlines() == [
        "On Monday, 16 November, your log and what tltimer noticed differ in 1 place",
        "  10:05–10:40: logged Coding, noticed Meeting",
        "  12:00–12:30: logged nothing, noticed Review · accepted",
        "  13:00–13:30: logged Unknown, noticed gardening · kept as logged",
        "Noticed: Coding 0:10 · Meeting 0:05",
        "To correct your log: tltimer evidence accept DAY HH:MM. "
        "To keep it as it is: tltimer evidence reject DAY HH:MM",
    ]


def test_a_day_that_agrees_and_one_without_evidence():
    mixed = EvidenceReport(MONDAY, tuple(samples("C") + samples("M")), ())
    assert evidence_text(mixed, RULES, Style()).splitlines() == [
        "There are no open disagreements on Monday, 16 November",
        "Noticed: no clear evidence",
    ]
    assert evidence_text(EvidenceReport(MONDAY, (), ()), RULES, Style()) == (
        "tltimer noticed nothing on Monday, 16 November."
    )


def test_an_answer_says_what_it_did():
    assert answered_words(OPEN, True, RULES) == "10:05–10:40 is now Meeting."
    assert answered_words(OPEN, False, RULES) == "10:05–10:40 stays as logged: Coding."


def test_an_answer_is_listed_unless_the_same_time_disagrees_again():
    logged = LoggedDay(RULES.days.span_of(MONDAY), (), (), (), RULES.hours.window(MONDAY))
    accepted = Disagreement(span("09:00", "09:15"), None, "coding", DisagreementState.ACCEPTED)
    again = evidence_report(MONDAY, logged, samples("CCC"), [accepted, KEPT], RULES.modes)
    assert [disagreement.state for disagreement in again.disagreements] == ["open", "rejected"]
    rejected = Disagreement(span("09:00", "09:15"), None, "coding", DisagreementState.REJECTED)
    kept = evidence_report(MONDAY, logged, samples("CCC"), [rejected], RULES.modes)
    assert kept.disagreements == (rejected,)


def test_slots_of_one_clear_mode_that_follow_each_other_are_one_span():
    mixed = samples("CC.CMM") + samples("....M")
    report = EvidenceReport(MONDAY, tuple(mixed), ())
    assert report.noticed == (
        (span("09:00", "09:10"), "coding"),
        (span("09:15", "09:20"), "coding"),
        (span("09:20", "09:30"), "meeting"),
    )
    unclear = EvidenceReport(MONDAY, tuple(samples("C") + samples("M")), ())
    assert unclear.noticed == ()
