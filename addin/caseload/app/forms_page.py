"""The page of forms, written from the catalogue and the sheets, so that it cannot drift.

``page()`` gives the text; ``python -m caseload.app.forms_page [DIR]`` writes ``forms.md`` (docs). The pictures on it
are drawn by ``python -m caseload.app.forms_pictures``.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from caseload.app.profile import setting_names
from caseload.app.reference.markdown import table
from caseload.errors import TemplateRefused
from caseload.forms import read_catalogue
from caseload.rules import questions
from caseload.rules.engine.registry import CHECKLISTS, MACHINES
from caseload.tables.programs.common import SPOKEN
from caseload.tables.schema import PROGRAMS, program

MADE = "<!-- Written by `python -m caseload.app.forms_page` from templates/catalogue.yaml: change that, not this page. -->"
TITLES = {"wtw": "Welfare-to-Work", "gain": "GAIN", "grow": "GROW", "vr": "Nebraska VR", "common": "Every program"}
READERS = {"participant": "for the participant", "second_parent": "for the other parent", "worker": "for staff",
           "file": "for the case file", "representative": "for a representative"}  # fmt: skip
WORDS = {
    "day of the run": "the day of the run", "register": "the register gives it", "by hand": "by hand, on paper",
    "sentence": "a sentence of Caseload's own, in the reader's language", "worklist": "the due list",
    "explanation of the rule": "the rule explains itself", "citation of the rule": "the texts behind the rule",
    "every sheet with days": "every sheet that holds days", "state machines": "the state machines",
    "rules": "the rules that were asked",
}  # fmt: skip
"""What the catalogue calls a source that is neither a cell nor a rule."""
USUAL = ("paper", "case", "letter")
"""Blocks of fields that are described once."""


def page() -> str:
    """The whole page."""
    lines = ["# Forms", MADE, "", *_opening()]
    shelves = {shelf: [form for form in read_catalogue().forms.values() if shelf_of(form) == shelf] for shelf in TITLES}
    for shelf, forms in shelves.items():
        lines += [f"## {TITLES[shelf]}", f"![The first pages of these forms, filled with invented people: "
                  f"{', '.join(form.code for form in forms)}](images/forms-{shelf}.png)", ""]  # fmt: skip
        for form in forms:
            lines += _form(form)
    return "\n".join(lines).rstrip("\n") + "\n"


def shelf_of(form: Any) -> str:
    """The section of the page that shows a form: its one program, or all of them."""
    return form.programs[0] if len(form.programs) == 1 else "common"


def _opening() -> Iterator[str]:
    yield ("Every document that Caseload fills: what it looks like, which values it shows, where each comes from, and which "
           "due dates begin with it. All are drafts of our own; a form number is a reference. Where the State issues the "
           "form, the draft says so on each page and is not to be sent. `caseload forms fields CODE` shows the same "
           "in the terminal, and an agency puts a `.docx` of its own in place of any of them ([clerks](clerk.md)).")  # fmt: skip
    yield ""
    yield "On every paper, so not repeated below:"
    yield ""
    form = read_catalogue().form("contact_letter")
    usual = usual_fields()
    yield from table(("field", "label", "from"), [_row(each, form) for each in form.fields if each.name in usual])


def usual_fields() -> frozenset[str]:
    """The names of the fields that papers share: agency, case, worker, address."""
    from caseload.forms.drafts.texts import catalogue

    blocks = catalogue()["blocks"]
    return frozenset(field["name"] for block in USUAL for field in blocks[block])


def _form(form: Any) -> Iterator[str]:
    yield f"### {' · '.join(filter(None, (form.number, form.title['en'])))}"
    state = " **The State's own form is sent; ours is a draft.**" if form.state_form else ""
    spoken = " and ".join(SPOKEN[each] for each in form.languages)
    yield f"`{form.code}`, {READERS[form.reader]}, in {spoken}.{state} {_due(form)}"
    yield ""
    yield from (f"- Begins with it: {_asked(due)} (`{due}`, from *{_label(form, name)}*)" for due, name in form.starts)
    yield ""
    own = [each for each in form.fields if each.name not in usual_fields()]
    yield from table(("field", "label", "from"), [row for each in own for row in _rows(each, form)])
    lines = _by_hand(form.code)
    if lines:
        yield f"By hand: {', '.join(lines)}."
        yield ""


def _due(form: Any) -> str:
    """Which rows of which sheets make it due, as the first of its programs has it."""
    from caseload.forms.sources import occasions

    code = next(each for each in form.programs if each in PROGRAMS)
    wanted, sheets = occasions(code)[form.code], program(code)
    titles = " or ".join(f"*{sheets.table(name or sheets.people).title}*" for name in wanted.tables)
    return f"One for all due rows of {titles}." if wanted.whole else f"One for each due row of {titles}."


def _asked(due: str) -> str:
    return str(questions()[due].sentence).rstrip("?").strip()


def _label(form: Any, name: str) -> str:
    parts = name.split(".")
    field = next(each for each in form.fields if each.name == parts[0])
    inner = next((each for each in field.fields if each.name == parts[-1]), field)
    return str(inner.label["en"])


def _rows(field: Any, form: Any) -> Iterator[tuple[str, str, str]]:
    yield _row(field, form)
    yield from (_row(each, form, f"{field.name}[].") for each in field.fields)


def _row(field: Any, form: Any, before: str = "") -> tuple[str, str, str]:
    return f"`{before}{field.name}`", field.label["en"], origin(field.source, form.programs)


def origin(source: str, programs: Iterable[str]) -> str:
    """Where a value comes from, in words: a cell of a sheet, a setting, a rule, or one of ``WORDS``.

    Raises ``TemplateRefused`` for a source that does not exist, so that the catalogue cannot name what is gone.
    """
    if source in WORDS:
        return WORDS[source]
    rules = [_rule(part.strip()) for part in source.split(",")]
    if all(rules):
        return ", ".join(rules)
    table_name, _, column = source.partition(".")
    found = [_setting(column, each) if table_name == "settings" else _cell(table_name, column, each)
             for each in programs if each in PROGRAMS]  # fmt: skip
    named = list(dict.fromkeys(filter(None, found)))
    if not named:
        raise TemplateRefused(f"the catalogue names the source {source!r}, which is no sheet, setting or rule",
                              where=", ".join(programs))  # fmt: skip
    return " / ".join(named)


def _rule(name: str) -> str:
    """``rule WTW-21`` for a question, a rule, a checklist or a machine; also for one output of a question."""
    asked = questions()
    question, _, output = name.rpartition(".")
    known = (name in asked or name in CHECKLISTS or name in MACHINES or any(each.rule == name for each in asked.values())
             or (question in asked and output in asked[question].gives))  # fmt: skip
    return f"rule {name}" if known else ""


def _setting(name: str, code: str) -> str:
    header = next((each.header for each in program(code).settings if each.name == name), "")
    place = setting_names().get(name, "")
    return " or ".join(filter(None, (header and f"Settings: *{header}*", place and f"`caseload.toml`: {place}")))


def _cell(table_name: str, column: str, code: str) -> str:
    """``Sheet: *Header*``; "participants" means the sheet of the people, whatever a program calls it."""
    sheets = program(code)
    wanted = {each.name.lower(): each for each in sheets.tables} | {"participants": sheets.table(sheets.people)}
    sheet = wanted.get(table_name)
    if sheet is None or (column and column not in sheet.names):
        return ""
    if not column:
        return f"*{sheet.title}*"
    made = sheet.column(column)
    rule = getattr(made.computed, "question", "")
    return f"{sheet.title}: *{made.header}*" + (f", by {rule}" if rule else "")


def _by_hand(code: str) -> list[str]:
    from caseload.forms.drafts.texts import catalogue

    entry = next(each for each in catalogue()["forms"] if each["code"] == code)
    return [line["label"]["en"] for line in entry.get("by_hand", [])]


def write(folder: Path) -> Path:
    """Write the page into a folder; returns the file."""
    path = folder / "forms.md"
    path.write_text(page(), encoding="utf-8", newline="\n")
    return path


if __name__ == "__main__":
    print(write(Path(sys.argv[1] if len(sys.argv) > 1 else "docs")))
