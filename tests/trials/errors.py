"""An error at the n-th call of each kind, injected by strace: done and acknowledged, or refused and nothing changed."""

import json
import os
import random
import shutil
import signal
import subprocess
from pathlib import Path

from tests.trials.outcome import Ended, Home, Outcome, wait_for

ERRORS = {
    "write": ("ENOSPC", "EIO", "EDQUOT"),
    "openat": ("EACCES", "EMFILE", "ENOSPC", "EROFS", "EIO"),
    "fsync": ("EIO", "ENOSPC"),
    "rename": ("EACCES", "EXDEV", "ENOSPC", "EROFS"),
    "mkdir": ("EACCES", "ENOSPC", "EROFS"),
    "flock": ("ENOLCK", "EIO"),
    "unlink": ("EACCES", "EROFS"),
    "read": ("EIO",),
    "close": ("EIO",),
    "newfstatat": ("EACCES", "EIO"),
    "lseek": ("EIO",),
    "getdents64": ("EIO",),
}


def possible() -> bool:
    """Return whether processes can be traced here."""
    if shutil.which("strace") is None:
        return False
    return subprocess.run(["strace", "-qq", "-o", os.devnull, "true"], capture_output=True, check=False).returncode == 0


def run(outcome: Outcome, tries: int, seed: int, folder: Path) -> None:
    """Inject so many errors, one at a time."""
    dice, home = random.Random(seed), Home(folder / "home")
    cases = _cases(home, folder)
    before = home.export().out
    home.keep()
    afters, counts = {}, {}
    for name, words in cases.items():
        home.wait(minutes=10)
        ended = _traced(home, folder, words, "-e", f"trace={','.join(ERRORS)}")
        counts[name] = _calls(folder)
        outcome.check(ended.status == 0, f"{words} fails untouched: {ended.err}")
        afters[name] = (home.export().out, _settings(home))
        flushes = counts[name].get("fsync", 0)
        outcome.check(flushes >= 2 or afters[name] == (before, None), f"{words} does not flush both file and folder")
        home.restore()
        home.wait(minutes=-10)
    while outcome.tries < tries:
        name = dice.choice(list(cases))
        call = dice.choice([call for call in ERRORS if counts[name].get(call)])
        error, number = dice.choice(ERRORS[call]), dice.randint(1, counts[name][call])
        (folder / "out.zip").unlink(missing_ok=True)
        home.restore()
        home.wait(minutes=10)
        inject = f"inject={call}:error={error}:when={number}"
        ended = _traced(home, folder, cases[name], "-e", f"trace={call}", "-e", inject)
        _check(outcome, home, (before, None), afters[name], ended, f"{name} {call} {error} {number}")
        home.wait(minutes=-10)
        outcome.tries += 1


def _check(
    outcome: Outcome,
    home: Home,
    before: tuple[str, str | None],
    after: tuple[str, str | None],
    ended: Ended,
    where: str,
) -> None:
    left = home.export()
    now = (left.out, _settings(home))
    if ended.status == 0:
        outcome.check(now == after, f"{where}: acknowledged and not done")
    elif ended.err.startswith("tltimer: output: "):
        outcome.check(now in (before, after), f"{where}: half done")  # it could not be printed
    elif ended.status in (1, 2):
        outcome.check(now == before, f"{where}: refused and {'done' if now == after else 'half done'}: {ended.err}")
        one_line = ended.err.count("\n") == 1 and ended.err.startswith("tltimer: ")
        outcome.check(one_line, f"{where}: not one line: {ended.err[-300:]}")
    else:
        # An error while the interpreter or a library reads itself ends the process; then all must be whole.
        outcome.check(now in (before, after), f"{where}: ends with {ended.status}, half done")
        outcome.check(not _is_ours(ended), f"{where}: {ended.fault}")
    outcome.check(not left.fault, f"{where}: then export {left.fault}")
    outcome.check(not home.broken_files(), f"{where}: {home.broken_files()} cannot be parsed")
    home.wait(minutes=10)
    again = home("switch", "coding", "--note", "afterwards")
    outcome.check(again.status == 0, f"{where}: does not work afterwards: {again.err}")
    home.wait(minutes=-10)


def _is_ours(ended: Ended) -> bool:
    return ended.status == -signal.SIGALRM or "Traceback" in ended.err


def _settings(home: Home) -> str | None:
    file = home.folder / "settings.toml"
    return file.read_text("utf-8") if file.exists() else None


def _cases(home: Home, folder: Path) -> dict[str, tuple[str, ...]]:
    for mode in ("coding", "review", "coding", "break", "planning"):
        home.wait(hours=1)
        home("switch", mode)
    home("note", "hello")
    home("backup", str(folder / "kept.zip"))
    switches = [{"id": f"i{month}", "at": f"2026-{month:02}-03T10:00:00Z", "mode": "coding"} for month in (7, 8, 9)]
    file = folder / "import.json"
    file.write_text(
        json.dumps({"schema": 1, "switches": switches, "notes": [{"id": "n", "day": "2026-11-16", "text": "x"}]})
    )
    first = json.loads(home("log", "--json").out)["switches"][0]["id"]
    return {
        "switch": ("switch", "review", "--note", "new"),
        "set": ("set", "10:00-10:30", "1:1"),
        "undo": ("undo",),
        "import": ("import", "json", str(file)),
        "change": ("change", first, "--mode", "meeting"),
        "settings": ("settings", "runaway_after", "6h"),
        "backup": ("backup", str(folder / "out.zip")),
        "restore": ("restore", str(folder / "kept.zip"), "--over"),
        "people": ("people", "add", "Anna", "--email", "anna@example.org"),
    }


def _traced(home: Home, folder: Path, words: tuple[str, ...], *options: str) -> Ended:
    running = home.begin(*words, before=lambda: os.kill(os.getpid(), signal.SIGSTOP))
    os.waitpid(running.process, os.WUNTRACED)
    log = str(folder / "calls")
    command = ["strace", "-f", "-qq", "-o", log, "-p", str(running.process), *options]
    with subprocess.Popen(command, stdin=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as tracer:
        state = Path(f"/proc/{running.process}/status")
        while "TracerPid:\t0\n" in state.read_text() and tracer.poll() is None:
            os.sched_yield()
        os.kill(running.process, signal.SIGCONT)
        return wait_for(running)


def _calls(folder: Path) -> dict[str, int]:
    counts: dict[str, int] = {}
    for line in (folder / "calls").read_text("utf-8", "replace").splitlines():
        call = line.partition("(")[0].split()[-1]
        if call in ERRORS and "resumed" not in line:
            counts[call] = counts.get(call, 0) + 1
    return counts
