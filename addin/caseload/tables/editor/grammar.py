"""The parts of a formula that hold no references or calls of their own, as regular expressions.

Every rewriting of formulas steps over these first. openpyxl's Tokenizer is not used: it loses doubled blanks,
and stops at a bracket escaped in a column name (``T['[h]``) and at a spill (``A1#``).
Grammar: ECMA-376 part 1, 18.17.2 and [MS-XLSX] 2.2.2.
"""

TEXT = r'"(?:[^"]|"")*"'
QUOTED_SHEET = r"'(?:[^']|'')*'"
BRACKETS = r"\[(?:[^\[\]']|'.|\[(?:[^\[\]']|'.)*\])*\]"
