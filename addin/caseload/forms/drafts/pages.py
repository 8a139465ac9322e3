"""The sheets of paper we print on, in inches."""

from __future__ import annotations

from dataclasses import dataclass
from xml.etree import ElementTree as ET

from caseload.forms.drafts.markup import TWIPS, w


@dataclass(frozen=True)
class Page:
    """A sheet of paper and its margins; a sheet without ``furniture`` has no header and no footer."""

    width: float
    height: float
    top: float = 0.65
    bottom: float = 0.65
    left: float = 1.0
    right: float = 1.0
    furniture: bool = True

    @property
    def text_width(self) -> int:
        """The width of the text, in twips."""
        return round((self.width - self.left - self.right) * TWIPS)

    def elements(self) -> list[ET.Element]:
        """Size and margins as the elements of a section."""
        lying = {"orient": "landscape"} if self.width > self.height else {}
        names = ("top", "right", "bottom", "left")
        margins = {name: round(getattr(self, name) * TWIPS) for name in names}
        return [
            w("pgSz", w=round(self.width * TWIPS), h=round(self.height * TWIPS), **lying),
            w("pgMar", **margins, header=400, footer=430, gutter=0),
        ]


PAGES = {
    "letter": Page(8.5, 11),
    "wide": Page(11, 8.5),
    "envelope": Page(9.5, 4.125, top=0.35, bottom=0.35, left=0.4, right=0.4, furniture=False),
    "labels": Page(8.5, 11, top=0.5, bottom=0.3, left=0.1875, right=0.1875, furniture=False),
}
"""US Letter upright and lying, the No. 10 envelope, and sheets of thirty labels of 2 5/8 by 1 inch."""
