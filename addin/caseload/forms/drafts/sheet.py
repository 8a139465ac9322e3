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
    head = letterhead(form) if form.sheet == "letter" else _file_head(form)
    return [*head, *title(form)]


def title(form: Form) -> list[ET.Element]:
    """The title as the only heading of the first level, with the form number below it."""
    found = [paragraph(form.title, "Heading1")]
    if form.number:
        word = "reference" if form.entry.get("state_form") else "in_place_of"
        found.append(paragraph(form.word(word), "Reference"))
    if form.sheet == "letter":
        line = paragraph(f"{form.label('copy_of')} {{{{ copy_of }}}}", "Note")
        found += [tag("if copy_of"), line, tag("endif")]
    return found


def header(form: Form) -> ET.Element:
    """The header of every page: on drafts of State forms the mark that they are not to be sent."""
    mark = paragraph(form.word("state_draft"), "DraftMark") if form.entry.get("state_form") else w("p")
    return w("hdr", mark)


def footer(form: Form) -> ET.Element:
    """The footer of every page: whose paper it is, then form number and version, notice id, page x of y."""
    name = form.number or form.title
    left = f"{name} \u00b7 {form.word('version')} {form.entry['version']}"
    if "notice_id" in form.fields:
        left += f" \u00b7 {form.word('notice')} {{{{ notice_id }}}}"
    line = paragraph(left, "Footer")
    line.extend(run("\t" + form.word("page") + " "))
    line.append(page_field("PAGE"))
    line.extend(run(" " + form.word("of") + " "))
    line.append(page_field("NUMPAGES"))
    return w("ftr", *_whose(form), line)


def _whose(form: Form) -> list[ET.Element]:
    """Name and case of the person, so that a loose sheet belongs to somebody."""
    before = {"case_number": f"{form.label('case_number')} "} if "case_number" in form.footed else {}
    line = " \u00b7 ".join(f"{before.get(name, '')}{{{{ {name} }}}}" for name in form.footed)
    return [paragraph(line, "Footer")] if line else []


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


def _file_head(form: Form) -> list[ET.Element]:
    """One line; on a paper for a participant also where the office is and whom to call."""
    found = [paragraph("**{{ agency_name }}** \u00b7 {{ office_name }}\t{{ produced_on }}", "FileHead")]
    if "office_address" in form.fields:
        phone = f"{form.word('phone')} {{{{ office_phone }}}}"
        worker = f"{form.label('worker_name')}: {{{{ worker_name }}}}, {{{{ worker_phone }}}}"
        found.append(paragraph(f"{{{{ office_address }}}} \u00b7 {phone}", "FileHead"))
        found.append(paragraph(worker, "FileHead"))
    return found


def closing(form: Form) -> list[ET.Element]:
    """What ends a paper for a participant: the line on language help, in each language in which the agency has it."""
    if not _speaks_of_languages(form):
        return []
    return [
        tag("if language_services"),
        paragraph("{{ language_services }}", "Note"),
        tag("endif"),
    ]


def keep_the_end_together(body: list[ET.Element], form: Form) -> None:
    """Holds the last line of a letter on the page of the language-services notice, which never stands there alone."""
    if _speaks_of_languages(form) and len(body) > 3:
        keep_with_next(body[-4])


def _speaks_of_languages(form: Form) -> bool:
    return form.sheet != "bare" and "language_services" in form.fields
