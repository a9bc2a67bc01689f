"""Blocks of a Markdown document: lists and tables, and the document they make."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


def document(*blocks: str) -> str:
    """Return a document of the blocks that are not empty."""
    return "\n\n".join(block for block in blocks if block)


def bullets(items: Iterable[str]) -> str:
    """Return a list of the items that are not empty."""
    return "\n".join(f"- {item}" for item in items if item)


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Return a table; "" without rows."""
    if not rows:
        return ""
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)
