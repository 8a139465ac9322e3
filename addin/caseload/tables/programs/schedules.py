"""Weekly times of a participant's activities, and where they get in each other's way."""

from __future__ import annotations

from typing import Any

from caseload.rules.engine.kinds import Flag
from caseload.tables.programs.common import PARTICIPANT, answers, feeds, text, typed
from caseload.tables.schema import Column, Finding, Table

_TODO = "Move one of the times on the sheet Schedule, or correct it."


def schedule(question: str, field: str, *more: Column) -> Table:
    """The sheet of weekly times whose days and hours a question reads."""
    return Table(
        "Schedule", "Schedule", about="Weekly times of activities; check names those that overlap.",
        columns=(
            PARTICIPANT,
            *more,
            feeds("day", "Day", question, "mon, tue … sun.", 8, input=field, field="day", required=True),
            feeds("starts_at", "From", question, "Time as 09:00.", 9, input=field, field="starts_at", required=True),
            feeds("ends_at", "Until", question, "Time as 16:30.", 9, input=field, field="ends_at", required=True),
        ),
    )  # fmt: skip


WEEKLY_TIMES = schedule("WTW-35", "slots", text("activity", "Activity", width=26, required=True))
"""Welfare-to-Work: every activity with its times."""
WORK_AND_CLASSES = schedule(
    "GROW-PES-09", "work_slots",
    typed("is_work", "Work", Flag("hours of work"), "yes for hours of work.", 8, required=True),
    typed("is_class", "Class", Flag("hours of a class"), "yes for a class beside the work.", 8, required=True),
    text("activity", "Employer or class", width=26),
)  # fmt: skip
"""GROW: work, and education beside it."""


def conflicts(question: str, inputs: dict[str, Any], width: int = 30) -> Column:
    """The participant's column of times that overlap."""
    return answers("schedule_conflicts", "Times that overlap", question, "conflicts", inputs, width, lines=True,
                   help=f"Weekly times that lie on each other ({question}).")  # fmt: skip


OVERLAP = Finding("schedule_conflicts", "weekly times overlap: {}", _TODO)
SLOT = {"day": "day", "starts_at": "starts_at", "ends_at": "ends_at"}
