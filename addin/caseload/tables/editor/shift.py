"""A shared formula as it reads in another cell: relative references move, everything else stays.

Shared formulas: ECMA-376 part 1, 18.3.1.40 (``t="shared"``, ``si``).
"""

from __future__ import annotations

import re

from caseload.tables.editor.address import LAST_COLUMN, LAST_ROW, column_letters, column_number
from caseload.tables.editor.grammar import BRACKETS, QUOTED_SHEET, TEXT

# In this order: text, quoted sheet names, structured references, then references and plain words.
_PIECE = re.compile(
    rf"""(?P<kept>{TEXT}|{QUOTED_SHEET}|{BRACKETS})
    | (?<![\w.$\\])(?:
        (?P<ac>\$?)(?P<c>[A-Za-z]{{1,3}})(?P<ar>\$?)(?P<r>[1-9][0-9]{{0,6}})
      | (?P<ac1>\$?)(?P<c1>[A-Za-z]{{1,3}}):(?P<ac2>\$?)(?P<c2>[A-Za-z]{{1,3}})
      | (?P<ar1>\$?)(?P<r1>[1-9][0-9]{{0,6}}):(?P<ar2>\$?)(?P<r2>[1-9][0-9]{{0,6}})
      )(?![\w.(!\\\[])
    """,
    re.VERBOSE,
)


def shifted(formula: str, rows: int, columns: int) -> str:
    """``formula`` (without "=") as it reads so many rows further down and columns further right."""
    if not rows and not columns:
        return formula
    return _PIECE.sub(lambda match: _moved(match, rows, columns), formula)


def _moved(match: re.Match[str], rows: int, columns: int) -> str:
    if match["kept"] is not None:
        return match[0]
    if match["c"]:
        if column_number(match["c"].upper()) > LAST_COLUMN or int(match["r"]) > LAST_ROW:
            return match[0]  # a name such as TAX2026
        ends = [_column(match["ac"], match["c"], columns) + _row(match["ar"], match["r"], rows)]
    elif match["c1"]:
        ends = [_column(match["ac1"], match["c1"], columns), _column(match["ac2"], match["c2"], columns)]
    else:
        ends = [_row(match["ar1"], match["r1"], rows), _row(match["ar2"], match["r2"], rows)]
    return "#REF!" if any("#" in end for end in ends) else ":".join(ends)


def _column(fixed: str, letters: str, by: int) -> str:
    number = column_number(letters.upper()) + (0 if fixed else by)
    return fixed + column_letters(number) if 1 <= number <= LAST_COLUMN else "#"


def _row(fixed: str, digits: str, by: int) -> str:
    number = int(digits) + (0 if fixed else by)
    return f"{fixed}{number}" if 1 <= number <= LAST_ROW else "#"
