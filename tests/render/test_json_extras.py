"""JSON of targets and evidence."""

import json
from datetime import date

from tests.domain.evidence.test_disagreements import samples
from tests.drawing import MONDAY, RULES, span
from tests.wording.test_week import BELOW, CHOSEN, WEEK, week
from tltimer.domain.balance.intentions import Intention
from tltimer.domain.evidence.disagreements import Disagreement, DisagreementState
from tltimer.render.json_extras import evidence_json, target_report_json
from tltimer.reports.evidence import EvidenceReport
from tltimer.values import replace

LAUNCH = replace(CHOSEN, id="2", from_week=WEEK.plus(-1), because="the launch", until=date(2026, 12, 31))


def test_the_target_of_a_week_with_its_choices_and_its_question() -> None:
    report = replace(
        week(10, 30, drift=BELOW),
        answered=False,
        first_week=WEEK.plus(-3),
        choices=(CHOSEN, LAUNCH),
        intentions=(Intention("4", WEEK, "give away the importer", True),),
    )
    data = target_report_json(report, RULES)
    assert json.loads(json.dumps(data)) == data
    assert {name: data[name] for name in ("week", "verdict", "coding_share", "coding_share_range", "asked")} == {
        "week": "2026-W47",
        "verdict": "below",
        "coding_share": 0.25,
        "coding_share_range": [0.25, 0.25],
        "asked": "drift",
    }
    assert data["drift"] == {"side": "below", "weeks": 3, "since": "2026-11-02", "answered": False}
    assert data["choices"] == [
        {
            "id": "2",
            "from_week": "2026-W46",
            "low": 0.3,
            "high": 0.5,
            "because": "the launch",
            "until": "2026-12-31",
            "decided_at": "2026-11-16T08:00:00Z",
        },
        {
            "id": "1",
            "from_week": "2026-W47",
            "low": 0.3,
            "high": 0.5,
            "because": None,
            "until": None,
            "decided_at": "2026-11-16T08:00:00Z",
        },
    ]
    assert data["intentions"] == [{"id": "4", "week": "2026-W47", "text": "give away the importer", "done": True}]
    assert data["circumstances"][0] == {
        "name": "new to the team",
        "shift": 0.1,
        "reason": "writing code is the quickest way to learn the team's codebase",
    }


def test_of_a_week_without_anything_there_is_no_share_and_no_question() -> None:
    data = target_report_json(replace(week(chosen=False), choices=()), RULES)
    assert (data["coding_share"], data["coding_share_range"], data["asked"]) == (None, None, None)
    assert (data["drift"], data["choices"], data["intentions"]) == (None, [], [])


def test_the_evidence_of_a_day_with_its_disagreements() -> None:
    logged = Disagreement(span("10:05", "10:40"), "coding", "meeting")
    nothing = Disagreement(span("12:00", "12:30"), None, "review", DisagreementState.ACCEPTED)
    result = evidence_json(EvidenceReport(MONDAY, tuple(samples("C")), (logged, nothing)), RULES)
    assert result == {
        "schema": 1,
        "zone": "Europe/Berlin",
        "date": "2026-11-16",
        "samples": [{"at": "2026-11-16T08:00:00Z", "source": "window", "mode": "coding"}],
        "disagreements": [
            {
                "start": "2026-11-16T09:05:00Z",
                "end": "2026-11-16T09:40:00Z",
                "log": "coding",
                "evidence": "meeting",
                "state": "open",
            },
            {
                "start": "2026-11-16T11:00:00Z",
                "end": "2026-11-16T11:30:00Z",
                "log": None,
                "evidence": "review",
                "state": "accepted",
            },
        ],
    }
