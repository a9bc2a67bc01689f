import pytest

from tests.drawing import BERLIN, at, meeting, person
from tltimer.domain.meetings.changes import ChangeKind, PlanChange
from tltimer.domain.meetings.moves import Move
from tltimer.settings.schema import PLAN_MESSAGE
from tltimer.wording.plan import change_words, gain_words, message_of, move_words, series_words

ANNA = person("anna@example.org", "Anna")


def move(title: str = "Sprint sync", gain: int = 150, longest: int = 150, **fields) -> Move:
    meeting_ = meeting("14:30", "15:00", title, others=1, **fields)
    return Move(meeting_, at("16:30"), gain * 60, longest * 60, longest * 60)


def test_a_move_is_told_by_meeting_day_and_times() -> None:
    assert move_words(move(), BERLIN) == "Sprint sync, Mon 14:30 → 16:30"
    assert move_words(move(""), BERLIN) == "Meeting, Mon 14:30 → 16:30"
    assert move_words(move("A very long title"), BERLIN, 8) == "A very… , Mon 14:30 → 16:30".replace("… ,", "…,")


def test_what_a_move_gives_depends_on_others_and_is_only_called_one_piece_where_it_is() -> None:
    assert gain_words(move()) == "Adds 2 h 30 min of focus time, if everyone is free"
    assert gain_words(move(gain=45, longest=240)) == (
        "Adds 45 min of focus time (longest block: 4 h), if everyone is free"
    )


@pytest.mark.parametrize(
    ("names", "who"),
    [
        ((), "everyone is free"),
        (("Anna",), "Anna is free"),
        (("Anna", "Bo"), "Anna and Bo are free"),
        (("Anna", "Bo", "Chi"), "Anna, Bo and Chi are free"),
    ],
)
def test_who_must_agree_to_a_move_is_named(names: tuple[str, ...], who: str) -> None:
    assert gain_words(move(names=names)) == f"Adds 2 h 30 min of focus time, if {who}"
    assert gain_words(move(gain=45, longest=240, names=names)) == (
        f"Adds 45 min of focus time (longest block: 4 h), if {who}"
    )


def test_the_message_is_plain_text_in_the_users_words() -> None:
    assert message_of(move(), PLAN_MESSAGE.default, BERLIN) == (
        "Could we move Sprint sync from Mon 14:30 to 16:30? It would give me 2 h 30 min more focus time."
    )
    template = "Hi {name},\n{title}: {day} {from} → {to}, {gain}\n"
    assert message_of(move(other=ANNA), template, BERLIN) == "Hi Anna,\nSprint sync: Mon 14:30 → 16:30, 2 h 30 min"
    assert message_of(move(), "Hi {name}", BERLIN) == "Hi"
    assert message_of(move(""), "{title}", BERLIN) == "our meeting"


@pytest.mark.parametrize(
    "template", ["{", "}", "{}", "{unknown}", "{title.__class__}", "{0}", "{title", "a } b { c", "{{title}", "%s %(x)s"]
)
def test_braces_that_stand_for_nothing_stay(template: str) -> None:
    said = message_of(move("T"), template, BERLIN)
    assert said == template.replace("{title}", "T")


def test_a_title_is_not_filled_in_itself() -> None:
    assert message_of(move("{name} {gain}"), "{title}", BERLIN) == "{name} {gain}"


BEFORE, LATER = meeting("14:30", "15:00", "Sync"), meeting("16:30", "17:00", "Sync")


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (PlanChange(ChangeKind.MOVED, BEFORE, LATER), "Sync: moved from 14:30 to 16:30"),
        (
            PlanChange(ChangeKind.MOVED, BEFORE, meeting("14:30", "16:00", "Sync")),
            "Sync: now until 16:00, was until 15:00",
        ),
        (PlanChange(ChangeKind.ADDED, None, LATER), "Sync: added, 16:30–17:00"),
        (PlanChange(ChangeKind.CANCELLED, BEFORE, None), "Sync: cancelled, was 14:30–15:00"),
        (PlanChange(ChangeKind.DECLINED, BEFORE, None), "Sync: declined, was 14:30–15:00"),
        (PlanChange(ChangeKind.ADDED, None, meeting("9:00", "9:30", "")), "Meeting: added, 09:00–09:30"),
    ],
    ids=str,
)
def test_what_became_of_a_meeting(change: PlanChange, words: str) -> None:
    assert change_words(change, BERLIN) == words


def test_a_series_is_named_by_its_title_as_plain_text_of_bounded_length() -> None:
    assert series_words("Sprint\nsync") == "Sprint sync"
    assert series_words("") == "Meeting"
    assert len(series_words("x" * 10_000)) == 60
