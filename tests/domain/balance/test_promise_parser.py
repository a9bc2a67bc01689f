"""Promises typed in one line."""

from datetime import UTC, date, datetime, time, timedelta
from itertools import permutations
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.i18n.speaking import speaking
from tltimer.domain.balance.promise_parser import PromiseLine, read_day, read_promise
from tltimer.domain.timeline.days import DayRule
from tltimer.domain.timeline.spans import Span

TUESDAY = date(2026, 11, 17)
THURSDAY = date(2026, 11, 19)
HALF_AN_HOUR = (time(13), time(13, 30))


def read(line: str, *names: str) -> PromiseLine:
    return read_promise(line, TUESDAY, names)


def test_the_line_of_the_form_is_understood():
    assert read("review the storage RFC for Maria by Thu, 30 min") == PromiseLine(
        "review the storage RFC", "Maria", THURSDAY, 30
    )


@pytest.mark.parametrize("parts", list(permutations(("by Thursday", "30 min", "for Maria"))))
def test_the_parts_come_in_any_order(parts: tuple[str, ...]):
    for joined in (" ".join(parts), ", ".join(parts)):
        assert read(f"review the RFC {joined}") == PromiseLine("review the RFC", "Maria", THURSDAY, 30)


@pytest.mark.parametrize(
    ("words", "due"),
    [
        ("by today", TUESDAY),
        ("tomorrow", TUESDAY + timedelta(1)),
        ("by tue", TUESDAY + timedelta(7)),
        ("for Friday", date(2026, 11, 20)),
        ("until fri.", date(2026, 11, 20)),
        ("Fri", date(2026, 11, 20)),
        ("fri", date(2026, 11, 20)),
        ("thurs", THURSDAY),
        ("by sat", date(2026, 11, 21)),
        ("Sat", date(2026, 11, 21)),
        ("next Monday", date(2026, 11, 23)),
        ("by next thu", date(2026, 11, 26)),
        ("by the end of the week", date(2026, 11, 20)),
        ("next week", date(2026, 11, 27)),
        ("by 2027-01-04", date(2027, 1, 4)),
        ("by 26 Nov", date(2026, 11, 26)),
        ("by November 26th", date(2026, 11, 26)),
        ("by 26.11.", date(2026, 11, 26)),
        ("by 3.1.2028", date(2028, 1, 3)),
        ("by 3 Jan", date(2027, 1, 3)),
        ("by 17 Nov", TUESDAY),
    ],
)
def test_a_day_is_understood(words: str, due: date):
    assert read(f"look at it {words}") == PromiseLine("look at it", None, due, None)


def test_the_end_of_a_week_that_has_ended_is_today():
    assert read_promise("tidy up by end of week", date(2026, 11, 22)).due == date(2026, 11, 22)


@pytest.mark.parametrize(
    ("words", "minutes"),
    [
        ("30m", 30),
        ("30min", 30),
        ("about 45 minutes", 45),
        ("~20 min", 20),
        ("1h", 60),
        ("1h30", 90),
        ("1 h 30 min", 90),
        ("1.5 hours", 90),
        ("1,5 h", 90),
        ("half an hour", 30),
        ("takes an hour", 60),
        ("24 h", 1440),
    ],
)
def test_a_length_is_understood(words: str, minutes: int):
    assert read(f"look at it {words}") == PromiseLine("look at it", None, None, minutes)


@pytest.mark.parametrize(
    "line",
    [
        "",
        "   ",
        "by Thu",
        "30 min",
        "for Maria",
        "pay for Q3",
        "wait for the team",
        "write to Maria",
        "say where I sat",
        "sit in the sun",
        "say it so",
        "Thursday's deck",
        "the Monday meeting of 26.11.",
        "leave by 99 Nov",
        "leave by 31.2.2027",
        "leave by 2027-02-30",
        "leave by 0001-01-01",
        "leave by 29 Foo",
        "drop 0 min",
        "drop 25 h",
        "drop 5 min 30",
        "by",
        "wait for Ana Bo Chi Dana Eve",
        "next",
    ],
)
def test_what_says_nothing_of_that_stays_as_it_is(line: str):
    assert read(line) == PromiseLine(" ".join(line.split()))


@pytest.mark.parametrize(
    ("line", "read"),
    [
        ("read it by Thu 13:00-13:30", PromiseLine("read it", None, THURSDAY, 30, HALF_AN_HOUR)),
        ("read it 13:00-13:30 thu for Maria", PromiseLine("read it", "Maria", THURSDAY, 30, HALF_AN_HOUR)),
        ("read it 13:00 – 13:30 by Thu for Maria", PromiseLine("read it", "Maria", THURSDAY, 30, HALF_AN_HOUR)),
        ("read it 1:00pm-1:30pm", PromiseLine("read it", None, TUESDAY, 30, HALF_AN_HOUR)),
        ("read it 20 min by Thu, 13:00-13:30", PromiseLine("read it", None, THURSDAY, 20, HALF_AN_HOUR)),
        ("read it 13:30-13:00", PromiseLine("read it 13:30-13:00")),
        ("read it at 13:00", PromiseLine("read it at 13:00")),
    ],
)
def test_hours_are_those_of_its_day(line: str, read: PromiseLine):
    assert read_promise(line, TUESDAY) == read


def test_its_hours_are_a_span_of_its_day():
    days = DayRule(ZoneInfo("Europe/Berlin"), time(4))
    line = read_promise("read it by Thu 13:00-13:30", TUESDAY)
    assert line.span(days) == Span(datetime(2026, 11, 19, 12, tzinfo=UTC), datetime(2026, 11, 19, 12, 30, tzinfo=UTC))
    assert PromiseLine("read it", due=THURSDAY).span(days) is None
    over_the_end = PromiseLine("read it", None, THURSDAY, 30, (time(3, 30), time(4)))
    assert over_the_end.span(days) is None


def test_who_is_known_is_understood_in_any_case_and_by_the_whole_name():
    names = ("Maria", "Maria del Mar", "x7")
    assert read("write it for maria", *names).to == "Maria"
    assert read("write it to maria DEL mar", *names) == PromiseLine("write it", "Maria del Mar")
    assert read("write it for x7", *names).to == "x7"
    assert read("write it for Anne-Marie O'Neill", *names).to == "Anne-Marie O'Neill"


def test_each_part_is_understood_once():
    assert read("move it from Mon to Fri by Thu").text == "move it from Mon to Fri"
    assert read("cook for Ana for Bo") == PromiseLine("cook for Ana", "Bo")
    assert read("add 5 min 2 h").minutes == 120
    assert read("add 1 h 2 h") == PromiseLine("add 1 h", None, None, 120)
    assert read("add 5 min 30 min") == PromiseLine("add 5 min", None, None, 30)


@pytest.mark.parametrize(
    ("line", "read"),
    [
        ("das Papier lesen bis Do eine halbe Stunde für Maria", PromiseLine("das Papier lesen", "Maria", THURSDAY, 30)),
        ("anrufen bis 26. November ca. 15 Min.", PromiseLine("anrufen", None, date(2026, 11, 26), 15)),
        ("anrufen bis 5. März", PromiseLine("anrufen", None, date(2027, 3, 5))),
        ("anrufen 1 Std. 30 Min.", PromiseLine("anrufen", None, None, 90)),
        ("Standup vorbereiten am Morgen", PromiseLine("Standup vorbereiten am Morgen")),
        ("Standup vorbereiten morgen", PromiseLine("Standup vorbereiten", None, date(2026, 11, 18))),
        ("anrufen nächsten Montag", PromiseLine("anrufen", None, date(2026, 11, 23))),
        ("aufräumen bis Ende der Woche", PromiseLine("aufräumen", None, date(2026, 11, 20))),
        ("Unterlagen schicken an maria übermorgen", PromiseLine("Unterlagen schicken", "Maria", THURSDAY)),
        ("Unterlagen vorbereiten für Bewerbung", PromiseLine("Unterlagen vorbereiten für Bewerbung")),
        ("review the RFC by Thu 30 min for Bo", PromiseLine("review the RFC", "Bo", THURSDAY, 30)),
    ],
)
def test_in_german_german_is_understood_and_english_too(line: str, read: PromiseLine):
    with speaking("de"):
        assert read_promise(line, TUESDAY, ("Maria",)) == read


def test_german_words_mean_nothing_in_english():
    assert read("anrufen übermorgen") == PromiseLine("anrufen übermorgen")
    assert read("call her the day after tomorrow") == PromiseLine("call her", None, THURSDAY)


def test_a_day_is_read_alone():
    assert read_day(" Thu ", TUESDAY) == read_day("by thursday.", TUESDAY) == THURSDAY
    assert read_day("someday", TUESDAY) is None
    assert read_day("", TUESDAY) is None


PLAIN = st.lists(st.sampled_from(["look", "at", "the", "RFC", "of", "Dana", "again", "7"]), min_size=1).map(" ".join)


@given(PLAIN, st.none() | st.integers(1, 1440), st.booleans(), st.booleans(), st.randoms())
def test_what_is_said_is_what_is_understood(text, minutes, due, to, random):
    parts = [f"{minutes} min"] * (minutes is not None) + ["by Thu"] * due + ["for Maria"] * to
    random.shuffle(parts)
    said = PromiseLine(text, "Maria" if to else None, THURSDAY if due else None, minutes)
    assert read(" ".join([text, *parts])) == said


SHREDS = ["by", "for", "to", "Thu", "30", "min", "h", "next", "26.", "Nov,", ";", "Maria"]


@given(st.text() | st.lists(st.sampled_from(SHREDS)).map(" ".join))
def test_nothing_is_made_up_and_never_is_all_of_it_taken_away(line):
    promise = read(line, "Maria")
    whole = " ".join(line.split())
    assert whole.startswith(promise.text)
    assert bool(promise.text) == bool(whole)
