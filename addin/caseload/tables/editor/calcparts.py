"""The two parts beside the sheets that know of calculation: the chain of formulas, and the settings."""

from __future__ import annotations

from collections.abc import Set

from caseload.tables.editor.markup import attributes, tags, with_attribute

# In the order of CT_Workbook (ECMA-376 part 1, 18.2.27): what may stand before <calcPr>.
_BEFORE_CALC = (b"definedNames", b"externalReferences", b"functionGroups", b"sheets")


def chain_without(data: bytes, lost: Set[tuple[str, str]]) -> bytes | None:
    """The calculation chain without the formulas that are gone (sheet id, cell); None when none is left.

    Excel repairs a workbook whose chain names a cell without a formula. A link without ``i`` belongs to the
    sheet of the link before it (18.6.1).
    """
    pieces, copied, sheet, written, left = [], 0, "", "", 0
    for tag in tags(data):
        if tag.name != b"c" or tag.closing:
            continue
        said = attributes(tag.attributes)
        sheet = said.get("i", sheet)
        pieces.append(data[copied : tag.start])
        copied = tag.end
        if (sheet, said.get("r", "")) not in lost:
            link = data[tag.start : tag.end]
            pieces.append(link if "i" in said or written == sheet else with_attribute(link, "i", sheet))
            written, left = sheet, left + 1
    return b"".join([*pieces, data[copied:]]) if left else None


def recalculating(data: bytes) -> bytes:
    """The workbook part with the setting that makes Excel calculate everything when it opens the file."""
    ends: dict[bytes, int] = {}
    prefix = b""
    for tag in tags(data):
        if tag.name == b"workbook":
            prefix = tag.prefix
        if tag.name == b"calcPr" and not tag.closing:
            new = with_attribute(data[tag.start : tag.end], "fullCalcOnLoad", "1")
            return data[: tag.start] + new + data[tag.end :]
        if tag.name in _BEFORE_CALC and tag.prefix == prefix and (tag.closing or tag.empty):
            ends[tag.name] = tag.end
    at = next(ends[name] for name in _BEFORE_CALC if name in ends)
    return data[:at] + b'<%bcalcPr fullCalcOnLoad="1"/>' % prefix + data[at:]
