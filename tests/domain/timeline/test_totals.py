from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from tests.drawing import MODES, MONDAY, RULES, at, day, done, switch
from tltimer.domain.timeline.days import ONE_DAY
from tltimer.domain.timeline.entries import compute_entries
from tltimer.domain.timeline.modes_and_kinds import CountsAs, mode_list
from tltimer.domain.timeline.switches import OFF, UNKNOWN, Switch
from tltimer.domain.timeline.totals import Totals, figures_of, sum_of

QUARTER_S = 15 * 60


def figures(drawing: str) -> Totals:
    return figures_of(done(day(drawing)), MODES)


def test_seconds_are_counted_by_mode_a_break_too():
    result = figures("CCCMMBR")
    assert result.modes_s == {
        "coding": 3 * QUARTER_S,
        "meeting": 2 * QUARTER_S,
        "break": QUARTER_S,
        "review": QUARTER_S,
    }
    assert result.coding_s == 3 * QUARTER_S
    assert result.leading_s == QUARTER_S
    assert result.attending_s == 2 * QUARTER_S
    assert result.tracked_s == 6 * QUARTER_S
    assert result.coding_share == 0.5


def test_a_mode_that_no_list_knows_counts_as_leading():
    result = figures_of(done([switch("09:00", "gardening"), switch("10:00", ".")]), MODES)
    assert result.leading_s == result.modes_s["gardening"] == 3600


def test_unknown_time_counts_for_no_mode_and_widens_the_share():
    result = figures("CCMM??B")
    assert "unknown" not in result.modes_s
    assert result.unconfirmed_s == 2 * QUARTER_S
    assert result.coding_share == 0.5
    assert result.coding_share_range == (2 / 6, 4 / 6)


def test_a_runaway_entry_counts_for_no_mode():
    result = figures("C" * 21)
    assert (dict(result.modes_s), result.coding_s, result.unconfirmed_s) == ({}, 0, 21 * QUARTER_S)
    assert result.coding_share is None
    assert result.coding_share_range == (0.0, 1.0)
    assert result.hands_on_share is None


def test_without_anything_there_are_no_shares():
    result = figures("")
    assert (result.coding_share, result.coding_share_range, result.hands_on_share) == (None, None, None)


def test_a_day_of_break_has_no_shares_either():
    result = figures("BB")
    assert (result.coding_share, result.coding_share_range) == (None, None)


def test_hands_on_counts_reviews_as_coding():
    result = figures("CRMM")
    assert result.coding_share == 0.25
    assert result.hands_on_share == 0.5


def test_hands_on_counts_reviews_also_where_the_user_counts_them_as_neither():
    modes = mode_list([{"id": "review", "counts_as": "neither"}])
    result = figures_of(done(day("CRMM")), modes)
    assert result.coding_share == 1 / 3
    assert result.hands_on_share == 0.5


def test_hands_on_counts_reviews_once_where_they_are_coding_anyway():
    modes = mode_list([{"id": "review", "counts_as": "coding"}])
    result = figures_of(done(day("CRMM")), modes)
    assert result.coding_share == result.hands_on_share == 0.5


def test_a_switch_is_where_another_mode_begins_in_the_same_second():
    assert figures("CCMMCC").switches == 2


def test_a_gap_is_no_switch():
    assert figures("CC.MM").switches == 0


def test_neighbours_that_are_alike_are_no_switch():
    assert figures("CC|CC").switches == 0


def test_unknown_time_counts_among_the_switches_as_the_mode_that_its_switch_names():
    assert figures("CC??CC").switches == 2
    assert figures("??|??").switches == 0
    assert figures("C" * 21 + "|C").switches == 0


def test_seconds_are_counted_by_kind_unknown_time_left_out():
    result = figures_of(
        done(
            [
                switch("09:00", "C", kind="spike"),
                switch("09:30", "M", kind="spike"),
                switch("10:00", "C"),
                switch("10:30", "?", kind="spike"),
                switch("11:00", "."),
            ]
        ),
        MODES,
    )
    assert result.kinds_s == {"spike": 3600}


def test_the_sum_of_no_days_is_empty():
    assert sum_of([]) == figures("")


logs = st.lists(
    st.builds(
        Switch,
        id=st.integers(0, 99).map("{:02}".format),
        at=st.integers(0, 3 * 96).map(lambda n: at("04:00") + timedelta(minutes=15 * n)),
        mode=st.sampled_from(["coding", "meeting", "review", "break", "gardening", OFF, UNKNOWN]),
        kind=st.sampled_from([None, "spike", "tooling"]),
        confirmed=st.booleans(),
    ),
    unique_by=lambda switch: switch.id,
    max_size=40,
)


@given(logs)
def test_days_are_counted_together_as_each_is(log: list[Switch]):
    entries = compute_entries(log, at("80:00"), RULES.entries)
    days = [[entry for entry in entries if entry.day == MONDAY + n * ONE_DAY] for n in range(4)]
    assert figures_of(reversed(entries), MODES) == sum_of(figures_of(day, MODES) for day in days)


@given(logs)
def test_the_sum_of_days_is_what_a_reading_of_the_contract_gives(log: list[Switch]):
    entries = compute_entries(log, at("80:00"), RULES.entries)
    days = [[entry for entry in entries if entry.day == MONDAY + n * ONE_DAY] for n in range(4)]
    total = sum_of(figures_of(day, MODES) for day in days)
    known = [entry for entry in entries if not entry.unconfirmed]
    side = {each: sum(entry.seconds for entry in known if MODES.counts_as(entry.mode) is each) for each in CountsAs}
    assert total.coding_s == side[CountsAs.CODING]
    assert total.leading_s == side[CountsAs.LEADING]
    assert total.attending_s == side[CountsAs.ATTENDING]
    assert total.tracked_s == total.coding_s + total.leading_s + total.attending_s
    assert total.unconfirmed_s == sum(entry.seconds for entry in entries if entry.unconfirmed)
    assert sum(total.modes_s.values()) == sum(entry.seconds for entry in known)
    assert all(
        seconds == sum(entry.seconds for entry in known if entry.switch.kind == kind)
        for kind, seconds in total.kinds_s.items()
    )
    assert total.switches == sum(
        entry.day == other.day and entry.end == other.start and entry.mode != other.mode
        for entry in entries
        for other in entries
    )
    if total.coding_share_range:
        least, most = total.coding_share_range
        assert 0 <= least <= most <= 1
        if total.coding_share is not None:
            assert least <= total.coding_share <= most
