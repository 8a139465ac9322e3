"""The VBA project as a file: read back by olefile and olevba."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from caseload.hosts.desktop.vba import Module, project
from caseload.hosts.desktop.vba.compression import compress
from caseload.hosts.desktop.vba.project import protected
from caseload.hosts.desktop.vba.reading import stream

olefile = pytest.importorskip("olefile", reason="needs olefile (pip install caseload[test])")
olevba = pytest.importorskip("oletools.olevba", reason="needs oletools (pip install caseload[test])")
IDENTITY = "{6C0E1D52-2B0B-4E57-9E0E-7F0B5A4C9D10}"


def some_bytes() -> list[bytes]:
    chance = random.Random(7)
    return [b"a", b"abc" * 5000, chance.randbytes(10_000), bytes(4096), b"x" * 4097,
            bytes(chance.choice(b"ab") for _ in range(9000))]  # fmt: skip


@pytest.mark.parametrize("data", some_bytes())
def test_what_was_compressed_is_read_back(data: bytes) -> None:
    assert bytes(olevba.decompress_stream(bytearray(compress(data)))) == data


def test_a_project_is_read_back_with_its_modules(tmp_path: Path) -> None:
    source = "Public Function A_B(x)\n    A_B = x\nEnd Function"
    modules = [Module("ThisWorkbook", document="workbook"), Module("Small", source), Module("Large", source * 500)]
    path = tmp_path / "vbaProject.bin"
    path.write_bytes(project("Trial", modules, IDENTITY))
    with olefile.OleFileIO(path, raise_defects=olefile.DEFECT_POTENTIAL) as opened:
        assert opened.parsing_issues == []
        assert {"/".join(each) for each in opened.listdir()} == {
            "PROJECT", "PROJECTwm", "VBA/_VBA_PROJECT", "VBA/dir", "VBA/ThisWorkbook", "VBA/Small", "VBA/Large"}  # fmt: skip
    parser = olevba.VBA_Parser(str(path))
    read = {name: code for _, _, name, code in parser.extract_macros()}
    parser.close()
    assert set(read) == {"ThisWorkbook.cls", "Small.bas", "Large.bas"}
    assert source.replace("\n", "\r\n") in read["Small.bas"].replace("\r\r\n", "\r\n")


@pytest.mark.parametrize(("data", "seed"), [(bytes(4), 0), (bytes(1), 0x5D), (b"\xff", 0x16)])
def test_the_state_of_protection_reads_back(data: bytes, seed: int) -> None:
    """The reading is that of [MS-OVBA] 2.4.3.3, written the other way round."""
    told = bytes.fromhex(protected(data, IDENTITY, seed))
    key, found = sum(IDENTITY.encode()) & 0xFF, []
    assert (told[1] ^ told[0], told[2] ^ told[0]) == (2, key)
    first, second, last = told[2], told[1], key
    for byte in told[3:]:
        last, first, second = byte ^ (second + last) & 0xFF, byte, first
        found.append(last)
    found = found[(seed & 6) // 2 :]
    assert bytes(found) == len(data).to_bytes(4, "little") + data


@pytest.mark.parametrize("large", [1, 200])
def test_a_stream_is_read_back_as_olefile_reads_it(large: int, tmp_path: Path) -> None:
    """Small streams stand together in small sectors, large ones in sectors of their own."""
    modules = [Module(f"Module{at}", "Public Sub A()\nEnd Sub") for at in range(large)]
    data = project("Trial", modules, IDENTITY, "Something 1.2; Other 3")
    path = tmp_path / "vbaProject.bin"
    path.write_bytes(data)
    with olefile.OleFileIO(path) as opened:
        for name in ("PROJECT", "PROJECTwm", "dir", "Module0"):
            stored = name if name.startswith("PROJECT") else f"VBA/{name}"
            assert stream(data, name) == opened.openstream(stored).read(), name
    assert 'Description="Something 1.2; Other 3"' in stream(data, "PROJECT").decode("cp1252")


@pytest.mark.parametrize("data", [b"", b"PK\3\4", project("Trial", [Module("A")], IDENTITY)[:700]])
def test_what_is_no_whole_compound_file_is_told(data: bytes) -> None:
    with pytest.raises(ValueError, match="compound file"):
        stream(data, "PROJECT")


def test_a_stream_that_is_not_there_is_told() -> None:
    with pytest.raises(ValueError, match="no stream Nothing"):
        stream(project("Trial", [Module("A")], IDENTITY), "Nothing")
