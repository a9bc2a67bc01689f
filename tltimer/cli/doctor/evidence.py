"""Checks of evidence: which sources are on, what each reads here, and how much is kept."""

from __future__ import annotations

import os

from tltimer.cli.doctor.data import LIMITED, OFF, OK, Finding
from tltimer.domain.evidence.samples import EvidenceSource
from tltimer.i18n.translate import _, ngettext
from tltimer.wording.evidence import reads_and_never

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from tltimer.services.bootstrap import Program


def of_evidence(program: Program, environ: Mapping[str, str]) -> Iterator[Finding]:
    """Look at each source that is on; one line where none is."""
    topic, evidence = _("evidence"), program.evidence
    sources = evidence.sources()
    if not sources:
        yield Finding(topic, OFF, _("nothing is read or stored"), _("to turn it on: tltimer evidence on"))
        return
    checks: dict[EvidenceSource, Callable[[], tuple[str, str]]] = {
        EvidenceSource.WINDOW: lambda: _window(environ),
        EvidenceSource.CALL: lambda: _calls(environ),
        EvidenceSource.COMMIT: lambda: _commits(program),
        EvidenceSource.ACTIVITYWATCH: _activitywatch,
        EvidenceSource.WAKATIME: lambda: _wakatime(environ),
    }
    for source in sources:
        state, text = checks[source]()
        name, reads, never = reads_and_never(source)
        yield Finding(
            topic, state, _("{name}: {state}. {reads} {never}").format(name=name, state=text, reads=reads, never=never)
        )
    days = evidence.kept_days()
    stored_words = ngettext("{count} day stored in {folder}", "{count} days stored in {folder}", days).format(
        count=days, folder=program.home.evidence
    )
    yield Finding(topic, OK, stored_words if days else _("nothing stored yet"))


def _window(environ: Mapping[str, str]) -> tuple[str, str]:
    from tltimer.system.focused_window.choose import focused_window_for
    from tltimer.system.focused_window.unavailable import NoFocusedWindow

    window, why = focused_window_for(environ)
    window.close()
    if isinstance(window, NoFocusedWindow):
        return LIMITED, _("not available here ({why})").format(why="; ".join(why))
    return OK, _("provided by {name}").format(name=window.name)


def _calls(environ: Mapping[str, str]) -> tuple[str, str]:
    from tltimer.system.calls.choose import calls_for

    watches, why = calls_for(environ)
    for watch in watches:
        watch.close()
    if not watches:
        return LIMITED, _("not available here ({why})").format(why="; ".join(why))
    return OK, _("provided by {name}").format(name=", ".join(watch.name for watch in watches))


def _commits(program: Program) -> tuple[str, str]:
    if program.repository_stats.any():
        return OK, _("read from your repositories")
    return LIMITED, _("no repositories yet; to add one: tltimer repo add FOLDER")


def _activitywatch() -> tuple[str, str]:
    from tltimer.exchange.activitywatch_server import HOST, PORT, answers

    address = f"{HOST}:{PORT}"
    if answers():
        return OK, _("its server is running at {where}").format(where=address)
    return LIMITED, _("no server is running at {where}; import an exported file instead").format(where=address)


def _wakatime(environ: Mapping[str, str]) -> tuple[str, str]:
    from tltimer.exchange.wakatime_files import files_of

    files = [str(file) for file in files_of(environ) if os.access(file, os.R_OK)]
    if files:
        return OK, _("read from {file}").format(file=", ".join(files))
    return LIMITED, _("no heartbeats on this machine; import a WakaTime dump instead")
