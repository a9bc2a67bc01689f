"""Chooses the backends that detect calls here: one for the microphone, and one for the camera."""

from __future__ import annotations

import sys

from tltimer.i18n.translate import _
from tltimer.system.calls.interface import CallsUnavailable

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

    from tltimer.system.calls.interface import CallWatch


def calls_for(environ: Mapping[str, str]) -> tuple[tuple[CallWatch, ...], tuple[str, ...]]:
    """Return the backends that detect calls on this machine, and why the others that were tried do not work.

    Args:
        environ: the environment, which names the sound server.
    """
    if not sys.platform.startswith("linux"):
        return (), (_("tltimer can detect calls only on Linux"),)
    from tltimer.system.calls.alsa import AlsaMicrophone
    from tltimer.system.calls.camera import Camera
    from tltimer.system.calls.pulse import PulseMicrophone, socket_of

    try:
        return (PulseMicrophone(socket_of(environ)), Camera()), ()
    except CallsUnavailable as problem:
        return (AlsaMicrophone(), Camera()), (f"{PulseMicrophone.name}: {problem}",)
