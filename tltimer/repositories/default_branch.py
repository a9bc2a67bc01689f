"""The branch that a team's work arrives on, as far as the repository itself knows it."""

from __future__ import annotations

from tltimer.repositories.git import Failed

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tltimer.repositories.git import Git

COMMON = ("main", "master")


def default_branch(git: Git, bare: bool, preferred: str) -> tuple[str, str]:
    """Find the default branch: what origin/HEAD names, else ``init.defaultBranch``, main or master, as far as here.

    What was fetched counts before the local branch of the same name: that is what the team sees. In a bare repository
    its own HEAD is asked first.

    Args:
        git: the repository.
        bare: whether it is bare.
        preferred: what ``init.defaultBranch`` says, or "".

    Returns:
        the reference in full, and the branch's name.

    Raises:
        Failed: there is none, or the repository has no commits at all.
    """
    head = git.first("symbolic-ref", "-q", "HEAD")
    named = ([head] if bare else []) + [git.first("symbolic-ref", "-q", "refs/remotes/origin/HEAD")]
    names = [name for name in dict.fromkeys((preferred, *COMMON)) if name]
    wanted = [
        *(name for name in named if name),
        *(f"{where}/{name}" for name in names for where in ("refs/remotes/origin", "refs/heads")),
    ]
    existing = set(git("for-each-ref", "--format=%(refname)", *wanted).split("\n"))
    for reference in wanted:
        if reference in existing:
            return reference, reference.removeprefix("refs/remotes/origin/").removeprefix("refs/heads/")
    if not git.first("for-each-ref", "--count=1", "refs/heads", "refs/remotes") and not git.first(
        "rev-parse", "-q", "--verify", "HEAD^{commit}"
    ):
        raise Failed("empty")
    raise Failed("no branch")
