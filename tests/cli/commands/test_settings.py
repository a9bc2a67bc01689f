"""modes, days-off, settings: shown and changed."""

from tests.cli.conftest import Shell


def keys(shell: Shell) -> list[str]:
    return [mode["key"] for mode in shell("modes", "--json").json["modes"]]


def test_the_shipped_modes(shell: Shell) -> None:
    modes = shell("modes", "--json").json["modes"]
    assert [(mode["key"], mode["counts_as"], mode["meets"]) for mode in modes] == [
        ("coding", "coding", False),
        ("1:1", "leading", True),
        ("review", "leading", False),
        ("planning", "leading", False),
        ("meeting", "attending", True),
        ("break", "neither", False),
    ]
    assert shell("modes", "list", "--json").json["modes"] == modes
    assert "C coding    Coding    coding\n" in shell.done("modes")


def test_a_mode_is_added_with_a_look_of_its_own_and_used(shell: Shell) -> None:
    assert (
        shell.done("modes", "add", "Deep work", "--counts-as", "coding") == "Added Deep work, which counts as coding.\n"
    )
    mode = shell("modes", "--json").json["modes"][-1]
    assert mode == {
        "key": "Deep-work",
        "label": "Deep work",
        "counts_as": "coding",
        "meets": False,
        "colour": "teal",
        "shape": "triangle",
        "hidden": False,
        "do_not_disturb": False,
    }
    assert shell.done("switch", "deep work") == "Deep work since 14:00.\n"
    added = shell.done("modes", "add", "Commute", "--counts-as", "neither")
    assert added == "Added Commute, which is not counted in the coding share.\n"


def test_a_mode_can_ask_the_desktop_not_to_disturb(shell: Shell) -> None:
    def wishes() -> list[str]:
        return [mode["key"] for mode in shell("modes", "--json").json["modes"] if mode["do_not_disturb"]]

    assert wishes() == []
    shell.done("modes", "change", "coding", "--do-not-disturb", "on")
    assert wishes() == ["coding"]
    assert "coding      Do Not Disturb\n" in shell.done("modes")
    shell.done("modes", "change", "coding", "--do-not-disturb", "off")
    assert wishes() == []
    shell.done("undo")
    assert wishes() == ["coding"]
    assert "one of on, off" in shell.refused("modes", "change", "coding", "--do-not-disturb", "perhaps", status=2)


def test_a_mode_takes_its_place_in_one_step(shell: Shell) -> None:
    shell.done("modes", "add", "ops", "--label", "Operations", "--meets", "--after", "review")
    assert keys(shell) == ["coding", "1:1", "review", "ops", "planning", "meeting", "break"]
    shell.done("undo")
    assert keys(shell) == ["coding", "1:1", "review", "planning", "meeting", "break"]


def test_a_mode_changes(shell: Shell) -> None:
    shell.done("modes", "change", "review", "--label", "Code review", "--counts-as", "coding", "--colour", "#12AB9f")
    shell.done("modes", "change", "break", "--after", "first")
    mode = next(mode for mode in shell("modes", "--json").json["modes"] if mode["key"] == "review")
    assert (mode["label"], mode["counts_as"], mode["colour"]) == ("Code review", "coding", "#12ab9f")
    assert keys(shell)[0] == "break"


def test_a_hidden_mode_is_offered_no_longer_and_stays_in_reports(shell: Shell) -> None:
    shell.done("switch", "planning", "--at", "12:00")
    shell.done("modes", "hide", "planning")
    assert "planning" not in shell.refused("switch", "deep").split("Modes:")[1]
    assert shell("day", "--json").json["modes_s"] == {"planning": 7200}
    shell.done("modes", "change", "planning", "--show")
    assert "planning" in shell.refused("switch", "deep").split("Modes:")[1]


def test_modes_that_cannot_be(shell: Shell) -> None:
    assert "A mode named 'coding' already exists" in shell.refused("modes", "add", "coding")
    assert "'Coding' is already taken by coding" in shell.refused("modes", "add", "Coding")
    assert "'REVIEW' is already taken by review" in shell.refused("modes", "add", "ops", "--label", "REVIEW")
    assert "'Meeting' is already taken by meeting" in shell.refused("modes", "change", "break", "--label", "Meeting")
    assert "'off' cannot be the name of a mode." in shell.refused("modes", "add", "off")
    assert "'Off' cannot be the name of a mode." in shell.refused("modes", "add", "away", "--label", "Off")
    assert "'Back' cannot be the name of a mode." in shell.refused("modes", "change", "break", "--label", "Back")
    assert "cannot be empty" in shell.refused("modes", "add", " ", status=2)
    for words in (("modes", "add", "ops"), ("modes", "change", "coding"), ("kinds", "add", "ops")):
        assert "That name is too long. Use at most 40 characters." in shell.refused(*words, "--label", "x" * 41)
    assert "'unknown' is not a mode" in shell.refused("modes", "hide", "unknown")
    assert "Nothing to change" in shell.refused("modes", "change", "coding", status=2)
    assert "is not a colour" in shell.refused("modes", "change", "coding", "--colour", "#12", status=2)
    assert "'fun' is not one of" in shell.refused("modes", "change", "coding", "--counts-as", "fun", status=2)
    assert "cannot come after itself" in shell.refused("modes", "change", "coding", "--after", "coding", status=2)


def test_days_off(shell: Shell) -> None:
    assert shell.done("days-off").startswith("No days off")
    assert shell.done("days-off", "add", "2026-12-24-2026-12-31") == (
        "Added to your days off: Thu 2026-12-24 to Thu 2026-12-31.\n"
    )
    assert shell.done("days-off", "add", "today") == "Added to your days off: Tue 2026-11-17.\n"
    assert shell.done("days-off", "remove", "2026-12-30") == "Removed 1 day from your days off.\n"
    assert shell.done("days-off").splitlines() == [
        "Tue 2026-11-17",
        "Thu 2026-12-24 to Tue 2026-12-29",
        "Thu 2026-12-31",
    ]
    days = ["2026-11-17", *(f"2026-12-{day}" for day in (24, 25, 26, 27, 28, 29, 31))]
    assert shell("days-off", "--json").json["days_off"] == [{"day": day, "source": "user"} for day in days]
    shell.done("undo")
    assert {"day": "2026-12-30", "source": "user"} in shell("days-off", "list", "--json").json["days_off"]
    assert shell.done("days-off", "add", "tomorrow") == "Added to your days off: Wed 2026-11-18.\n"
    assert shell.done("days-off", "add", "friday") == (
        "Added to your days off: Fri 2026-11-13. That is last Friday; the next one is 2026-11-20.\n"
    )


def test_days_off_that_are_none(shell: Shell) -> None:
    assert "Mon 2026-11-16: no days off found." in shell.refused("days-off", "remove", "monday")
    assert "is not a day" in shell.refused("days-off", "add", "christmas", status=2)
    assert "ends before it begins" in shell.refused("days-off", "add", "2026-12-31-2026-12-24", status=2)
    assert "too many" in shell.refused("days-off", "add", "2026-12-31-2036-12-24", status=2)


def test_all_settings_are_shown_with_what_is_default(shell: Shell) -> None:
    shell.done("settings", "day_start", "05:00")
    lines = shell.done("settings").splitlines()
    assert 'day_start = "05:00"' in lines
    assert 'zone = ""  # default' in lines
    assert shell("settings", "--json").json["settings"]["day_start"]["value"] == "05:00"


def test_one_setting_is_shown_and_set(shell: Shell) -> None:
    assert shell.done("settings", "runaway_after") == "5h\n"
    assert shell.done("settings", "addresses", "ana@example.org, A@b.example") == (
        'addresses = ["ana@example.org", "a@b.example"]  # was []\n'
    )
    assert shell.done("settings", "addresses") == "ana@example.org,a@b.example\n"
    assert shell.done("settings", "notifications.evening") == "true\n"
    assert shell.done("settings", "notifications.evening", "true") == "notifications.evening = true\n"
    data = shell("settings", "blocks.focus", "--json").json
    assert data.pop("help")
    assert data == {
        "schema": 1,
        "key": "blocks.focus",
        "value": 120,
        "default": 120,
        "is_set": False,
        "takes": "a number of minutes from 1 to 1440",
    }


def test_the_settings_of_a_subject_say_what_they_take(shell: Shell) -> None:
    shell.done("settings", "work.friday", "09:00-13:00")
    lines = shell.done("settings", "work").splitlines()
    assert len(lines) == 8
    assert lines[0] == 'work.monday = "09:00-17:30"  # default · allowed: hours such as "09:00-17:30", or "" for none'
    assert lines[4] == 'work.friday = "09:00-13:00"  # allowed: hours such as "09:00-17:30", or "" for none'
    assert list(shell("settings", "work", "--json").json["settings"]) == [line.split(" ")[0] for line in lines]
    assert "work is a group of settings" in shell.refused("settings", "work", "09:00-17:00")


def test_a_list_is_set_as_words_or_as_the_file_has_it(shell: Shell) -> None:
    for text in ("focus, deep work", '["focus", "deep work"]', "['focus', 'deep work']"):
        shell.done("settings", "calendar.focus_words", text)
        assert shell("settings", "calendar.focus_words", "--json").json["value"] == ["focus", "deep work"]
    assert "is not valid. Use a list of words such as" in shell.refused(
        "settings", "calendar.focus_words", '["focus", deep]'
    )
    assert "Did you mean work?" in shell.refused("settings", "wrok")


def test_wrong_settings_are_refused_with_what_is_allowed(shell: Shell) -> None:
    assert 'day_start = "25:00" is not valid. Use a time' in shell.refused("settings", "day_start", "25:00")
    assert "Did you mean day_start?" in shell.refused("settings", "day_strat")
    assert "Did you mean day_start?" in shell.refused("settings", "day_strat", "05:00")


def test_a_setting_counts_at_once(shell: Shell) -> None:
    shell.done("set", "09:00-12:00", "coding", "--day", "monday")
    shell.done("settings", "runaway_after", "2h")
    shell.done("switch", "coding", "--at", "11:00")
    assert shell("day", "--json").json["unconfirmed_s"] == 3 * 3600
