"""Net earnings of self-employment, and when the method of deduction may be changed (001:51-53; P-36)."""

from __future__ import annotations

from typing import Any

from caseload.rules.engine.codes import Codes
from caseload.rules.engine.days import add_months
from caseload.rules.engine.kinds import Choice, Day, Flag, Money
from caseload.rules.engine.primitives import at_least_zero, choose, display, earlier, hours, note, percent_of
from caseload.rules.engine.registry import question
from caseload.rules.gain.windows import law

DEDUCTIONS = Codes("standard_40", "actual")


@question(
    "GAIN-PES-14",
    cell="GAIN_NET_EARNINGS",
    cites="001:51-52; P-36",
    place="los_angeles",
    for_participant=True,
    inputs={
        "gross": Money("gross earnings", "ingresos brutos"),
        "platform_fees": Money("fees kept back by a platform", "comisiones retenidas por una plataforma", default=0),
        "method": Choice(DEDUCTIONS, "deduction that the participant chose", "deducción que eligió el participante"),
        "expenses": Money("actual business expenses", "gastos reales del negocio", default=None,
                          once=lambda method: method == DEDUCTIONS.actual),
    },
    gives={"net": Money("net earnings", "ingresos netos")},
    example={"gross": 2000, "method": "standard_40"},
)  # fmt: skip
def net_earnings(gross: Any, platform_fees: Any, method: Any, expenses: Any) -> Any:
    """What are the net earnings of self-employment?

    Boundary: fees that a platform keeps back belong to the gross; half a cent goes up; never below zero.
    Boundary: the participant chooses the method; it is not chosen for them.
    Reading: expenses above the earnings give zero.
    """
    taken = gross + platform_fees
    left = hours(100) - law("calworks.selfemp_standard_deduction")
    return at_least_zero(choose(method == DEDUCTIONS.actual, display(taken - expenses), percent_of(taken, left)))


def _choice() -> dict[str, Any]:
    return {
        "chosen_on": Day("method chosen", "método elegido"),
        "next_redetermination_on": Day("next annual redetermination", "próxima redeterminación anual",
                                       not_before="chosen_on"),
    }  # fmt: skip


NEXT_CHANGE = Day("may be changed from", "se puede cambiar desde")
NOTES = {"next_change": (NEXT_CHANGE.label, NEXT_CHANGE.es)}


def _next_change(chosen_on: Any, next_redetermination_on: Any) -> Any:
    later_choice = add_months(chosen_on, law("gain.method_change_months"))
    return note("next_change", earlier(next_redetermination_on, later_choice))


@question(
    "GAIN-PES-15.next",
    cell="GAIN_METHOD_NEXT_CHANGE",
    cites="001:53",
    place="los_angeles",
    for_participant=True,
    inputs=_choice(),
    gives={"next_change_on": NEXT_CHANGE},
    notes=NOTES,
    example={"chosen_on": "2022-01-15", "next_redetermination_on": "2022-10-01"},
)
def next_change(chosen_on: Any, next_redetermination_on: Any) -> Any:
    """From when may the method of deduction be changed?

    Boundary: six months after the choice or at the redetermination, whichever is first; August 31 gives February's end.
    """
    return _next_change(chosen_on, next_redetermination_on)


@question(
    "GAIN-PES-15.allowed",
    cell="GAIN_METHOD_CHANGE_ALLOWED",
    cites="001:53",
    place="los_angeles",
    for_participant=True,
    inputs={**_choice(), "requested_on": Day("change asked for", "cambio solicitado")},
    gives={"next_change_on": NEXT_CHANGE, "allowed": Flag("may be changed", "se puede cambiar")},
    notes=NOTES,
    example={"chosen_on": "2022-01-15", "next_redetermination_on": "2022-10-01", "requested_on": "2022-07-15"},
)
def change_allowed(chosen_on: Any, next_redetermination_on: Any, requested_on: Any) -> Any:
    """May the method of deduction be changed on the day asked for?

    Boundary: one day early no, on the day itself yes.
    """
    day = _next_change(chosen_on, next_redetermination_on)
    return {"next_change_on": day, "allowed": requested_on >= day}
