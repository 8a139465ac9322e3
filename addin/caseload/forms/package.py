"""The zip container of a Word template: read once, within limits, before anything looks inside."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

from caseload.errors import FileBusy, TemplateRefused, WrongUse

MIB = 1 << 20
FILE_LIMIT = 32 * MIB
PART_LIMIT = 64 * MIB
TOTAL_LIMIT = 160 * MIB
COUNT_LIMIT = 2_000
# Deflate packs no tighter than about 1 : 1032; the parts of real documents stay below 1 : 60.
RATIO_LIMIT, RATIO_FROM = 200, 4 * MIB

MAIN_PART = "word/document.xml"
_OLE_FILE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_AGAIN = "Open it in Word and save it as a Word document (.docx)."


def read_file(path: Path) -> bytes:
    """The bytes of a template file; ``WrongUse`` when there is none, ``FileBusy`` when it cannot be read."""
    try:
        with path.open("rb") as file:
            data = file.read(FILE_LIMIT + 1)
    except (FileNotFoundError, IsADirectoryError):
        raise WrongUse("there is no such template", where=path.name) from None
    except OSError as error:
        reason = (error.strerror or type(error).__name__).lower()
        raise FileBusy("the template cannot be read", where=path.name, why=reason) from None
    return data


def read_parts(data: bytes, where: str) -> dict[str, bytes]:
    """The parts of a ``.docx`` by name, unpacked.

    Raises ``TemplateRefused`` for what is no whole zip file, is encrypted, names a part twice or outside the
    package, or would fill the memory when unpacked.
    """

    def refused(why: str, todo: str = "") -> TemplateRefused:
        return TemplateRefused("the template cannot be opened", where=where, why=why, todo=todo)

    if len(data) > FILE_LIMIT:
        raise refused(f"it is larger than {FILE_LIMIT // MIB} MB")
    if data[:8] == _OLE_FILE:
        raise refused("it is encrypted or in the format of Word 97-2003", _AGAIN)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            infos = [info for info in archive.infolist() if not info.is_dir()]
            reason = _oversized(infos) or _ambiguous(infos)
            if reason:
                raise refused(reason)
            return {info.filename: _unpacked(archive, info) for info in infos}
    except (zipfile.BadZipFile, EOFError, OSError, NotImplementedError, RuntimeError, ValueError) as error:
        raise refused(f"it is no Word document, or a damaged one ({error})", _AGAIN) from None
    except Exception as error:
        if isinstance(error, TemplateRefused) or type(error).__module__ != "zlib":
            raise
        raise refused(f"it is damaged ({error})", _AGAIN) from None


def _oversized(infos: list[zipfile.ZipInfo]) -> str:
    if len(infos) > COUNT_LIMIT:
        return f"it holds more than {COUNT_LIMIT} parts"
    for info in infos:
        bomb = info.file_size > RATIO_FROM and info.file_size > RATIO_LIMIT * info.compress_size
        if info.file_size > PART_LIMIT or bomb:
            return f"its part {info.filename} would unpack to {info.file_size:,} bytes"
    total = sum(info.file_size for info in infos)
    return f"it would unpack to {total:,} bytes" if total > TOTAL_LIMIT else ""


def _ambiguous(infos: list[zipfile.ZipInfo]) -> str:
    """Part names are compared without case (ECMA-376 part 2, 6.2.2.3)."""
    seen: set[str] = set()
    for info in infos:
        name = info.filename
        if info.flag_bits & 0x1:
            return "it opens only with a password"
        if name.startswith("/") or "\\" in name or ".." in name.split("/"):
            return f"its part {name} lies outside the package"
        if name.casefold() in seen:
            return f"it holds {name} twice"
        seen.add(name.casefold())
    return ""


def _unpacked(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> bytes:
    with archive.open(info) as part:
        contents = part.read(info.file_size + 1)
    if len(contents) != info.file_size:
        raise zipfile.BadZipFile(f"{info.filename} is not as long as it says")
    return contents
