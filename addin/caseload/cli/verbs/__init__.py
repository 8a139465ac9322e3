"""One module per verb: ``arguments(parser)`` declares its words, ``run(given)`` does it and returns the exit code."""

VERBS = {
    "demo": "Do the whole job on invented people: workbook, due list, documents, register.",
    "new": "Make a caseload workbook, empty or with invented people.",
    "check": "List every problem of workbooks: sheet!cell, what, why, what to do.",
    "refresh": "Bring the computed columns and the Today sheet of workbooks up to date.",
    "restore": "Put back the copy that was kept before the last refresh.",
    "worklist": "Show what is overdue, due today and due soon, for whom and why.",
    "import": "Bring an export of another system into a caseload, by a mapping that is proposed.",
    "handover": "Write the open steps of a caseload for whoever covers it.",
    "rollup": "Roll the workbooks of a unit up into the supervisor's workbook.",
    "reviews": "Draw the supervisor's case reviews, record findings, show what is owed.",
    "notices": "Write the documents that are due, each once; list what is due.",
    "comments": "Write case comments from the contacts.",
    "forms": "List the forms, their fields, or what is wrong with a template.",
    "register": "List, mark, void or reprint the notices that were issued.",
    "rules": "List every rule: id, kind, citation, inputs, outputs.",
    "functions": "List every cell function with its arguments, help and citation.",
    "parameters": "List the parameters in force, with their sources.",
    "call": "Show what a cell would show for a function and its arguments.",
    "evaluate": "Answer questions: JSON lines in, JSON lines out.",
    "doctor": "Say what is installed, what is missing, and what to do.",
    "install": "Put the desktop add-in into this user's Excel.",
    "uninstall": "Take the desktop add-in away again.",
    "explain": "Say why a question has the answer it has.",
    "serve": "Run the Office add-in server; make its sign-in codes.",
}
"""Name of a verb -> what it does, in one sentence."""
