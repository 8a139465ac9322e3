"""What became of a sheet that was edited: the new bytes of its rows, and what was counted on the way."""

from __future__ import annotations

from dataclasses import dataclass, field

from caseload.tables.editor.address import Area


@dataclass
class Outcome:
    """Pieces of the rows in order, counts of cells and rows, where cells were made, which cells lost their formula.

    ``last_filled_row`` is told where the sheet ``shrinks``: where cells at its end are taken out.
    """

    pieces: list[bytes | memoryview] = field(default_factory=list)
    changed: int = 0
    unchanged: int = 0
    rows_made: int = 0
    made: Area | None = None
    lost_formulas: list[str] = field(default_factory=list)
    last_filled_row: int = 0
    shrinks: bool = False

    def note_made(self, here: Area) -> None:
        """Cells were made in an area."""
        self.made = self.made.joined(here) if self.made else here

    def note_row(self, row: int) -> None:
        """A row was made below those noted before."""
        self.rows_made += 1
        self.last_filled_row = row
