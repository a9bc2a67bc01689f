"""Warnings of the day: what they propose is not left standing when it is over."""

from tests.gui.homes import House
from tests.gui.screen import Screen
from tltimer.gui.notifications.focus import FocusNotifications
from tltimer.reports.notification_policy import Topic


def test_a_move_that_was_proposed_is_taken_back_when_the_meeting_begins(house: House) -> None:
    house.settings("[notifications]\nno_focus_block = true\n[work]\nmonday = '09:00-14:30'\n")
    house.calendar(("10:30", "11:00", "Sync"), ("12:45", "13:00", "Sync"), other="Ana")
    shown = Screen()
    warnings = FocusNotifications(house.reports, house.policy(), shown.notifier)

    def standing(clock: str) -> set[str]:
        house.turn_to(clock)
        warnings.look(house.reports.status(), house.reports.rules())
        return set(shown.shown)

    assert standing("9:10") == {Topic.NO_FOCUS_BLOCK}
    assert "Move Sync, Mon 10:30" in "".join(f"{message.title} {message.body}" for message in shown.shown.values())
    assert standing("9:15") == {Topic.NO_FOCUS_BLOCK}
    assert standing("10:30") == set()
