"""An invented Employment Follow-Up caseload of Nebraska VR."""

from __future__ import annotations

import random
from collections.abc import Mapping
from datetime import date
from typing import Any

from caseload.tables.sample import Tables, days, person
from caseload.tables.samples import vr_papers

TABLES = ("Clients", "Authorizations", "Contacts", "Requests", "Plan", "Amendments", "Course",
          *vr_papers.TABLES)  # fmt: skip
CITIES = ("Lincoln, NE 68500", "Omaha, NE 68100", "Kearney, NE 68840", "North Platte, NE 69100")
JOBS = (("Example Grocery", "Stock clerk", "53-7065"), ("Sample Bakery", "Baker's helper", "51-3011"),
        ("Placeholder Printing", "Office clerk", "43-9061"), ("Specimen Nursery", "Grounds worker", "37-3011"))  # fmt: skip
SERVICES = (("Job coaching", "Supports on the job"), ("Work clothing", "Tools and clothing"),
            ("Bus passes", "Transportation"), ("Screen reader training", "Training"))  # fmt: skip
POINTS = "employment_reviewed, supports_reviewed, closure_requirements_met, long_term_supports_referred"

SETTINGS: Mapping[str, Any] = {
    "agency_name": "Example Vocational Rehabilitation", "agency_address": "200 Sample Mall",
    "agency_city": "Lincoln, NE 68500", "agency_phone": "(402) 555-0100",
    "language_services": "Free language help: call (402) 555-0101.",
    "language_services_es": "Ayuda gratis en su idioma: llame al (402) 555-0101.",
    "hearing_office": "Example Hearing Office, 300 Sample Mall, Lincoln, NE 68500", "hearing_phone": "(402) 555-0102",
    "worker_phone": "(402) 555-0142",
    "cap_information": "The Example Client Assistance Program answers questions about your rights: (402) 555-0103.",
    "cap_information_es": "El programa de ayuda al cliente responde a preguntas sobre sus derechos: (402) 555-0103.",
}  # fmt: skip


def add(made: Tables, number: int, chance: random.Random, as_of: date) -> None:
    """The records of one invented person."""
    who, trouble = person(number, chance), number % 10
    key = {"participant_id": who["participant_id"]}
    employer, job, soc = JOBS[number % len(JOBS)]
    began = date(2024, 2, 29) if number == 4 else days(as_of, days=-chance.choice([5, 20, 45, 70, 88, 90, 93, 120, 150]))
    hidden = who["confidential"] and number != 27
    who |= {
        "case_number": f"NE{400000 + number:06d}", "phone": f"(402) 555-01{number % 100:02d}",
        "city": CITIES[number % len(CITIES)], "safe_address": "PO Box 200" if hidden else None,
        "safe_city": CITIES[0] if hidden else None, "employer": employer, "job_title": job, "job_goal": job,
        "soc": soc, "employment_outcome_on": began, "supported_employment": trouble == 2, "employed": True,
        "requirements_met": number % 3 == 0, "points_done": POINTS if number % 3 == 0 else POINTS.split(", ")[0],
        "benefits_program": "SSI" if trouble == 2 else None,
    }  # fmt: skip
    made["Clients"].append(who)
    made["Course"].append({**key, "event": "employment_outcome", "event_on": began, "with_support": trouble == 2,
                           "recorded_by": "Robin Specimen"})  # fmt: skip
    category = SERVICES[number % len(SERVICES)][1]
    made["Plan"] += [{**key, "category": each, "on_plan_since": days(began, days=-200)}
                     for each in ("Job search", category)]  # fmt: skip
    paid_on = _authorization(made, key, number, chance, began)
    if began < paid_on <= as_of and trouble not in (1, 2, 4, 6):
        made["Course"].append({**key, "event": "timeline_started", "event_on": paid_on,
                               "recorded_by": "Robin Specimen"})  # fmt: skip
    _contacts(made, key, number, chance, began, as_of)
    _trouble(made, who, key, trouble, began, as_of)
    vr_papers.papers(made, who, number, as_of)


def _authorization(made: Tables, key: dict[str, Any], number: int, chance: random.Random, began: date) -> date:
    """What was authorized before the job, mostly paid; returns the day on which it is completed."""
    service, category = SERVICES[number % len(SERVICES)]
    ends = days(began, days=chance.choice([-40, -10, 0, 14]))
    paid_on = days(ends, days=chance.choice([3, 12, 25])) if number % 4 != 1 else None
    made["Authorizations"].append({
        **key, "service": service, "category": category, "provider": "Example Services", "authorized": True,
        "post_employment": False, "authorized_from_on": days(ends, days=-60), "ends_on": ends,
        "paid_in_full": paid_on is not None, "paid_on": paid_on, "state": "closed",
    })  # fmt: skip
    return paid_on or ends


def _contacts(made: Tables, key: dict[str, Any], number: int, chance: random.Random, began: date,
              as_of: date) -> None:  # fmt: skip
    if number % 12 == 9:
        return
    day = days(began, days=chance.randrange(3, 13))
    while day <= as_of:
        made["Contacts"].append({
            **key, "contact_on": day, "with_client": True, "with_employer": day < days(began, days=13) and number % 5 != 0,
            "purpose": "How the job is going", "results": "The job goes well; nothing else is needed now.",
        })  # fmt: skip
        day = days(day, days=chance.choice([27, 30, 33]))
    if number % 7 == 3:
        made["Contacts"].pop()


def _asked(key: dict[str, Any], service: str, category: str, on: date, **more: Any) -> dict[str, Any]:
    """A request whose criteria are answered."""
    return {
        **key, "service": service, "category": category, "requested_on": on, "service_on": days(on, days=10),
        "purpose": "maintain", "necessary": True, "necessary_reason": "Without it the job would be lost.",
        "limited": True, "readily_available": True, "easy": True, "routine": False, "complex": False,
        "beyond_scope": False, **more,
    }  # fmt: skip


def _trouble(made: Tables, who: dict[str, Any], key: dict[str, Any], trouble: int, began: date, as_of: date) -> None:
    note = {**key, "recorded_by": "Robin Specimen"}
    if trouble == 1:
        _running_service(made, key, note, began, as_of)
    elif trouble == 2:
        agreed = days(began, days=60)
        who["transition_completed_on"] = agreed if agreed <= as_of else None
        if agreed <= as_of:
            made["Course"].append({**note, "event": "timeline_started", "event_on": agreed})
    elif trouble == 3:
        _another_job(made, key, as_of)
    elif trouble == 4:
        lost = days(as_of, days=-12)
        who |= {"job_lost_on": lost, "employed": False}
        made["Course"].append({**note, "event": "job_lost", "event_on": max(lost, began)})
    elif trouble == 5:
        made["Authorizations"].append({**key, "service": "Driving lessons", "category": "Training", "authorized": True,
                                       "post_employment": False, "authorized_from_on": days(began, days=-20),
                                       "ends_on": None, "paid_in_full": False, "state": "open"})  # fmt: skip
    elif trouble == 6:
        _closed(made, who, note, as_of)
    elif trouble == 7:
        made["Authorizations"].append({**key, "service": "Work boots", "category": "Tools and clothing",
                                       "authorized": True, "post_employment": True, "ends_on": None,
                                       "authorized_from_on": days(as_of, days=-20), "state": "closed"})  # fmt: skip
    elif trouble == 8:
        _moving_up(made, key, as_of)
    elif trouble == 9:
        who |= {"employed": None, "requirements_met": None}


def _running_service(made: Tables, key: dict[str, Any], note: dict[str, Any], began: date, as_of: date) -> None:
    """A service after the job began, decided and authorized."""
    on = max(days(as_of, days=-25), began)
    steps = "check_other_agencies, authorize_if_needed"
    made["Requests"].append(_asked(key, "Refresher coaching", "Supports on the job", on, others_fulfilled=True,
                                   others_can_meet=False, worksite_modification=False, simple_accommodation=False,
                                   steps_done=steps, decided_by="Robin Specimen", decided_on=on,
                                   attested="strengths, resources, priorities, informed_choice"))  # fmt: skip
    made["Authorizations"].append({**key, "service": "Refresher coaching", "category": "Supports on the job",
                                   "authorized": True, "post_employment": True, "authorized_from_on": on,
                                   "ends_on": days(as_of, days=15), "paid_in_full": False, "state": "open"})  # fmt: skip
    made["Course"] += [{**note, "event": event, "event_on": on, "service": "Refresher coaching",
                        "expected_end": days(as_of, days=15) if event == "pes_authorized" else None}
                       for event in ("pes_requested", "criteria_met", "pes_authorized")]  # fmt: skip


def _another_job(made: Tables, key: dict[str, Any], as_of: date) -> None:
    """A request for another job: the two occupation codes differ, so the text stops it."""
    made["Requests"].append(_asked(key, "Resume for a new job", "Job search", days(as_of, days=-6), purpose="regain",
                                   necessary_reason="The hours of the job were cut; the client looks for another one.",
                                   beyond_scope=True, attested="strengths, resources, priorities, informed_choice",
                                   old_soc="43-9061", new_soc="51-3011", needs_vr=True))  # fmt: skip


def _moving_up(made: Tables, key: dict[str, Any], as_of: date) -> None:
    """A request to move up, not all answered yet; its category is new on the plan."""
    made["Requests"].append(_asked(key, "Supervisor course", "Certificates", days(as_of, days=-3), purpose="advance",
                                   same_pathway=True, greater_pay=True, employer_help=None))  # fmt: skip
    made["Amendments"].append({**key, "category": "Certificates", "change_text": "A course for supervisors is added.",
                               "goal_changed": False, "service_terminated": False, "provider_changed": True,
                               "client_signed_on": days(as_of, days=-2), "counselor_signed_on": None})  # fmt: skip


def _closed(made: Tables, who: dict[str, Any], note: dict[str, Any], as_of: date) -> None:
    """A case that a person closed after the 90 days."""
    began = days(as_of, days=-150)
    who |= {"employment_outcome_on": began, "requirements_met": True, "points_done": POINTS,
            "closed_on": days(as_of, days=-1), "closed_by": "Sam Example", "closure_reviewed_on": days(as_of, days=-2)}  # fmt: skip
    made["Authorizations"][-1] |= {"authorized_from_on": days(began, days=-60), "ends_on": days(began, days=-9),
                                   "paid_in_full": True, "paid_on": days(began, days=-2)}  # fmt: skip
    made["Course"][-1]["event_on"] = began
    made["Course"] += [{**note, "event": "requirements_met", "event_on": days(as_of, days=-2)},
                       {**note, "event": "closed", "event_on": days(as_of, days=-1)}]  # fmt: skip
