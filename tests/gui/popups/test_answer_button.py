"""The wide button for one answer."""

import pytest
from pytestqt.qtbot import QtBot

from tltimer.gui.popups.answer_button import AnswerButton
from tltimer.gui.widgets.theme import Theme


@pytest.mark.parametrize("points", range(7, 20))
@pytest.mark.parametrize("words", ["Add the meeting", "Coding", "1:1", "Every 2 weeks", "Lunch every day, 12:00–13:00"])
def test_the_words_are_whole_at_the_size_that_the_button_asks_for(words: str, points: int, qtbot: QtBot) -> None:
    button = AnswerButton(words, "1", Theme("light"))
    qtbot.addWidget(button)
    font = button.font()
    font.setPointSize(points)
    button.setFont(font)
    button.resize(button.sizeHint())
    assert button.shown_words == words
    button.resize(button.minimumSizeHint())
    assert button.shown_words


def test_the_likeliest_answer_is_tinted(qtbot: QtBot) -> None:
    look = Theme("light")
    for first, ground in ((True, look.palette.target), (False, look.palette.card)):
        button = AnswerButton("Coding", "1", look, first=first)
        qtbot.addWidget(button)
        button.resize(button.sizeHint())
        assert button.grab().toImage().pixelColor(button.width() // 2, 4).name() == ground.lower()
