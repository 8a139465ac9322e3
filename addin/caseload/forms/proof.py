"""Proof, once per template, that every filled copy is well-formed: no copy needs to be parsed again.

A part with tags is laid out with every branch of every condition taken once, each printed value replaced by a
character that XML allows in text and nowhere else, and the edges of each block marked. If that document parses,
no tag cuts a markup tag; if all edges of a block have the same elements open around them, each of its branches
closes what it opens (or opens again what it closed, as where Word has split a sentence into runs). Then leaving a
branch out or repeating it, with text for values, cannot break the document.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from jinja2 import nodes

from caseload.forms.safety import W

VALUE = "\u203b"  # no XML name may hold it (XML 1.0, production 4), so it parses only in text and attributes
_EDGE = "edge"
_TEXT_HOLDERS = frozenset({W + "t", W + "delText"})
# Blocks in these could change how many cells a row has.
_FIXED_INSIDE = frozenset({W + "tr", W + "tcPr", W + "tblGrid", W + "gridSpan"})


Finding = tuple[str, str]


@dataclass(frozen=True)
class Proof:
    """What is proven of one part: ``findings`` say what is not, with the text beside it.

    ``spread`` lists blocks that leave their paragraph: well-formed, and seldom meant.
    """

    findings: list[Finding] = field(default_factory=list)
    tables_fixed: bool = True
    spread: list[Finding] = field(default_factory=list)

    @property
    def well_formed(self) -> bool:
        return not self.findings


def prove(tree: nodes.Template, head: str, foot: str) -> Proof:
    """The proof for a part, given as the syntax tree of what stands between its head and foot."""
    from lxml import etree

    xml = "".join((head, *_laid_out(tree.body, iter(range(10**9))), foot))
    if "<![CDATA[" in xml:
        return Proof([("the part holds a CDATA section", "")])
    try:
        root = etree.fromstring(xml.encode(), etree.XMLParser(resolve_entities=False, huge_tree=True))
    except (etree.XMLSyntaxError, ValueError) as error:
        return Proof([("a block cuts through the document's structure", _beside(xml, error))], False)
    edges = _edges(root)
    findings = [*_unbalanced(edges), *_misplaced(root)]
    spread = list(_leaving_paragraphs(edges))
    fixed = not findings and not spread and all(map(_table_is_fixed, root.iter(W + "tbl")))
    return Proof(findings, fixed or root.find(f".//{W}tbl") is None, spread)


def _laid_out(body: list[nodes.Node], numbers: Iterator[int]) -> Iterator[str]:
    for node in body:
        if isinstance(node, nodes.Output):
            for part in node.nodes:
                yield part.data if isinstance(part, nodes.TemplateData) else VALUE
        elif isinstance(node, nodes.If):
            yield from _block([node.body, *(branch.body for branch in node.elif_), node.else_], numbers)
        elif isinstance(node, nodes.For):
            yield from _block([node.body, node.else_], numbers)


def _block(branches: list[list[nodes.Node]], numbers: Iterator[int]) -> Iterator[str]:
    edge = f"<?{_EDGE} {next(numbers)}?>"
    yield edge
    for branch in branches:
        yield from _laid_out(branch, numbers)
        yield edge


def _edges(root: Any) -> dict[str, list[Any]]:
    from lxml import etree

    found = defaultdict(list)
    for mark in root.iter(etree.ProcessingInstruction):
        if mark.target == _EDGE:
            found[mark.text].append(mark)
    return found


def _unbalanced(edges: dict[str, list[Any]]) -> Iterator[Finding]:
    for marks in edges.values():
        around = [_open_elements(mark) for mark in marks]
        if not around[0][0] or any(other != around[0] for other in around):
            yield "a block opens in one place and closes in another", _words_after(marks[0])


def _open_elements(mark: Any) -> tuple[list[str], dict[str, str]]:
    """The elements that are open at a mark, and what their prefixes mean there."""
    parent = mark.getparent()
    if parent is None:
        return [], {}
    return [parent.tag, *(element.tag for element in parent.iterancestors())], parent.nsmap


def _leaving_paragraphs(edges: dict[str, list[Any]]) -> Iterator[Finding]:
    for marks in edges.values():
        places = [next(mark.iterancestors(W + "p", W + "tc", W + "tr"), None) for mark in marks]
        if any(place is not places[0] for place in places):
            yield "a block opens in one paragraph and closes in another", _words_after(marks[0])


def _words_after(mark: Any) -> str:
    """The words that follow a block's beginning, to find it by."""
    words = [mark.tail or ""]
    for element in mark.itersiblings("{*}*"):
        words += (text.text or "" for text in element.iter(W + "t"))
    return shown(" ".join(words))


def _misplaced(root: Any) -> Iterator[Finding]:
    """Values printed where Word expects no text: they bring markup of their own, or get lost."""
    for element in root.iter():
        around = element.getparent()
        if VALUE in (element.text or "") and element.tag not in _TEXT_HOLDERS:
            yield "a value is printed outside a text", shown(element.text)
        if VALUE in (element.tail or "") and (around is None or around.tag not in _TEXT_HOLDERS):
            yield "a value is printed outside a text", shown(element.tail)


def _table_is_fixed(table: Any) -> bool:
    """Whether docxtpl's repair of tables leaves this one alone in every copy.

    The repair adds grid columns when a row has more cells than the grid, and drops them when all rows have
    fewer. It does nothing when no row has more, and one row that is always there has as many.
    """
    grid = table.find(W + "tblGrid")
    if grid is None or any(VALUE in span.get(W + "val", "") for span in table.iter(W + "gridSpan")):
        return False
    columns = len(grid.findall(W + "gridCol"))
    marks = [mark for group in _edges(table).values() for mark in group]
    if any(mark.getparent().tag in _FIXED_INSIDE for mark in marks):
        return False
    if any(len(row.findall(W + "tc")) > columns for row in table.iter(W + "tr")):
        return False
    return any(_span(row) >= columns for row in _rows_always_there(table))


def _span(row: Any) -> int:
    spans = (cell.find(f"{W}tcPr/{W}gridSpan") for cell in row.findall(W + "tc"))
    return sum(1 if span is None else int(span.get(W + "val", "1")) for span in spans)


def _rows_always_there(table: Any) -> Iterator[Any]:
    open_blocks: dict[str, int] = {}
    last = {text: marks[-1] for text, marks in _edges(table).items()}
    for child in table:
        if getattr(child, "target", "") == _EDGE:
            open_blocks[child.text] = 0 if child is last[child.text] else 1
        elif child.tag == W + "tr" and not any(open_blocks.values()):
            yield child


def _beside(xml: str, error: Any) -> str:
    """The words around the place where the layout stops being a document."""
    line, column = getattr(error, "position", (1, 1))
    lines = xml.splitlines() or [""]
    at = sum(len(text) + 1 for text in lines[: line - 1]) + column
    return shown(re.sub(r"<[^>]*>?", " ", xml[max(0, at - 600) : at + 200]))


def shown(text: str | None) -> str:
    """A few words of the document, tags and markers left out."""
    return " ".join(re.sub(rf"<[^>]*>|{VALUE}", " ", text or "").split())[:80]
