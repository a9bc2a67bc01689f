"""Connects each section of the settings window with what it shows and changes."""

from __future__ import annotations

import os
from json import dumps

from PySide6.QtCore import QObject, Signal

from tltimer.domain.balance.target import last_choice
from tltimer.errors import Refused
from tltimer.gui.background.task import BackgroundTask
from tltimer.gui.controllers.calendars import CalendarsController
from tltimer.gui.settings.pages import settings_of
from tltimer.gui.settings.sections import NotificationsPage
from tltimer.gui.settings.setting_form import SettingForm
from tltimer.i18n.translate import _
from tltimer.settings.schema import WITH_SESSION

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date
    from typing import TypeVar

    from PySide6.QtWidgets import QWidget

    from tltimer.gui.settings.undo_stack import SettingsUndoStack
    from tltimer.gui.shortcuts.listener import ShortcutsState
    from tltimer.gui.tray.icons import TrayIcons
    from tltimer.gui.widgets.theme import Theme
    from tltimer.services.bootstrap import Program
    from tltimer.services.reports import Reports

    Form = TypeVar("Form", SettingForm, NotificationsPage)


class SettingsSectionsController(QObject):
    """Makes the sections, each with a function that brings it up to date.

    Args:
        program: what is changed.
        reports: answers without waiting.
        look: the palette to wear.
        icons: draws the icons of modes.
        changes: carries out the changes that the window can undo.
        told_by: returns the names of what detects absence, and why the others do not work.
        shortcuts_state: returns how global shortcuts are taken.
        parent: as of any QObject.
    """

    done = Signal(str)
    """A change was made that the window cannot undo: its words."""

    applied = Signal()
    """A change was made that needs no words."""

    refused = Signal(str)
    """A change was refused: the reason."""

    target_wanted = Signal()
    """The user wants to set the target, in the week window."""

    welcome_wanted = Signal()
    """The user wants to open Getting started again."""

    span_shown = Signal(object)
    """The events in this Span are on screen, so the calendars are wanted."""

    def __init__(
        self,
        program: Program,
        reports: Reports,
        look: Theme,
        icons: TrayIcons,
        changes: SettingsUndoStack,
        told_by: Callable[[], tuple[tuple[str, ...], tuple[str, ...]]],
        shortcuts_state: Callable[[], ShortcutsState],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._program = program
        self._reports = reports
        self._look = look
        self._icons = icons
        self._changes = changes
        self._told_by = told_by
        self._shortcuts_state = shortcuts_state
        self.take_pressed: Callable[[str], bool] = lambda _action: False

    def make(self, key: str) -> tuple[QWidget, Callable[[], None]]:
        """Make a section; return it with the function that brings it up to date."""
        makers: dict[str, Callable[[], tuple[QWidget, Callable[[], None]]]] = {
            "hours": self._hours,
            "modes": self._modes,
            "shortcuts": self._shortcuts,
            "kinds": self._kinds,
            "people": self._people,
            "calendars": self._calendars,
            "repositories": self._repositories,
            "evidence": self._evidence,
            "blocks": self._blocks,
            "notifications": self._notifier,
            "starting": self._starting,
            "data": self._data,
        }
        return makers[key]() if key in makers else self._plain(SettingForm(settings_of(key), self._look))

    def _plain(self, form: Form) -> tuple[Form, Callable[[], None]]:
        """Connect a form with the settings."""
        form.written.connect(lambda key, text: form.complain(key, self._changes.write(key, text)))
        form.default_wanted.connect(lambda key: form.complain(key, self._changes.restore_default(key)))
        return form, lambda: form.show_settings(self._reports.settings())

    def _hours(self) -> tuple[QWidget, Callable[[], None]]:
        from tltimer.gui.settings.days_off import DaysOffEditor

        decide, program = self._changes.decide, self._program
        form, show = self._plain(SettingForm(settings_of("hours"), self._look))
        days = DaysOffEditor(self._look)
        days.added.connect(lambda first, last: decide(lambda: program.days_off.add(first, last)))
        days.removed.connect(lambda first, last: decide(lambda: self._remove_days_off(first, last)))
        form.rows.addWidget(days)

        def update() -> None:
            show()
            days.show_days(self._reports.all_days_off())
            self.span_shown.emit(self._reports.span_of_days_off())

        return form, update

    def _remove_days_off(self, first: date, last: date) -> None:
        self._program.days_off.remove(first, last, self._reports.days_off(first, last))

    def _modes(self) -> tuple[QWidget, Callable[[], None]]:
        from tltimer.gui.settings.modes_page import ModesPage

        decide, program = self._changes.decide, self._program
        page = ModesPage(self._look, self._icons)
        page.changed.connect(lambda key, fields: decide(lambda: program.modes.change_mode(key, **fields)))
        page.ordered.connect(lambda keys: decide(lambda: program.modes.order_modes(keys)))
        return page, lambda: page.show_modes(self._reports.rules().modes)

    def _shortcuts(self) -> tuple[QWidget, Callable[[], None]]:
        from tltimer.gui.settings.shortcuts_section import ShortcutsSection
        from tltimer.settings.schema import SHORTCUTS
        from tltimer.settings.shortcuts import parse_shortcuts

        section = ShortcutsSection(self._look)
        self.take_pressed = section.take_pressed
        # In brackets, as keys can be a comma.
        section.written.connect(lambda shortcuts: self._changes.write(SHORTCUTS.key, dumps(list(map(str, shortcuts)))))

        def update() -> None:
            rules: tuple[str, ...] = self._reports.settings()[SHORTCUTS]
            shortcuts = parse_shortcuts(rules)
            section.show_shortcuts(shortcuts, self._reports.rules().modes, self._shortcuts_state())

        return section, update

    def _kinds(self) -> tuple[QWidget, Callable[[], None]]:
        from tltimer.gui.settings.kinds_page import KindsPage

        decide, program = self._changes.decide, self._program
        page = KindsPage(self._look)
        page.changed.connect(lambda key, fields: decide(lambda: program.modes.change_kind(key, **fields)))
        return page, lambda: page.show_kinds(self._reports.rules().kinds)

    def _people(self) -> tuple[QWidget, Callable[[], None]]:
        from tltimer.domain.balance.people import alike, apart_from
        from tltimer.gui.settings.people_page import PeoplePage
        from tltimer.services.open_questions import OpenQuestions

        decide, program = self._changes.decide, self._program
        page = PeoplePage(self._look)
        page.added.connect(lambda name, days: decide(lambda: program.people.add(name, every_days=days)))
        page.renamed.connect(lambda person, name: decide(lambda: program.people.rename(person, name)))
        page.changed.connect(lambda person, fields: decide(lambda: program.people.change(person, **fields)))
        page.merged.connect(lambda kept, other: decide(lambda: program.people.merge(kept, other)))
        page.removed.connect(lambda person: decide(lambda: program.people.remove(person)))
        page.kept_apart.connect(lambda person, other: decide(lambda: program.people.keep_apart(person, other)))
        page.contact_taken.connect(
            lambda contact: decide(lambda: program.people.add(contact.name, [contact.address], contact.every_days))
        )
        page.contact_known.connect(
            lambda contact: decide(lambda: program.people.also_called(contact.like, contact.name, contact.address))
        )
        page.contact_refused.connect(
            lambda contact: decide(lambda: program.people.no_one_to_one(contact.key, contact.name))
        )
        questions = OpenQuestions(self._reports, program.journal, program.calendars)

        def update() -> None:
            people = self._reports.people()
            page.show_people(people)
            apart = apart_from(program.journal.entries("answers"))
            page.ask(alike(people, apart), questions.new_contacts(self._reports.today()))

        return page, update

    def _calendars(self) -> tuple[QWidget, Callable[[], None]]:
        from tltimer.gui.settings.calendars_page import CalendarsPage

        page = CalendarsPage(self._look)
        _form, show = self._plain(page.form)
        controller = CalendarsController(self._program, self._reports, page)
        page.own.known.connect(self._add_addresses)
        controller.done.connect(self.done)
        controller.refused.connect(self.refused)

        def update() -> None:
            show()
            controller.update()

        return page, update

    def _repositories(self) -> tuple[QWidget, Callable[[], None]]:
        from tltimer.gui.settings.repositories_page import RepositoriesPage

        repository_stats = self._program.repository_stats
        repositories = repository_stats.repositories
        page = RepositoriesPage(self._look)

        def add(folder: str) -> None:
            def read() -> object:
                added = repositories.add(folder)
                repository_stats.renew()
                return added

            task = BackgroundTask(read, page)
            task.done.connect(lambda added: self.done.emit(_("tltimer now reads {name}.").format(name=added.name)))
            task.done.connect(lambda _added: page.end())
            task.refused.connect(page.end)
            task.start()

        def remove(folder: str) -> None:
            try:
                removed = repositories.remove(folder)
            except Refused as refusal:
                self.refused.emit(str(refusal))
                return
            step = _("{name} removed").format(name=removed.name)
            self._changes.keep(step, lambda: repositories.restore(removed))

        page.added.connect(add)
        page.removed.connect(remove)
        return page, lambda: page.show_repositories(
            (repository.name, repository.path) for repository in repositories.listed()
        )

    def _evidence(self) -> tuple[QWidget, Callable[[], None]]:
        from tltimer.domain.evidence.samples import EvidenceSource
        from tltimer.gui.settings.evidence_section import EvidenceSection
        from tltimer.i18n.translate import ngettext
        from tltimer.settings.schema import EVIDENCE_APPS
        from tltimer.system.focused_window.choose import focused_window_for
        from tltimer.system.focused_window.unavailable import NoFocusedWindow
        from tltimer.wording.evidence import reads_and_never

        evidence, page = self._program.evidence_from(self._reports), EvidenceSection(self._look)
        window, why = focused_window_for(os.environ)
        window.close()
        if isinstance(window, NoFocusedWindow):
            page.show_trouble(EvidenceSource.WINDOW, _("Not available here: {why}.").format(why="; ".join(why)))

        def turn(source: EvidenceSource, on: bool) -> None:
            words = _("{name}: on") if on else _("{name}: off. The records from this source were deleted.")

            def change() -> None:
                if on:
                    evidence.turn_on([source])
                else:
                    evidence.turn_off(source)
                self.done.emit(words.format(name=reads_and_never(source)[0]))

            self._attempt(change)

        def forget() -> None:
            days = evidence.forget()
            self.done.emit(
                ngettext("Deleted evidence from {count} day.", "Deleted evidence from {count} days.", days).format(
                    count=days
                )
                if days
                else _("There is no evidence to delete.")
            )

        page.turned.connect(turn)
        page.app_said.connect(lambda app, mode: self._attempt(lambda: evidence.say_app(app, mode)))
        page.app_forgotten.connect(lambda app: self._attempt(lambda: evidence.forget_app(app)))
        page.forgotten.connect(lambda: self._attempt(forget))

        def update() -> None:
            rules: tuple[str, ...] = self._reports.settings()[EVIDENCE_APPS]
            page.show_evidence(evidence.sources(), rules, self._reports.rules().modes)

        return page, update

    def _attempt(self, change: Callable[[], object]) -> None:
        """Carry out a change of settings or of the cache, which this window cannot undo."""
        try:
            change()
        except Refused as refusal:
            self.refused.emit(str(refusal))
        else:
            self.applied.emit()

    def _add_addresses(self, addresses: tuple[str, ...]) -> None:
        from tltimer.settings.schema import MY_ADDRESSES

        own_addresses = self._reports.settings()[MY_ADDRESSES]
        why = self._changes.write(MY_ADDRESSES.key, ", ".join(dict.fromkeys((*own_addresses, *addresses))))
        if why:
            self.refused.emit(why)

    def _blocks(self) -> tuple[QWidget, Callable[[], None]]:
        from tltimer.gui.settings.sections import BlocksPage

        page = BlocksPage(self._look)
        page.target_wanted.connect(self.target_wanted)
        _form, show = self._plain(page.form)

        def update() -> None:
            week = self._reports.this_week()
            coming = last_choice(week.plus(1), self._reports.choices())
            later = coming if coming is not None and coming.from_week > week else None
            page.show_target(self._reports.status().target, later)
            page.offer_calendars(
                tuple(source.name for source in self._program.calendars.sources() if source.kind == "caldav")
            )
            show()

        return page, update

    def _notifier(self) -> tuple[QWidget, Callable[[], None]]:
        page = NotificationsPage(self._look)
        _form, show = self._plain(page)
        page.level_wanted.connect(self._changes.choose_level)

        def update() -> None:
            show()
            page.show_presence(*self._told_by())

        return page, update

    def _starting(self) -> tuple[QWidget, Callable[[], None]]:
        from tltimer.gui.settings.sections import StartingPage
        from tltimer.system.autostart.choose import is_entered

        page = StartingPage(self._look)
        page.welcome_wanted.connect(self.welcome_wanted)
        _form, show = self._plain(page)

        def update() -> None:
            show()
            wanted = self._reports.settings()[WITH_SESSION]
            page.show_state(wanted, is_entered(self._program.home, os.environ))

        return page, update

    def _data(self) -> tuple[QWidget, Callable[[], None]]:
        from tltimer.exchange.registry import READERS, WRITERS
        from tltimer.gui.controllers.data import DataController
        from tltimer.gui.settings.data_page import DataPage

        page = DataPage(self._look, WRITERS, READERS)
        controller = DataController(self._program, page)
        controller.journal_changed.connect(self._changes.take_note)

        def update() -> None:
            problems = self._reports.problems()
            try:
                self._reports.rules()
            except Refused as refusal:  # of the whole log
                problems = (str(refusal), *problems)
            page.show_problems(problems)

        return page, update
