"""What installing looks at and changes on a PC: the user's part of the registry, folders, running Excel."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Protocol


class Registry(Protocol):
    """The user's own part of the registry (HKEY_CURRENT_USER); keys are paths with backslashes."""

    def values(self, key: str) -> dict[str, Any]:
        """The values of a key; nothing when it is not there."""

    def keys(self, key: str) -> list[str]:
        """The names of the keys inside a key."""

    def write(self, key: str, name: str, value: Any) -> None:
        """Set a value (text or whole number); the key is made when it is not there."""

    def remove(self, key: str, name: str) -> None:
        """Remove a value, if it is there."""

    def remove_key(self, key: str) -> None:
        """Remove a key without keys inside, if it is there."""


class UserRegistry:
    """The registry of Windows."""

    def values(self, key: str) -> dict[str, Any]:
        import winreg

        try:
            with winreg.OpenKey(winreg.HKEY_CURRENT_USER, key) as opened:  # type: ignore[attr-defined]
                return dict(self._each(opened))
        except OSError:
            return {}

    @staticmethod
    def _each(opened: Any) -> Iterator[tuple[str, Any]]:
        import winreg

        for at in range(winreg.QueryInfoKey(opened)[1]):  # type: ignore[attr-defined]
            name, value, _ = winreg.EnumValue(opened, at)  # type: ignore[attr-defined]
            yield name, value

    def keys(self, key: str) -> list[str]:
        import winreg

        try:
            with winreg.OpenKey(winreg.HKEY_CURRENT_USER, key) as opened:  # type: ignore[attr-defined]
                return [winreg.EnumKey(opened, at) for at in range(winreg.QueryInfoKey(opened)[0])]  # type: ignore[attr-defined]
        except OSError:
            return []

    def write(self, key: str, name: str, value: Any) -> None:
        import winreg

        kind = winreg.REG_DWORD if isinstance(value, int) else winreg.REG_SZ  # type: ignore[attr-defined]
        with winreg.CreateKey(winreg.HKEY_CURRENT_USER, key) as opened:  # type: ignore[attr-defined]
            winreg.SetValueEx(opened, name, 0, kind, value)  # type: ignore[attr-defined]

    def remove(self, key: str, name: str) -> None:
        import winreg

        try:
            with winreg.OpenKey(winreg.HKEY_CURRENT_USER, key, 0, winreg.KEY_SET_VALUE) as opened:  # type: ignore[attr-defined]
                winreg.DeleteValue(opened, name)  # type: ignore[attr-defined]
        except OSError:
            return

    def remove_key(self, key: str) -> None:
        import winreg

        try:
            winreg.DeleteKey(winreg.HKEY_CURRENT_USER, key)  # type: ignore[attr-defined]
        except OSError:
            return


class Computer:
    """The PC on which Caseload is installed."""

    def __init__(self, registry: Registry | None = None, home: Path | None = None, python: Path | None = None,
                 windows: bool | None = None):  # fmt: skip
        self.registry: Registry = registry or UserRegistry()
        self.folder = (home or Path(os.environ.get("LOCALAPPDATA") or Path.home())) / "Caseload"
        self.python = python or Path(sys.executable)
        self.is_windows = sys.platform == "win32" if windows is None else windows

    def excel_runs(self) -> bool:
        """Is Excel open, for anybody on this PC?"""
        import subprocess

        if not self.is_windows:
            return False
        tasks = Path(os.environ.get("SYSTEMROOT", r"C:\Windows")) / "System32" / "tasklist.exe"
        try:
            told = subprocess.run([str(tasks), "/FI", "IMAGENAME eq EXCEL.EXE", "/NH"], capture_output=True, text=True,
                                  errors="replace", timeout=30, check=False)  # fmt: skip
        except (OSError, subprocess.SubprocessError):
            return False
        return "EXCEL.EXE" in told.stdout.upper()

    @property
    def add_in(self) -> Path:
        """Where the add-in is put."""
        return self.folder / "addin" / "caseload.xlam"

    @property
    def windowless(self) -> Path:
        """The Python that opens no window, beside the one that runs."""
        return self.python.with_name("pythonw.exe")
