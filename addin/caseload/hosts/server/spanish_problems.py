"""What Check and Refresh name as a problem, in Spanish; headers of columns and values stay as they stand in the workbook."""

from __future__ import annotations

PROBLEMS = {
    "{} is blank": "{} está en blanco",
    "a blank is not taken for anything": "un espacio en blanco no cuenta como respuesta",
    "Fill in {}.": "Llene {}.",
    "{}: {} cannot be right": "{}: {} no puede ser",
    "Enter a day from 1900 on, such as 2026-11-25 or 11/25/2026.": "Escriba un día desde 1900, como 2026-11-25 o 11/25/2026.",
    "Allowed: {}.": "Se permite: {}.",
    "{} lies before {}": "{} es anterior a {}",
    "Correct one of the two days.": "Corrija uno de los dos días.",
    "the workbook is older than Caseload here": "el libro es más viejo que Caseload en este servidor",
    "the workbook is newer than Caseload here": "el libro es más nuevo que Caseload en este servidor",
    "its structure is version {}, ours is {}": "su estructura es la versión {}, la nuestra es la {}",
    "Run `caseload upgrade` on it.": "Actualícelo con `caseload upgrade`.",
    "Ask IT to bring Caseload up to date.": "Pida a informática que actualice Caseload.",
    "there are no participants": "no hay participantes",
    "the table is empty": "la tabla está vacía",
    "Enter the first one, or import a list.": "Escriba el primero, o importe una lista.",
    "{} {} stands there {} times": "{} {} está {} veces",
    "the rows of other sheets could belong to either": "las filas de otras hojas podrían ser de cualquiera de ellos",
    "Give each row a number of its own.": "Dé a cada fila su propio número.",
    "{} {} is not on the sheet {}": "{} {} no está en la hoja {}",
    "the row belongs to nobody": "la fila no es de nadie",
    "Correct the number, or add the person.": "Corrija el número, o agregue a la persona.",
    "{} without {}": "{} sin {}",
    "nothing of that kind counts without a name and a day": "nada de eso cuenta sin un nombre y un día",
    "Enter who approved it and when, or take it back.": "Escriba quién lo aprobó y cuándo, o retírelo.",
    "{}: a formula of somebody's own": "{}: una fórmula de otra persona",
    "{}: its formula was typed over": "{}: alguien escribió encima de su fórmula",
    "a computed cell holds a value or the formula that came with the workbook":
        "una celda calculada lleva un valor o la fórmula que vino con el libro",
    "{} says {}, the rules {}": "{} dice {}, las reglas {}",
    "it was typed over, or the row changed since the last refresh":
        "alguien escribió encima, o la fila cambió desde la última actualización",
    "Refresh: it gets its own value again. For a value of your own, add a column.":
        "Actualizar: recibe otra vez su propio valor. Para un valor suyo, agregue una columna.",
    "weekly times overlap: {}": "horarios de la semana que se enciman: {}",
    "Move one of the times on the sheet Schedule, or correct it.": "Cambie una de las horas en la hoja Schedule, o corríjala.",
    "{} scheduled hours are not explained": "{} horas programadas sin explicar",
    "Hours attended, excused and unexcused must add up to the hours scheduled: correct one of them.":
        "Las horas asistidas, justificadas y sin justificar deben sumar las programadas: corrija una de ellas.",
    "decided, but not attested: {}": "decidido, pero sin atestiguar: {}",
    "Tick what was attested, or take the decision back.": "Marque lo que se atestiguó, o retire la decisión.",
    "the setting {} is missing": "falta el ajuste {}",
    "the column {} is missing from the table {}": "falta la columna {} de la tabla {}",
    "its header was renamed or the column deleted": "se cambió su encabezado o se borró la columna",
    "Write the header as it was.": "Escriba el encabezado como estaba.",
    "Put its row back.": "Vuelva a poner su fila.",
    "the table {} is missing": "falta la tabla {}",
    "it was deleted or renamed": "se borró o se le cambió el nombre",
    "Restore the sheet from a copy, or name the table again.": "Recupere la hoja de una copia, o vuelva a dar nombre a la tabla.",
}
"""English -> Spanish; ``{}`` is whatever stands there, in the same order."""
