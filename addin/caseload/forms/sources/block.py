"""The block that every paper has: who it is for, whose office it comes from, where it goes."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from caseload.forms.sources.case import Case


def name_of(case: Case) -> str:
    """First and last name."""
    return f"{case.value('first_name') or ''} {case.value('last_name') or ''}".strip()


def address_of(case: Case) -> str | None:
    """The lines of the address; a confidential one is never printed, only the safe one."""
    street, city = ("safe_address", "safe_city") if case.yes("confidential") else ("address", "city")
    lines = [name_of(case), case.value(street), case.value(city)]
    return "\n".join(str(line) for line in lines) if all(lines) else None


def _office(case: Case) -> str | None:
    lines = [case.value("agency_address"), case.value("agency_city")]
    return ", ".join(str(line) for line in lines) if all(lines) else None


def _contact(case: Case) -> str | None:
    name, phone = case.value("worker_name"), case.value("worker_phone")
    return f"{name}, {phone}" if name and phone else None


def in_language(case: Case, name: str) -> Any:
    """A setting that may stand there in Spanish too, as ``name_es``."""
    spanish = case.value(f"{name}_es") if case.language == "es" else None
    return spanish or case.value(name)


def language_help(case: Case) -> str | None:
    """The agency's line on free language help in each language that it gave, the paper's own first.

    Who cannot read the paper may read one of the others.
    """
    name, settings = "language_services", case.caseload.settings
    own = in_language(case, name)
    others = [text for key, text in settings.items() if key.startswith(name) and text and text != own]
    return "\n".join(map(str, (own, *others))) if own else None


HEARING_DAYS = {"wtw": "calworks.hearing_days", "gain": "calworks.hearing_days", "grow": "gr.hearing_days",
                "vr": "vr.hearing_days"}  # fmt: skip
"""Program -> the parameter with the days in which a hearing may be asked for."""


def hearing_deadline(case: Case) -> Any:
    """The last day to ask for a hearing: by the agency's own number of days, else by the law in force.

    None where neither knows a number: the notice then says that this day is missing.
    """
    days = case.value("hearing_days") or case.law(HEARING_DAYS[case.caseload.program.code])
    return case.ask("TIME-01.due", "due_on", event_on=case.as_of, days=days)


COMMON: dict[str, Callable[[Case], Any]] = {
    "participant_name": name_of,
    "address_block": address_of,
    "office_address": _office,
    "office_phone": lambda case: case.value("agency_phone"),
    "language_services": language_help,
    "cap_information": lambda case: in_language(case, "cap_information"),
    "hearing_deadline_on": hearing_deadline,
    "program": lambda case: case.value("comment_program") or case.caseload.program.title,
    "ec": lambda case: case.value("worker_name"),
    "contact": _contact,
    "copy_of": lambda case: None,
    "second_parent": lambda case: case.yes("other_parent"),
}
"""Fields that every form fills alike."""
