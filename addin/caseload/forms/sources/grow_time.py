"""The time on General Relief that a GROW participant has left, as letters tell it."""

from __future__ import annotations

from caseload.forms.sources.case import Case


def time_is_up(case: Case) -> bool:
    """Are no days of aid left? Intensive Case Management goes on only until then (003:8, 13, 70)."""
    return bool(case.value("days_left") == 0)


def days_left(case: Case) -> int | None:
    """The days of aid that a letter tells of (003:72); None when there are none, or when they are not known."""
    return case.value("days_left") or None
