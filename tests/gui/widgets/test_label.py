"""Texts that are broken into lines: how they are written, not what they say."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.gui.drawing import Drawing
from tltimer.gui.widgets.label import Label
from tltimer.palette import LIGHT

SENTENCE = "Free time is looked for only during these hours. Time zone and language come from your system."


def drawn(label: Label, width: int) -> list[str]:
    """Return the lines of a label that is as high as it needs to be at a width."""
    label.resize(width, label.heightForWidth(width))
    return [text.text.strip() for text in reversed(Drawing(label, LIGHT).texts)]  # those on top come first


def width_of(label: Label, text: str) -> int:
    return label.fontMetrics().horizontalAdvance(text) + 4


def test_no_word_stands_alone_in_the_last_line(qtbot: QtBot) -> None:
    label = Label(SENTENCE, wraps=True)
    qtbot.addWidget(label)
    lines = drawn(label, width_of(label, SENTENCE.removesuffix(" system.")))
    assert len(lines) == 2
    assert " ".join(lines) == SENTENCE
    assert len(lines[1].split()) > 4


def test_lines_that_are_long_enough_are_as_wide_as_there_is_room(qtbot: QtBot) -> None:
    label = Label(SENTENCE, wraps=True)
    qtbot.addWidget(label)
    rest = "and language come from your system."
    first = SENTENCE.removesuffix(f" {rest}")
    assert drawn(label, width_of(label, first)) == [first, rest]


def test_a_number_stays_with_what_it_counts(qtbot: QtBot) -> None:
    text = "Broken: Try the profiler on the importer, due 11 November, neither done nor dropped"
    label = Label(text, wraps=True)
    qtbot.addWidget(label)
    lines = drawn(label, width_of(label, "Broken: Try the profiler on the importer, due 11"))
    assert lines[0] == "Broken: Try the profiler on the importer, due"
    assert label.text() == text


def test_the_lines_of_a_text_at_the_right_end_at_the_right(qtbot: QtBot) -> None:
    label = Label(SENTENCE, wraps=True)
    label.setAlignment(Qt.AlignmentFlag.AlignRight)
    qtbot.addWidget(label)
    width = width_of(label, SENTENCE.removesuffix(" system."))
    label.resize(width, label.heightForWidth(width))
    picture = label.grab().toImage()
    ground = picture.pixelColor(0, 0)
    inked = [x for x in range(picture.width()) for y in range(picture.height()) if picture.pixelColor(x, y) != ground]
    assert max(inked) >= picture.width() - 4


def test_a_line_offers_the_whole_of_what_it_cuts_whatever_it_says_and_however_wide_it_is(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    label = Label("Off", parent=window)
    label.resize(width_of(label, "Coding"), 30)
    window.show()
    offered = [label.toolTip()]
    label.setText(SENTENCE)
    offered.append(label.toolTip())
    label.resize(width_of(label, SENTENCE), 30)
    offered.append(label.toolTip())
    label.resize(width_of(label, "Coding"), 30)
    offered.append(label.toolTip())
    label.setText("Off")
    offered.append(label.toolTip())
    assert offered == ["", f"<qt>{SENTENCE}</qt>", "", f"<qt>{SENTENCE}</qt>", ""]
