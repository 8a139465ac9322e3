"""Sheets and columns of one workbook grafted into another, with their looks; all that is there stays as it is.

What lives here: the styles that come along, whole sheets with their tables, columns at the right end of a table. What
does not: which sheets and columns are wanted (``caseload.tables.upgrade``).
"""
