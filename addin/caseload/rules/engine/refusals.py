"""What a value or a case cannot be: refused with a reason code, or lacking what decides."""

from __future__ import annotations

from typing import NoReturn


class Refused(ValueError):
    """A value that is there and cannot be right; ``reason`` is a code of the catalogue."""

    def __init__(self, reason: str, field: str = ""):
        self.reason, self.field = reason, field
        super().__init__(reason)


def refuse(field: str, reason: str) -> NoReturn:
    """Refuse an input from inside a body over lists (an event that cannot follow, a line that contradicts)."""
    raise Refused(reason, field)


class Lacking(Exception):
    """A body over lists found blanks that decide; ``names`` as the answer names them."""

    def __init__(self, *names: str):
        self.names = names
        super().__init__(", ".join(names))
