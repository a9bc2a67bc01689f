"""Evidence of windows and calls: a mode a minute, and never a name."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.gui.homes import House, on
from tltimer.domain.evidence.corrections import corrected_s
from tltimer.domain.evidence.samples import EvidenceSource, Sample
from tltimer.domain.timeline.spans import Span
from tltimer.reports.attendance import SwitchOffer
from tltimer.reports.quick_switch import Reason, answer
from tltimer.services.evidence import Evidence
from tltimer.services.evidence_watch import EvidenceWatch
from tltimer.services.quick_switch import QuickSwitch

NINE = on("9:00")


class Window:
    name = "a window"

    def __init__(self) -> None:
        self.shown: str | None = None
        self.closed = 0

    def app(self) -> str | None:
        return self.shown

    def close(self) -> None:
        self.closed += 1


class Device:
    name = "a device"

    def __init__(self) -> None:
        self.used = False
        self.closed = 0

    def in_use(self) -> bool:
        return self.used

    def close(self) -> None:
        self.closed += 1


class Watched:
    def __init__(self, folder: Path) -> None:
        self.house = House(folder)
        self.evidence: Evidence = self.house.program.evidence
        self.window, self.microphone, self.camera = Window(), Device(), Device()
        self.watch = EvidenceWatch(self.evidence, self.house.clock, {}, self._window, self._calls)

    def _window(self, _environ: Mapping[str, str]) -> tuple[Window, tuple[str, ...]]:
        return self.window, ()

    def _calls(self, _environ: Mapping[str, str]) -> tuple[tuple[Device, ...], tuple[str, ...]]:
        return (self.microphone, self.camera), ()

    def turn_on(self, *sources: EvidenceSource) -> None:
        self.evidence.turn_on(sources)
        self.watch.follow()

    def kept(self) -> list[tuple[EvidenceSource, str]]:
        report = self.evidence.day(self.house.reports.today())
        return [(sample.source, sample.mode) for sample in report.samples]


@pytest.fixture
def watched(tmp_path: Path) -> Watched:
    return Watched(tmp_path)


def test_the_window_in_front_is_kept_as_its_mode_while_somebody_is_there(watched: Watched) -> None:
    watched.turn_on(EvidenceSource.WINDOW)
    watched.window.shown = "Code"
    assert watched.watch.look(is_here=True) == (Sample(NINE, EvidenceSource.WINDOW, "coding"),)
    assert watched.watch.look(is_here=False) == ()
    watched.window.shown = "a program nobody knows"
    assert watched.watch.look(is_here=True) == ()
    watched.window.shown = None
    assert watched.watch.look(is_here=True) == ()
    watched.house.turn_to("9:01")
    assert watched.kept() == [(EvidenceSource.WINDOW, "coding")]
    assert all(b"Code" not in file.read_bytes() for file in watched.house.home.data.rglob("*") if file.is_file())


def test_a_call_is_kept_also_where_nobody_types(watched: Watched) -> None:
    watched.turn_on(EvidenceSource.CALL)
    assert watched.watch.look(is_here=True) == ()
    watched.camera.used = True
    assert watched.watch.look(is_here=False) == (Sample(NINE, EvidenceSource.CALL, "meeting"),)


def test_a_source_that_is_off_is_not_asked(watched: Watched) -> None:
    watched.window.shown, watched.microphone.used = "code", True
    watched.watch.follow()
    assert watched.watch.look(is_here=True) == ()
    watched.turn_on(EvidenceSource.WINDOW, EvidenceSource.CALL)
    assert len(watched.watch.look(is_here=True)) == 2
    watched.evidence.turn_off()
    watched.watch.follow()
    assert watched.watch.look(is_here=True) == ()
    assert (watched.window.closed, watched.microphone.closed, watched.camera.closed) == (1, 1, 1)


def test_the_application_behind_a_span_is_remembered_for_a_day_until_it_is_forgotten(watched: Watched) -> None:
    watched.turn_on(EvidenceSource.WINDOW)
    span = Span(NINE, on("10:00"))
    for clock, app in (("9:00", "code"), ("9:01", "xterm"), ("9:02", "xterm"), ("9:03", "thunderbird")):
        watched.house.turn_to(clock)
        watched.window.shown = app
        watched.watch.look(is_here=True)
    assert watched.watch.app_in(span, "coding") == "xterm"
    assert watched.watch.app_in(span, "meeting") is None
    assert watched.watch.app_in(Span(on("11:00"), on("12:00")), "coding") is None
    watched.house.turn_to("9:30", days=1)
    watched.watch.look(is_here=True)
    assert watched.watch.app_in(span, "coding") is None
    watched.watch.close()
    assert watched.watch.app_in(Span(NINE, on("23:00")), "planning") is None


def test_rules_of_the_user_count_from_the_next_look_on(watched: Watched) -> None:
    watched.turn_on(EvidenceSource.WINDOW)
    watched.window.shown = "Firefox"
    assert watched.watch.look(is_here=True) == ()
    watched.evidence.say_app("Firefox", "review")
    watched.watch.follow()
    assert [suggestion.mode for suggestion in watched.watch.look(is_here=True)] == ["review"]
    watched.evidence.say_app("firefox", "planning")
    watched.evidence.say_app("code", "")
    assert watched.evidence.rules()["firefox"] == "planning"
    assert watched.evidence.rules()["code"] == ""
    watched.evidence.forget_app("Code")
    assert watched.evidence.rules()["code"] == "coding"


def test_a_rule_that_names_no_mode_stands_for_none(watched: Watched) -> None:
    watched.turn_on(EvidenceSource.WINDOW)
    watched.evidence.say_app("code", "codign")
    watched.watch.follow()
    watched.window.shown = "code"
    assert watched.watch.look(is_here=True) == ()


def test_the_quick_switcher_records_that_evidence_corrected_the_log(watched: Watched) -> None:
    house = watched.house
    house.do("9:00 planning").turn_to("9:40")
    offer = SwitchOffer("coding", None, None, on("9:20"), None)
    switcher = QuickSwitch(house.reports, house.tracker, lambda: offer)
    suggested = next(
        suggestion for suggestion in answer("", switcher.situation()).suggestions if suggestion.reason is Reason.NOTICED
    )
    switcher.switch(suggested)
    assert house.log() == [("09:00", "planning"), ("09:20", "coding")]
    assert corrected_s(house.journal.entries("answers"), Span(NINE, on("10:00"))) == 20 * 60
    house.undo_redo.undo()
    assert corrected_s(house.journal.entries("answers"), Span(NINE, on("10:00"))) == 0
