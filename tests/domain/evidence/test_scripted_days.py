"""Scripted days: forgotten, late and early switches are found, and days that were tracked right are left alone.

A day is lived in modes of 15 to 90 minutes. The machine notices two modes of three samples a slot, with an odd one now
and then; breaks leave no samples, and a review looks like coding.
"""

import random
from datetime import datetime, timedelta

from tests.drawing import DAYS, HOURS, MODES, MONDAY, at, done
from tltimer.domain.evidence.disagreements import Disagreement, LoggedDay, agrees, disagreements
from tltimer.domain.evidence.samples import SLOT, EvidenceSource, Sample
from tltimer.domain.timeline.switches import OFF, Switch

TESTED_DAYS = 200

SEEN = {"coding": "coding", "review": "coding", "meeting": "meeting", "1:1": "meeting", "planning": "planning"}
MINUTE = timedelta(minutes=1)
CLOSE = timedelta(minutes=3)


def lived(chance: random.Random) -> list[tuple[datetime, str]]:
    """Return the start of each mode of a day; off at the end."""
    now, before, switches = at("09:00"), "", list[tuple[datetime, str]]()
    while now < at("17:00"):
        # What looks alike and follows each other could not be told apart by anybody.
        mode = chance.choice([mode for mode in (*SEEN, "break") if SEEN.get(mode) != SEEN.get(before, "none")])
        switches.append((now, mode))
        now, before = now + chance.randrange(15, 90) * MINUTE, mode
    return [*switches, (now, OFF)]


def noticed(day: list[tuple[datetime, str]], chance: random.Random) -> list[Sample]:
    """Three samples for each slot that a mode fills for the most part."""
    samples: list[Sample] = []
    at_ = day[0][0]
    while at_ < day[-1][0]:
        middle = at_ + SLOT / 2
        mode = next(mode for start, mode in reversed(day) if start <= middle)
        if mode in SEEN:
            odd = chance.random() < 0.15
            samples += [Sample(at_, EvidenceSource.WINDOW, SEEN[mode])] * 2
            samples.append(Sample(at_, EvidenceSource.WINDOW, chance.choice(list(SEEN)) if odd else SEEN[mode]))
        at_ += SLOT
    return samples


def logged(
    day: list[tuple[datetime, str]], chance: random.Random
) -> tuple[list[tuple[datetime, str]], list[tuple[datetime, datetime, str]]]:
    """The day as somebody logged it who forgets, and the spans in which that is wrong, with the right mode."""
    log, wrong = [day[0]], list[tuple[datetime, datetime, str]]()
    for number, (start, mode) in enumerate(day[1:-1], 1):
        end, earlier = day[number + 1][0], log[-1][1]
        length = end - start
        slip = chance.choice(("none", "none", "forgotten", "late", "early"))
        if slip == "forgotten" and mode != earlier:
            wrong.append((start, end, mode))
        elif slip == "late" and length >= 30 * MINUTE:
            late = chance.randrange(12, length // MINUTE - 10) * MINUTE
            log.append((start + late, mode))
            wrong.append((start, start + late, mode))
        elif slip == "early" and log[-1][0] <= start - 30 * MINUTE and earlier == day[number - 1][1]:
            early = chance.randrange(12, 18) * MINUTE
            log.append((start - early, mode))
            wrong.append((start - early, start, earlier))
        else:
            log.append((start, mode))
    return [*log, day[-1]], wrong


def disagreements_of(log: list[tuple[datetime, str]], samples: list[Sample]) -> tuple[Disagreement, ...]:
    """The disagreements of a log; of the day's true edges nothing is known but what the samples show."""
    switches = [Switch(f"{number:03}", start, mode) for number, (start, mode) in enumerate(log)]
    entries = done(switches, at("23:00"))
    day = LoggedDay(DAYS.span_of(MONDAY), entries, [start for start, _mode in log], (), HOURS.window(MONDAY))
    return disagreements(day, samples, (), MODES)


def agrees_with_log(mode: str, log_mode: str) -> bool:
    return mode not in SEEN or agrees(SEEN[mode], log_mode, MODES)


def test_wrong_switches_are_found() -> None:
    found_right = found_wrong = missed = 0
    for seed in range(TESTED_DAYS):
        chance = random.Random(seed)
        day = lived(chance)
        log, wrong = logged(day, chance)
        suggestions = list(disagreements_of(log, noticed(day, chance)))

        def log_mode(when: datetime, log: list[tuple[datetime, str]] = log) -> str:
            return next(mode for start, mode in reversed(log) if start <= when)

        visible = [
            (start, end, mode)
            for start, end, mode in wrong
            if end - start >= 10 * MINUTE and not agrees_with_log(mode, log_mode(start + MINUTE))
        ]
        for start, end, mode in visible:
            match = next(
                (
                    suggestion
                    for suggestion in suggestions
                    if suggestion.evidence == SEEN[mode]
                    and abs(suggestion.span.start - start) <= CLOSE
                    and abs(suggestion.span.end - end) <= CLOSE
                ),
                None,
            )
            if match is None:
                missed += 1
            else:
                suggestions.remove(match)
                found_right += 1
        found_wrong += len(suggestions)
    f1 = 2 * found_right / (2 * found_right + found_wrong + missed)
    assert f1 >= 0.9, (found_right, found_wrong, missed)


def test_days_that_were_tracked_right_are_left_alone() -> None:
    for seed in range(TESTED_DAYS):
        chance = random.Random(seed)
        day = lived(chance)
        assert disagreements_of(day, noticed(day, chance)) == (), seed
