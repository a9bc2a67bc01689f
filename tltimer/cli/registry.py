"""Every command: its name, the module that does it, and what it does. The modules are imported when they are chosen."""

from tltimer.i18n.translate import _

PACKAGE = "tltimer.cli.commands"


def modules() -> dict[str, str]:
    """Give the module of every command, in the order of the help; what has no summary is for programs."""
    return {
        "switch": "switch",
        "back": "back",
        "stop": "stop",
        "set": "set_span",
        "status": "status",
        "log": "log",
        "change": "change",
        "remove": "remove",
        "undo": "undo",
        "redo": "redo",
        "note": "note",
        "day": "day",
        "week": "week",
        "plan": "plan",
        "plan block": "block",
        "target": "target",
        "people": "people",
        "held": "one_to_one",
        "skipped": "one_to_one",
        "promise": "promise",
        "promises": "promises",
        "modes": "modes",
        "kinds": "kinds",
        "days-off": "days_off",
        "calendar": "calendars",
        "repo": "repo",
        "import": "import_file",
        "export": "export_file",
        "backup": "backup_file",
        "restore": "restore_file",
        "quiet": "quiet",
        "settings": "settings",
        "doctor": "doctor",
        "demo": "demo",
        "completion": "completion",
        "_words": "words",
        "draw-week": "draw_week",
        "renew-repositories": "renew_repositories",
        "read-calendar": "read_calendar",
        "read-repository": "read_repository",
    }


def summaries() -> dict[str, str]:
    """Say of every command that people use what it does."""
    return {
        "switch": _("be in a mode from now on, or from an earlier time"),
        "back": _("switch to the mode before this one"),
        "stop": _("stop for now, or from an earlier time"),
        "set": _("say what a span of the day was"),
        "status": _("what runs, today's share, what is next"),
        "log": _("the switches, with their ids"),
        "change": _("correct a switch"),
        "remove": _("take a switch out of the log"),
        "undo": _("take back the last change made here"),
        "redo": _("do again what was taken back last"),
        "note": _("add a line to the day: what came of it"),
        "day": _("the report of a day"),
        "week": _("the report of a week"),
        "plan": _("what days leave free, and which moves would give time back"),
        "plan block": _("keep time ahead free for coding or leading, in your calendar"),
        "target": _("the share of coding that you chose: show, set, keep, act"),
        "people": _("the 1:1 1:1 list: list, add, change, rename, merge, remove"),
        "held": _("the 1:1 with somebody took place"),
        "skipped": _("the 1:1 with somebody did not take place"),
        "promise": _("remember a promise: to whom, by when, how long"),
        "promises": _("promises: list, done, later, drop, open"),
        "modes": _("what one can be in: list, add, change, hide"),
        "kinds": _("kinds of work: list, add, change, hide"),
        "days-off": _("when you are not at work: list, add, remove"),
        "calendar": _("calendars: add, list, refresh, remove"),
        "repo": _("local git repositories to read signals from: add, list, remove"),
        "import": _("take a file into the log"),
        "export": _("write the log to a file"),
        "backup": _("keep all of your data in one file"),
        "restore": _("take a backup in again"),
        "quiet": _("say and ask nothing by itself for the rest of the day"),
        "settings": _("show the settings, or one, or set one"),
        "doctor": _("what works on this desktop, what does not, and what to do"),
        "demo": _("the app on twelve made-up weeks, in a throw-away home"),
        "completion": _("what makes a shell complete tltimer's words"),
    }


def reports() -> str:
    """Write the help of the whole program."""
    said = summaries()
    width = max(map(len, said))
    commands = "\n".join(f"  {name:{width}}  {summary}" for name, summary in said.items())
    return _("""usage: tltimer [--home DIR] [--zone NAME] [COMMAND ...]

Chosen, planned and done: what you code and what you lead, seen side by side.
Without a command the app starts in the tray.

commands:
{commands}

everywhere:
  --home DIR   keep settings, data and cache in this folder (or set TLTIMER_HOME)
  --zone NAME  report in this zone, such as Europe/Berlin
  --version    say which version this is
  --help       this; tltimer COMMAND --help says more of one""").format(commands=commands)


def nearest(word: str) -> str:
    """Name the command that somebody may have meant, as a hint; "" where none is near."""
    from tltimer.cli.suggestions import near_word

    return near_word(word, summaries())
