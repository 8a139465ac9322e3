"""Work on workbooks beside the loop that answers cells: a few at a time, so that nobody's cells wait for a refresh."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import Any

AT_ONCE = 2
"""Workbooks in work at the same time in one process: one computes while the other reads or writes."""
MOST_WAITING = 100
"""Workbooks that may wait; whoever comes then is told that the server is busy."""


@lru_cache(maxsize=1)
def _turns() -> Any:
    from anyio import CapacityLimiter

    return CapacityLimiter(AT_ONCE)


async def in_turn(work: Callable[..., Any], *given: Any) -> Any:
    """What ``work(*given)`` gives, worked out in a thread when its turn comes; raises FastAPI's 503 when too many wait."""
    from anyio import to_thread
    from fastapi import HTTPException

    if _turns().statistics().tasks_waiting >= MOST_WAITING:
        raise HTTPException(503, "the server is busy: try again in a minute")
    return await to_thread.run_sync(work, *given, limiter=_turns())
