"""Measures everything, prints one table and keeps it in ``benchmarks/RESULTS.md``.

python -m benchmarks [commands] [peers] [calendars] [plan] [audits] [repositories] [desktop]

With names only these are measured, and nothing is kept.
"""

import compileall
import sys
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks import audits, calendars, commands, desktop, peers, plan, repositories
from benchmarks.measuring import Row
from benchmarks.table import report, say, table

ROOT = Path(__file__).parents[1]
INSTALLED = ROOT / ".bench"
RESULTS = Path(__file__).with_name("RESULTS.md")


def main() -> int:
    """Run the measurements named on the command line."""
    # Not what Python compiles at a first start shall be measured.
    compileall.compile_dir(ROOT / "tltimer", quiet=1)
    with TemporaryDirectory(prefix="tltimer-bench-") as name:
        folder = Path(name)
        homes = commands.make_homes(folder)
        measures: dict[str, tuple[str, Callable[[], list[Row]]]] = {
            "commands": ("Commands", lambda: commands.measure(homes)),
            "peers": ("Peers", lambda: peers.measure(homes["ten years"], folder, INSTALLED)),
            "calendars": ("A calendar of 13 MB", lambda: calendars.measure(folder)),
            "plan": ("Plans", plan.measure),
            "audits": ("Audits, in CPU time", lambda: audits.measure(folder, homes["ten years"])),
            "repositories": ("A git repository of 100,000 commits", lambda: repositories.measure(folder)),
            "desktop": ("On the desktop", lambda: desktop.measure(folder)),
        }
        wanted = sys.argv[1:] or list(measures)
        unknown = [name for name in wanted if name not in measures]
        if unknown:
            say(f"there is no {', '.join(unknown)}; there are {', '.join(measures)}")
            return 2
        groups = []
        for name in wanted:
            title, measure = measures[name]
            say(f"measuring {name} …")
            groups.append((title, measure()))
    if len(sys.argv) > 1:
        print(table(groups))
    else:
        RESULTS.write_text(report(groups), "utf-8")
        print(RESULTS.read_text("utf-8"))
    return 0


if __name__ == "__main__":
    sys.exit(main())
