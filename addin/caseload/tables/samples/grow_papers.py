"""What documents need in the invented GROW caseload: appointments, events, papers, recipients, hearings."""

from __future__ import annotations

from datetime import date
from typing import Any

from caseload.tables.sample import Tables, days
from caseload.tables.samples import papers as common

TABLES = ("Appointments", "Events", "Recipients", "Documents")
KINDS = {"Job readiness training": "jspc", "Orientation": "orientation", "Early job search": "other",
         "Computer classes": "education_training"}  # fmt: skip
HOW = {"supportive_call": "telephone", "text_message": "text_message"}
BRING = {
    "en": {"employment_check": "Pay stubs of the last month; ABP 192, if you have it", "icm": "Your job search list (ABP 85)"},
    "es": {"employment_check": "Talones de pago del último mes; ABP 192, si lo tiene", "icm": "Su lista de búsquedas (ABP 85)"},
}
WAY = {
    "en": "Take bus 20 to Sample Avenue. The building is across from the library.",
    "es": "Tome el autobús 20 hasta Sample Avenue. El edificio está frente a la biblioteca.",
}


def papers(made: Tables, who: dict[str, Any], number: int, as_of: date) -> None:
    """Rows and columns for one person, by the same troubles as the rest of the caseload."""
    key = {"participant_id": who["participant_id"]}
    common.papers(made, who, number, as_of, "Los Angeles, CA 90000")
    _assignments(made, number, as_of)
    _appointments(made, who, key, number, as_of)
    _visit(made, key, number)
    made["Contacts"][-1] |= {"contact_kind": HOW.get(made["Contacts"][-1]["session_form"], "face_to_face"),
                             "forms": "ABP 85" if number % 3 == 0 else "none",
                             "documents": None if number % 5 == 0 else "none"}  # fmt: skip
    if number % 10 == 7:
        made["Events"].append({**key, "event": "Example Job Fair", "event_kind": "job_fair", "event_on": days(as_of, days=6),
                               "event_time": "10:00 a.m.", "place": "Example Hall, 9 Prueba Court", "contact": "Toni Muestra",
                               "directions": WAY[who["language"]], "map_given": None})  # fmt: skip
    if number % 10 == 1 or number % 10 == 4:
        _hearing(made, key, number, as_of)
    if number % 20 == 2:
        _verification(made, who, key, as_of)
    if number % 20 == 12:
        made["Employment"][-1]["sent_on"] = None
        made["Documents"][-1]["document"] = "Letter that offers the job"


def _assignments(made: Tables, number: int, as_of: date) -> None:
    """Kind, hours and place of the assignments; each second one has been signed."""
    running = made["Components"][-1]
    running |= {"activity_kind": KINDS[running["component"]], "weekly_hours": 20, "place": "Example Training Center",
                "starts_at": "Mon to Thu, 9 a.m.",
                "plan_signed_on": running["began_on"]}  # fmt: skip
    if number % 10 == 6:
        made["Components"].append({
            "participant_id": running["participant_id"], "component": "Computer classes", "began_on": days(as_of, days=6),
            "activity_kind": "education_training", "weekly_hours": 16, "place": "Example Adult School",
            "starts_at": "Mon to Thu, 1 p.m.",
        })  # fmt: skip
    if number % 8 == 2:
        made["Beside"][-1]["plan_signed_on"] = made["Beside"][-1]["began_on"]


def _appointments(made: Tables, who: dict[str, Any], key: dict[str, Any], number: int, as_of: date) -> None:
    if number % 4 == 0:
        purpose = "employment_check" if number % 8 == 4 else "icm"
        made["Appointments"].append({**key, "purpose": purpose, "appointment_on": days(as_of, days=7),
                                     "appointment_time": "9:30 a.m.", "place": "Example Office, room 4",
                                     "bring": BRING[who["language"]][purpose]})  # fmt: skip


def _verification(made: Tables, who: dict[str, Any], key: dict[str, Any], as_of: date) -> None:
    """The appointment at which the employer's paper is returned."""
    made["Appointments"].append({**key, "purpose": "employment_check", "appointment_on": days(as_of, days=20),
                                 "appointment_time": "1:30 p.m.", "place": "Example Office, room 4",
                                 "bring": BRING[who["language"]]["employment_check"]})  # fmt: skip


def _visit(made: Tables, key: dict[str, Any], number: int) -> None:
    """At some visits nothing has been done yet; at some first ones the practice application was too hard."""
    last = made["Visits"][-1] if made["Visits"] else None
    if last is None or last["participant_id"] != key["participant_id"]:
        return
    if number % 7 == 0:
        last["steps_done"] = "abp821_updated"
    if number % 10 == 1:
        last |= {"test_application": "failed", "would_benefit_literacy": True}


def _hearing(made: Tables, key: dict[str, Any], number: int, as_of: date) -> None:
    """Some hearings are ahead; some were decided, with and without good cause."""
    failure = made["Noncompliance"][-1]
    if number % 20 == 1:
        failure |= {"failed_on": days(as_of, days=-20), "notified_on": days(as_of, days=-19),
                    "noa_on": days(as_of, days=-13), "effective_on": days(as_of, days=20),
                    "hearing_set_on": days(as_of, days=-10), "hearing_on": days(as_of, days=9),
                    "instance": 1, "officer": "Alex Officer-Sample"}  # fmt: skip
        made["Appointments"].append({**key, "purpose": "hearing", "appointment_on": failure["hearing_on"],
                                     "appointment_time": "2:00 p.m.", "place": "Example Office, room 1"})  # fmt: skip
    elif number % 10 == 4:
        failure |= {"officer": "Alex Officer-Sample", "decided_on": days(failure["hearing_on"], days=1)}
    if number % 20 == 14:
        failure |= {"good_cause": True, "classification": "good_cause", "approved_by": None, "approved_on": None, "last_day_of_aid": None,
                    "return_on": days(as_of, days=5)}  # fmt: skip
