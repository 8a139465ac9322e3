"""The authorization record of Nebraska VR, shared unchanged by the 90-day clocks (002:30-36, 66)."""

from __future__ import annotations

from typing import Any

from caseload.rules.engine.checks import Check
from caseload.rules.engine.codes import Codes
from caseload.rules.engine.kinds import NOTHING, Choice, Day, Flag, Text
from caseload.rules.engine.lists import Items
from caseload.rules.engine.primitives import choose, known, later, negate, one_of
from caseload.rules.engine.units import NONE

STATES = Codes("requested", "open", "closed", "cancelled")
PREPAID = Codes("payment_date", "later_of_both")


def completion(authorized: Any, ends_on: Any, paid_in_full: Any, paid_on: Any, state: Any,
               prepaid: Any) -> dict[str, Any]:  # fmt: skip
    """When is one authorization completed, or has it an open end? (002:30; prepaid is a choice)"""
    skipped = one_of(state, STATES.requested, STATES.cancelled)
    paid = authorized & paid_in_full
    end = choose(paid, choose(prepaid == PREPAID.later_of_both, later(paid_on, ends_on), paid_on), ends_on)
    return {
        "completed_on": choose(skipped, NONE, end),
        "open_end": negate(skipped) & negate(paid) & negate(known(ends_on)),
        "skipped": skipped,
    }


def _idle_but_paid(state: Any, paid_in_full: Any) -> Any:
    """Something was paid in full, so the record is neither only asked for nor withdrawn."""
    return one_of(state, STATES.requested, STATES.cancelled) & (paid_in_full == 1)


def authorizations(row: Any = None, folds: dict[str, Any] | None = None, post_employment: bool = False) -> Items:
    """The list of authorizations of a case as an input; ``row`` says which records a clock counts."""
    return Items(
        None,
        "authorizations of the case",
        "autorizaciones del caso",
        table="Authorizations",
        row=row,
        folds=folds,
        checks=(Check("state", "contradicts_payment", _idle_but_paid),),
        fields_named=True,
        fields={
            "service": Text("service", "servicio", blank=NOTHING),
            "category": Text("category on the plan", "categoría en el plan", blank=NOTHING),
            "authorized": Flag("an authorization was issued", "se emitió una autorización", default=True),
            "post_employment": Flag("given after the employment outcome", "dado después de obtener el empleo",
                                    blank=None if post_employment else NOTHING),
            "ends_on": Day("last day covered", "último día cubierto",
                           needed=_must_end),
            "paid_in_full": Flag("paid in full", "pagada por completo",
                                 needed=lambda authorized: authorized != 0),
            "paid_on": Day("day of the last payment", "día del último pago",
                           needed=lambda paid_in_full: paid_in_full != 0),
            "state": Choice(STATES, "state of the record", "estado del registro", default="open"),
        },
    )  # fmt: skip


def _must_end(state: Any, paid_in_full: Any) -> Any:
    """A closed record that is not paid in full must have its end entered; elsewhere no end is known yet."""
    return (state == STATES.closed) & (paid_in_full != 1)
