"""Transportation after employment (000:42; P-31)."""

from __future__ import annotations

from typing import Any

from caseload.rules.engine.codes import Codes
from caseload.rules.engine.kinds import NOTHING, Choice, Day, Flag
from caseload.rules.engine.lookups import parameters
from caseload.rules.engine.primitives import choose, earlier, is_true, known, negate
from caseload.rules.engine.registry import question
from caseload.rules.engine.units import NONE
from caseload.rules.grow.employed import is_employed, weekly_hours

law = parameters("los_angeles")
REGIMES = Codes("grow_page", "start_2026")


@question(
    "GROW-PES-13",
    cell={"GROW_TRANSPORT_LAST_DAY": "last_day", "GROW_TRANSPORT_ALLOWED": "allowed"},
    cites="000:42; P-31",
    place="los_angeles",
    looked_up_on="reached_20_on",
    for_participant=True,
    inputs={
        "reached_20_on": Day("first day of 20 hours a week", "primer día de 20 horas por semana"),
        "weekly_hours": weekly_hours(),
        "last_day_of_aid": Day("last day of aid", "último día de ayuda", blank=NOTHING),
        "issued_on": Day("transportation issued on", "transporte otorgado el", blank=NOTHING),
        "regime": Choice(REGIMES, "rules in force", "reglas vigentes", blank=NOTHING),
    },
    gives={
        "last_day": Day("last day of transportation", "último día de transporte"),
        "allowed": Flag("issuance allowed", "transporte permitido"),
    },
    example={"reached_20_on": "2022-06-01", "weekly_hours": 24, "issued_on": "2022-07-01"},
)
def transportation(reached_20_on: Any, weekly_hours: Any, last_day_of_aid: Any, issued_on: Any, regime: Any) -> Any:
    """Until when may transportation be issued after employment, and was an issuance allowed?

    Boundary: the 30th day is allowed, the 31st not; nothing after the last day of aid or before the hours were reached.
    Boundary: where hours rise to 20 later, the days begin then, not with the job.
    Reading: the day after is day 1; the rules of 2026 count the first day of employment itself (regime).
    """
    employed = is_employed(weekly_hours)
    in_law = law("grow.transport_days_first_day_counted", reached_20_on, when=employed & negate(known(regime)))
    first_counted = choose(known(regime), regime == REGIMES.start_2026, is_true(in_law))
    counted = reached_20_on + law("grow.transport_days", reached_20_on, when=employed) - choose(first_counted, 1, 0)
    last = earlier(counted, last_day_of_aid)
    open_at_all = employed & (last >= reached_20_on)
    issued_inside = choose(known(issued_on), (issued_on >= reached_20_on) & (issued_on <= last), NONE)
    return {
        "last_day": choose(open_at_all, last, NONE),
        "allowed": choose(open_at_all, issued_inside, False),
    }
