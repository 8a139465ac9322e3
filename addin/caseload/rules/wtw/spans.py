"""Spans of days with a first and a last day, or with no end yet."""

from __future__ import annotations

from typing import Any

from caseload.rules.engine.primitives import known, negate


def covers(began_on: Any, ends_on: Any, day: Any) -> Any:
    """Does a day lie in a span? Both ends belong to it; a blank last day leaves it open."""
    return (began_on <= day) & (negate(known(ends_on)) | (day <= ends_on))
