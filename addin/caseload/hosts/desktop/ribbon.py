"""The ribbon of the add-in, from the one list of buttons: its XML, and the VBA that answers it."""

from __future__ import annotations

from collections.abc import Mapping
from xml.sax.saxutils import quoteattr

from caseload.hosts.buttons import BUTTONS, GROUPS
from caseload.hosts.desktop.elsewhere import MODULE

NAMESPACE = "http://schemas.microsoft.com/office/2009/07/customui"
ACTIONS = MODULE.replace("udfs", "actions")
IMAGES = {
    "refresh": "Refresh", "check": "ReviewTrackChanges", "today": "CalendarInsert", "explain": "FunctionWizard",
    "notices": "MailMergeStartMailMergeMenu", "comment": "ReviewNewComment", "insert": "FormulaMoreFunctionsMenu",
    "repair": "ErrorChecking", "remove": "PasteValues", "help": "Help",
}  # fmt: skip
"""Name of a button -> one of Office's own pictures."""


def ribbon_xml() -> str:
    """The tab with its groups and buttons; words are asked for when Excel shows them, in its own language."""
    lines = [f'<customUI xmlns="{NAMESPACE}"><ribbon><tabs><tab id="caseload" label="Caseload">']
    for group in GROUPS:
        lines.append(f'<group id="group_{group.name}" getLabel="CaseloadRibbon.Words">')
        lines += [f'<button id="press_{each.name}" size="large" imageMso={quoteattr(IMAGES[each.name])} '
                  'getLabel="CaseloadRibbon.Words" getSupertip="CaseloadRibbon.Tips" onAction="CaseloadRibbon.Press" />'
                  for each in group.buttons]  # fmt: skip
        lines.append("</group>")
    return "".join([*lines, "</tab></tabs></ribbon></customUI>"])


def ribbon_module() -> str:
    """The source of the module ``CaseloadRibbon``."""
    labels = {f"group_{each.name}": each.label for each in GROUPS} | {f"press_{b.name}": b.label for b in BUTTONS}
    tips = {f"press_{each.name}": each.tip for each in BUTTONS}
    return "\n".join([_PRESS, _words("Words", labels), _words("Tips", tips)])


def _words(name: str, words: Mapping[str, Mapping[str, str]]) -> str:
    lines = [f"Public Sub {name}(control As IRibbonControl, ByRef said)", "    Select Case control.Id"]
    for id, each in words.items():
        lines += [f'        Case "{id}"', f"            said = Chosen({_text(each['en'])}, {_text(each['es'])})"]
    return "\n".join([*lines, "    End Select", "End Sub", ""])


def _text(words: str) -> str:
    return '"' + words.replace('"', '""') + '"'


_PRESS = f"""Option Explicit

Private Const Spanish As Long = 10

Private Function Chosen(english As String, other As String) As String
    ' The language of Excel's own menus; its low ten bits are the language without its country.
    If (Application.LanguageSettings.LanguageID(2) And 1023) = Spanish Then Chosen = other Else Chosen = english
End Function

Private Function Answer(button As String, yes As Boolean) As String
    Application.StatusBar = "Caseload ..."
    Answer = XLPy.Str(XLPy.Call(XLPy.Module("{ACTIONS}"), "press", XLPy.Tuple(button, ActiveWorkbook, Chosen("en", "es"), yes)))
    Application.StatusBar = False
End Function

Public Sub Press(control As IRibbonControl)
    Dim told As String
    On Error GoTo failed
    If ActiveWorkbook Is Nothing Then Exit Sub
    told = Answer(Mid$(control.Id, 7), False)
    If Left$(told, 1) = vbTab Then
        If MsgBox(Mid$(told, 2), vbYesNo + vbQuestion, "Caseload") <> vbYes Then Exit Sub
        told = Answer(Mid$(control.Id, 7), True)
    End If
    If told <> "" Then MsgBox told, vbInformation, "Caseload"
    Exit Sub
failed:
    Application.StatusBar = False
    MsgBox "Caseload cannot answer: " & Err.Description & vbCrLf & "Ask IT to run: caseload doctor", vbExclamation, "Caseload"
End Sub
"""
