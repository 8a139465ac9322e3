"""Excel on Windows through xlwings' COM functions (BSD licence, no key).

What lives here: the add-in ``caseload.xlam``, built from xlwings' own VBA text and wrapper generator
(``python -m caseload.hosts.desktop FILE``), what its buttons do, and how it is installed. What does not: rules, reading
of cells, and what the buttons share with the other hosts.
"""
