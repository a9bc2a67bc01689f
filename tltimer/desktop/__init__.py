"""Qt: the tray, the windows, and the app that connects them.

PySide looks into the source of every module that is imported after it, for a feature that is not used here, and keeps
all that it has read: megabytes, and a third of the time of a start. So imports are put back to what they were.
"""

import builtins
from importlib import import_module

_usual_import = builtins.__import__
import_module("PySide6.QtCore")
builtins.__import__ = _usual_import
