"""The Program Support Team: by when its meetings are scheduled and held, and who is told (004:109-128, 298-301)."""

from __future__ import annotations

from typing import Any

from caseload.rules.engine.codes import Codes
from caseload.rules.engine.kinds import NOTHING, Choice, Day, Flag, Ticks
from caseload.rules.engine.lookups import parameters
from caseload.rules.engine.offices import rolled
from caseload.rules.engine.primitives import bits_where, choose, first_true, known, negate, note
from caseload.rules.engine.recurring import month_after
from caseload.rules.engine.registry import question
from caseload.rules.engine.units import NONE
from caseload.rules.wtw.inputs import OFFICE_DAYS, holidays, monthly_reading, roll

law = parameters("alameda")
TOLD = Codes("ec", "sp")
FREQUENCIES = Codes("weekly", "monthly", "none_needed")
MODES = Codes("phone", "video", "in_person", "email")
UNROLLED = {"unrolled": ("counted day", "día contado")}
A_WEEK = 7


@question(
    "WTW-08.schedule",
    cell={"WTW_PST_SCHEDULE_BY": "due_on", "WTW_PST_SP_ASSISTS_FROM": "sp_assist_from_on"},
    cites="004:113, 120",
    place="alameda",
    looked_up_on="sp_notified_on",
    inputs={
        "sp_notified_on": Day("service provider told the counselor", "el proveedor avisó al consejero",
                              probes=OFFICE_DAYS),
        "roll": roll("none"),
        "holidays": holidays(),
    },
    gives={
        "due_on": Day("meeting scheduled by", "reunión programada a más tardar"),
        "sp_assist_from_on": Day("service provider helps from", "el proveedor ayuda desde"),
    },
    notes=UNROLLED,
    example={"sp_notified_on": "2020-08-25"},
)  # fmt: skip
def schedule_by(sp_notified_on: Any, roll: Any, holidays: Any) -> Any:
    """By when does the counselor schedule the first meeting of the Program Support Team?

    Boundary: the seventh day after the notice is in time; the provider helps from the day after it, whatever the roll.
    Reading: scheduling is desk work, so a closed day does not move the due day (roll); it only warns.
    """
    last = note("unrolled", sp_notified_on + law("alameda.pst_schedule_days", sp_notified_on))
    return {"due_on": rolled(sp_notified_on, last, roll, holidays), "sp_assist_from_on": last + 1}


@question(
    "WTW-08.meet",
    cell="WTW_PST_MEET_BY",
    cites="004:113",
    place="alameda",
    looked_up_on="plan_completed_on",
    inputs={
        "plan_completed_on": Day("WTW plan completed", "plan WTW completado", probes=OFFICE_DAYS),
        "same_day_as_appraisal": Flag("held on the day of the appraisal", "celebrada el día de la apreciación"),
        "roll": roll("inside_else_next"),
        "holidays": holidays(),
    },
    gives={"due_on": Day("meeting held by", "reunión a más tardar")},
    notes=UNROLLED,
    example={"plan_completed_on": "2020-09-15", "same_day_as_appraisal": False},
)  # fmt: skip
def meet_by(plan_completed_on: Any, same_day_as_appraisal: Any, roll: Any, holidays: Any) -> Any:
    """By when is the first meeting of the Program Support Team held?

    Boundary: a meeting held on the day of the appraisal leaves nothing due; the plan is then not asked for.
    Reading: a meeting needs an open office, so it is due on the latest open day inside the 30 days (roll).
    """
    begins = choose(same_day_as_appraisal, NONE, plan_completed_on)
    last = note("unrolled", begins + law("alameda.pst_held_days", begins, when=negate(same_day_as_appraisal)))
    return rolled(begins, choose(same_day_as_appraisal, NONE, last), roll, holidays)


@question(
    "WTW-08.notify",
    cell="WTW_PST_TELL",
    cites="004:111",
    place="alameda",
    inputs={
        "appraisal_completed_on": Day("appraisal completed", "apreciación completada", blank=NOTHING),
        "pst_scheduled": Flag("a same-day or first meeting is scheduled",
                              "hay una reunión programada, el mismo día o la inicial"),
    },
    gives={"notify": Ticks(TOLD, "people to tell", "personas a quienes avisar")},
    example={"appraisal_completed_on": "2020-09-10", "pst_scheduled": True},
)  # fmt: skip
def tell(appraisal_completed_on: Any, pst_scheduled: Any) -> Any:
    """Whom does the CDS I tell that the appraisal is complete?

    Boundary: nobody while the appraisal is open, or when no meeting is scheduled; otherwise counselor and provider.
    """
    both = known(appraisal_completed_on) & pst_scheduled
    return bits_where(both, both)


@question(
    "WTW-09.due",
    cell="WTW_PST_NEXT_BY",
    cites="004:127-128, 298",
    place="alameda",
    inputs={
        "last_pst_on": Day("last meeting", "última reunión", probes=OFFICE_DAYS),
        "frequency": Choice(FREQUENCIES, "how often the team meets", "con qué frecuencia se reúne el equipo"),
        "reading": monthly_reading("same_day"),
        "roll": roll("inside_else_next"),
        "holidays": holidays(),
    },
    gives={"due_on": Day("next meeting by", "próxima reunión a más tardar")},
    notes=UNROLLED,
    example={"last_pst_on": "2020-09-15", "frequency": "monthly"},
)  # fmt: skip
def next_meeting(last_pst_on: Any, frequency: Any, reading: Any, roll: Any, holidays: Any) -> Any:
    """By when at the latest does the Program Support Team meet again?

    Boundary: monthly from the 31st is the last day of a shorter month; no date when no meeting is needed.
    Reading: monthly runs from meeting to meeting, not by calendar month (reading).
    """
    last = first_true(
        (frequency == FREQUENCIES.weekly, last_pst_on + A_WEEK),
        (frequency == FREQUENCIES.monthly, month_after(last_pst_on, reading)),
        otherwise=NONE,
    )
    return rolled(last_pst_on, note("unrolled", last), roll, holidays)


@question(
    "WTW-09.mode",
    cell="WTW_PST_MODE_OK",
    cites="004:127, 299-301",
    place="alameda",
    inputs={
        "mode": Choice(MODES, "way of meeting", "forma de reunirse"),
        "client_unavailable": Flag("participant cannot be met in another way",
                                   "no es posible reunirse de otra forma con el participante", default=False),
    },
    gives={"allowed": Flag("allowed", "permitido")},
    example={"mode": "video"},
)  # fmt: skip
def mode_allowed(mode: Any, client_unavailable: Any) -> Any:
    """May the Program Support Team meet in this way?

    Boundary: by e-mail only when the participant is available neither by phone or video nor in person.
    """
    return (mode != MODES.email) | client_unavailable
