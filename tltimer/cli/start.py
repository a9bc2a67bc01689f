"""Starts the app on the desktop; the only way from the command line to Qt."""

import builtins
from collections.abc import Mapping

from tltimer.errors import Refused
from tltimer.i18n.translate import _


def start_app(home: str | None, zone: str | None, environ: Mapping[str, str]) -> int:
    """Run the app until it ends.

    Raises:
        Refused: Qt cannot be loaded.
    """
    plain_import = builtins.__import__
    try:
        from tltimer.gui.main import run

        # PySide reads the source of every module that is imported from then on, for features that are not used here;
        # what Python keeps of them is 4 MB.
        builtins.__import__ = plain_import
    except ImportError as problem:
        raise Refused(
            _(
                "the app cannot start, since Qt cannot be loaded: {why}; the commands work without (tltimer --help)"
            ).format(why=problem)
        ) from problem
    return run(home, zone, environ)
