"""What a press of a ribbon button tells the person, in a few lines, in English or Spanish."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

MOST = 15
"""Lines that a message of Excel shows with ease."""
_WORDS = {
    "refreshed": ("Brought up to date for {as_of}: {people} people, {changed} cells changed.",
                  "Actualizado para el {as_of}: {people} personas, {changed} celdas cambiaron."),
    "unanswered": ("{unanswered} cells could not be answered and say why.",
                   "{unanswered} celdas no se pudieron contestar y dicen por qué."),
    "counts": ("overdue {overdue}, today {due_today}, coming {open}", "vencidos {overdue}, hoy {due_today}, próximos {open}"),
    "nothing wrong": ("Nothing is wrong.", "Todo está bien."),
    "nothing due": ("Nothing is due.", "No hay nada pendiente."),
    "cells": ("{cells} cells.", "{cells} celdas."),
    "others": ("{others} formulas of your own were mended.", "{others} fórmulas suyas se repararon."),
    "more": ("… and {more} more", "… y {more} más"),
    "overdue": ("overdue", "vencido"), "due_today": ("today", "hoy"), "open": ("coming", "próximo"),
    "no documents": ("No document is due.", "No hay ningún documento pendiente."),
    "write": ("Write them now, each once, into the folder {folder}? Rows that lack something are left out and named.",
              "¿Crearlos ahora, cada uno una sola vez, en la carpeta {folder}? Las filas incompletas se omiten y se nombran."),
    "written": ("Written: {written}. Issued before: {already}. Left out: {skipped}.",
                "Creados: {written}. Ya emitidos: {already}. Omitidos: {skipped}."),
    "folder": ("They are in {folder}.", "Están en {folder}."),
    "save first": ("Save the workbook on this PC or on a drive first: documents are written from the saved file.",
                   "Guarde primero el libro en este equipo o en una unidad: los documentos salen del archivo guardado."),
    "help": ("White cells are yours, shaded cells are computed. Refresh brings the workbook up to date, Today lists what is "
             "due, Check lists what is wrong, Explain this cell gives the reasons behind a value.",
             "Las celdas blancas son suyas, las sombreadas se calculan. Actualizar pone el libro al día, Hoy lista lo "
             "pendiente, Revisar lista los errores, Explicar da las razones de un valor."),
}  # fmt: skip


def words(name: str, language: str, **values: Any) -> str:
    """A sentence in a language, with its values."""
    return _WORDS[name][language == "es"].format(**values)


def in_words(button: str, told: Mapping[str, Any], language: str = "en") -> str:
    """What a verb tells, as a person reads it; ends after a few lines."""
    if told.get("error"):
        return "\n".join(filter(None, [told["error"], told.get("why"), told.get("where"), told.get("todo"),
                                       *told.get("problems", [])[:MOST]]))  # fmt: skip
    if button == "refresh":
        gaps = [words("unanswered", language, **told)] if told.get("unanswered") else []
        head = [words("refreshed", language, **told), words("counts", language, **told["counts"])]
        return few([*head, *gaps, *_problems(told["problems"])], language)
    if button == "check":
        return few(_problems(told["problems"]) or [words("nothing wrong", language)], language)
    if button == "today":
        return few([words("counts", language, **told["counts"]), *(_line(each, language) for each in told["lines"])]
                   if told["lines"] else [words("nothing due", language)], language)  # fmt: skip
    if button == "explain":
        return few([f"{told['header']}: {told['shown']}", *told["because"], told["cites"]], language)
    others = [words("others", language, **told)] if told.get("others") else []
    return few([words("cells", language, **told), *others], language)


def few(lines: Iterable[str], language: str) -> str:
    """The first lines, and how many more there are."""
    shown = [each for each in lines if each]
    more = len(shown) - MOST
    return "\n".join(shown[:MOST] + ([words("more", language, more=more)] if more > 0 else []))


def _line(due: Mapping[str, Any], language: str) -> str:
    return f"{due['due_on']} ({words(due['standing'], language)}) {due['participant_id']} {due['person']}: {due['what']}"


def _problems(found: Iterable[Mapping[str, Any]]) -> list[str]:
    return [f"{each['where']}: {each['what']}. {each['todo']}".strip() for each in found]
