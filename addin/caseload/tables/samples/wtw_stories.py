"""What must hold together in the invented Welfare-to-Work caseload: the days and papers of one person tell one story."""

from __future__ import annotations

from datetime import date
from typing import Any

from caseload.tables.sample import Tables, days

TRAINING = {"activity": "Office skills class", "activity_kind": "training"}


def tell(made: Tables, who: dict[str, Any], number: int, as_of: date) -> None:
    """Bring the rows of one person into line with what the plan, the sanction or the newness of the case says."""
    trouble = number % 10
    if trouble == 3:
        _amended(made, who, as_of)
    elif number % 20 == 9:
        _plan_today(made, who, as_of)
    elif number % 20 == 19:
        _just_arrived(made, who, as_of)


def _mine(made: Tables, table: str, who: dict[str, Any]) -> list[dict[str, Any]]:
    return [row for row in made[table] if row["participant_id"] == who["participant_id"]]


def _without(made: Tables, who: dict[str, Any], *tables: str) -> None:
    for table in tables:
        made[table] = [row for row in made[table] if row["participant_id"] != who["participant_id"]]


def _amended(made: Tables, who: dict[str, Any], as_of: date) -> None:
    """The class of the plan is the activity; worker and participant met on the day of the change."""
    plan = made["Plans"][-1]
    _mine(made, "Activities", who)[0].update(TRAINING, began_on=plan["began_on"])
    _met(made, who, plan["amended_on"], "Change of the plan", "The change was discussed and agreed.", "WTW 2, amended")


def _met(made: Tables, who: dict[str, Any], on: date, purpose: str, results: str, forms: str) -> None:
    """One contact face to face on a day."""
    key = who["participant_id"]
    made["Contacts"] = [row for row in made["Contacts"] if (row["participant_id"], row["contact_on"]) != (key, on)]
    made["Contacts"].append({"participant_id": key, "contact_on": on, "contact_kind": "face_to_face", "purpose": purpose,
                             "results": results, "forms": forms, "documents": "none"})  # fmt: skip


def _plan_today(made: Tables, who: dict[str, Any], as_of: date) -> None:
    """Orientation and appraisal are behind; the plan is completed and signed today, and its class begins today."""
    who["assigned_on"] = days(as_of, days=-42)
    _without(made, who, "Activities", "Attendance", "NewCases", "Schedule")
    for name, back in (("orientation", 28), ("appraisal", 14)):
        made["Activities"].append({
            "participant_id": who["participant_id"], "activity": name.title(), "activity_kind": name, "place": "Example Office",
            "began_on": days(as_of, days=-back), "ends_on": days(as_of, days=-back), "weekly_hours": 3,
        })  # fmt: skip
    made["Activities"].append({"participant_id": who["participant_id"], **TRAINING, "place": "Example Training Center",
                               "began_on": as_of, "ends_on": None, "weekly_hours": 20})  # fmt: skip
    _met(made, who, as_of, "Plan", "The plan was agreed and signed.", "WTW 2")
    made["Team"][-1]["plan_completed_on"] = as_of


def _just_arrived(made: Tables, who: dict[str, Any], as_of: date) -> None:
    """Nothing has begun: the case came within the week."""
    who["assigned_on"] = days(as_of, days=-6)
    _without(made, who, "Activities", "Attendance", "Contacts", "Schedule", "Team")
