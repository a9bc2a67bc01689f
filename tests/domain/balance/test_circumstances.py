from itertools import combinations

import pytest

from tltimer.domain.balance.circumstances import circumstances, named_in, proposed


def test_there_are_nine_four_of_them_for_more_coding_each_with_a_reason():
    shifts = [circumstance.shift for circumstance in circumstances()]
    assert (len(shifts), sum(shift > 0 for shift in shifts)) == (9, 4)
    assert all(circumstance.reason for circumstance in circumstances())


@pytest.mark.parametrize(
    ("because", "target"),
    [
        ("", (0.3, 0.5)),
        ("a feeling", (0.3, 0.5)),
        ("Onboarding", (0.2, 0.4)),
        ("onboarding and a deadline", (0.3, 0.5)),
        ("new to  the team, small team, deadline, prototyping", (0.5, 0.7)),
        ("bottleneck, strategy, people issues", (0.1, 0.3)),
    ],
)
def test_circumstances_that_a_reason_names_move_the_default_target(because: str, target: tuple[float, float]):
    assert proposed(named_in(because)) == target


def test_however_many_come_together_the_target_stays_within_bounds():
    for count in range(10):
        for some in combinations(circumstances(), count):
            low, high = proposed(some)
            assert 0.1 <= low < high <= 0.7
            assert round(high - low, 9) == 0.2
