"""The fields of a status bar's template."""

import pytest

from tests.drawing import BERLIN, MODES, at, day, meeting, switch
from tests.wording.test_status import status
from tltimer.errors import Misuse
from tltimer.wording.status_fields import DEFAULT, FIELDS, check_template, filled, status_fields

NOW = at("10:12")
OFF = {
    "mode": "off",
    "label": "Off",
    "since": "–",
    "elapsed": "–",
    "share": "–",
    "target": "30–50%",
    "person": "–",
    "kind": "–",
    "next_title": "–",
    "next_start": "–",
    "next_in": "–",
    "promises": "0",
    "icon": "/icons/off.svg",
    "color": "#808080",
}


def test_with_nothing_running_a_dash_stands_for_what_is_not_there() -> None:
    fields = status_fields(status((), NOW), MODES, BERLIN, 0, "/icons/off.svg", "#808080")
    assert fields == OFF
    assert tuple(fields) == FIELDS


def test_the_fields_of_what_runs_and_comes_next() -> None:
    switches = (*day("MM>"), switch("09:30", "O", person="Ana", kind="coaching"))
    coming = meeting("14:30", "15:00", "Sprint\nsync")
    fields = status_fields(status(switches, NOW, coming), MODES, BERLIN, 2, "/i.svg", "#ff8800")
    assert fields == {
        "mode": "1:1",
        "label": "1:1",
        "since": "09:30",
        "elapsed": "0:42",
        "share": "0%",
        "target": "30–50%",
        "person": "Ana",
        "kind": "coaching",
        "next_title": "Sprint sync",
        "next_start": "14:30",
        "next_in": "258",
        "promises": "2",
        "icon": "/i.svg",
        "color": "#ff8800",
    }


@pytest.mark.parametrize("template", [DEFAULT, "", "no field", "{{{mode}}}", *(f"{{{name}}}" for name in FIELDS)])
def test_a_template_of_known_fields_is_good(template: str) -> None:
    check_template(template)


@pytest.mark.parametrize(
    ("template", "words"),
    [
        ("{title}", f"'title' is not a field. Use one of these: {', '.join(FIELDS)}."),
        ("{mode.x}", f"'mode.x' is not a field. Use one of these: {', '.join(FIELDS)}."),
        ("{}", f"'' is not a field. Use one of these: {', '.join(FIELDS)}."),
        ("{mode", "A single '{' is not a field. For a literal brace, use '{{'."),
        ("mode}", "A single '}' is not a field. For a literal brace, use '}}'."),
    ],
)
def test_any_other_template_is_refused(template: str, words: str) -> None:
    with pytest.raises(Misuse) as refused:
        check_template(template)
    assert str(refused.value) == words


@pytest.mark.parametrize(
    ("template", "text"),
    [
        (DEFAULT, "Off – –"),
        ("{{{mode}}}", "{off}"),
        ("{mode}\n\x1b{mode}", "off off"),
        ("", ""),
    ],
)
def test_a_template_is_filled_in_on_one_line(template: str, text: str) -> None:
    assert filled(template, OFF) == text


def test_a_field_is_not_filled_in_itself() -> None:
    assert filled("{person}", OFF | {"person": "{mode}"}) == "{mode}"
