"""Documents: templates filled safely and fast, the catalogue of forms, batches, the register, the print file.

What lives here: everything that knows Word files. What does not: deciding who is due a document
(``worklist``), the wording of our own templates (``drafts`` writes them into ``templates/``), and commands.
Importing this package costs nothing; each name is loaded when it is first used.
"""

from __future__ import annotations

from importlib import import_module
from typing import Any

_PLACES = {
    "BatchReport": "caseload.forms.batch",
    "Register": "caseload.forms.register",
    "Template": "caseload.forms.template",
    "merge": "caseload.forms.printing.merge",
    "preview": "caseload.forms.printing.preview",
    "print_files": "caseload.forms.printing.merge",
    "read_catalogue": "caseload.forms.catalogue",
    "issue": "caseload.forms.batch",
    "lint": "caseload.forms.linting",
    "sample_documents": "caseload.forms.batch",
    "in_words": "caseload.forms.fields",
    "to_pdf": "caseload.forms.printing.pdf",
}

__all__ = sorted(_PLACES)


def __getattr__(name: str) -> Any:
    if name not in _PLACES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_PLACES[name]), name)


def __dir__() -> list[str]:
    return __all__
