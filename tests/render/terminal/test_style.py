"""Drawing in a terminal."""

from tltimer.domain.timeline.modes_and_kinds import CountsAs, Mode, ModeList, shipped_modes
from tltimer.render.terminal.style import Style, letters_of

MODE = Mode("x", "X", CountsAs.CODING, colour="blue")


def test_without_colour_nothing_is_added() -> None:
    style = Style()
    assert style.bold("a") + style.dim("b") + style.hued("blue", "c") + style.mark(MODE, "X") == "abcX"


def test_with_colour_texts_are_wrapped_and_marks_are_blocks() -> None:
    style = Style(colour=True)
    assert style.bold("a") == "\x1b[1ma\x1b[0m"
    assert style.bold("") == ""
    assert style.mark(MODE, "X") == "\x1b[38;5;33m█\x1b[0m"
    assert Style(colour=True, blocks=False).mark(MODE, "X") == "\x1b[38;5;33mX\x1b[0m"


def test_any_colour_finds_the_nearest_of_the_terminal() -> None:
    style = Style(colour=True)
    assert style.hued("#ff0000", "a") == "\x1b[38;5;196ma\x1b[0m"
    assert style.hued("#zz", "a") == style.hued("puce", "a") == style.hued("grey", "a")


def test_every_mode_has_a_letter_of_its_own() -> None:
    modes = ModeList((*shipped_modes(), Mode("code", "Code", CountsAs.CODING), Mode("ß", "ßß", CountsAs.LEADING)))
    letters = letters_of(["gone"], modes)
    assert letters["coding"] == "C"
    assert letters["1:1"] == "1"
    assert letters["code"] == "O"
    assert letters["ß"] == "A"
    assert letters["gone"] == "G"
    assert letters["unknown"] == "?"
    assert len(set(letters.values())) == len(letters)


def test_more_modes_than_letters_share_a_star() -> None:
    letters = letters_of([f"x{n}" for n in range(60)], ModeList(()))
    assert "*" in letters.values()
