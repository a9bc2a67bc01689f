"""``target`` and ``intention``."""

from datetime import date, timedelta

import pytest

from tests.cli.conftest import Shell


def choices(shell: Shell) -> list[tuple[str, float, float, str | None]]:
    return [
        (choice["from_week"], choice["low"], choice["high"], choice["until"])
        for choice in shell("target", "--json").json["choices"]
    ]


def test_a_choice_applies_from_this_week_on_its_first_two_days_and_then_from_the_next(shell: Shell) -> None:
    assert shell("target", "set", "20-35", "--json").json == {
        "schema": 1,
        "choice": {"from_week": "2026-W47", "low": 0.2, "high": 0.35, "because": None, "until": None},
    }
    shell.now = "2026-11-18T03:30:00Z"  # 4:30 in Berlin: Wednesday has begun
    assert "does not apply to this week" in shell.done("target", "set", "25-40")
    shell.now = "2026-11-18T02:30:00Z"
    shell.done("target", "set", "30-45")
    assert choices(shell) == [
        ("2026-W47", 0.2, 0.35, None),
        ("2026-W47", 0.3, 0.45, None),
        ("2026-W48", 0.25, 0.4, None),
    ]
    target = shell("target", "--json").json
    assert (target["week"], target["low"], target["high"], target["source"]) == ("2026-W47", 0.3, 0.45, "chosen")
    assert len(target["circumstances"]) == 9


def test_a_choice_has_a_reason_an_end_and_a_beginning(shell: Shell) -> None:
    words = ("--because", "onboarding, deadline", "--until", "2026-12-31", "--from", "2026-W50")
    said = shell.done("target", "set", "20-35", *words)
    assert "2026-W50 until 2026-12-31" in said
    assert "deadline, onboarding" in said
    (choice,) = shell("target", "--json").json["choices"]
    assert (choice["because"], choice["until"]) == ("onboarding, deadline", "2026-12-31")
    assert choice["decided_at"] == "2026-11-17T13:00:00Z"
    assert shell("target", "--json").json["source"] == "default"
    assert "onboarding, deadline · until 2026-12-31" in shell.done("target")
    assert "before it starts" in shell.refused("target", "set", "20-35", "--until", "friday", "--from", "2026-W50")


def test_a_target_is_kept_as_a_choice(shell: Shell) -> None:
    assert "tltimer target keep" in shell.done("target")
    assert shell("target", "keep", "--json").json["choice"]["high"] == 0.5
    assert shell("target", "--json").json["source"] == "chosen"
    shell.done("target", "set", "20-35", "--until", "friday")
    shell.done("target", "keep")
    assert choices(shell)[-1] == ("2026-W47", 0.2, 0.35, "2026-11-20")
    shell.now = "2026-11-24T09:00:00Z"
    assert shell("target", "--json").json["source"] == "default"
    shell.done("target", "keep")
    assert choices(shell)[-1] == ("2026-W48", 0.2, 0.35, None)


@pytest.mark.parametrize("target", ["35-20", "20", "20-101", "a-b", "20-30-40", "0.2-0.3"])
def test_anything_else_than_two_percentages_is_wrong_usage(shell: Shell, target: str) -> None:
    assert "is not a valid target" in shell.refused("target", "set", target, status=2)


def test_a_target_that_ended_is_asked_about_until_it_is_answered(shell: Shell) -> None:
    shell.done("switch", "coding", "--at", "09:00")
    shell.done("target", "set", "20-35", "--until", "friday")
    shell.now = "2026-11-23T09:00:00Z"
    assert shell("target", "--json").json["asked"] == "ended"
    assert "ended on 20 November. What applies now?" in shell.done("target")
    shell.done("intention", "listen to Bo")
    assert shell("target", "--json").json["asked"] is None
    shell.done("undo")
    shell.done("target", "keep")
    assert shell("target", "--json").json["asked"] is None


def test_a_drift_is_answered_by_a_choice_or_an_intention(shell: Shell) -> None:
    shell.now = "2026-10-19T06:00:00Z"
    shell.done("target", "set", "30-50")
    shell.now = "2026-11-17T13:00:00Z"
    for monday in ("2026-10-19", "2026-10-26", "2026-11-02", "2026-11-09"):
        for offset in range(5):
            day = date.fromisoformat(monday) + timedelta(days=offset)
            shell.done("set", "09:00-17:00", "review", "--day", str(day))
    drift = {"side": "below", "weeks": 4, "since": "2026-10-19", "answered": False}
    assert shell("week", "--json").json["drift"] == drift
    shell.done("intention", "give away the importer", "--week", "next")
    assert shell("week", "--json").json["drift"] == drift | {"answered": True}
    shell.done("undo")
    shell.done("intention", "give away the importer")
    assert shell("week", "--json").json["drift"] == drift | {"answered": True}
    assert shell("week", "last", "--json").json["drift"] == drift
    shell.done("undo")
    shell.done("target", "keep")
    assert shell("week", "--json").json["drift"] is None, "it looks back no further than the choice"


def test_an_intention_is_set_replaced_answered_and_undone(shell: Shell) -> None:
    assert shell("intention", "--json").json == {"schema": 1, "week": "2026-W47", "intention": None}
    assert "no intention for 2026-W47" in shell.refused("intention", "--done")
    assert "201 characters" in shell.refused("intention", "x" * 201)
    assert "use --done or --not-done without TEXT" in shell.refused("intention", "rest", "--done", status=2)
    shell.done("intention", "give", "the", "importer", "to", "Chi")
    assert "Replaces: give the importer to Chi" in shell.done("intention", "rest")
    shell.done("undo")
    answered = {"text": "give the importer to Chi", "done": True}
    assert shell("intention", "--done", "--json").json["intention"] == answered
    shell.done("intention", "--not-done")
    assert shell("intention", "--json").json["intention"]["done"] is False
    shell.done("undo")
    shell.done("undo")
    assert shell("intention", "--json").json["intention"]["done"] is None


def test_an_intention_belongs_to_its_week_and_says_when_it_was_set(shell: Shell) -> None:
    shell.done("intention", "listen to Bo", "--week", "next")
    shell.done("intention", "rest", "--week", "2026-W50")
    assert shell("intention", "--json").json["intention"] is None
    documents = shell("export", "json").json["intentions"]
    assert [(document["week"], document["text"], document["made_at"]) for document in documents] == [
        ("2026-W48", "listen to Bo", "2026-11-17T13:00:00Z"),
        ("2026-W50", "rest", "2026-11-17T13:00:00Z"),
    ]
    shell.now = "2026-11-24T08:00:00Z"
    assert "listen to Bo" in shell.done("intention")
    assert "This week: listen to Bo" in shell.done("target")


def test_on_its_last_working_day_an_intention_is_asked_about(shell: Shell) -> None:
    shell.done("switch", "coding", "--at", "09:00")
    shell.done("stop", "--at", "13:00")
    shell.done("intention", "rest")
    shell.now = "2026-11-20T12:00:00Z"
    assert shell("target", "--json").json["asked"] == "intention"
    assert "tltimer intention --done or tltimer intention --not-done" in shell.done("target")
    shell.done("intention", "--done")
    assert shell("target", "--json").json["asked"] == "first"
