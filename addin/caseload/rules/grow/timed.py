"""Duties with a last day, as General Relief and GROW answer them: done in time, late, or still open."""

from __future__ import annotations

from typing import Any

from caseload.rules.engine.primitives import choose, known
from caseload.rules.engine.units import NONE


def timed_duty(done_on: Any, last_day: Any, as_of: Any) -> Any:
    """Was it done by the last day? Not done: no once the day asked about is past it, otherwise not decided yet."""
    return choose(known(done_on), done_on <= last_day, choose(known(as_of) & (as_of > last_day), False, NONE))
