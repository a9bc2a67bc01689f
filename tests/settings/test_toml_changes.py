"""The settings file: written with its comments kept."""

import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from tltimer.errors import Refused
from tltimer.settings import schema
from tltimer.settings.schema import SETTINGS, WORK, ZONE_NAME, Settings
from tltimer.settings.toml_changes import default_text, drop_setting, write_setting
from tltimer.settings.toml_file import read_settings


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "home" / "settings.toml"


def test_the_first_setting_makes_a_file_with_all_the_others_as_comments(file: Path) -> None:
    settings = write_setting(file, "day_start", "05:00")
    text = file.read_text("utf-8")
    assert settings[schema.DAY_START].hour == 5
    for setting in SETTINGS:
        assert setting.help in text
    assert tomllib.loads(text) == {"day_start": "05:00"} | {
        table: {} for table in {setting.key.partition(".")[0] for setting in SETTINGS if "." in setting.key}
    }


def test_a_setting_stands_in_its_table_and_the_comments_stay(file: Path) -> None:
    write_setting(file, "work.tuesday", "10:00-16:00")
    text = file.read_text("utf-8")
    assert tomllib.loads(text)["work"] == {"tuesday": "10:00-16:00"}
    assert text.replace('tuesday = "10:00-16:00"\n', "", 1) == default_text()


def test_a_setting_that_is_set_already_changes_in_its_place_and_keeps_what_stands_beside_it(file: Path) -> None:
    file.parent.mkdir()
    file.write_text('# mine\nday_start = "03:00"  # early bird\n# day_start = "04:00"\n[work]\nlunch = ""\n', "utf-8")
    write_setting(file, "day_start", "05:00")
    assert file.read_text("utf-8") == (
        '# mine\nday_start = "05:00"  # early bird\n# day_start = "04:00"\n[work]\nlunch = ""\n'
    )


def test_a_file_without_the_comment_gets_the_setting_in_its_table(file: Path) -> None:
    file.parent.mkdir()
    file.write_text('[work]\nmonday = ""\n', "utf-8")
    write_setting(file, "work.lunch", "12:00-13:00")
    write_setting(file, "blocks.focus", "90")
    assert tomllib.loads(file.read_text("utf-8")) == {
        "work": {"monday": "", "lunch": "12:00-13:00"},
        "blocks": {"focus": 90},
    }


def test_a_comment_within_a_text_of_several_lines_is_left_alone(file: Path) -> None:
    text = 'zone = """\n# day_start = "04:00"\n"""\n'
    file.parent.mkdir()
    file.write_text(text, "utf-8")
    write_setting(file, "day_start", "05:00")
    assert tomllib.loads(file.read_text("utf-8")) == {"zone": '# day_start = "04:00"\n', "day_start": "05:00"}


def test_a_list_is_written_as_a_list(file: Path) -> None:
    settings = write_setting(file, "addresses", "Ana@Example.org, mailto:a@b.example")
    assert settings[schema.MY_ADDRESSES] == ("ana@example.org", "a@b.example")


def test_a_wrong_value_changes_nothing(file: Path) -> None:
    with pytest.raises(Refused, match=r'day_start = "25:00" is not valid\. Use a time'):
        write_setting(file, "day_start", "25:00")
    assert not file.exists()


def test_an_unknown_key_is_refused_with_its_nearest(file: Path) -> None:
    with pytest.raises(Refused, match=r"'day_strat' is not a setting\. Did you mean day_start\?"):
        write_setting(file, "day_strat", "05:00")


def test_a_file_that_is_no_toml_is_not_overwritten(file: Path) -> None:
    file.parent.mkdir()
    file.write_text("[[[", "utf-8")
    settings, problems = read_settings(file)
    assert settings == Settings()
    assert len(problems) == 1
    with pytest.raises(Refused, match=r"Correct the file, then try again\.$"):
        write_setting(file, "day_start", "05:00")
    assert file.read_text("utf-8") == "[[["


def test_a_folder_in_the_place_of_the_file_is_complained_of(file: Path) -> None:
    file.mkdir(parents=True)
    assert len(read_settings(file)[1]) == 1
    with pytest.raises(Refused):
        write_setting(file, "day_start", "05:00")


def test_the_file_is_private(file: Path) -> None:
    write_setting(file, "day_start", "05:00")
    assert file.stat().st_mode & 0o777 == 0o600
    assert file.parent.stat().st_mode & 0o777 == 0o700


def test_every_setting_can_be_set_to_its_default(file: Path) -> None:
    for setting in SETTINGS:
        raw = setting.default_raw
        shown = ",".join(raw) if isinstance(raw, list) else str(raw)
        settings = write_setting(file, setting.key, shown)
        assert settings[setting] == setting.default
        assert settings.is_set(setting)
    assert read_settings(file)[1] == ()


TURNING = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
"""Marks that turn the writing around; like control characters, they become spaces."""

SHOWN = st.characters(exclude_categories=("Cs", "Cc", "Zl", "Zp"), exclude_characters=f",{TURNING}")


@given(words=st.lists(st.text(SHOWN, min_size=1)))
def test_any_words_come_back_as_they_were_written(tmp_path_factory: pytest.TempPathFactory, words: list[str]) -> None:
    text = ",".join(words)
    assume(not (text.strip()[:1] == "[" and text.strip()[-1:] == "]"))  # a list as the file has it
    file = tmp_path_factory.mktemp("home") / "settings.toml"
    settings = write_setting(file, "calendar.focus_words", text)
    assert settings[schema.FOCUS_WORDS] == tuple(word.strip() for word in words if word.strip())


def test_the_default_text_sets_nothing() -> None:
    assert not any(isinstance(value, str) for value in tomllib.loads(default_text()).values())


def test_a_file_is_as_it_was_once_a_setting_is_dropped(file: Path) -> None:
    write_setting(file, "work.tuesday", "10:00-16:00")
    before = file.read_text("utf-8")
    write_setting(file, "day_start", "05:00")
    assert not drop_setting(file, "day_start").is_set(schema.DAY_START)
    assert file.read_text("utf-8") == before


def test_a_setting_of_an_inline_table_is_dropped_and_its_neighbours_stay(file: Path) -> None:
    file.parent.mkdir()
    file.write_text('blocks = { focus = 90, short = 45 }  # mine\nday_start = "05:00"\n', "utf-8")
    settings = drop_setting(file, "blocks.focus")
    assert (settings[schema.FOCUS], settings[schema.SHORT]) == (120, 45)
    assert "# mine" in file.read_text("utf-8")


def test_what_is_not_set_cannot_be_dropped_and_nothing_changes(file: Path) -> None:
    assert drop_setting(file, "day_start") == Settings()
    assert not file.exists()


@given(chosen=st.lists(st.sampled_from([setting for setting in SETTINGS if setting.kind.name == "switch"]), max_size=4))
def test_dropping_all_that_was_set_leaves_the_defaults(tmp_path_factory: pytest.TempPathFactory, chosen: list) -> None:
    file = tmp_path_factory.mktemp("home") / "settings.toml"
    for setting in chosen:
        write_setting(file, setting.key, "false" if setting.default else "true")
    for setting in chosen:
        drop_setting(file, setting.key)
    assert read_settings(file) == (Settings(), ())


@pytest.mark.parametrize("text", ["blocks = 5\n", "blocks = []\n", "[[blocks]]\nfocus = 5\n", 'blocks = "focus"\n'])
def test_a_value_in_the_place_of_a_group_is_refused_by_its_name(file: Path, text: str) -> None:
    file.parent.mkdir()
    file.write_text(text, "utf-8")
    with pytest.raises(Refused, match="sets 'blocks', which is a group of settings"):
        write_setting(file, "blocks.focus", "90")
    drop_setting(file, "blocks.focus")
    assert file.read_text("utf-8") == text
    assert len(read_settings(file)[1]) == 1


def test_a_linked_file_stays_a_link_with_its_mode(file: Path, tmp_path: Path) -> None:
    file.parent.mkdir()
    real = tmp_path / "dotfiles.toml"
    real.write_text('day_start = "03:00"\n', "utf-8")
    real.chmod(0o644)
    file.symlink_to(real)
    write_setting(file, "day_start", "05:00")
    assert file.is_symlink()
    assert real.read_text("utf-8") == 'day_start = "05:00"\n'
    assert real.stat().st_mode & 0o777 == 0o644


@pytest.mark.parametrize(
    "text",
    [
        "blocks.focus = 90\n",
        "blocks = {focus = 90}\n",
        "[blocks]\nfocus = 90",
        "[blocks]\n",
        "[work]\n\n[blocks] # mine\nfocus=90\n\n[work.deep]\nx=1\n",
        'day_start = "05:00"\r\n[blocks]\r\nfocus = 90\r\n',
        "",
        "# only a comment",
    ],
)
def test_a_setting_is_added_to_any_form_of_a_file_or_refused_and_can_be_dropped_again(file: Path, text: str) -> None:
    file.parent.mkdir()
    file.write_bytes(text.encode())
    before = tomllib.loads(text)
    write_setting(file, "blocks.short", "45")
    assert tomllib.loads(file.read_text("utf-8")) == before | {"blocks": before.get("blocks", {}) | {"short": 45}}
    drop_setting(file, "blocks.short")
    assert tomllib.loads(file.read_text("utf-8")) == before | {"blocks": before.get("blocks", {})}


WRITER = """
import sys
from pathlib import Path
from tltimer.settings.toml_changes import write_setting

for number in range(int(sys.argv[3])):
    write_setting(Path(sys.argv[1]), sys.argv[2], str(number + 1))
"""


def test_processes_that_set_at_the_same_time_lose_nothing(file: Path) -> None:
    keys = ("blocks.focus", "blocks.short", "blocks.bridge")
    commands = [[sys.executable, "-c", WRITER, str(file), key, "8"] for key in keys]
    writers = [subprocess.Popen(command) for command in commands]
    assert [writer.wait(60) for writer in writers] == [0, 0, 0]
    assert tomllib.loads(file.read_text("utf-8"))["blocks"] == {"focus": 8, "short": 8, "bridge": 8}
    assert sorted(path.name for path in file.parent.iterdir()) == ["settings.lock", "settings.toml"]


def test_hours_that_do_not_fit_into_a_day_are_refused_and_so_is_such_a_day(tmp_path: Path) -> None:
    file = tmp_path / "settings.toml"
    with pytest.raises(
        Refused, match=r'^work.monday = "17:30-09:00" is not valid. These hours must begin and end within one'
    ):
        write_setting(file, "work.monday", "17:30-09:00")
    with pytest.raises(Refused, match=r'^work.monday = "09:00-17:30" is not valid. .* days begin at 12:00.$'):
        write_setting(file, "day_start", "12:00")
    write_setting(file, "work.monday", "22:00-03:30")
    with pytest.raises(Refused, match=r"days begin at 03:00.$"):
        write_setting(file, "day_start", "03:00")
    assert write_setting(file, "zone", "Europe/Berlin")[ZONE_NAME] == "Europe/Berlin"
    assert drop_setting(file, "work.monday")[WORK[0]] == WORK[0].default


def test_hours_are_refused_also_where_the_file_holds_others_that_do_not_fit(tmp_path: Path) -> None:
    file = tmp_path / "settings.toml"
    file.write_text('work.tuesday = "17:30-09:00"\n', "utf-8")
    with pytest.raises(Refused, match=r'^work.friday = "17:00-09:00" is not valid'):
        write_setting(file, "work.friday", "17:00-09:00")
    write_setting(file, "work.friday", "09:00-17:00")
    assert drop_setting(file, "work.tuesday")[WORK[1]] == WORK[1].default


def test_tables_that_are_nested_too_deeply_are_a_broken_file(file: Path) -> None:
    file.parent.mkdir(parents=True)
    file.write_text("a." * 3000 + "b = 1\n", "utf-8")
    settings, (problem,) = read_settings(file)
    assert settings == Settings()
    assert "is not valid TOML" in problem
    with pytest.raises(Refused, match=r"cannot be read: .*\. Correct the file, then try again\.$"):
        write_setting(file, "day_start", "05:00")
