"""The supervisor's unit: many caseload workbooks rolled up into one, and the reviews of their cases.

What lives here: the unit workbook (``schema``, ``book``, ``charts``), what one caseload tells about itself
(``extract``, ``lists``, ``measures``), many of them at once (``gather``, ``together``), how notes survive the next
roll-up (``keep``), what is drawn for review (``draw``), data for other programs (``exports``). What does not: rules,
and how a caseload workbook is read or computed (``tables``).
"""
