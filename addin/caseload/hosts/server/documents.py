"""Documents from the open workbook: which are due, for whom, what is wrong with each, and how they look."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from caseload.errors import Problem, WrongUse
from caseload.hosts.server.verbs import Asked

DAYS = 7
COMMENT = "case_comment"


def due(asked: Asked) -> dict[str, Any]:
    """Every form that this workbook can fill, with the number of documents due."""
    from caseload.forms import read_catalogue
    from caseload.forms.sources import due_cases, occasions

    catalogue, opened = read_catalogue(), asked.opened()
    forms = [catalogue.form(code) for code in occasions(asked.caseload.program.code) if code != COMMENT]
    return {"forms": [{"form": form.code, "number": form.number, "due": len(due_cases(form, *opened, DAYS)),
                       "title": form.title.get(asked.language, form.title.get("en", form.code))}
                      for form in forms]}  # fmt: skip


def rows(asked: Asked, form: Any) -> list[tuple[Any, dict[str, Any]]]:
    """The documents of a form that are due, of those that were asked for, each as (case, values of its fields)."""
    from caseload.forms.sources import due_rows

    caseload, results, day = asked.opened()
    only = set(asked.texts("rows"))
    return [(case, row) for case, row in due_rows(form, caseload, results, day, DAYS)
            if not only or _key(case, row) in only]  # fmt: skip


def _key(case: Any, row: Any) -> str:
    """What names one document of a form: the row of its sheet, and the day that makes it due."""
    return f"{case.frame.rows[case.row]}/{row['trigger_on']}"


def form_of(asked: Asked, code: str = "") -> Any:
    """The form that was asked for, with the agency's own template where it has one."""
    from caseload.forms import read_catalogue

    return asked.profile.form(read_catalogue().form(code or asked.text("form")))


def choose(asked: Asked) -> dict[str, Any]:
    """The documents of a form that are due: whom for, whether issued before, and what each lacks."""
    return _choose(asked, form_of(asked))


def choose_comments(asked: Asked) -> dict[str, Any]:
    """The case comments that can be written."""
    return _choose(asked, form_of(asked, COMMENT))


def _choose(asked: Asked, form: Any) -> dict[str, Any]:
    from caseload.forms.run import Run
    from caseload.worklist.due import full_name

    _, _, day = asked.opened()
    issued = known(asked, form)
    found: list[dict[str, Any]] = []
    for case, row in rows(asked, form):
        run = Run(form, asked.person, day)
        jobs = run.checked(run.jobs([row]))
        person = {name: case.value(name) for name in ("last_name", "first_name")}
        found.append({"key": _key(case, row), "participant": str(case.value("participant_id") or ""),
                      "person": full_name(person), "trigger_on": str(row["trigger_on"]),
                      "place": f"{case.frame.sheet}, row {case.frame.rows[case.row]}",
                      "language": str(row.get("language") or (jobs and jobs[0].look.language) or ""),
                      "problems": [each.sentence() for each in map(in_words, run.report.problems)],
                      "issued": identity(form, row) in issued})  # fmt: skip
    title = form.title.get(asked.language, form.title.get("en", form.code))
    return {"form": form.code, "title": title, "rows": found, "state_form": bool(form.state_form)}


def identity(form: Any, row: Any) -> tuple[str, ...]:
    """What makes a document one document in the register: form, case, day and recipient."""
    return form.code, str(row.get("case_number") or ""), str(row["trigger_on"]), str(row.get("recipient") or form.reader)


def known(asked: Asked, form: Any) -> dict[tuple[str, ...], str]:
    """The documents of a form that were written, each with its id in the register."""
    with register(asked) as book:
        return {key: notice for key, (notice, state, _) in book.known(form.code).items() if state != "planned"}


@contextmanager
def register(asked: Asked) -> Iterator[Any]:
    """The office's register, closed at the end."""
    from caseload.forms import Register

    book = Register(asked.settings.register)
    try:
        yield book
    finally:
        book.close()


def in_words(problem: Problem) -> Problem:
    """A problem without the number of its row in this run, which nobody sees."""
    head, _, rest = problem.where.partition(":")
    where = rest.strip() if head.strip().startswith("row") else problem.where
    return Problem(where, problem.what, problem.why, problem.todo, problem.file, problem.severity)


def preview(asked: Asked) -> dict[str, Any]:
    """The first documents as a page of HTML; nothing is written or registered."""
    from caseload.forms import preview as page
    from caseload.forms import sample_documents

    form = form_of(asked)
    wanted = [row for _, row in rows(asked, form)]
    if not wanted:
        raise WrongUse("there is no such document to look at")
    return {"html": str(page(sample_documents(wanted, form, as_of=asked.opened()[2], count=2)))}
