"""What waits in a case: notices to send or delete, alerts, advance reviews of sampled cases (004:156, 313-319, 335)."""

from __future__ import annotations

from typing import Any

from caseload.rules.engine.codes import Codes
from caseload.rules.engine.folds import count, earliest
from caseload.rules.engine.kinds import NOTHING, Choice, Count, Day, Flag, Text
from caseload.rules.engine.lists import Items
from caseload.rules.engine.primitives import all_of, known, negate
from caseload.rules.engine.registry import question
from caseload.rules.wtw.inputs import as_of

REGISTER_STATES = Codes("draft", "sent", "voided")
ALERTS = Codes("pending_action", "barrier_review", "discontinuance", "new_exemption", "case_assigned", "other")
NOTICE = Text("notice", "aviso")
CASE = Text("case number", "número de caso")
OPEN_ALERTS = Count("open alerts", "alertas pendientes")
OLDEST = Day("oldest open alert", "alerta pendiente más antigua")


@question(
    "WTW-39",
    cell={"WTW_NOTICES_TO_SEND": "to_send", "WTW_NOTICES_TO_DELETE": "to_delete"},
    cites="004:313-314",
    place="alameda",
    over_lists=True,
    inputs={
        "notices": Items(
            None, "notices of action", "avisos de acción", table="Notices",
            fields={"notice_id": NOTICE,
                    "needed": Flag("needed", "necesario"),
                    "register_state": Choice(REGISTER_STATES, "state in the register", "estado en el registro",
                                             blank=NOTHING)},
        ),
    },
    gives={
        "to_send": Items(NOTICE, "to be sent", "por enviar"),
        "to_delete": Items(NOTICE, "to be deleted", "por eliminar"),
    },
    example={"notices": [{"notice_id": "N1", "needed": True, "register_state": "draft"}]},
)  # fmt: skip
def notices_left(notices: list[Any]) -> dict[str, Any]:
    """Which notices of action are still to be sent, and which unneeded ones to be deleted?

    Boundary: a notice that was sent is never deleted; one that is needed but was not made yet is to be sent.
    Reading: a voided notice is closed: where it is needed again, a new one is made.
    """
    draft = REGISTER_STATES.draft
    return {
        "to_send": [line.notice_id for line in notices
                    if line.needed and (line.register_state == draft or not known(line.register_state))],
        "to_delete": [line.notice_id for line in notices if not line.needed and line.register_state == draft],
    }  # fmt: skip


def _is_open(raised_on: Any, resolved_on: Any, as_of: Any) -> dict[str, Any]:
    """Is an alert raised by a day, and not resolved by it?"""
    resolved = known(resolved_on) & (resolved_on <= as_of)
    return {"open": all_of(raised_on <= as_of, negate(resolved))}


@question(
    "WTW-45",
    cell={"WTW_OPEN_ALERTS": "open_alerts", "WTW_OLDEST_ALERT": "oldest_on"},
    cites="004:91-94, 156, 316",
    place="alameda",
    inputs={
        "alerts": Items(
            None, "alerts", "alertas", table="Alerts",
            row=_is_open,
            folds={"open_lines": count("open", where="open", kind=OPEN_ALERTS),
                   "oldest_open": earliest("raised_on", where="open", kind=OLDEST)},
            fields={"alert": Choice(ALERTS, "kind of alert", "tipo de alerta"),
                    "raised_on": Day("raised on", "emitida el"),
                    "resolved_on": Day("resolved on", "resuelta el", blank=NOTHING, not_before="raised_on")},
        ),
        "as_of": as_of(),
    },
    gives={"open_alerts": OPEN_ALERTS, "oldest_on": OLDEST},
    example={"alerts": [{"alert": "pending_action", "raised_on": "2020-08-03", "resolved_on": None}],
             "as_of": "2020-08-25"},
)  # fmt: skip
def alerts_open(open_lines: Any, oldest_open: Any, as_of: Any) -> Any:
    """How many alerts are open, and since when is the oldest?

    Boundary: raised on the day asked about is open, resolved on it is not; raised later does not count yet.
    """
    return {"open_alerts": open_lines, "oldest_on": oldest_open}


@question(
    "WTW-42",
    cell={"WTW_WPR_OPEN": "open", "WTW_WPR_OVERDUE": "overdue", "WTW_WPR_COMPLETE": "complete"},
    cites="004:319, 335",
    place="alameda",
    over_lists=True,
    inputs={
        "sample": Items(
            None, "cases drawn by the State", "casos elegidos por el Estado",
            fields={"case_number": CASE,
                    "due_on": Day("due on", "vence el", blank=NOTHING),
                    "reviewed_on": Day("reviewed on", "revisado el", blank=NOTHING)},
        ),
        "as_of": as_of(),
    },
    gives={
        "open": Items(CASE, "reviews still open", "revisiones pendientes"),
        "overdue": Items(CASE, "reviews overdue", "revisiones atrasadas"),
        "complete": Flag("nothing open", "nada pendiente"),
    },
    example={"sample": [{"case_number": "C1", "due_on": "2020-08-24", "reviewed_on": None}], "as_of": "2020-08-25"},
)
def wpr_reviews(sample: list[Any], as_of: int) -> dict[str, Any]:
    """Which advance reviews for the work participation rate are open, and which are overdue?

    Boundary: on the due day a review is not overdue, and without a due day never; reviewed later is still open.
    Reading: the handbook sets no time here; the office enters the due day.
    """
    open_lines = [line for line in sample if not known(line.reviewed_on) or line.reviewed_on > as_of]
    overdue = [line.case_number for line in open_lines if known(line.due_on) and line.due_on < as_of]
    return {"open": [line.case_number for line in open_lines], "overdue": overdue, "complete": not open_lines}
