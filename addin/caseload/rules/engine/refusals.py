"""What a value or a case cannot be: refused with a reason code, or lacking what decides."""

from __future__ import annotations

from typing import NoReturn


class Refused(ValueError):
    """A value that is there and cannot be right; ``reason`` is a code of the catalogue.

    ``line``: its place in a list of lines, where it is one of them (from 0).
    """

    def __init__(self, reason: str, field: str = "", line: int | None = None):
        self.reason, self.field, self.line = reason, field, line
        super().__init__(reason)


def refuse(field: str, reason: str, line: int | None = None) -> NoReturn:
    """Refuse an input from inside a body over lists (an event that cannot follow, a line that contradicts)."""
    raise Refused(reason, field, line)


class Lacking(Exception):
    """A body over lists found blanks that decide; ``names`` as the answer names them, ``line`` as in ``Refused``."""

    def __init__(self, *names: str, line: int | None = None):
        self.names, self.line = tuple(map(str, names)), line
        super().__init__(", ".join(self.names))
