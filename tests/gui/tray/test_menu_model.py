from datetime import timedelta

import pytest

from tests.gui.homes import House, on
from tltimer.domain.balance.promises import waiting_on
from tltimer.domain.evidence.disagreements import Disagreement
from tltimer.domain.timeline.spans import Span
from tltimer.gui.tray.menu_model import MenuModel, OpenPoints, menu_of
from tltimer.gui.tray.tooltip import tooltip_of


def menu(house: House) -> MenuModel:
    reports, today = house.reports, house.reports.today()
    due = waiting_on(today, reports.promises())
    return menu_of(reports.status(), reports.rules(), reports.log(today, today), reports.standings(), due)


def names(menu: MenuModel) -> list[str]:
    return [person.name for person in menu.people]


def test_an_empty_log_offers_modes_and_nothing_to_undo(house: House) -> None:
    result = menu(house)

    assert [mode.label for mode in result.modes] == ["Coding", "1:1", "Review", "Planning", "Meeting", "Break"]
    assert not any(mode.current or mode.time for mode in result.modes)
    assert (result.header, result.running, result.undo) == ("Nothing is being tracked", False, "")
    assert result.moments == result.people == ()


def test_the_weeks_share_stands_in_the_header_once_it_is_known(house: House) -> None:
    house.do("9:00 review 12:00 coding 13:00 off").turn_to("9:00", days=1).tracker.switch("coding")
    house.turn_to("11:00", days=1)
    reports = house.reports
    week = reports.evening(reports.today()).week
    assert menu(house).header == "Coding for 2 h · 100% coding today"
    result = menu_of(reports.status(), reports.rules(), (), points=OpenPoints(week=week))
    assert result.header == "Coding for 2 h · 50% coding this week"


def test_a_locked_keyring_is_told_where_it_can_be_unlocked(house: House) -> None:
    assert menu(house).settings == "Settings"
    result = menu_of(house.reports.status(), house.reports.rules(), (), points=OpenPoints(keyring_locked=True))
    assert result.settings == "Settings · keyring locked"


def test_the_time_of_today_stands_beside_each_mode(house: House) -> None:
    house.do("9:00 coding 11:05 review").turn_to("11:25")

    assert [(mode.key, mode.time) for mode in menu(house).modes if mode.time] == [
        ("coding", "2:05"),
        ("review", "0:20"),
    ]
    assert [mode.key for mode in menu(house).modes if mode.current] == ["review"]


@pytest.mark.parametrize(("clock", "time"), [("9:00:59", ""), ("9:01:00", "0:01")])
def test_a_time_of_less_than_a_minute_is_left_out(house: House, clock: str, time: str) -> None:
    house.do("9:00 coding")
    house.turn_to("9:00")
    hours, minutes, seconds = (int(part) for part in clock.split(":"))
    house.pass_seconds((hours - 9) * 3600 + minutes * 60 + seconds)
    assert [mode.time for mode in menu(house).modes if mode.current] == [time]


def test_a_hidden_mode_is_offered_only_while_it_runs(house: House) -> None:
    house.program.modes.change_mode("planning", hidden=True)
    assert "planning" not in [mode.key for mode in menu(house).modes]

    house.do("9:10 planning")
    assert "planning" in [mode.key for mode in menu(house).modes]


def test_what_runs_can_have_begun_at_points_before_it_began(house: House) -> None:
    house.do("9:00 review 9:30 coding").turn_to("9:37")

    assert [moment.label for moment in menu(house).moments] == [
        "5 min earlier, 09:25",
        "10 min earlier, 09:20",
        "15 min earlier, 09:15",
        "30 min earlier, 09:00",
    ]


def test_what_runs_began_on_its_own_day(house: House) -> None:
    house.do("4:07 coding").turn_to("9:37")

    assert [moment.label for moment in menu(house).moments] == ["5 min earlier, 04:02"]


def test_the_first_instant_of_the_day_is_such_a_point(house: House) -> None:
    house.do("4:10 coding").turn_to("9:37")

    assert [moment.label for moment in menu(house).moments] == ["5 min earlier, 04:05", "10 min earlier, 04:00"]


def test_the_end_of_a_meeting_at_which_it_began_is_no_earlier_point(house: House) -> None:
    house.calendar(("9:00", "9:30", "Daily"))
    house.do("9:30 coding").turn_to("10:30")

    assert "09:30" not in " ".join(moment.label for moment in menu(house).moments)


def test_the_end_of_the_last_meeting_is_such_a_point(house: House) -> None:
    house.calendar(("9:00", "9:25", "Daily & more"))
    house.do("9:30 coding").turn_to("10:30")

    *_, moment = menu(house).moments
    assert (moment.label, moment.at) == ("Since Daily & more ended, 09:25", on("9:25"))


def test_who_the_calendar_has_here_now_comes_before_recent_people(house: House) -> None:
    house.calendar(("10:00", "10:30", "Catch up"), other="Chi")
    house.do("9:00 1:1/Ana 9:20 1:1/Bo 9:40 1:1/Ana")
    assert names(menu(house)) == ["Ana", "Bo"]

    assert names(menu(house.turn_to("10:10"))) == ["Chi", "Ana", "Bo"]


def test_the_kind_used_last_comes_first_and_that_of_what_runs_is_marked(house: House) -> None:
    house.tracker.switch("coding", kind="pairing")
    house.turn_to("9:30").tracker.switch("coding", kind="my own")

    kinds = menu(house).kinds
    assert (kinds[0].key, kinds[0].current) == ("my own", True)
    assert len(kinds) == 10

    house.turn_to("9:40").tracker.switch("review")
    assert not any(kind.current for kind in menu(house).kinds)
    assert "my own" not in [kind.key for kind in menu(house).kinds]


def test_the_tooltip_says_mode_beginning_share_and_what_is_next(house: House) -> None:
    house.calendar(("14:00", "14:30", "<b>Sprint</b> sync"))
    house.do("9:00 1:1/Ana").turn_to("9:30")

    text = tooltip_of(house.reports.status(), house.reports.rules())
    assert text == "1:1 with Ana since 09:00\n0% coding today\n14:00 ‹b›Sprint‹/b› sync"


def test_the_tooltip_stays_the_same_while_nothing_happens(house: House) -> None:
    house.do("9:00 coding")
    seen = {
        tooltip_of(house.turn_to(f"9:{minute}").reports.status(), house.reports.rules()) for minute in range(10, 60)
    }
    assert seen == {"Coding since 09:00\n100% coding today"}


def test_the_tooltip_names_the_day_of_a_meeting_that_is_not_today(house: House) -> None:
    house.calendar(("9:30", "9:45", "Standup"))
    house.turn_to("17:00", days=-3)
    assert tooltip_of(house.reports.status(), house.reports.rules()).endswith("Mon 09:30 Standup")


def test_a_title_of_blanks_is_a_meeting_in_the_tooltip(house: House) -> None:
    house.calendar(("14:30", "15:00", "\u2003\u202e"))
    assert tooltip_of(house.reports.status(), house.reports.rules()).endswith("14:30 Meeting")


def test_the_calendar_offers_a_switch_in_the_row_of_its_mode(house: House) -> None:
    house.calendar(("14:30", "15:00", "Catch up"), other="Ana")
    house.do("13:00 coding").turn_to("14:29")
    assert not any(mode.offer for mode in menu(house).modes)
    (mode,) = [mode for mode in menu(house.turn_to("14:40")).modes if mode.offer]
    assert (mode.key, mode.label, mode.detail) == ("1:1", "1:1", "Catch up with Ana, from 14:30")


@pytest.mark.parametrize("title", ["1:1 Ana", "1:1", ""])
def test_a_1_1_is_named_once_where_its_title_names_no_more(house: House, title: str) -> None:
    house.calendar(("14:30", "15:00", title), other="Ana")
    house.do("13:00 coding").turn_to("14:40")
    (mode,) = [mode for mode in menu(house).modes if mode.offer]
    assert (mode.label, mode.detail) == ("1:1 with Ana, from 14:30", "")


def test_what_runs_for_very_long_can_be_confirmed(house: House) -> None:
    house.do("9:00 coding")
    assert menu(house.turn_to("13:59")).confirm == ""
    assert menu(house.turn_to("14:30")).confirm == "Confirm: Coding since 09:00"
    house.tracker.change(house.reports.status().running.id, confirmed=True)  # type: ignore[union-attr]
    assert menu(house).confirm == ""


def test_somebody_of_the_1_1_list_is_called_as_there(house: House) -> None:
    house.program.people.add("Annie", ("ana@test",))
    house.calendar(("14:30", "15:00", "Catch up"), other="Ana")
    house.do("13:00 coding").turn_to("14:40")
    result = menu(house)
    assert names(result) == ["Annie"]
    (mode,) = [mode for mode in result.modes if mode.offer]
    assert mode.offer is not None
    assert (mode.detail, mode.offer.person) == ("Catch up with Annie, from 14:30", "Annie")
    assert house.reports.evening(house.reports.today()).unlogged == house.reports.status().today.meetings


def test_who_waits_for_a_1_1_comes_first_with_the_days_since(house: House) -> None:
    for name in ("Ana", "Bo", "Chi"):
        house.program.people.add(name, every_days=7)
    ana, bo, _chi = house.reports.people()
    house.program.people.say_held(ana, house.reports.today() - timedelta(12), held=True)
    house.program.people.say_held(bo, house.reports.today() - timedelta(30), held=True)
    house.program.people.rename(ana, "Annie")
    house.do("9:00 1:1/Dana 9:20 review")
    assert [(person.name, person.days) for person in menu(house).people] == [
        ("Bo", "30 days"),
        ("Annie", "12 days"),
        ("Dana", ""),
        ("Chi", ""),
    ]
    house.do("9:30 1:1/Ana 9:50 review")
    assert names(menu(house)) == ["Bo", "Annie", "Dana", "Chi"]
    assert [person.days for person in menu(house).people] == ["30 days", "", "", ""]


def test_promises_that_are_due_are_offered_and_those_that_come_are_not(house: House) -> None:
    today = house.reports.today()
    house.program.promises.add("the RFC", "Dana", today)
    house.program.promises.add("the budget", None, today - timedelta(3))
    house.program.promises.add("the goals", None, today + timedelta(1))
    house.program.promises.add("some day")
    assert [promise.label for promise in menu(house).promises] == [
        "the budget · was due 13 November",
        "the RFC · to Dana",
    ]
    assert menu(house).promises[0].tomorrow == ("Tomorrow, Tuesday", today + timedelta(1))


def test_the_outcome_of_what_just_ended_can_be_noted_for_a_while(house: House) -> None:
    house.do("9:00 1:1/Ana 9:30 coding")
    note = menu(house.turn_to("10:00")).note
    assert note is not None
    assert note.label == "Outcome of 1:1 with Ana…"
    assert menu(house.turn_to("10:01")).note is None
    house.tracker.change(note.entry.switch.id, note="Chi takes over")
    assert menu(house.turn_to("9:40")).note is None


def test_leading_has_kinds_and_a_review_can_teach(house: House) -> None:
    house.tracker.switch("planning", kind="architecture")
    house.turn_to("9:30").tracker.switch("review")
    assert [kind.key for kind in menu(house).kinds] == [
        "architecture",
        "teaching review",
        "coaching",
        "unblocking",
        "writing",
        "thinking",
    ]
    assert menu(house).kinds_title == "Kind of leading"
    house.turn_to("9:40").tracker.switch("break")
    assert menu(house).kinds == ()


def test_what_is_noticed_now_is_offered_in_the_state_line_and_in_its_row(house: House) -> None:
    house.do("9:00 planning").turn_to("10:20")
    noticed = Disagreement(Span(on("10:05"), on("10:20")), "planning", "coding")
    reports, today = house.reports, house.reports.today()
    result = menu_of(reports.status(), reports.rules(), reports.log(today, today), noticed=noticed)
    assert result.header.endswith(" · Coding, from 10:05?")
    (offered,) = [mode for mode in result.modes if mode.noticed is not None]
    assert (offered.key, offered.detail, offered.noticed) == ("coding", "noticed, from 10:05", noticed)
