"""The formats: which module reads and which writes each; a module is imported when its format is asked for."""

from __future__ import annotations

READERS = {
    "activitywatch": "tltimer.exchange.activitywatch",
    "clockify": "tltimer.exchange.clockify",
    "csv": "tltimer.exchange.csv_format",
    "gtimelog": "tltimer.exchange.gtimelog",
    "hamster": "tltimer.exchange.hamster",
    "harvest": "tltimer.exchange.harvest",
    "ics": "tltimer.exchange.ics_format",
    "json": "tltimer.exchange.json_format",
    "klog": "tltimer.exchange.klog",
    "org": "tltimer.exchange.org_mode",
    "timeclock": "tltimer.exchange.timeclock",
    "timewarrior": "tltimer.exchange.timewarrior",
    "toggl": "tltimer.exchange.toggl",
    "watson": "tltimer.exchange.watson",
}

WRITERS = {
    "csv": "tltimer.exchange.csv_format",
    "ics": "tltimer.exchange.ics_format",
    "json": "tltimer.exchange.json_format",
    "timeclock": "tltimer.exchange.timeclock",
}

OF_SPANS = ("ics", "timeclock")
"""The formats whose writers compute the entries."""
