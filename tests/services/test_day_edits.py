"""Corrections by hand, on a real journal: one step each, and nothing of anybody else's is overwritten."""

import tempfile
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import given, settings

from tests.domain.timeline.test_day_editing import edits
from tests.drawing import DAYS, MONDAY, RULES, RUNAWAY, at, span
from tltimer.clock import Clock
from tltimer.domain.timeline.day_editing import delete, merge, move_edge, paint, say, split
from tltimer.domain.timeline.day_pieces import DaySheet, rewriting_of, sheet_of
from tltimer.domain.timeline.switches import Switch
from tltimer.errors import Refused
from tltimer.journal.journal import Journal
from tltimer.paths import home_at
from tltimer.services.day_edits import DayEdits
from tltimer.services.tracker import Tracker
from tltimer.services.undo_redo import UndoRedo

EVENING = at("22:00")


class Scene:
    """A journal with its corrections, in the evening."""

    def __init__(self, folder: Path, now: datetime = EVENING) -> None:
        clock = Clock(now)
        self.now = now
        self.journal = Journal(home_at(str(folder)), clock, "here")
        self.tracker = Tracker(self.journal, clock, lambda: RULES, lambda: RULES.days)
        self.undo_redo = UndoRedo(self.journal, lambda: RULES)
        self.corrections = DayEdits(self.journal, clock)

    @property
    def switches(self) -> tuple[Switch, ...]:
        day = DAYS.span_of(MONDAY)
        return self.journal.switches(day.start, day.end)

    @property
    def sheet(self) -> DaySheet:
        return sheet_of(DAYS.span_of(MONDAY), self.switches, self.now, RUNAWAY)

    @property
    def entries(self) -> list[tuple[str, str]]:
        return [(f"{switch.at.astimezone(DAYS.zone):%H:%M}", switch.mode) for switch in self.switches]

    def write(self, *said: str) -> None:
        with self.journal.edit("a log") as edit:
            for text in said:
                wall, mode = text.split(" ")
                edit.add_switch(at(wall), mode)

    def correct(self, edit: Callable[[DaySheet], DaySheet], label: str = "x") -> None:
        before = self.sheet
        rewriting = rewriting_of(before, edit(before))
        assert rewriting is not None
        self.corrections.rewrite(rewriting, label)


@pytest.fixture
def scene(tmp_path: Path) -> Scene:
    made = Scene(tmp_path)
    made.write("09:00 coding", "10:00 meeting", "11:00 off")
    return made


def test_each_correction_is_one_step_that_goes_back_and_forth(scene: Scene) -> None:
    states = [scene.switches]
    for edit in (
        lambda sheet: move_edge(sheet, 2, at("10:15")),
        lambda sheet: paint(sheet, span("09:30", "09:45"), "review"),
        lambda sheet: split(sheet, 1, at("09:10")),
        lambda sheet: merge(sheet, 2, -1),
        lambda sheet: say(sheet, 1, note="what came of it"),
        lambda sheet: delete(sheet, 2),
    ):
        scene.correct(edit)
        states.append(scene.switches)
    for state in reversed(states[:-1]):
        assert scene.undo_redo.undo() == "x"
        assert scene.switches == state
    for state in states[1:]:
        assert scene.undo_redo.redo() == "x"
        assert scene.switches == state
    with pytest.raises(Refused, match="nothing to redo"):
        scene.undo_redo.redo()


def test_what_was_changed_elsewhere_meanwhile_is_not_overwritten(scene: Scene) -> None:
    before = scene.sheet
    moved = rewriting_of(before, move_edge(before, 2, at("10:15")))
    assert moved is not None
    scene.tracker.change(scene.switches[1].id, mode="review")
    with pytest.raises(Refused, match="elsewhere in the meantime"):
        scene.corrections.rewrite(moved, "x")
    assert scene.entries == [("09:00", "coding"), ("10:00", "review"), ("11:00", "off")]


def test_what_was_changed_elsewhere_in_the_day_does_not_hinder(scene: Scene) -> None:
    before = scene.sheet
    moved = rewriting_of(before, move_edge(before, 2, at("10:15")))
    assert moved is not None
    scene.tracker.paint(at("15:00"), at("16:00"), "review")
    scene.corrections.rewrite(moved, "x")
    assert scene.entries[:3] == [("09:00", "coding"), ("10:15", "meeting"), ("11:00", "off")]


def test_nothing_is_written_into_the_future(tmp_path: Path) -> None:
    scene = Scene(tmp_path, at("09:00"))
    ahead = sheet_of(DAYS.span_of(MONDAY), (), at("12:00"), RUNAWAY)
    painted = rewriting_of(ahead, paint(ahead, span("10:00", "11:00"), "coding"))
    assert painted is not None
    with pytest.raises(Refused, match="You can only correct the past"):
        scene.corrections.rewrite(painted, "x")


@settings(max_examples=40, deadline=None)
@given(edits())
def test_an_edit_taken_back_was_never_made(edit: tuple[DaySheet, DaySheet]) -> None:
    before, after = edit
    with tempfile.TemporaryDirectory() as folder:
        scene = Scene(Path(folder), at("32:00"))
        with scene.journal.edit(None) as staged:
            staged.take_in("switches", [switch.to_document() for switch in before.switches])
        was = scene.switches
        rewriting = rewriting_of(before, after)
        if rewriting is None:
            return
        scene.corrections.rewrite(rewriting, "x")
        made = sheet_of(before.span, scene.switches, before.until, RUNAWAY)
        assert [(p.start, p.end, p.switch.mode) for p in made.pieces] == [
            (p.start, p.end, p.switch.mode) for p in after.pieces if p.start < p.end
        ]
        scene.undo_redo.undo()
        assert scene.switches == was
