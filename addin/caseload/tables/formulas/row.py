"""What other cells of the row give by themselves, and when a cell answers at all."""

from __future__ import annotations

from caseload.rules.engine.kinds import Flag
from caseload.tables.formulas.cells import cell_of, empty
from caseload.tables.formulas.names import defined_name
from caseload.tables.schema import Chosen, FirstFilled, LastMonth, Says, Sum, Table

CODE = '{by}="{word}"'
SAID = {"yes": 'OR({by}="yes",{by}="y",{by}=TRUE)', "no": 'OR({by}="no",{by}="n",{by}=FALSE)'}
"""How a cell says a word, as the rules read it; Excel does not mind capitals."""


def only_when(table: Table, when: str | tuple[str, str], text: str) -> str:
    """A formula that answers only once a cell of the row is filled, or says one thing."""
    if isinstance(when, tuple):
        by, word = cell_of(table, when[0]), when[1]
        return f'IF({by}="","",IF({SAID.get(word, CODE).format(by=by, word=word)},{text},""))'
    return f'IF({empty(table, when)},"",{text})'


def chosen(table: Table, made: Chosen) -> str:
    """One of some cells of the row, by what another one says; while that one is blank, nothing can be shown."""
    by, text = cell_of(table, made.by), '""'
    for word, name in reversed(list(made.columns.items())):
        text = f"IF({SAID.get(word, CODE).format(by=by, word=word)},{_shown(table, name)},{text})"
    return f'IF({empty(table, made.by)},"? missing: {made.by}",{text})'


def _shown(table: Table, name: str) -> str:
    """A cell as it shows itself; a yes or no that was typed as a truth value."""
    here, column = cell_of(table, name), table.column(name)
    if column.computed is None and isinstance(column.kind, Flag):
        yes, no = (SAID[word].format(by=here) for word in ("yes", "no"))
        return f'IF({here}="","",IF({yes},TRUE,IF({no},FALSE,"")))'
    return f'IF(LEN({here})=0,"",{here})'


def of_row(table: Table, made: Sum | FirstFilled | Says | LastMonth) -> str:
    """What other cells of the row give by themselves."""
    if isinstance(made, Sum):
        return _sum(table, made)
    if isinstance(made, FirstFilled):
        return _first_filled(table, made)
    if isinstance(made, Says):
        return _says(table, made)
    here, last = cell_of(table, made.column), f"EDATE({defined_name('as_of')},-1)"
    return f'IF({here}="","",{here}=YEAR({last})&"-"&TEXT(MONTH({last}),"00"))'


def _sum(table: Table, made: Sum) -> str:
    cells = [cell_of(table, name) for name in made.columns]
    return f'IF(COUNT({",".join(cells)})<{len(cells)},"",{"+".join(cells)})'


def _first_filled(table: Table, made: FirstFilled) -> str:
    text = '""'
    for here in reversed([cell_of(table, name) for name in made.columns]):
        text = f"IF(ISNUMBER({here}),{here},{text})"
    return text


def _says(table: Table, made: Says) -> str:
    here = cell_of(table, made.column)
    said = ",".join(SAID.get(word, CODE).format(by=here, word=word) for word in made.words)
    return f'IF({empty(table, made.column)},"",OR({said}))'
