"""The same work on many files, in one process or in several; a file that brings a process down is one that failed."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

Task = TypeVar("Task")
Result = TypeVar("Result")


def each_of(work: Callable[[Task], Result], tasks: Sequence[Task], jobs: int,
            lost: Callable[[Task, Exception], Result]) -> Iterator[Result]:  # fmt: skip
    """The result of each task in order; what ``lost`` makes of it for a task that brings its process down."""
    if jobs <= 1 or len(tasks) <= 1:
        yield from map(work, tasks)
        return
    from concurrent.futures import ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool

    at = 0
    while at < len(tasks):
        with ProcessPoolExecutor(min(jobs, len(tasks) - at)) as pool:
            waiting = [pool.submit(work, task) for task in tasks[at:]]
            try:
                for each in waiting:
                    yield each.result()
                    at += 1
                return
            except BrokenProcessPool:
                pass
            finally:
                pool.shutdown(wait=False, cancel_futures=True)
        yield _alone(work, tasks[at], lost)
        at += 1


def _alone(work: Callable[[Task], Result], task: Task, lost: Callable[[Task, Exception], Result]) -> Result:
    """One task in a process of its own: it may be the one that brings processes down."""
    from concurrent.futures import ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool

    with ProcessPoolExecutor(1) as pool:
        try:
            return pool.submit(work, task).result()
        except BrokenProcessPool:
            return lost(task, MemoryError("the process that worked on it came to its end"))
