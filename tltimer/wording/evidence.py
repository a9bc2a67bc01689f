"""Sentences about evidence: what was noticed, what is logged, and the answer."""

from __future__ import annotations

from tltimer.domain.evidence.disagreements import CODING, MEETING, PLANNING, DisagreementState
from tltimer.domain.evidence.samples import EvidenceSource
from tltimer.domain.timeline.switches import UNKNOWN
from tltimer.i18n.translate import _, ngettext
from tltimer.wording import formats
from tltimer.wording.sanitize import clipped

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from tltimer.domain.evidence.disagreements import Disagreement
    from tltimer.domain.evidence.samples import Sample
    from tltimer.domain.rules import Rules

LONGEST_APP = 40


def logged_label(disagreement: Disagreement, rules: Rules) -> str:
    """Return the label of the logged mode."""
    return (
        _("nothing")
        if disagreement.log is None
        else formats.mode_label(disagreement.log, rules.modes.mode(disagreement.log).label)
    )


def noticed_label(disagreement: Disagreement, rules: Rules) -> str:
    """Return the label of the noticed mode."""
    return rules.modes.mode(disagreement.evidence).label


def span_words(disagreement: Disagreement, rules: Rules) -> str:
    """Return the time of a disagreement."""
    return formats.span_words(disagreement.span.start, disagreement.span.end, rules.days.zone)


def state_words(disagreement: Disagreement) -> str:
    """Return the user's answer; "" where there is none."""
    return {
        DisagreementState.OPEN: "",
        DisagreementState.ACCEPTED: _("accepted"),
        DisagreementState.REJECTED: _("kept as logged"),
    }[disagreement.state]


def disagreement_words(disagreement: Disagreement, rules: Rules) -> str:
    """Return a disagreement in one line: ``10:05–10:40: logged Coding, noticed Meeting``."""
    words = _("{span}: logged {logged}, noticed {noticed}").format(
        span=span_words(disagreement, rules),
        logged=logged_label(disagreement, rules),
        noticed=noticed_label(disagreement, rules),
    )
    return formats.listed((words, state_words(disagreement)))


def answered_words(disagreement: Disagreement, accepted: bool, rules: Rules) -> str:
    """Return the effect of an answer, as a sentence."""
    if accepted:
        return _("{span} is now {mode}.").format(
            span=span_words(disagreement, rules), mode=noticed_label(disagreement, rules)
        )
    return _("{span} stays as logged: {mode}.").format(
        span=span_words(disagreement, rules), mode=logged_label(disagreement, rules)
    )


def places_words(count: int) -> str:
    """State in how many places the log and the evidence disagree."""
    return ngettext(
        "Your log and what tltimer noticed differ in {count} place",
        "Your log and what tltimer noticed differ in {count} places",
        count,
    ).format(count=count)


def disagreement_question(disagreement: Disagreement, rules: Rules) -> str:
    """Ask which is right: ``Planning or Coding, 15:55–16:35?``."""
    words = {
        "span": span_words(disagreement, rules),
        "logged": logged_label(disagreement, rules),
        "noticed": noticed_label(disagreement, rules),
    }
    if disagreement.log is None or disagreement.log == UNKNOWN:
        return _("{noticed}, {span}?").format(**words)
    return _("{logged} or {noticed}, {span}?").format(**words)


def looks_like_words(disagreement: Disagreement, rules: Rules) -> str:
    """Return the noticed mode of a span: ``15:55–16:35 looks like Coding``."""
    return _("{span} looks like {noticed}").format(
        span=span_words(disagreement, rules), noticed=noticed_label(disagreement, rules)
    )


def reason_words(disagreement: Disagreement, samples: Iterable[Sample], rules: Rules) -> str:
    """State why: ``You logged Planning, but you were using an editor or a terminal.``."""
    words = {"logged": logged_label(disagreement, rules), "reasons": reasons(disagreement, samples, rules)}
    if disagreement.log == UNKNOWN:
        return _("This time is unknown, but {reasons}.").format(**words)
    if disagreement.log is None:
        return _("You tracked nothing, but {reasons}.").format(**words)
    return _("You tracked {logged}, but {reasons}.").format(**words)


def reasons(disagreement: Disagreement, samples: Iterable[Sample], rules: Rules) -> str:
    """Return the reasons for the noticed mode, as parts of a sentence."""
    sources = {
        sample.source
        for sample in samples
        if sample.mode == disagreement.evidence and disagreement.span.covers(sample.at)
    }
    mode = noticed_label(disagreement, rules)
    window_words = {
        CODING: _("you were using an editor or a terminal"),
        MEETING: _("you were using a meeting app"),
        PLANNING: _("you were using mail, a document or a calendar"),
    }.get(disagreement.evidence) or _("you were using a program that counts as {mode}").format(mode=mode)
    words = {
        EvidenceSource.CALL: _("your microphone or camera was in use"),
        EvidenceSource.WINDOW: window_words,
        EvidenceSource.COMMIT: _("you made commits"),
        EvidenceSource.ACTIVITYWATCH: _("ActivityWatch saw {mode}").format(mode=mode),
        EvidenceSource.WAKATIME: _("WakaTime saw you coding"),
    }
    texts = [text for source, text in words.items() if source in sources]
    return formats.enumerated(texts or [_("tltimer noticed {mode}").format(mode=mode)])


def suggestion_detail(disagreement: Disagreement, rules: Rules) -> str:
    """Return the detail after the label of a mode that was noticed just now: ``noticed, from 10:05``."""
    return _("noticed, from {time}").format(time=formats.wall_time(disagreement.span.start, rules.days.zone))


def suggestion_words(disagreement: Disagreement, rules: Rules) -> str:
    """Offer the switch that is suggested just now: ``Coding, from 10:05``."""
    time = formats.wall_time(disagreement.span.start, rules.days.zone)
    return _("{mode}, from {time}").format(mode=noticed_label(disagreement, rules), time=time)


def noticed_notification(disagreement: Disagreement, rules: Rules) -> tuple[str, str]:
    """Ask, as the title and the body of a notification, whether the log should be another just now."""
    title = _("{suggestion}?").format(suggestion=suggestion_words(disagreement, rules))
    if disagreement.log is None:
        return title, _("Nothing is being tracked.")
    return title, _("You are tracking {logged}.").format(logged=logged_label(disagreement, rules))


def app_question(app: str, mode: str) -> tuple[str, str]:
    """Ask whether an application should count differently."""
    return (
        _("Should {app} count differently?").format(app=clipped(app, LONGEST_APP)),
        _("tltimer counts it as {mode}. You can change this in Settings.").format(mode=mode),
    )


def reads_and_never(source: EvidenceSource) -> tuple[str, str, str]:
    """Return the name of a source, what it reads, and what it never reads."""
    return {
        EvidenceSource.WINDOW: (
            _("Active window"),
            _("Reads the class of the active window, such as 'code' or 'thunderbird', once a minute."),
            _("Never uses or keeps the window's title, and never reads its text or what you type."),
        ),
        EvidenceSource.CALL: (
            _("Calls"),
            _("Checks whether a program is using the microphone or the camera."),
            _("Never records what is said or seen, or with whom."),
        ),
        EvidenceSource.COMMIT: (
            _("Your commits"),
            _("Reads the times of your commits in the repositories that you added."),
            _("Never reads commit messages, files or contents."),
        ),
        EvidenceSource.ACTIVITYWATCH: (
            "ActivityWatch",
            _("Reads times and program names from ActivityWatch's server on this machine, or from an export."),
            _("Never keeps titles, addresses or files, and never contacts another machine."),
        ),
        EvidenceSource.WAKATIME: (
            "WakaTime",
            _("Reads the times of WakaTime's heartbeats, on this machine or from an export."),
            _("Never keeps projects, files or languages."),
        ),
    }[source]
