"""The section of what tltimer notices: switches, programs, and forgetting."""

import pytest

from tests.gui.homes import House
from tests.gui.noticed import evidence_of
from tests.gui.settings.test_pages import press
from tests.gui.settings.test_window import scene
from tltimer.domain.evidence.samples import EvidenceSource
from tltimer.gui.controllers.settings import SettingsController
from tltimer.gui.settings.evidence_section import EvidenceSection
from tltimer.gui.widgets.choice_button import ChoiceButton

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

__all__ = ["scene"]


@pytest.fixture
def section(scene: SettingsController) -> EvidenceSection:
    scene.show("evidence")
    section = scene.window.section("evidence")
    assert isinstance(section, EvidenceSection)
    return section


def test_every_source_is_off_and_says_beside_its_switch_what_it_reads(section: EvidenceSection, house: House) -> None:
    assert not any(row.tick.isChecked() for row in section.sources.values())
    for row in section.sources.values():
        assert row.tick.accessibleDescription().startswith(("Reads ", "Checks "))
        assert "Never " in row.tick.accessibleDescription()
    section.sources[EvidenceSource.CALL].tick.click()
    assert house.program.evidence.sources() == (EvidenceSource.CALL,)


def test_switching_a_source_off_removes_what_it_noticed(section: EvidenceSection, house: House) -> None:
    evidence = evidence_of(house, [("8:00", "8:30", "coding")])
    section.sources[EvidenceSource.WINDOW].tick.setChecked(True)
    section.sources[EvidenceSource.WINDOW].tick.click()
    assert evidence.sources() == ()
    assert evidence.kept_days() == 0


def test_programs_get_a_mode_another_one_and_none(section: EvidenceSection, house: House) -> None:
    section.adding.line.setText("Firefox")
    section.mode.chosen.emit("review")
    section.adding.button.click()
    assert house.program.evidence.rules()["firefox"] == "review"
    assert list(section.own.rows) == ["firefox"]
    assert "alacritty" in section.shipped.text()
    button = section.own.rows["firefox"].findChild(ChoiceButton)
    assert isinstance(button, ChoiceButton)
    button.chosen.emit("planning")
    assert house.program.evidence.rules()["firefox"] == "planning"
    press(section.own, "Remove")
    assert "firefox" not in house.program.evidence.rules()
    assert section.own.rows == {}


def test_all_evidence_is_forgotten_and_it_is_told(
    section: EvidenceSection, house: House, scene: SettingsController
) -> None:
    evidence = evidence_of(house, [("8:00", "8:30", "coding")])
    section.forget.click()
    assert evidence.kept_days() == 0
    assert scene.window.message.text() == "Deleted evidence from 1 day."
    section.forget.click()
    assert scene.window.message.text() == "There is no evidence to delete."
