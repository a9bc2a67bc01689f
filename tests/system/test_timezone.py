"""The system's time zone, in all the ways in which it can be set."""

import logging
import sys
import warnings
from pathlib import Path
from types import ModuleType
from zoneinfo import ZoneInfo

import pytest
import tzdata

from tltimer.errors import Refused
from tltimer.system.timezone import BETWEEN_HOURS, RULES, configured_name, known_system_zone, system_zone, zone_named

ZONES = Path(tzdata.__file__).parent / "zoneinfo"
"""A folder of zones as systems have one."""


@pytest.mark.parametrize(
    ("variable", "name"),
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
def test_the_variable_is_understood(variable: str, name: str) -> None:
    assert system_zone({"TZ": variable}).key == name


def test_the_path_of_a_zone_is_understood(tmp_path) -> None:
    file = tmp_path / "zoneinfo" / "Asia" / "Tokyo"
    file.parent.mkdir(parents=True)
    file.touch()
    assert system_zone({"TZ": f":{file}"}).key == "Asia/Tokyo"


ODD = ("CET-1CEST,J60,J300", "CET-1CEST,M3.5.0/:,M10.5.0/3", "./x", "XXX-25", "EST5:30")


@pytest.mark.parametrize(
    "variable", ["Nowhere/Land", "/etc/passwd", "../../etc/passwd", "CET-1CEST,M1.1.0,M2.1.0", "\0", *ODD]
)
def test_what_is_not_understood_is_refused_and_never_read_as_another_zone(variable: str) -> None:
    with pytest.raises(Refused, match="in TZ is not a known time zone"):
        system_zone({"TZ": variable})


def test_a_name_that_is_not_one_is_refused() -> None:
    with pytest.raises(Refused, match="'Mars' is not a time zone"):
        zone_named("Mars")


@pytest.mark.parametrize("name", [*RULES.values(), *BETWEEN_HOURS.values()])
def test_the_zones_of_rules_exist(name: str) -> None:
    assert ZoneInfo(name).key == name


def zone_of(folder: Path, configured: str = "") -> ZoneInfo | None:
    """Return the zone of a system whose ``localtime`` is in a folder, with the name that another file has for it."""
    return known_system_zone({}, folder / "localtime", (folder / "no keyring found", ZONES), lambda: configured)


def test_a_system_without_a_zone_keeps_utc(tmp_path: Path) -> None:
    assert zone_of(tmp_path) is None


def test_a_link_names_the_zone(tmp_path: Path) -> None:
    (tmp_path / "zoneinfo" / "Asia").mkdir(parents=True)
    (tmp_path / "localtime").symlink_to(tmp_path / "zoneinfo" / "Asia" / "Tokyo")
    assert zone_of(tmp_path, "Europe/Berlin") == ZoneInfo("Asia/Tokyo")


def test_another_file_names_the_zone(tmp_path: Path) -> None:
    assert zone_of(tmp_path, "Asia/Tokyo") == ZoneInfo("Asia/Tokyo")


@pytest.mark.parametrize(
    "configured", ["", "Europe/Berlin", "Asia/Tokyo"], ids=["no name", "its name", "an older name"]
)
def test_a_copy_of_a_zone_is_recognised(tmp_path: Path, configured: str) -> None:
    (tmp_path / "localtime").write_bytes((ZONES / "Europe" / "Berlin").read_bytes())
    assert zone_of(tmp_path, configured) == ZoneInfo("Europe/Berlin")


def test_a_copy_of_an_older_database_has_the_name_that_is_configured(tmp_path: Path) -> None:
    (tmp_path / "localtime").write_bytes(b"TZif2 of long ago")
    assert zone_of(tmp_path, "Asia/Tokyo") == ZoneInfo("Asia/Tokyo")


@pytest.mark.parametrize("configured", ["", "Nowhere/Land", "../../etc/passwd"])
def test_a_zone_without_a_name_is_refused_and_never_read_as_another(tmp_path: Path, configured: str) -> None:
    (tmp_path / "localtime").write_bytes(b"TZif2 of a zone of one's own")
    with pytest.raises(Refused, match=r"cannot be read\. To set yours: tltimer settings zone"):
        zone_of(tmp_path, configured)


def test_what_the_library_warns_of_is_not_printed(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def warn() -> None:
        warnings.warn("Can not find any timezone configuration, defaulting to UTC.", stacklevel=1)
        logging.getLogger("tzlocal").warning("/etc/timezone is deprecated in some distros, and no longer reliable.")

    library = ModuleType("tzlocal")
    library.get_localzone_name = warn
    monkeypatch.setitem(sys.modules, "tzlocal", library)
    assert configured_name() == ""
    assert caplog.records == []
