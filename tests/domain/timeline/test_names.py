"""Names that count as the same."""

import pytest

from tltimer.domain.timeline.names import folded

NAMES = {
    "any case": ("ANA", "ana"),
    "any spaces": ("  Ana \t Maria ", "ana maria"),
    "composed or not": ("Zoe\u0308", "zo\u00eb"),
    "letters with more than one small form": ("STRASSE", "straße"),
}


@pytest.mark.parametrize(("name", "other"), NAMES.values(), ids=NAMES)
def test_names_are_compared_as_people_do(name: str, other: str) -> None:
    assert folded(name) == folded(other)


@pytest.mark.parametrize("other", ["Anna", "An a", "Zoë", ""])
def test_other_letters_are_another_name(other: str) -> None:
    assert folded("Ana") != folded(other)
