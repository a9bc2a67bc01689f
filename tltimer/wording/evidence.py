"""Sentences about evidence: what was noticed, what is logged, and the answer."""

from tltimer.domain.evidence.disagreements import Disagreement, DisagreementState
from tltimer.domain.rules import Rules
from tltimer.i18n.translate import _
from tltimer.wording import formats


def logged_label(one: Disagreement, rules: Rules) -> str:
    """Return what the log has."""
    return _("nothing") if one.log is None else formats.mode_label(one.log, rules.modes.mode(one.log).label)


def noticed_label(one: Disagreement, rules: Rules) -> str:
    """Return what the machine noticed."""
    return rules.modes.mode(one.evidence).label


def span_words(one: Disagreement, rules: Rules) -> str:
    """Return when it was."""
    return formats.span_words(one.span.start, one.span.end, rules.days.zone)


def state_words(one: Disagreement) -> str:
    """Return the user's answer; "" where there is none."""
    return {
        DisagreementState.OPEN: "",
        DisagreementState.ACCEPTED: _("accepted"),
        DisagreementState.REJECTED: _("kept yours"),
    }[one.state]


def disagreement_words(one: Disagreement, rules: Rules) -> str:
    """Return a disagreement in one line: ``10:05–10:40: logged Coding, noticed Meeting``."""
    words = _("{span}: logged {logged}, noticed {noticed}").format(
        span=span_words(one, rules), logged=logged_label(one, rules), noticed=noticed_label(one, rules)
    )
    return formats.listed((words, state_words(one)))


def answered_words(one: Disagreement, accepted: bool, rules: Rules) -> str:
    """Return what an answer did."""
    if accepted:
        return _("{span} is now {mode}.").format(span=span_words(one, rules), mode=noticed_label(one, rules))
    return _("{span} stays as it is logged: {mode}.").format(span=span_words(one, rules), mode=logged_label(one, rules))
