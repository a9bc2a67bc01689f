"""A button that offers choices in a menu."""

from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from tltimer.gui.widgets.choice_button import ChoiceButton
from tltimer.gui.widgets.theme import Theme


def test_the_menu_marks_the_present_choice_and_leads_to_another(qtbot: QtBot) -> None:
    button = ChoiceButton(Theme("light"), "Kind")
    qtbot.addWidget(button)
    chosen: list[str] = []
    button.chosen.connect(chosen.append)
    button.offer({"": "No kind", "spike": "R&D spike", "fix": "Production fix"}, "fix")
    assert (button.text(), button.accessibleName()) == ("Production fix ▾", "Kind")

    button.click()
    (menu,) = button.findChildren(QMenu)
    marked = [(action.text(), action.isChecked()) for action in menu.actions()]
    assert marked == [("No kind", False), ("R&&D spike", False), ("Production fix", True)]
    for action in menu.actions():
        action.trigger()
    menu.close()
    assert chosen == ["", "spike"], "the present choice is no other"
    assert button.key == "fix", "until somebody has carried it out"

    button.show_choice("spike")
    assert button.text() == "R&D spike ▾"


def test_nothing_chosen_is_shown_by_what_can_be_chosen(qtbot: QtBot) -> None:
    button = ChoiceButton(Theme("light"), "Kind of work", unset="Kind of work")
    qtbot.addWidget(button)
    button.offer({"": "No kind", "fix": "Production fix"}, "")
    assert (button.text(), button.accessibleDescription()) == ("Kind of work ▾", "No kind")


def test_a_single_choice_cannot_be_changed(qtbot: QtBot) -> None:
    button = ChoiceButton(Theme("light"), "Kind")
    qtbot.addWidget(button)
    button.offer({"": "No kind"}, "")
    assert not button.isEnabled()
