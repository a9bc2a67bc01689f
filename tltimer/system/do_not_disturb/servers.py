"""What to ask of which notification server."""

from tltimer.system.dbus import GONE, DBusConnection, DBusRefusal
from tltimer.system.do_not_disturb.dunst import DunstDisturb
from tltimer.system.do_not_disturb.gnome import GnomeDisturb
from tltimer.system.do_not_disturb.inhibited import SERVER, InhibitedDisturb
from tltimer.system.do_not_disturb.interface import Disturb
from tltimer.system.do_not_disturb.unavailable import NoDoNotDisturb
from tltimer.system.do_not_disturb.xfce import XfceDisturb

BY_SERVER: dict[str, type[DunstDisturb] | type[GnomeDisturb] | type[XfceDisturb]] = {
    "dunst": DunstDisturb,
    "gnome-shell": GnomeDisturb,
    "Xfce Notify Daemon": XfceDisturb,
}


def disturb_of(line: DBusConnection) -> Disturb:
    """Give what knows it here: the way of this server, else the property that KDE and others have."""
    try:
        name = str(line.ask(SERVER, "GetServerInformation")[0])
    except (*GONE, DBusRefusal):
        return NoDoNotDisturb()
    known = BY_SERVER.get(name)
    asked: Disturb = known(line) if known else InhibitedDisturb(line)
    return asked if asked.unwanted() is not None else NoDoNotDisturb()
