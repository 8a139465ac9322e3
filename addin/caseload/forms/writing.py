"""Writing one file: whole or not at all, under a name of its own until it is complete."""

from __future__ import annotations

import os
from pathlib import Path

from caseload.errors import FileBusy

_TODO = "Close it everywhere, and see that the disk is not full or write-protected; then run again."


def put(path: Path, *pieces: bytes) -> None:
    """Write ``pieces`` as the file ``path``; ``FileBusy`` when that fails, and then nothing is left behind."""
    part = path.with_name(f"{path.name}.part")
    try:
        with part.open("wb") as file:
            for piece in pieces:
                file.write(piece)
        os.replace(part, path)  # noqa: PTH105 (one call to simulate a failing disk with)
    except OSError as error:
        remove(part)
        reason = (error.strerror or type(error).__name__).lower()
        raise FileBusy("the file cannot be written", where=path.name, why=reason, todo=_TODO) from None
    except KeyboardInterrupt:
        remove(part)
        raise


def remove(path: Path) -> None:
    """Delete a file if it is there and can be deleted."""
    try:
        path.unlink(missing_ok=True)
    except OSError:
        return  # a leftover .part is overwritten by the next run
