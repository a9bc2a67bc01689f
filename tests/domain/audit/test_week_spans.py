import pytest

from tests.drawing import at
from tltimer.domain.audit.week_spans import Preset, WeekSpan, last_weeks, preset_span
from tltimer.domain.balance.target import Choice
from tltimer.domain.timeline.days import Week

LAST = Week(2026, 2)


def choice(week: Week) -> Choice:
    return Choice("1", week, 0.3, 0.5, "", None, at("12:00"))


@pytest.mark.parametrize(
    ("preset", "span"),
    [
        (Preset.FOUR_WEEKS, "2025-W51..2026-W02"),
        (Preset.QUARTER, "2025-W42..2026-W02"),
        (Preset.YEAR, "2025-W03..2026-W02"),
        (Preset.SINCE_TARGET, "2025-W50..2026-W02"),
    ],
)
def test_presets_end_with_the_last_complete_week(preset: Preset, span: str):
    result = preset_span(preset, LAST, choice(Week(2025, 50)))
    assert result is not None
    assert str(result) == span


def test_a_span_holds_its_weeks_in_order():
    span = last_weeks(3, LAST)
    assert span == WeekSpan(Week(2025, 52), LAST)
    assert span.weeks == (Week(2025, 52), Week(2026, 1), LAST)
    assert span.count == 3


def test_there_is_no_span_since_a_target_without_a_complete_week_or_a_choice():
    assert preset_span(Preset.SINCE_TARGET, LAST, choice(LAST)) == WeekSpan(LAST, LAST)
    assert preset_span(Preset.SINCE_TARGET, LAST, choice(LAST.plus(1))) is None
    assert preset_span(Preset.SINCE_TARGET, LAST, None) is None
