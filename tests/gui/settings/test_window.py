"""The settings window as a person uses it: pages, fields, search, taking back."""

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication, QLabel, QStyle, QStyleOptionButton
from pytestqt.qtbot import QtBot

from tests.gui.homes import House
from tltimer.gui.controllers.settings import SettingsController
from tltimer.gui.data_changes import DataChanges
from tltimer.gui.settings.editors import ChoiceEditor, LineEditor, TickEditor, text_of
from tltimer.gui.settings.pages import PAGES, page_with, section_of
from tltimer.gui.settings.setting_form import SettingField
from tltimer.gui.tray.icons import TrayIcons
from tltimer.gui.widgets.segmented_control import SegmentedControl
from tltimer.gui.widgets.theme import Theme
from tltimer.settings import schema
from tltimer.settings.notification_levels import TIPS
from tltimer.settings.schema import SETTINGS, Setting

OTHER = {
    "text": "another text",
    "zone": "Asia/Tokyo",
    "addresses": "ana@example.org, a@b.example",
    "time": "05:15",
    "hours": "10:00-16:00",
    "number": "7",
    "minutes": "7",
    "length": "2h30m",
    "words": "deep, quiet",
}
ON_FORMS = [setting for setting in SETTINGS if section_of(setting) not in ("evidence", "shortcuts")]
"""Evidence has switches and a table, shortcuts have recorders instead of fields."""

WRONG = {
    "zone": "Atlantis",
    "addresses": "ana",
    "time": "25:00",
    "hours": "9-17",
    "number": "many",
    "minutes": "1:30",
    "length": "long",
}
TOLD = {
    "zone": "'Atlantis' is not a time zone. Enter a name such as Europe/Berlin, or leave the field empty.",
    "addresses": "'ana' is not valid here. Enter e-mail addresses separated by commas.",
    "hours": "'9-17' is not valid here. Enter a start and a later end, such as 09:00–17:30, or leave the field empty.",
}
"""Texts for fields whose values the file writes with marks that nobody types."""


@pytest.fixture
def scene(house: House, qtbot: QtBot) -> Iterator[SettingsController]:
    made = SettingsController(house.program, house.reports.at_hand(), Theme("light"), TrayIcons(), DataChanges())
    made.show()
    qtbot.waitExposed(made.window)
    gone = []
    made.closed.connect(lambda: gone.append(True))
    yield made
    if not gone:
        made.window.close()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def field(scene: SettingsController, setting: Setting[Any]) -> SettingField:
    scene.show(page_with(section_of(setting)))
    scene.window.show_page(page_with(section_of(setting)), setting.key)
    field: SettingField = scene.window.section(section_of(setting)).fields[setting.key]
    return field


def enter(field: SettingField, text: str) -> None:
    """Type, click or choose a value as a person would."""
    editor = field.editor
    if isinstance(editor, TickEditor):
        if editor.tick.isChecked() != (text == "true"):
            editor.tick.click()
    elif isinstance(editor, ChoiceEditor):
        editor.options.buttons[text].click()
    else:
        editor.line.setText(text)
        editor.line.editingFinished.emit()


def other_text(setting: Setting[Any]) -> str:
    if setting.kind.name == "switch":
        return "false" if setting.default else "true"
    if setting.kind.name == "language":
        return "en"
    if setting.kind.names:
        return next(name for name in setting.kind.names if name != setting.default)
    return OTHER.get(setting.key, OTHER.get(setting.kind.name, ""))


@pytest.mark.parametrize("setting", ON_FORMS, ids=lambda setting: setting.key)
def test_every_setting_is_found_on_its_page_changed_at_once_and_taken_back(
    setting: Setting[Any], scene: SettingsController, house: House
) -> None:
    if setting is schema.WRITE_TO:
        pytest.skip("its names are those of calendars on servers, of which there are none here")
    shown = field(scene, setting)
    assert shown.isVisible()
    counts = setting.kind.name in ("number", "minutes")
    enter(shown, other_text(setting) if not counts else "7" if setting.default != 5 else "6")
    settings = house.reports.settings()
    assert settings.is_set(setting)
    assert settings[setting] != setting.default
    assert not shown.problem.isVisible()
    assert scene.window.message.text().startswith("Changed: ")
    scene.changes.undo()
    assert not house.reports.settings().is_set(setting)
    assert scene.window.message.text().startswith("Undone: ")
    if isinstance(shown.editor, LineEditor):
        assert shown.editor.line.text() == text_of(setting, setting.default)


@pytest.mark.parametrize(
    "setting", [setting for setting in SETTINGS if setting.kind.name in WRONG], ids=lambda setting: setting.key
)
def test_a_wrong_value_says_beside_its_field_what_is_allowed_and_changes_nothing(
    setting: Setting[Any], scene: SettingsController, house: House
) -> None:
    shown = field(scene, setting)
    enter(shown, WRONG[setting.kind.name])
    assert shown.problem.isVisible()
    assert TOLD.get(setting.kind.name, setting.kind.allowed) in shown.problem.text()
    assert not house.home.settings_file.exists()
    assert not scene.changes.can_undo
    enter(shown, text_of(setting, setting.default))
    assert not shown.problem.isVisible()


def test_a_change_is_told_in_the_words_of_the_window(scene: SettingsController) -> None:
    texts = {}
    for setting, text in ((schema.WEEK_START, "sunday"), (schema.WINDOW_ON_TOP, "true"), (schema.LANGUAGE, "de")):
        scene.changes.write(setting.key, text)
        texts[setting.key] = scene.window.message.text()
    assert texts == {
        "week_start": "Changed: Start of week: Sunday",
        "tray.window_on_top": "Changed: Keep the small window on top: on",
        "look.language": "Changed: Language: Deutsch",
    }


def test_every_page_opens_and_names_itself(scene: SettingsController) -> None:
    for page in PAGES:
        scene.show(page.key)
        view = scene.window.pages[page.key]
        assert view.isVisible()
        assert page.title in [label.text() for label in view.findChildren(QLabel)]


def test_everything_that_takes_the_keyboard_has_a_name(scene: SettingsController) -> None:
    for page in PAGES:
        scene.show(page.key)
    for child in scene.window.findChildren(object):
        if getattr(child, "focusPolicy", None) and child.focusPolicy() & Qt.FocusPolicy.TabFocus:
            text = child.text() if hasattr(child, "text") and not hasattr(child, "placeholderText") else ""
            assert child.accessibleName() or text or type(child).__name__.startswith("Q"), child


def test_the_file_edited_by_hand_is_taken_over_but_not_under_the_hand_of_who_types(
    scene: SettingsController, house: House, qtbot: QtBot
) -> None:
    shown = field(scene, schema.DAY_START)
    house.settings('day_start = "06:00"  # mine\n')
    scene.update()
    assert shown.editor.line.text() == "06:00"
    scene.window.activateWindow()
    shown.editor.line.setFocus()
    qtbot.waitUntil(shown.editor.line.hasFocus)
    shown.editor.line.setText("07:")
    house.settings('day_start = "06:30"  # mine\n')
    scene.update()
    assert shown.editor.line.text() == "07:"
    qtbot.keyClicks(shown.editor.line, "00\r")
    assert house.home.settings_file.read_text("utf-8") == 'day_start = "07:00"  # mine\n'


def test_what_was_set_by_hand_before_comes_back_when_a_change_is_taken_back(
    scene: SettingsController, house: House
) -> None:
    house.settings('day_start = "06:00"  # mine\n')
    enter(field(scene, schema.DAY_START), "05:00")
    scene.changes.undo()
    assert house.home.settings_file.read_text("utf-8") == 'day_start = "06:00"  # mine\n'


def test_the_default_is_one_click_away(scene: SettingsController, house: House) -> None:
    shown = field(scene, schema.DAY_START)
    assert not shown.default.isVisible()
    enter(shown, "05:00")
    assert shown.default.toolTip() == "<qt>Reset to the default: 04:00</qt>"
    shown.default.click()
    assert not house.reports.settings().is_set(schema.DAY_START)
    assert tomllib.loads(house.home.settings_file.read_text("utf-8")).get("day_start") is None


def test_a_file_that_cannot_be_written_is_said_beside_the_field(scene: SettingsController, house: House) -> None:
    house.home.settings_file.mkdir(parents=True)
    shown = field(scene, schema.DAY_START)
    enter(shown, "05:00")
    assert str(house.home.settings_file) in shown.problem.text()
    assert not scene.changes.can_undo


def test_the_search_leads_to_a_field(scene: SettingsController, qtbot: QtBot) -> None:
    scene.window.activateWindow()
    sidebar = scene.window.sidebar
    sidebar.search.setFocus()
    qtbot.keyClicks(sidebar.search, "fragmented day")
    assert [sidebar.list.item(row).text() for row in range(sidebar.list.count())] == ["Fragmented day · Notifications"]
    qtbot.keyClick(sidebar.search, Qt.Key.Key_Down)
    assert scene.window.pages["notifications"].isVisible()
    qtbot.keyClick(sidebar.list, Qt.Key.Key_Return)
    tick = scene.window.section("notifications").fields["notifications.fragmented_day"].editor.tick
    qtbot.waitUntil(tick.hasFocus)
    qtbot.keyClick(sidebar.search, Qt.Key.Key_Escape)
    assert scene.window.isVisible()
    assert sidebar.list.count() == len(PAGES)


def test_a_click_on_what_was_found_leads_to_its_field(scene: SettingsController, qtbot: QtBot) -> None:
    scene.window.activateWindow()
    sidebar = scene.window.sidebar
    sidebar.search.setText("fragmented day")
    place = sidebar.list.visualItemRect(sidebar.list.item(0)).center()
    qtbot.mouseClick(sidebar.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    qtbot.waitUntil(scene.window.section("notifications").fields["notifications.fragmented_day"].editor.tick.hasFocus)


def test_a_switch_ends_where_the_other_fields_end(scene: SettingsController) -> None:
    switch = field(scene, schema.AUDIT_OFFER).editor
    line = field(scene, schema.FOCUS).editor
    assert isinstance(switch, TickEditor) and isinstance(line, LineEditor)
    option = QStyleOptionButton()
    option.initFrom(switch.tick)
    drawn = switch.tick.style().subElementRect(QStyle.SubElement.SE_CheckBoxIndicator, option, switch.tick)
    places = (switch.tick, drawn), (line.line, line.line.rect())
    ends = [part.mapTo(scene.window, rect.topRight()).x() for part, rect in places]
    assert abs(ends[0] - ends[1]) <= 1


def test_every_notification_shows_an_example(scene: SettingsController) -> None:
    scene.show("notifications")
    page = scene.window.section("notifications")
    switches = {key for key, field in page.fields.items() if field.setting.kind.name == "switch"}
    assert switches <= set(page.examples)


def test_keys_undo_and_close(scene: SettingsController, house: House, qtbot: QtBot) -> None:
    scene.window.activateWindow()
    shown = field(scene, schema.DAY_START)
    shown.editor.line.setFocus()
    qtbot.waitUntil(shown.editor.line.hasFocus)
    shown.editor.line.selectAll()
    qtbot.keyClicks(shown.editor.line, "05:00\r")
    assert house.reports.settings().is_set(schema.DAY_START)
    with qtbot.waitSignal(scene.changes.undone):
        qtbot.keyClick(shown.editor.line, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert not house.reports.settings().is_set(schema.DAY_START)
    with qtbot.waitSignal(scene.closed):
        qtbot.keyClick(scene.window, Qt.Key.Key_Escape)


def test_a_choice_is_worded_and_its_names_are_kept(qtbot: QtBot, scene: SettingsController, tmp_path: Path) -> None:
    shown = field(scene, schema.THEME)
    assert isinstance(shown.editor, ChoiceEditor)
    options: SegmentedControl = shown.editor.options
    assert {key: button.text() for key, button in options.buttons.items()} == {
        "system": "Follow system",
        "light": "Light",
        "dark": "Dark",
    }


def test_a_level_switches_all_tips_in_one_step(scene: SettingsController, house: House) -> None:
    scene.show("notifications")
    page = scene.window.section("notifications")
    assert page.levels.choice == "default"
    assert page.details.isHidden()
    page.levels.buttons["quiet"].click()
    settings = house.reports.settings()
    assert not any(settings[tip] for tip in TIPS)
    assert settings[schema.AWAY] and settings[schema.FORGOTTEN_TIMER]
    page.levels.buttons["everything"].click()
    assert all(house.reports.settings()[tip] for tip in TIPS)
    scene.changes.undo()
    scene.changes.undo()
    assert not any(house.reports.settings().is_set(tip) for tip in TIPS)
    assert page.levels.choice == "default"


def test_the_levels_name_what_they_leave_off(scene: SettingsController) -> None:
    scene.show("notifications")
    page = scene.window.section("notifications")
    off = [tip.label for tip in TIPS if not tip.default]
    assert off and all(f'"{label}"' in page.about.text() for label in off)
    page.levels.buttons["everything"].click()
    assert page.about.text() == "Everything: all notifications, up to your daily maximum."
    on, _of, count, *_words = page.count.text().split()
    assert on == count


def test_a_choice_of_ones_own_is_no_level(scene: SettingsController) -> None:
    tick = field(scene, schema.BLOCK_CUT).editor.tick
    tick.click()
    page = scene.window.section("notifications")
    assert page.levels.choice == ""
    assert page.about.text() == "Custom: the notifications you turned on in the details."
    assert not page.details.isHidden(), "the details of a setting that was asked for are unfolded"


def test_a_wrong_text_stays_in_its_field_while_other_things_change(scene: SettingsController) -> None:
    shown = field(scene, schema.DAY_START)
    enter(shown, "25:00")
    enter(field(scene, schema.THEME), "dark")
    assert shown.editor.line.text() == "25:00"
    assert shown.problem.text().startswith("'25:00' is not valid here. Use ")


def test_hours_are_shown_as_a_range_and_kept_as_typed_in_the_file(scene: SettingsController, house: House) -> None:
    shown = field(scene, schema.LUNCH)
    enter(shown, "12:00-13:00")
    assert shown.editor.line.text() == "12:00–13:00"
    assert 'lunch = "12:00-13:00"' in house.home.settings_file.read_text()


def test_escape_takes_back_what_was_refused_before_it_closes(scene: SettingsController, qtbot: QtBot) -> None:
    scene.window.activateWindow()
    shown = field(scene, schema.DAY_START)
    line = shown.editor.line
    line.setFocus()
    qtbot.waitUntil(line.hasFocus)
    line.selectAll()
    qtbot.keyClicks(line, "25:00\r")
    assert shown.problem.isVisible()
    qtbot.keyClick(line, Qt.Key.Key_Escape)
    assert (line.text(), shown.problem.isVisible(), scene.window.isVisible()) == ("04:00", False, True)
    with qtbot.waitSignal(scene.closed):
        qtbot.keyClick(line, Qt.Key.Key_Escape)
