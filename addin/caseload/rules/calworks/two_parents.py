"""Two parents: a process for the second one, and a cure for each (P-17)."""

from __future__ import annotations

from typing import Any

from caseload.rules.engine.codes import Codes
from caseload.rules.engine.kinds import NOTHING, Choice, Flag, Hours, InLaw
from caseload.rules.engine.lists import Items
from caseload.rules.engine.primitives import choose, first_true, is_false, is_true, negate, one_of
from caseload.rules.engine.registry import question
from caseload.rules.engine.units import NONE

EXEMPTIONS = Codes(
    "caring_for_young_child", "caring_for_household_member", "age_60", "disability", "cal_learn",
    "non_parent_caretaker", "domestic_violence", "indian_country",
)  # fmt: skip
CAUSES = Codes("good_cause", "pending", "no_good_cause")
DOCUMENTS = Codes("NA 845")


@question(
    "CW-NC-06.second",
    cell={"CW_SECOND_PARENT_STARTS": "start_noncompliance", "CW_SECOND_PARENT_CAUSE": "cause",
          "CW_SECOND_PARENT_FORM": "document"},
    cites="P-17",
    inputs={
        "first_parent_sanctioned": Flag("the first parent is sanctioned", "el primer padre está sancionado"),
        "participating": Flag("the second parent participates as required",
                              "el segundo padre participa como se requiere"),
        "exempt": Flag("the second parent is exempt", "el segundo padre está exento"),
        "exemption": Choice(EXEMPTIONS, "why exempt", "por qué está exento", open_list=True),
        "good_cause": Flag("good cause", "causa justificada", blank=NOTHING),
    },
    gives={
        "applies": Flag("the first parent is sanctioned", "el primer padre está sancionado"),
        "start_noncompliance": Flag("a process starts for the second parent",
                                    "comienza un proceso para el segundo padre"),
        "cause": Choice(CAUSES, "cause", "causa"),
        "document": Choice(DOCUMENTS, "form", "formulario"),
        "first_stays_sanctioned": Flag("the first parent stays sanctioned", "el primer padre sigue sancionado"),
    },
    example={"first_parent_sanctioned": True, "participating": False, "exempt": False, "good_cause": False},
)  # fmt: skip
def second_parent(first_parent_sanctioned: Any, participating: Any, exempt: Any, exemption: Any,
                  good_cause: Any) -> Any:  # fmt: skip
    """Does noncompliance start for the second parent while the first one is sanctioned?

    Boundary: an exemption to give care fails, because the sanctioned parent can give it; any other exemption holds.
    Reading: good cause is looked at before the exemption; an open good cause starts the process with the cause pending.
    """
    care = one_of(exemption, EXEMPTIONS.caring_for_young_child, EXEMPTIONS.caring_for_household_member)
    exempted = exempt & negate(care)
    excused = is_true(good_cause)
    starts = negate(participating) & negate(exempted) & negate(excused)
    cause = first_true(
        (participating, NONE),
        (excused, CAUSES.good_cause),
        (exempted, NONE),
        (is_false(good_cause), CAUSES.no_good_cause),
        otherwise=CAUSES.pending,
    )
    applies = first_parent_sanctioned
    return {
        "applies": applies,
        "start_noncompliance": choose(applies, starts, NONE),
        "cause": choose(applies, cause, NONE),
        "document": choose(applies & starts, DOCUMENTS["NA 845"], NONE),
        "first_stays_sanctioned": choose(applies, True, NONE),
    }


@question(
    "CW-NC-06.cure",
    cell="CW_PARENTS_CURED",
    cites="P-17 (ACL 04-47)",
    over_lists=True,
    inputs={
        "required_hours": Hours("weekly hours of each parent", "horas semanales de cada padre",
                                default=InLaw("calworks.cure_hours_each_parent", "california")),
        "cure_hours": Items(Hours("weekly hours of a parent", "horas semanales de un padre"),
                            "weekly hours of the first and of the second parent",
                            "horas semanales del primer y del segundo padre", size=2),
    },
    gives={"cured": Items(Flag(), "first and second parent have cured", "el primer y el segundo padre han subsanado")},
    example={"cure_hours": [35, 20]},
)  # fmt: skip
def parents_cured(required_hours: Any, cure_hours: Any) -> Any:
    """Which of two sanctioned parents has cured, each with the full hours alone?

    Boundary: 35 and 35 cure both, 20 and 15 neither, 35 and 0 the first.
    Reading: 35 hours for each, as in 2004; an office that reads today's law otherwise gives its own number.
    """
    return {"cured": [hours >= required_hours for hours in cure_hours]}
