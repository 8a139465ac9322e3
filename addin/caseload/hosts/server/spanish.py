"""What the server tells about a press of a button that could not be done, and about problems found, in Spanish.

A sentence that is not listed stays in English: better read with a dictionary than not at all.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from caseload.hosts.server.spanish_problems import PROBLEMS

SENTENCES = {
    "this workbook is no caseload": "este libro no es de casos",
    "it has no table named Settings": "no tiene una tabla llamada Settings",
    "Open a caseload workbook, or ask for one: IT makes it with `caseload new`.":
        "Abra un libro de casos, o pida uno: informática lo hace con `caseload new`.",
    "this workbook is older than Caseload here": "este libro es más viejo que Caseload en este servidor",
    "this workbook is newer than Caseload here": "este libro es más nuevo que Caseload en este servidor",
    "its schema is {}, this server's is {}": "su esquema es {}, el de este servidor es {}",
    "Ask IT to run `caseload upgrade` on it.": "Pida a informática que lo actualice con `caseload upgrade`.",
    "Ask IT to bring this server up to date.": "Pida a informática que actualice este servidor.",
    "no cell is chosen": "no hay ninguna celda elegida",
    "Click a cell, then press the button again.": "Elija una celda y oprima el botón otra vez.",
    "this cell was not computed by Caseload": "Caseload no calculó esta celda",
    "{}, row {}": "{}, fila {}",
    "Choose a cell of a computed column (they have a colour of their own). For a formula of your own, type "
    '=CASE_WHY("FUNCTION", the same arguments) in a free cell.':
        "Elija una celda de una columna calculada (tienen su propio color). Para una fórmula suya, escriba "
        '=CASE_WHY("FUNCTION", los mismos argumentos) en una celda libre.',
    "the table {} has no room to grow": "la tabla {} no tiene espacio para crecer",
    "something stands below it": "hay algo debajo",
    "Move it, then press Refresh again.": "Muévalo y oprima Actualizar otra vez.",
    "there is no readable day asked about in {}": "no hay un día consultado que se pueda leer en {}",
    "Write one on the Settings sheet, or give --as-of YYYY-MM-DD.": "Escriba uno en la hoja Settings, o elíjalo en este panel.",
    "there is no such document to look at": "no hay un documento así para ver",
    "choose between 1 and {} documents at a time": "elija entre 1 y {} documentos a la vez",
    "notices cannot be issued now": "ahora no se pueden crear avisos",
    "another run is at it": "otra persona los está creando",
    "the register cannot be used": "no se puede usar el registro",
    "the list of formulas cannot be read": "no se puede leer la lista de fórmulas",
    "the list of formulas to mend cannot be read": "no se puede leer la lista de fórmulas por reparar",
    "the request of the pane cannot be read": "no se puede leer lo que pidió el panel",
    "{} is missing": "falta {}",
    "{} is not a list of words": "{} no es una lista de palabras",
    "{} failed ({})": "{} falló ({})",
    "this is a fault of Caseload": "es un error de Caseload",
    "Nothing was written. Please report it to your IT.": "No se escribió nada. Avise a informática.",
    "this workbook": "este libro",
}
"""English -> Spanish; ``{}`` is whatever stands there, in the same order."""


def in_spanish(text: str) -> str:
    """A sentence in Spanish, or as it is when it is not known."""
    for pattern, spanish in _patterns():
        if found := pattern.fullmatch(text):
            return spanish.format(*found.groups())
    return text


@lru_cache(maxsize=1)
def _patterns() -> list[tuple[re.Pattern[str], str]]:
    from caseload.rules.engine.wording import REASONS

    sentences = {**dict(REASONS.values()), **PROBLEMS, **SENTENCES}
    listed = sorted(sentences.items(), key=lambda pair: (pair[0].count("{}"), -len(pair[0])))  # the plainest first
    return [(re.compile(re.escape(english).replace(r"\{\}", "(.+)")), spanish) for english, spanish in listed]


def told(record: Mapping[str, Any]) -> dict[str, Any]:
    """What is told of an error, in Spanish."""
    return _with(record, "error", "why", "where", "todo")


def problem(record: Mapping[str, Any]) -> dict[str, Any]:
    """A problem of a workbook, in Spanish; its place stays."""
    return _with(record, "what", "why", "todo")


def _with(record: Mapping[str, Any], *keys: str) -> dict[str, Any]:
    return {**record, **{key: in_spanish(record[key]) for key in keys}}
