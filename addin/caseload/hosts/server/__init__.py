"""The Office add-in's server: an xlwings-server project behind a gate of our own (extra ``caseload[server]``).

What lives here: settings and start, who may call what (``doors``, ``gate``, ``tokens``), many cells answered at once
(``batch``), the open workbook as a caseload (``openbook``, ``writeback``), and what each button does (``verbs``).
``project`` is the folder that xlwings-server serves: functions, scripts, sign-in, pages. What does not: rules, the
shape of a workbook, documents (their own rooms). xlwings' server has a licence of its own, see docs/it.md.
"""
