"""The evidence of a day beside its log: samples, and the disagreements with their answers."""

from __future__ import annotations

from tltimer.domain.evidence.disagreements import (
    DisagreementState,
    clear_modes,
    disagreements,
)
from tltimer.domain.evidence.samples import SLOT
from tltimer.domain.timeline.spans import Span
from tltimer.values import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from tltimer.domain.evidence.disagreements import (
        Disagreement,
        LoggedDay,
    )
    from tltimer.domain.evidence.samples import Sample
    from tltimer.domain.timeline.modes_and_kinds import ModeList


class EvidenceReport(Value):
    """A day: ``samples`` in order, and all disagreements, answered ones too, in order of time."""

    day: date
    samples: tuple[Sample, ...]
    disagreements: tuple[Disagreement, ...]

    @property
    def open(self) -> tuple[Disagreement, ...]:
        """The disagreements without an answer."""
        return tuple(
            disagreement for disagreement in self.disagreements if disagreement.state is DisagreementState.OPEN
        )

    @property
    def noticed(self) -> tuple[tuple[Span, str], ...]:
        """The clear modes with when they were noticed: slots of one mode that follow each other are one span."""
        spans: list[tuple[Span, str]] = []
        for at, mode in sorted(clear_modes(self.samples).items()):
            if mode is None:
                continue
            if spans and spans[-1][1] == mode and spans[-1][0].end == at:
                spans[-1] = (Span(spans[-1][0].start, at + SLOT), mode)
            else:
                spans.append((Span(at, at + SLOT), mode))
        return tuple(spans)


def evidence_report(
    day: date, logged: LoggedDay, samples: Iterable[Sample], answers: Iterable[Disagreement], modes: ModeList
) -> EvidenceReport:
    """Compare a day's evidence with its log.

    An answer stays listed unless the same time disagrees again, as after an undo.

    Args:
        day: the day.
        logged: its log and its plan.
        samples: those of the day.
        answers: the disagreements that the user accepted or rejected before.
        modes: tells which modes agree.
    """
    samples, answers = tuple(sorted(samples)), tuple(answers)
    rejected = [answer.span for answer in answers if answer.state is DisagreementState.REJECTED]
    fresh = disagreements(logged, samples, rejected, modes)
    answered = [answer for answer in answers if not any(_touch(answer, other) for other in fresh)]
    ordered = sorted((*fresh, *answered), key=lambda disagreement: (disagreement.span.start, disagreement.span.end))
    return EvidenceReport(day, samples, tuple(ordered))


def _touch(disagreement: Disagreement, other: Disagreement) -> bool:
    return disagreement.span.start < other.span.end and other.span.start < disagreement.span.end
