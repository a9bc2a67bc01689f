"""The verbs, on a real journal in a throw-away home and a clock that the tests turn on."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.drawing import MONDAY, at, done, drawn, rules, span
from tltimer.clock import Clock
from tltimer.domain.timeline.days import ONE_DAY
from tltimer.domain.timeline.entries import counting
from tltimer.domain.timeline.instants import format_instant
from tltimer.domain.timeline.spans import Span
from tltimer.domain.timeline.switches import Switch
from tltimer.errors import Refused
from tltimer.journal.journal import Journal
from tltimer.paths import home_at
from tltimer.reports.attendance import Booking
from tltimer.services.tracker import LogChange, Tracker
from tltimer.services.undo_redo import UndoRedo

MINUTE = timedelta(minutes=1)
HOUR = timedelta(hours=1)


class Scene:
    """A tracker, its journal, and a clock that goes where it is told."""

    def __init__(self, folder: Path, now: datetime, **changed) -> None:
        self._seconds = 0.0
        self._begin = now
        self.clock = Clock(now, 1.0, lambda: self._seconds)
        self.journal = Journal(home_at(str(folder)), self.clock, "here")
        self.tracker = Tracker(self.journal, self.clock, lambda: rules(**changed), lambda: rules(**changed).days)
        self.undo_redo = UndoRedo(self.journal, lambda: rules(**changed))

    def wait_until(self, now: datetime) -> None:
        self._seconds = (now - self._begin).total_seconds()

    def write(self, *said: str) -> "Scene":
        """Write switches such as ``09:00 coding``."""
        with self.journal.edit("a log") as edit:
            for text in said:
                wall, mode = text.split(" ", 1)
                edit.add_switch(at(wall), mode)
        return self

    @property
    def switches(self) -> tuple[Switch, ...]:
        return self.journal.switches(at("00:00", MONDAY - 7 * ONE_DAY), at("00:00", MONDAY + 7 * ONE_DAY))

    @property
    def drawn(self) -> list[tuple[str, str, str]]:
        """Return a drawing of the day at its end."""
        return drawn(done(self.switches, at("28:00")))


@pytest.fixture
def scene(tmp_path: Path) -> Scene:
    """A tracker at noon."""
    return Scene(tmp_path, at("12:00"))


def test_the_first_switch_begins_the_day(scene: Scene):
    change = scene.tracker.switch("coding", kind="spike", note="the importer")
    assert change.switch == scene.switches[0]
    (switch,) = scene.switches
    assert (switch.at, switch.mode, switch.kind, switch.note, switch.source) == (
        at("12:00"),
        "coding",
        "spike",
        "the importer",
        "user",
    )


def test_what_runs_already_is_not_written_again(scene: Scene):
    scene.tracker.switch("1:1", person="Ana")
    scene.wait_until(at("12:30"))
    change = scene.tracker.switch("1:1", person="Ana")
    assert change == LogChange(None, unchanged=scene.switches[0])
    assert len(scene.switches) == 1


@pytest.mark.parametrize("fields", [{"person": "Bo"}, {"kind": "spike"}, {"note": "late"}, {}])
def test_another_person_kind_or_note_is_another_entry(scene: Scene, fields: dict[str, str]):
    scene.tracker.switch("1:1", person="Ana")
    scene.wait_until(at("12:30"))
    assert scene.tracker.switch("1:1", **fields).switch is not None
    assert len(scene.switches) == 2


def test_the_same_mode_on_the_next_day_is_a_new_entry(scene: Scene):
    scene.tracker.switch("coding")
    scene.wait_until(at("28:00"))
    assert scene.tracker.switch("coding").switch is not None


def test_a_switch_in_the_second_of_another_takes_its_place(scene: Scene):
    scene.tracker.switch("coding")
    scene.tracker.switch("review")
    assert scene.drawn == [("12:00", "17:30", "r")]


def test_ago_withdraws_the_switch_of_this_very_second_too(scene: Scene):
    scene.write("09:00 coding")
    scene.tracker.switch("meeting")
    change = scene.tracker.switch("review", ago=timedelta(minutes=10))
    assert (change.withdrawn, [each.mode for each in scene.switches]) == (1, ["coding", "review"])


def test_a_switch_now_withdraws_the_own_ones_of_a_clock_that_was_set_back_in_one_step(scene: Scene):
    scene.write("09:00 coding")
    noon = scene.clock.now()
    with scene.journal.edit("import") as edit:
        edit.take_in(
            "switches",
            [
                {"id": "far", "at": format_instant(noon + timedelta(days=1, seconds=1)), "mode": "coding"},
                {"id": "near", "at": format_instant(noon + timedelta(days=1)), "mode": "coding"},
                {
                    "id": "other",
                    "at": format_instant(noon + MINUTE),
                    "mode": "coding",
                    "device": "other-aaaa",
                },
            ],
        )
    scene.tracker.switch("review", at=at("11:00"))
    assert scene.tracker.switch("review").ahead == 0
    assert {each.id for each in scene.switches} >= {"far", "near", "other"}
    change = scene.tracker.switch("meeting")
    assert change.ahead == 1
    assert {each.id for each in scene.switches} & {"far", "near", "other"} == {"far", "other"}
    scene.undo_redo.undo()
    assert {each.id for each in scene.switches} >= {"far", "near", "other"}


def test_at_inserts_and_touches_nothing_else(scene: Scene):
    scene.write("09:00 coding", "11:00 meeting")
    scene.tracker.switch("review", at=at("10:00"))
    scene.tracker.stop()
    assert scene.drawn == [("09:00", "10:00", "C"), ("10:00", "11:00", "R"), ("11:00", "12:00", "M")]


def test_at_with_what_ran_then_writes_nothing(scene: Scene):
    scene.write("09:00 coding", "11:00 meeting")
    assert scene.tracker.switch("coding", at=at("10:00")).switch is None
    assert len(scene.switches) == 2


def test_ago_withdraws_what_came_since(scene: Scene):
    scene.write("09:00 coding", "11:00 meeting", "11:30 review")
    change = scene.tracker.switch("planning", ago=90 * MINUTE)
    assert change.withdrawn == 2
    assert drawn(done(scene.switches, at("12:00"))) == [("09:00", "10:30", "C"), ("10:30", "12:00", "P")]


def test_ago_to_what_ran_then_only_withdraws(scene: Scene):
    scene.write("09:00 coding", "11:00 meeting", "11:30 review")
    change = scene.tracker.switch("coding", ago=90 * MINUTE)
    assert (change.switch, change.withdrawn) == (None, 2)
    assert drawn(done(scene.switches, at("12:00"))) == [("09:00", "12:00", "C")]


def test_a_switch_at_the_very_start_of_ago_stays_in_the_log_but_counts_no_more(scene: Scene):
    scene.write("09:00 coding", "11:00 meeting")
    change = scene.tracker.switch("review", ago=HOUR)
    assert change.withdrawn == 0
    assert drawn(done(scene.switches, at("12:00"))) == [("09:00", "11:00", "C"), ("11:00", "12:00", "R")]


def test_ago_of_nothing_is_now_and_a_switch_at_now_stays(scene: Scene):
    scene.write("09:00 coding", "12:00 meeting")
    change = scene.tracker.switch("review", ago=timedelta(0))
    assert change.withdrawn == 0
    assert drawn(done(scene.switches, at("12:15"))) == [("09:00", "12:00", "C"), ("12:00", "12:15", "R")]


def test_stopping_ends_what_runs(scene: Scene):
    scene.write("09:00 coding")
    assert scene.tracker.stop(ago=HOUR).switch is not None
    assert scene.drawn == [("09:00", "11:00", "C")]


def test_stopping_where_nothing_runs_writes_nothing(scene: Scene):
    assert scene.tracker.stop().switch is None
    scene.write("09:00 coding", "10:00 off")
    assert scene.tracker.stop().switch is None
    assert scene.tracker.stop(at=at("10:30")).switch is None
    assert len(scene.switches) == 2


def test_stopping_before_what_began_since_withdraws_it(scene: Scene):
    scene.write("09:00 coding", "10:00 off", "11:00 meeting")
    change = scene.tracker.stop(ago=90 * MINUTE)
    assert (change.switch, change.withdrawn) == (None, 1)
    assert scene.drawn == [("09:00", "10:00", "C")]


def test_the_future_is_refused_and_nothing_is_changed(scene: Scene):
    scene.write("09:00 coding")
    before = scene.switches
    with pytest.raises(Refused, match=r"12:01 is in the future; it is now 12:00\. Choose an earlier time\."):
        scene.tracker.switch("review", at=at("12:01"))
    with pytest.raises(Refused, match="future"):
        scene.tracker.switch("review", ago=-MINUTE)
    with pytest.raises(Refused, match="future"):
        scene.tracker.stop(at=at("12:01"))
    with pytest.raises(Refused, match="future"):
        scene.tracker.paint(at("11:00"), at("12:01"), "review")
    with pytest.raises(Refused, match="future"):
        scene.tracker.change(before[0].id, at=at("12:01"))
    assert scene.switches == before


def test_the_present_second_is_not_the_future(scene: Scene):
    assert scene.tracker.switch("coding", at=at("12:00")).switch is not None


def test_back_goes_to_the_mode_before_with_its_person(scene: Scene):
    scene.write("09:00 coding")
    scene.tracker.switch("1:1", person="Ana", at=at("10:00"))
    scene.tracker.switch("review", at=at("11:00"))
    change = scene.tracker.back()
    assert change.switch is not None
    assert (change.switch.mode, change.switch.person) == ("1:1", "Ana")
    scene.wait_until(at("12:30"))
    again = scene.tracker.back()
    assert again.switch is not None
    assert again.switch.mode == "review"


def test_back_after_the_day_has_ended_goes_to_what_ran_last(scene: Scene):
    scene.write("09:00 coding", "11:00 review")
    scene.wait_until(at("33:00"))
    change = scene.tracker.back()
    assert change.switch is not None
    assert change.switch.mode == "review"


def test_there_is_no_back_in_an_empty_log(scene: Scene):
    with pytest.raises(Refused, match="There is no previous mode in the last 14 days"):
        scene.tracker.back()
    scene.write("09:00 coding")
    with pytest.raises(Refused, match="There is no previous mode in the last 14 days"):
        scene.tracker.back()


def test_painting_leaves_what_lies_outside(scene: Scene):
    scene.write("09:00 coding", "11:00 meeting", "11:30 off")
    scene.tracker.paint(at("09:30"), at("10:30"), "review")
    assert scene.drawn == [
        ("09:00", "09:30", "C"),
        ("09:30", "10:30", "R"),
        ("10:30", "11:00", "C"),
        ("11:00", "11:30", "M"),
    ]


def test_painting_takes_out_what_lies_inside_and_what_ran_at_its_end_runs_on(scene: Scene):
    scene.write("09:00 coding", "10:00 meeting", "10:15 planning", "11:30 off")
    change = scene.tracker.paint(at("09:30"), at("11:00"), "review", person="Ana")
    assert change.withdrawn == 2
    assert scene.drawn == [("09:00", "09:30", "C"), ("09:30", "11:00", "R"), ("11:00", "11:30", "P")]


def test_what_runs_on_keeps_all_that_was_said_of_it(scene: Scene):
    scene.tracker.switch("1:1", at=at("09:00"), person="Ana", kind="pairing", note="her plan", source="calendar")
    scene.tracker.change(scene.switches[0].id, confirmed=True)
    scene.tracker.paint(at("10:00"), at("11:00"), "break")
    first, _break, last = scene.switches
    assert last == Switch(last.id, at("11:00"), "1:1", "Ana", "pairing", "her plan", "calendar", True)
    assert (first.person, first.confirmed) == ("Ana", True)


def test_meetings_are_booked_as_one_step(scene: Scene):
    scene.write("09:00 coding", "11:30 off")
    before = scene.switches
    withdrawn = scene.tracker.book(
        (
            Booking((span("09:30", "10:00"), span("10:15", "10:30")), "meeting", None),
            Booking((span("11:15", "11:45"),), "1:1", "Ana"),
        )
    )
    assert scene.drawn == [
        ("09:00", "09:30", "C"),
        ("09:30", "10:00", "M"),
        ("10:00", "10:15", "C"),
        ("10:15", "10:30", "M"),
        ("10:30", "11:15", "C"),
        ("11:15", "11:45", "O"),
    ]
    assert withdrawn == 1
    assert [switch.person for switch in scene.switches if switch.mode == "1:1"] == ["Ana"]
    assert scene.undo_redo.undo() == "2 meetings"
    assert scene.switches == before


def test_of_meetings_that_cannot_all_be_booked_none_is(scene: Scene):
    scene.write("09:00 coding")
    before = scene.switches
    with pytest.raises(Refused, match="future"):
        scene.tracker.book(
            (
                Booking((span("09:30", "10:00"),), "meeting", None),
                Booking((span("11:30", "12:30"),), "meeting", None),
            )
        )
    assert scene.switches == before
    assert scene.tracker.book(()) == 0


def test_painting_up_to_a_switch_lets_it_stand(scene: Scene):
    scene.write("09:00 coding", "11:00 meeting", "11:30 off")
    scene.tracker.paint(at("10:00"), at("11:00"), "review")
    assert scene.drawn == [("09:00", "10:00", "C"), ("10:00", "11:00", "R"), ("11:00", "11:30", "M")]


def test_painting_over_a_gap_fills_it_and_no_more(scene: Scene):
    scene.write("09:00 coding", "10:00 off", "11:00 meeting", "11:30 off")
    scene.tracker.paint(at("10:00"), at("11:00"), "break")
    assert scene.drawn == [("09:00", "10:00", "C"), ("10:00", "11:00", "B"), ("11:00", "11:30", "M")]


def test_painting_before_the_first_switch_ends_where_it_was_told_to(scene: Scene):
    scene.write("11:00 meeting", "11:30 off")
    scene.tracker.paint(at("09:00"), at("10:00"), "coding")
    assert scene.drawn == [("09:00", "10:00", "C"), ("11:00", "11:30", "M")]


def test_painting_over_off_makes_a_gap(scene: Scene):
    scene.write("09:00 coding", "11:00 off")
    scene.tracker.paint(at("09:30"), at("10:00"), "off")
    assert scene.drawn == [("09:00", "09:30", "C"), ("10:00", "11:00", "C")]


def test_painting_up_to_now_lets_what_runs_run_on(scene: Scene):
    scene.write("09:00 coding")
    scene.tracker.paint(at("10:00"), at("12:00"), "review")
    assert drawn(done(scene.switches, at("12:30"))) == [
        ("09:00", "10:00", "C"),
        ("10:00", "12:00", "R"),
        ("12:00", "12:30", "C"),
    ]


def test_painting_to_the_end_of_the_day_needs_no_end(scene: Scene):
    scene.wait_until(at("40:00"))
    scene.tracker.paint(at("27:00"), at("28:00"), "coding")
    assert len(scene.switches) == 1
    assert scene.drawn == [("03:00", "04:00", "C")]


def test_a_span_that_was_painted_is_confirmed_however_long_it_is(scene: Scene):
    scene.wait_until(at("20:00"))
    scene.tracker.paint(at("06:00"), at("11:00"), "coding")
    assert scene.switches[0].confirmed
    scene.tracker.paint(at("12:00"), at("17:00:01"), "coding")
    assert drawn(done(scene.switches))[-1] == ("12:00", "17:00", "C")
    scene.tracker.paint(at("06:00"), at("18:00"), "unknown")
    assert drawn(done(scene.switches)) == [("06:00", "18:00", "?")]


@pytest.mark.parametrize(
    ("start", "end"), [("10:00", "10:00"), ("10:00", "09:00"), ("03:00", "05:00"), ("03:59:59", "04:00:01")]
)
def test_a_span_lies_within_one_day(scene: Scene, start: str, end: str):
    with pytest.raises(Refused, match="within one day"):
        scene.tracker.paint(at(start), at(end), "review")
    assert scene.switches == ()


def test_a_switch_is_changed_in_what_is_said_and_in_nothing_else(scene: Scene):
    scene.tracker.switch("1:1", person="Ana", note="her plan")
    (switch,) = scene.switches
    changed = scene.tracker.change(switch.id, at=at("11:00"), mode="meeting", note="", kind="pairing", confirmed=True)
    assert changed == Switch(switch.id, at("11:00"), "meeting", "Ana", "pairing", None, "user", True)
    assert scene.switches == (changed,)


def test_a_change_of_nothing_changes_nothing(scene: Scene):
    scene.tracker.switch("coding")
    (switch,) = scene.switches
    assert scene.tracker.change(switch.id) == switch
    assert scene.undo_redo.undo() == "Coding at 12:00"


def test_a_switch_moves_by_seven_days_at_most(scene: Scene):
    scene.tracker.switch("coding")
    (switch,) = scene.switches
    with pytest.raises(Refused, match="cannot be moved that far"):
        scene.tracker.change(switch.id, at=at("11:59", MONDAY - 7 * ONE_DAY))
    assert scene.tracker.change(switch.id, at=at("12:00", MONDAY - 7 * ONE_DAY)).id == switch.id


def test_a_switch_that_is_removed_lets_what_ran_before_run_on(scene: Scene):
    scene.write("09:00 coding", "10:00 meeting", "11:00 off")
    removed = scene.tracker.remove(scene.switches[1].id)
    assert removed.mode == "meeting"
    assert scene.drawn == [("09:00", "11:00", "C")]


@pytest.mark.parametrize("verb", ["change", "remove"])
def test_an_id_that_nobody_knows_is_refused(scene: Scene, verb: str):
    with pytest.raises(Refused, match="'nonsense' is not the id of a switch"):
        getattr(scene.tracker, verb)("nonsense")


def test_each_verb_is_one_step_to_undo_and_has_a_name(scene: Scene):
    scene.write("09:00 coding", "11:00 meeting", "11:30 review")
    before = scene.switches
    steps = [
        (lambda: scene.tracker.switch("planning", ago=90 * MINUTE), "Planning at 10:30"),
        (lambda: scene.tracker.stop(ago=90 * MINUTE), "Stop at 10:30"),
        (lambda: scene.tracker.paint(at("09:30"), at("11:45"), "break"), "Break 09:30–11:45"),
        (lambda: scene.tracker.change(before[0].id, mode="review"), "edit of Coding at 09:00"),
        (lambda: scene.tracker.remove(before[0].id), "removal of Coding at 09:00"),
    ]
    for change, label in steps:
        change()
        assert scene.switches != before
        assert scene.undo_redo.undo_label() == label
        assert scene.undo_redo.undo() == label
        assert scene.switches == before


def test_notes_to_days(scene: Scene):
    scene.tracker.note("Chi takes over the importer", MONDAY)
    (entry,) = scene.journal.entries("notes")
    assert (entry["day"], entry["text"]) == ("2026-11-16", "Chi takes over the importer")
    assert scene.undo_redo.undo() == "note for 16 November"
    assert scene.journal.entries("notes") == ()


def test_a_day_that_was_looked_back_at_is_remembered(scene: Scene):
    scene.tracker.leave_empty(MONDAY, Span(at("10:00"), at("10:30")))
    scene.tracker.leave_empty(MONDAY, Span(at("10:30"), at("10:45")))
    assert scene.undo_redo.undo() == "Untracked time 10:30–10:45"
    scene.tracker.look_back_done(MONDAY)
    (entry,) = scene.journal.entries("answers")
    assert entry["id"] == "evening-2026-11-16"
    assert entry["looked_at"] == "2026-11-16T11:00:00Z"
    assert entry["nothing"] == [["2026-11-16T09:00:00Z", "2026-11-16T09:30:00Z"]]


SWITCH = {"id": "1", "at": "2026-11-16T09:00:00Z", "mode": "coding"}


def test_documents_from_elsewhere_are_taken_in_once(scene: Scene):
    documents = {"switches": [SWITCH], "notes": [{"id": "n", "day": "2026-11-16", "text": "x"}]}
    assert scene.tracker.take_in(documents, "an import") == {"switches": 1, "notes": 1}
    assert scene.tracker.take_in(documents, "an import") == {"switches": 0, "notes": 0}
    assert [switch.id for switch in scene.switches] == ["1"]
    assert scene.undo_redo.undo() == "an import"
    assert scene.switches == ()


def test_a_trial_tells_what_would_change_and_changes_nothing(scene: Scene):
    assert scene.tracker.take_in({"switches": [SWITCH]}, "an import", dry_run=True) == {"switches": 1}
    assert scene.switches == ()


def test_a_document_that_is_none_takes_the_others_with_it(scene: Scene):
    with pytest.raises(Refused):
        scene.tracker.take_in({"switches": [SWITCH, {"id": "2"}]}, "an import")
    assert scene.switches == ()


# Laws: any sequence of verbs against an array of the day's minutes.

START = at("04:00")
LENGTH = 24 * 60
Colour = tuple[str, str | None] | None

modes = st.sampled_from(["coding", "meeting", "review", "unknown"])
people = st.sampled_from([None, None, "Ana"])
minutes = st.integers(0, 400)
verbs = st.one_of(
    st.tuples(st.just("switch"), modes, people, st.just(0), st.just(0)),
    st.tuples(st.just("ago"), modes, people, minutes, st.just(0)),
    st.tuples(st.just("stop"), st.just("off"), st.none(), minutes, st.just(0)),
    st.tuples(st.just("at"), modes, people, minutes, st.just(0)),
    st.tuples(st.just("paint"), st.one_of(modes, st.just("off")), people, minutes, st.integers(1, 200)),
)
stories = st.lists(st.tuples(st.integers(0, 120), verbs), max_size=8)


@contextmanager
def another_scene() -> Iterator[Scene]:
    with tempfile.TemporaryDirectory() as folder:
        yield Scene(Path(folder), START)


def colours(scene: Scene) -> list[Colour]:
    """Return the mode of each minute of the day once it is over, however long it ran."""
    colours: list[Colour] = [None] * LENGTH
    for switch in counting(scene.switches):
        first = (switch.at - START) // MINUTE
        colour = None if switch.mode == "off" else (switch.mode, switch.person)
        colours[first:] = [colour] * (LENGTH - first)
    return colours


def act(scene: Scene, now: int, verb: str, mode: str, person: str | None, back: int, length: int) -> list[Colour]:
    """Do a verb, and give the colours that the contract promises."""
    before = colours(scene)
    since = max(now - back, 0)
    start = START + since * MINUTE
    colour = None if mode == "off" else (mode, person)
    expected = [*before]
    if verb == "switch":
        expected[now:] = [colour] * (LENGTH - now)
        scene.tracker.switch(mode, person=person)
    elif verb == "ago":
        expected[since:] = [colour] * (LENGTH - since)
        scene.tracker.switch(mode, person=person, ago=(now - since) * MINUTE)
    elif verb == "stop":
        expected[since:] = [None] * (LENGTH - since)
        scene.tracker.stop(ago=(now - since) * MINUTE)
    elif verb == "at":
        following = [(switch.at - START) // MINUTE for switch in scene.switches if switch.at > start]
        end = min(following, default=LENGTH)
        expected[since:end] = [colour] * (end - since)
        scene.tracker.switch(mode, person=person, at=start)
    else:
        end = min(since + length, now)
        if end > since:
            expected[since:end] = [colour] * (end - since)
            scene.tracker.paint(start, START + end * MINUTE, mode, person=person)
    return expected


@settings(max_examples=40)
@given(stories)
def test_verbs_colour_the_day_as_the_contract_says_and_undo_takes_them_back_one_by_one(story):
    with another_scene() as scene:
        now, steps = 0, []
        for wait, (verb, mode, person, back, length) in story:
            now = min(now + wait, LENGTH - 1)
            scene.wait_until(START + now * MINUTE)
            before, documents = colours(scene), scene.switches
            expected = act(scene, now, verb, mode, person, back, length)
            assert colours(scene) == expected
            if scene.switches != documents:
                steps.append((before, documents))
        for before, documents in reversed(steps):
            scene.undo_redo.undo()
            assert colours(scene) == before
            assert scene.switches == documents
        with pytest.raises(Refused, match="nothing to undo"):
            scene.undo_redo.undo()


def test_time_that_is_filled_up_to_its_plausible_end_does_not_run_on(scene: Scene):
    """A timer forgotten at nine ends with the working hours; the answer leaves no unknown time behind it."""
    scene.write("09:00 coding")
    scene.wait_until(at("32:00"))
    scene.tracker.fill(at("09:00"), at("17:30"), "review")
    assert scene.drawn == [("09:00", "17:30", "R")]
    scene.undo_redo.undo()
    assert scene.drawn == [("09:00", "17:30", "c")]


def test_time_that_is_filled_within_what_ran_lets_it_run_on(scene: Scene):
    scene.write("09:00 coding", "11:00 off")
    scene.wait_until(at("20:00"))
    scene.tracker.fill(at("09:30"), at("10:00"), "review")
    scene.tracker.fill(at("11:00"), at("11:30"), "planning")
    assert scene.drawn == [
        ("09:00", "09:30", "C"),
        ("09:30", "10:00", "R"),
        ("10:00", "11:00", "C"),
        ("11:00", "11:30", "P"),
    ]
