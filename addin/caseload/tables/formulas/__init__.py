"""The cell formula of a computed column, from the same declaration that refresh computes.

Written as Excel stores it (``Table[[#This Row],[Column]]``). Numbers, codes and flags that may be blank are passed as
``…&""``, since some hosts hand an empty cell over as 0.
"""

from __future__ import annotations

from caseload.tables.formulas.column import formula, has_formula
from caseload.tables.formulas.names import defined_name, settings_used

__all__ = ["defined_name", "formula", "has_formula", "settings_used"]
