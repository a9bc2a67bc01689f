"""Writes HTML so that whatever comes from elsewhere stays text: only what is made here is markup."""

from __future__ import annotations

from tltimer.wording.sanitize import as_html, plain


class Markup(str):
    """A piece of HTML; any other text is escaped before it becomes a part of one."""

    __slots__ = ()


Part = str | None
"""Text, markup, or nothing."""


def text(part: Part) -> Markup:
    """Return a part as markup: text in one line without control characters, and escaped."""
    if isinstance(part, Markup):
        return part
    return Markup(as_html(plain(part or "")))


def joined(*parts: Part) -> Markup:
    """Put parts one after the other."""
    return Markup("".join(map(text, parts)))


def element(name: str, /, *parts: Part, **attributes: str | float | None) -> Markup:
    """Make an element of its parts.

    Args:
        name: its name.
        parts: what it holds.
        attributes: by name, an underscore at the end left out and others written as ``-``; None leaves it out.
    """
    attribute_text = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{text(_value(value))}"'
        for key, value in attributes.items()
        if value is not None
    )
    if name in ("meta", "rect", "circle", "line", "polyline", "col", "br") and not parts:
        return Markup(f"<{name}{attribute_text}>" if name in ("meta", "col", "br") else f"<{name}{attribute_text}/>")
    return Markup(f"<{name}{attribute_text}>{joined(*parts)}</{name}>")


def _value(value: str | float) -> str:
    return value if isinstance(value, str) else f"{value:.2f}".rstrip("0").rstrip(".")
