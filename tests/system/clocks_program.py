"""Takes a reading of the real clocks for each line that it is given, and prints what happened since the one before."""

import json
import os
import sys

from tltimer.clock import clock_from
from tltimer.domain.presence.clock_jumps import jump_between
from tltimer.domain.presence.state import PresenceLog, looked


def main() -> None:
    clock = clock_from(os.environ)
    before = clock.reading()
    noticed = looked(PresenceLog(before.wall), before.wall, 0)
    for _line in sys.stdin:
        after = clock.reading()
        jump = jump_between(before, after, due_s=5)
        noticed, before = looked(noticed, after.wall, 0, jump), after
        absent = sum((piece.span.end - piece.span.start).total_seconds() for piece in noticed.pieces)
        said = {"set": jump.set_s, "suspended": jump.suspended_s, "frozen": jump.frozen_s, "absent": absent}
        print(json.dumps(said), flush=True)


if __name__ == "__main__":
    print(json.dumps("ready"), flush=True)
    main()
