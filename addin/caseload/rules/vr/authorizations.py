"""The authorization record of Nebraska VR, shared unchanged by the 90-day clocks (002:30-36, 66)."""

from __future__ import annotations

from typing import Any

from caseload.rules.engine.checks import Check
from caseload.rules.engine.codes import Codes
from caseload.rules.engine.folds import any_line, latest
from caseload.rules.engine.kinds import DEFAULT, NOTHING, Choice, Day, Flag, InLaw, Text
from caseload.rules.engine.lists import Items
from caseload.rules.engine.primitives import choose, is_true, known, later, negate, one_of
from caseload.rules.engine.units import NONE

STATES = Codes("requested", "open", "closed", "cancelled")
PREPAID = Codes("payment_date", "later_of_both")


def authorized_only(authorized: Any, ends_on: Any, paid_in_full: Any, paid_on: Any, state: Any,
                    prepaid: Any) -> dict[str, Any]:  # fmt: skip
    """Where one record stands for the first start of the count: a service without authorization is left out."""
    return _standing(is_true(authorized), authorized, ends_on, paid_in_full, paid_on, state, prepaid)


def post_employment_only(post_employment: Any, authorized: Any, ends_on: Any, paid_in_full: Any, paid_on: Any,
                         state: Any, prepaid: Any, unauthorised_pes_restarts: Any) -> dict[str, Any]:  # fmt: skip
    """Where one record stands for the restart: post-employment services, authorized or given without (a choice)."""
    counted = is_true(post_employment) & (is_true(authorized) | is_true(unauthorised_pes_restarts))
    return _standing(counted, authorized, ends_on, paid_in_full, paid_on, state, prepaid)


def _standing(counted: Any, authorized: Any, ends_on: Any, paid_in_full: Any, paid_on: Any, state: Any,
              prepaid: Any) -> dict[str, Any]:  # fmt: skip
    """When is a counted record completed, or has it an open end? (002:30; prepaid is a choice)"""
    stands = counted & negate(one_of(state, STATES.requested, STATES.cancelled))
    paid = _paid(authorized, paid_in_full)
    paid_day = choose(prepaid == PREPAID.later_of_both, later(paid_on, ends_on), paid_on)
    return {
        "completed_on": choose(stands, choose(paid, paid_day, ends_on), NONE),
        "open_end": stands & negate(paid) & negate(known(ends_on)),
    }


def _paid(authorized: Any, paid_in_full: Any) -> Any:
    """Is the whole authorized amount paid? Without an authorization there is no amount."""
    return is_true(authorized) & is_true(paid_in_full)


def _idle_but_paid(authorized: Any, paid_in_full: Any, state: Any) -> Any:
    """Something was paid in full, so the record is neither only asked for nor withdrawn."""
    return one_of(state, STATES.requested, STATES.cancelled) & _paid(authorized, paid_in_full)


def _must_end(authorized: Any, paid_in_full: Any, state: Any) -> Any:
    """A closed record that is not paid in full must have its end entered; elsewhere no end is known yet."""
    return (state == STATES.closed) & negate(_paid(authorized, paid_in_full))


def authorizations(row: Any, post_employment: bool = False) -> Items:
    """The list of authorizations of a case as an input; ``row`` says which records a clock counts.

    The body gets ``completed_on`` (latest completion of a counted record) and ``open_end`` (has one no end yet?).
    ``post_employment``: the field of that name is read.
    """
    return Items(
        None,
        "authorizations of the case",
        "autorizaciones del caso",
        table="Authorizations",
        row=row,
        folds={
            "completed_on": latest("completed_on", kind=Day("latest completion of an authorization",
                                                            "última autorización completada")),
            "open_end": any_line("open_end", kind=Flag("an authorization has an open end",
                                                       "una autorización no tiene fecha final")),
        },
        checks=(Check("state", "contradicts_payment", _idle_but_paid),),
        fields_named=True,
        fields={
            "service": Text("service", "servicio", blank=NOTHING),
            "category": Text("category on the plan", "categoría en el plan", blank=NOTHING),
            "authorized": Flag("an authorization was issued", "se emitió una autorización", default=True),
            "post_employment": Flag("given after the employment outcome", "dado después de obtener el empleo",
                                    blank=None if post_employment else NOTHING),
            "ends_on": Day("last day covered", "último día cubierto", needed=_must_end),
            "paid_in_full": Flag("paid in full", "pagada por completo",
                                 needed=lambda authorized: authorized != 0),
            "paid_on": Day("day of the last payment", "día del último pago",
                           needed=lambda authorized, paid_in_full: (authorized != 0) & (paid_in_full != 0)),
            "state": Choice(STATES, "state of the record", "estado del registro", default="open"),
        },
    )  # fmt: skip


def prepaid() -> Choice:
    """The reading of a service that was paid in full before it ended."""
    return Choice(PREPAID, "a service paid before it ended is completed on",
                  "un servicio pagado antes de terminar se completa en",
                  default=InLaw("vr.prepaid", "nebraska"), blank=DEFAULT)  # fmt: skip
