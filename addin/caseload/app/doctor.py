"""What is installed here, what is missing, and what to do about it."""

from __future__ import annotations

import platform
import shutil
import sys
from importlib.metadata import PackageNotFoundError, version
from typing import Any

PACKAGES = ("numpy", "PyYAML", "openpyxl", "pandas", "python-calamine", "docxtpl", "xlwings")
OPTIONAL = {"isal": "writes documents and workbooks faster: install caseload[fast]",
            "xlwings-server": "the Office add-in server: install caseload[server]"}  # fmt: skip


def doctor() -> list[dict[str, Any]]:
    """Each part as a record: ``part``, ``found``, ``ok``, ``todo``."""
    found = [_record("Python", platform.python_version(), sys.version_info >= (3, 11), "Install Python 3.11 or newer.")]
    found += [_package(name, f"Install Caseload again: {name} belongs to it.", needed=True) for name in PACKAGES]
    found += [_package(name, todo, needed=False) for name, todo in OPTIONAL.items()]
    office = shutil.which("soffice") or ""
    found.append(_record("LibreOffice", office, True, "" if office else "Needed only for --pdf: install it, or print from Word."))
    return [*found, *_own()]


def _record(part: str, found: str, ok: bool, todo: str) -> dict[str, Any]:
    return {"part": part, "found": found or "not found", "ok": ok, "todo": "" if ok and found else todo}


def _package(name: str, todo: str, *, needed: bool) -> dict[str, Any]:
    try:
        return _record(name, version(name), True, "")
    except PackageNotFoundError:
        return _record(name, "", not needed, todo)


def _own() -> list[dict[str, Any]]:
    """The parts that come with Caseload: rules, law, templates."""
    from caseload.errors import CaseloadError
    from caseload.forms import read_catalogue
    from caseload.law import store
    from caseload.rules import questions

    try:
        forms = read_catalogue().forms.values()
        lost = [each.code for each in forms for language in each.languages if not each.template(language).exists()]
        papers = _record("templates", f"{len(forms)} forms", not lost, f"Templates are missing: {', '.join(lost)}.")
    except (CaseloadError, FileNotFoundError) as error:
        papers = _record("templates", "", False, str(error))
    return [_record("rules", f"{len(questions())} questions", True, ""),
            _record("parameters", f"{len(store.all_keys())} keys", True, ""), papers]  # fmt: skip
