"""The engine under every rule: kinds of values, primitives, questions, gaps, arrays, explanations.

Nothing here knows a policy. A rule body is written once in these primitives; the engine runs it on
plain integers (one case), on numpy arrays (a caseload) and on told values (an explanation).

Inside a body a day is a number of days since 1970-01-01, a month is ``year * 12 + month - 1``, hours and
money are whole billionths, a code is its place in its list, ticked codes are bits, and ``NONE`` is "blank,
and that is an answer". ``docs/developer.md`` shows how a rule is added.
"""
