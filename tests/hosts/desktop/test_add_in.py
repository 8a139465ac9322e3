"""The desktop add-in as it is built: what it holds, and that no workbook decides what it runs."""

from __future__ import annotations

import io
import os
import re
import subprocess
import sys
import zipfile
from pathlib import Path
from xml.etree import ElementTree

import pytest

from caseload.cells import functions
from caseload.hosts.buttons import BUTTONS
from caseload.hosts.desktop.build import add_in, intellisense, stamp
from caseload.hosts.desktop.closed import OtherXlwings, closed
from caseload.hosts.desktop.ribbon import IMAGES, ribbon_module
from caseload.hosts.others import others

olevba = pytest.importorskip("oletools.olevba", reason="needs oletools (pip install caseload[test])")
LONGEST_LINE = 1023
"""Excel's own language takes no longer lines."""


@pytest.fixture(scope="module")
def built() -> bytes:
    return add_in()


@pytest.fixture(scope="module")
def sources(built: bytes) -> dict[str, str]:
    parser = olevba.VBA_Parser("caseload.xlam", data=built)
    found = {name: code for _, _, name, code in parser.extract_macros()}
    parser.close()
    return found


def without_comments(text: str) -> str:
    return "\n".join(line for line in text.splitlines() if not line.lstrip().startswith("'"))


def test_two_builds_are_the_same_to_the_last_byte(built: bytes) -> None:
    assert add_in() == built


def test_every_function_stands_in_it_once(sources: dict[str, str]) -> None:
    found = re.findall(r"^Function (\w+)\(", "\n".join(sources.values()), re.MULTILINE)
    ours = [name for name in found if name not in ("XLPyCommand", "XLPy", "ParentFolder")]
    assert sorted(ours) == sorted([*functions(), *others()])


def test_no_line_is_too_long_for_excel(sources: dict[str, str]) -> None:
    assert max(len(line) for text in sources.values() for line in text.splitlines()) <= LONGEST_LINE


def test_no_module_but_the_ribbon_knows_the_open_workbook(sources: dict[str, str]) -> None:
    for name, text in sources.items():
        if name != "CaseloadRibbon.bas":
            assert "Workbook" not in without_comments(text).replace("wb As Workbook", "").replace("VB_Name = \"ThisWorkbook", ""), name


def test_nothing_in_it_reads_settings_sheets_or_files(sources: dict[str, str]) -> None:
    code = without_comments("\n".join(sources.values())).lower()
    for word in (".conf", "worksheets", "sheets(", "for input", "vbproject", "runpython", "embedded", "import_udfs"):
        assert word not in code, word


def test_the_only_setting_is_the_users_python(sources: dict[str, str]) -> None:
    assert re.findall(r"GetSetting\(([^)]*?), Environ", sources["xlwings.bas"]) == ['"Caseload", "Desktop", "Interpreter"']
    assert 'GetConfig = GetSetting("Caseload"' in sources["xlwings.bas"]


def test_python_starts_alone_and_cmd_by_its_whole_path(sources: dict[str, str]) -> None:
    command = sources["xlwings.bas"]
    assert '" -I -B -c ""import sys, os;"' in command
    assert 'Environ("SystemRoot") & "\\System32\\cmd.exe "' in command


def test_a_workbooks_sheet_or_files_beside_it_change_nothing_for_python(tmp_path: Path) -> None:
    """The very words of the command, run in a folder with hostile modules and settings: the real xlwings is imported."""
    pytest.importorskip("xlwings")
    for name in ("xlwings.py", "caseload.py", "sitecustomize.py"):
        (tmp_path / name).write_text("raise SystemExit('taken from the workbook')", encoding="utf-8")
    (tmp_path / "xlwings.conf").write_text('"INTERPRETER_WIN","C:\\evil.exe"\n"PYTHONPATH","C:\\evil"\n', encoding="utf-8")
    code = ("import sys, os; before = list(sys.path); import xlwings.utils; xlwings.utils.prepare_sys_path('false;;;;;'); "
            "print(sys.path == before, os.path.dirname(xlwings.__file__))")  # fmt: skip
    environment = {**os.environ, "PYTHONPATH": str(tmp_path)}
    ran = subprocess.run([sys.executable, "-I", "-B", "-c", code], cwd=tmp_path, env=environment, capture_output=True,
                         text=True, check=True)  # fmt: skip
    import xlwings

    assert ran.stdout.split(maxsplit=1) == ["True", f"{Path(xlwings.__file__).parent}\n"]


def test_another_text_of_xlwings_stops_the_build() -> None:
    """A line that is no longer there, there twice, or a new look at workbooks."""
    import xlwings

    text = Path(xlwings.__file__).with_name("xlwings_custom_addin.bas").read_text(encoding="cp1252")
    version = xlwings.__version__
    assert "ActiveWorkbook" not in without_comments(closed(text, version))
    for changed in (text.replace("-B -c", "-B -X dev -c"), text.replace("Function XLPy()", "Function XLPyOther()"),
                    text.replace("    XLPyLoadDLL\n    If 0 <> XLPyDLLActivateAuto(XLPy,",
                                 "    XLPyLoadDLL\n    x = ActiveWorkbook.Name\n    If 0 <> XLPyDLLActivateAuto(XLPy,")):  # fmt: skip
        assert changed != text
        with pytest.raises(OtherXlwings):
            closed(changed, version)
    with pytest.raises(OtherXlwings):
        closed(text, "0.0.1")


def test_the_licence_of_xlwings_goes_with_its_text(sources: dict[str, str]) -> None:
    assert "BSD 3-clause license" in sources["xlwings.bas"]
    assert "Redistributions in binary form must reproduce" in sources["xlwings.bas"]


def test_the_ribbon_has_every_button_and_its_answers(built: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(built)) as packed:
        ribbon = ElementTree.fromstring(packed.read("customUI/customUI14.xml"))
    buttons = [each.get("id") for each in ribbon.iter() if each.tag.endswith("}button")]
    assert buttons == [f"press_{each.name}" for each in BUTTONS]
    assert set(IMAGES) == {each.name for each in BUTTONS}
    answered = ribbon_module()
    for each in BUTTONS:
        assert answered.count(f'Case "press_{each.name}"') == 2
        assert each.label["es"] in answered
    callbacks = {value.rpartition(".")[2] for each in ribbon.iter() for name, value in each.attrib.items()
                 if name in ("onAction", "getLabel", "getSupertip")}  # fmt: skip
    assert callbacks == set(re.findall(r"^Public Sub (\w+)\(control As IRibbonControl", answered, re.MULTILINE))


def test_the_help_sheet_is_the_last_and_hidden_and_tells_of_every_function(built: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(built)) as packed:
        book = ElementTree.fromstring(packed.read("xl/workbook.xml"))
    sheets = [each for each in book.iter() if each.tag.endswith("}sheet")]
    assert (sheets[-1].get("name"), sheets[-1].get("state")) == ("_IntelliSense_", "hidden")
    rows = list(intellisense())
    assert rows[0] == ["FunctionInfo"]
    assert [row[0] for row in rows[1:]] == [*functions(), *others()]


def test_it_says_from_what_it_was_built(built: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(built)) as packed:
        about = ElementTree.fromstring(packed.read("xl/worksheets/sheet1.xml"))
    rows = [["".join(cell.itertext()) for cell in row] for row in about.iter() if row.tag.endswith("}row")]
    assert rows == [[name, str(value)] for name, value in stamp().items()]


@pytest.mark.office
def test_libreoffice_reads_every_module(built: bytes, sources: dict[str, str], tmp_path: Path) -> None:
    path = tmp_path / "caseload.xlam"
    path.write_bytes(built)
    words = ["soffice", "--headless", "--norestore", f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}",
             "--infilter=Calc MS Excel 2007 VBA XML", "--convert-to", "ods", "--outdir", str(tmp_path), str(path)]  # fmt: skip
    ran = subprocess.run(words, capture_output=True, text=True, timeout=120, check=False)
    assert (tmp_path / "caseload.ods").is_file(), ran.stdout + ran.stderr
    with zipfile.ZipFile(tmp_path / "caseload.ods") as packed:
        read = {Path(name).stem for name in packed.namelist() if name.startswith("Basic/Caseload/")}
        ours = packed.read("Basic/Caseload/CaseloadFunctions1.xml").decode("utf-8")
    assert {Path(name).stem for name in sources} <= read
    assert "XLPy.CallUDF" in ours
