"""The streams of a VBA project, [MS-OVBA] 2.3: the list of its modules, their source, its settings."""

from __future__ import annotations

import struct
from collections.abc import Sequence
from dataclasses import dataclass

from caseload.hosts.desktop.vba.compound import compound_file
from caseload.hosts.desktop.vba.compression import compress

_CODE_PAGE = 1252
_ENCODING = f"cp{_CODE_PAGE}"
_ENGLISH = 0x0409
_HOST = "{3832D640-CF90-11CF-8E43-00A0C911005A}"
_SOURCE_ONLY = bytes.fromhex("cc61ffff000000")
"""A cache of compiled code of a version that no program has: Excel then compiles the source."""
_LIBRARIES = (
    ("stdole", r"*\G{00020430-0000-0000-C000-000000000046}#2.0#0#C:\Windows\System32\stdole2.tlb#OLE Automation"),
    ("Office", r"*\G{2DF8D04C-5BFA-101B-BDE5-00AA0044DE52}#2.0#0#C:\Program Files\Common Files\Microsoft Shared"
               r"\OFFICE16\MSO.DLL#Microsoft Office 16.0 Object Library"),
)  # fmt: skip
DOCUMENTS = {"workbook": "0{00020819-0000-0000-C000-000000000046}", "sheet": "0{00020820-0000-0000-C000-000000000046}"}
"""The classes behind the module of a workbook and of a sheet."""


@dataclass(frozen=True)
class Module:
    """A module: its name, its source without attributes, and for a document module what it belongs to (``DOCUMENTS``).

    Attributes inside the source (descriptions of functions) stay as they are.
    """

    name: str
    source: str = ""
    document: str = ""

    @property
    def text(self) -> str:
        """The whole source, with the attributes that a module of its kind begins with; lines end as VBA wants them."""
        lines = [f'Attribute VB_Name = "{self.name}"']
        if self.document:
            lines += [f'Attribute VB_Base = "{DOCUMENTS[self.document]}"', "Attribute VB_GlobalNameSpace = False",
                      "Attribute VB_Creatable = False", "Attribute VB_PredeclaredId = True",
                      "Attribute VB_Exposed = True", "Attribute VB_TemplateDerived = False",
                      "Attribute VB_Customizable = True"]  # fmt: skip
        return "".join(f"{line}\r\n" for line in [*lines, *self.source.splitlines()])


def project(name: str, modules: Sequence[Module], identity: str, about: str = "") -> bytes:
    """The bytes of ``vbaProject.bin``; ``identity`` is the project's own GUID in braces, ``about`` its description.

    Raises ``UnicodeEncodeError`` for source that code page 1252 does not hold.
    """
    streams = {each.name: compress(each.text.encode(_ENCODING)) for each in modules}
    names = "".join(f"{each.name}\0" for each in modules).encode(_ENCODING)
    wide = b"".join(_word(each.name) for each in modules)
    return compound_file({
        "VBA": {"_VBA_PROJECT": _SOURCE_ONLY, "dir": compress(_directory(name, modules, about)), **streams},
        "PROJECT": _settings(name, modules, identity, about).encode(_ENCODING),
        "PROJECTwm": wide + b"\0\0" if len(names) else b"",
    })  # fmt: skip


def _word(name: str) -> bytes:
    """A module's name in both encodings, as the list of names has it."""
    return name.encode(_ENCODING) + b"\0" + name.encode("utf-16-le") + b"\0\0"


def _directory(name: str, modules: Sequence[Module], about: str) -> bytes:
    parts = [_record(0x01, _long(1)), _record(0x02, _long(_ENGLISH)), _record(0x14, _long(_ENGLISH)),
             _record(0x03, struct.pack("<H", _CODE_PAGE)), _record(0x04, name.encode(_ENCODING)),
             *_twice(0x05, 0x40, about), _record(0x06, b""), _record(0x3D, b""), _record(0x07, _long(0)),
             _record(0x08, _long(0)), struct.pack("<HIIH", 0x09, 4, 1, 1), *_twice(0x0C, 0x3C, "")]  # fmt: skip
    for library, place in _LIBRARIES:
        said = place.encode(_ENCODING)
        parts += [*_twice(0x16, 0x3E, library), _record(0x0D, _long(len(said)) + said + bytes(6))]
    parts += [_record(0x0F, struct.pack("<H", len(modules))), _record(0x13, struct.pack("<H", 0xFFFF))]
    for module in modules:
        parts += [*_twice(0x19, 0x47, module.name), *_twice(0x1A, 0x32, module.name), *_twice(0x1C, 0x48, ""),
                  _record(0x31, _long(0)), _record(0x1E, _long(0)), _record(0x2C, struct.pack("<H", 0xFFFF)),
                  _record(0x22 if module.document else 0x21, b""), _record(0x2B, b"")]  # fmt: skip
    return b"".join([*parts, _record(0x10, b"")])


def _record(number: int, data: bytes) -> bytes:
    return struct.pack("<HI", number, len(data)) + data


def _twice(number: int, wide: int, text: str) -> list[bytes]:
    """A text in the project's code page, then in Unicode."""
    return [_record(number, text.encode(_ENCODING)), _record(wide, text.encode("utf-16-le"))]


def _long(value: int) -> bytes:
    return struct.pack("<I", value)


def _settings(name: str, modules: Sequence[Module], identity: str, about: str) -> str:
    """The readable part: modules, and that the project is neither locked nor hidden."""
    lines = [f'ID="{identity}"',
             *[f"Document={each.name}/&H00000000" if each.document else f"Module={each.name}" for each in modules],
             f'Name="{name}"', 'HelpContextID="0"', *([f'Description="{about}"'] if about else []),
             'VersionCompatible32="393222000"',
             f'CMG="{protected(bytes(4), identity)}"', f'DPB="{protected(bytes(1), identity)}"',
             f'GC="{protected(bytes([0xFF]), identity)}"', "", "[Host Extender Info]",
             f"&H00000001={_HOST};VBE;&H00000000", "", "[Workspace]",
             *[f"{each.name}=0, 0, 0, 0, C" for each in modules]]  # fmt: skip
    return "".join(f"{line}\r\n" for line in lines)


def protected(data: bytes, identity: str, seed: int = 0) -> str:
    """A state of the project's protection, [MS-OVBA] 2.4.3.2, as hexadecimal text; always the same for one seed."""
    key = sum(identity.encode(_ENCODING)) & 0xFF
    out = [seed, seed ^ 2, seed ^ key]
    last, first, second = key, out[2], out[1]
    ignored = bytes((seed & 6) // 2)
    for byte in ignored + struct.pack("<I", len(data)) + data:
        told = byte ^ (second + last) & 0xFF
        out.append(told)
        second, first, last = first, told, byte
    return bytes(out).hex().upper()
