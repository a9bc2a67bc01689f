"""A page: one HTML file that needs nothing else, to read in a browser, to print, to send."""

from __future__ import annotations

from tltimer.i18n.translate import _, language
from tltimer.render.html.markup import Markup, element, joined
from tltimer.render.html.stylesheet import style
from tltimer.wording import formats

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import datetime, tzinfo

    from tltimer.render.html.markup import Part

POLICY = "default-src 'none'; style-src 'unsafe-inline'"
"""The page asks the browser to load nothing and to run nothing, whatever is in it."""


def page(title: str, *body: Part) -> str:
    """Return a page of a title and the parts of its body."""
    head = joined(
        element("meta", charset="utf-8"),
        element("meta", http_equiv="Content-Security-Policy", content=POLICY),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("meta", name="referrer", content="no-referrer"),
        element("title", title),
        element("style", Markup(style())),
    )
    return f"<!doctype html>\n{element('html', element('head', head), element('body', *body), lang=language())}\n"


def card(title: str, *parts: Part, figure: str = "", class_: str | None = None) -> Markup:
    """Return a card; its figure is beside the title."""
    # What begins with a number is a name such as "1:1s"; in capitals, its last letter would belong to it.
    capitals = None if title[:1].isalpha() else "as-written"
    return element("section", element("h2", formats.listed((title, figure)), class_=capitals), *parts, class_=class_)


def made_words(now: datetime, zone: tzinfo) -> str:
    """Return the time at which the page was made, as a sentence."""
    clock = now.astimezone(zone)
    return _("Created by tltimer on {date} {year} at {time}").format(
        date=formats.date_words(clock.date()), year=clock.year, time=formats.wall_time(now, zone)
    )
