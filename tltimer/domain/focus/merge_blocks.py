"""Coding blocks: stretches of coding close enough to be one piece of work."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from tltimer.domain.meetings.sizes import Size, Sizes
from tltimer.domain.timeline.entries import Stretch
from tltimer.domain.timeline.modes import CountsAs, ModeList
from tltimer.frozen import value


@value
class Run:
    """Coding stretches of one day with short breaks at most between them; never empty."""

    stretches: tuple[Stretch, ...]
    size: Size

    @property
    def start(self) -> datetime:
        """Where the first stretch begins."""
        return self.stretches[0].start

    @property
    def end(self) -> datetime:
        """Where the last stretch ends."""
        return self.stretches[-1].end

    @property
    def coding_s(self) -> int:
        """The seconds of coding in it, the short breaks left out."""
        return sum(stretch.seconds for stretch in self.stretches)

    @property
    def running(self) -> bool:
        """Say whether it is going on."""
        return self.stretches[-1].running


def coding_stretches(stretches: Iterable[Stretch], modes: ModeList) -> tuple[Stretch, ...]:
    """Keep the stretches that are known to be coding, in order."""
    coding = (
        stretch for stretch in stretches if not stretch.unconfirmed and modes.counts_as(stretch.mode) is CountsAs.CODING
    )
    return tuple(sorted(coding, key=lambda stretch: stretch.start))


def runs(stretches: Iterable[Stretch], modes: ModeList, bridge: timedelta, sizes: Sizes) -> tuple[Run, ...]:
    """Join coding stretches of the same day with at most ``bridge`` between them.

    stretches  |coding|m|coding|----meeting----|coding|
    runs       |--------------|                |------|
    """
    groups: list[list[Stretch]] = []
    for stretch in coding_stretches(stretches, modes):
        last = groups[-1][-1] if groups else None
        if last and last.day == stretch.day and stretch.start - last.end <= bridge:
            groups[-1].append(stretch)
        else:
            groups.append([stretch])
    return tuple(Run(tuple(group), sizes.size_of(sum(one.seconds for one in group))) for group in groups)
