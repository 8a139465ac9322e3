"""The verbs as functions: what a command line and a button both call.

What lives here: refresh, check, notices and the rest as plain functions over the rooms below. What does not:
rules, workbook or document formats (their own rooms), and anything about a terminal or Excel.
"""
