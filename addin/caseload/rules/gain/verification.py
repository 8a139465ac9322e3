"""Proof of employment: with the SAR 7, before a record is added, on which occasions, imaging (001:12-15, 74-77)."""

from __future__ import annotations

from typing import Any

from caseload.rules.engine.codes import Codes
from caseload.rules.engine.kinds import NOTHING, Choice, Day, Flag, Money, Ticks
from caseload.rules.engine.primitives import bits_where, choose, first_true, is_true, known, negate
from caseload.rules.engine.registry import question
from caseload.rules.engine.units import NONE
from caseload.rules.gain.inputs import as_of
from caseload.rules.gain.windows import law

OPEN_ITEMS = Codes("sar7", "evidence")
CIS = Codes("check_cis_first", "already_in_cis")
EVENTS = Codes("sar7", "annual_redetermination", "income")
GIVE_TO = Codes("eligibility_worker")


@question(
    "GAIN-PES-19",
    cell={"GAIN_SAR7_COMPLETE": "complete", "GAIN_SAR7_OPEN": "open_items", "GAIN_SAR7_OVERDUE": "overdue"},
    cites="001:12",
    place="los_angeles",
    for_participant=True,
    inputs={
        "due_on": Day("SAR 7 due", "vencimiento del SAR 7"),
        "sar7_received_on": Day("SAR 7 received", "SAR 7 recibido", blank=NOTHING, not_after="as_of"),
        "evidence_attached": Flag("evidence came with it", "llegó con comprobantes", default=None,
                                  once=lambda sar7_received_on: known(sar7_received_on)),
        "as_of": as_of(),
    },
    gives={
        "complete": Flag("complete", "completo"),
        "open_items": Ticks(OPEN_ITEMS, "still open", "pendiente"),
        "overdue": Flag("overdue", "atrasado"),
    },
    example={"due_on": "2022-06-05", "sar7_received_on": "2022-06-03", "evidence_attached": True,
             "as_of": "2022-06-10"},
)  # fmt: skip
def sar7_complete(due_on: Any, sar7_received_on: Any, evidence_attached: Any, as_of: Any) -> Any:
    """Is the SAR 7 there with its evidence?

    Boundary: on the due day it is not overdue; a complete report is never overdue.
    """
    open_items = bits_where(negate(known(sar7_received_on)), negate(is_true(evidence_attached)))
    complete = open_items == 0
    return {"complete": complete, "open_items": open_items, "overdue": negate(complete) & (as_of > due_on)}


@question(
    "GAIN-PES-23.add_record",
    cell="GAIN_ADD_RECORD",
    cites="001:74-77",
    place="los_angeles",
    inputs={
        "third_party_document": Flag("third-party proof is in hand", "hay comprobante de un tercero"),
        "in_cis": Flag("proof is in the imaging system (CIS)", "el comprobante está en el sistema de imágenes (CIS)",
                       default=False),
    },
    gives={"allowed": Flag("may be added", "se puede agregar")},
    example={"third_party_document": True},
)  # fmt: skip
def add_record(third_party_document: Any, in_cis: Any) -> Any:
    """May an employment record be added?

    Boundary: proof in hand or in the imaging system; one of them makes a blank about the other idle.
    """
    return third_party_document | in_cis


@question(
    "GAIN-PES-23.ask_participant",
    cell={"GAIN_ASK_FOR_PROOF": "allowed", "GAIN_ASK_FOR_PROOF_REASON": "reason"},
    cites="001:76-77",
    place="los_angeles",
    inputs={
        "cis_reviewed": Flag("the imaging system (CIS) was looked through", "se revisó el sistema de imágenes (CIS)"),
        "in_cis": Flag("proof was found in it", "se encontró el comprobante"),
    },
    gives={
        "allowed": Flag("may be asked", "se puede pedir"),
        "reason": Choice(CIS, "why not", "por qué no"),
    },
    example={"cis_reviewed": True, "in_cis": False},
)
def ask_participant(cis_reviewed: Any, in_cis: Any) -> Any:
    """May the participant be asked for proof of employment?

    Boundary: only after the imaging system was looked through and nothing was found.
    """
    reason = first_true((negate(cis_reviewed), CIS.check_cis_first), (in_cis, CIS.already_in_cis), otherwise=NONE)
    return {"allowed": negate(known(reason)), "reason": reason}


@question(
    "GAIN-PES-24",
    cell={"GAIN_VERIFY_EMPLOYMENT": "verify_employment", "GAIN_VERIFY_GIVE_TO": "give_to"},
    cites="001:13",
    place="los_angeles",
    for_participant=True,
    inputs={
        "event": Choice(EVENTS, "occasion", "ocasión"),
        "income": Money("income", "ingresos", low=None, default=None, once=lambda event: event == EVENTS.income),
        "irt": Money("Income Reporting Threshold", "límite para informar ingresos (IRT)", low=None, default=None,
                     once=lambda event: event == EVENTS.income),
    },
    gives={
        "verify_employment": Flag("employment is verified", "se verifica el empleo"),
        "give_to": Choice(GIVE_TO, "proof goes to", "el comprobante se entrega a"),
    },
    example={"event": "income", "income": 1801, "irt": 1800},
)  # fmt: skip
def when_verified(event: Any, income: Any, irt: Any) -> Any:
    """Is employment verified on this occasion, and who gets the proof?

    Boundary: income must be over the threshold, not at it.
    """
    verify = (event != EVENTS.income) | (income > irt)
    return {"verify_employment": verify, "give_to": choose(verify, GIVE_TO.eligibility_worker, NONE)}


@question(
    "GAIN-PES-25",
    cell="GAIN_MUST_IMAGE",
    cites="001:14-15",
    place="los_angeles",
    inputs={
        "dated_on": Day("date of the document", "fecha del documento"),
        "dv_case": Flag("domestic violence case", "caso de violencia doméstica"),
        "open_activity": Flag("belongs to an open activity", "corresponde a una actividad abierta"),
    },
    gives={"must_image": Flag("must be imaged", "debe digitalizarse")},
    example={"dated_on": "2020-05-01", "dv_case": False, "open_activity": False},
)
def must_image(dated_on: Any, dv_case: Any, open_activity: Any) -> Any:
    """Must this document be imaged?

    Boundary: from the first day of the imaging system; an older one only when it belongs to an open activity.
    Reading: the exception for domestic violence covers older documents too; it lifts a duty and forbids nothing.
    """
    return negate(dv_case) & ((dated_on >= law("gain.imaging_from")) | open_activity)
