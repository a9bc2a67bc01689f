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
            ("Meetings added later: by Chi 1:30, by you 0:30, organiser unknown 0:15.",),
        ),
        ({}, {"review": HOUR, "gone": 5 * MINUTE}, ("You switched to: Review 1:00, gone 0:05.",)),
        (
            {name: (9 - place) * HOUR for place, name in enumerate("ABCDEF")},
            {name: (5 - place) * HOUR for place, name in enumerate(("review", "a", "b", "c", "d"))},
            (
                "Meetings added later: by A 9:00, by B 8:00, by C 7:00, by D 6:00, by others 9:00.",
                "You switched to: Review 5:00, a 4:00, b 3:00, c 2:00, other modes 1:00.",
            ),
        ),
    ],
)
def test_names_come_with_their_minutes(
    organizers: dict[str, int], modes: dict[str, int], sentences: tuple[str, ...]
) -> None:
    assert taken_sentences(ProtectedTime(10 * HOUR, 0, {}, organizers, modes), MODES) == sentences
