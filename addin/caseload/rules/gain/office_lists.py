"""Lists that are lost in the source and that an office fills in (001:23, 67, 69, 79, 81).

While a list is empty there is no answer; "anything goes" is never one.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from caseload.rules.engine.checks import Check
from caseload.rules.engine.kinds import NOTHING, Flag, Text
from caseload.rules.engine.lists import Items
from caseload.rules.engine.lookups import NoParameter
from caseload.rules.engine.question import Question
from caseload.rules.engine.registry import register
from caseload.rules.engine.units import NONE
from caseload.rules.gain.windows import law


def _office_list(key: str, given: Any) -> list[Any]:
    """The list that is handed over, else the office's own; refuses with ``no_parameter`` when that is empty too."""
    return list(given) if given != NONE and given else list(law(key))


def _known_codes(key: str) -> Callable[[], list[str]]:
    """The office's own list as values to try for a blank."""

    def codes() -> list[str]:
        try:
            return _office_list(key, NONE)
        except NoParameter:
            return []

    return codes


def _given(key: str, label: str, es: str) -> Items:
    return Items(Text(label, es, probes=_known_codes(key)), label, es, blank=NOTHING)


def _checklist(id: str, key: str, sentence: str, cites: str, cell: str) -> None:
    """Declare a question that says which points of an office's list are still open."""

    def body(required_items: Any, checked: Any) -> dict[str, Any]:
        left = [code for code in _office_list(key, required_items) if code not in checked]
        return {"unchecked": left, "complete": not left}

    def stray(required_items: Any, checked: Any) -> bool:
        try:
            wanted = _office_list(key, required_items)
        except NoParameter:
            return False
        return any(code not in wanted for code in checked if isinstance(code, str))

    body.__doc__ = f"""{sentence}

    Boundary: the open points stand in the order of the list; a tick that is not on the list is refused.
    Reading: the printed list is lost; the office's own list takes its place, and without one there is no answer.
    """
    example = {"required_items": ["first", "second"], "checked": ["first"]}
    register(Question(
        id, body, cites=cites, place="los_angeles", over_lists=True, example=example, cell={cell: "unchecked"},
        inputs={"required_items": _given(key, "points of the office's list", "puntos de la lista de la oficina"),
                "checked": Items(Text("point that is done", "punto hecho", probes=_known_codes(key)),
                                 "points that are done", "puntos hechos")},
        checks=(Check("checked", "not_allowed", stray, may_be_blank=("required_items",)),),
        gives={"unchecked": Items(Text("open point", "punto abierto"), "open points", "puntos abiertos"),
               "complete": Flag("complete", "completo")},
    ))  # fmt: skip


def _accepted(id: str, key: str, sentence: str, cell: str) -> None:
    """Declare a question that says whether a document is on an office's list."""

    def body(document: Any, accepted: Any) -> dict[str, Any]:
        return {"acceptable": document in _office_list(key, accepted)}

    body.__doc__ = f"""{sentence}

    Boundary: a document that is not on the list is answered with no.
    Reading: the printed list is lost; the office's own list takes its place, and without one there is no answer.
    """
    register(Question(
        id, body, cites="001:75, 78-81", place="los_angeles", over_lists=True, cell=cell, for_participant=True,
        example={"document": "pay_stub", "accepted": ["pay_stub", "employer_letter"]},
        inputs={"document": Text("document", "documento", probes=_known_codes(key)),
                "accepted": _given(key, "documents that are accepted", "documentos que se aceptan")},
        gives={"acceptable": Flag("accepted", "se acepta")},
    ))  # fmt: skip


_checklist("GAIN-PES-22.topics", "gain.contact_topics", "Which topics of the monthly contact are still open?",
           "001:68-69", "GAIN_CONTACT_TOPICS_OPEN")  # fmt: skip
_checklist("GAIN-PES-26", "gain.career_plan_items", "What does the Career Assessment Plan still lack?",
           "001:22-23", "GAIN_CAREER_PLAN_LACKS")  # fmt: skip
_checklist("GAIN-PES-33", "gain.support_requirements", "Which requirement of a support is not met yet?",
           "001:66-67", "GAIN_SUPPORT_LACKS")  # fmt: skip
_accepted("GAIN-PES-37.new_employment", "gain.documents_new_employment",
          "Does this document prove new employment?", "GAIN_PROVES_NEW_JOB")  # fmt: skip
_accepted("GAIN-PES-37.ongoing", "gain.documents_ongoing",
          "Does this document prove ongoing employment?", "GAIN_PROVES_ONGOING_JOB")  # fmt: skip
