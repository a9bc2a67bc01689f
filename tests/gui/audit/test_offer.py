"""The week window offers an audit every four weeks."""

from pytestqt.qtbot import QtBot

from tests.gui.homes import House
from tltimer.domain.audit.estimates import Estimate
from tltimer.domain.audit.week_spans import Preset
from tltimer.gui.controllers.audit import AuditController
from tltimer.gui.controllers.week import WeekController
from tltimer.gui.data_changes import DataChanges
from tltimer.gui.week.window import WeekWindow


def test_an_audit_is_offered_until_it_was_made_or_put_off_for_four_weeks(house: House, qtbot: QtBot) -> None:
    audits = house.program.audits
    for week in range(5):
        for clock, mode in (("9:00", "coding"), ("15:00", "off")):
            house.turn_to(clock, days=7 * week).tracker.switch(mode)
        assert audits.is_offered() is (week == 4)
    changes, windows = DataChanges(), list[WeekWindow]()
    week = WeekController(house.reports, offers_audit=audits.is_offered)
    audit = AuditController(house.program, house.reports, lambda: week.look, changes, lambda _window: None)
    changes.data_changed.connect(week.update)
    week.week_opened.connect(windows.append)
    week.week_opened.connect(audit.attend)
    house.program.target.choose(house.reports.this_week(), 0.3, 0.5, "", None)
    week.show_week()
    (window,) = windows
    offer = window.header.offer
    assert offer.isVisible()
    offer.not_now.click()
    assert not offer.isVisible()
    house.turn_to("9:00", days=7 * 8)
    week.update()
    assert not offer.isVisible(), "nothing is in the log of the last four weeks"
    house.turn_to("9:00", days=7 * 4).undo_redo.undo()
    week.show_week()
    assert offer.isVisible()
    audits.keep(audits.preset(Preset.FOUR_WEEKS), Estimate(50, 30, 20), None)
    week.update()
    assert not offer.isVisible()
    week.close()
