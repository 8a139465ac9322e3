"""How the Word templates that come with Caseload are written: one house style, texts in two languages.

A form has two homes. ``templates/catalogue.yaml`` says what it is: number, title, readers, languages, fields
with their labels. ``bodies/CODE.yaml`` beside this file says what stands on the paper, block by block, with
the English and the Spanish text of a block side by side, so that the two cannot drift apart. From both comes
one slim ``.docx`` per language in plain docxtpl syntax, which authors then open and edit in Word.

``python -m caseload.forms.drafts [CODE ...]`` writes the templates again. Nothing here is needed to fill a
template; the engine in ``caseload.forms`` reads the ``.docx`` files alone.
"""

from __future__ import annotations

from caseload.forms.drafts.build import documents, draft

__all__ = ["documents", "draft"]
