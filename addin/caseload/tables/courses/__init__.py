"""What happened to a person, as the sheets tell it: the dated events that a machine plays, each with its cell.

A program says in ``programs/<program>_course.py`` which columns tell of which event (``Happens``) and which rows a
history shows beside them (``Shown``). Sheets on which people list events themselves (``Listed``) are found by the
columns that a machine's question fills. An event without its day, or an adverse one without who decided it, is named
and left out: nothing is guessed.

What lives here: what a program declares (``declared``), a row as it tells of events (``row``), the events of a person
(``events``), and what a machine's question answers to them (``standings``). What does not: the machines (``rules``),
and how a history is told (``worklist.history``).
"""

from __future__ import annotations

from caseload.tables.courses.declared import Course, Happens, Listed, Shown, courses, shown_rows
from caseload.tables.courses.events import Recorded, events_by_person, recorded
from caseload.tables.courses.row import Row
from caseload.tables.courses.standings import answered, standings

__all__ = ["Course", "Happens", "Listed", "Recorded", "Row", "Shown", "answered", "courses", "events_by_person", "recorded",
           "shown_rows", "standings"]  # fmt: skip
