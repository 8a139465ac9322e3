"""The file: the least set of parts that Word needs, always the same bytes for the same content."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping, Sequence
from io import BytesIO
from xml.sax.saxutils import escape

from caseload.forms import barcode_place

_OFFICE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_WRITTEN = (1980, 1, 1, 0, 0, 0)

_KINDS = {
    "document": ("officeDocument", f"{_OFFICE}.document.main+xml"),
    "styles": ("styles", f"{_OFFICE}.styles+xml"),
    "numbering": ("numbering", f"{_OFFICE}.numbering+xml"),
    "header1": ("header", f"{_OFFICE}.header+xml"),
    "footer1": ("footer", f"{_OFFICE}.footer+xml"),
    "settings": ("settings", f"{_OFFICE}.settings+xml"),
}


def package(
    parts: Mapping[str, bytes], *, title: str, subject: str, locale: str, barred: Sequence[str] = ()
) -> bytes:
    """A Word file of the parts given by their names in ``word/`` (document, styles, numbering …).

    ``barred``: the fields whose barcodes stand in the text.
    """
    files: dict[str, bytes] = {
        "[Content_Types].xml": _content_types(parts, pictures=bool(barred)),
        "_rels/.rels": _relations(
            [
                (f"{_RELATION}/officeDocument", "word/document.xml"),
                (f"{_PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
            ]
        ),
        "docProps/core.xml": _core(title, subject, locale),
        "word/_rels/document.xml.rels": _relations(
            [(f"{_RELATION}/{_KINDS[name][0]}", f"{name}.xml") for name in _KINDS if name != "document"],
            "".join(_barcode_relation(field) for field in barred),
        ),
    }
    files |= {f"word/{name}.xml": content for name, content in parts.items()}
    files |= {f"word/{barcode_place.MEDIA.format(field)}": barcode_place.sample(field) for field in barred}
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name, content in files.items():
            entry = zipfile.ZipInfo(name, _WRITTEN)
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, content)
    return buffer.getvalue()


def _barcode_relation(field: str) -> str:
    identity, target = barcode_place.RELATION.format(field), barcode_place.MEDIA.format(field)
    return f'<Relationship Id="{identity}" Type="{barcode_place.IMAGE}" Target="{target}"/>'


def _content_types(parts: Mapping[str, bytes], *, pictures: bool) -> bytes:
    png = '<Default Extension="png" ContentType="image/png"/>' if pictures else ""
    overrides = "".join(f'<Override PartName="/word/{name}.xml" ContentType="{_KINDS[name][1]}"/>' for name in parts)
    core = "application/vnd.openxmlformats-package.core-properties+xml"
    return (
        f'{_HEAD}<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{png}'
        f'{overrides}<Override PartName="/docProps/core.xml" ContentType="{core}"/></Types>'
    ).encode()


def _relations(targets: list[tuple[str, str]], more: str = "") -> bytes:
    lines = "".join(
        f'<Relationship Id="rId{place}" Type="{kind}" Target="{target}"/>'
        for place, (kind, target) in enumerate(targets, start=1)
    )
    return f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">{lines}{more}</Relationships>'.encode()


def _core(title: str, subject: str, locale: str) -> bytes:
    """Title, subject and language; no person is named anywhere in the file."""
    return (
        f"{_HEAD}<cp:coreProperties"
        f' xmlns:cp="{_PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<dc:language>{locale}</dc:language><dc:subject>{escape(subject)}</dc:subject>"
        f"<dc:title>{escape(title)}</dc:title></cp:coreProperties>"
    ).encode()
