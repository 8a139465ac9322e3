"""An office with one form of its own and invented participants, for tests of batches."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

from caseload.forms.catalogue import Form, read_catalogue
from forms.make import template

DAY = date(2026, 11, 25)

_CATALOGUE = """
forms:
  - code: plan_letter
    number: X 2
    title: {en: Plan, es: Plan}
    programs: [wtw]
    reader: participant
    languages: [en, es]
    version: "2026-11"
    starts: [{due: WTW-22, from: amended_on}, {due: WTW-21, from: activities.began_on}]
    fields:
      - {name: case_number, kind: text, label: {en: Case number}, from: participants.case_number}
      - {name: name, kind: text, label: {en: Participant}, from: participants.participant_name}
      - {name: amended_on, kind: date, label: {en: Changed on}, from: plans.amended_on}
      - {name: note, kind: paragraph, label: {en: Note}, from: typed, required: false}
      - {name: notice_id, kind: text, label: {en: Notice}, from: notices.notice_id}
      - {name: produced_on, kind: date, label: {en: Date}, from: notices.produced_on}
      - name: activities
        kind: rows
        label: {en: Activities}
        from: activities
        fields:
          - {name: what, kind: text, label: {en: Activity}, from: activities.activity}
          - {name: hours, kind: hours, label: {en: Hours}, from: activities.hours}
"""


def office(folder: Path) -> Form:
    """The form ``plan_letter`` in English and Spanish, with its templates under ``folder``."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "catalogue.yaml").write_text(_CATALOGUE, encoding="utf-8")
    rows = [["What", "Hours"], ["{%tr for row in activities %}", ""], ["{{ row.what }}", "{{ row.hours }}"]]
    for language, hello in (("en", "Dear"), ("es", "Hola")):
        place = folder / "wtw" / language
        place.mkdir(parents=True)
        template(
            place / "plan_letter.docx", f"{hello} {{{{ name }}}}, changed on {{{{ amended_on }}}}",
            "{%p if note %}", "{{ note }}", "{%p endif %}",
            table=[*rows, ["{%tr endfor %}", ""]],
            header="Case {{ case_number }} Notice {{ notice_id }}", footer="{{ produced_on }}",
        )  # fmt: skip
    return read_catalogue(folder).form("plan_letter")


def row(number: int, **other: Any) -> dict[str, Any]:
    """One invented participant's row."""
    return {
        "case_number": f"C{number:05d}", "trigger_on": DAY, "name": f"Participant{number} Ejemplo",
        "amended_on": date(2026, 11, 2), "activities": [{"what": "Job search", "hours": 20.0, "began_on": DAY}],
        **other,
    }  # fmt: skip
