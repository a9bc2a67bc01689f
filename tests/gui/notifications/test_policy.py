"""Leave to say something, on a real home."""

from tests.gui.homes import House
from tltimer.reports.notification_policy import Topic
from tltimer.services.quiet_mode import QuietMode


class Desktop:
    """Says whether it wants silence, and counts how often it was asked."""

    def __init__(self) -> None:
        self.wants_silence = False
        self.asked = 0

    def __call__(self) -> bool:
        self.asked += 1
        return self.wants_silence


def test_what_was_given_leave_counts_as_said(house: House) -> None:
    policy, status, rules = house.policy(), house.reports.status(), house.reports.rules()
    assert policy.permit(Topic.AWAY, "a", status, rules)
    assert not policy.permit(Topic.AWAY, "a", status, rules)
    assert policy.permit(Topic.AWAY, "b", status, rules)
    assert policy.permit(Topic.AWAY, "c", status, rules)
    assert not policy.permit(Topic.AWAY, "d", status, rules)
    assert policy.permit(Topic.EVENING, f"{status.today.date}", status, rules)


def test_what_the_desktop_held_back_is_said_once_it_may_be(house: House) -> None:
    desktop = Desktop()
    desktop.wants_silence = True
    policy, status, rules = house.policy(desktop), house.reports.status(), house.reports.rules()
    assert not policy.permit(Topic.AWAY, "a", status, rules)
    desktop.wants_silence = False
    assert policy.permit(Topic.AWAY, "a", status, rules)
    assert not policy.permit(Topic.AWAY, "a", status, rules)
    assert desktop.asked == 2


def test_quiet_for_today_ends_with_the_day_and_asks_no_desktop(house: House) -> None:
    desktop = Desktop()
    policy, rules = house.policy(desktop), house.reports.rules()
    QuietMode(house.home.quiet_file).turn(house.reports.today(), on=True)
    assert policy.is_quiet(house.reports.today())
    assert not policy.permit(Topic.AWAY, "a", house.reports.status(), rules)
    house.turn_to("9:00", days=1)
    assert desktop.asked == 0
    assert policy.permit(Topic.AWAY, "a", house.reports.status(), rules)
