"""Samples out of files: nothing of them but times and modes is kept."""

import pytest

from tests.drawing import at
from tltimer.domain.evidence.app_rules import DEFAULT_RULES, app_rules, mode_of_app
from tltimer.domain.evidence.imports import SampleFile, UnknownFormatError, samples_in
from tltimer.domain.evidence.samples import EvidenceSource, Sample

TEN, FIVE_PAST = at("10:00"), at("10:05")


def event(start: str, minutes: float, **data: object) -> dict[str, object]:
    return {"timestamp": f"{at(start):%Y-%m-%dT%H:%M:%S}.250000+00:00", "duration": minutes * 60, "data": data}


def buckets(*events: dict[str, object], afk: list[dict[str, object]] | None = None, kind: str = "currentwindow"):
    buckets: dict[str, object] = {"w": {"id": "w", "type": kind, "events": list(events)}}
    if afk is not None:
        buckets["a"] = {"id": "a", "type": "afkstatus", "events": afk}
    return {"buckets": buckets}


def counts(content: object) -> dict[tuple[str, str], int]:
    minutes: dict[tuple[str, str], int] = {}
    for sample in samples_in(content, DEFAULT_RULES).samples:
        key = (f"{sample.at:%H:%M}", sample.mode)
        minutes[key] = minutes.get(key, 0) + 1
    return minutes


def test_the_own_list_is_read():
    entry = {"at": "2026-11-16T09:00:00Z", "source": "call", "mode": "meeting"}
    assert samples_in({"samples": [entry, entry]}, {}) == SampleFile((Sample(TEN, EvidenceSource.CALL, "meeting"),) * 2)


@pytest.mark.parametrize(
    ("entry", "said"),
    [
        ({"at": "2026-11-16T09:00:00Z", "source": "call", "mode": ""}, "^1 mode$"),
        ("a word", "^1 mode$"),
    ],
)
def test_an_entry_of_the_own_list_that_is_wrong_is_named(entry: object, said: str):
    with pytest.raises(ValueError, match=said):
        samples_in({"samples": [entry]}, {})


@pytest.mark.parametrize("content", [None, [], "x", {}, {"samples": 3}, {"buckets": []}, {"days": {}}])
def test_anything_else_is_of_no_known_kind(content: object):
    with pytest.raises(UnknownFormatError):
        samples_in(content, {})


def test_activitywatch_gives_a_sample_for_each_minute_of_an_application_that_a_rule_names():
    content = buckets(
        event("10:00", 3, app="Code", title="secret.py"),
        event("10:03", 1, app="zoom.us", title="Secret call"),
        event("10:05", 2, app="Spotify", title="A song"),
        event("10:08", 2, app="org.gnome.gedit", title="x"),
    )
    assert counts(content) == {("09:00", "coding"): 3, ("09:00", "meeting"): 1, ("09:05", "coding"): 2}
    assert "ecret" not in repr(samples_in(content, DEFAULT_RULES))


def test_activitywatch_counts_only_the_time_in_which_somebody_was_there():
    afk = [event("10:00", 2, status="not-afk"), event("10:02", 8, status="afk")]
    assert counts(buckets(event("10:00", 10, app="code"), afk=afk)) == {("09:00", "coding"): 2}
    assert counts(buckets(event("10:00", 10, app="code"), afk=afk[1:])) == {}


def test_activity_in_an_editor_is_coding_whatever_the_editor():
    assert counts(buckets(event("10:00", 1, file="secret"), kind="app.editor.activity")) == {("09:00", "coding"): 1}


def test_what_cannot_be_read_of_a_foreign_file_is_counted():
    broken = [{}, {"timestamp": "soon", "duration": 1, "data": {}}, event("10:00", -1), event("10:00", 9e9), 3]
    content = buckets(*broken, event("10:00", 1, app=5), kind="currentwindow")
    content["buckets"] |= {"other": {"type": "web.tab.current", "events": [3]}, "x": 3, "y": {"type": "afkstatus"}}
    assert samples_in(content, DEFAULT_RULES) == SampleFile((), len(broken))


def test_heartbeats_of_wakatime_are_coding_one_sample_a_minute():
    second = at("10:00").timestamp()
    beats = [{"time": second + more, "entity": "/secret"} for more in (1, 2, 61, 301)]
    days = [{"heartbeats": [*beats, {"time": "soon"}, {}]}, {"heartbeats": 5}, 7]
    assert samples_in({"days": days}, {}) == SampleFile(
        (*[Sample(TEN, EvidenceSource.WAKATIME, "coding")] * 2, Sample(FIVE_PAST, EvidenceSource.WAKATIME, "coding")), 2
    )


@pytest.mark.parametrize(
    ("app", "mode"),
    [
        ("Code", "coding"),
        ("code.exe", "coding"),
        ("org.gnome.gedit.desktop", "coding"),
        (" Zoom ", "meeting"),
        ("thunderbird", None),
        ("my-tool", "review"),
        ("Firefox", None),
        ("", None),
    ],
)
def test_applications_are_known_by_name_and_own_rules_count_first(app: str, mode: str | None):
    assert mode_of_app(app, app_rules(["My-Tool = review", "thunderbird=", "nonsense"])) == mode


def test_a_minute_counts_where_its_middle_is_covered():
    assert counts(buckets(event("10:04:40", 1, app="code"))) == {("09:05", "coding"): 1}
    assert counts(buckets(event("10:04:20", 1, app="code"))) == {("09:00", "coding"): 1}
    assert counts(buckets(event("10:04:40", 0.5, app="code"))) == {}
