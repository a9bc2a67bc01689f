"""The samples of evidence and the answers to them: one file a day in the cache, kept for two weeks."""

from __future__ import annotations

import json
from contextlib import suppress
from datetime import date, timedelta

from tltimer.domain.evidence.disagreements import Disagreement, DisagreementState
from tltimer.domain.evidence.samples import KEPT_DAYS, replaced, sample_document, sample_from
from tltimer.domain.timeline.instants import format_instant, parse_instant
from tltimer.domain.timeline.spans import Span, overlap
from tltimer.paths import is_folder, make_private
from tltimer.storage.atomic import write_text
from tltimer.storage.lock import FileLock
from tltimer.storage.reading import read_bytes
from tltimer.values import Value, replace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime
    from pathlib import Path
    from typing import Any

    from tltimer.domain.evidence.samples import Sample


class EvidenceDay(Value):
    """The content of one file: the samples of a UTC date, and the answers to disagreements that begin in it."""

    samples: tuple[Sample, ...] = ()
    answers: tuple[Disagreement, ...] = ()


class EvidenceStore:
    """The files. Nothing is made before something is kept; files older than two weeks are removed by any write.

    Args:
        folder: their folder; it must not be shared.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._lock = FileLock(folder.with_name(f"{folder.name}.lock"))

    def days(self) -> tuple[date, ...]:
        """Return the dates of which something is kept, in order."""
        names = (file.stem for file in self._folder.glob("????-??-??.json")) if is_folder(self._folder) else ()
        return tuple(sorted(day for name in names if (day := _date(name)) is not None))

    def between(self, span: Span) -> EvidenceDay:
        """Return the samples of a span and the answers that touch it."""
        first, last = span.start.date() - timedelta(days=1), span.end.date()
        files = [self._read(day) for day in self.days() if first <= day <= last]
        return EvidenceDay(
            tuple(sample for file in files for sample in file.samples if span.covers(sample.at)),
            tuple(
                answer
                for file in files
                for answer in file.answers
                if answer.span.start < span.end and span.start < answer.span.end
            ),
        )

    def put(self, samples: Iterable[Sample], today: date) -> int:
        """Replace the samples of their sources in their slots; return how many were too old to be kept.

        Raises:
            Refused: another process writes.
            OSError: it cannot be written.
        """
        by_day: dict[date, list[Sample]] = {}
        for sample in samples:
            by_day.setdefault(sample.at.date(), []).append(sample)
        oldest = _oldest(today)
        with self._lock.held():
            self._prune(today)
            for day, samples_of_day in by_day.items():
                if day >= oldest:
                    day_evidence = self._read(day)
                    self._write(day, replace(day_evidence, samples=replaced(day_evidence.samples, samples_of_day)))
        return sum(len(samples_of_day) for day, samples_of_day in by_day.items() if day < oldest)

    def add(self, samples: Iterable[Sample], today: date) -> None:
        """Keep samples besides those that are known.

        Raises:
            Refused: another process writes.
            OSError: it cannot be written.
        """
        with self._lock.held():
            self._prune(today)
            for sample in samples:
                day = sample.at.date()
                day_evidence = self._read(day)
                self._write(day, replace(day_evidence, samples=tuple(sorted((*day_evidence.samples, sample)))))

    def answer(self, answered: Iterable[Disagreement], today: date) -> None:
        """Keep answers to disagreements; an open one has its answer removed.

        Raises:
            Refused: another process writes.
            OSError: it cannot be written.
        """
        with self._lock.held():
            self._prune(today)
            for disagreement in answered:
                day = disagreement.span.start.date()
                day_evidence = self._read(day)
                # An earlier answer to the same time was undone, else it would not have been asked again.
                other_answers = (
                    other for other in day_evidence.answers if overlap(disagreement.span, other.span) is None
                )
                answer = () if disagreement.state is DisagreementState.OPEN else (disagreement,)
                self._write(day, replace(day_evidence, answers=(*other_answers, *answer)))

    def forget(self, source: str | None = None) -> int:
        """Remove everything, or the samples of one source; return of how many dates.

        Raises:
            Refused: another process writes.
            OSError: it cannot be removed.
        """
        days = self.days()
        if not days:
            return 0
        removed = 0
        with self._lock.held():
            for day in days:
                day_evidence = self._read(day)
                remaining = tuple(
                    sample for sample in day_evidence.samples if source is not None and sample.source != source
                )
                if source is None or len(remaining) < len(day_evidence.samples):
                    removed += 1
                if source is None or not (remaining or day_evidence.answers):
                    self._file(day).unlink(missing_ok=True)
                elif len(remaining) < len(day_evidence.samples):
                    self._write(day, replace(day_evidence, samples=remaining))
            with suppress(OSError):  # something else lies in it
                self._folder.rmdir()
        return removed

    def _file(self, day: date) -> Path:
        return self._folder / f"{day.isoformat()}.json"

    def _prune(self, today: date) -> None:
        for day in self.days():
            if day < _oldest(today):
                self._file(day).unlink(missing_ok=True)

    def _read(self, day: date) -> EvidenceDay:
        """Read a file; what cannot be understood in a cache is as if it were not there."""
        with suppress(OSError, ValueError, RecursionError):
            raw = read_bytes(self._file(day))
            content = json.loads(raw) if raw is not None else None
            if isinstance(content, dict):
                return EvidenceDay(
                    tuple(_each(content.get("samples"), sample_from)), tuple(_each(content.get("answers"), _answer))
                )
        return EvidenceDay()

    def _write(self, day: date, content: EvidenceDay) -> None:
        make_private(self._folder)
        document = {
            "samples": [sample_document(sample) for sample in content.samples],
            "answers": [_answer_document(answer) for answer in content.answers],
        }
        write_text(self._file(day), json.dumps(document, ensure_ascii=False), durable=False)


def _oldest(today: date) -> date:
    # A day of the user's zone reaches into the UTC date before it.
    return today - timedelta(days=KEPT_DAYS)


def _date(name: str) -> date | None:
    with suppress(ValueError):
        return date.fromisoformat(name)
    return None


def _each(entries: Any, read: Any) -> Iterable[Any]:
    for entry in entries if isinstance(entries, list) else ():
        with suppress(KeyError, TypeError, ValueError, AttributeError):
            yield read(entry)


def _answer(entry: dict[str, Any]) -> Disagreement:
    start, end = parse_instant(entry["start"]), parse_instant(entry["end"])
    log = entry.get("log")
    return Disagreement(
        _span(start, end), None if log is None else str(log), str(entry["evidence"]), DisagreementState(entry["state"])
    )


def _span(start: datetime, end: datetime) -> Span:
    if start >= end:
        raise ValueError("a span ends after it begins")
    return Span(start, end)


def _answer_document(disagreement: Disagreement) -> dict[str, str | None]:
    return {
        "start": format_instant(disagreement.span.start),
        "end": format_instant(disagreement.span.end),
        "log": disagreement.log,
        "evidence": disagreement.evidence,
        "state": str(disagreement.state),
    }
