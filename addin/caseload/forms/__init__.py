"""Documents: templates filled safely and fast, the catalogue of forms, batches, the register, the print file.

What lives here: everything that knows Word files. What does not: deciding who is due a document
(``worklist``), the wording of our own templates (``drafts`` writes them into ``templates/``), and commands.
Importing this package costs nothing; each name is loaded when it is first used.
"""

from __future__ import annotations

from caseload.lazily import exports

_PLACES = {
    "BatchReport": ".batch",
    "Look": ".shelf",
    "Register": ".register",
    "Template": ".template",
    "merge": ".printing.merge",
    "page_pictures": ".printing.pages",
    "preview": ".printing.preview",
    "print_files": ".printing.merge",
    "refuse_without_program": ".printing.pdf",
    "read_catalogue": ".catalogue",
    "issue": ".batch",
    "problems_of": ".batch",
    "lint": ".linting",
    "sample_documents": ".batch",
    "in_words": ".fields",
    "to_pdf": ".printing.pdf",
}

__all__, __getattr__, __dir__ = exports(__name__, _PLACES)
