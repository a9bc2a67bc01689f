import pytest

from tltimer.errors import reason_of


@pytest.mark.parametrize(
    ("problem", "words"),
    [
        (OSError(2, "No such file or directory"), "No such file or directory"),
        (ValueError("odd"), "odd"),
        (TimeoutError(), "TimeoutError"),
    ],
)
def test_a_reason_is_told_in_words(problem: Exception, words: str) -> None:
    assert reason_of(problem) == words
