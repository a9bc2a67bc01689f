"""Names of time zones and their meaning."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from tltimer.calendars.ics.timezone_names import meaning, normalised, unescaped
from tltimer.resources import shipped


@pytest.mark.parametrize(
    ("name", "key"),
    [
        # IANA's names, however they are decorated
        ("Europe/Berlin", "Europe/Berlin"),
        ("europe/berlin", "Europe/Berlin"),
        ('"Europe/Berlin"', "Europe/Berlin"),
        (" /Europe/Berlin ", "Europe/Berlin"),
        ("America/New York", "America/New_York"),
        ("America/Argentina/Buenos_Aires", "America/Argentina/Buenos_Aires"),
        ("America/Port-au-Prince", "America/Port-au-Prince"),
        ("Etc/GMT+5", "Etc/GMT+5"),
        ("US/Eastern", "US/Eastern"),
        ("US-Eastern", "US/Eastern"),
        ("US-Pacific", "US/Pacific"),
        ("Europe-Berlin", "Europe/Berlin"),
        ("Europe\\Berlin", "Europe/Berlin"),
        ("/freeassociation.sourceforge.net/Tzfile/Europe/Berlin", "Europe/Berlin"),
        ("/freeassociation.sourceforge.net/America/Argentina/Buenos_Aires", "America/Argentina/Buenos_Aires"),
        ("/softwarestudio.org/Olson_20011030_5/America/New_York", "America/New_York"),
        ("/citadel.org/20210210_1/Europe/London", "Europe/London"),
        ("/mozilla.org/20050126_1/Europe/Paris", "Europe/Paris"),
        ("(GMT+01:00) Europe/Berlin", "Europe/Berlin"),
        ("Europe/Berlin (UTC+01:00)", "Europe/Berlin"),
        ("Europe/Berlin-(UTC+01:00)", "Europe/Berlin"),
        ("America/New_York 1", "America/New_York"),
        ("America/New_York1", "America/New_York"),
        ("Europe/Berlin-2", "Europe/Berlin"),
        ("Europe\\/Berlin", "Europe/Berlin"),
        ("/freeassociation.sourceforge.net/UTC", "UTC"),
        ("/freeassociation.sourceforge.net/Tzfile/EST5EDT", "EST5EDT"),
        ("US/Pacific-New", "America/Los_Angeles"),
        # what CLDR and Windows call them in other languages
        ("Mitteleuropäische Sommerzeit", "Europe/Berlin"),
        ("Heure normale d’Europe centrale", "Europe/Berlin"),
        ("Ora standard dell’Europa centrale", "Europe/Berlin"),
        ("Hora estándar del Pacífico", "America/Los_Angeles"),
        ("Paris, Madrid (heure d'été)", "Europe/Paris"),
        ("Hora de verano romance", "Europe/Paris"),
        ("Pacific Normalzeit", "America/Los_Angeles"),
        ("FLE (normaaliaika)", "Europe/Helsinki"),
        ("日本標準時", "Asia/Tokyo"),
        ("Москва, стандартное время", "Europe/Moscow"),
        # what Windows shows in other languages
        ("(UTC-05:00) Eastern Time (USA & Kanada)", "America/New_York"),
        ("(UTC-05:00) Eastern Zeit (USA & Kanada)", "America/New_York"),
        ("(UTC-08:00) Hora del Pacífico (EE.UU. y Canadá)", "America/Los_Angeles"),
        ("(UTC-06:00) Centre (É.-U. et Canada)", "America/Chicago"),
        ("(UTC-05:00) 东部时间（美国和加拿大）", "America/New_York"),
        ("(UTC-03:30) Neufundland", "America/St_Johns"),
        ("(UTC+00:00) Dublino, Edimburgo, Lisbona, Londra", "Europe/Dublin"),
        ("(UTC+01:00) Амстердам, Берлин, Берн, Вена, Рим, Стокгольм", "Europe/Amsterdam"),
        ("(UTC+01:00) アムステルダム、ベルリン、ベルン、ローマ、ストックホルム、ウィーン", "Europe/Amsterdam"),
        ("(UTC+01:00) Sarajewo, Skopie, Warszawa, Zagrzeb", "Europe/Sarajevo"),
        ("(UTC+02:00) Athènes, Bucarest", "Europe/Athens"),
        ("(UTC+02:00) Il Cairo", "Africa/Cairo"),
        ("(UTC) Hora universal coordinada", "Etc/UTC"),
        # what Windows calls Russia's time zones
        ("Russia TZ 2 Standard Time", "Europe/Moscow"),
        ("Russia TZ 9 Standard Time", "Asia/Vladivostok"),
        ("(UTC+10:00) Vladivostok, Magadan (RTZ 9)", "Asia/Vladivostok"),
        ("(UTC+05:00) Ekaterinburg (RTZ 4)", "Asia/Yekaterinburg"),
        # Windows' keys
        ("W. Europe Standard Time", "Europe/Berlin"),
        ("w. europe standard time", "Europe/Berlin"),
        ("W. Europe Standard Time 1", "Europe/Berlin"),
        ("GMT Standard Time", "Europe/London"),
        ("GMT Standard Time 1", "Europe/London"),
        ("GMT Daylight Time", "Europe/London"),
        ("Greenwich Standard Time", "Atlantic/Reykjavik"),
        ("Romance Daylight Time", "Europe/Paris"),
        ("Central Europe Standard Time", "Europe/Budapest"),
        ("Central European Standard Time", "Europe/Warsaw"),
        ("Pacific Standard Time", "America/Los_Angeles"),
        ("Pacific Daylight Time", "America/Los_Angeles"),
        ("Pacific Standard Time (Mexico)", "America/Tijuana"),
        ("Central Standard Time (Mexico)", "America/Mexico_City"),
        ("Eastern Daylight Time", "America/New_York"),
        ("Russia Time Zone 10", "Asia/Srednekolymsk"),
        ("Mexico Standard Time 2", "America/Mazatlan"),
        ("Alberta Standard Time", "America/Edmonton"),
        ("Mid-Atlantic Standard Time", "Etc/GMT+2"),
        ("Kamchatka Standard Time", "Asia/Kamchatka"),
        ("Arabian Standard Time", "Asia/Dubai"),
        ("Samoa Standard Time", "Pacific/Apia"),
        ("UTC", "UTC"),
        ("tzone://Microsoft/Utc", "Etc/UTC"),
        # Windows' keys without their last words, as Lotus Notes has them
        ("Eastern", "America/New_York"),
        ("W. Europe", "Europe/Berlin"),
        ("SA Pacific", "America/Bogota"),
        # what Windows shows today
        ("(UTC-12:00) International Date Line West", "Etc/GMT+12"),
        ("(UTC-11:00) Coordinated Universal Time-11", "Etc/GMT+11"),
        ("(UTC-09:00) Coordinated Universal Time-09", "Etc/GMT+9"),
        ("(UTC-02:00) Coordinated Universal Time-02", "Etc/GMT+2"),
        ("(UTC+12:00) Coordinated Universal Time+12", "Etc/GMT-12"),
        ("(UTC+13:00) Coordinated Universal Time+13", "Etc/GMT-13"),
        ("(UTC) Coordinated Universal Time", "Etc/UTC"),
        ("(UTC-10:00) Aleutian Islands", "America/Adak"),
        ("(UTC-08:00) Pacific Time (US & Canada)", "America/Los_Angeles"),
        ("(UTC-08:00) Baja California", "America/Tijuana"),
        ("(UTC-07:00) Arizona", "America/Phoenix"),
        ("(UTC-06:00) Guadalajara, Mexico City, Monterrey", "America/Mexico_City"),
        ("(UTC-05:00) Bogota, Lima, Quito, Rio Branco", "America/Bogota"),
        ("(UTC-05:00) Eastern Time (US & Canada)", "America/New_York"),
        ("(UTC-05:00) Eastern Time (US and Canada)", "America/New_York"),
        ("(UTC-05:00) Indiana (East)", "America/Indianapolis"),
        ("(UTC-05:00) Turks and Caicos", "America/Grand_Turk"),
        ("(UTC-04:00) Georgetown, La Paz, Manaus, San Juan", "America/La_Paz"),
        ("(UTC-03:00) Saint Pierre and Miquelon", "America/Miquelon"),
        ("(UTC-03:00) City of Buenos Aires", "America/Buenos_Aires"),
        ("(UTC-02:00) Mid-Atlantic - Old", "Etc/GMT+2"),
        ("(UTC-01:00) Cabo Verde Is.", "Atlantic/Cape_Verde"),
        ("(UTC+00:00) Dublin, Edinburgh, Lisbon, London", "Europe/London"),
        ("(UTC+00:00) Monrovia, Reykjavik", "Atlantic/Reykjavik"),
        ("(UTC+01:00) Amsterdam, Berlin, Bern, Rome, Stockholm, Vienna", "Europe/Berlin"),
        (r"(UTC+01:00) Amsterdam\, Berlin\, Bern\, Rome\, Stockholm\, Vienna", "Europe/Berlin"),
        ("(UTC+01:00) Sarajevo, Skopje, Warsaw, Zagreb", "Europe/Warsaw"),
        ("(UTC+02:00) Helsinki, Kyiv, Riga, Sofia, Tallinn, Vilnius", "Europe/Kiev"),
        ("(UTC+03:00) Istanbul", "Europe/Istanbul"),
        ("(UTC+03:00) Moscow, St. Petersburg", "Europe/Moscow"),
        ("(UTC+05:30) Chennai, Kolkata, Mumbai, New Delhi", "Asia/Calcutta"),
        ("(UTC+06:00) Astana", "Asia/Almaty"),
        ("(UTC+06:30) Yangon (Rangoon)", "Asia/Rangoon"),
        ("(UTC+08:00) Beijing, Chongqing, Hong Kong, Urumqi", "Asia/Shanghai"),
        ("(UTC+08:45) Eucla", "Australia/Eucla"),
        ("(UTC+12:00) Petropavlovsk-Kamchatsky - Old", "Asia/Kamchatka"),
        ("(UTC+13:00) Nuku'alofa", "Pacific/Tongatapu"),
        ("(UTC+13:00) Samoa", "Pacific/Apia"),
        ("(UTC+14:00) Kiritimati Island", "Pacific/Kiritimati"),
        # what Windows and Exchange have shown
        ("(GMT-12:00) Eniwetok, Kwajalein", "Etc/GMT+12"),
        ("(GMT-11:00) Midway Island, Samoa", "Pacific/Pago_Pago"),
        ("(GMT-08.00) Pacific Time (US & Canada)/Tijuana", "America/Los_Angeles"),
        ("(GMT-08:00) Pacific Time (US & Canada); Tijuana", "America/Los_Angeles"),
        ("(GMT-08:00) Pacific Time (US and Canada); Tijuana", "America/Los_Angeles"),
        ("(GMT-05:00) Eastern Time (US & Canada)", "America/New_York"),
        ("(GMT-05.00) Eastern Time (U.S. & Canada)", "America/New_York"),
        ("(GMT -05:00) Eastern Time (US & Canada)", "America/New_York"),
        ("GMT-05:00 Eastern Time (US & Canada)", "America/New_York"),
        ("(UTC−05:00) Eastern Time (US & Canada)", "America/New_York"),
        ("(GMT-04:30) Caracas", "America/Caracas"),
        ("(GMT-03:00) Buenos Aires, Georgetown", "America/Cayenne"),
        ("(GMT) Greenwich Mean Time : Dublin, Edinburgh, Lisbon, London", "Europe/London"),
        ("(GMT) Greenwich Mean Time: Dublin, Edinburgh, Lisbon, London", "Europe/London"),
        ("(GMT) Greenwich Mean Time; Dublin, Edinburgh, London", "Europe/London"),
        ("Greenwich Mean Time : Dublin, Edinburgh, Lisbon, London", "Europe/London"),
        ("(GMT) Casablanca, Monrovia", "Atlantic/Reykjavik"),
        ("(GMT+01:00) Amsterdam, Berlin, Bern, Rom, Stockholm, Wien", "Europe/Berlin"),
        ("(GMT+01.00) Amsterdam / Berlin / Bern / Rome / Stockholm / Vienna", "Europe/Berlin"),
        ("(GMT+01:00) Belgrade, Pozsony, Budapest, Ljubljana, Prague", "Europe/Budapest"),
        ("(GMT+01:00) Brussels, Copenhagen, Madrid, Paris, Vilnius", "Europe/Paris"),
        ("(GMT+01:00) Paris, Madrid, Brussels, Copenhagen", "Europe/Paris"),
        ("(GMT+02:00) Athens, Istanbul, Minsk", "Europe/Bucharest"),
        ("(GMT+05:30) Bombay, Calcutta, Madras, New Delhi", "Asia/Calcutta"),
        ("(GMT+06:00) Sri Jayawardenepura", "Asia/Colombo"),
        ("(GMT+06:00) Almaty, Novosibirsk", "Asia/Novosibirsk"),
        ("(UTC+08:00) Beijing, Chongqing, Hong Kong SAR, Urumqi", "Asia/Shanghai"),
        ("(GMT+08:00) Irkutsk, Ulaan Bataar", "Asia/Irkutsk"),
        ("(UTC+03:00) Moscow, St. Petersburg, Volgograd (RTZ 2)", "Europe/Moscow"),
        ("(GMT+09:00) Tokyo, Osaka, Sapporo", "Asia/Tokyo"),
        ("(GMT+10:00) Canberra, Melbourne, Sydney", "Australia/Sydney"),
        ("(GMT+11:00) Magadan, Solomon Is., New Caledonia", "Pacific/Guadalcanal"),
        ("(GMT+12:00) Fiji, Kamchatka, Marshall Is.", "Pacific/Fiji"),
        # others' ways
        ("(GMT+01:00) Central European Time - Berlin", "Europe/Berlin"),
        ("(GMT+01:00) Zurich", "Europe/Zurich"),
        ("Mitteleuropäische Zeit", "Europe/Berlin"),
        ("São Paulo", "America/Sao_Paulo"),
        ("(UTC+01:00) Bruxelles, København, Madrid, Paris", "Europe/Brussels"),
        ("(GMT+01.00) Sarajevo/Warsaw/Zagreb", "Europe/Warsaw"),
        ("(GMT+02.00) Harare/Pretoria", "Africa/Johannesburg"),
        ("(UTC-03:00) Brasília", "America/Sao_Paulo"),
        ("(UTC+01:00) Sarajevo, Skopje, Warszawa, Zagrzeb", "Europe/Sarajevo"),
        # abbreviations
        ("AEST", "Australia/Sydney"),
        ("cest", "Europe/Berlin"),
        ("CET", "CET"),
        ("EDT", "America/New_York"),
        ("Türkiye Standard Time", "Europe/Istanbul"),
        # IANA's name, and a remark behind it
        ("America/New_York (EST)", "America/New_York"),
        ("Europe/Berlin (UTC+1)", "Europe/Berlin"),
        ("JST", "Asia/Tokyo"),
        ("GMT", "GMT"),
        ("IST", "Asia/Kolkata"),
        ("CST", "America/Chicago"),
    ],
)
def test_a_name_means_a_time_zone(name, key):
    assert meaning(name).zone.key == key


@pytest.mark.parametrize(
    "name",
    ["", "  ", "Middle Earth Time", "Customized Time Zone", "tzone://Microsoft/Custom", "Our office", "Factory",
     "UTC+25", "(UTC+05:99) Nowhere", "()", "/", "\\", ",", "1", "UTC+05:30", "\x00", "x" * 5000],
)  # fmt: skip
def test_a_name_without_meaning_means_no_time_zone(name):
    meant = meaning(name)
    assert meant is None or not isinstance(meant.zone, ZoneInfo)  # a bare offset


@pytest.mark.parametrize(
    "name",
    ["EST", "CST", "IST", "GMT", "MST", "PST", "BST", "AST", "CET", "EST5EDT", "AEST", "Eastern", "Baghdad", "Samoa",
     "Japan", "Berlin", "Samoa Standard Time", "Arabian Standard Time", "(UTC-03:00) Our branch",
     "GMT -0500 (Standard) / GMT -0400 (Daylight)", "UTC+02:00", "GMT+5", "(GMT-03:00)"],
)  # fmt: skip
def test_a_short_or_ambiguous_name_yields_to_a_definition(name):
    assert meaning(name).yields_to_definition


@pytest.mark.parametrize(
    "name",
    ["Europe/Berlin", "Etc/GMT+5", "US-Eastern", "UTC", "Eastern Standard Time", "GMT Standard Time",
     "(UTC-05:00) Eastern Time (US & Canada)", "(UTC+03:00) Baghdad", "Chennai, Kolkata, Mumbai, New Delhi",
     "/freeassociation.sourceforge.net/Tzfile/Europe/Berlin"],
)  # fmt: skip
def test_a_full_name_wins_over_a_definition(name):
    assert not meaning(name).yields_to_definition


@pytest.mark.parametrize(("name", "doubtful"), [("IST", True), ("CST", True), ("EST", True), ("GMT", False),
    ("AEST", False), ("Eastern", False), ("(UTC-03:00) Our branch", True), ("UTC-03:00", False)])  # fmt: skip
def test_only_a_guess_is_doubtful(name, doubtful):
    assert meaning(name).is_doubtful is doubtful


@pytest.mark.parametrize(
    ("name", "hours"),
    [
        ("(UTC-03:00) Our branch", -3),
        ("(UTC-03.00) Our branch", -3),
        ("(UTC +5:30) Our branch", 5.5),
        ("(GMT) Our branch", 0),
        ("[UTC+2] Our branch", 2),
        ("(+02:00) Our branch", 2),
        ("Our branch (UTC+02:00)", 2),
        ("GMT -0500 (Standard) / GMT -0400 (Daylight)", -5),
        ("GMT+0100 Our branch", 1),
        ("UTC+02:00", 2),
        ("UTC+5", 5),
        ("UTC+12", 12),
        ("UTC-11", -11),
        ("GMT-0330", -3.5),
        ("+02:00", 2),
        ("-0500", -5),
        ("Coordinated Universal Time+5", 5),
        ("(UTC+02:00)", 2),
        # Berlin has never had it: what was written counts.
        ("(UTC-07:00) Berlin", -7),
        # Cities that do not keep the same time say nothing.
        ("(UTC+01:00) Berlin, Algiers", 1),
        ("(GMT-03:00)", -3),
    ],
)
def test_the_offset_in_front_stands_in_for_an_unknown_name(name, hours):
    expected = timedelta(hours=hours)
    assert meaning(name).zone.utcoffset(datetime(2026, 7, 1, tzinfo=UTC).replace(tzinfo=None)) == expected


@pytest.mark.parametrize("name", ["Our branch", "", "UTC+25:00", "UTC+14:30", "5", "+", "Area 51"])
def test_an_unknown_name_without_an_offset_in_front_means_nothing(name):
    assert meaning(name) is None


@pytest.mark.parametrize(
    ("one", "other"),
    [(r"Amman\, our office", '"Amman, our office"'), (r"Amman\; x", "Amman; x"), (r"a\\b", r"a\b"), (" a  b ", "a b")],
)
def test_a_definition_and_its_use_compare_without_escapes(one, other):
    assert unescaped(one) == unescaped(other)


def test_every_name_of_the_table_leads_to_a_time_zone_that_exists():
    for line in shipped("timezones.tsv").read_text("utf-8").splitlines():
        if not line.startswith("#"):
            name, key, trust = line.split("\t")
            assert normalised(name) == name
            assert trust in ("firm", "weak", "guess", "city")
            ZoneInfo(key)
            assert meaning(name) is not None


def test_no_text_breaks_it():
    for name in (
        "(",
        ")",
        "(UTC",
        "(UTC+",
        "(UTC+1",
        "UTC+1 ",
        "𝟙",
        "-" * 50,
        "/" * 50,
        "(UTC+٣) x",
        "GMT+1:0:0",
        "a/../../etc/passwd",
    ):
        meaning(name)
