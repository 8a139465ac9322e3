"""One authorization of a VR case by itself: when it is completed, and whether it has no end yet (002:30-36, 66).

The clocks ask the same of every record of a case (``authorizations``); here it stands beside each row of a table.
"""

from __future__ import annotations

from copy import copy
from typing import Any

from caseload.rules.engine.kinds import DEFAULT, Day, Flag, InLaw, Kind
from caseload.rules.engine.lists import Items
from caseload.rules.engine.registry import question
from caseload.rules.vr.authorizations import authorizations, authorized_only, post_employment_only, prepaid
from caseload.rules.vr.inputs import as_of

FIRST, RESTART = authorizations(authorized_only), authorizations(post_employment_only, post_employment=True)
COMPLETED = {
    "completed_on": Day("completed on", "completada el"),
    "open_end": Flag("has no end yet", "todavía sin fecha final"),
}
READ = ("authorized", "ends_on", "paid_in_full", "paid_on", "state")
"""The fields of a record that decide it."""


def _fields(record: Items, *names: str) -> dict[str, Kind]:
    """Fields of a record as inputs of their own: a blank is asked for under the record's own condition."""
    found = {}
    for name in names:
        found[name] = copy(record.fields[name])
        found[name].once, found[name].needed = found[name].needed, None
    return found


def _readings() -> dict[str, Kind]:
    """What the agency may read otherwise about a post-employment service."""
    return {
        "prepaid": prepaid(),
        "unauthorised_pes_restarts": Flag(
            "a service without authorization restarts the count", "un servicio sin autorización reinicia el conteo",
            default=InLaw("vr.unauthorised_pes_restarts", "nebraska"), blank=DEFAULT),
    }  # fmt: skip


@question(
    "VR-PES-05.authorization",
    cell={"VR_COMPLETED_ON": "completed_on", "VR_OPEN_END": "open_end"},
    cites="002:30",
    place="nebraska",
    inputs={**_fields(FIRST, *READ), "prepaid": prepaid()},
    gives=COMPLETED,
    checks=FIRST.checks,
    example={"ends_on": "2022-03-01", "paid_in_full": True, "paid_on": "2022-03-20"},
)  # fmt: skip
def authorization(authorized: Any, ends_on: Any, paid_in_full: Any, paid_on: Any, state: Any, prepaid: Any) -> Any:
    """When is one authorization completed, as the first start of the 90 days counts it?

    Boundary: a record that was only asked for or withdrawn, and a service without authorization, are never completed.
    Reading: a service paid in full before it ended is completed on the day of payment (prepaid).
    """
    return authorized_only(authorized, ends_on, paid_in_full, paid_on, state, prepaid)


@question(
    "VR-PES-07.authorization",
    cell={"VR_PES_COMPLETED_ON": "completed_on", "VR_PES_OPEN_END": "open_end"},
    cites="002:34, 36, 66",
    place="nebraska",
    inputs={
        **_fields(RESTART, "post_employment", *READ),
        **_readings(),
    },
    gives=COMPLETED,
    checks=RESTART.checks,
    example={"post_employment": True, "ends_on": "2022-03-31", "paid_in_full": False},
)  # fmt: skip
def post_employment_authorization(post_employment: Any, authorized: Any, ends_on: Any, paid_in_full: Any, paid_on: Any,
                                  state: Any, prepaid: Any, unauthorised_pes_restarts: Any) -> Any:  # fmt: skip
    """When is one post-employment service completed, as the restart of the 90 days counts it?

    Boundary: a service before the employment outcome is left out; one only asked for or withdrawn is never completed.
    Reading: a service given without authorization counts with its last day (unauthorised_pes_restarts).
    """
    return post_employment_only(post_employment, authorized, ends_on, paid_in_full, paid_on, state, prepaid,
                                unauthorised_pes_restarts)  # fmt: skip


@question(
    "VR-PES-07.running",
    cell="VR_PES_RUNNING",
    cites="002:34, 36, 66",
    place="nebraska",
    inputs={**_fields(RESTART, "post_employment", *READ), "as_of": as_of(), **_readings()},
    gives={"running": Flag("authorized or running", "autorizado o en curso")},
    checks=RESTART.checks,
    example={"post_employment": True, "ends_on": "2022-03-31", "paid_in_full": False, "as_of": "2022-03-15"},
)
def running(post_employment: Any, authorized: Any, ends_on: Any, paid_in_full: Any, paid_on: Any, state: Any,
            as_of: Any, prepaid: Any, unauthorised_pes_restarts: Any) -> Any:  # fmt: skip
    """Is one post-employment service authorized or running on the day asked about, so that no count runs?

    Boundary: on the day of completion itself it is no longer running.
    Reading: a service runs until it is completed, also while only its last payment is outstanding.
    """
    one = post_employment_only(post_employment, authorized, ends_on, paid_in_full, paid_on, state, prepaid,
                               unauthorised_pes_restarts)  # fmt: skip
    return one["open_end"] | (one["completed_on"] > as_of)
