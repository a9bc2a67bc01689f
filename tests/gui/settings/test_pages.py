"""The pages whose contents lie in the journal, and those of calendars and data."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from tests.calendars.caldav_server import PASSWORD, USER, serving_caldav
from tests.clones import fresh_clone
from tests.gui.homes import BERLIN, House
from tltimer.domain.balance.new_contacts import NewContact
from tltimer.domain.balance.people import Person
from tltimer.domain.balance.target import Target
from tltimer.domain.timeline.modes_and_kinds import CountsAs
from tltimer.domain.timeline.spans import Span
from tltimer.gui.controllers.settings import SettingsController
from tltimer.gui.data_changes import DataChanges
from tltimer.gui.settings.days_off import DaysOffEditor, days_in
from tltimer.gui.settings.people_page import PeoplePage
from tltimer.gui.settings.sections import StartingPage
from tltimer.gui.tray.icons import TrayIcons
from tltimer.gui.widgets.button import Button
from tltimer.gui.widgets.segmented_control import SegmentedControl
from tltimer.gui.widgets.theme import Theme
from tltimer.settings import schema


@pytest.fixture
def scene(house: House, qtbot: QtBot) -> Iterator[SettingsController]:
    made = SettingsController(house.program, house.reports.at_hand(), Theme("dark"), TrayIcons(), DataChanges())
    made.show()
    qtbot.waitExposed(made.window)
    yield made
    made.window.close()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def page(scene: SettingsController, key: str) -> Any:
    scene.show(key)
    return scene.window.section(key)


def press(widget: QWidget, words: str) -> None:
    """Press the button with these words, or of this name."""
    buttons = [button for button in widget.findChildren(Button) if words in (button.text(), button.accessibleName())]
    assert buttons, words
    buttons[0].click()


def texts(widget: QWidget) -> str:
    return "\n".join(label.text() for label in widget.findChildren(QLabel) if label.isVisibleTo(widget))


def test_a_mode_is_added_changed_moved_and_hidden_and_each_step_taken_back(
    scene: SettingsController, house: House
) -> None:
    modes = page(scene, "modes")
    modes.adding.line.setText("On call")
    modes.adding.button.click()
    added = house.reports.rules().modes.mode("On-call")
    assert (added.label, added.counts_as, added.meets) == ("On call", CountsAs.LEADING, False)
    assert added.shape not in {mode.shape for mode in house.reports.rules().modes if mode.key != "On-call"}
    assert modes.form.mode.key == "On-call"

    modes.form.side.buttons["coding"].click()
    modes.form.meets.click()
    modes.form.label.setText("Pager")
    modes.form.label.editingFinished.emit()
    press(modes.list.rows["On-call"], "Move Pager up")
    press(modes.list.rows["On-call"], "Hide")
    mode = house.reports.rules().modes.mode("On-call")
    assert (mode.label, mode.counts_as, mode.meets, mode.hidden) == ("Pager", CountsAs.CODING, True, True)
    assert [mode.key for mode in house.reports.rules().modes][-2:] == ["On-call", "break"]

    for _step in range(6):
        scene.changes.undo()
    assert "On-call" not in house.reports.rules().modes
    assert not scene.changes.can_undo


def test_a_mode_gets_another_colour_another_shape_and_do_not_disturb(scene: SettingsController, house: House) -> None:
    modes = page(scene, "modes")
    modes.open("review")
    modes.form.colours.buttons["rose"].click()
    modes.form.shapes.buttons["chevrons"].click()
    modes.form.quiet.click()
    mode = house.reports.rules().modes.mode("review")
    assert (mode.colour, mode.shape, mode.do_not_disturb) == ("rose", "chevrons", True)


@pytest.mark.parametrize("name", ["", "  ", "Coding", "coding", "off", "UNKNOWN", "-x"])
def test_a_name_that_no_mode_can_have_is_not_added(name: str, scene: SettingsController, house: House) -> None:
    modes = page(scene, "modes")
    modes.adding.line.setText(name)
    modes.adding.button.click()
    assert modes.adding.message.isVisible()
    assert len(tuple(house.reports.rules().modes)) == 6


def test_a_colour_that_is_hard_to_tell_from_another_says_so(scene: SettingsController, house: House) -> None:
    modes = page(scene, "modes")
    modes.open("review")
    assert modes.form.near.isHidden()
    modes.form.own.setText("#2C70E0")
    modes.form.own.editingFinished.emit()
    assert house.reports.rules().modes.mode("review").colour == "#2c70e0"
    assert "the colour of Coding" in modes.form.near.text()
    modes.form.own.setText("blueish")
    modes.form.own.editingFinished.emit()
    assert not modes.form.colour_field.problem.isHidden()
    assert house.reports.rules().modes.mode("review").colour == "#2c70e0"


def test_a_mode_that_another_device_adds_appears(scene: SettingsController, house: House) -> None:
    modes = page(scene, "modes")
    house.program.modes.change_mode("hiring", label="Hiring <b>bold</b>")
    scene.update()
    assert "hiring" in modes.list.rows
    assert "Hiring <b>bold</b>" in texts(modes.list.rows["hiring"])


@pytest.mark.parametrize(
    ("label", "words"),
    [
        ("-x", "A name cannot begin with a dash. Choose another name."),
        ("Back", "'Back' cannot be the name of a mode. Choose another name."),
        ("off", "'off' cannot be the name of a mode. Choose another name."),
        ("coding", "That name is taken. Choose another name."),
    ],
)
def test_a_name_that_no_mode_can_have_is_refused_with_its_reason(
    scene: SettingsController, label: str, words: str
) -> None:
    modes = page(scene, "modes")
    modes.adding.line.setText(label)
    modes.adding.button.click()
    assert modes.adding.message.text() == words


def test_something_else_done_meanwhile_is_not_taken_back_by_mistake(scene: SettingsController, house: House) -> None:
    modes = page(scene, "modes")
    press(modes.list.rows["break"], "Hide")
    house.do("9:00 coding")
    scene.changes.undo()
    assert house.log() == [("09:00", "coding")]
    assert "or others were made after it" in scene.window.message.text().lower()


@pytest.mark.parametrize("height", [420, 566])
@pytest.mark.parametrize(("key", "opened"), [("kinds", "thinking"), ("modes", "break")])
def test_a_form_that_opens_is_scrolled_to_whole(
    scene: SettingsController, qtbot: QtBot, key: str, opened: str, height: int
) -> None:
    scene.window.resize(952, height)
    section = page(scene, key)
    section.open(opened)

    def is_seen() -> bool:
        view = scene.window.pages["modes"].viewport()
        bottom = section.form.mapTo(view, section.form.rect().bottomLeft()).y()
        return 0 < bottom <= view.height()

    qtbot.waitUntil(is_seen)


def test_another_page_leaves_the_keyboard_on_nothing_that_was_not_chosen(scene: SettingsController) -> None:
    page(scene, "kinds").adding.line.setFocus()
    scene.show("data")
    assert scene.window.focusWidget() not in scene.window.section("data").findChildren(QWidget)


def test_a_kind_is_described_in_the_words_of_its_form(scene: SettingsController) -> None:
    row = page(scene, "kinds").list.rows["spike"]
    assert "Coding · Multiplier" in texts(row)


def test_kinds_are_added_changed_and_hidden(scene: SettingsController, house: House) -> None:
    kinds = page(scene, "kinds")
    kinds.adding.line.setText("Incident")
    kinds.adding.button.click()
    kinds.form.effect.buttons["solo"].click()
    kinds.form.side.buttons["leading"].click()
    kinds.form.label.setText("Outage")
    kinds.form.label.editingFinished.emit()
    press(kinds.list.rows["Incident"], "Hide")
    kind = house.reports.rules().kinds.kind("Incident")
    assert (kind.label, kind.side, str(kind.effect), kind.hidden) == ("Outage", CountsAs.LEADING, "solo", True)
    kinds.adding.line.setText("incident")
    QTest.keyClick(kinds.adding.line, Qt.Key.Key_Return)
    assert kinds.adding.message.isVisible()


def test_people_are_added_changed_renamed_and_taken_out(scene: SettingsController, house: House) -> None:
    people = page(scene, "people")
    assert people.empty.isVisible()
    for name in ("Ana", "Bo"):
        people.adding.line.setText(name)
        people.adding.button.click()
    assert [person.every_days for person in house.reports.people()] == [7, 7], (
        "every week, unless another number is written"
    )
    people.every.setText("often")
    people.adding.line.setText("Chi")
    QTest.keyClick(people.every, Qt.Key.Key_Return)
    assert people.adding.message.text() == "Enter a whole number of days from 1 to 365, or leave the field empty."
    people.every.setText("")
    people.adding.button.click()
    chi = house.reports.people().named("Chi")
    assert chi.every_days is None
    house.program.people.remove(chi)
    ana = house.reports.people().named("Ana")
    people.open(ana.id)
    people.form.every.setText("14")
    people.form.every.editingFinished.emit()
    people.form.addresses.setText("Ana@Example.org")
    people.form.addresses.editingFinished.emit()
    people.form.name.setText("Ana Lucia")
    people.form.name.editingFinished.emit()
    result = house.reports.people().at("ana@example.org")
    assert (result.name, result.every_days, result.aliases) == ("Ana Lucia", 14, ("Ana",))

    for line, wrong in (("name", "bo"), ("every", "0"), ("addresses", "ana")):
        getattr(people.form, line).setText(wrong)
        getattr(people.form, line).editingFinished.emit()
        assert not people.form.fields[line].problem.isHidden(), "below its own field"
    people.form.remove.click()
    assert [person.name for person in house.reports.people()] == ["Bo"]
    scene.changes.undo()
    assert [person.name for person in house.reports.people()] == ["Ana Lucia", "Bo"]


DAYS_OFF = """BEGIN:VCALENDAR
BEGIN:VEVENT
UID:vacation
DTSTART;VALUE=DATE:20261203
DTEND;VALUE=DATE:20261205
SUMMARY:Vacation
END:VEVENT
BEGIN:VEVENT
UID:free
DTSTART;VALUE=DATE:20261210
SUMMARY:Day off, perhaps
TRANSP:TRANSPARENT
END:VEVENT
END:VCALENDAR
"""


def test_days_off_of_calendars_are_overruled_and_offered_ones_are_taken(
    scene: SettingsController, house: House, tmp_path: Path
) -> None:
    (tmp_path / "work.ics").write_text(DAYS_OFF)
    house.calendars.add("Work", str(tmp_path / "work.ics"), BERLIN)
    wanted: list[Span] = []
    scene.span_shown.connect(wanted.append)
    page(scene, "hours")
    house.calendars.occurrences(wanted[0].start, wanted[0].end, BERLIN)
    scene.update()
    days = scene.window.findChild(DaysOffEditor)
    assert days is not None
    assert '2 days · from your calendar "Work"' in texts(days)
    assert '1 day · Day off, perhaps, in your calendar "Work"; still counts as working time' in texts(days)
    press(days, "Make them working days")
    press(days, "Make it a day off")
    assert [(str(day_off.date), day_off.source) for day_off in house.reports.all_days_off()] == [("2026-12-10", "user")]


def test_days_off_are_added_and_removed_as_runs(scene: SettingsController, house: House) -> None:
    form = page(scene, "hours")
    from tltimer.gui.settings.days_off import DaysOffEditor

    days = form.findChild(DaysOffEditor)
    days.adding.line.setText("2026-12-24–2026-12-31")
    days.adding.button.click()
    assert "24 December to 31 December" in texts(days)
    press(days, "Remove")
    assert house.reports.rules().hours.days_off == frozenset()
    scene.changes.undo()
    assert len(house.reports.rules().hours.days_off) == 8
    days.adding.line.setText("next week")
    days.adding.button.click()
    assert days.adding.message.isVisible()


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("2026-12-24", (date(2026, 12, 24), date(2026, 12, 24))),
        ("2026-12-24-2026-12-31", (date(2026, 12, 24), date(2026, 12, 31))),
        ("2026-12-24 to 2026-12-31", (date(2026, 12, 24), date(2026, 12, 31))),
        ("2026-12-31 2026-12-24", None),
        ("2026-02-30", None),
        ("2026-12-24 maybe", None),
        ("", None),
    ],
)
def test_days_are_read(text: str, days: object) -> None:
    assert days_in(text) == days


def test_the_target_is_shown_and_leads_to_where_it_is_set(scene: SettingsController, qtbot: QtBot) -> None:
    blocks = page(scene, "blocks")
    assert blocks.target.text() == "30–50% of your time for coding"
    assert "common" in blocks.why.text()
    assert blocks.choose.text() == "Set a target…"
    with qtbot.waitSignal(scene.target_wanted):
        blocks.choose.click()
    blocks.show_target(Target(low=0.2, high=0.35, chosen=True))
    assert blocks.choose.text() == "Change the target…"
    assert not blocks.why.isVisible()


def test_a_target_that_was_set_for_later_counts_as_set(scene: SettingsController, house: House) -> None:
    house.program.target.choose(house.reports.this_week().plus(1), 0.4, 0.6)
    scene.update()
    blocks = page(scene, "blocks")
    assert blocks.why.text() == "From week 48 on, your target is 40–60%."
    assert blocks.choose.text() == "Change the target…"


def test_a_calendar_without_a_name_is_called_like_its_file(scene: SettingsController, qtbot: QtBot) -> None:
    adding = page(scene, "calendars").adding
    for place, name in (
        ("/calendars/work.ics", "work"),
        ("C:\\mine\\team.ics", "team"),
        ("https://x/y.ics", "Calendar"),
    ):
        adding.name.clear()
        adding.place.setText(place)
        with qtbot.waitSignal(adding.calendar_entered) as entered:
            adding.submit()
        assert entered.args == [name, place]
        adding.end_waiting("", False)


def calendar_of(folder: Path) -> Path:
    file = folder / "Team & me.ics"
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//test//EN"]
    for number in range(3):
        lines += ["BEGIN:VEVENT", f"UID:{number}@test", "DTSTAMP:20261101T000000Z", f"SUMMARY:<b>{number}</b>"]
        lines += [f"DTSTART:202611{16 + number}T090000Z", f"DTEND:202611{16 + number}T093000Z"]
        lines += ["ORGANIZER:mailto:me@example.org", "ATTENDEE;PARTSTAT=ACCEPTED:mailto:me@example.org"]
        lines += [f"ATTENDEE:mailto:other{number}@example.org", "END:VEVENT"]
    file.write_text("\r\n".join([*lines, "END:VCALENDAR", ""]), "utf-8")
    return file


def test_a_calendar_is_added_by_file_read_anew_and_removed(
    scene: SettingsController, house: House, qtbot: QtBot, tmp_path: Path
) -> None:
    calendars = page(scene, "calendars")
    assert calendars.empty.isVisible()
    calendars.adding.take_place(str(calendar_of(tmp_path)))
    calendars.adding.add.click()
    qtbot.waitUntil(lambda: "Added Team & me: 3 events." in calendars.adding.message.text(), timeout=20_000)
    qtbot.waitUntil(lambda: "3 events · as of 09:00" in texts(calendars.list), timeout=20_000)
    qtbot.waitUntil(lambda: "me@example.org" in texts(calendars.own), timeout=20_000)
    calendars.own.yes.click()
    assert house.reports.settings()[schema.MY_ADDRESSES] == ("me@example.org",)
    (used_for,) = calendars.list.findChildren(SegmentedControl)
    used_for.buttons["team"].click()
    assert house.calendars.sources()[0].role == "team"
    qtbot.waitUntil(lambda: "Team & me is up to date." in scene.window.message.text(), timeout=20_000)

    (tmp_path / "Team & me.ics").unlink()
    press(calendars.list, "Refresh now")
    qtbot.waitUntil(lambda: scene.window.message.text().startswith("Team & me: "), timeout=20_000)
    qtbot.waitUntil(lambda: "3 events" in texts(calendars.list), timeout=20_000)  # new rows show a turn later

    press(calendars.list, "Remove")
    assert "Team & me" in calendars.list.rows
    press(calendars.list, "Remove it")
    assert house.calendars.sources() == ()
    assert calendars.empty.isVisible()


def test_reading_a_calendar_anew_that_was_removed_elsewhere_says_so(
    scene: SettingsController, house: House, qtbot: QtBot
) -> None:
    house.calendar(("10:00", "11:00", "Standup"))
    calendars = page(scene, "calendars")
    house.calendars.remove("work")
    press(calendars.list, "Refresh now")
    qtbot.waitUntil(lambda: "'work' is not one of your calendars." in scene.window.message.text())
    scene.update()
    assert calendars.empty.isVisible()


def test_what_is_no_calendar_says_so_and_keeps_what_was_typed(
    scene: SettingsController, qtbot: QtBot, house: House
) -> None:
    calendars = page(scene, "calendars")
    for line in (calendars.adding.name, calendars.adding.place):
        calendars.adding.tell("")
        qtbot.keyClick(line, Qt.Key.Key_Return)
        assert calendars.adding.message.text() == "Enter an address or choose a file."
    calendars.adding.take_place("gopher://somewhere")
    calendars.adding.add.click()
    qtbot.waitUntil(lambda: "gopher" in calendars.adding.message.text(), timeout=20_000)
    assert calendars.adding.place.text() == "gopher://somewhere"
    assert house.calendars.sources() == ()


def test_one_of_a_servers_calendars_is_chosen_and_can_be_written_to(
    scene: SettingsController, house: House, qtbot: QtBot, tmp_path: Path
) -> None:
    with serving_caldav(tmp_path) as server:
        server.calendar("job", "Job")
        server.calendar("home", "Home")
        calendars = page(scene, "calendars")
        adding = calendars.adding
        adding.way.buttons["server"].click()
        adding.place.setText(server.address)
        adding.user.setText(USER)
        adding.password.setText("wrong")
        adding.add.click()
        qtbot.waitUntil(lambda: adding.add.isEnabled(), timeout=20_000)
        assert "No calendars found at" in adding.message.text()
        adding.password.setText(PASSWORD)
        adding.add.click()
        qtbot.waitUntil(lambda: adding.offers.count() == 2, timeout=20_000)
        press(adding, "Job")
        qtbot.waitUntil(lambda: "Job" in calendars.list.rows, timeout=20_000)
        assert adding.password.text() == ""
        blocks = page(scene, "blocks")
        blocks.fields["calendar.write_to"].editor.options.buttons["Job"].click()
        assert house.reports.settings()[schema.WRITE_TO] == "Job"


def test_the_data_page_backs_up_and_looks_at_everything(
    scene: SettingsController, house: House, qtbot: QtBot, tmp_path: Path
) -> None:
    house.do("9:00 coding")
    data = page(scene, "data")
    assert str(house.home.settings_file) in texts(data)
    file = tmp_path / "kept.zip"
    data.command_wanted.emit(("backup", str(file)))
    assert not data.backup.isEnabled()
    qtbot.waitUntil(data.backup.isEnabled, timeout=20_000)
    assert str(file) in data.message.text()
    assert file.exists()
    (switch,) = house.reports.log(house.reports.today(), house.reports.today())
    house.tracker.change(switch.id, mode="review")
    data.restore_from(str(file))
    qtbot.waitUntil(lambda: "changed or removed since the backup" in data.message.text(), timeout=20_000)
    data.over.click()
    data.restore_from(str(file))
    qtbot.waitUntil(lambda: "Restored 1 item." in data.message.text(), timeout=20_000)
    assert house.log() == [("09:00", "coding")]
    data.restore_from(str(tmp_path / "nothing.zip"))
    qtbot.waitUntil(lambda: "nothing.zip' cannot be read" in data.message.text(), timeout=20_000)
    data.health.click()
    qtbot.waitUntil(lambda: data.findings.isVisible(), timeout=60_000)
    assert "Version: ok" in texts(data.findings)


def test_diagnostics_find_settings_that_cannot_be_read(scene: SettingsController, house: House, qtbot: QtBot) -> None:
    data = page(scene, "data")
    house.settings("[mode.")
    data.health.click()
    qtbot.waitUntil(data.health.isEnabled, timeout=60_000)
    assert "is not valid TOML" in texts(data.findings)
    assert data.message.isHidden()


def test_diagnostics_that_cannot_be_made_say_why(
    scene: SettingsController, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = page(scene, "data")
    monkeypatch.setenv("TLTIMER_NOW", "soon")
    data.health.click()
    qtbot.waitUntil(data.health.isEnabled, timeout=60_000)
    assert data.message.text().startswith("TLTIMER_NOW=soon is not valid.")
    assert data.message.isVisible()


def test_the_outcome_stands_below_the_button_that_was_pressed(
    scene: SettingsController, tmp_path: Path, qtbot: QtBot
) -> None:
    data = page(scene, "data")
    assert [data.writers.buttons[name].text() for name in ("csv", "ics", "json")] == ["CSV", "iCalendar", "JSON"]
    for button, begin in (
        (data.export, data.export_to),
        (data.take_in, data.import_from),
        (data.restore, data.restore_from),
    ):
        begin(str(tmp_path / "log.json"))
        qtbot.waitUntil(button.isEnabled, timeout=20_000)
        below = data.message.y() - button.parentWidget().geometry().bottom()
        assert data.message.isVisible()
        assert 0 < below < 30


def test_a_repository_is_added_and_removed(
    scene: SettingsController, house: House, qtbot: QtBot, tmp_path: Path
) -> None:
    folder = fresh_clone(tmp_path).path
    repositories = page(scene, "repositories")
    assert repositories.empty.isVisible()
    repositories.adding.line.setText(str(tmp_path / "nothing"))
    repositories.adding.button.click()
    assert repositories.adding.message.text() == "Reading the repository…"
    qtbot.waitUntil(lambda: "cannot be added" in repositories.adding.message.text(), timeout=20_000)
    repositories.adding.line.setText(str(folder))
    repositories.adding.button.click()
    qtbot.waitUntil(lambda: str(folder) in repositories.list.rows, timeout=20_000)
    assert repositories.adding.line.text() == ""
    press(repositories.list, "Remove")
    assert house.program.repository_stats.repositories.listed() == ()
    assert repositories.empty.isVisible()
    scene.window.undo.click()
    assert [repository.path for repository in house.program.repository_stats.repositories.listed()] == [str(folder)]
    assert str(folder) in repositories.list.rows


@pytest.mark.parametrize(
    ("wanted", "entered", "said"),
    [
        (True, True, ""),
        (False, True, "tltimer still starts"),
        (True, False, "or turn it on there"),
        (False, False, ""),
    ],
)
def test_the_page_of_the_start_says_what_the_session_does(qtbot: QtBot, wanted: bool, entered: bool, said: str) -> None:
    start = StartingPage(Theme("dark"))
    qtbot.addWidget(start)
    start.show_state(wanted, entered)
    assert said in start.state.text()
    assert bool(start.state.text()) is start.state.isVisibleTo(start) is (wanted != entered)


@pytest.mark.parametrize(
    ("told_by", "said"),
    [
        ((("X11", "logind"), ()), "Detected by X11, logind."),
        ((("logind",), ("GNOME: no such name",)), "Detected by logind.\nNot available: GNOME: no such name."),
        (((), ()), "Detected only by clock jumps, which show when the machine was asleep."),
    ],
)
def test_what_tells_of_absence_is_named_and_why_other_things_do_not(
    house: House, qtbot: QtBot, told_by: tuple[tuple[str, ...], tuple[str, ...]], said: str
) -> None:
    scene = SettingsController(
        house.program, house.reports.at_hand(), Theme("light"), TrayIcons(), DataChanges(), told_by=lambda: told_by
    )
    assert page(scene, "notifications").presence.text() == said
    scene.window.close()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def test_two_entries_of_one_person_are_made_one_and_parted_again(scene: SettingsController, house: House) -> None:
    people = page(scene, "people")
    house.program.people.add("Ana")
    scene.update()
    people.open(house.reports.people().named("Ana").id)
    assert people.form.merge.isHidden()
    house.program.people.add("A. Silva & Co")
    scene.update()
    (other,) = people.form.others.actions()
    assert other.text() == "A. Silva && Co"
    people.form.merge.click()
    assert people.form.others.isVisible()
    other.trigger()
    (ana,) = house.reports.people()
    assert ana.names == ("Ana", "A. Silva & Co")
    scene.window.undo.click()
    assert [person.name for person in house.reports.people()] == ["A. Silva & Co", "Ana"]


def test_two_who_may_be_one_person_are_asked_about_once(scene: SettingsController, house: House) -> None:
    for name in ("Ana", "Ana Smith", "Bo", "Bo Berg"):
        house.program.people.add(name)
    people = page(scene, "people")
    assert [row.accessibleName() for row in people.questions.rows.values()] == ["Ana and Ana Smith", "Bo and Bo Berg"]
    press(next(iter(people.questions.rows.values())), "Same person")
    ana = house.reports.people().named("Ana Smith")
    assert ana is not None and ana.names == ("Ana", "Ana Smith")
    press(next(iter(people.questions.rows.values())), "Different people")
    assert not people.questions.isVisible()
    assert [person.name for person in house.reports.people()] == ["Ana", "Bo", "Bo Berg"]


def test_somebody_of_the_calendar_is_the_one_of_the_list_or_new_or_neither(qtbot: QtBot) -> None:
    people = PeoplePage(Theme("light"))
    qtbot.addWidget(people)
    ana = Person("a", "Ana")
    smith = NewContact("as@x.org", "Ana Smith", "as@x.org", 1, 7, ana)
    people.ask((), (smith, NewContact("zoe@x.org", "Zoe", "zoe@x.org", 3, 14, None)))
    row, new = people.questions.rows.values()
    assert row.accessibleName() == "Ana Smith, in your calendar"
    for words, signal in (
        ("This is Ana", people.contact_known),
        ("Add", people.contact_taken),
        ("Not a 1:1", people.contact_refused),
    ):
        with qtbot.waitSignal(signal) as taken:
            press(row, words)
        assert taken.args == [smith]
    assert "This is Ana" not in [button.text() for button in new.findChildren(Button)]
