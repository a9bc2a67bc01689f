"""Whom one meets alone again and again, as text."""

from tltimer.domain.balance.new_contacts import Newcomer
from tltimer.i18n.translate import _
from tltimer.wording.sanitize import clipped


def newcomer_hint(one: Newcomer) -> str:
    """Say who was met alone again and again, and which commands answer that."""
    name, address = clipped(one.name, 40), clipped(one.address, 60)
    met = _("{name} <{address}>: met alone on {days} days.").format(name=name, address=address, days=one.times)
    if one.like is not None:
        words = _("“tltimer people change {like} --email …” makes it {like}, “people ignore” forgets it.")
        return f"{met} {words.format(like=clipped(one.like.name, 40))}"
    words = _("“tltimer people add … --email … --every {every}d” adds them, “people ignore” forgets it.")
    return f"{met} {words.format(every=one.every_days)}"
