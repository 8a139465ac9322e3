"""What can go wrong, as one small family.

Every error tells what happened, where, why, and what to do next. Problems *in the data* are not
errors but records (``Problem``): they are collected and shown all at once.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any


class CaseloadError(Exception):
    """Something failed and nothing was half-written (exit code 3)."""

    exit_code = 3

    def __init__(self, what: str, *, where: str = "", why: str = "", todo: str = ""):
        self.what, self.where, self.why, self.todo = what, where, why, todo
        super().__init__(self.sentence())

    def __reduce__(self) -> tuple[Any, ...]:
        """An error comes whole out of another process."""
        return _again, (type(self), self.args, dict(self.__dict__))

    def sentence(self) -> str:
        """The message as a person reads it: what (where): why. What to do."""
        text = self.what + (f" ({self.where})" if self.where else "") + (f": {self.why}" if self.why else "")
        text = text if text.endswith((".", "!", "?")) else text + "."
        return f"{text} {self.todo}".strip()

    def as_problem(self, file: str = "", where: str = "") -> Problem:
        """The same as a problem of ``file``; ``where`` stands in when the error names no place."""
        return Problem(self.where or where, self.what, self.why, self.todo, file)


def _again(kind: type[CaseloadError], args: tuple[Any, ...], facts: dict[str, Any]) -> CaseloadError:
    error = kind.__new__(kind)
    error.args = args
    error.__dict__.update(facts)
    return error


class WrongUse(CaseloadError):
    """The command or call itself was wrong (exit code 2)."""

    exit_code = 2


class DataProblems(CaseloadError):
    """The data have problems, each of them listed in ``problems`` (exit code 1)."""

    exit_code = 1

    def __init__(self, what: str, problems: list[Problem], **more: str):
        self.problems = problems
        super().__init__(what, **more)


class WorkbookRefused(CaseloadError):
    """A workbook that is not read or changed, because doing so could damage it."""


class FileBusy(CaseloadError):
    """A file is open elsewhere, changed since it was read, or cannot be written."""


class TemplateRefused(CaseloadError):
    """A Word template that is broken, unsafe, or asks for what it may not have."""


class FieldMissing(CaseloadError):
    """A document lacks a value that it must show; nothing is printed in its place."""


class LawError(CaseloadError):
    """The parameter or calendar data are themselves wrong (a value without source, overlapping rows …)."""


@dataclass(frozen=True)
class Problem:
    """One thing that is wrong in the data: where (file, sheet!cell), what, why, and what to do."""

    where: str
    what: str
    why: str = ""
    todo: str = ""
    file: str = ""
    severity: str = "error"

    def sentence(self) -> str:
        """The problem in one line, as a person reads it."""
        return CaseloadError(self.what, where=self.where, why=self.why, todo=self.todo).sentence()

    def record(self) -> dict[str, str]:
        """The problem as a JSON record."""
        return asdict(self)
