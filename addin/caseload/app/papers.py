"""Forms and templates: what there is, what each needs, what is wrong with one."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from caseload.errors import Problem, WrongUse


def forms(program: str | None = None) -> list[dict[str, Any]]:
    """Every form of the catalogue as a record, or those of one program."""
    from caseload.forms import read_catalogue

    found = read_catalogue().forms.values()
    return [
        {"code": each.code, "number": each.number, "title": each.title.get("en", ""), "programs": list(each.programs),
         "languages": list(each.languages), "reader": each.reader, "state_form": each.state_form,
         "version": each.version, "starts": [list(pair) for pair in each.starts]}
        for each in found if program is None or program in each.programs
    ]  # fmt: skip


def form_fields(code: str) -> list[dict[str, Any]]:
    """The fields of a form as records; columns of its tables are named ``table[].column``."""
    from caseload.forms import read_catalogue

    return list(_fields(read_catalogue().form(code).fields, ""))


def _fields(fields: Iterable[Any], before: str) -> Iterable[dict[str, Any]]:
    for each in fields:
        labels = {"label": each.label.get("en", ""), "label_es": each.label.get("es", "")}
        yield {"name": before + each.name, "kind": each.kind, "required": each.required, **labels, "from": each.source}
        yield from _fields(each.fields, f"{before}{each.name}[].")


def lint_templates(paths: Iterable[str], form: str | None = None) -> list[Problem]:
    """Every problem of some templates (files or folders), or of all that came with Caseload."""
    from caseload.forms import lint, read_catalogue

    catalogue = read_catalogue()
    asked = [Path(path) for path in paths]
    if not asked:
        return [problem for each in catalogue.forms.values() for language in each.languages
                for problem in lint(each.template(language), each, language)]  # fmt: skip
    known = {each.code: each for each in catalogue.forms.values()}
    found: list[Problem] = []
    for file in _files(asked):
        replaced = catalogue.form(form) if form else known.get(file.stem)
        found += lint(file, replaced)
    return found


def _files(paths: Iterable[Path]) -> Iterable[Path]:
    for path in paths:
        if path.is_dir():
            yield from sorted(each for each in path.rglob("*.docx") if not each.name.startswith("~$"))
        elif path.is_file():
            yield path
        else:
            raise WrongUse(f"there is no file or folder {path}")
