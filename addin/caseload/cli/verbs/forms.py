"""caseload forms: the forms, their fields, and what is wrong with a template."""

from __future__ import annotations

import argparse

from caseload.cli.output import add_json, print_json, print_records
from caseload.cli.words import counted


def arguments(verb: argparse.ArgumentParser) -> None:
    what = verb.add_subparsers(dest="what", metavar="list|fields|lint", required=True)
    every = what.add_parser("list", help="every form: code, number, title, languages")
    every.add_argument("--program", help="only forms of this program")
    one = what.add_parser("fields", help="the fields of a form and where each comes from")
    one.add_argument("code")
    checked = what.add_parser("lint", help="what is wrong with templates: every problem with its place")
    checked.add_argument("path", nargs="*", help="a .docx or a folder of them; none: the forms that came with Caseload")
    checked.add_argument("--form", help="the form that a template of your own replaces")
    for each in (every, one, checked):
        add_json(each)


def run(given: argparse.Namespace) -> int:
    return {"list": _list, "fields": _fields, "lint": _lint}[given.what](given)


def _list(given: argparse.Namespace) -> int:
    from caseload.app.papers import forms

    found = forms(given.program)
    if given.json:
        print_json(found)
    else:
        print_records(found, ("code", "number", "title", "programs", "languages", "reader"))
    return 0


def _fields(given: argparse.Namespace) -> int:
    from caseload.app.papers import form_fields

    found = form_fields(given.code)
    if given.json:
        print_json(found)
    else:
        print_records(found, ("name", "kind", "required", "label", "from"))
    return 0


def _lint(given: argparse.Namespace) -> int:
    from caseload.app.papers import lint_templates

    problems = lint_templates(given.path, given.form)
    if given.json:
        print_json([problem.record() for problem in problems])
    else:
        for problem in problems:
            print(f"{problem.file}: {problem.sentence()}" if problem.file else problem.sentence())
        print(f"{counted(len(problems), 'problem')}." if problems else "No problems.")
    return 1 if any(problem.severity == "error" for problem in problems) else 0
