"""Adding a repository: its folder is typed or chosen."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from tests.gui.widgets.test_file_dialog import answering
from tltimer.gui.settings.repositories_page import RepositoriesPage
from tltimer.gui.widgets.theme import Theme


def test_a_folder_that_is_chosen_is_added_at_once(qtbot: QtBot, tmp_path: Path) -> None:
    page = RepositoriesPage(Theme("light"))
    qtbot.addWidget(page)
    answering(page, lambda dialog: (dialog.setDirectory(str(tmp_path)), dialog.accept())[1])
    with qtbot.waitSignal(page.added) as added:
        page.folder.click()
    assert added.args == [str(tmp_path)]
    assert page.adding.line.text() == str(tmp_path)
