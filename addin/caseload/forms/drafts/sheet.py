"""The sheet around the blocks: letterhead, window address, title, the mark of a draft, and the footer."""

from __future__ import annotations

from xml.etree import ElementTree as ET

from caseload.forms.drafts.letterhead import letterhead
from caseload.forms.drafts.markup import R, keep_with_next, page_field, paragraph, run, tag, w
from caseload.forms.drafts.texts import Form


def opening(form: Form) -> list[ET.Element]:
    """What stands above the blocks: a letter opens for the window envelope, other papers in one short head."""
    if form.sheet == "bare":
        return []
    head = letterhead(form) if form.sheet == "letter" else _file_head()
    return [*head, *title(form)]


def title(form: Form) -> list[ET.Element]:
    """The title as the only heading of the first level, with the form number below it."""
    found = [paragraph(form.title, "Heading1")]
    if form.number:
        found.append(paragraph(form.word("reference"), "Reference"))
    if form.sheet == "letter":
        line = paragraph(f"{form.label('copy_of')} {{{{ copy_of }}}}", "Note")
        found += [tag("if copy_of"), line, tag("endif")]
    return found


def header(form: Form) -> ET.Element:
    """The header of every page: on drafts of State forms the mark that they are not to be sent."""
    mark = paragraph(form.word("state_draft"), "DraftMark") if form.entry.get("state_form") else w("p")
    return w("hdr", mark)


def footer(form: Form) -> ET.Element:
    """The footer of every page: form number and version, notice id, page x of y."""
    name = form.number or form.title
    left = f"{name} \u00b7 {form.word('version')} {form.entry['version']}"
    if "notice_id" in form.fields:
        left += f" \u00b7 {form.word('notice')} {{{{ notice_id }}}}"
    line = paragraph(left, "Footer")
    line.extend(run("\t" + form.word("page") + " "))
    line.append(page_field("PAGE"))
    line.extend(run(" " + form.word("of") + " "))
    line.append(page_field("NUMPAGES"))
    return w("ftr", line)


def section(form: Form) -> ET.Element:
    """The page with its header and footer, where the paper has them."""
    return w("sectPr", *(_references() if form.page.furniture else []), *form.page.elements())


def _references() -> list[ET.Element]:
    references = []
    for kind, identity in (("headerReference", "rId3"), ("footerReference", "rId4")):
        element = w(kind, type_="default")
        element.set(f"{{{R}}}id", identity)
        references.append(element)
    return references


def _file_head() -> list[ET.Element]:
    return [paragraph("**{{ agency_name }}** \u00b7 {{ office_name }}\t{{ produced_on }}", "FileHead")]


def closing(form: Form) -> list[ET.Element]:
    """What ends a letter: the language-services notice, where the reader's language is missing."""
    if form.sheet != "letter":
        return []
    return [
        tag("if language_services"),
        paragraph("{{ language_services }}", "Note"),
        tag("endif"),
    ]


def keep_the_end_together(body: list[ET.Element], form: Form) -> None:
    """Holds the last line of a letter on the page of the language-services notice, which never stands there alone."""
    if form.sheet == "letter" and len(body) > 3:
        keep_with_next(body[-4])
