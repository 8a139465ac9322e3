"""A look at documents before they are written: one HTML page with the text of each, next and previous.

The words, tables and headings of the document, not its exact look (that is what the PDF is for). The page is one
file, loads nothing and runs nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from html import escape
from typing import Any

from caseload.forms import package
from caseload.forms.printing.xml import parsed
from caseload.forms.safety import W
from caseload.forms.styles import heading_levels, language, list_styles

_WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_STYLE = """
body { font: 12pt/1.4 Arial, sans-serif; background: #eee; margin: 0 }
article { background: #fff; max-width: 6.5in; margin: 1em auto; padding: 0.7in; box-shadow: 0 0 4px #888 }
article > header, article > footer { color: #444; font-size: 10pt }
table { border-collapse: collapse; width: 100% } td, th { border: 1px solid #999; padding: 2pt 5pt; text-align: left }
nav { text-align: center } p { margin: 0.3em 0; white-space: pre-wrap } .list { margin-left: 1.5em }
"""
_PAGE = """<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>Preview</title>
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<style>{style}</style></head><body>
{articles}</body></html>
"""


def preview(documents: Iterable[bytes]) -> str:
    """An HTML page that shows the documents one below the other, with links to the next and the one before."""
    shown = [as_html(document) for document in documents]
    articles = [
        f'<nav id="n{number}">{_links(number, len(shown))}</nav>\n{article}\n'
        for number, article in enumerate(shown, 1)
    ]
    return _PAGE.format(style=_STYLE, articles="".join(articles))


def _links(number: int, count: int) -> str:
    before = f'<a href="#n{number - 1}">previous</a> · ' if number > 1 else ""
    after = f' · <a href="#n{number + 1}">next</a>' if number < count else ""
    return f"{before}{number} of {count}{after}"


def as_html(document: bytes) -> str:
    """One document as an HTML article: its headers, its text, its footers."""
    parts = package.read_parts(document, "document")
    styles = parsed(parts["word/styles.xml"]) if "word/styles.xml" in parts else None
    reader = _Reader(heading_levels(styles), list_styles(styles))
    head, foot = ("".join(map(reader.blocks, _margins(parts, kind))) for kind in ("header", "footer"))
    body = reader.blocks(parsed(parts[package.MAIN_PART]).find(W + "body"))
    spoken = escape(language(styles) or "en")
    return f'<article lang="{spoken}"><header>{head}</header>{body}<footer>{foot}</footer></article>'


def _margins(parts: dict[str, bytes], kind: str) -> list[Any]:
    return [parsed(parts[name]) for name in sorted(parts) if re.fullmatch(rf"word/{kind}\d*\.xml", name)]


class _Reader:
    """Turns the blocks of a part into HTML."""

    def __init__(self, headings: dict[str, int], list_styles: frozenset[str]):
        self._headings, self._list_styles = headings, list_styles

    def blocks(self, parent: Any) -> str:
        """The paragraphs and tables of an element, in order."""
        return "".join(self._block(child) for child in parent)

    def _block(self, element: Any) -> str:
        if element.tag == W + "p":
            return self._paragraph(element)
        if element.tag == W + "tbl":
            rows = "".join(self._row(row) for row in element.iter(W + "tr"))
            return f"<table>{rows}</table>"
        return self.blocks(element) if element.tag in (W + "sdt", W + "sdtContent") else ""

    def _row(self, row: Any) -> str:
        cell = "th" if row.find(f"{W}trPr/{W}tblHeader") is not None else "td"
        return f"<tr>{''.join(f'<{cell}>{self.blocks(one)}</{cell}>' for one in row.findall(W + 'tc'))}</tr>"

    def _paragraph(self, paragraph: Any) -> str:
        found = paragraph.find(f"{W}pPr/{W}pStyle")
        style = found.get(W + "val", "") if found is not None else ""
        text = "".join(_pieces(paragraph))
        level = self._headings.get(style)
        if level:
            return f"<h{level}>{text}</h{level}>"
        listed = style in self._list_styles or paragraph.find(f"{W}pPr/{W}numPr") is not None
        return f'<p class="list">• {text}</p>' if listed else f"<p>{text}</p>"


def _pieces(paragraph: Any) -> Iterator[str]:
    for element in paragraph.iter(W + "t", W + "br", W + "tab", _WP + "docPr"):
        if element.tag == W + "t":
            text = escape(element.text or "")
            yield f"<b>{text}</b>" if element.getparent().find(f"{W}rPr/{W}b") is not None else text
        elif element.tag == W + "br":
            yield "<br>"
        elif element.tag == W + "tab":
            yield "" if element.getparent().tag == W + "tabs" else "\t"
        else:
            yield f"[{escape(element.get('descr') or 'picture')}]"
