"""What documents need in the invented VR caseload: papers, recipients, words of contacts, requests and plan changes."""

from __future__ import annotations

from datetime import date
from typing import Any

from caseload.tables.sample import Tables, days
from caseload.tables.samples import papers as common

TABLES = ("Recipients", "Documents")
WHY = {"en": "Your employer offers the job of a supervisor.", "es": "Su empleador le ofrece un puesto de supervisor."}
WHAT = {"en": "A course for supervisors is added.", "es": "Se agrega un curso para supervisores."}


def papers(made: Tables, who: dict[str, Any], number: int, as_of: date) -> None:
    """Rows and columns for one person, by the same troubles as the rest of the caseload."""
    key, trouble = {"participant_id": who["participant_id"]}, number % 10
    common.papers(made, who, number, as_of, "Lincoln, NE 68500")
    for row in made["Contacts"]:
        if row["participant_id"] == key["participant_id"]:
            row |= {"contact_kind": "telephone" if number % 2 else "face_to_face", "forms": "none",
                    "documents": None if number % 5 == 0 else "none"}  # fmt: skip
    if trouble == 6:
        who["supports"] = "Example Employer Network (Ticket to Work); Sample Job Club"
    if trouble in (1, 3):
        made["Requests"][-1] |= {
            "provider": "Example Services", "decided_by": "Robin Specimen", "decided_on": days(as_of, days=-5),
            "comparable_services": "The employer and the community college were asked; neither offers it.",
        }  # fmt: skip
    elif trouble == 8:
        language = who["language"]
        made["Amendments"][-1] |= {
            "drafted_on": days(as_of, days=-3), "change_text": WHAT[language], "service": "Supervisor course",
            "provider": "Example Community College", "from_on": days(as_of, days=12), "to_on": days(as_of, days=70),
            "amendment_reason": WHY[language], "review_by": days(as_of, days=180),
        }  # fmt: skip
