"""Letters and lines, however exporters write them."""

import gzip

import pytest

from tltimer.calendars.ics.decoding import plain_lines
from tltimer.calendars.ics.loading import NoCalendar, unpacked


def title(raw, charset=""):
    lines = plain_lines(b"BEGIN:VEVENT\r\n" + raw + b"\r\nEND:VEVENT\r\n", charset).decode()
    (line,) = (line for line in lines.split("\n") if line.startswith("SUMMARY"))
    return line


@pytest.mark.parametrize(
    ("raw", "charset", "expected"),
    [
        ("Büro".encode(), "", "Büro"),
        ("Büro".encode(), "iso-8859-1", "Büro"),
        ("Büro".encode("latin-1"), "iso-8859-1", "Büro"),
        ("Łódź".encode("iso-8859-2"), "ISO-8859-2", "Łódź"),
        ("Встреча".encode("koi8-r"), "koi8-r", "Встреча"),
        ("会議".encode("shift_jis"), "Shift_JIS", "会議"),
        ("会議".encode("iso-2022-jp"), "iso-2022-jp", "会議"),
        ("Büro".encode("latin-1"), "", "Büro"),
        ("Büro".encode("latin-1"), "no-such-charset", "Büro"),
        ("Büro".encode("latin-1"), "utf-8", "Büro"),
        (b"Plain", "base64", "Plain"),
    ],
)
def test_the_charset_of_a_server_is_believed_where_letters_are_not_utf_8(raw, charset, expected):
    assert title(b"SUMMARY:" + raw, charset) == f"SUMMARY:{expected}"


def test_a_line_names_its_own_charset():
    assert title(b"SUMMARY;CHARSET=ISO-8859-2:" + "Łódź".encode("iso-8859-2")).endswith(":Łódź")


def test_a_mark_of_byte_order_between_files_that_were_put_together_is_passed_over():
    text = "\ufeffBEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n"
    assert plain_lines((text + text).encode()).count(b"\nBEGIN:VCALENDAR\n") == 2


def test_lines_of_vcalendar_1_go_on_after_an_equals_sign():
    raw = b"SUMMARY;ENCODING=QUOTED-PRINTABLE;CHARSET=UTF-8:B=C3=BC=\r\nro =\r\n und mehr\r\nLOCATION:a=\r\nX-A:b"
    assert title(raw).endswith(":B=C3=BCro und mehr")


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        pytest.param(b"room=\r\n and more", "room and more", id="the blank is one of the text"),
        pytest.param(b"B=C3=\r\n =BCro", "B=C3=BCro", id="inside a letter"),
        pytest.param(b"room=", "room", id="nothing follows"),
    ],
)
def test_a_parted_line_of_vcalendar_1_is_joined(value, expected):
    assert title(b"SUMMARY;ENCODING=QUOTED-PRINTABLE:" + value) == f"SUMMARY;ENCODING=QUOTED-PRINTABLE:{expected}"


def test_many_parted_lines_take_no_time():
    raw = b"SUMMARY;ENCODING=QUOTED-PRINTABLE:a=\r\n" + b"b=\r\n" * 500_000
    assert len(title(raw)) < 30_000


@pytest.mark.parametrize(
    ("stamps", "kept"),
    [(["20261101T000000Z", "20261101T000000Z"], 0), (["20261101T000000Z", "20261102T000000Z"], 2)],
    ids=["the same in all events", "of their own"],
)
def test_stamps_stay_where_they_tell_versions_apart(stamps, kept):
    raw = "".join(f"BEGIN:VEVENT\r\nDTSTAMP:{stamp}\r\nEND:VEVENT\r\n" for stamp in stamps).encode()
    assert plain_lines(raw).count(b"DTSTAMP") == kept


def test_a_packed_calendar_is_unpacked():
    assert unpacked(gzip.compress(b"BEGIN:VCALENDAR")) == b"BEGIN:VCALENDAR"
    assert unpacked(gzip.compress(b"BEGIN:") + gzip.compress(b"VCALENDAR") + b"\0\0") == b"BEGIN:VCALENDAR"


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        (gzip.compress(b"x" * 1000)[:-9], "cut off"),
        (gzip.compress(b"x")[:10] + b"\xff\xff\xff\xff", "cut off"),
        (gzip.compress(b"\n" * (65 << 20)), "large"),
    ],
    ids=["is cut off", "damaged", "a bomb"],
)
def test_what_cannot_be_unpacked_is_refused(raw, code):
    with pytest.raises(NoCalendar) as refused:
        unpacked(raw)
    assert refused.value.code == code
