"""Occupation codes (SOC) as an input: ``43-4051``, also with an ending ``.00`` that is not looked at."""

from __future__ import annotations

import re
from typing import Any

from caseload.rules.engine.kinds import Kind, Refused
from caseload.rules.engine.primitives import choose

_SHAPE = re.compile(r"([0-9]{2})-([0-9]{4})(\.[0-9]{2})?", re.ASCII)
MAJOR_GROUP, WHOLE = 2, 6
"""How many digits of a code may be compared: those of its major group, or all."""
_IN_A_GROUP = 10 ** (WHOLE - MAJOR_GROUP)


class SocCode(Kind):
    """An occupation code; the body gets its six digits as a number."""

    reads = "text"

    def take(self, raw: Any) -> int:
        found = _SHAPE.fullmatch(raw.strip()) if isinstance(raw, str) else None
        if found is None:
            raise Refused("not_a_soc_code")
        return int(found[1] + found[2])

    def show(self, value: Any) -> str | None:
        return None if value < 0 else f"{value // _IN_A_GROUP:02d}-{value % _IN_A_GROUP:04d}"

    def extremes(self) -> list[int]:
        return [0, 10**WHOLE - 1]

    def allowed(self) -> str:
        return "NN-NNNN"


def same_group(code: Any, other: Any, digits: Any) -> Any:
    """Do the first digits of two codes agree, those of the major group or all?"""
    return choose(digits == MAJOR_GROUP, code // _IN_A_GROUP == other // _IN_A_GROUP, code == other)
