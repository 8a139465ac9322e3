"""Lists to which refresh adds rows: what stands there already is not written again."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from caseload.tables.growing import grown
from caseload.tables.read import Frame
from caseload.tables.schema import program

NOTICE = {"notice_id": "N-2026-000001", "form": "contact_letter", "case_number": "01B700001", "trigger_on": date(2026, 11, 30),
          "recipient": "participant", "language": "en", "produced_on": date(2026, 11, 25), "state": "rendered",
          "file": "letter.docx", "remark": None}  # fmt: skip


def frame(**values: Any) -> Frame:
    """The sheet Notices with one row."""
    table = program("wtw").table("Notices")
    columns = {name: [{**NOTICE, **values}.get(name)] for name in table.names}
    return Frame(table, table.title, columns, {}, [2], {name: at for at, name in enumerate(table.names, 1)})


@pytest.mark.parametrize("day", [date(2026, 11, 30), 46356, 46356.0], ids=str)
def test_a_day_that_stands_there_as_a_day_or_as_its_number_is_not_written_again(day: Any) -> None:
    """An open workbook hands days over as numbers: a second refresh in it counts no change."""
    cells: dict[str, dict[str, Any]] = {}
    assert grown(frame(trigger_on=day), [NOTICE], cells) == []
    assert cells == {}


@pytest.mark.parametrize("day", [46357, "2026-11-30", None], ids=str)
def test_another_day_a_day_as_text_and_a_blank_are_brought_up_to_date(day: Any) -> None:
    cells: dict[str, dict[str, Any]] = {}
    there = frame(trigger_on=day)
    grown(there, [NOTICE], cells)
    assert cells == {there.sheet: {there.cell(0, "trigger_on"): date(2026, 11, 30)}}
