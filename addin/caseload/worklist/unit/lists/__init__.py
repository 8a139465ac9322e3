"""The lines that one caseload gives to each sheet of the unit workbook."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from caseload.worklist.unit.lists.engagement import good_cause, report_608, unengaged
from caseload.worklist.unit.lists.limits import clocks, exemptions, overdue_cases
from caseload.worklist.unit.lists.papers import forms_5020e, one_on_one, reviews, wpr_cases
from caseload.worklist.unit.reading import Reading, Row

LISTS: Mapping[str, Callable[[Reading], list[Row]]] = {
    "Report608": report_608, "Unengaged": unengaged, "GoodCause": good_cause, "Forms5020e": forms_5020e,
    "OneOnOne": one_on_one, "Exemptions": exemptions, "Clocks": clocks, "OverdueCases": overdue_cases, "Reviews": reviews,
    "WprCases": wpr_cases,
}  # fmt: skip
"""Table of the unit workbook -> the lines that a caseload gives to it."""
