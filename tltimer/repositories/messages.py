"""Words the problem of a repository, as the end of a sentence that says what to do."""

from __future__ import annotations

from shlex import quote

from tltimer.i18n.translate import _


def reason(code: str, detail: str, path: str) -> str:
    """Word why a repository tells nothing, or not all."""
    reasons = {
        "gone": _("this folder does not exist; if it was moved, remove it here and add it again at its new location"),
        "none": _("there is no git repository in this folder"),
        "empty": _("the repository has no commits yet"),
        "no branch": _(
            "the repository has no origin/HEAD, main or master; to set the default branch: git -C "
            "{path} remote set-head origin --auto, or without a remote: git -C {path} config init.defaultBranch BRANCH"
        ),
        "owner": _(
            "this folder belongs to another user, so git refuses to read it; if you trust it: git config --global "
            "--add safe.directory {path}"
        ),
        "bare": _(
            "git is configured to read bare repositories only if they are specified explicitly; to "
            "let it read all of them: git config --global safe.bareRepository all"
        ),
        "no git": _("git is not installed or cannot be found; install it, or add it to PATH"),
        "slow": _("reading the repository took too long"),
        "crashed": _("the tltimer process that reads it ended unexpectedly"),
        "nameless": _(
            "tltimer does not know which commits are yours; to set your addresses: tltimer settings addresses "
            "YOU@EXAMPLE.ORG, or git -C {path} config user.email YOU@EXAMPLE.ORG"
        ),
        "uncounted": _(
            "the changed lines could not be counted, because files are missing from the clone or there is too much to "
            "compare"
        ),
        "shallow": _(
            "the repository is a shallow clone; to fetch the missing history: git -C {path} fetch --unshallow"
        ),
    }
    text = reasons.get(code, "").format(path=quote(path))
    return text or detail or _("the repository could not be read")
