"""Gives the programs that a frozen tltimer starts, such as git and xdg-open, the environment it was started in.

PyInstaller runs this first. The variables name libraries in the program's folder, which the system looks up for this
process before any Python runs; another program would be given them in place of its own.
"""

import os

os.environ.pop("LD_LIBRARY_PATH", None)
if "LD_LIBRARY_PATH_ORIG" in os.environ:
    os.environ["LD_LIBRARY_PATH"] = os.environ.pop("LD_LIBRARY_PATH_ORIG")
for variable in [variable for variable in os.environ if variable.startswith("_PYI_")]:
    del os.environ[variable]
