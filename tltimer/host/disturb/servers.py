"""What to ask of which notification server."""

from tltimer.host.bus import GONE, Line, Refusal
from tltimer.host.disturb.disturb import Disturb
from tltimer.host.disturb.dunst import DunstDisturb
from tltimer.host.disturb.gnome import GnomeDisturb
from tltimer.host.disturb.inhibited import SERVER, InhibitedDisturb
from tltimer.host.disturb.silent import SilentDisturb
from tltimer.host.disturb.xfce import XfceDisturb

BY_SERVER: dict[str, type[DunstDisturb] | type[GnomeDisturb] | type[XfceDisturb]] = {
    "dunst": DunstDisturb,
    "gnome-shell": GnomeDisturb,
    "Xfce Notify Daemon": XfceDisturb,
}


def disturb_of(line: Line) -> Disturb:
    """Give what knows it here: the way of this server, else the property that KDE and others have."""
    try:
        name = str(line.ask(SERVER, "GetServerInformation")[0])
    except (*GONE, Refusal):
        return SilentDisturb()
    known = BY_SERVER.get(name)
    asked: Disturb = known(line) if known else InhibitedDisturb(line)
    return asked if asked.unwanted() is not None else SilentDisturb()
