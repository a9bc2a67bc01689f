"""Presence minute by minute; times are those of a Monday in Berlin."""

from datetime import timedelta

from tests.drawing import at, span
from tltimer.domain.presence.clock_jumps import ClockJump
from tltimer.domain.presence.state import (
    IDLE,
    LOCK,
    SLEEP,
    PresenceLog,
    PresencePiece,
    fell_asleep,
    locked,
    looked,
    settled,
    unlocked,
    woke,
)


def watched(*looks: tuple[str, int | None], begin: str = "12:00") -> PresenceLog:
    """Look at times of the wall, with so many seconds without input."""
    noticed = PresenceLog(at(begin))
    for wall, idle_s in looks:
        noticed = looked(noticed, at(wall), idle_s)
    return noticed


def long_pieces(noticed: PresenceLog) -> list[PresencePiece]:
    return [piece for piece in noticed.pieces if piece.span.seconds >= 120]


def test_absence_begins_at_the_last_input_and_ends_where_nobody_was_seen_last():
    noticed = watched(("12:05", 50), ("12:15", 650), ("12:50", 2750), ("12:51", 5))
    assert long_pieces(noticed) == [PresencePiece(span("12:04:10", "12:50"), IDLE)]
    assert noticed.here


def test_while_it_lasts_nothing_is_over():
    noticed = watched(("12:05", 50), ("12:15", 650))
    assert long_pieces(noticed) == []
    assert not noticed.here


def test_where_idle_time_is_not_known_nobody_is_taken_for_absent():
    noticed = watched(("12:05", None), ("13:05", None))
    assert noticed.pieces == ()
    assert noticed.here
    assert noticed.present_until(meets=False) == at("13:05")


def test_idle_time_that_is_not_known_any_more_ends_where_it_was_known():
    noticed = watched(("12:05", 0), ("12:20", 900), ("12:30", None))
    assert long_pieces(noticed) == [PresencePiece(span("12:05", "12:20"), IDLE)]


def test_a_lock_lasts_until_the_unlock():
    noticed = unlocked(locked(watched(("12:00", None)), at("12:10")), at("12:40"))
    assert noticed.pieces == (PresencePiece(span("12:10", "12:40"), LOCK),)


def test_locked_twice_is_locked_since_the_first_and_unlocked_twice_is_over_once():
    noticed = locked(locked(PresenceLog(at("12:00")), at("12:10")), at("12:20"))
    assert noticed.locked == at("12:10")
    assert not noticed.here
    again = unlocked(unlocked(noticed, at("12:30")), at("12:40"))
    assert again.pieces == (PresencePiece(span("12:10", "12:30"), LOCK),)


def test_a_lock_whose_end_was_never_told_ends_when_somebody_types_for_minutes():
    noticed = locked(watched(("12:00", 0)), at("12:00:30"))
    for wall, idle_s in (("12:20", 1200), ("12:21", 3), ("12:22", 2), ("12:23", 4)):
        noticed = looked(noticed, at(wall), idle_s)
    assert noticed.locked is None
    assert PresencePiece(span("12:00:30", "12:20"), LOCK) in noticed.pieces


def test_a_touch_of_the_mouse_does_not_unlock():
    noticed = locked(watched(("12:00", 0)), at("12:00:30"))
    for wall, idle_s in (("12:20", 1200), ("12:21", 3), ("12:22", 63), ("12:25", 243)):
        noticed = looked(noticed, at(wall), idle_s)
    assert noticed.locked == at("12:00:30")


def test_a_sleep_lasts_until_it_wakes():
    noticed = fell_asleep(fell_asleep(watched(("12:00", 0)), at("12:01")), at("12:02"))
    assert noticed.asleep == at("12:01")
    noticed = woke(woke(noticed, at("13:00")), at("13:05"))
    assert PresencePiece(span("12:01", "13:00"), SLEEP) in noticed.pieces
    assert noticed.asleep is None


def test_what_slept_without_a_word_is_told_by_the_clocks():
    noticed = looked(watched(("12:00", 20)), at("13:01"), 80, ClockJump(suspended_s=3600))
    assert PresencePiece(span("12:00", "13:00"), SLEEP) in noticed.pieces
    assert not noticed.here, "no input since it woke"
    noticed = looked(noticed, at("13:02"), 5)
    assert noticed.here
    assert PresencePiece(span("11:59:40", "13:01"), IDLE) in noticed.pieces


def test_a_wake_that_was_not_told_is_told_by_the_clocks():
    asleep = fell_asleep(watched(("12:00", 5)), at("12:00:30"))
    noticed = looked(asleep, at("13:01"), 3, ClockJump(suspended_s=3600))
    assert PresencePiece(span("12:00:30", "13:00:30"), SLEEP) in noticed.pieces
    assert noticed.here


def test_a_wake_that_no_clock_tells_of_is_told_by_a_program_that_did_not_run():
    asleep = fell_asleep(watched(("12:00", 5)), at("12:00:30"))
    noticed = looked(asleep, at("13:01"), 3, ClockJump(frozen_s=3600))
    assert PresencePiece(span("12:00:30", "13:00:30"), SLEEP) in noticed.pieces
    assert noticed.here


def test_a_sleep_that_was_announced_and_did_not_come_is_none():
    noticed = looked(fell_asleep(watched(("12:00", 5)), at("12:00:30")), at("12:01"), 3)
    assert noticed.asleep == at("12:00:30")
    noticed = looked(noticed, at("12:02"), 3)
    assert noticed.asleep is None
    assert [piece for piece in noticed.pieces if piece.source == SLEEP] == []


def test_a_clock_set_forward_makes_nobody_absent():
    noticed = looked(watched(("12:00", 5)), at("14:01"), 2, ClockJump(set_s=7200))
    assert long_pieces(noticed) == []


def test_a_clock_set_back_moves_what_was_known_with_it():
    noticed = locked(watched(("12:00", 0)), at("12:00:30"))
    noticed = looked(noticed, at("11:11"), 660, ClockJump(set_s=-3600))
    noticed = unlocked(noticed, at("11:31"))
    assert PresencePiece(span("11:00:30", "11:31"), LOCK) in noticed.pieces


def test_in_a_mode_that_meets_presence_needs_no_input():
    noticed = watched(("12:05", 0), ("12:45", 2400))
    assert noticed.present_until(meets=True) == at("12:45")
    assert noticed.present_until(meets=False) == at("12:05")


def test_what_was_dealt_with_is_forgotten():
    noticed = settled(watched(("12:05", 50), ("12:15", 650), ("12:51", 5)))
    assert noticed.pieces == ()
    assert noticed.last_input == at("12:51") - timedelta(seconds=5)


def test_a_sleep_is_known_where_idle_time_is_not():
    noticed = woke(fell_asleep(watched(("12:00", None)), at("12:01")), at("13:00"))
    assert noticed.pieces == (PresencePiece(span("12:01", "13:00"), SLEEP),)
