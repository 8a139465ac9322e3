"""A Word to test with on any computer: it answers as the real one's COM interface does, and keeps a diary."""

from __future__ import annotations

import sys
from pathlib import Path
from types import ModuleType
from typing import Any


class ComError(Exception):
    """What pywin32 raises when a COM call fails: code, text, details of the program, argument."""

    def __init__(self, words: str):
        self.hresult, self.strerror = -2147352567, "Exception occurred."
        self.excepinfo = (0, "Microsoft Word", words, None, 0, -2146823683)
        super().__init__(self.hresult, self.strerror, self.excepinfo, None)


class Fields:
    def __init__(self, diary: list[Any], name: str):
        self._diary, self._name = diary, name

    def Update(self) -> int:
        self._diary.append(("fields", self._name))
        return 0


class Story:
    def __init__(self, diary: list[Any], names: list[str]):
        self.Fields = Fields(diary, names[0])
        self.NextStoryRange = Story(diary, names[1:]) if names[1:] else None


class Document:
    def __init__(self, diary: list[Any], name: str, fails: str):
        self._diary, self._name, self._fails = diary, name, fails
        self.StoryRanges = [Story(diary, ["text"]), Story(diary, ["header 1", "header 2"]), Story(diary, ["footer"])]

    def Repaginate(self) -> None:
        self._diary.append(("paginated", self._name))

    def ExportAsFixedFormat(self, **facts: Any) -> None:
        self._diary.append(("exported", facts))
        if self._fails in self._name and self._fails:
            Path(facts["OutputFileName"]).write_bytes(b"%PDF half")
            raise ComError("The export failed.")
        Path(facts["OutputFileName"]).write_bytes(b"%PDF of " + self._name.encode())

    def Close(self, how: int) -> None:
        self._diary.append(("closed", self._name, how))


class Documents:
    def __init__(self, word: Word):
        self._word = word

    def Open(self, **facts: Any) -> Document:
        self._word.diary.append(("opened", facts))
        name = Path(facts["FileName"]).name
        if "unreadable" in name:
            raise ComError("The file is corrupt.")
        return Document(self._word.diary, name, self._word.fails)


class Word:
    """One instance; ``alive`` says what ``DispatchEx`` does: give it, or fail."""

    def __init__(self, fails: str = "", alive: bool = True):
        self.diary: list[Any] = []
        self.fails, self.alive = fails, alive
        self.Documents = Documents(self)

    def Quit(self, how: int) -> None:
        self.diary.append(("quit", how, self.Visible, self.DisplayAlerts, self.AutomationSecurity))


def installed(monkeypatch: Any, word: Word) -> None:
    """Put ``word`` where pywin32 and Windows would be."""

    def dispatch(name: str) -> Word:
        word.diary.append(("started", name))
        if not word.alive:
            raise ComError("The server is not there.")
        return word

    client, package, com, registry = (ModuleType(name) for name in ("win32com.client", "win32com", "pythoncom", "winreg"))
    client.DispatchEx = dispatch  # type: ignore[attr-defined]
    package.client = client  # type: ignore[attr-defined]
    com.com_error = ComError  # type: ignore[attr-defined]
    com.CoInitialize = lambda: word.diary.append("began")  # type: ignore[attr-defined]
    com.CoUninitialize = lambda: word.diary.append("ended")  # type: ignore[attr-defined]
    registry.HKEY_CLASSES_ROOT, registry.CloseKey = 0, lambda key: None  # type: ignore[attr-defined]
    registry.OpenKey = lambda root, name: name  # type: ignore[attr-defined]
    for module in (client, package, com, registry):
        monkeypatch.setitem(sys.modules, module.__name__, module)
    monkeypatch.setattr(sys, "platform", "win32")
