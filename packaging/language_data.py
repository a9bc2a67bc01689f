"""Unicode's tables of languages (CLDR) for the forms of English that the interface uses."""

import json
import re
import subprocess
import sys
from collections.abc import Iterator

from babel import Locale

IN_DATES = "CLDR, within a date"

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


def language_data(name: str) -> list[tuple[str, str, str]]:
    """Return the context, the English form and the language's own: names of months and weekdays, patterns.

    A process of its own reads them: Babel writes what it looks up for one language into tables that it shares with
    others, so that Hindi has Japanese months if Japanese was read before (Babel 2.18).

    Args:
        name: of the language, such as ``de`` or ``pt_BR``.
    """
    read = subprocess.run([sys.executable, __file__, name], stdout=subprocess.PIPE, check=True)
    return [(context, english, own) for context, english, own in json.loads(read.stdout)]


def _read(name: str) -> Iterator[tuple[str, str, str]]:
    locale = Locale.parse(name)
    yield "CLDR", "language", locale.get_display_name() or name
    for number, english in enumerate(WEEKDAYS):
        yield "CLDR", english, locale.days["stand-alone"]["wide"][number]
        yield "CLDR", english[:3], locale.days["stand-alone"]["abbreviated"][number].removesuffix(".")
    for number, english in enumerate(MONTHS, 1):
        yield "CLDR", english, locale.months["stand-alone"]["wide"][number]
        yield IN_DATES, english, locale.months["format"]["wide"][number]
    day_and_month = _pattern(str(locale.datetime_skeletons.get("MMMMd", locale.datetime_skeletons["MMMd"])))
    with_year = _pattern(locale.date_formats["long"].pattern)
    yield "CLDR", "{day} {month}", day_and_month
    yield "CLDR", "{day} {month} {year}", with_year
    yield "CLDR", "{first}–{day} {month}", _range(day_and_month)
    yield "CLDR", "{first}–{day} {month} {year}", _range(with_year)
    yield "CLDR", "{percent}%", re.sub(r"[#,0]+", "{percent}", locale.percent_formats[None].pattern)
    yield "CLDR", "HH:mm", locale.time_formats["short"].pattern
    periods = locale.day_periods["format"]["abbreviated"]
    yield "CLDR", "AM", periods["am"]
    yield "CLDR", "PM", periods["pm"]
    lists = locale.list_patterns["standard"]
    yield "CLDR", "{most}, {next}", lists["middle"].replace("{0}", "{most}").replace("{1}", "{next}")
    yield "CLDR", "{most} and {last}", lists["end"].replace("{0}", "{most}").replace("{1}", "{last}")


def _pattern(pattern: str) -> str:
    """Write a pattern such as ``d. MMMM y`` with named places; text within it is quoted there."""

    def place(match: re.Match[str]) -> str:
        letters = match[0]
        if letters[0] == "'":
            return letters[1:-1] or "'"
        if letters[0] in "ML":
            return "{month}" if len(letters) > 2 else "{number}"
        return {"d": "{day}", "y": "{year}"}[letters[0]]

    return re.sub(r"'[^']*'|d+|M+|L+|y+", place, pattern)


def _range(pattern: str) -> str:
    """Write the pattern of a day as that of several: ``{first}.–{day}. {month}``, with the mark that a day has."""
    mark = re.match(r"[^\w\s{]*", pattern.partition("{day}")[2])
    return pattern.replace("{day}", f"{{first}}{mark[0] if mark else ''}–{{day}}")


if __name__ == "__main__":
    print(json.dumps(list(_read(sys.argv[1]))))
