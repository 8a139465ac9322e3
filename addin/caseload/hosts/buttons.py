"""The buttons of Caseload, once for every host: both ribbons (desktop and Office add-in) and the task pane."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

ROLES = ("caseworker", "clerk", "supervisor")
"""Who works with Caseload; the server asks for one of these."""
CASES = ("caseworker", "supervisor")


@dataclass(frozen=True)
class Button:
    """One button: its name in code, its words by language (en, es), its icon, and who may press it.

    ``group`` names the part of the ribbon. ``changes``: it writes into the open workbook.
    """

    name: str
    label: Mapping[str, str]
    tip: Mapping[str, str]
    group: str
    icon: str
    roles: tuple[str, ...] = ROLES
    changes: bool = False


@dataclass(frozen=True)
class Group:
    """A part of the ribbon: name, words by language, and its buttons."""

    name: str
    label: Mapping[str, str]
    buttons: tuple[Button, ...] = field(default=())


def _words(en: str, es: str) -> Mapping[str, str]:
    return {"en": en, "es": es}


BUTTONS = (
    Button("refresh", _words("Refresh", "Actualizar"),
           _words("Work out every computed column and the Today sheet for the day asked about.",
                  "Calcula todas las columnas y la hoja Today para el día consultado."),
           "caseload", "refresh", CASES, True),
    Button("check", _words("Check", "Revisar"),
           _words("List everything that is wrong or blank, each with its cell.",
                  "Lista todo lo que está mal o en blanco, con su celda."),
           "caseload", "check"),
    Button("today", _words("Today", "Hoy"),
           _words("Show what is overdue, due today and due soon.",
                  "Muestra lo vencido, lo de hoy y lo que viene."),
           "caseload", "today"),
    Button("explain", _words("Explain this cell", "Explicar esta celda"),
           _words("Say why the chosen cell shows what it shows, and by which rule.",
                  "Dice por qué la celda muestra lo que muestra, y según qué regla."),
           "caseload", "explain"),
    Button("notices", _words("Create notices", "Crear avisos"),
           _words("Choose who is due a document, look at it, and write each one once.",
                  "Elija a quién le toca un documento, véalo y cree cada uno una sola vez."),
           "documents", "notices"),
    Button("comment", _words("Case comment", "Comentario"),
           _words("Write case comments from the contacts whose notes are complete.",
                  "Escribe comentarios del caso a partir de los contactos completos."),
           "documents", "comment", CASES),
    Button("insert", _words("Insert formulas", "Insertar fórmulas"),
           _words("Put live formulas into the computed columns.",
                  "Pone fórmulas vivas en las columnas calculadas."),
           "formulas", "insert", CASES, True),
    Button("repair", _words("Repair formulas", "Reparar fórmulas"),
           _words("Mend formulas that show #NAME? or were overwritten.",
                  "Repara las fórmulas que muestran #NAME? o que se borraron."),
           "formulas", "repair", CASES, True),
    Button("remove", _words("Remove formulas", "Quitar fórmulas"),
           _words("Turn the live formulas into plain values.",
                  "Convierte las fórmulas vivas en valores."),
           "formulas", "remove", CASES, True),
    Button("help", _words("Help", "Ayuda"),
           _words("How Caseload works, in one page.", "Cómo funciona Caseload, en una página."),
           "help", "help"),
)  # fmt: skip
"""Every button, in the order of the ribbon."""


def _group(name: str, en: str, es: str) -> Group:
    return Group(name, _words(en, es), tuple(each for each in BUTTONS if each.group == name))


GROUPS = (
    _group("caseload", "Caseload", "Casos"),
    _group("documents", "Documents", "Documentos"),
    _group("formulas", "Formulas", "Fórmulas"),
    _group("help", "Help", "Ayuda"),
)
"""The parts of the ribbon, in order."""


def button(name: str) -> Button:
    """A button by its name; raises ``KeyError``."""
    return {each.name: each for each in BUTTONS}[name]
