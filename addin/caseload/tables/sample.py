"""Invented people for samples and the demo, with the troubles that real caseloads have; the same for the same seed."""

from __future__ import annotations

import random
from collections.abc import Mapping
from datetime import date, timedelta
from importlib import import_module
from typing import Any

FIRST = ("Avery", "Blake", "Casey", "Dana", "Ellis", "Finley", "Gray", "Harper", "Indigo", "Jules", "Kai", "Lane",
         "Marlo", "Noor", "Onyx", "Paz", "Quinn", "Río", "Sol", "Tatum", "Umi", "Vale", "Wren", "Xóchitl", "Yael",
         "Zuri")  # fmt: skip
LAST = ("Sampleton", "Example", "Specimen", "Muestra", "Ejemplo", "Testfield", "Placeholder", "Draftwood", "Mockridge",
        "O'Sample", "Demo-García", "Prueba", "Trialson", "Modelo", "Fixture & Sons")  # fmt: skip
STREETS = ("Nowhere Street", "Sample Avenue", "Example Way", "Placeholder Lane", "Prueba Court")
CITIES = ("Oakland, CA 94600", "Hayward, CA 94500", "Fremont, CA 94530", "Berkeley, CA 94700")
Tables = dict[str, list[dict[str, Any]]]

SETTINGS: Mapping[str, Any] = {
    "agency_name": "Example County Social Services", "agency_address": "100 Sample Plaza",
    "agency_city": "Oakland, CA 94600", "agency_phone": "(510) 555-0100",
    "language_services": "Free language help: call (510) 555-0101.",
    "language_services_es": "Ayuda gratis en su idioma: llame al (510) 555-0101.",
    "hearing_office": "Example Hearing Office, 300 Sample Plaza, Oakland, CA 94600",
    "hearing_phone": "(510) 555-0102", "office_name": "Example Office",
    "worker_name": "Robin Specimen", "worker_phone": "(510) 555-0142", "worker_id": "EX42",
    "supervisor_name": "Sam Example", "bank_office": "hayward",
}  # fmt: skip


def sample(program: str, people: int, seed: int, as_of: date) -> Tables:
    """Records of every table for some invented people; each tenth person has one of the troubles of a real caseload."""
    own, chance = import_module(f"caseload.tables.samples.{program}"), random.Random(f"{program}-{seed}")
    made: Tables = {name: [] for name in own.TABLES}
    for number in range(1, people + 1):
        own.add(made, number, chance, as_of)
    return made


def settings(program: str) -> Mapping[str, Any]:
    """The settings of an invented office of a program."""
    own: Mapping[str, Any] = getattr(import_module(f"caseload.tables.samples.{program}"), "SETTINGS", {})
    return {**SETTINGS, **own}


def person(number: int, chance: random.Random) -> dict[str, Any]:
    """An invented person: number, case, name, address, language."""
    return {
        "participant_id": f"P{number:04d}",
        "case_number": f"01B{700000 + number:06d}",
        "first_name": FIRST[(number * 7 + chance.randrange(3)) % len(FIRST)],
        "last_name": LAST[(number * 5) % len(LAST)],
        "language": "es" if number % 3 == 1 else "en",
        "phone": f"(510) 555-01{number % 100:02d}",
        "address": f"{100 + number} {STREETS[number % len(STREETS)]}",
        "city": CITIES[number % len(CITIES)],
        "confidential": number % 20 == 7,
    }


def workday(on: date) -> date:
    """The day itself, or the Friday before a weekend."""
    return on - timedelta(days=max(0, on.weekday() - 4))


def days(on: date, **more: int) -> date:
    """A day some days later (or earlier)."""
    return on + timedelta(**more)
