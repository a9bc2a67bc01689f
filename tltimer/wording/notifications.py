"""What the program says unasked of a day that is about to be cut up."""

from tltimer.i18n.translate import _
from tltimer.wording import formats


def short_gap_words(seconds: int, title: str, time: str, promise: str = "") -> tuple[str, str]:
    """Say that the time before the next meeting is short, and which promise fits it, as a title and a body."""
    if promise:
        body = _("{title} begins at {time}: short for deep work, long enough for what you promised: {promise}")
    else:
        body = _("{title} begins at {time}: short for deep work, long enough for something small.")
    return (
        _("{length} until the next meeting").format(length=formats.length(seconds)),
        body.format(title=title or _("A meeting"), time=time, promise=promise),
    )


def no_focus_block_words(move: str, gain: str) -> tuple[str, str]:
    """Say that a day has no focus block, and the move that gives the most if there is one, as a title and a body."""
    if not move:
        return _("No focus block today"), _("Today's meetings leave none, and none of them is easily moved.")
    return _("No focus block today"), f"{move}\n{gain}"


def block_cut_words(seconds: int, title: str, time: str) -> tuple[str, str]:
    """Say which meeting is about to cut a running block, as a title and a body."""
    return (
        _("{length} of this block left").format(length=formats.length(seconds)),
        _("{title} begins at {time}.").format(title=title or _("A meeting"), time=time),
    )


def fragmented_words(title: str | None) -> tuple[str, str]:
    """Say that meetings have cut up the day, as a title and a body."""
    ended = _("{title} ended another block.").format(title=title) if title else _("A meeting ended another block.")
    return (
        _("The day is cut up"),
        _("{ended} No focus block is left in today's free time.").format(ended=ended),
    )
