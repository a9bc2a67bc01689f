"""What every place that keeps secrets can do."""

from typing import Protocol


class Place(Protocol):
    """Keeps texts by key."""

    name: str

    def read(self, key: str) -> str | None:
        """Give a secret; None if it is not there, or cannot be had now."""
        ...

    def write(self, key: str, secret: str) -> bool:
        """Keep a secret; tell whether it can be had again."""
        ...

    def forget(self, key: str) -> None:
        """Keep a secret no longer; silent if it is not there."""
        ...
