"""Do-not-disturb, asked of fakes of the desktops' notification servers on a private bus."""

import os
from pathlib import Path

import pytest

from tests.e2e.waiting import wait_until
from tests.system.bus import Fake
from tltimer.services.do_not_disturb import DoNotDisturbHold
from tltimer.system.do_not_disturb.choose import do_not_disturb_for, is_do_not_disturb_on
from tltimer.system.do_not_disturb.gsettings import GNOME, MATE, GSettingsDoNotDisturb, GSettingsKey
from tltimer.system.do_not_disturb.interface import ClearableDoNotDisturb
from tltimer.system.do_not_disturb.lxqt import LxqtDoNotDisturb

pytest.importorskip("jeepney", reason="D-Bus is for Linux")

DESKTOPS = Path(__file__).parent / "desktops.py"


def name_on(bus: str) -> str:
    with do_not_disturb_for({"DBUS_SESSION_BUS_ADDRESS": bus}) as asked:
        return asked.name


@pytest.mark.parametrize(
    ("server", "name"),
    [("dunst", "dunst"), ("mako", "mako"), ("Xfce Notify Daemon", "XFCE"), ("Plasma", "Plasma")],
)
def test_each_server_is_asked_in_its_own_way(bus: str, server: str, name: str) -> None:
    fake = Fake(DESKTOPS, bus, server)
    environ = {"DBUS_SESSION_BUS_ADDRESS": bus}
    assert name_on(bus) == name
    assert not is_do_not_disturb_on(environ)
    fake.order("on")
    assert is_do_not_disturb_on(environ)
    fake.order("off")
    assert not is_do_not_disturb_on(environ)
    fake.stop()


GSETTINGS = """#!/bin/sh
# Answers for one key and from a file, as gsettings does, and refuses every other question.
[ "$*" = "get {schema} {key}" ] || {{ echo "No such schema" >&2; exit 1; }}
cat "$ANSWER"
"""


@pytest.mark.parametrize(
    ("server", "schema", "key", "values", "name"),
    [
        ("gnome-shell", "org.gnome.desktop.notifications", "show-banners", ("false", "true"), "GNOME"),
        ("cinnamon", "org.cinnamon.desktop.notifications", "display-notifications", ("false", "true"), "Cinnamon"),
        ("Notification Daemon", "org.mate.NotificationDaemon", "do-not-disturb", ("true", "false"), "MATE"),
    ],
)
def test_desktops_with_gsettings_are_asked_there(
    bus: str, tmp_path: Path, server: str, schema: str, key: str, values: tuple[str, str], name: str
) -> None:
    fake = Fake(DESKTOPS, bus, server)
    program, answer = tmp_path / "gsettings", tmp_path / "answer"
    program.write_text(GSETTINGS.format(schema=schema, key=key))
    program.chmod(0o755)
    path = f"{tmp_path}:{os.environ['PATH']}"
    environ = {"DBUS_SESSION_BUS_ADDRESS": bus, "PATH": path, "ANSWER": str(answer)}
    for value, on in zip(values, (True, False), strict=True):
        answer.write_text(f"{value}\n")
        with do_not_disturb_for(environ) as asked:
            assert (asked.name, asked.is_on()) == (name, on)
    fake.stop()


@pytest.mark.parametrize("script", [None, "#!/bin/sh\nexit 1\n", "#!/bin/sh\necho perhaps\n", "no program\n"])
def test_settings_that_cannot_be_read_are_unknown(tmp_path: Path, script: str | None) -> None:
    if script is not None:
        (tmp_path / "gsettings").write_text(script)
        (tmp_path / "gsettings").chmod(0o755)
    assert GSettingsDoNotDisturb(GNOME, {"PATH": str(tmp_path)}).is_on() is None


@pytest.mark.parametrize(
    ("own", "shared", "on"),
    [
        (None, None, False),
        ("[General]\ndoNotDisturb=true\n", None, True),
        ("[General]\n__userfile__=true\ndoNotDisturb=false\n", "[General]\ndoNotDisturb=true\n", False),
        ("[General]\nplacement=top-right\n", "[General]\ndoNotDisturb=true\n", True),
        ("[Elsewhere]\ndoNotDisturb=true\n", None, False),
        ("doNotDisturb = true", None, True),
        ("\0\xff[General\n=\n", None, False),
    ],
)
def test_lxqt_keeps_it_in_a_file(bus: str, tmp_path: Path, own: str | None, shared: str | None, on: bool) -> None:
    fake = Fake(DESKTOPS, bus, "lxqt-notificationd")
    for folder, text in (("own", own), ("shared", shared)):
        (tmp_path / folder / "lxqt").mkdir(parents=True)
        if text is not None:
            (tmp_path / folder / "lxqt" / "notifications.conf").write_text(text)
    folders = {"XDG_CONFIG_HOME": str(tmp_path / "own"), "XDG_CONFIG_DIRS": str(tmp_path / "shared")}
    with do_not_disturb_for({"DBUS_SESSION_BUS_ADDRESS": bus, **folders}) as asked:
        assert (asked.name, asked.is_on()) == ("LXQt", on)
    fake.stop()


def test_without_a_folder_named_it_is_in_the_home(tmp_path: Path) -> None:
    (tmp_path / ".config" / "lxqt").mkdir(parents=True)
    (tmp_path / ".config" / "lxqt" / "notifications.conf").write_text("[General]\ndoNotDisturb=true\n")
    assert LxqtDoNotDisturb({"HOME": str(tmp_path)}).is_on() is True


@pytest.mark.parametrize("server", ["dunst", "mako", "Xfce Notify Daemon", "Plasma"])
def test_each_server_is_set_in_its_own_way(bus: str, server: str) -> None:
    fake = Fake(DESKTOPS, bus, server)
    environ = {"DBUS_SESSION_BUS_ADDRESS": bus}
    with do_not_disturb_for(environ) as desktop:
        for on in (True, False, True):
            assert desktop.turn(on)
            assert desktop.is_on() is on
        ends = desktop.ends_with_connection
    if ends:
        wait_until(lambda: not is_do_not_disturb_on(environ), "the end of the inhibition")
    else:
        assert is_do_not_disturb_on(environ)
    fake.stop()


def test_a_switch_that_nobody_ever_set_is_missing_again_afterwards(bus: str, tmp_path: Path) -> None:
    fake = Fake(DESKTOPS, bus, "Xfce Notify Daemon")
    environ = {"DBUS_SESSION_BUS_ADDRESS": bus}

    def is_missing() -> bool:
        with do_not_disturb_for(environ) as desktop:
            assert isinstance(desktop, ClearableDoNotDisturb)
            return desktop.is_missing()

    for order, missing in (("forget", True), ("off", False)):
        fake.order(order)
        hold = DoNotDisturbHold(tmp_path / "notes.json", lambda: do_not_disturb_for(environ))
        hold.follow("coding")
        assert is_do_not_disturb_on(environ)
        assert not is_missing()
        DoNotDisturbHold(tmp_path / "notes.json", lambda: do_not_disturb_for(environ)).follow(None)
        assert not is_do_not_disturb_on(environ)
        assert is_missing() is missing
    fake.stop()


def test_where_nothing_can_be_set_nothing_is(bus: str, tmp_path: Path) -> None:
    for server, environ in (("somebody's own", {}), ("lxqt-notificationd", {"XDG_CONFIG_HOME": str(tmp_path)})):
        fake = Fake(DESKTOPS, bus, server)
        with do_not_disturb_for({"DBUS_SESSION_BUS_ADDRESS": bus, **environ}) as desktop:
            assert not desktop.turn(True)
            assert not desktop.is_on()
        fake.stop()
    assert not GSettingsDoNotDisturb(GNOME, {"PATH": str(tmp_path)}).turn(True)


@pytest.mark.parametrize(("key", "words"), [(GNOME, "show-banners false"), (MATE, "do-not-disturb true")])
def test_gsettings_is_set(tmp_path: Path, key: GSettingsKey, words: str) -> None:
    (tmp_path / "gsettings").write_text('#!/bin/sh\necho "$*" >"$ANSWER"\n')
    (tmp_path / "gsettings").chmod(0o755)
    answer = tmp_path / "answer"
    assert GSettingsDoNotDisturb(key, {"PATH": f"{tmp_path}:{os.environ['PATH']}", "ANSWER": str(answer)}).turn(True)
    assert answer.read_text() == f"set {key.schema} {words}\n"


def test_a_setting_that_was_never_touched_is_off(bus: str) -> None:
    fake = Fake(DESKTOPS, bus, "Xfce Notify Daemon")
    fake.order("forget")
    assert not is_do_not_disturb_on({"DBUS_SESSION_BUS_ADDRESS": bus})
    assert name_on(bus) == "XFCE"
    fake.stop()


def test_a_server_without_such_a_thing_is_no_wish_for_silence(bus: str) -> None:
    fake = Fake(DESKTOPS, bus, "somebody's own")
    assert name_on(bus) == "nothing"
    assert not is_do_not_disturb_on({"DBUS_SESSION_BUS_ADDRESS": bus})
    fake.stop()


@pytest.mark.parametrize("address", ["", "unix:path=/nowhere"])
def test_without_a_bus_nobody_is_asked(address: str) -> None:
    assert not is_do_not_disturb_on({"DBUS_SESSION_BUS_ADDRESS": address})


def test_without_a_server_nobody_is_asked(bus: str) -> None:
    assert name_on(bus) == "nothing"
