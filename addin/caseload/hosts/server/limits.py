"""How often somebody may ask: a bucket for each person, refilled evenly, in this worker's memory only."""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Callable

MOST_PEOPLE = 10_000


class Buckets:
    """``most`` requests in a minute for each person; what was not used may be used later in that minute."""

    def __init__(self, most: int, clock: Callable[[], float] = time.monotonic):
        self.most, self._clock = most, clock
        self._left: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def wait(self, who: str) -> float:
        """Seconds until this person may ask again; 0 when the request is let through (and counted)."""
        now = self._clock()
        left, since = self._left.pop(who, (float(self.most), now))
        left = min(self.most, left + (now - since) * self.most / 60)
        allowed = left >= 1
        self._left[who] = (left - 1 if allowed else left, now)
        if len(self._left) > MOST_PEOPLE:
            self._left.popitem(last=False)
        return 0.0 if allowed else (1 - left) * 60 / self.most
