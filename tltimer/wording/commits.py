"""Sentences about commits: counts and shares, never whether they are enough."""

from __future__ import annotations

from tltimer.i18n.translate import _, ngettext
from tltimer.wording import formats
from tltimer.wording.sanitize import escaped

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tltimer.reports.commits import CommitsReport, RepositoryReport


def branch_words(report: RepositoryReport) -> str:
    """Name the default branch, or what stands for those of several repositories."""
    return report.branch or _("the default branch")


def share_words(report: RepositoryReport) -> str:
    """Return the user's part of the commits and of the changed lines: ``you wrote 12 of 40 commits, 30 %``."""
    if report.recent is None:
        return ""
    recent = report.recent
    if not recent.commits:
        return _("no commits in four weeks")
    commits = ngettext(
        "you wrote {mine} of {count} commit, {share}", "you wrote {mine} of {count} commits, {share}", recent.commits
    ).format(mine=recent.mine, count=recent.commits, share=formats.share(recent.commit_share))
    lines = _("{share} of the changed lines").format(share=formats.share(recent.line_share))
    return formats.listed((commits, lines if recent.line_share is not None else "", people_words(report)))


def brief_words(report: RepositoryReport) -> str:
    """State the same in fewer words, for one line of several: ``12 of 40 commits, 30% · 25% of lines · …``."""
    if report.recent is None:
        return ""
    recent = report.recent
    if not recent.commits:
        return formats.listed((_("no commits in four weeks"), _last(report)))
    counts = ngettext("{mine} of {count} commit", "{mine} of {count} commits", recent.commits).format(
        mine=recent.mine, count=recent.commits
    )
    commits = f"{counts}, {formats.share(recent.commit_share)}"
    lines = (
        _("{share} of lines").format(share=formats.share(recent.line_share)) if recent.line_share is not None else ""
    )
    return formats.listed((commits, lines, _last(report)))


def _last(report: RepositoryReport) -> str:
    if report.days_since is None:
        return _("no commits by you") if report.complete else ""
    if report.days_since <= 0:
        return _("your last commit today")
    return ngettext("your last commit {count} day ago", "your last commit {count} days ago", report.days_since).format(
        count=report.days_since
    )


def people_words(report: RepositoryReport) -> str:
    """Count the committers."""
    count = report.recent.people if report.recent else 0
    return ngettext("{count} person", "{count} people", count).format(count=count) if count else ""


def trailer_words(report: RepositoryReport) -> str:
    """Count the trailers that name the user; nothing where none does."""
    if report.recent is None:
        return ""
    reviewed, paired = report.recent.reviewed, report.recent.paired
    return formats.listed(
        (
            ngettext("{count} commit reviewed by you", "{count} commits reviewed by you", reviewed).format(
                count=reviewed
            )
            if reviewed
            else "",
            ngettext("{count} co-authored commit", "{count} co-authored commits", paired).format(count=paired)
            if paired
            else "",
        )
    )


def last_words(report: RepositoryReport) -> str:
    """Return the time of the user's last commit on the default branch; empty if it is not known."""
    branch = branch_words(report)
    if report.days_since is None:
        return _("no commits by you on {branch} yet").format(branch=branch) if report.complete else ""
    if report.days_since <= 0:
        return _("your last commit on {branch} was today").format(branch=branch)
    return ngettext(
        "your last commit on {branch} was {count} day ago",
        "your last commit on {branch} was {count} days ago",
        report.days_since,
    ).format(branch=branch, count=report.days_since)


def title_words(report: CommitsReport) -> str:
    """Return the title of the figures."""
    count = len(report.repositories)
    if count == 1:
        return _("{name}, last 4 weeks").format(name=report.repositories[0].name)
    if not count:
        return _("last 4 weeks")
    return ngettext("{count} repository, last 4 weeks", "{count} repositories, last 4 weeks", count).format(count=count)


def no_commit_words(report: RepositoryReport) -> tuple[str, str]:
    """State that nothing of the user's has come to the default branch for a while, as a title and a body."""
    branch, days = branch_words(report), report.days_since or 0
    weeks = formats.weeks(days // 7)
    return (
        _("You haven't committed to {branch} for {weeks}").format(branch=branch, weeks=weeks),
        _(
            "Your last commit there was {count} days ago. A small change or a review would keep you close to the code."
        ).format(count=days),
    )


def most_commits_words(report: RepositoryReport) -> tuple[str, str]:
    """State that most of the last commits are the user's, as a title and a body."""
    assert report.recent is not None
    recent = report.recent
    return (
        _("You wrote {share} of the last four weeks' commits").format(share=formats.share(recent.commit_share)),
        _(
            "Of {count} commits by {people}, you wrote {mine}. Someone else could learn from taking on some of "
            "this work."
        ).format(mine=recent.mine, count=recent.commits, people=people_words(report)),
    )


def repository_words(report: RepositoryReport) -> str:
    """State all that is known of a repository in one line."""
    return formats.listed((brief_words(report), trailer_words(report), report.problem))


def commits_list(report: CommitsReport) -> list[str]:
    """Write the same for Markdown, as the items of a list."""
    together = report.together
    items = [formats.listed((share_words(together), last_words(together), trailer_words(together)))]
    if len(report.repositories) > 1:
        items += [f"{repository.name}: {repository_words(repository)}" for repository in report.repositories]
    else:
        items += [repository.problem for repository in report.repositories]
    return [escaped(item) for item in items if item]


def line_of(report: CommitsReport) -> str:
    """Return the last four weeks in a line: ``storage, last 4 weeks: you wrote 13 of 113 commits (12%). …``."""
    together, count = report.together, len(report.repositories)
    place = (
        report.repositories[0].name
        if count == 1
        else ngettext("{count} repository", "{count} repositories", count).format(count=count)
    )
    problems = [repository.problem for repository in report.repositories if repository.problem]
    if together.recent is None:
        return problems[0] if problems else _("There are no figures for {where} yet.").format(where=place)
    recent = together.recent
    if not recent.commits:
        words = _("{where}, last 4 weeks: no commits.") if count else _("Last 4 weeks: no commits.")
        return words.format(where=place)
    words = (
        ngettext(
            "{where}, last 4 weeks: you wrote {mine} of {count} commit ({share}).",
            "{where}, last 4 weeks: you wrote {mine} of {count} commits ({share}).",
            recent.commits,
        )
        if count
        else ngettext(
            "Last 4 weeks: you wrote {mine} of {count} commit ({share}).",
            "Last 4 weeks: you wrote {mine} of {count} commits ({share}).",
            recent.commits,
        )
    ).format(where=place, mine=recent.mine, count=recent.commits, share=formats.share(recent.commit_share))
    last = last_words(together)
    return f"{words} {formats.capitalized(last)}." if last else words
