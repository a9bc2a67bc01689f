"""The nine circumstances under which a lead codes more or less than usual, and the target that they propose.

The user decides; a proposal is only where the question begins.
"""

from collections.abc import Iterable

from tltimer.domain.balance.target import DEFAULT_HIGH, DEFAULT_LOW
from tltimer.frozen import frozen
from tltimer.i18n.translate import _

FURTHEST = 0.20
"""However many circumstances come together, they propose no target further from the usual one than this."""


@frozen
class Circumstance:
    """A circumstance; ``shift`` is how far it moves the usual target, as a share, and ``reason`` says why.

    ``name`` is in the user's language; ``key`` is its name in English, which is understood in every language.
    """

    name: str
    shift: float
    reason: str
    key: str


def circumstances() -> tuple[Circumstance, ...]:
    """Give all nine, those for more coding first.

    A shift is a quarter to half the width of the usual target. Where the team waits for its lead, or people need one,
    it is greater than where a code base needs one: code can be given away sooner.
    """
    return (
        Circumstance(
            _("new to the team"),
            0.10,
            _("code is the quickest way to know what the team works with"),
            "new to the team",
        ),
        Circumstance(_("deadline"), 0.10, _("a pair of hands counts for some weeks, and then no longer"), "deadline"),
        Circumstance(_("small team"), 0.10, _("with two or three engineers there is less to lead"), "small team"),
        Circumstance(_("prototyping"), 0.05, _("a direction is found faster by trying than by talking"), "prototyping"),
        Circumstance(
            _("struggling team"),
            -0.10,
            _("time for the team helps more than one more pair of hands"),
            "struggling team",
        ),
        Circumstance(
            _("people issues"), -0.10, _("what is between people does not wait for a quiet afternoon"), "people issues"
        ),
        Circumstance(_("onboarding"), -0.10, _("a newcomer's first weeks take many short answers"), "onboarding"),
        Circumstance(_("strategy"), -0.05, _("a direction for the year needs long entries of its own"), "strategy"),
        Circumstance(_("bottleneck"), -0.15, _("what only you can do holds up everybody else"), "bottleneck"),
    )


def named_in(text: str) -> tuple[Circumstance, ...]:
    """Give the circumstances that a reason names, in any case."""
    folded = " ".join(text.casefold().split())
    return tuple(one for one in circumstances() if one.name.casefold() in folded or one.key in folded)


def proposed(found: Iterable[Circumstance]) -> tuple[float, float]:
    """Give the target that circumstances propose: the usual one moved by their sum, within bounds.

    usual          30 |=====| 50
    onboarding    20 |=====| 40
    at most     10 |=====| 30 … 50 |=====| 70
    """
    hundredths = round(sum(one.shift for one in found) * 100)
    furthest = round(FURTHEST * 100)
    moved = max(-furthest, min(hundredths, furthest))
    return tuple((round(end * 100) + moved) / 100 for end in (DEFAULT_LOW, DEFAULT_HIGH))  # type: ignore[return-value]
