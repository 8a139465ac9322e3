"""Names and numbers that may stand only once in a file: bookmarks, pictures, controls; and page counts."""

from __future__ import annotations

import re
from itertools import count
from typing import Any

from caseload.forms.safety import W

_DOC_PR = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
_W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
_LONGEST = 40  # characters of a bookmark's name in Word
_PAGES = re.compile(r"\b(NUMPAGES|SECTIONPAGES)\b", re.I)
_WORD = re.compile(r'[^\s"\\]+')


def end_mark(number: int) -> str:
    """The bookmark at the end of a document, whose page is how many pages it has."""
    return f"caseload_end_{number}"


class Names:
    """The names and numbers given out in one file."""

    def __init__(self) -> None:
        self._bookmarks, self._pictures = count(1), count(1)

    def make_unique(self, root: Any, number: int) -> None:
        """Rename what would stand in the file twice, and let page counts point to the end of document ``number``."""
        renamed = self._bookmark_names(root, number)
        for picture in root.iter(_DOC_PR):
            picture.set("id", str(next(self._pictures)))
        for link in root.iter(W + "hyperlink"):
            anchor = link.get(W + "anchor")
            if anchor in renamed:
                link.set(W + "anchor", renamed[anchor])
        for field in root.iter(W + "fldSimple"):
            field.set(W + "instr", _instruction(field.get(W + "instr", ""), renamed, number))
        for text in root.iter(W + "instrText"):
            text.text = _instruction(text.text or "", renamed, number)
        _drop_ids(root)

    def _bookmark_names(self, root: Any, number: int) -> dict[str, str]:
        """Bookmarks get new numbers, and a name with the document's number."""
        numbers: dict[str, str] = {}
        names: dict[str, str] = {}
        for mark in root.iter(W + "bookmarkStart", W + "bookmarkEnd"):
            old = mark.get(W + "id", "")
            if mark.tag == W + "bookmarkStart":
                name, ending = mark.get(W + "name", ""), f"_{number}"
                names[name] = name[: _LONGEST - len(ending)] + ending
                numbers[old] = str(next(self._bookmarks))
                mark.set(W + "name", names[name])
            mark.set(W + "id", numbers.get(old, old))
        return names

    def mark_end(self, paragraph: Any, number: int) -> None:
        """Put the bookmark of a document's end into its last paragraph."""
        from lxml import etree

        own = str(next(self._bookmarks))
        etree.SubElement(paragraph, W + "bookmarkStart", {W + "id": own, W + "name": end_mark(number)})
        etree.SubElement(paragraph, W + "bookmarkEnd", {W + "id": own})


def _instruction(text: str, renamed: dict[str, str], number: int) -> str:
    counted = _PAGES.sub(f"PAGEREF {end_mark(number)}", text)
    return _WORD.sub(lambda word: renamed.get(word[0], word[0]), counted) if renamed else counted


def _drop_ids(root: Any) -> None:
    """Ids that Word gives anew by itself."""
    for element in root.iter():
        for name in ("paraId", "textId"):
            element.attrib.pop(_W14 + name, None)
    for control in list(root.iter(W + "sdtPr")):
        for own in control.findall(W + "id"):
            control.remove(own)
