from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tltimer.domain.balance.commits import Commit, Contribution, History, contribution_in, last_of_mine
from tltimer.domain.timeline.spans import Span

NOON = datetime(2026, 11, 16, 12, tzinfo=UTC)


def at(hours: int) -> datetime:
    return NOON + timedelta(hours=hours)


def commit(hours: int, author: str = "ana", lines: int | None = 1, **more: bool) -> Commit:
    return Commit(f"{author} {hours}", at(hours), author, more.pop("mine", author == "me"), lines, **more)


def test_a_share_of_commits_and_of_lines():
    contribution = contribution_in(Span(at(0), at(9)), [commit(0, "me", 30), commit(1, "ana", 60), commit(2, "bo", 10)])
    assert contribution == Contribution(3, 1, 100, 30, 3, 0, 0)
    assert contribution.commit_share == pytest.approx(1 / 3)
    assert contribution.line_share == pytest.approx(0.3)


def test_the_end_of_the_span_is_outside():
    assert contribution_in(Span(at(0), at(2)), [commit(0), commit(2)]).commits == 1


def test_without_commits_there_is_no_share():
    none = contribution_in(Span(at(0), at(1)), [])
    assert (none.commit_share, none.line_share) == (None, None)


def test_one_commit_without_lines_makes_the_lines_unknown():
    contribution = contribution_in(Span(at(0), at(9)), [commit(0, "me", 5), commit(1, "ana", None)])
    assert (contribution.lines, contribution.my_lines, contribution.line_share) == (None, None, None)
    assert contribution.commit_share == 0.5


def test_only_empty_changes_have_no_share_of_lines():
    assert contribution_in(Span(at(0), at(9)), [commit(0, "me", 0)]).line_share is None


def test_trailers_are_counted():
    contribution = contribution_in(
        Span(at(0), at(9)), [commit(0, reviewed=True), commit(1, reviewed=True, paired=True)]
    )
    assert (contribution.reviewed, contribution.paired, contribution.mine) == (2, 1, 0)


def test_a_commit_of_two_repositories_counts_once():
    assert contribution_in(Span(at(0), at(9)), [commit(1, "me"), commit(1, "me"), commit(2)]).commits == 2


def test_my_last_commit_is_the_last_of_all_repositories():
    histories = [History("main", (commit(1, "me"), commit(5))), History("main", (commit(3, "me"),), earlier=at(-9))]
    assert last_of_mine(histories, at(9)) == at(3)
    assert last_of_mine(histories, at(3)) == at(1)
    assert last_of_mine(histories, at(0)) == at(-9)
    assert last_of_mine(histories, at(-9)) is None


def test_what_names_me_as_co_author_is_mine_too():
    assert last_of_mine([History("main", (commit(1, paired=True),))], at(9)) == at(1)


def test_a_history_knows_from_when_on_it_is_whole():
    assert History("main").knows(at(-10_000))
    assert History("main", known_from=at(0)).knows(at(0))
    assert not History("main", known_from=at(0)).knows(at(-1))


commits = st.lists(
    st.builds(
        lambda hours, author, lines, reviewed, paired: commit(
            hours, author, lines, reviewed=reviewed and author != "me", paired=paired and author != "me"
        ),
        st.integers(-5, 15),
        st.sampled_from(["me", "ana", "bo"]),
        st.one_of(st.none(), st.integers(0, 9)),
        st.booleans(),
        st.booleans(),
    ),
    max_size=12,
)


@given(commits, st.integers(-5, 5), st.integers(1, 10))
def test_every_figure_is_what_counting_by_hand_gives(commits: list[Commit], start: int, hours: int):
    span = Span(at(start), at(start + hours))
    ids, seen = set(), []
    for commit in reversed(commits):
        if span.start <= commit.at < span.end and commit.id not in ids:
            ids.add(commit.id)
            seen.append(commit)
    got = contribution_in(span, commits)
    assert got.commits == len(seen)
    assert got.mine == len([commit for commit in seen if commit.author == "me"])
    assert got.people == sum(any(commit.author == name for commit in seen) for name in ("me", "ana", "bo"))
    assert got.reviewed == len([commit for commit in seen if commit.reviewed])
    assert got.paired == len([commit for commit in seen if commit.paired])
    if any(commit.lines is None for commit in seen):
        assert got.lines is None and got.my_lines is None
    else:
        assert got.lines == sum(commit.lines or 0 for commit in seen)
        assert got.my_lines == sum(commit.lines or 0 for commit in seen if commit.mine)
    mine = [commit.at for commit in commits if commit.author == "me" or commit.paired]
    until = span.end
    expected = sorted((when for when in mine if when < until), reverse=True)[:1]
    assert last_of_mine([History("main", tuple(commits))], until) == (expected[0] if expected else None)
