"""The kinds of coding: some multiply what the team can do, some isolate, some do neither."""

from tltimer.language import _

MULTIPLIES = "multiplies"
ISOLATES = "isolates"


def shipped_kinds() -> tuple[tuple[str, str, str], ...]:
    """Give the kinds that everybody starts with: the key that the log holds, the label, and what it does."""
    return (
        ("spike", _("Spike"), MULTIPLIES),
        ("tooling", _("Tooling"), MULTIPLIES),
        ("pairing", _("Pairing"), MULTIPLIES),
        ("teaching review", _("Teaching review"), MULTIPLIES),
        ("production fix", _("Production fix"), MULTIPLIES),
        ("feature", _("Feature"), ISOLATES),
        ("rewrite", _("Rewrite"), ISOLATES),
        ("solo task", _("Solo task"), ISOLATES),
        ("easy ticket", _("Easy ticket"), ISOLATES),
    )
