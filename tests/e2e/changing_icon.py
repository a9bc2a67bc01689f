"""Shows pystray's icon for X11's old trays, changes it without pause, and says a word for each middle click.

python changing_icon.py
"""

import os
from threading import Event

import pystray
from PIL import Image

from tltimer.gui.tray.pystray_x11 import x11_icon

COLOURS = ("red", "green", "blue")


def change(icon: pystray.Icon) -> None:
    """Return the icon another picture and another name, again and again."""
    icon.perform(lambda icon: setattr(icon, "visible", True))
    number = 0
    while True:
        number += 1
        image = Image.new("RGB", (64, 64), COLOURS[number % len(COLOURS)])
        icon.perform(lambda icon, image=image: setattr(icon, "icon", image))
        icon.perform(lambda icon, number=number: setattr(icon, "title", str(number)))
        done = Event()
        icon.perform(lambda _icon, done=done: done.set())
        done.wait()


icon = x11_icon(pystray.Icon, lambda: os.write(1, b"clicked\n"))("tltimer", Image.new("RGB", (64, 64)), "tltimer")
icon.run(setup=change)
