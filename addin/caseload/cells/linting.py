"""What every host asks of names and texts: checked before functions are registered."""

from __future__ import annotations

import keyword
import re
from collections.abc import Iterable, Iterator
from typing import Any

NAME = re.compile(r"[A-Z][A-Z0-9]*(_[A-Z0-9]+)+")
ARGUMENT = re.compile(r"[a-z][a-z0-9]*(_[a-z0-9]+)*")
LONGEST_NAME, LONGEST_TEXT, MOST_ARGUMENTS = 40, 255, 60
"""Excel's function wizard shows texts of up to 255 characters; its own language takes 60 arguments."""
RESERVED = frozenset(
    "addressof alias and any application array as attribute base boolean byref byte byval call caller case cdecl const "
    "currency date debug decimal declare defbool defbyte defdate defdbl defint deflng defobj defsng defstr defvar dim "
    "do double each else elseif empty end enum eqv erase err error event exit explicit failed false for friend "
    "function get global go gosub goto if imp implements in input integer is let lib like line lock long longlong "
    "longptr loop lset me mod module name new next not nothing null object on open option optional or output "
    "paramarray preserve print private property ptrsafe public put py raiseevent random read redim rem resume return "
    "rset seek select set shared single spc static step stop string sub tab text then thisworkbook time to true type "
    "typeof udf_name unlock until variant wend while width with withevents write xor".split()
)
"""Words that Excel's own language, or the wrapper around each function, keeps for itself; capitals do not matter."""


def is_reserved(word: str) -> bool:
    """Is this a word that no argument may have as its name?"""
    return word.casefold() in RESERVED or keyword.iskeyword(word)


def problems(functions: Iterable[Any]) -> Iterator[str]:
    """What no host would take, one sentence each: names, arguments, help."""
    for function in functions:
        yield from (f"{function.name}: {wrong}" for wrong in _of_one(function))


def _of_one(function: Any) -> Iterator[str]:
    name = function.name
    if not NAME.fullmatch(name) or not 3 <= len(name) <= LONGEST_NAME:
        yield f"a name has 3 to {LONGEST_NAME} capitals, digits and at least one underscore (else it may be an address)"
    if not function.help.strip() or len(function.help) > LONGEST_TEXT:
        yield f"its help must have 1 to {LONGEST_TEXT} characters"
    if len(function.arguments) > MOST_ARGUMENTS:
        yield f"more than {MOST_ARGUMENTS} arguments"
    words = [each.word for each in function.arguments]
    if len(set(words)) < len(words):
        yield "two arguments have the same name"
    optional = False
    for each in function.arguments:
        if not ARGUMENT.fullmatch(each.word) or is_reserved(each.word) or each.word.upper() == name:
            yield f"no host takes {each.word!r} as the name of an argument"
        if not each.help.strip() or len(each.help) > LONGEST_TEXT:
            yield f"the help of {each.word} must have 1 to {LONGEST_TEXT} characters"
        if optional and not each.optional:
            yield f"{each.word} is required but follows an optional argument"
        optional = optional or each.optional
