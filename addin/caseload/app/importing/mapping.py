"""Which column of an export goes where: proposed from the headers, kept in a file that people correct."""

from __future__ import annotations

import re
from collections.abc import Mapping as Pairs
from collections.abc import Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

from caseload.app.importing.source import Export
from caseload.errors import DataProblems, Problem, WrongUse
from caseload.rules.engine.kinds import Choice
from caseload.tables.programs.common import SPOKEN
from caseload.tables.schema import Column, Program, Table

ALIKE = 0.86
"""How alike two headers must be to be proposed for each other."""
WORDS = {"no": "number", "num": "number", "nbr": "number", "id": "number", "client": "participant", "customer": "participant",
         "dob": "born on", "tel": "phone", "telephone": "phone", "lang": "language", "addr": "address", "street": "address",
         "date": "on", "status": "registration", "surname": "last name"}  # fmt: skip
"""Words that other systems use -> ours."""
NAME = ("name", "participant name", "full name")
PARTS = ("last_name", "first_name")
CASE = "case_number"
WHEN_THERE = ("keep", "replace")
_HEAD = """# Which column of the export goes to which column of the workbook. Check it, correct it, then import with --mapping.
# columns: header of the export -> column; two columns in [ ] take a name written "Last, First"; nothing leaves it out.
# key: columns by which a row is known again.  when_there: keep (fill only blank cells) or replace.
# values: column -> word of the export -> our word, for columns with a fixed list.
"""


@dataclass
class Mapping:
    """Where the columns of an export go; ``columns`` has None for headers that are left out."""

    table: str
    key: list[str]
    columns: dict[str, str | list[str] | None]
    values: dict[str, dict[str, Any]] = field(default_factory=dict)
    when_there: str = "keep"
    sheet: str = ""

    def targets(self) -> list[str]:
        """Every column that the mapping fills or looks up."""
        return [name for target in self.columns.values() if target
                for name in ([target] if isinstance(target, str) else target)]  # fmt: skip


def propose(export: Export, program: Program, table: str = "", sheet: str = "") -> Mapping:
    """A mapping from the headers: the sheet that most of them fit, or the one that is named."""
    people = program.table(program.people)
    tables = [program.table(table)] if table else [people, *(each for each in program.tables if not each.owned and each is not people)]
    tried = [(each, _columns(export.headers, each, people)) for each in tables]
    best, columns = max(tried, key=lambda pair: sum(target is not None for target in pair[1].values()))
    found = Mapping(best.name, [], columns, sheet=sheet)
    found.key = _key(best, people, found.targets())
    found.values = _values(export, best, columns)
    return found


def _columns(headers: Sequence[str], table: Table, people: Table) -> dict[str, str | list[str] | None]:
    free = list(table.entered)
    if table is not people:
        free += [people.column(CASE)]
    found: dict[str, str | list[str] | None] = dict.fromkeys(headers)
    if set(PARTS) <= set(table.names) and not {_plain(table.column(name).header) for name in PARTS} & set(map(_plain, headers)):
        found |= {header: list(PARTS) for header in [each for each in headers if _plain(each) in NAME][:1]}
    pairs = sorted(((_alike(header, column), -at, header, column) for header in headers for at, column in enumerate(free)),
                   key=lambda each: each[:2], reverse=True)  # fmt: skip
    taken: set[str] = set()
    for score, _, header, column in pairs:
        if score >= (1 if column.name == table.key else ALIKE) and found[header] is None and column.name not in taken:
            found[header] = column.name
            taken.add(column.name)
    return found


def _alike(header: str, column: Column) -> float:
    said = _plain(header)
    return max(SequenceMatcher(None, said, _plain(each)).ratio() for each in (column.header, column.name))


def _plain(text: str) -> str:
    words = re.findall(r"[a-z0-9]+", text.casefold().replace("#", " number ").replace("_", " "))
    return " ".join(WORDS.get(word, word) for word in words)


def _key(table: Table, people: Table, targets: Sequence[str]) -> list[str]:
    who = next((name for name in (table.key, CASE) if name in targets), table.key)
    if table is people:
        return [who] if who != CASE or "first_name" not in targets else [CASE, "first_name"]
    return [who, *(column.name for column in table.entered
                   if column.required and column.name in targets and column.name not in (who, table.key))]  # fmt: skip


def _values(export: Export, table: Table, columns: Pairs[str, Any]) -> dict[str, dict[str, Any]]:
    """For columns with a fixed list: the words of the export that are not ours, with the one most like them."""
    found: dict[str, dict[str, Any]] = {}
    for header, target in columns.items():
        if isinstance(target, str) and target in table.names and isinstance(kind := table.column(target).kind, Choice):
            words = sorted({str(row[header]) for row in export.rows if row.get(header) is not None}, key=str.casefold)
            foreign = {word: _closest(word, kind.codes.names) for word in words if as_code(word) not in kind.codes}
            if foreign:
                found[target] = foreign
    return found


def as_code(word: str) -> str:
    """A word as a code is spelt."""
    return re.sub(r"[\s-]+", "_", word.strip().casefold())


def _closest(word: str, codes: Sequence[str]) -> str | None:
    """The code most like a word, or that of the language it names; None (to be filled in by hand) when none is."""
    said = as_code(word)
    named = next((code for code in codes if as_code(SPOKEN.get(code, "")) == said), None)
    if named is not None:
        return named
    best = max(codes, key=lambda code: SequenceMatcher(None, said, code).ratio())
    return best if SequenceMatcher(None, said, best).ratio() >= 0.75 else None


def save(mapping: Mapping, path: Path) -> None:
    """Write a mapping for people to check; a file that exists is never replaced."""
    import yaml

    if path.exists():
        raise WrongUse(f"{path.name} exists already", todo="Use it with --mapping, or move it away.")
    text = yaml.safe_dump(mapping.__dict__, sort_keys=False, allow_unicode=True, width=110)
    path.write_text(_HEAD + text, encoding="utf-8", newline="\n")


def load(path: Path, program: Program) -> Mapping:
    """A mapping from its file; raises ``DataProblems`` with everything in it that this workbook does not have."""
    import yaml

    try:
        data = yaml.safe_load(path.read_text(encoding="utf-8-sig"))
        mapping = Mapping(**data)
    except FileNotFoundError:
        raise WrongUse("there is no mapping file", where=path.name, todo="Run without --mapping: one is proposed.") from None
    except (yaml.YAMLError, TypeError, UnicodeDecodeError, OSError) as error:
        raise WrongUse("the mapping file cannot be read", where=path.name, why=str(error).partition("\n")[0]) from None
    problems = _wrong(mapping, program, path.name)
    if problems:
        raise DataProblems("the mapping does not fit this workbook", problems, todo="Nothing was imported.")
    return mapping


def _wrong(mapping: Mapping, program: Program, file: str) -> list[Problem]:
    tables = {each.name: each for each in program.tables if not each.owned}
    if mapping.table not in tables:
        return [Problem("table", f"there is no table {mapping.table}", "", f"Tables: {', '.join(tables)}.", file)]
    table = tables[mapping.table]
    known = {*(each.name for each in table.entered), CASE}
    problems = [Problem(f"columns: {name}", "there is no such column to fill in",
                        "it is computed here" if name in table.names else "it may be misspelt",
                        f"Columns: {', '.join(sorted(known))}.", file) for name in mapping.targets() if name not in known]  # fmt: skip
    twice = sorted({name for name in mapping.targets() if mapping.targets().count(name) > 1})
    problems += [Problem(f"columns: {name}", "two columns of the export go there", "", "Leave one of them out.", file) for name in twice]
    problems += [Problem(f"key: {name}", "the export does not fill this column", "", "Choose the key among the columns above.", file)
                 for name in mapping.key if name not in mapping.targets()]  # fmt: skip
    if not mapping.key:
        problems.append(Problem("key", "there is no key", "a row could not be known again", "Name one or more columns.", file))
    if mapping.when_there not in WHEN_THERE:
        problems.append(Problem("when_there", f"{mapping.when_there!r} is not known", "", f"One of: {', '.join(WHEN_THERE)}.", file))
    return problems
