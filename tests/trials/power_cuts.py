"""A power cut right after exit 0: a copy of the block device, made at that moment, has to hold the change."""

import shutil
import subprocess
from pathlib import Path

from tests.trials.outcome import Home, Outcome


def possible(folder: Path) -> bool:
    """Return whether an image of a disk can be made and mounted here."""
    if shutil.which("mkfs.ext4", path="/sbin:/usr/sbin:/bin:/usr/bin") is None:
        return False
    image, place = folder / "try.img", folder / "try"
    place.mkdir()
    _make(image)
    if not _mount(image, place):
        return False
    subprocess.run(["umount", str(place)], check=True)
    return True


def run(outcome: Outcome, tries: int, seed: int, folder: Path) -> None:
    """Cut the power so many times."""
    image, copy = folder / "disk.img", folder / "cut.img"
    live, cut = folder / "live", folder / "cut"
    live.mkdir()
    cut.mkdir()
    _make(image)
    if not _mount(image, live):
        raise OSError("no image can be mounted here")
    try:
        home = Home(live / "home")
        home("switch", "coding")
        for number in range(tries):
            home.wait(minutes=1)
            words = (
                ("switch", ("review", "coding")[(number + seed) % 2], "--note", f"cut {number}"),
                ("settings", "blocks.bridge", str(number % 9 + 1)),
                ("undo",),
            )[number % 3]
            ended = home(*words)
            subprocess.run(["cp", "--sparse=always", str(image), str(copy)], check=True)
            outcome.check(ended.status == 0, f"{words}: {ended.err}")
            outcome.tries += 1
            if not _mount(copy, cut):
                outcome.check(False, f"{words}: the copy cannot be mounted")
                continue
            try:
                after = Home(cut / "home")
                after.now = home.now
                outcome.check(after.export().out == home.export().out, f"{words}: the log is not what was acknowledged")
                files = [(each.folder / "settings.toml") for each in (home, after)]
                texts = [file.read_text() if file.exists() else None for file in files]
                outcome.check(texts[0] == texts[1], f"{words}: the settings are not what was acknowledged")
                outcome.check(not after.broken_files(), f"{words}: {after.broken_files()} cannot be parsed")
                steps = [sorted(file.name for file in (each.folder / "undo").iterdir()) for each in (home, after)]
                outcome.check(steps[0] == steps[1], f"{words}: other steps to undo: {steps}")
            finally:
                subprocess.run(["umount", str(cut)], check=True)
    finally:
        subprocess.run(["umount", str(live)], check=True)


def _make(image: Path) -> None:
    with image.open("wb") as file:
        file.truncate(48 * 1024 * 1024)
    subprocess.run(["/sbin/mkfs.ext4", "-q", str(image)], check=True)


def _mount(image: Path, place: Path) -> bool:
    return not subprocess.run(
        ["mount", "-o", "loop", str(image), str(place)], capture_output=True, check=False
    ).returncode
