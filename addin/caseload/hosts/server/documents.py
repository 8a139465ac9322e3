"""Documents from the open workbook: which are due, what is wrong, how they look, and writing each one once.

Files go to the pane as one archive and stay nowhere on the server but in the register, which can print them again.
"""

from __future__ import annotations

import base64
import io
import tempfile
import zipfile
from pathlib import Path
from typing import Any

from caseload.errors import Problem, WrongUse
from caseload.hosts.server.verbs import Asked

DAYS = 7
MOST = 50
"""Documents written in one request; the pane asks again for the next ones, so that it can show progress and stop."""
COMMENT = "case_comment"


def due(asked: Asked) -> dict[str, Any]:
    """Every form that this workbook can fill, with the number of documents due."""
    from caseload.forms import read_catalogue
    from caseload.forms.sources import occasions

    catalogue = read_catalogue()
    forms = [catalogue.form(code) for code in occasions(asked.caseload.program.code) if code != COMMENT]
    return {"forms": [{"form": form.code, "number": form.number, "due": len(_rows(asked, form)),
                       "title": form.title.get(asked.language, form.title.get("en", form.code))}
                      for form in forms]}  # fmt: skip


def _rows(asked: Asked, form: Any) -> list[tuple[Any, dict[str, Any]]]:
    from caseload.forms.sources import due_rows

    caseload, results, day = asked.opened()
    only = set(asked.texts("rows"))
    return [(case, row) for case, row in due_rows(form, caseload, results, day, DAYS)
            if not only or _key(case, row) in only]  # fmt: skip


def _key(case: Any, row: Any) -> str:
    """What names one document of a form: the row of its sheet, and the day that makes it due."""
    return f"{case.frame.rows[case.row]}/{row['trigger_on']}"


def _form(asked: Asked) -> Any:
    from caseload.forms import read_catalogue

    return read_catalogue().form(asked.text("form"))


def choose(asked: Asked) -> dict[str, Any]:
    """The documents of a form that are due: whom for, whether issued before, and what each lacks."""
    return _choose(asked, _form(asked))


def choose_comments(asked: Asked) -> dict[str, Any]:
    """The case comments that can be written."""
    from caseload.forms import read_catalogue

    return _choose(asked, read_catalogue().form(COMMENT))


def _choose(asked: Asked, form: Any) -> dict[str, Any]:
    from caseload.forms.run import Run
    from caseload.worklist.due import full_name

    _, _, day = asked.opened()
    found: list[dict[str, Any]] = []
    for case, row in _rows(asked, form):
        run = Run(form, asked.person, day)
        jobs = run.checked([row], "")
        person = {name: case.value(name) for name in ("last_name", "first_name")}
        found.append({"key": _key(case, row), "participant": str(case.value("participant_id") or ""),
                      "person": full_name(person), "trigger_on": str(row["trigger_on"]),
                      "place": f"{case.frame.sheet}, row {case.frame.rows[case.row]}",
                      "language": str(row.get("language") or (jobs and jobs[0].language) or ""),
                      "problems": [each.sentence() for each in map(_in_words, run.report.problems)]})  # fmt: skip
    before = _before(asked, form)
    for each, (_case, row) in zip(found, _rows(asked, form), strict=True):
        each["issued"] = (str(row.get("case_number")), each["trigger_on"]) in before
    title = form.title.get(asked.language, form.title.get("en", form.code))
    return {"form": form.code, "title": title, "rows": found, "state_form": bool(form.state_form)}


def _before(asked: Asked, form: Any) -> set[tuple[str, str]]:
    from caseload.forms import Register

    if not asked.settings.register.exists():
        return set()
    register = Register(asked.settings.register)
    try:
        return {(str(each["case_number"]), str(each["trigger_on"])) for each in register.list(form=form.code)
                if each["state"] != "void"}  # fmt: skip
    finally:
        register.close()


def _in_words(problem: Problem) -> Problem:
    """A problem without the number of its row in this run, which nobody sees."""
    head, _, rest = problem.where.partition(":")
    where = rest.strip() if head.strip().startswith("row") else problem.where
    return Problem(where, problem.what, problem.why, problem.todo, problem.file, problem.severity)


def preview(asked: Asked) -> dict[str, Any]:
    """The first documents as a page of HTML; nothing is written or registered."""
    from caseload.forms import preview as page
    from caseload.forms import sample_documents

    form = _form(asked)
    rows = [row for _, row in _rows(asked, form)]
    if not rows:
        raise WrongUse("there is no such document to look at")
    return {"html": str(page(sample_documents(rows, form, as_of=asked.opened()[2], count=2)))}


def write(asked: Asked) -> dict[str, Any]:
    """Write the chosen documents, each once, enter them in the register, and hand them over."""
    return _write(asked, _form(asked))


def write_comments(asked: Asked) -> dict[str, Any]:
    """Write the chosen case comments."""
    from caseload.forms import read_catalogue

    return _write(asked, read_catalogue().form(COMMENT))


def _write(asked: Asked, form: Any) -> dict[str, Any]:
    from caseload.forms import issue

    if not 0 < len(asked.texts("rows")) <= MOST:
        raise WrongUse(f"choose between 1 and {MOST} documents at a time")
    rows = [row for _, row in _rows(asked, form)]
    with tempfile.TemporaryDirectory(prefix="caseload-") as folder:
        report = issue(rows, form, folder, asked.settings.register, issued_by=asked.person,
                       as_of=asked.opened()[2], skip_incomplete=True)  # fmt: skip
        files = [each.file for each in report.written]
        archive = _archive(Path(folder), files) if files else b""
    return {"written": len(files), "already": len(report.already), "skipped": report.skipped,
            "problems": [each.sentence() for each in map(_in_words, report.problems)],
            "archive": base64.b64encode(archive).decode()}  # fmt: skip


def _archive(folder: Path, files: list[str]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_STORED) as archive:
        for name in files:
            archive.writestr(name, (folder / name).read_bytes())
    return made.getvalue()
