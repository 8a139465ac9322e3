"""Columns of the VR workbook that its documents need."""

from __future__ import annotations

from dataclasses import replace

from caseload.rules.engine.kinds import Day
from caseload.tables.programs.common import called, text, typed
from caseload.tables.programs.papers import DOCUMENTS, RECIPIENTS

CLIENT_PAPERS = tuple(replace(each, columns=called("Client", *each.columns)) for each in (RECIPIENTS, DOCUMENTS))
"""Further recipients and papers on hand, in the program's own words."""

SUPPORTS = (
    text("supports", "Supports after closing", "Who can help after the case is closed, with semicolons; stands on the letter.",
         30, lines=True),
)  # fmt: skip
"""Column of the clients for the closure letter."""

COMPARABLE = (
    text("provider", "Provider", "Who would give the service.", 22),
    text("comparable_services", "Comparable services",
         "Other agencies, benefits or community help looked into, and what came of it.", 34, lines=True),
)  # fmt: skip
"""Columns of the requests for the task note (002:42, 61)."""

AMENDED = (
    typed("drafted_on", "Drafted on", Day("drafted on"), "Day on which the change was written down for signature.", 12),
    text("service", "Service", "The service that is new or changes.", 24),
    text("provider", "Given by", "Who gives it.", 22),
    typed("from_on", "From", Day("first day"), "First day of the change.", 12),
    typed("to_on", "Until", Day("last day"), "Last day; blank when no end is set.", 12),
    text("amendment_reason", "Why it is needed", "In plain words, in the client's language.", 34, lines=True),
    typed("review_by", "Look again by", Day("reviewed by"), "Day by which the plan is looked at again.", 12),
)  # fmt: skip
"""Columns of the changes of the plan for the amendment that both sign."""

__all__ = ["AMENDED", "CLIENT_PAPERS", "COMPARABLE", "SUPPORTS"]
