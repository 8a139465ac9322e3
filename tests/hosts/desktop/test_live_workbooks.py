"""Live workbooks: the functions of the add-in inside the workbook, and that nothing in or beside it decides what runs."""

from __future__ import annotations

import io
import json
import re
import subprocess
import types
import zipfile
from datetime import date
from pathlib import Path
from xml.etree import ElementTree

import pytest

from caseload.app.making import new
from caseload.app.refreshing import refresh_one
from caseload.cells import functions
from caseload.errors import WorkbookRefused
from caseload.hosts.desktop.build import function_modules
from caseload.hosts.desktop.elsewhere import MODULE, xlwings_udfs
from caseload.hosts.desktop.live import IDENTITY, NAME, live_project, renew
from caseload.hosts.desktop.vba import Module, project
from caseload.hosts.others import others
from caseload.tables import edit_workbook
from hosts.calc import Calc
from tables import live as live_cells

olefile = pytest.importorskip("olefile", reason="needs olefile (pip install caseload[test])")
olevba = pytest.importorskip("oletools.olevba", reason="needs oletools (pip install caseload[test])")
DAY = date(2026, 11, 25)
PROJECT = "xl/vbaProject.bin"
CALL = (1.0, 43831.0, 1.0, 46000.0)


@pytest.fixture(scope="module")
def live(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return made(tmp_path_factory.mktemp("live") / "caseload.xlsm")


def made(path: Path) -> Path:
    new("wtw", path, participants=6, live=True, as_of=DAY, macros=live_project)
    return path


def part(path: Path, name: str) -> bytes:
    with zipfile.ZipFile(path) as packed:
        return packed.read(name)


def parsed(path: Path, name: str) -> ElementTree.Element:
    return ElementTree.fromstring(part(path, name))


def sources(path: Path) -> dict[str, str]:
    """Module -> its text, as olevba reads it."""
    parser = olevba.VBA_Parser(str(path))
    found = {name: code.replace("\r", "") for _, _, name, code in parser.extract_macros()}
    parser.close()
    return found


def spoken(text: str) -> str:
    """A text without comments and attributes."""
    lines = [line for line in text.splitlines() if not line.lstrip().startswith(("'", "Attribute"))]
    return "\n".join(line for line in lines if line.strip())


def test_two_builds_are_the_same_to_the_last_byte(live: Path, tmp_path: Path) -> None:
    assert made(tmp_path / "again.xlsm").read_bytes() == live.read_bytes()


def test_its_functions_are_those_of_the_add_in_word_for_word(live: Path) -> None:
    found = sources(live)
    for module in function_modules():
        assert spoken(found[f"{module.name}.bas"]) == spoken(module.source)
    names = re.findall(r"^Function (\w+)\(", "\n".join(found.values()), re.MULTILINE)
    assert set(names) >= {*functions(), *others()}


def test_every_sheet_has_its_module_and_the_file_says_so(live: Path) -> None:
    """Excel mends, with a warning, a workbook whose sheets and modules do not belong together."""
    book = parsed(live, "xl/workbook.xml")
    sheets = [each for each in book.iter() if each.tag.endswith("}sheet")]
    codes = {each.get("codeName") for at in range(1, len(sheets) + 1)
             for each in parsed(live, f"xl/worksheets/sheet{at}.xml").iter() if each.tag.endswith("}sheetPr")}  # fmt: skip
    assert codes == {f"Sheet{at}" for at in range(1, len(sheets) + 1)}
    documents = {name.removesuffix(".cls") for name in sources(live) if name.endswith(".cls")}
    assert documents == codes | {"ThisWorkbook"}
    (properties,) = [each for each in book.iter() if each.tag.endswith("}workbookPr")]
    assert properties.get("codeName") == "ThisWorkbook"


def test_the_package_names_the_project_once_and_with_its_kind(live: Path) -> None:
    related = [each.get("Target") for each in parsed(live, "xl/_rels/workbook.xml.rels")
               if str(each.get("Type")).endswith("/vbaProject")]  # fmt: skip
    assert related == ["vbaProject.bin"]
    kinds = {each.get("PartName"): each.get("ContentType") for each in parsed(live, "[Content_Types].xml")}
    assert kinds[f"/{PROJECT}"] == "application/vnd.ms-office.vbaProject"
    assert kinds["/xl/workbook.xml"] == "application/vnd.ms-excel.sheet.macroEnabled.main+xml"


def test_olefile_finds_nothing_to_complain_of(live: Path) -> None:
    with olefile.OleFileIO(io.BytesIO(part(live, PROJECT)), raise_defects=olefile.DEFECT_POTENTIAL) as opened:
        assert opened.parsing_issues == []


def test_nothing_in_it_runs_by_itself(live: Path) -> None:
    """olevba takes words that end in _CHANGE and the like for events; in these modules they are functions of cells."""
    parser = olevba.VBA_Parser(str(live))
    words = {word for kind, word, _ in parser.analyze_macros() if kind == "AutoExec"}
    parser.close()
    assert words <= set(functions())
    assert all(not spoken(text) for name, text in sources(live).items() if name.endswith(".cls"))


def test_it_never_looks_at_a_workbook_a_sheet_or_a_file(live: Path) -> None:
    code = spoken("\n".join(sources(live).values())).lower()
    for word in ("activeworkbook", "thisworkbook.", "worksheets", "sheets(", ".conf", "for input", "vbproject", "runpython"):
        assert word not in code, word
    told = re.findall(r"XLPy\.CallUDF\(.*, (\w+), Application\.Caller\)", "\n".join(sources(live).values()))
    assert len(told) == len(functions()) + len(others())
    assert set(told) == {"Nothing"}


def test_a_refresh_leaves_its_code_as_it_is(live: Path, tmp_path: Path) -> None:
    later = tmp_path / "later.xlsm"
    later.write_bytes(live.read_bytes())
    refresh_one(later, date(2027, 1, 15))
    assert part(later, "xl/worksheets/sheet2.xml") != part(live, "xl/worksheets/sheet2.xml")
    assert part(later, PROJECT) == part(live, PROJECT)


# an older one ---------------------------------------------------------------------------------------------------


def older(live: Path, path: Path, *more: Module) -> Path:
    """A copy with the project of an earlier version, and perhaps modules of somebody else."""
    sheets = [name.removesuffix(".cls") for name in sources(live) if name.startswith("Sheet")]
    old = project(NAME, [Module("ThisWorkbook", document="workbook"), *[Module(each, document="sheet") for each in sheets],
                         Module("xlwings", "Public Const XLWINGS_VERSION As String = \"0.1.0\""), *more],
                  IDENTITY, "Caseload 0.0.1; xlwings 0.1.0; Functions 3")  # fmt: skip
    with zipfile.ZipFile(live) as source, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            target.writestr(name, old if name == PROJECT else source.read(name))
    return path


def test_an_older_one_gets_todays_functions_and_keeps_everything_else(live: Path, tmp_path: Path) -> None:
    path = older(live, tmp_path / "old.xlsm")
    before = path.read_bytes()
    assert renew(path)
    with zipfile.ZipFile(live) as wanted, zipfile.ZipFile(path) as found:
        assert found.namelist() == wanted.namelist()
        assert all(found.read(name) == wanted.read(name) for name in wanted.namelist() if name != PROJECT)
    assert sources(path) == sources(live)
    assert [each.read_bytes() for each in tmp_path.iterdir() if each != path] == [before]
    assert not renew(path), "a second time there is nothing to do"


def test_one_of_today_and_one_without_code_are_left_alone(live: Path, tmp_path: Path) -> None:
    path = tmp_path / "plain.xlsx"
    new("vr", path, as_of=DAY)
    for each in (path, live):
        before = each.read_bytes()
        assert not renew(each)
        assert each.read_bytes() == before


def test_code_of_somebody_else_is_never_thrown_away(live: Path, tmp_path: Path) -> None:
    path = older(live, tmp_path / "mine.xlsm", Module("MyMacros", "Public Sub Mine()\nEnd Sub"))
    before = path.read_bytes()
    with pytest.raises(WorkbookRefused, match="MyMacros"):
        renew(path)
    assert path.read_bytes() == before


def test_caseload_upgrade_renews_them_and_says_so(live: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    from caseload.cli import main

    older(live, tmp_path / "old.xlsm")
    assert main(["upgrade", str(tmp_path)]) == 0
    assert "its functions are those of today now" in capsys.readouterr().out
    assert sources(tmp_path / "old.xlsm") == sources(live)
    older(live, tmp_path / "mine.xlsm", Module("MyMacros", "Public Sub Mine()\nEnd Sub"))
    assert main(["upgrade", "--json", str(tmp_path)]) == 3
    told = capsys.readouterr()
    assert "MyMacros" in told.err
    assert [each["functions_renewed"] for each in json.loads(told.out)] == [False, False]


# a hostile neighbourhood -----------------------------------------------------------------------------------------

SETTINGS = ('"INTERPRETER_WIN","C:\\Windows\\System32\\calc.exe"\n"PYTHONPATH","C:\\evil"\n"UDF MODULES","evil"\n'
            '"ADD_WORKBOOK_TO_PYTHONPATH","True"\n"LICENSE_KEY","noncommercial"\n')  # fmt: skip


def hostile(live: Path, folder: Path) -> Path:
    """A copy with a configuration sheet and a sheet of code, and files of both kinds beside it."""
    import openpyxl

    path = folder / "caseload.xlsm"
    book = openpyxl.load_workbook(live, keep_vba=True)
    conf, code = book.create_sheet("xlwings.conf"), book.create_sheet("evil.py")
    for row, line in enumerate(SETTINGS.splitlines(), start=1):
        conf.cell(row, 1).value, conf.cell(row, 2).value = (word.strip('"') for word in line.split(",", 1))
    code["A1"] = "raise SystemExit('taken from the sheet')"
    book.save(path)
    for name in ("caseload.py", "xlwings.py", "evil.py"):
        (folder / name).write_text("raise SystemExit('taken from the file beside it')", encoding="utf-8")
    for name in ("xlwings.conf", "caseload.conf"):
        (folder / name).write_text(SETTINGS, encoding="utf-8")
    return path


def test_a_hostile_sheet_or_file_changes_nothing_in_the_code(live: Path, tmp_path: Path) -> None:
    path = hostile(live, tmp_path)
    assert part(path, PROJECT) == part(live, PROJECT)
    edit_workbook(path, path, {"xlwings.conf": {"B1": "C:\\other.exe"}})
    assert part(path, PROJECT) == part(live, PROJECT)


def test_xlwings_own_code_would_follow_such_a_workbook_and_is_told_of_none(live: Path, tmp_path: Path) -> None:
    """The stock call hands the workbook over: its sheet of code is looked at. Ours says Nothing, and the cell answers."""
    import openpyxl

    sheets = openpyxl.load_workbook(hostile(live, tmp_path), read_only=True).sheetnames
    book = types.SimpleNamespace(sheets=[types.SimpleNamespace(name=name) for name in sheets])
    with xlwings_udfs() as (udfs, _):
        import xlwings

        udfs.Book = lambda impl: book
        xlwings._xlwindows.Book = lambda told: told
        udfs.Dispatch = lambda told: told
        with pytest.raises(xlwings.LicenseError):
            udfs.call_udf(MODULE, "WTW_REQUIRED_HOURS", CALL, book)
        assert udfs.call_udf(MODULE, "WTW_REQUIRED_HOURS", CALL, None) == 20


def test_xlwings_own_code_would_take_modules_beside_the_workbook_and_is_given_no_folder(live: Path, tmp_path: Path) -> None:
    """What the stock command hands over puts the workbook's folder first on the path; what ours hands over changes nothing."""
    import sys

    from xlwings.utils import prepare_sys_path

    path = hostile(live, tmp_path)
    before = list(sys.path)
    given = re.search(r'PYTHONPATH = AddExcelDir & "(;+)"', sources(path)["xlwings.bas"])
    assert given
    assert 'AddExcelDir = "false"' in sources(path)["xlwings.bas"]
    try:
        prepare_sys_path(f"false{given[1]}")
        assert sys.path == before
        prepare_sys_path(f"true;{path};{path};;;;")
        assert str(tmp_path) in sys.path
    finally:
        sys.path[:] = before


def test_xlwings_own_reading_of_settings_would_find_them_and_nothing_of_ours_asks_for_it(live: Path, tmp_path: Path) -> None:
    import openpyxl
    from xlwings.utils import read_config_sheet

    book = openpyxl.load_workbook(hostile(live, tmp_path))
    values = {row[0]: row[1] for row in book["xlwings.conf"].iter_rows(values_only=True)}
    options = types.SimpleNamespace(options=lambda *given, **more: types.SimpleNamespace(value=values))
    stock = types.SimpleNamespace(sheets={"xlwings.conf": {"A1:B1": options}})
    assert read_config_sheet(stock)["INTERPRETER_WIN"].endswith("calc.exe")
    asked = re.findall(r"GetSetting\(([^)]*?), Environ", sources(tmp_path / "caseload.xlsm")["xlwings.bas"])
    assert asked == ['"Caseload", "Desktop", "Interpreter"']


@pytest.mark.office
def test_libreoffice_reads_the_workbook_and_every_module(live: Path, tmp_path: Path) -> None:
    words = ["soffice", "--headless", "--norestore", f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}",
             "--convert-to", "ods", "--outdir", str(tmp_path), str(live)]  # fmt: skip
    ran = subprocess.run(words, capture_output=True, text=True, timeout=180, check=False)
    assert (tmp_path / "caseload.ods").is_file(), ran.stdout + ran.stderr
    with zipfile.ZipFile(tmp_path / "caseload.ods") as packed:
        read = {Path(name).stem for name in packed.namelist() if name.startswith("Basic/")}
        text = packed.read("Basic/CaseloadLive/CaseloadFunctions1.xml").decode("utf-8")
        content = packed.read("content.xml").decode("utf-8")
    assert {Path(name).stem for name in sources(live)} <= read
    assert "XLPy.CallUDF" in text
    assert "Err:5" not in content


@pytest.mark.office
def test_libreoffice_computes_every_formula_beside_the_code_to_the_value_that_refresh_wrote(live: Path, calc: Calc) -> None:
    assert len(live_cells.formulas(live)) > 50
    assert list(live_cells.differences(live, calc)) == []
