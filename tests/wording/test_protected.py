"""The causes that took protected time."""

import pytest

from tests.drawing import MODES
from tltimer.domain.focus.protected import OWN, ProtectedTime
from tltimer.wording.protected import taken_sentences

MINUTE, HOUR = 60, 3600


@pytest.mark.parametrize(
    ("organizers", "modes", "sentences"),
    [
        ({}, {}, ()),
        ({"Chi": 59}, {"review": 59}, ()),
        (
            {"Chi": 90 * MINUTE, OWN: 30 * MINUTE, "": 15 * MINUTE},
            {},
            ("Meetings added later: by Chi 1 h 30 min, by you 30 min, by an unknown organiser 15 min.",),
        ),
        ({}, {"review": HOUR, "gone": 5 * MINUTE}, ("You switched to: Review 1 h, gone 5 min.",)),
        (
            {name: (9 - place) * HOUR for place, name in enumerate("ABCDEF")},
            {name: (5 - place) * HOUR for place, name in enumerate(("review", "a", "b", "c", "d"))},
            (
                "Meetings added later: by A 9 h, by B 8 h, by C 7 h, by D 6 h, by others 9 h.",
                "You switched to: Review 5 h, a 4 h, b 3 h, c 2 h, other modes 1 h.",
            ),
        ),
    ],
)
def test_names_come_with_their_minutes(
    organizers: dict[str, int], modes: dict[str, int], sentences: tuple[str, ...]
) -> None:
    assert taken_sentences(ProtectedTime(10 * HOUR, 0, {}, organizers, modes), MODES) == sentences
