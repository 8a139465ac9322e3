"""What the register holds, as the rows of a workbook's Notices sheet: one spelling for a file and for an open workbook."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from pathlib import Path
from typing import Any


def issued(frame: Any, register: Path, cases: Collection[str] | None = None) -> list[dict[str, Any]]:
    """The register's documents as rows, of some cases only (folded numbers) or of all.

    A remark that somebody wrote beside one is kept. A register that is not there holds nothing.
    """
    from caseload.forms import Register
    from caseload.tables.entered import folded_key

    remarks = {str(row["notice_id"]): row.get("remark") for row in frame.records()}
    book = Register(register)
    try:
        return [
            {"notice_id": each["id"], "form": each["form"], "case_number": each["case_number"],
             "trigger_on": date.fromisoformat(each["trigger_on"]), "recipient": each["recipient"],
             "language": each["language"], "produced_on": date.fromisoformat(each["as_of"]), "state": each["state"],
             "file": each["file"], "remark": remarks.get(each["id"])}
            for each in book.list() if cases is None or folded_key(each["case_number"]) in cases
        ]  # fmt: skip
    finally:
        book.close()
