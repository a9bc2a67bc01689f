"""What the system says of its time zone, in all the ways in which it can."""

from zoneinfo import ZoneInfo

import pytest

from tltimer.errors import Refused
from tltimer.system.timezone import BETWEEN_HOURS, RULES, system_zone, zone_named


@pytest.mark.parametrize(
    ("told", "name"),
    [
        ("Europe/Berlin", "Europe/Berlin"),
        (":Europe/Berlin", "Europe/Berlin"),
        ("", "UTC"),
        ("UTC", "UTC"),
        ("UTC0", "UTC"),
        ("CET-1CEST", "Europe/Berlin"),
        ("CET-1CEST,M3.5.0,M10.5.0/3", "Europe/Berlin"),
        ("CET-1CEST-2,M3.5.0/2:00,M10.5.0/03:00:00", "Europe/Berlin"),
        ("MEZ-1MESZ,M3.5.0/2,M10.5.0/3", "Europe/Berlin"),
        ("EST+5EDT+4,M3.2.0/2,M11.1.0/2", "America/New_York"),
        ("<-02>2<-01>,M3.5.0/-1,M10.5.0/0", "America/Nuuk"),
        ("<+1030>-10:30<+11>-11,M10.1.0,M4.1.0", "Australia/Lord_Howe"),
        ("EST5", "Etc/GMT+5"),
        ("JST-9", "Etc/GMT-9"),
        ("<+03>-3", "Etc/GMT-3"),
        ("<-03>+03:00", "Etc/GMT+3"),
        ("IST-5:30", "Asia/Kolkata"),
    ],
)
def test_the_variable_is_understood(told: str, name: str) -> None:
    assert system_zone({"TZ": told}).key == name


def test_the_path_of_a_zone_is_understood(tmp_path) -> None:
    file = tmp_path / "zoneinfo" / "Asia" / "Tokyo"
    file.parent.mkdir(parents=True)
    file.touch()
    assert system_zone({"TZ": f":{file}"}).key == "Asia/Tokyo"


ODD = ("CET-1CEST,J60,J300", "CET-1CEST,M3.5.0/:,M10.5.0/3", "./x", "XXX-25", "EST5:30")


@pytest.mark.parametrize(
    "told", ["Nowhere/Land", "/etc/passwd", "../../etc/passwd", "CET-1CEST,M1.1.0,M2.1.0", "\0", *ODD]
)
def test_what_is_not_understood_is_refused_and_never_read_as_another_zone(told: str) -> None:
    with pytest.raises(Refused, match="which is not a time zone here"):
        system_zone({"TZ": told})


def test_a_name_that_is_not_one_is_refused() -> None:
    with pytest.raises(Refused, match="'Mars' is not a time zone"):
        zone_named("Mars")


@pytest.mark.parametrize("name", [*RULES.values(), *BETWEEN_HOURS.values()])
def test_the_zones_of_rules_exist(name: str) -> None:
    assert ZoneInfo(name).key == name
