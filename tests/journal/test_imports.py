import subprocess
import sys
from datetime import UTC, datetime

READER = """
import sys
from datetime import UTC, datetime
from tltimer.clock import Clock
from tltimer.paths import home_at
from tltimer.journal.journal import Journal

at = datetime(2026, 11, 16, 9, tzinfo=UTC)
journal = Journal(home_at(sys.argv[1]), Clock(at), "here")
assert journal.switches(at, at.replace(hour=10))
assert journal.entries("notes")
journal.find_switch("x"), journal.first_at()
print(*sorted({"filelock", "asyncio", "hashlib", "subprocess", "zipfile", "PySide6"} & set(sys.modules)))
"""


def test_reading_brings_no_lock_and_nothing_else_that_is_slow(home, open_journal):
    with open_journal().edit("switch") as edit:
        edit.add_switch(datetime(2026, 11, 16, 9, tzinfo=UTC), "coding")
        edit.put("notes", {"text": "x"})
    output = subprocess.run(
        [sys.executable, "-c", READER, str(home.data)], capture_output=True, text=True, check=True
    ).stdout
    assert output.split() == []
