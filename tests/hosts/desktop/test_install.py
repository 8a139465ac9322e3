"""Installing for one user, taking away, and what the doctor finds, on a PC that is made up."""

from __future__ import annotations

from importlib.metadata import version
from pathlib import Path
from typing import Any

import pytest

from caseload.errors import FileBusy, WrongUse
from caseload.hosts.desktop import build as building
from caseload.hosts.desktop.doctor import DISABLED, POLICY, findings, stamp_of
from caseload.hosts.desktop.install import OPTIONS, SETTINGS, TRUSTED, install, uninstall
from caseload.hosts.desktop.windows import Computer


class MadeUp:
    """A registry in memory."""

    def __init__(self, **keys: Any):
        self.tree: dict[str, dict[str, Any]] = dict(keys)

    def values(self, key: str) -> dict[str, Any]:
        return dict(self.tree.get(key, {}))

    def keys(self, key: str) -> list[str]:
        return sorted({each[len(key) + 1 :].split("\\")[0] for each in self.tree if each.startswith(f"{key}\\")})

    def write(self, key: str, name: str, value: Any) -> None:
        self.tree.setdefault(key, {})[name] = value

    def remove(self, key: str, name: str) -> None:
        self.tree.get(key, {}).pop(name, None)

    def remove_key(self, key: str) -> None:
        self.tree.pop(key, None)


def library(folder: Path, installed: str = version("xlwings")) -> Path:
    """Where xlwings puts its library in a Python of its own."""
    return folder / "python" / f"xlwings64-{installed}.dll"


@pytest.fixture
def computer(tmp_path: Path) -> Computer:
    python = tmp_path / "python" / "Scripts" / "python.exe"
    python.parent.mkdir(parents=True)
    python.with_name("pythonw.exe").write_bytes(b"")
    library(tmp_path).write_bytes(b"")
    return Computer(MadeUp(), tmp_path, python, windows=True)


def found(computer: Computer) -> dict[str, dict[str, Any]]:
    return {each["part"]: each for each in findings(computer)}


def test_after_installing_nothing_is_missing(computer: Computer) -> None:
    install(computer)
    assert computer.add_in.is_file()
    assert [each for each in findings(computer) if not each["ok"]] == []


def test_excel_opens_the_add_in_beside_what_it_opened_before(computer: Computer) -> None:
    computer.registry.write(OPTIONS, "OPEN", '"C:\\Other\\tool.xlam"')
    install(computer)
    assert computer.registry.values(OPTIONS) == {"OPEN": '"C:\\Other\\tool.xlam"', "OPEN1": f'"{computer.add_in}"'}


def test_only_the_folder_of_the_add_in_is_trusted_and_vba_access_stays_closed(computer: Computer) -> None:
    computer.registry.write(rf"{TRUSTED}\Location0", "Path", "C:\\Templates\\")
    install(computer)
    told = computer.registry.values(rf"{TRUSTED}\Location1")
    assert told == {"Path": f"{computer.add_in.parent}\\", "AllowSubFolders": 0, "Description": "Caseload"}
    assert "AccessVBOM" not in repr(computer.registry.tree)  # type: ignore[attr-defined]


def test_installing_twice_changes_nothing_more(computer: Computer) -> None:
    install(computer)
    before = repr(computer.registry.tree)  # type: ignore[attr-defined]
    install(computer)
    assert repr(computer.registry.tree) == before  # type: ignore[attr-defined]


def test_taking_away_leaves_no_trace_and_keeps_the_rest(computer: Computer) -> None:
    for at, name in enumerate(("OPEN", "OPEN1")):
        computer.registry.write(OPTIONS, name, f'"C:\\Other\\{at}.xlam"')
    install(computer)
    computer.registry.write(OPTIONS, "OPEN3", '"C:\\Other\\3.xlam"')
    uninstall(computer)
    kept = {"OPEN": '"C:\\Other\\0.xlam"', "OPEN1": '"C:\\Other\\1.xlam"', "OPEN2": '"C:\\Other\\3.xlam"'}
    assert computer.registry.values(OPTIONS) == kept
    assert computer.registry.keys(TRUSTED) == []
    assert "Caseload" not in repr(computer.registry.tree)  # type: ignore[attr-defined]
    assert SETTINGS not in computer.registry.tree  # type: ignore[attr-defined]
    assert not computer.add_in.exists()
    uninstall(computer)


def test_an_add_in_of_other_versions_is_told_with_what_to_do(computer: Computer, monkeypatch: pytest.MonkeyPatch) -> None:
    install(computer)
    built = stamp_of(computer)
    monkeypatch.setattr(building, "stamp", lambda: {**built, "xlwings": "99.0"})
    told = found(computer)["add-in's xlwings"]
    assert not told["ok"]
    assert "99.0" in told["todo"] and "caseload install" in told["todo"]


def test_each_missing_part_is_told(computer: Computer) -> None:
    assert not found(computer)["add-in"]["ok"]
    install(computer)
    computer.registry.write(SETTINGS, "Interpreter", "C:\\Windows\\evil.exe")
    computer.registry.remove(OPTIONS, "OPEN")
    computer.registry.remove(rf"{TRUSTED}\Location0", "Path")
    library(computer.folder.parent).unlink()
    wrong = {part for part, each in found(computer).items() if not each["ok"]}
    assert wrong == {"add-in's Python", "Excel opens it", "trusted folder", "xlwings' library"}


def test_a_damaged_add_in_is_told(computer: Computer) -> None:
    install(computer)
    computer.add_in.write_bytes(b"not a zip")
    assert not found(computer)["add-in's xlwings"]["ok"]


def test_an_open_add_in_is_told_and_what_was_there_stays(computer: Computer, monkeypatch: pytest.MonkeyPatch) -> None:
    install(computer)
    before = computer.add_in.read_bytes()

    def locked(self: Path, target: Path) -> None:
        raise PermissionError(13, "in use")

    monkeypatch.setattr(Path, "replace", locked)
    with pytest.raises(FileBusy, match="Close Excel"):
        install(computer)
    assert computer.add_in.read_bytes() == before


def test_other_systems_are_told_where_to_go(tmp_path: Path) -> None:
    elsewhere = Computer(MadeUp(), tmp_path, windows=False)
    for work in (install, uninstall):
        with pytest.raises(WrongUse, match="Office add-in"):
            work(elsewhere)
    assert list(findings(elsewhere)) == []


def test_nothing_is_changed_while_excel_is_open(computer: Computer, monkeypatch: pytest.MonkeyPatch) -> None:
    """It writes its own list of add-ins when it ends."""
    monkeypatch.setattr(Computer, "excel_runs", lambda self: True)
    for work in (install, uninstall):
        with pytest.raises(FileBusy, match="Close Excel everywhere"):
            work(computer)
    assert computer.registry.tree == {}  # type: ignore[attr-defined]
    assert not computer.add_in.exists()


def test_a_python_that_would_open_a_window_is_not_installed_and_told_how_to_make_one(computer: Computer) -> None:
    computer.windowless.unlink()
    with pytest.raises(WrongUse, match=r"py -3\.12 -m venv"):
        install(computer)
    assert computer.registry.tree == {}  # type: ignore[attr-defined]


def test_a_python_that_went_away_later_is_told(computer: Computer) -> None:
    install(computer)
    computer.windowless.unlink()
    assert not found(computer)["Python without a window"]["ok"]


def test_a_library_of_another_version_is_told_with_the_version_to_install(computer: Computer) -> None:
    """The add-in's text names the library with its version: any other is as good as none."""
    install(computer)
    library(computer.folder.parent).rename(library(computer.folder.parent, "0.1.0"))
    told = found(computer)["xlwings' library"]
    assert not told["ok"]
    assert f"xlwings=={version('xlwings')}" in told["todo"]


@pytest.mark.parametrize(("key", "by"), [(POLICY, "the office's rules"), (TRUSTED, "Excel's own settings")])
def test_trusted_folders_that_do_not_count_are_told_with_who_says_so(computer: Computer, key: str, by: str) -> None:
    install(computer)
    assert "Policies" in POLICY
    computer.registry.write(key, "AllLocationsDisabled", 1)
    told = found(computer)["trusted folders count"]
    assert (told["ok"], told["found"]) == (False, f"no, by {by}")


def test_an_add_in_that_excel_switched_off_after_a_crash_is_told_with_where_to_switch_it_on(computer: Computer) -> None:
    install(computer)
    path = f"{str(computer.add_in).lower()}\0".encode("utf-16-le")
    computer.registry.write(DISABLED, "3F2A", b"\1\0\0\0" + len(path).to_bytes(4, "little") + bytes(4) + path)
    told = found(computer)["Excel switched it off"]
    assert not told["ok"]
    assert "Disabled Items" in told["todo"]


def test_every_finding_that_is_wrong_says_what_to_do(computer: Computer) -> None:
    for each in findings(computer):
        assert each["ok"] or each["todo"], each
