"""The answer that the tests of a post-employment service share: is it one, must a person decide, what to do.

``pes`` is false only for an explicit stop of the text, because false moves the client out of Employment
Follow-Up (002:58); everything else that needs action leaves it to a person.
"""

from __future__ import annotations

from typing import Any

from caseload.rules.engine.codes import Codes
from caseload.rules.engine.kinds import Flag, Ticks
from caseload.rules.engine.primitives import bits_where, first_true, negate
from caseload.rules.engine.units import NONE

CANCEL_EF = "cancel_ef"
PES = Flag("post-employment service (blank: a person decides)",
           "servicio posterior al empleo (en blanco: decide una persona)")  # fmt: skip
REVIEW = Flag("a person must decide", "debe decidir una persona")


def verdict_outputs(actions: Codes) -> dict[str, Any]:
    """The three outputs of a test, with the actions it may ask for."""
    return {"pes": PES, "review": REVIEW, "actions": Ticks(actions, "what to do", "qué hacer")}


def verdict(actions: Codes, stopped: Any, **needed: Any) -> dict[str, Any]:
    """The outputs of a test: stopped by the text, or the actions that are needed; after a stop nothing else is."""
    flags = {**needed, CANCEL_EF: stopped}
    bits = bits_where(*[flags[code] if code == CANCEL_EF else negate(stopped) & flags[code] for code in actions])
    review = negate(stopped) & (bits != 0)
    return {"pes": first_true((stopped, False), (review, NONE), otherwise=True), "review": review, "actions": bits}
