from datetime import date

import pytest

from tltimer.domain.balance.new_contacts import NewContact
from tltimer.domain.balance.people import Person
from tltimer.domain.balance.promises import Promise, WeekPromises
from tltimer.values import replace
from tltimer.wording.people import new_contact_hint, promise_counts

MONDAY = date(2026, 11, 16)


def promise(text: str) -> Promise:
    return Promise(text, text, None, MONDAY, None, None, None)


def test_promises_are_counted_and_late_ones_are_named_at_the_end():
    promises = (promise("Dana's RFC"),)
    assert promise_counts(WeekPromises()) == ""
    assert promise_counts(WeekPromises(kept=promises * 2, open=promises)) == "2 kept · 1 open"
    every = WeekPromises(late=promises, kept=promises * 2, open=promises * 2, overdue=promises)
    assert promise_counts(every) == "2 kept · 1 kept late · 2 open · 1 overdue: Dana's RFC"
    assert promise_counts(WeekPromises(late=promises, kept=promises * 4)) == "4 kept · 1 kept late: Dana's RFC"
    broken = (promise("Feedback"), promise("Names"))
    assert promise_counts(WeekPromises(late=promises, broken=broken)) == "1 kept late · 2 not kept: Feedback, Names"
    assert promise_counts(WeekPromises(broken=broken, overdue=(*promises, *broken))) == (
        "3 overdue: Dana's RFC, Feedback, Names"
    )


@pytest.mark.parametrize(
    ("texts", "words"),
    [
        (["a", "b", "c", "d"], "4 overdue: a, b, c, …"),
        (["a", "b", "c"], "3 overdue: a, b, c"),
        (["a", "b" * 50], f"2 overdue: a, {'b' * 39}…"),
        (["a", "b", "c" * 50, "d"], f"4 overdue: a, b, {'c' * 39}…"),
    ],
)
def test_of_many_promises_or_long_ones_the_beginning_is_named(texts: list[str], words: str):
    assert promise_counts(WeekPromises(overdue=tuple(map(promise, texts)))) == words


@pytest.mark.parametrize(
    ("like", "words"),
    [
        (
            None,
            "You met Zoe <zoe@test> one-to-one on 3 days in the last four weeks. "
            "To add them: tltimer people add NAME --email zoe@test --every 14d. "
            "To stop suggesting them: tltimer people ignore zoe@test",
        ),
        (
            Person("z", "Zoe B"),
            "You met Zoe <zoe@test> one-to-one on 3 days in the last four weeks. "
            "If this person is Zoe B: tltimer people change 'Zoe B' --email zoe@test. "
            "If not: tltimer people ignore zoe@test",
        ),
        (
            Person("o", "Zoe O'Brien"),
            "You met Zoe <zoe@test> one-to-one on 3 days in the last four weeks. If this person is Zoe O'Brien: "
            """tltimer people change 'Zoe O'"'"'Brien' --email zoe@test. If not: tltimer people ignore zoe@test""",
        ),
    ],
    ids=["nobody of that name", "somebody of that name", "an apostrophe"],
)
def test_a_new_contact_is_named_with_the_commands_that_answer(like: Person | None, words: str):
    assert new_contact_hint(NewContact("zoe@test", "Zoe", "zoe@test", 3, 14, like)) == words


def test_a_new_contact_of_an_endless_name_stays_short():
    words = new_contact_hint(NewContact("k", "Z" * 500, "z@" * 250, 3, 14, Person("z", "Z" * 500)))
    assert len(words) < 450
    assert words.endswith("If not: tltimer people ignore ADDRESS")


def test_an_address_is_quoted_where_it_is_to_be_copied():
    words = new_contact_hint(NewContact("k", "Bo", "bo.o'brien@test", 3, 14, None))
    assert words.endswith("""tltimer people ignore 'bo.o'"'"'brien@test'""")


@pytest.mark.parametrize("address", ["", "Zoe Li", "zoe"])
def test_who_has_no_email_address_in_the_calendar_is_told_by_their_name(address: str):
    contact = NewContact("zoe li", "Zoe Li", address, 1, 7, None)
    met = "You met Zoe Li one-to-one on 1 day in the last four weeks. "
    assert new_contact_hint(contact) == (
        met + "To add them: tltimer people add 'Zoe Li' --every 7d. "
        "To stop suggesting them: tltimer people ignore 'Zoe Li'"
    )
    assert new_contact_hint(replace(contact, like=Person("z", "Zoe"))) == (
        met + "If this person is Zoe: tltimer people rename Zoe 'Zoe Li'. If not: tltimer people ignore 'Zoe Li'"
    )
