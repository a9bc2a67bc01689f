"""The nine circumstances under which a lead codes more or less than usual, and the target that they suggest.

The user decides; a suggestion is only where the question starts.
"""

from __future__ import annotations

from tltimer.domain.balance.target import DEFAULT_HIGH, DEFAULT_LOW
from tltimer.domain.timeline.names import folded
from tltimer.i18n.translate import _
from tltimer.values import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

FURTHEST = 0.20
"""The greatest distance of a suggested target from the default, however many circumstances come together."""


class Circumstance(Value):
    """A circumstance; ``shift`` is how far it moves the default target, as a share, and ``reason`` is why.

    ``name`` is in the user's language; ``key`` is the English name, which is understood in every language.
    """

    name: str
    shift: float
    reason: str
    key: str


def circumstances() -> tuple[Circumstance, ...]:
    """Return all nine, those for more coding first.

    A shift is a quarter to half the width of the default target. Where the team or its people wait for their lead, it
    is greater than where code does: code can be given away sooner.
    """
    return (
        Circumstance(
            _("new to the team"),
            0.10,
            _("writing code is the quickest way to learn the team's codebase"),
            "new to the team",
        ),
        Circumstance(_("deadline"), 0.10, _("extra hands help until the deadline, not beyond it"), "deadline"),
        Circumstance(_("small team"), 0.10, _("with two or three engineers there is less leading to do"), "small team"),
        Circumstance(
            _("prototyping"),
            0.05,
            _("you find a direction faster by trying things out than by talking"),
            "prototyping",
        ),
        Circumstance(
            _("struggling team"),
            -0.10,
            _("your time helps the team more than another pair of hands"),
            "struggling team",
        ),
        Circumstance(
            _("people issues"), -0.10, _("conflicts between people can't wait for a free afternoon"), "people issues"
        ),
        Circumstance(_("onboarding"), -0.10, _("new people need lots of quick answers"), "onboarding"),
        Circumstance(_("strategy"), -0.05, _("strategy needs long periods without interruptions"), "strategy"),
        Circumstance(_("bottleneck"), -0.15, _("others are waiting for things only you can do"), "bottleneck"),
    )


def named_in(text: str) -> tuple[Circumstance, ...]:
    """Return the circumstances that a reason names, in any case."""
    reason = folded(text)
    return tuple(
        circumstance
        for circumstance in circumstances()
        if folded(circumstance.name) in reason or circumstance.key in reason
    )


def proposed(named: Iterable[Circumstance]) -> tuple[float, float]:
    """Return the target that circumstances suggest: the default moved by their sum, within bounds.

    default        30 |=====| 50
    onboarding    20 |=====| 40
    at most     10 |=====| 30 … 50 |=====| 70
    """
    hundredths = round(sum(circumstance.shift for circumstance in named) * 100)
    furthest = round(FURTHEST * 100)
    moved = max(-furthest, min(hundredths, furthest))
    return (round(DEFAULT_LOW * 100) + moved) / 100, (round(DEFAULT_HIGH * 100) + moved) / 100
