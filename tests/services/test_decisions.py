"""The verbs for what was decided, on a real journal."""

from datetime import date
from pathlib import Path

import pytest

from tests.drawing import MODES, MONDAY, at
from tltimer.domain.balance.one_to_ones import said_from
from tltimer.domain.balance.people import People, Person, people_from
from tltimer.domain.balance.promises import promises_from
from tltimer.domain.balance.target import choices_from
from tltimer.domain.timeline.days import ONE_DAY, Week, week_of
from tltimer.domain.timeline.instants import format_instant
from tltimer.domain.timeline.modes_and_kinds import CountsAs, KindEffect, KindList, mode_list
from tltimer.errors import Refused
from tltimer.services.bootstrap import Program, open_program

ADDED = at("12:00")


@pytest.fixture
def scene(tmp_path: Path) -> Program:
    now = format_instant(ADDED)
    return open_program(str(tmp_path / "home"), None, {"TZ": "Europe/Berlin", "TLTIMER_NOW": now})


def test_days_off_are_added_and_removed_by_spans(scene: Program):
    scene.days_off.add(MONDAY, MONDAY + 4 * ONE_DAY)
    assert scene.days_off.remove(MONDAY + ONE_DAY, MONDAY + 2 * ONE_DAY, ()) == 2
    assert [entry["id"] for entry in scene.journal.entries("days_off")] == ["2026-11-16", "2026-11-19", "2026-11-20"]
    assert scene.days_off.remove(MONDAY + ONE_DAY, MONDAY + 2 * ONE_DAY, ()) == 0
    assert scene.undo_redo.undo() == "edit of your days off"
    assert len(scene.journal.entries("days_off")) == 5


def test_a_mode_is_added_and_changed(scene: Program):
    scene.modes.change_mode("hiring", label="Hiring", counts_as="leading")
    scene.modes.change_mode("hiring", meets=True)
    mode = mode_list(scene.journal.entries("modes")).mode("hiring")
    assert (mode.label, mode.counts_as, mode.meets) == ("Hiring", CountsAs.LEADING, True)


@pytest.mark.parametrize("key", ["off", "unknown", "", " "])
def test_reserved_and_empty_names_are_no_modes(scene: Program, key: str):
    with pytest.raises(Refused, match="cannot be the name of a mode"):
        scene.modes.change_mode(key, label="Mine")


def test_modes_are_put_in_order(scene: Program):
    keys = [mode.key for mode in MODES]
    scene.modes.order_modes([*reversed(keys)])
    assert [mode.key for mode in mode_list(scene.journal.entries("modes"))] == [*reversed(keys)]
    scene.modes.order_modes(["hiring", *keys], "hiring", label="Hiring")
    modes = mode_list(scene.journal.entries("modes"))
    assert next(iter(modes)).label == "Hiring"
    assert scene.undo_redo.undo() == "new mode: Hiring"
    assert scene.undo_redo.undo() == "new mode order"
    assert [mode.key for mode in mode_list(scene.journal.entries("modes"))] == keys


def test_what_is_added_and_what_is_changed_is_named_apart(scene: Program):
    scene.modes.change_mode("hiring")
    scene.modes.change_mode("hiring", label="Hiring")
    scene.modes.change_mode("coding", label="Code")
    scene.modes.change_kind("help", label="Help")
    scene.modes.change_kind("help", hidden=True)
    assert [scene.undo_redo.undo() for _step in range(5)] == [
        "edit of the kind of work 'help'",
        "new kind of work: Help",
        "edit of the mode 'coding'",
        "edit of the mode 'hiring'",
        "new mode: hiring",
    ]


def test_a_series_that_is_never_to_be_moved_and_again(scene: Program):
    scene.move_suggestions.stop("7@example.org", "Sync")
    assert [entry["never_move"] for entry in scene.journal.entries("answers")] == ["7@example.org"]
    scene.move_suggestions.resume("7@example.org", "Sync")
    assert scene.journal.entries("answers") == ()


def test_a_target_is_set_with_its_reason_and_can_be_undone(scene: Program):
    scene.target.choose(week_of(MONDAY), 0.2, 0.35, "onboarding", date(2026, 12, 31))
    (choice,) = choices_from(scene.journal.entries("choices"))
    assert (choice.from_week, choice.low, choice.high) == (Week(2026, 47), 0.2, 0.35)
    assert (choice.because, choice.until, choice.decided_at) == ("onboarding", date(2026, 12, 31), at("12:00"))
    assert scene.undo_redo.undo() == "target 20–35% from week 47"
    assert choices_from(scene.journal.entries("choices")) == ()


def people(scene: Program) -> People:
    return People(people_from(scene.journal.entries("people")))


def only(scene: Program) -> Person:
    (person,) = people(scene)
    return person


def test_somebody_is_added_and_added_once_by_two_devices(scene: Program):
    scene.people.add("Bo", ["bo@example.org"], 7)
    assert only(scene) == Person("person-bo", "Bo", 7, ("bo@example.org",), (), ADDED)
    scene.people.remove(only(scene))
    assert not people(scene)
    scene.people.add("Bo")
    assert only(scene) == Person("person-bo", "Bo", added_at=ADDED)


def test_somebody_renamed_keeps_the_former_name_and_frees_no_id(scene: Program):
    scene.people.add("Bo")
    scene.people.rename(only(scene), "Bodil")
    assert (
        people(scene).named("bo")
        == people(scene).named("bodil")
        == Person("person-bo", "Bodil", aliases=("Bo",), added_at=ADDED)
    )
    scene.people.rename(only(scene), "bo")
    assert only(scene) == Person("person-bo", "bo", aliases=("Bodil",), added_at=ADDED)
    scene.people.rename(only(scene), "Bodil")
    scene.people.add("Bo")
    assert len({person.id for person in people(scene)}) == 2


def test_two_entries_become_one_person(scene: Program):
    scene.people.add("Ana", ["ana@example.org"])
    scene.people.add("Ana Lima", ["ana@home.example"], 14)
    scene.people.merge(people(scene).named("ana"), people(scene).named("ana lima"))  # type: ignore[arg-type]
    result = only(scene)
    assert (result.name, result.aliases, result.every_days) == ("Ana", ("Ana Lima",), 14)
    assert people(scene).at("ANA@home.example") == people(scene).named("Ana Lima") == result
    assert scene.undo_redo.undo() == "Ana Lima merged into Ana"
    assert len(people(scene)) == 2


def test_somebody_who_is_gone_cannot_be_changed(scene: Program):
    with pytest.raises(Refused, match="Bo is no longer in your 1:1 list"):
        scene.people.change(Person("x", "Bo"), every_days=7)


def test_what_is_said_of_a_day_is_said_once(scene: Program):
    scene.people.add("Bo")
    scene.people.say_held(only(scene), MONDAY, held=True)
    scene.people.say_held(only(scene), MONDAY, held=False)
    (said,) = said_from(scene.journal.entries("answers"))
    assert (said.person, said.day, said.held) == ("Bo", MONDAY, False)
    assert scene.undo_redo.undo() == "1:1 with Bo skipped on 16 November"


def test_a_promise_is_made_kept_and_dropped(scene: Program):
    first = scene.promises.add("review the RFC", "Dana", MONDAY, 30)
    two = scene.promises.add("think about it")
    scene.promises.mark_done(first, "review the RFC")
    scene.promises.drop(two, "think about it", "no longer asked for")
    kept, dropped = promises_from(scene.journal.entries("promises"))
    assert (kept.text, kept.to, kept.due, kept.minutes, kept.done_at) == (
        "review the RFC",
        "Dana",
        MONDAY,
        30,
        at("12:00"),
    )
    assert (dropped.due, dropped.dropped_at, dropped.because) == (None, at("12:00"), "no longer asked for")
    scene.promises.mark_done(two, "think about it")
    assert promises_from(scene.journal.entries("promises"))[1].dropped_at is None


def test_a_kind_is_added_and_changed(scene: Program):
    scene.modes.change_kind("hiring", label="Hiring", side="leading", effect="multiplier")
    scene.modes.change_kind("feature", effect="neither", hidden=True)
    kinds = KindList(scene.journal.entries("kinds"))
    assert (kinds.kind("hiring").side, kinds.kind("hiring").effect) == (CountsAs.LEADING, KindEffect.MULTIPLIER)
    assert (kinds.kind("feature").effect, kinds.kind("feature").hidden) == (KindEffect.NEITHER, True)
