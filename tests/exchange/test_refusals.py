"""Refusals of files that cannot be read; they quote a little of them."""

from types import ModuleType
from zoneinfo import ZoneInfo

import pytest

from tltimer.exchange import csv_format, gtimelog
from tltimer.exchange.entries import LONGEST_QUOTE, Unreadable, shortened

BERLIN = ZoneInfo("Europe/Berlin")
LONG = "x" * 5000


@pytest.mark.parametrize(
    ("reader", "text"),
    [
        (csv_format, LONG),
        (csv_format, f"start,end\n{LONG},10:00\n"),
        (csv_format, f"at,mode\n{LONG},coding\n"),
    ],
    ids=["headings", "span", "switch"],
)
def test_a_long_line_is_not_quoted_whole(reader: ModuleType, text: str) -> None:
    with pytest.raises(Unreadable, match="x…") as error:
        reader.read(text.encode(), BERLIN)
    assert len(error.value.problem) < 250


@pytest.mark.parametrize("reader", [csv_format, gtimelog])
def test_an_empty_file_is_called_so(reader: ModuleType) -> None:
    with pytest.raises(Unreadable, match="The file is empty"):
        reader.read(b"\n", BERLIN)


def test_what_fits_is_quoted_whole() -> None:
    assert shortened("x" * LONGEST_QUOTE) == "x" * LONGEST_QUOTE
    assert len(shortened("x" * (LONGEST_QUOTE + 1))) == LONGEST_QUOTE
