"""The register's SQLite file: opening it, changing it whole or not at all, and the right to issue into it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from os import PathLike
from pathlib import Path
from typing import Self

from caseload.errors import CaseloadError, FileBusy, WrongUse

_SCHEMA_VERSION = 2
_SCHEMA = """
CREATE TABLE skeleton (id TEXT PRIMARY KEY, data BLOB NOT NULL);
CREATE TABLE notice (
    number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, state TEXT NOT NULL,
    form TEXT NOT NULL, case_number TEXT NOT NULL, trigger_on TEXT NOT NULL, recipient TEXT NOT NULL,
    language TEXT NOT NULL, as_of TEXT NOT NULL, file TEXT NOT NULL, form_version TEXT NOT NULL,
    template_version TEXT NOT NULL, rule_version TEXT NOT NULL, issued_by TEXT NOT NULL, starts TEXT NOT NULL,
    planned_at TEXT NOT NULL, rendered_at TEXT NOT NULL DEFAULT '',
    digest TEXT NOT NULL DEFAULT '', skeleton TEXT REFERENCES skeleton (id), tail BLOB,
    draft INTEGER NOT NULL DEFAULT 0);
CREATE UNIQUE INDEX issued_once ON notice (form, case_number, trigger_on, recipient) WHERE state <> 'void';
CREATE TABLE history (
    notice TEXT NOT NULL REFERENCES notice (id), at TEXT NOT NULL, state TEXT NOT NULL, who TEXT NOT NULL,
    day TEXT NOT NULL, note TEXT NOT NULL);
CREATE INDEX history_of ON history (notice);
"""

_LIFTED = {1: "ALTER TABLE notice ADD COLUMN draft INTEGER NOT NULL DEFAULT 0;"}
"""What brings a register of an older version to the next one."""


class RegisterFile:
    """The file behind a register; it is made at the first change, never by looking."""

    def __init__(self, path: str | PathLike[str]):
        self.path = Path(path)
        self._connection: sqlite3.Connection | None = None
        self._synchronous = "FULL"

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the file; the register can be used again afterwards."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    @property
    def _db(self) -> sqlite3.Connection:
        if self._connection is None:
            with self._told():
                self._connection = _connected(self.path)
        return self._connection

    @contextmanager
    def _told(self) -> Iterator[None]:
        """Errors of the database in the words of this house."""
        try:
            yield
        except sqlite3.OperationalError as error:
            todo = "Close other programs that use it, and see that the disk is not full or write-protected."
            raise FileBusy("the register cannot be used", where=self.path.name, why=str(error), todo=todo) from None
        except sqlite3.DatabaseError as error:
            raise CaseloadError("this is no register of notices", where=self.path.name, why=str(error)) from None

    @contextmanager
    def _change(self) -> Iterator[sqlite3.Connection]:
        """One change, whole or not at all."""
        with self._told():
            database = self._db
            database.execute(f"PRAGMA synchronous = {self._synchronous}")
            database.execute("BEGIN IMMEDIATE")
            try:
                yield database
            except BaseException:
                database.execute("ROLLBACK")
                raise
            database.execute("COMMIT")

    @contextmanager
    def issuing(self) -> Iterator[None]:
        """Hold the right to issue into this register; ``FileBusy`` while another run holds it.

        The lock is one of the operating system's, so a killed run holds nothing.
        """
        guard = None
        try:
            guard = sqlite3.connect(f"{self.path}.lock", timeout=0, isolation_level=None)
            guard.execute("BEGIN EXCLUSIVE")
        except sqlite3.Error as error:
            if guard is not None:
                guard.close()
            why = "another run is at it" if "locked" in str(error) else str(error)
            raise FileBusy("notices cannot be issued now", where=self.path.name, why=why) from None
        try:
            with self._quickly():
                yield
        finally:
            guard.close()

    @contextmanager
    def _quickly(self) -> Iterator[None]:
        """Let changes reach the disk together, at the end.

        A power cut before that takes documents back to "planned", and the next run makes the very same files again.
        """
        self._synchronous = "NORMAL"
        try:
            yield
        finally:
            self._synchronous = "FULL"
            if self._connection is not None:
                with self._told():
                    self._connection.execute("PRAGMA synchronous = FULL")
                    self._connection.execute("PRAGMA wal_checkpoint(FULL)")

    @property
    def exists(self) -> bool:
        """Whether there is a register at all."""
        return self._connection is not None or self.path.exists()

    def _must_exist(self) -> None:
        if not self.exists:
            raise WrongUse("there is no register yet", where=self.path.name)


def _connected(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, timeout=10, isolation_level=None)
    try:
        # Where the disk cannot do WAL (some network drives), SQLite stays with its own journal.
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA foreign_keys = ON")
        _brought_up_to_date(connection)
    except BaseException:
        connection.close()
        raise
    return connection


def _brought_up_to_date(connection: sqlite3.Connection) -> None:
    """Make the tables in a new file, and lift those of an older version; anything else is no register."""
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    steps = [_LIFTED[step] for step in range(version, _SCHEMA_VERSION) if step in _LIFTED]
    if version == 0 and not connection.execute("SELECT 1 FROM sqlite_master").fetchone():
        steps = [_SCHEMA]
    elif version != _SCHEMA_VERSION and len(steps) != _SCHEMA_VERSION - version:
        raise sqlite3.DatabaseError("it was written by another version of Caseload, or is something else")
    if steps:
        connection.executescript(f"BEGIN; {' '.join(steps)} PRAGMA user_version = {_SCHEMA_VERSION}; COMMIT;")
