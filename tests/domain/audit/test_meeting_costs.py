from tltimer.domain.audit.meeting_costs import MeetingCost, SeriesCost, costliest_series, series_key


def cost(title: str, cost_s: int, planned_s: int = 60, attended_s: int = 30, uid: str = "", recurring: bool = False):
    return MeetingCost(series_key(uid or title, title, recurring), title, planned_s, attended_s, cost_s)


def test_a_series_is_its_uid_and_events_without_recurrence_their_title():
    meetings = [
        cost("Sync", 100, uid="a", recurring=True),
        cost("Sync, moved", 50, uid="a", recurring=True),
        cost("Interview", 20, uid="b"),
        cost("Interview", 30, uid="c"),
        cost("Sync, moved", 10, uid="d"),
    ]
    assert costliest_series(meetings) == (
        SeriesCost("Sync, moved", 2, 120, 60, 150),
        SeriesCost("Interview", 2, 120, 60, 50),
        SeriesCost("Sync, moved", 1, 60, 30, 10),
    )


def test_the_costliest_come_first_then_the_longest_then_by_title():
    meetings = [cost("c", 10), cost("b", 10), cost("a", 10, planned_s=90), cost("z", 20)]
    assert [series.title for series in costliest_series(meetings)] == ["z", "a", "b", "c"]


def test_ten_series_are_told():
    assert len(costliest_series([cost(str(number), number) for number in range(12)])) == 10
    assert costliest_series([]) == ()
