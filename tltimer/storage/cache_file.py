"""Files of a cache: JSON with a checksum, so that a damaged one counts as missing.

{"crc32": 3735928559, "content": {"…": "…"}}
"""

from __future__ import annotations

import json
from binascii import crc32

from tltimer.storage.reading import read_regular

TYPE_CHECKING = False
if TYPE_CHECKING:
    from pathlib import Path
    from typing import Any

_MIDDLE = b', "content": '


def write_cache(path: Path, content: Any) -> None:
    """Write a file of a cache; a power cut may take it.

    Raises:
        OSError: it cannot be written.
    """
    from tltimer.storage.atomic import write_bytes

    text = json.dumps(content, separators=(",", ":")).encode()
    write_bytes(path, b'{"crc32": %d%s%s}' % (crc32(text), _MIDDLE, text), durable=False)


def read_cache(path: Path) -> Any:
    """Return the content of a file of a cache as it was written, None where there is none."""
    try:
        head, _middle, body = (read_regular(path) or b"").partition(_MIDDLE)
        text = body[:-1]
        is_complete = head == b'{"crc32": %d' % crc32(text) and body[-1:] == b"}"
        return json.loads(text) if is_complete else None
    except (OSError, ValueError, RecursionError):
        return None
