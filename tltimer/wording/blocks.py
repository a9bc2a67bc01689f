"""Words for coding blocks: how large they are, and how they ended."""

from __future__ import annotations

from tltimer.domain.focus.blocks import BlockSize, Cause
from tltimer.i18n.translate import _, ngettext
from tltimer.wording import formats

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from tltimer.domain.focus.blocks import Block, Fragmentation


def block_counts(blocks: Iterable[Block]) -> str:
    """Count blocks by size: ``1 focus block, 2 short blocks, 6 fragments``."""
    sizes = [block.size for block in blocks]
    focus, short, fragments = (sizes.count(size) for size in (BlockSize.FOCUS, BlockSize.SHORT, BlockSize.FRAGMENT))
    counts = (
        (focus, ngettext("{count} focus block", "{count} focus blocks", focus)),
        (short, ngettext("{count} short block", "{count} short blocks", short)),
        (fragments, ngettext("{count} fragment", "{count} fragments", fragments)),
    )
    return ", ".join(words.format(count=count) for count, words in counts if count)


def fragment_counts(blocks: Iterable[Block], fragmentation: Fragmentation) -> str:
    """Count blocks by size, with the share of fragments: ``1 focus block, 2 fragments (11%)``."""
    counts = block_counts(blocks)
    if not fragmentation.fragmented_share:
        return counts
    return _("{counts} ({share} of coding time)").format(
        counts=counts, share=formats.share(fragmentation.fragmented_share)
    )


def cause_counts(fragmentation: Fragmentation) -> str:
    """Count how blocks ended: ``5 meetings · 2 mode switches · 2 stops``."""
    return formats.listed((_ended(fragmentation), _running(fragmentation)))


def ended_words(fragmentation: Fragmentation) -> str:
    """Return the ends of blocks: ``ended by 5 meetings · 2 mode switches; one is running``."""
    ended, running = _ended(fragmentation), _running(fragmentation)
    if not ended:
        return running
    words = _("ended by {causes}").format(causes=ended)
    return f"{words}; {running}" if running else words


def _running(fragmentation: Fragmentation) -> str:
    return _("one is still running") if fragmentation.ended_by.get(Cause.RUNNING, 0) else ""


def _ended(fragmentation: Fragmentation) -> str:
    meetings, switches, absences, stops = (
        fragmentation.ended_by.get(cause, 0) for cause in (Cause.MEETING, Cause.SWITCH, Cause.AWAY, Cause.STOP)
    )
    counts = (
        (meetings, ngettext("{count} meeting", "{count} meetings", meetings)),
        (switches, ngettext("{count} mode switch", "{count} mode switches", switches)),
        (absences, ngettext("{count} absence", "{count} absences", absences)),
        (stops, ngettext("{count} stop", "{count} stops", stops)),
    )
    return formats.listed(words.format(count=count) for count, words in counts if count)


def cause_words(block: Block) -> str:
    """Return the end of a block: ``ended by Sprint sync``."""
    if block.ended_by is Cause.MEETING:
        return _("ended by {meeting}").format(meeting=block.meeting) if block.meeting else _("ended by a meeting")
    return {
        Cause.RUNNING: _("running"),
        Cause.AWAY: _("ended when you left"),
        Cause.STOP: _("stopped"),
        Cause.SWITCH: _("you switched"),
    }[block.ended_by]


def size_words(size: BlockSize) -> str:
    """Name a size."""
    return {
        BlockSize.FOCUS: _("focus block"),
        BlockSize.SHORT: _("short block"),
        BlockSize.FRAGMENT: _("fragment"),
    }[size]
