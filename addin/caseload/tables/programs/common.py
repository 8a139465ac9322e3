"""Columns and tables that every program's workbook has."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from caseload.rules.engine.codes import Codes
from caseload.rules.engine.kinds import Choice, Count, Day, Flag, Kind, Month, Text
from caseload.rules.engine.shown import output_kind
from caseload.tables.schema import Alerts, Column, Computed, Fixed, Own, Setting, Source, Standing, Table

LANGUAGES = Codes("en", "es", "other")
SPOKEN = {"en": "English", "es": "Spanish"}
"""Code of a language -> its name."""
AS_OF = Setting("as_of")


def typed(name: str, header: str, kind: Kind, help: str = "", width: int = 14, **more: Any) -> Column:
    """A column that people fill in."""
    return Column(name, header, kind, help, width, **more)


def text(name: str, header: str, help: str = "", width: int = 18, **more: Any) -> Column:
    """A column of text."""
    return Column(name, header, Text(header), help, width, **more)


def own(**inputs: str) -> dict[str, Source]:
    """Inputs that come from columns of the same row."""
    return {name: Own(column) for name, column in inputs.items()}


def fixed(**inputs: Any) -> dict[str, Source]:
    """Inputs that are the same in every row."""
    return {name: Fixed(value) for name, value in inputs.items()}


APPROVER = "Name of the person who approved it; without a name and a day nothing is in force."
PARTICIPANT = text("participant_id", "Participant", "Number of the person in this workbook, as on the first sheet.",
                   13, required=True)  # fmt: skip

PERSON = (
    text("participant_id", "Participant", "A number of your own for this person; used on every other sheet.", 13,
         required=True),
    text("case_number", "Case number", "The county's case number.", 14, required=True),
    text("first_name", "First name", width=14, required=True),
    text("last_name", "Last name", width=16, required=True),
    typed("language", "Language", Choice(LANGUAGES, "language for letters"), "Language for letters: en or es.", 10,
          required=True),
    typed("large_print", "Large print", Flag("letters in large print"), "yes: letters in large print.", 9),
    text("phone", "Phone", width=13),
    text("address", "Address", "Street and number; letters go here.", 24, required=True),
    text("city", "City, state, ZIP", width=24, required=True),
    typed("confidential", "Confidential", Flag("confidential address"),
          "yes: the address is kept secret; letters go to the safe address only.", 13, required=True),
    text("safe_address", "Safe address", "Where letters go when the address is confidential.", 22),
    text("safe_city", "Safe city, state, ZIP", width=22),
)  # fmt: skip

SETTINGS = (
    typed("as_of", "Day asked about", Day("day asked about"), "Every computed cell answers for this day.",
          required=True),
    text("agency_name", "Agency", "Name of the agency on letters.", required=True),
    text("agency_address", "Agency address", required=True),
    text("agency_city", "Agency city, state, ZIP", required=True),
    text("agency_phone", "Agency phone", required=True),
    text("language_services", "Language services", "Line about free language help; may stay blank."),
    text("language_services_es", "Language services, Spanish", "The same line in Spanish; may stay blank."),
    text("hearing_office", "Hearing office", "Where a hearing is asked for; may stay blank."),
    text("hearing_phone", "Hearing phone"),
    text("office_name", "Office", "District or office on letters.", required=True),
    text("worker_name", "Worker", "Name of the worker whose caseload this is.", required=True),
    text("worker_phone", "Worker's phone", required=True),
    text("worker_id", "Worker number", required=True),
    text("supervisor_name", "Supervisor", required=True),
)

TODAY = Table(
    "Today", "Today", owned=True, unique=(),
    about="What is overdue, due today and due in the next days; written by refresh, sorted by day.",
    columns=(
        text("standing", "Standing", width=9),
        typed("due_on", "Due on", Day("due on"), width=11),
        typed("days_left", "Days left", Count("days left", low=None), width=7),
        PARTICIPANT,
        text("person", "Name", width=17),
        text("what", "What", width=29, lines=True),
        text("why", "Why", width=37, lines=True),
        text("source", "Source", width=15, lines=True),
        text("place", "Cell", width=16, link=True),
    ),
)  # fmt: skip

ALERTS = Column("alerts", "Alerts", Text("alerts"), "Lines of the sheet Today for this person.", 18, computed=Alerts(),
                lines=True)  # fmt: skip

CHECKLIST = Table(
    "Checklist", "Checklist", owned=True, grows=("month", "participant_id", "rule", "on", "point"),
    about="The duties of the month, for each person those that apply; tick what is done. Refresh adds, and keeps yours.",
    columns=(
        typed("month", "Month", Month("month"), "Month as YYYY-MM.", 8),
        PARTICIPANT,
        text("person", "Name", width=18),
        text("rule", "List", "The checklist from which it comes.", 11),
        text("point", "Point", "Its code.", 26),
        text("what", "What", width=37, lines=True),
        typed("on", "For the day", Day("day for which it is"), "Day of the visit, when it belongs to one.", 11),
        typed("done", "Done", Flag("done"), "yes when it is done.", 7, yours=True),
        typed("done_on", "Done on", Day("done on"), "Day on which it was done.", 11, yours=True),
        text("remark", "Remark", "Yours; refresh keeps it.", 13, lines=True, yours=True),
    ),
)  # fmt: skip

NOTICES = Table(
    "Notices", "Notices", key="case_number", owned=True, unique=("notice_id",), grows=("notice_id",),
    about="Documents that were issued, brought in from the register; your own remarks are kept.",
    columns=(
        text("notice_id", "Notice", width=16),
        text("form", "Form", width=15),
        text("case_number", "Case number", width=14),
        typed("trigger_on", "Because of", Day("day that made it due"), width=11),
        text("recipient", "To", width=13),
        text("language", "Language", width=9),
        typed("produced_on", "Produced on", Day("day of the document"), width=11),
        text("state", "State", width=10),
        text("file", "File", width=36),
        text("remark", "Remark", "Yours; refresh keeps it.", 20, lines=True, yours=True),
    ),
)  # fmt: skip


def called(word: str, *columns: Column) -> tuple[Column, ...]:
    """Some columns with a program's own word for the participant in the header (client …)."""
    return tuple(replace(each, header=word) if each.header == PARTICIPANT.header else each for each in columns)


def kind_of(question: str, name: str, field: str = "") -> Any:
    """The kind of an input or output of a question: a column that feeds it is read exactly as the question reads it.

    ``field``: of the lines of a list.
    """
    from caseload.rules import find

    asked = find(question)
    found = asked.inputs[name] if name in asked.inputs else asked.gives[name]
    return found.fields[field] if field else getattr(found, "item", None) or found


def feeds(name: str, header: str, question: str, help: str = "", width: int = 14, *, input: str = "",
          field: str = "", **more: Any) -> Column:  # fmt: skip
    """A column that people fill in and a question reads, as an input or as a field of its lines."""
    return typed(name, header, kind_of(question, input or name, field), help, width, **more)


def stands(name: str, header: str, question: str, output: str, width: int, help: str, **more: Any) -> Column:
    """A column that says where a person stands in a process that several sheets tell of."""
    return Column(name, header, output_kind(question, output), help, width, computed=Standing(question, output), **more)


def answers(name: str, header: str, question: str, output: str, inputs: dict[str, Source], width: int = 14,
            **more: Any) -> Column:  # fmt: skip
    """A column that a question fills."""
    made = Computed(question, output, inputs, more.pop("when", ""))
    return Column(name, header, output_kind(question, output), more.pop("help", ""), width, computed=made, **more)
