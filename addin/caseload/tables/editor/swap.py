"""The careful write: a new file beside the old one, then one swap. A kill leaves the old file."""

from __future__ import annotations

import errno
import os
import shutil
import stat
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from caseload.errors import FileBusy, WrongUse

_CLOSE_IT = "Close it everywhere, then try again; if it is open nowhere, delete that file."
_MAY_WRITE = "Close it everywhere, make sure that you may write there, then try again."
_TODO = {
    errno.ENOSPC: "Make room on the disk, then try again.",
    errno.EDQUOT: "Make room on the disk, then try again.",
    errno.ENOENT: "Make the folder first, or choose another.",
    errno.ENOTDIR: "Choose another folder.",
    errno.EISDIR: "Choose another name.",
    errno.EROFS: "Choose a folder that you may write to.",
}
_CHUNK = 1 << 20


def refuse_when_open(path: Path) -> None:
    """Raise ``FileBusy`` while Excel or LibreOffice keeps its lock file beside ``path``."""
    for lock in (path.with_name(f"~${path.name}"), path.with_name(f".~lock.{path.name}#")):
        if lock.exists():
            raise FileBusy("the workbook is open", where=path.name, why=f"{lock.name} stands beside it", todo=_CLOSE_IT)


def read_whole(path: Path, limit: int) -> bytes:
    """The bytes of a file, at most ``limit`` + 1 of them.

    Raises ``WrongUse`` when there is no such file, ``FileBusy`` when it cannot be read.
    """
    try:
        with path.open("rb") as file:
            return file.read(limit + 1)
    except (FileNotFoundError, IsADirectoryError) as error:
        raise WrongUse("there is no such file", where=path.name, why=_reason(error)) from None
    except OSError as error:
        raise FileBusy("the file cannot be read", where=path.name, why=_reason(error)) from None


def holds(path: Path, data: bytes) -> bool:
    """Whether the file holds these bytes now, compared piece by piece: no second copy fills the memory."""
    view, at = memoryview(data), 0
    try:
        with path.open("rb") as file:
            while piece := file.read(_CHUNK):
                if piece != view[at : at + len(piece)]:
                    return False
                at += len(piece)
    except OSError:
        return False
    return at == len(data)


def replace(
    target: Path,
    pieces: Iterable[bytes | memoryview],
    *,
    backup: Path | None = None,
    still: Callable[[], None] = lambda: None,
) -> None:
    """Write ``pieces`` to ``target`` in one step, keeping what it replaces in ``backup``.

    ``still`` is asked last, just before the swap, and raises when the write must not happen; the backup kept
    before is then left alone as well. Raises ``FileBusy`` when the disk or another program does not let the
    file be written; nothing is left behind.
    """
    target = Path(os.path.realpath(target))

    def allowed() -> None:
        refuse_when_open(target)
        still()

    try:
        _refuse_read_only(target)
        with _part(target, like=target) as (file, part):
            for piece in pieces:
                file.write(piece)
            _settle(file)
            if backup is not None and target.exists():
                _copy(target, Path(os.path.realpath(backup)), allowed)
            allowed()
            _swap(file, part, target)
    except OSError as error:
        raise _busy(target, error) from error
    _settle_folder(target.parent)


def exchange(one: Path, other: Path) -> None:
    """Let two files change places. A kill leaves ``one`` whole, with its old or its new contents, and loses neither.

    Raises ``FileBusy`` when one of them is open elsewhere or cannot be written.
    """
    one, other = Path(os.path.realpath(one)), Path(os.path.realpath(other))
    try:
        for path in (one, other):
            refuse_when_open(path)
            _refuse_read_only(path)
        with _part(other, like=one) as (file, part):
            with one.open("rb") as now:
                shutil.copyfileobj(now, file, _CHUNK)
            _settle(file)
            replace(one, [other.read_bytes()])
            try:
                _swap(file, part, other)
            except OSError:
                file.seek(0)
                replace(one, [file.read()])
                raise
    except OSError as error:
        raise _busy(one, error) from error
    _settle_folder(other.parent)


def replace_both(first: Path, first_pieces: Iterable[bytes | memoryview], second: Path,
                 second_pieces: Iterable[bytes | memoryview], *, backups: tuple[Path, Path],
                 still: Callable[[], None]) -> None:  # fmt: skip
    """Write two files in one go: both change, or, when the second cannot be written, neither does.

    Both new files lie whole on the disk before the first is swapped in. ``backups`` receive what they held; ``still``
    is asked last, as in ``replace``. A kill in between leaves ``first`` new and ``second`` old, each of them whole.
    """
    first, second = Path(os.path.realpath(first)), Path(os.path.realpath(second))
    try:
        _refuse_read_only(second)
        with _part(second, like=second) as (file, part):
            for piece in second_pieces:
                file.write(piece)
            _settle(file)
            before = first.read_bytes()
            _copy(second, Path(os.path.realpath(backups[1])), lambda: refuse_when_open(second))
            refuse_when_open(second)
            replace(first, first_pieces, backup=backups[0], still=still)
            try:
                refuse_when_open(second)
                _swap(file, part, second)
            except (OSError, FileBusy):
                replace(first, [before])
                raise
    except OSError as error:
        raise _busy(second, error) from error
    _settle_folder(second.parent)


def _busy(path: Path, error: OSError) -> FileBusy:
    return FileBusy("the file cannot be written", where=path.name, why=_reason(error),
                    todo=_TODO.get(error.errno or 0, _MAY_WRITE))  # fmt: skip


def _refuse_read_only(target: Path) -> None:
    """A swap would go around the mark that protects the file itself (and fail half-way on Windows)."""
    if target.exists() and not (target.stat().st_mode & stat.S_IWUSR and os.access(target, os.W_OK)):
        raise FileBusy(
            "the file is read-only",
            where=target.name,
            why="someone marked it so that nobody changes it",
            todo="Take the mark off, or write to another file.",
        )


def _copy(source: Path, backup: Path, allowed: Callable[[], None]) -> None:
    with _part(backup, like=source) as (file, part):
        with source.open("rb") as old:
            shutil.copyfileobj(old, file, _CHUNK)
        _settle(file)
        allowed()
        _swap(file, part, backup)


def _swap(file: BinaryIO, part: Path, target: Path) -> None:
    if os.name == "nt":
        file.close()  # Windows moves no open file
    os.replace(part, target)  # noqa: PTH105 (one call to simulate a failing disk with)


@contextmanager
def _part(target: Path, like: Path) -> Iterator[tuple[BinaryIO, Path]]:
    """The new file beside ``target``, ours alone; it is gone afterwards unless it was moved.

    Nobody may read it who may not read ``like``, from its first byte on.
    """
    part = target.with_name(f"{target.name}.part")
    file = _open_alone(part, target)
    moved = False
    try:
        if like.exists():
            shutil.copymode(like, part)
        yield file, part
        moved = True
    finally:
        if not moved:
            if os.name == "nt":
                file.close()
            part.unlink(missing_ok=True)
        file.close()


def _open_alone(part: Path, target: Path) -> BinaryIO:
    """``part`` opened for writing; a leftover of a killed run is taken over, a running one is not."""
    if os.name == "nt":
        part.unlink(missing_ok=True)  # fails while another run has it open
        return part.open("xb")
    import fcntl

    flags = os.O_RDWR | os.O_CREAT | os.O_CLOEXEC | os.O_NOFOLLOW  # a planted link is not followed
    file = os.fdopen(os.open(part, flags, 0o666), "r+b")
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        if not os.path.samestat(os.fstat(file.fileno()), part.stat()):
            raise BlockingIOError
    except (BlockingIOError, FileNotFoundError):
        file.close()
        raise FileBusy("the workbook is being written", where=target.name, why="by another run") from None
    except OSError:
        pass  # some network disks know no locks
    file.truncate()
    return file


def _settle(file: BinaryIO) -> None:
    file.flush()
    os.fsync(file.fileno())


def _settle_folder(folder: Path) -> None:
    """Make the swap itself last through a power cut, where folders can be synced."""
    if os.name != "nt":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        except OSError:
            pass  # not every file system syncs folders; the swap itself is done
        finally:
            os.close(handle)


def _reason(error: OSError) -> str:
    return (error.strerror or type(error).__name__).lower()
