"""Checks of the user's files."""

from __future__ import annotations

import os
import re
import shutil
from contextlib import suppress
from datetime import UTC

from tltimer.domain.timeline.instants import elapsed
from tltimer.errors import Refused, reason_of
from tltimer.i18n.translate import _, ngettext
from tltimer.paths import is_folder, is_there, read_file
from tltimer.repositories.messages import reason
from tltimer.settings.toml_file import load_settings
from tltimer.system.timezone import known_system_zone, zone_named
from tltimer.values import Value
from tltimer.wording.formats import length
from tltimer.wording.sanitize import plain

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import datetime, tzinfo
    from pathlib import Path

    from tltimer.services.bootstrap import Program


OK, LIMITED, OFF = "ok", "limited", "off"


class Finding(Value):
    """The state of one thing: ``state`` is ok, limited or off; ``advice`` is what to do, "" for nothing."""

    topic: str
    state: str
    text: str
    advice: str = ""


A_MINUTE_S, A_DAY_S = 60, 24 * 60 * 60

LITTLE = 1 << 20
"""Bytes that a month of a busy log takes, several times."""


MOST_STRAYS = 100
"""The number of files in the journal's folder that are named although they are not the journal's."""


def of_data(program: Program) -> Iterator[Finding]:
    """Look at paths, settings, calendars, journal and the log of crashes."""
    home = program.home
    yield _settings(home.settings_file)
    yield _room(_("data"), home.data)
    yield _room(_("cache"), home.cache)
    yield from _calendars(program)
    yield from _repositories(program)
    try:
        yield journal(program)
        yield from _ahead(program)
    except Refused as refusal:
        yield Finding(_("journal"), LIMITED, str(refusal))
    for problem in program.reports.problems():
        yield Finding(_("problem"), LIMITED, problem)
    yield from _hooks(program)
    yield crashes(home.log / "tltimer.log")
    damaged = _files(home.damaged)
    if damaged:
        words = ngettext("{count} damaged file in {folder}", "{count} damaged files in {folder}", len(damaged))
        text = words.format(count=len(damaged), folder=home.damaged)
        yield Finding(
            _("damaged"), LIMITED, text, _("check what is in that folder; to restore a backup: tltimer restore FILE")
        )


def time_zone(named: str, environ: Mapping[str, str]) -> Finding:
    """Return the time zone of reports: the one named by an option or the settings, else the system's, if it has one."""
    topic = _("time zone")
    try:
        zone = zone_named(named) if named else known_system_zone(environ)
    except Refused as refusal:
        return Finding(topic, LIMITED, str(refusal))
    if zone is None:
        text = _("this system has no time zone set, so times are in UTC")
        return Finding(topic, LIMITED, text, _("to set yours: tltimer settings zone Europe/Berlin"))
    return Finding(topic, OK, zone.key)


def _settings(file: Path) -> Finding:
    try:
        wrong = len(load_settings(file)[1])
    except OSError:
        advice = _("the defaults apply until the file can be read; for the reason, see the problems below")
        return Finding(_("settings"), LIMITED, _("{path} cannot be read").format(path=file), advice)
    if not wrong:
        if obstacle := _obstacle(file.parent):
            advice = _("settings cannot be changed; make the folder writable, or choose another one with --home DIR")
            return Finding(_("settings"), LIMITED, obstacle, advice)
        return Finding(_("settings"), OK, _place(file))
    words = ngettext("{count} mistake in {path}", "{count} mistakes in {path}", wrong)
    text = words.format(count=wrong, path=file)
    return Finding(
        _("settings"),
        LIMITED,
        text,
        _(
            "settings that cannot be read keep their defaults until you correct the file; for "
            "details, see the problems below"
        ),
    )


def _place(path: Path) -> str:
    return str(path) if is_there(path) else _("{path}, which does not exist yet").format(path=path)


def _room(topic: str, folder: Path) -> Finding:
    """Return whether a folder, or the one above it that it would be made in, can be written, and has room."""
    existing = _existing(folder)
    if not is_folder(existing):
        advice = _("nothing new can be saved there; move that file elsewhere")
        return Finding(topic, LIMITED, _("{path} is not a folder").format(path=existing), advice)
    if obstacle := _obstacle(folder):
        advice = _("nothing new can be saved there; make the folder writable")
        if existing != folder:
            advice = _("nothing can be saved there; create the folder, or choose another one with --home DIR")
        return Finding(topic, LIMITED, obstacle, advice)
    free_bytes = shutil.disk_usage(existing).free
    if free_bytes < LITTLE:
        advice = _("saving may fail; free up some space on that disk")
        words = _("the disk that holds {path} has only {size} kB left").format(path=existing, size=free_bytes // 1024)
        return Finding(topic, LIMITED, words, advice)
    return Finding(topic, OK, _place(folder))


def _existing(folder: Path) -> Path:
    """Return a folder, or the nearest one above it that exists."""
    return next(path for path in (folder, *folder.parents) if is_there(path))


def _obstacle(folder: Path) -> str:
    """Return why nothing can be written to a folder, which need not exist yet; "" if it can."""
    existing = _existing(folder)
    if not is_folder(existing) or os.access(existing, os.W_OK | os.X_OK):
        return ""
    if existing == folder:
        return _("{path} cannot be written to").format(path=folder)
    return _("{path} does not exist and cannot be created in {folder}").format(path=folder, folder=existing)


def _ahead(program: Program) -> Iterator[Finding]:
    """Report the switches ahead of the clock."""
    from tltimer.wording.status import ahead_words

    ahead, rules = program.reports.status().ahead, program.reports.rules()
    if ahead:
        advice = _("check the clocks of this device and the others; to correct a switch: tltimer change ID --at TIME")
        yield Finding(_("clock"), LIMITED, ahead_words(ahead, rules.modes, rules.days.zone), advice)


def _hooks(program: Program) -> Iterator[Finding]:
    """Report the hooks that are refused or have failed."""
    from tltimer.services.hooks import hook_problems

    home = program.home
    zone: tzinfo = UTC
    with suppress(Refused):  # the journal is reported by itself
        zone = program.reports.rules().days.zone
    for problem in hook_problems(home, zone):
        yield Finding(_("hooks"), LIMITED, problem, _("look at the files in {folder}").format(folder=home.hooks))


def crashes(file: Path) -> Finding:
    """Return whether the app's own log tells of errors."""
    try:
        lines = read_file(file).decode("utf-8", "replace").splitlines()
    except OSError as error:
        if isinstance(error, FileNotFoundError | NotADirectoryError):
            return Finding(_("error log"), OK, _("{path}, which does not exist yet").format(path=file))
        text = _("{path} cannot be read: {reason}").format(path=file, reason=reason_of(error))
        return Finding(_("error log"), LIMITED, text, _("make it a readable file, or remove it"))
    count = sum("Z error: " in line or "Z did not end properly" in line for line in lines)
    if not count:
        return Finding(_("error log"), OK, str(file))
    words = ngettext("{count} error or crash in {path}", "{count} errors or crashes in {path}", count)
    text = words.format(count=count, path=file)
    return Finding(
        _("error log"), LIMITED, text, _("it contains no titles or names, so you can attach it to a bug report")
    )


def journal(program: Program) -> Finding:
    """Return the size of the log and the devices that write it."""
    home = program.home
    program.journal.all_documents()  # so that what cannot be read is complained of
    files = [file for file in _files(home.journal) if file.suffix == ".json"]
    if not files:
        # Where nothing can be saved, the line about the data says what to do.
        advice = "" if _obstacle(home.data) else _("to start: tltimer switch coding")
        return Finding(_("journal"), OFF, _("nothing logged yet"), advice)
    months = {file.stem for file in files if re.fullmatch(r"[0-9]{4}-[0-9]{2}", file.stem)}
    devices = {file.parent.name for file in files}
    name = program.journal.device
    if name:
        text = _("this device is {name}; {devices}, {months}, {size} kB")
    else:
        text = _("this device has logged nothing yet; {devices}, {months}, {size} kB")
    text = text.format(
        name=name,
        devices=ngettext("{count} device", "{count} devices", len(devices)).format(count=len(devices)),
        months=ngettext("{count} month", "{count} months", len(months)).format(count=len(months)),
        size=round(sum(file.stat().st_size for file in files) / 1024),
    )
    unread, strays = len(program.journal.problems()), program.journal.strays()
    if strays:
        names = ", ".join(map(plain, strays[:MOST_STRAYS])) + (", …" if len(strays) > MOST_STRAYS else "")
        text += "; " + _("files left behind by a sync tool, or not part of the journal: {names}").format(names=names)
    if not unread:
        return Finding(_("journal"), OK, text)
    more = ngettext("{count} problem", "{count} problems", unread).format(count=unread)
    return Finding(
        _("journal"),
        LIMITED,
        f"{text}; {more}",
        _("everything else keeps working; for details, see the problems below"),
    )


def _calendars(program: Program) -> Iterator[Finding]:
    states = program.calendars.states()
    if not states:
        advice = _("to see what meetings do to your time: tltimer calendar add NAME URL|FILE|FOLDER")
        yield Finding(_("calendars"), OFF, _("none yet"), advice)
    now = program.clock.now()
    for state in states:
        topic = _("calendar {name}").format(name=state.name)
        text = _("not read yet") if state.read_at is None else _read_words(state.read_at, now)
        problems = " ".join(state.problems)
        text = f"{text}. {problems}" if problems else text
        advice = "" if state.fresh and state.read_at else _("to read it now: tltimer calendar refresh")
        yield Finding(topic, OK if state.fresh and not problems and state.read_at else LIMITED, text, advice)


def _repositories(program: Program) -> Iterator[Finding]:
    topic, repository_stats = _("repositories"), program.repository_stats
    if not repository_stats.any():
        advice = _("to see your share of the team's commits: tltimer repo add FOLDER")
        yield Finding(topic, OFF, _("none yet"), advice)
    for problem in repository_stats.problems():
        yield Finding(topic, LIMITED, problem)
    if repository_stats.any():
        for repository, reading in repository_stats.repositories.known():
            topic = _("repository {name}").format(name=plain(repository.name))
            if reading is None:
                yield Finding(topic, OK, _("not read yet"), _("to read it: tltimer repo list"))
                continue
            text = _read_words(reading.read_at, program.clock.now())
            problem = reason(reading.problem, reading.detail, repository.path) if reading.problem else ""
            yield Finding(topic, LIMITED if problem else OK, f"{text}; {problem}" if problem else text)


def _read_words(read_at: datetime, now: datetime) -> str:
    seconds = int(elapsed(read_at, now))
    if seconds < A_MINUTE_S:
        return _("read just now")
    days = seconds // A_DAY_S
    if days < 2:
        return _("last read {age} ago").format(age=length(seconds))
    return ngettext("last read {count} day ago", "last read {count} days ago", days).format(count=days)


def _files(folder: Path) -> list[Path]:
    return [file for file in folder.rglob("*") if file.is_file()] if is_folder(folder) else []
