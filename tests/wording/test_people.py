from datetime import date

import pytest

from tltimer.domain.balance.new_contacts import Newcomer
from tltimer.domain.balance.one_to_ones import OneToOneStanding
from tltimer.domain.balance.people import Person
from tltimer.domain.balance.promises import Promise, WeekPromises
from tltimer.wording.people import PersonLine, newcomer_hint, person_lines, promise_counts

UNTIL = date(2026, 11, 22)
MONDAY = date(2026, 11, 16)
EARLIER = date(2026, 11, 10)


def standing(last: date | None, since: int | None, *counts: int, name: str = "Bo") -> OneToOneStanding:
    return OneToOneStanding(Person(name, name, 7), last, since, *counts)


@pytest.mark.parametrize(
    ("found", "words", "held"),
    [
        (standing(MONDAY, 6, 1, 0, 0, 0), "held Monday", True),
        (standing(MONDAY, 6, 2, 0, 0, 0), "2 held", True),
        (standing(MONDAY, 6, 1, 1, 0, 0), "held · skipped", True),
        (standing(EARLIER, 12, 0, 1, 0, 0), "skipped · last held 12 days ago", False),
        (standing(EARLIER, 12, 0, 0, 1, 0), "cancelled · last held 12 days ago", False),
        (standing(EARLIER, 12, 0, 0, 0, 1), "unknown · last held 12 days ago", False),
        (standing(EARLIER, 12, 0, 0, 0, 0), "last held 12 days ago", False),
        (standing(None, None, 0, 1, 0, 0), "skipped · none yet", False),
    ],
)
def test_a_line_tells_the_outcomes_of_the_1_1s(found: OneToOneStanding, words: str, held: bool):
    (line,) = person_lines([found], UNTIL, 3)
    assert (line.words, line.held) == (words, held)


def test_days_off_are_not_told_as_days_ago():
    (line,) = person_lines([standing(EARLIER, 7, 0, 1, 0, 0)], UNTIL, 3)
    assert line.words == "skipped · last held 10 November"


def test_those_who_wait_come_first_and_those_without_1_1_are_left_out():
    found = (
        standing(MONDAY, 6, 1, 0, 0, 0, name="Ana"),
        standing(MONDAY, 6, 0, 0, 0, 0, name="Nobody"),
        standing(EARLIER, 5, 0, 0, 0, 1, name="Chi"),
        standing(EARLIER, 12, 0, 0, 0, 0, name="Bo"),
    )
    assert [line.name for line in person_lines(found, UNTIL, 3)] == ["Bo", "Chi", "Ana"]
    assert person_lines((), UNTIL, 3) == ()


@pytest.mark.parametrize(
    ("held", "words", "dot"),
    [
        ((1, 1, 1), "held", True),
        ((1, 1, 0), "2 known to be held", False),
        ((0, 0, 0), "none known to be held", False),
    ],
)
def test_the_others_share_a_line(held: tuple[int, ...], words: str, dot: bool):
    found = [standing(EARLIER, 12, 0, 1, 0, 0, name=name) for name in ("Bo", "Chi")]
    found += [standing(MONDAY, 12 - 6 * h, h, 1 - h, 0, 0, name=f"P{n}") for n, h in enumerate(held)]
    *_alone, last = person_lines(found, UNTIL, 3)
    assert last == PersonLine("3 others", words, last.whole, dot)
    assert last.whole.count("\n") == 2


def promise(text: str) -> Promise:
    return Promise(text, text, None, MONDAY, None, None, None)


def test_promises_are_counted_and_late_ones_are_named_at_the_end():
    one = (promise("Dana's RFC"),)
    assert promise_counts(WeekPromises()) == ""
    assert promise_counts(WeekPromises(kept=one * 2, open=one)) == "2 kept · 1 open"
    assert promise_counts(WeekPromises(late=one, kept=one * 4)) == "4 kept · 1 late: Dana's RFC"
    broken = (promise("Feedback"), promise("Names"))
    assert promise_counts(WeekPromises(late=one, broken=broken)) == "1 late · 2 not kept: Feedback, Names"
    assert promise_counts(WeekPromises(broken=broken, overdue=(*one, *broken))) == (
        "3 overdue: Dana's RFC, Feedback, Names"
    )


@pytest.mark.parametrize(
    ("like", "words"),
    [
        (
            None,
            "You met Zoe <zoe@test> alone on 3 days. "
            "To add them: tltimer people add NAME --every 14d. To stop suggesting it: tltimer people ignore",
        ),
        (
            Person("z", "Zoe B"),
            "You met Zoe <zoe@test> alone on 3 days. "
            "If that is Zoe B: tltimer people change 'Zoe B' --email zoe@test; if not: tltimer people ignore zoe@test",
        ),
    ],
    ids=["nobody of that name", "somebody of that name"],
)
def test_a_new_contact_is_named_with_the_commands_that_answer(like: Person | None, words: str):
    assert newcomer_hint(Newcomer("zoe@test", "Zoe", "zoe@test", 3, 14, like)) == words


def test_a_new_contact_of_an_endless_name_stays_short():
    words = newcomer_hint(Newcomer("k", "Z" * 500, "z" * 500, 3, 14, Person("z", "Z" * 500)))
    assert len(words) < 450
