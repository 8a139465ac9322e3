"""The keys with which Entra ID signs, from a file: for servers without internet."""

from __future__ import annotations

import json
from functools import lru_cache
from pathlib import Path
from typing import Any


def entra_keys(file: Path | None) -> Any:
    """The key set in a file, read again whenever it changed; None without a file. Raises ``OSError``, ``ValueError``."""
    if file is None:
        return None
    state = file.stat()
    return _key_set(file, state.st_mtime_ns, state.st_size)


@lru_cache(maxsize=2)
def _key_set(file: Path, changed: int, size: int) -> Any:
    found = json.loads(file.read_text(encoding="utf-8-sig"))
    if not isinstance(found, dict) or not isinstance(found.get("keys"), list) or not found["keys"]:
        raise ValueError("it holds no keys")
    return found
