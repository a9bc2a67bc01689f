from datetime import date

from tests.drawing import MONDAY, at
from tltimer.domain.balance.promises import Promise, fitting
from tltimer.domain.meetings.moves import never_moved, never_moved_titles
from tltimer.domain.timeline.days import ONE_DAY


def promise(name: str, minutes: int | None, due: date | None = None, **done) -> Promise:
    return Promise(name, name, None, due, minutes, done.get("done_at"), done.get("dropped_at"))


def best(minutes: float, *promises: Promise) -> str | None:
    result = fitting(promises, int(minutes * 60))
    return result.id if result else None


def test_what_takes_longer_or_an_unknown_time_does_not_fit() -> None:
    assert best(20, promise("short", 15), promise("long", 25), promise("open", None), promise("none", 0)) == "short"
    assert best(15, promise("just", 15)) == "just"
    assert best(14.9, promise("just", 15)) is None


def test_what_is_done_or_dropped_is_not_proposed() -> None:
    assert best(20, promise("a", 15, done_at=at("10:00")), promise("b", 15, dropped_at=at("10:00"))) is None


def test_what_is_due_first_goes_first_then_the_longest() -> None:
    due = [promise("later", 15, MONDAY + ONE_DAY), promise("today", 5, MONDAY), promise("some day", 20)]
    assert best(20, *due) == "today"
    assert best(20, promise("b", 10), promise("a", 15), promise("c", 15)) == "a"


def test_series_that_are_never_moved_are_known_with_their_titles() -> None:
    entries = [
        {"id": "never-move-a", "never_move": "a", "title": "Standup"},
        {"id": "x", "never_move": "b"},
        {"id": "y"},
    ]
    assert never_moved(entries) == {"a", "b"}
    assert never_moved_titles(entries) == {"a": "Standup", "b": ""}
