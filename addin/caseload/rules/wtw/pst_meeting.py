"""A meeting of the Program Support Team: who attends, when it may be, what a missed one means (004:113-130)."""

from __future__ import annotations

from typing import Any

from caseload.rules.engine.codes import Codes
from caseload.rules.engine.kinds import NOTHING, Choice, Count, Day, Flag, InLaw, Ticks
from caseload.rules.engine.primitives import choose, known, negate, unticked
from caseload.rules.engine.registry import question

MEETINGS = Codes("initial", "subsequent")
ATTENDEES = Codes("ec", "sp", "cds_i", "job_developer", "participant", "ec_supervisor", "other")
NEEDED = Codes("ec", "sp")
"""Those without whom a meeting may be invalid: the first two of ``ATTENDEES``, in the same places."""


@question(
    "WTW-10",
    cell={"WTW_PST_VALID": "valid", "WTW_PST_ABSENT": "absent"},
    cites="004:129",
    place="alameda",
    inputs={
        "meeting_kind": Choice(MEETINGS, "first or later meeting", "reunión inicial o posterior"),
        "attendees": Ticks(ATTENDEES, "those who came", "quienes asistieron"),
    },
    gives={
        "valid": Flag("properly attended", "con los asistentes necesarios"),
        "absent": Ticks(NEEDED, "needed and not there", "necesarios y ausentes"),
    },
    example={"meeting_kind": "initial", "attendees": ["ec", "sp", "participant"]},
)  # fmt: skip
def attendance(meeting_kind: Any, attendees: Any) -> Any:
    """Is a meeting of the Program Support Team properly attended?

    Boundary: the first meeting needs counselor and provider, later ones the counselor; all others come as needed.
    Boundary: a participant who did not come makes no meeting invalid.
    """
    needed = choose(meeting_kind == MEETINGS.initial, NEEDED.bits(), NEEDED.bits("ec"))
    absent = unticked(attendees, needed)
    return {"valid": absent == 0, "absent": absent}


@question(
    "WTW-59",
    cell="WTW_PST_AFTER_APPRAISAL",
    cites="004:113, 130",
    place="alameda",
    inputs={
        "meeting_on": Day("meeting of the team", "reunión del equipo"),
        "appraisal_completed_on": Day("appraisal completed", "apreciación completada"),
    },
    gives={"ok": Flag("after the appraisal", "después de la apreciación")},
    example={"meeting_on": "2020-09-15", "appraisal_completed_on": "2020-09-14"},
)  # fmt: skip
def after_appraisal(meeting_on: Any, appraisal_completed_on: Any) -> Any:
    """Is the Program Support Team set up after the appraisal?

    Boundary: the same day is allowed.
    """
    return meeting_on >= appraisal_completed_on


@question(
    "WTW-13",
    cell={"WTW_PST_MOVE_ON": "move_on", "WTW_PST_STARTS_NONCOMPLIANCE": "start_noncompliance"},
    cites="004:125",
    place="alameda",
    inputs={
        "missed_attempts": Count("attempts that were missed", "intentos sin asistencia"),
        "pst_held": Flag("the meeting took place", "la reunión se celebró"),
        "move_on_after": Count("attempts after which the case moves on", "intentos tras los cuales el caso sigue",
                               low=1, blank=NOTHING, default=InLaw("alameda.pst_attempts", "alameda")),
    },
    gives={
        "start_noncompliance": Flag("noncompliance starts", "empieza un incumplimiento"),
        "move_on": Flag("go on to the next activity", "seguir con la próxima actividad"),
    },
    example={"missed_attempts": 3, "pst_held": False, "move_on_after": 3},
)  # fmt: skip
def missed_meeting(missed_attempts: Any, pst_held: Any, move_on_after: Any) -> Any:
    """What follows from missed attempts at a meeting of the Program Support Team?

    Boundary: a missed meeting never starts noncompliance, however often.
    Reading: "several attempts" is no number of ours; without one the counselor decides (move_on_after).
    """
    enough = known(move_on_after) & (missed_attempts >= move_on_after)
    return {"start_noncompliance": False, "move_on": negate(pst_held) & enough}
