import pytest

from tltimer.errors import reason_of


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (OSError(2, "No such file or directory"), "No such file or directory"),
        (ValueError("odd"), "odd"),
        (TimeoutError(), "TimeoutError"),
        (OSError("no numbers"), "no numbers"),
        (OSError(), "OSError"),
        (OSError(5, ""), "[Errno 5]"),
        (ValueError("two\nlines"), "two lines"),
    ],
)
def test_a_reason_is_told_in_words_on_one_line(error: Exception, words: str) -> None:
    assert reason_of(error) == words
