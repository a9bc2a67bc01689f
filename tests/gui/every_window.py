"""Every window of the program on a real home, one after the other and in its states, for what holds in all of them."""

from collections.abc import Callable, Iterator

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QWidget

from tests.gui import samples
from tests.gui.homes import House, on
from tests.gui.noticed import evidence_of
from tests.gui.screen import Screen
from tltimer.domain.presence.state import IDLE, PresencePiece
from tltimer.domain.timeline.modes_and_kinds import CountsAs, Mode, ModeList, shipped_modes
from tltimer.domain.timeline.spans import Span
from tltimer.gui.controllers.absence import AbsenceController
from tltimer.gui.controllers.audit import AuditController
from tltimer.gui.controllers.day import DayController
from tltimer.gui.controllers.first_run import FirstRunController
from tltimer.gui.controllers.promises import PromisesController
from tltimer.gui.controllers.prompts import PromptsController
from tltimer.gui.controllers.quick_switch import QuickSwitchController
from tltimer.gui.controllers.settings import SettingsController
from tltimer.gui.controllers.target import TargetController
from tltimer.gui.controllers.week import WeekController
from tltimer.gui.data_changes import DataChanges
from tltimer.gui.first_run.wizard import CALENDAR, CODING, HOURS, SWITCH
from tltimer.gui.notifications.missed_review import MissedReview
from tltimer.gui.notifications.saved_answer import SavedAnswer
from tltimer.gui.popups.evening import EveningPopup
from tltimer.gui.settings.pages import PAGES
from tltimer.gui.target.action_dialog import ActionDialog
from tltimer.gui.target.target_dialog import TargetDialog
from tltimer.gui.tray.coloured_menu import ColouredMenu
from tltimer.gui.tray.icons import TrayIcons
from tltimer.gui.tray.menu import TrayMenu
from tltimer.gui.tray.menu_actions import MenuActions
from tltimer.gui.tray.menu_model import menu_of
from tltimer.gui.tray.small_window import SmallWindow
from tltimer.gui.week.window import WeekWindow
from tltimer.gui.widgets.export_dialog import ExportDialog
from tltimer.gui.widgets.theme import Theme
from tltimer.reports.evening_questions import OpenItems, evening_questions
from tltimer.services.open_questions import OpenQuestions

SEEN_BADLY = (
    Mode("pale", "Pale", CountsAs.NEITHER, colour="#ffffcc"),
    Mode("dark", "Dark", CountsAs.LEADING, colour="#181a20"),
)
"""Modes in colors that users chose, which are hardly seen on light windows or on dark ones."""

RULES = samples.rules(ModeList((*shipped_modes(), *SEEN_BADLY)))
DRAWN = "8:30 pale 9:00 c+spike 10:00 o/Ana 10:30 m 11:00 r 12:00 b 12:30 dark 13:00 - 14:00 p 15:00 ? 16:00 c 17:30 -"

Opened = Iterator[tuple[str, QWidget]]
"""The windows with the names of their states."""


def week(_house: House, look: Theme) -> Opened:
    window = WeekWindow(look, days_open=True)
    window.resize(1080, 860)
    for name, choices in (("answered", samples.CHOICES), ("not answered", samples.CHOICES[:1])):
        days = (DRAWN, *samples.DAYS[1:])
        window.show_report(samples.week(days, choices=choices, by=RULES), RULES)
        yield name, window
    window.show_report(samples.empty_week(), samples.rules())
    yield "empty", window


def evening(_house: House, look: Theme) -> Opened:
    window = EveningPopup(look)
    report, rules = samples.evening(DRAWN), RULES
    window.show_report(report, rules, evening_questions(report, OpenItems(), rules))
    window.appear()
    yield "a gap", window
    while window.page is not window.outcome:
        window.skip.click()
    yield "the outcome", window


def away(house: House, look: Theme) -> Opened:
    house.do("9:00 coding 10:00 review 11:00 coding").turn_to("12:51")
    changes = DataChanges()
    windows = WeekController(house.reports)
    windows.look.choose(look.palette.name)
    missed = MissedReview(
        house.reports,
        lambda: OpenQuestions(house.reports, house.journal, house.calendars),
        lambda _day, _token: None,
        lambda _day: None,
    )
    screen = Screen()
    controller = AbsenceController(
        house.program.absences,
        house.undo_redo,
        house.reports,
        house.policy(),
        windows,
        screen.notifier,
        missed,
        changes,
        SavedAnswer(screen.notifier),
    )
    controller.ask(house.program.absences.book([PresencePiece(Span(on("12:04"), on("12:51")), IDLE)]))
    popup = controller.popup
    yield "the question", popup
    popup.split.click()
    yield "split", popup
    popup.answers[0].click()
    yield "the rest", popup
    popup.answers[1].click()
    yield "answered", popup


def day(house: House, look: Theme) -> Opened:
    for mode in SEEN_BADLY:
        fields = {"label": mode.label, "counts_as": mode.counts_as, "colour": mode.colour}
        house.program.modes.change_mode(mode.key, **fields)
    evidence = evidence_of(house, [("9:00", "9:30", "pale"), ("9:30", "10:00", "break"), ("10:30", "11:00", "1:1")])
    house.do("8:00 pale 8:30 dark 9:00 coding 10:00 1:1 10:30 meeting 11:00 off 11:30 review 12:00 break 13:00 unknown")
    house.do("14:00 planning 15:00 off")
    house.calendar(("10:00", "11:00", "Architecture round"), ("16:00", "17:00", "Focus"), other="Ana")
    controller = DayController(house.program, house.reports, lambda: look, DataChanges(), noticed=evidence.day)
    house.turn_to("15:05")
    controller.open()
    window = controller.window
    assert window is not None
    yield "nothing selected", window
    window.edits.choose_at(on("9:30"))
    yield "an entry", window
    window.edits.choose_at(on("7:30"))
    yield "free time", window
    window.toast.show_text("Changed to 1:1", undoable=True)
    yield "a toast", window


def settings(house: House, look: Theme) -> Opened:
    house.program.people.add("Ana", addresses=(), every_days=7)
    house.calendar(("10:00", "11:00", "Architecture round"), other="Ana")
    controller = SettingsController(house.program, house.reports.at_hand(), look, TrayIcons(), DataChanges())
    controller.show()
    for page in PAGES:
        controller.show(page.key)
        yield page.key, controller.window


def first_run(house: House, look: Theme) -> Opened:
    guide = FirstRunController(house.program, house.reports.at_hand(), look, TrayIcons(), DataChanges())
    guide.show()
    for step in (HOURS, CALENDAR, CODING, SWITCH):
        assert guide.window.step == step
        yield f"step {step}", guide.window
        if step != SWITCH:
            guide.window.skip.click()


def audit(house: House, look: Theme) -> Opened:
    for number in range(4):
        for clock, mode in (("9:00", "coding"), ("12:00", "review"), ("15:00", "meeting"), ("17:00", "off")):
            house.turn_to(clock, days=7 * number).tracker.switch(mode)
    house.turn_to("9:00", days=28)
    controller = AuditController(house.program, house.reports, lambda: look, DataChanges(), lambda _window: None)
    controller.open()
    window = controller.window
    assert window is not None
    yield "the guess", window
    window.guess.show_answer.click()
    yield "the answer", window


def switcher(house: House, look: Theme) -> Opened:
    house.program.people.add("Ana")
    house.do("9:00 coding 10:00 review 10:30 coding").turn_to("11:00")
    changes = DataChanges()
    promises = PromisesController(
        lambda: house.tracker, lambda: house.program.promises, house.reports, changes, changes
    )
    controller = QuickSwitchController(
        lambda: house.tracker, house.reports, promises, lambda: look, TrayIcons(), changes, changes
    )
    controller.open()
    window = controller.window
    assert window is not None
    yield "opened", window
    window.line.setText("a 99:99")
    yield "a problem", window


def _deciding(house: House, look: Theme) -> TargetController:
    windows = WeekController(house.reports)
    windows.look.choose(look.palette.name)
    house.do("9:00 coding 11:00 review 14:00 off")
    return TargetController(house.program, house.reports, windows, DataChanges())


def target(house: House, look: Theme) -> Opened:
    controller = _deciding(house, look)
    controller.change()
    form = controller.form
    assert isinstance(form, TargetDialog)
    next(iter(form.boxes.values())).click()
    form.ends.click()
    yield "the target", form


def action(house: House, look: Theme) -> Opened:
    controller = _deciding(house, look)
    controller.act()
    form = controller.form
    assert isinstance(form, ActionDialog)
    yield "an action", form


def promise(house: House, look: Theme) -> Opened:
    windows = WeekController(house.reports)
    windows.look.choose(look.palette.name)
    questions = PromptsController(house.reports, windows)
    questions.ask_promise()
    form = questions.form
    assert form is not None
    yield "empty", form
    form.field.setText("review the storage RFC by fri 30 min for Ana")
    yield "understood", form


def export(_house: House, look: Theme) -> Opened:
    dialog = ExportDialog("Export this week", "week-47", look)
    dialog.show()
    yield "the forms", dialog


def small_window(house: House, look: Theme) -> Opened:
    house.do("9:00 coding").turn_to("10:05")
    reports, today = house.reports, house.reports.today()
    actions = MenuActions(TrayIcons())
    menu = TrayMenu(ColouredMenu(), actions, lambda: look)
    offer = menu_of(reports.status(), reports.rules(), reports.log(today, today), undo=house.undo_redo.undo_label())
    actions.show_menu(offer)
    menu.show_menu(offer)
    window = SmallWindow(actions, menu, look)
    window.stays = False
    window.show()
    yield "coding", window


WINDOWS: tuple[Callable[[House, Theme], Opened], ...] = (
    *(week, evening, away, day, settings, first_run, audit, switcher, target, action, promise, export),
    small_window,
)


def settle(window: QWidget) -> None:
    """Let a window lay itself out and draw what it shows."""
    for _round in range(12):  # what is laid out in one can ask for room anew in the next
        QApplication.processEvents()


def close(window: QWidget) -> None:
    """Close a window for good."""
    window.close()
    window.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
