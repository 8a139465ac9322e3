"""The lossless editor: changes cells and table rows in a user's workbook and nothing else.

What lives here: the zip container copied raw, a byte scanner over a sheet, the writing of single cells, the
growing of tables, and the careful swap on disk. What does not: anything that knows a caseload (columns,
programs, rules), and openpyxl, which must never save a file that a user has touched.
"""
