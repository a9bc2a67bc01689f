"""A whole day that five meetings break up, four hundred times as fast: the warning that tltimer is for is said."""

from datetime import timedelta
from pathlib import Path

from tests.e2e.app import MONDAY, calendar_file
from tests.e2e.test_a_week import Person, person

__all__ = ["person"]

SETTINGS = """
[start]
with_session = false

[notifications]
target = false
"""

TUESDAY = MONDAY + timedelta(days=1)

MEETINGS = (
    ("Daily", "09:30", "10:00"),
    ("Sprint sync", "10:30", "11:00"),
    ("Hiring", "11:30", "12:00"),
    ("Architecture", "13:30", "14:00"),
    ("Budget", "15:30", "16:00"),
)


def test_the_fragmented_day_has_its_place_beside_everything_else(person: Person, tmp_path: Path) -> None:
    """A missed review, a question at the start of work, a short gap and the review of the day come before and after."""
    app = person.app
    (app.home / "settings.toml").write_text(SETTINGS)

    def on_tuesday(clock: str) -> timedelta:
        hours, minutes = clock.split(":")
        return timedelta(hours=int(hours), minutes=int(minutes))

    events = [(title, TUESDAY + on_tuesday(start), TUESDAY + on_tuesday(end)) for title, start, end in MEETINGS]
    app.do(MONDAY, "calendar", "add", "work", str(calendar_file(tmp_path / "work.ics", *events)))
    for clock, words in (("9:00", ("switch", "coding")), ("11:00", ("stop",)), ("11:30", ("switch", "review"))):
        app.do(MONDAY + on_tuesday(clock), *words)
    app.do(MONDAY + timedelta(hours=12), "stop")

    person.begin_day(1)
    person.start("08:50")
    for clock, mode in (
        ("09:06", "Coding"),
        ("09:30", "Meeting"),
        ("10:00", "Coding"),
        ("10:30", "Meeting"),
        ("11:01", "Coding"),
        ("11:30", "Meeting"),
        ("12:01", "Coding"),
        ("13:30", "Meeting"),
        ("14:01", "Review"),
    ):
        person.at(clock).click(mode)
    person.at("17:40").end()

    # How many minutes are left depends on how long a click takes: each real second is almost seven minutes.
    assert [said.lstrip("0123456789") for said in person.said[person.today]] == [
        "Nothing is being tracked",
        " min until the next meeting",
        "Meetings have fragmented your day",
        "Tuesday: end-of-day review",
    ]
    bodies = {notification.summary: notification.text for notification in app.desktop.notifications.shown}
    assert "1 unanswered question from Monday's review." in bodies["Nothing is being tracked"]
    assert "Sprint sync ended another coding block." in bodies["Meetings have fragmented your day"]
