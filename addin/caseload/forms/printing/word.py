"""Documents to PDF through Word, in an instance of our own: the user's open documents are never touched.

Word's own settings decide what it fetches and runs, so only documents are handed to it in which there is nothing to
fetch or to run. Macros are off, nothing is asked, nothing is added to the list of recent files.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from caseload.errors import CaseloadError, TemplateRefused
from caseload.forms import package, safety

# Values of Word's enumerations (learn.microsoft.com, Word VBA reference).
_PDF = 17  # WdExportFormat.wdExportFormatPDF
_FOR_PRINT = 0  # WdExportOptimizeFor.wdExportOptimizeForPrint
_WHOLE, _CONTENT, _HEADINGS = 0, 0, 1  # WdExportRange, WdExportItem, WdExportCreateBookmarks
_NO_ALERTS = 0  # WdAlertLevel.wdAlertsNone
_NO_MACROS = 3  # MsoAutomationSecurity.msoAutomationSecurityForceDisable
_DO_NOT_SAVE = 0  # WdSaveOptions.wdDoNotSaveChanges
_TODO = "Open one in Word to see why, or print the Word files."


def has_word() -> bool:
    """Whether Word can be asked on this computer: Windows, Word, and pywin32, which xlwings brings along there."""
    if sys.platform != "win32":
        return False
    try:
        import winreg

        import win32com.client  # noqa: F401

        winreg.CloseKey(winreg.OpenKey(winreg.HKEY_CLASSES_ROOT, "Word.Application"))  # type: ignore[attr-defined]
    except (ImportError, OSError):
        return False
    return True


def convert(sources: Sequence[Path], out: Path) -> None:
    """Write each Word file as a PDF of its name into the folder ``out``; those that Word cannot write are missing there.

    Raises ``TemplateRefused`` for a document that could fetch or run something, ``CaseloadError`` when Word does not
    answer.
    """
    for source in sources:
        _refuse_unsafe(source)
    with _word() as word:
        for source in sources:
            _export(word, source.resolve(), (out / f"{source.stem}.pdf").resolve())


def _refuse_unsafe(source: Path) -> None:
    problems = safety.unsafe(package.read_parts(package.read_file(source), source.name))
    if problems:
        why = "; ".join(f"{problem.where}: {problem.why}" for problem in problems)
        raise TemplateRefused("the document is not given to Word", where=source.name, why=why, todo=problems[0].todo)


@contextmanager
def _word() -> Iterator[Any]:
    """An instance of Word that is ours alone, and ends here whatever happens."""
    import pythoncom
    import win32com.client

    pythoncom.CoInitialize()
    word = None
    try:
        word = win32com.client.DispatchEx("Word.Application")
        word.Visible = False
        word.DisplayAlerts = _NO_ALERTS
        word.AutomationSecurity = _NO_MACROS
        yield word
    except pythoncom.com_error as error:
        raise CaseloadError("Word does not answer", why=_told(error), todo=_TODO) from None
    finally:
        if word is not None:
            _quietly(pythoncom, word.Quit, _DO_NOT_SAVE)
        pythoncom.CoUninitialize()


def _export(word: Any, source: Path, target: Path) -> None:
    """One document; what Word refuses is missing afterwards, which the caller tells with all the others."""
    import pythoncom

    document = None
    try:
        document = word.Documents.Open(
            FileName=str(source), ConfirmConversions=False, ReadOnly=True, AddToRecentFiles=False, Visible=False,
            OpenAndRepair=False, NoEncodingDialog=True,
        )  # fmt: skip
        _count_pages(document)
        document.ExportAsFixedFormat(
            OutputFileName=str(target), ExportFormat=_PDF, OpenAfterExport=False, OptimizeFor=_FOR_PRINT, Range=_WHOLE,
            Item=_CONTENT, IncludeDocProps=True, CreateBookmarks=_HEADINGS, DocStructureTags=True,
        )  # fmt: skip
    except pythoncom.com_error:
        target.unlink(missing_ok=True)
    finally:
        if document is not None:
            _quietly(pythoncom, document.Close, _DO_NOT_SAVE)


def _count_pages(document: Any) -> None:
    """Bring "page x of y" up to date in the text and in every margin; Word does so by itself only on the screen."""
    document.Repaginate()
    for story in document.StoryRanges:
        while story is not None:
            story.Fields.Update()
            story = story.NextStoryRange


def _quietly(pythoncom: Any, end: Any, how: int) -> None:
    try:
        end(how)
    except pythoncom.com_error:
        return  # it has ended already


def _told(error: Any) -> str:
    """Word's own words of an error, where it gave any."""
    facts = getattr(error, "excepinfo", None)
    return str((facts[2] if facts and len(facts) > 2 else "") or getattr(error, "strerror", "") or "").strip().rstrip(".")
