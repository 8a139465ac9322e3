"""Papers of every program: cover sheets for imaging, case histories, envelopes, labels."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from caseload.forms.sources.block import address_of
from caseload.forms.sources.case import Case
from caseload.forms.sources.occasion import PEOPLE, Occasion, always, today
from caseload.forms.sources.sentences import said_in


def _to_image(case: Case) -> list[Case]:
    return [each for each in case.lines("Documents") if each.value("imaged_on") is None
            and each.value("must_image") is not False and not each.yes("dv_case")]  # fmt: skip


def _papers(case: Case) -> list[dict[str, Any]]:
    return [{name: each.value(name) for name in ("document", "dated_on", "pages")} for each in _to_image(case)]


def _pages(case: Case) -> int | None:
    """The pages in all; None while the pages of one paper are not counted."""
    counted = [each.value("pages") for each in _to_image(case)]
    return None if None in counted else sum(counted)


def _label(case: Case) -> str:
    """An address; where there is none, the row that lacks it: a label sticks on mail and names no case."""
    return address_of(case) or said_in("en", "no_address", sheet=case.frame.sheet, row=case.frame.rows[case.row])


def _labels(cases: Sequence[Case]) -> dict[str, Any]:
    """Three labels side by side."""
    texts = [_label(case) for case in cases]
    rows = [texts[start : start + 3] for start in range(0, len(texts), 3)]
    return {"labels": [dict(zip(("left", "middle", "right"), row, strict=False)) for row in rows]}


OCCASIONS = (
    Occasion(
        "imaging_cover_sheet", PEOPLE, today,
        lambda case: not case.yes("confidential") and bool(_to_image(case)),
        {"sent_by": lambda case: case.value("worker_name"), "documents": _papers, "total_pages": _pages},
    ),
    Occasion("envelope", PEOPLE, today, always),
    Occasion("labels", PEOPLE, today, always, {"labels": lambda case: None}, whole=_labels),
)  # fmt: skip
"""The papers of every program. Cases under a confidential address are not imaged (001:35)."""
