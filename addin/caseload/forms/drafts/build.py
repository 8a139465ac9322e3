"""From a form to its file, and from the catalogue to the folder of templates."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree import ElementTree as ET

from caseload.forms.drafts import sheet, styles
from caseload.forms.drafts.blocks import Paper
from caseload.forms.drafts.markup import part, w
from caseload.forms.drafts.package import package
from caseload.forms.drafts.texts import Form, folder, forms


def draft(form: Form) -> bytes:
    """The template of one form in one language, as the bytes of a ``.docx``."""
    paper = Paper(form)
    body = [*sheet.opening(form), *paper.elements(form.blocks), *sheet.closing(form)]
    sheet.keep_the_end_together(body, form)
    parts = {
        "document": w("document", w("body", *body, sheet.section(form))),
        "styles": styles.styles(form.language, form.page.text_width),
        "numbering": styles.numbering(paper.numbered - 1),
        "header1": sheet.header(form),
        "footer1": sheet.footer(form),
        "settings": _settings(form),
    }
    locale = styles.LOCALES[form.language]
    subject = form.number or form.code
    barred = [block["barcode"] for block in form.blocks if "barcode" in block]
    return package(
        {name: part(root) for name, root in parts.items()}, title=form.title, subject=subject, locale=locale, barred=barred
    )


def documents(*codes: str) -> Iterator[tuple[str, bytes]]:
    """Path under ``templates/`` and bytes of each template asked for (all when no code is named)."""
    for form in forms(*codes):
        yield f"{folder(form.entry, form.language)}/{form.code}.docx", draft(form)


def _settings(form: Form) -> ET.Element:
    """Automatic dates off, compatible with today's Word, language of the theme set."""
    compatible = w("compatSetting", name="compatibilityMode", uri="http://schemas.microsoft.com/office/word", val=15)
    return w("settings", w("compat", compatible), w("themeFontLang", val=styles.LOCALES[form.language]))
