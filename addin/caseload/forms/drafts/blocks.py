"""From blocks to paragraphs: each kind of block is one function here, named after it.

A block that depends on a field opens and closes its condition in paragraphs of their own, at the place where
it stands: docxtpl drops such paragraphs, and no text ever stands beside a tag.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any
from xml.etree import ElementTree as ET

from caseload.errors import TemplateRefused
from caseload.forms import barcode_place
from caseload.forms.drafts import tables
from caseload.forms.drafts.markup import keep_with_next, paragraph, tag, w
from caseload.forms.drafts.texts import Block, Form, snippets

CHECK_BOX = "\u2610"


class Paper:
    """The growing body of one document; it also counts the numbered lists, so that each starts at one."""

    def __init__(self, form: Form):
        self.form = form
        self.numbered = 0

    def elements(self, blocks: Iterable[Block]) -> list[ET.Element]:
        """The elements of some blocks, in order."""
        found: list[ET.Element] = []
        for block in blocks:
            if ("sign" in block or "write" in block) and found:
                keep_with_next(found[-1])
            found += self._block(dict(block))
        return found

    def _block(self, block: Block) -> list[ET.Element]:
        if "if" in block:
            return self._condition(block)
        ((kind, content),) = block.items()
        if kind == "use":
            return self.elements(snippets()[content])
        if kind == "steps":
            return self._steps(content)
        if kind not in KINDS:
            raise TemplateRefused(f"a block of the unknown kind {kind}", where=self.form.code)
        return KINDS[kind](self.form, content)

    def _condition(self, block: Block) -> list[ET.Element]:
        self.form.label(block["if"])
        found = [tag(f"if {block['if']}"), *self.elements(block["then"])]
        if "else" in block:
            found += [tag("else"), *self.elements(block["else"])]
        return [*found, tag("endif")]

    def _steps(self, texts: list[Any]) -> list[ET.Element]:
        number = 2 + self.numbered
        self.numbered += 1
        count = w("numPr", w("ilvl", val=0), w("numId", val=number))
        return [paragraph(self.form.say(text), "ListNumber", count) for text in texts]


def heading(level: int) -> Callable[[Form, Any], list[ET.Element]]:
    """The kind of block that is a heading of one level."""
    return lambda form, text: [paragraph(form.say(text), f"Heading{level}")]


def text(style: str | None, *, before: str = "") -> Callable[[Form, Any], list[ET.Element]]:
    """The kind of block that is one paragraph, or one for each of a list of texts."""

    def made(form: Form, content: Any) -> list[ET.Element]:
        texts = content if isinstance(content, list) else [content]
        return [paragraph(before + form.say(words), style) for words in texts]

    return made


def facts(form: Form, names: list[str]) -> list[ET.Element]:
    """Labels and values one below the other; an optional field shows only when it has a value."""
    found: list[ET.Element] = []
    for name in names:
        line = paragraph(f"**{form.label(name)}**\t{{{{ {name} }}}}", "Fact")
        found += [tag(f"if {name}"), line, tag("endif")] if form.optional(name) else [line]
    return found


def each(style: str, *, before: str = "") -> Callable[[Form, str], list[ET.Element]]:
    """The kind of block that is one paragraph for each line of a field of lines."""

    def made(form: Form, name: str) -> list[ET.Element]:
        form.label(name)
        return [tag(f"for line in {name}"), paragraph(before + "{{ line }}", style), tag("endfor")]

    return made


def write(form: Form, names: list[Any]) -> list[ET.Element]:
    """Lines to be filled in by hand; ``{name: n}`` gives a field of n lines."""
    found = []
    for item in names:
        ((name, lines),) = item.items() if isinstance(item, dict) else ((item, 1),)
        found.append(paragraph(f"{form.label(name, form.by_hand)}: \t", "WriteLine"))
        found += [paragraph("\t", "WriteLine") for _ in range(lines - 1)]
    return found


def sign(form: Form, people: list[str]) -> list[ET.Element]:
    """A line for a signature and its date for each person."""
    date = form.word("date")
    lines = [paragraph(f"{form.word(person)}: \t\t{date}: \t", "Signature") for person in people]
    for line in lines[:-1]:
        keep_with_next(line)
    return lines


def barcode(form: Form, name: str) -> list[ET.Element]:
    """The barcode of a field, and what it says in figures below it."""
    form.label(name)
    bars = w("p", w("pPr", w("keepNext")), ET.fromstring(barcode_place.drawing(name)))
    return [bars, paragraph(f"{form.label(name)}: {{{{ {name} }}}}")]


def page_break(form: Form, content: Any) -> list[ET.Element]:
    """A new page."""
    return [w("p", w("pPr", w("pageBreakBefore"), w("spacing", before=0, after=0, line=20, lineRule="exact")))]


KINDS: dict[str, Callable[[Form, Any], list[ET.Element]]] = {
    "h2": heading(2),
    "h3": heading(3),
    "p": text(None),
    "note": text("Note"),
    "act": text("Act"),
    "bullets": text("ListBullet"),
    "checks": text("Check", before=f"{CHECK_BOX}\t"),
    "facts": facts,
    "each": each("ListBullet"),
    "each_check": each("Check", before=f"{CHECK_BOX}\t"),
    "write": write,
    "sign": sign,
    "table": tables.filled,
    "blank_table": tables.blank,
    "labels": tables.labels,
    "sender": text("TableText"),
    "addressee": text("Addressee"),
    "barcode": barcode,
    "new_page": page_break,
}
