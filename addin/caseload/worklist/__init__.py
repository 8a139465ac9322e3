"""What is due, for whom and why.

What lives here: the due list and the caseload reports, read off the computed columns of a caseload. What does not:
how a day is worked out (``rules``), how a workbook is read or written (``tables``), documents (``forms``).
"""
