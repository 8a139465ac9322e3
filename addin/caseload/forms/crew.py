"""Several processes that make documents side by side; only the one that they work for knows the register.

They end with it: when it is killed, so do they.
"""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from threading import Thread
from typing import Any

WORTH = 8000
"""Documents from which it pays to start further processes: to start them takes as long as to fill half of these."""

CHUNK = 50
"""Documents handed to a process at once."""

_MASTER: Any = None


class Alone:
    """No further process: ``master``'s own methods, one item after the other."""

    def __init__(self, master: Any):
        self._master = master

    def each(self, method: str, items: Sequence[tuple[Any, ...]]) -> Iterator[Any]:
        """What ``master.method(*item)`` gives for each item, in order."""
        work = getattr(self._master, method)
        return (work(*item) for item in items)


class Crew:
    """Processes that each hold a copy of ``master``, which must be picklable."""

    def __init__(self, pool: Any):
        self._pool = pool

    def each(self, method: str, items: Sequence[tuple[Any, ...]]) -> Iterator[Any]:
        """What ``master.method(*item)`` gives for each item, in order."""
        chunks = ((method, items[start : start + CHUNK]) for start in range(0, len(items), CHUNK))
        for done in self._pool.imap(_work, chunks):
            yield from done


@contextmanager
def crew(master: Any, jobs: int, count: int) -> Iterator[Alone | Crew]:
    """Whoever does the work on ``count`` documents: ``jobs`` processes, or this one where more would not pay."""
    if jobs <= 1 or count < WORTH:
        yield Alone(master)
        return
    from multiprocessing import get_context

    with get_context("spawn").Pool(jobs, _begin, (master,)) as pool:
        yield Crew(pool)


def _begin(master: Any) -> None:
    global _MASTER
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the caller's to handle
    Thread(target=_end_with_caller, daemon=True).start()
    _MASTER = master


def _end_with_caller() -> None:
    """End this process as soon as the one that it works for has ended; a file it was writing is only a leftover .part."""
    from multiprocessing import connection, parent_process

    caller = parent_process()
    if caller is not None:
        connection.wait([caller.sentinel])
        os._exit(1)


def _work(task: tuple[str, Sequence[tuple[Any, ...]]]) -> list[Any]:
    method, items = task
    work = getattr(_MASTER, method)
    return [work(*item) for item in items]
