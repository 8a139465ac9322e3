"""How easy a letter is to read: Flesch-Kincaid for English, INFLESZ (Szigriszt-Pazos) for Spanish.

California's notices are to be read at the level of a sixth grade. Both measures are computed on sentences; what is no
sentence (labels, headings, lines to write on) is left out, and so are names, dates and citations, which stand in
templates as fields.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from caseload.errors import Problem
from caseload.forms.linting.places import TAG, places

GRADE, EASE = 6.9, 65.0
"""The highest grade of English texts (all of the sixth), and the least ease of Spanish ones ("easy" begins here)."""
ENOUGH = 4
"""Sentences from which a measure says something."""
_SILENT = re.compile(r"(?:[^laeiouyscgxzh]es|[^aeiouytd]ed|[^laeiouy]e)$")
_ENGLISH_VOWELS = re.compile(r"[aeiouy]+")
# Strong vowels and accented weak ones make a syllable each; a weak vowel beside another one joins it.
_SPANISH = re.compile(r"[iuü]?[aeoáéó][iuyü]?(?![aeoáéó])|[iuü]?[aeoáéó]|[íú]|[iuü]+|y$")
_NO_END = re.compile(r"\b(a\.m\.|p\.m\.|No\.|N\.º)")


def problems(body: Any, language: str) -> Iterator[Problem]:
    """Whether the text of a letter is hard to read; ``body`` is the root of the document, or None."""
    if body is None:
        return
    texts = sentences(place.text for place in places("word/document.xml", body))
    if len(texts) < ENOUGH:
        return
    if language[:2].casefold() == "es":
        score, hard = inflesz(texts), inflesz(texts) < EASE
        why = f"its ease on the scale of INFLESZ is {score:.0f}; from {EASE:.0f} on a text is easy"
    else:
        score, hard = flesch_kincaid(texts), flesch_kincaid(texts) > GRADE
        why = f"it needs grade {score:.1f} of school (Flesch-Kincaid); letters are written for the sixth grade"
    if hard:
        hardest = max(texts, key=lambda text: (len(words(text)), text))
        todo = f"Use shorter words and sentences; the longest begins “{hardest.strip()[:60]}”."
        yield Problem("body", "the text is hard to read", why, todo, severity="warning")


def sentences(paragraphs: Iterable[str]) -> list[str]:
    """The sentences of some paragraphs, without template tags."""
    found = []
    for paragraph in paragraphs:
        text = _NO_END.sub("", TAG.sub("", paragraph).replace("\u2610", ""))
        found += [part for part in re.findall(r"[^.!?]+(?:[.!?]|:$)", text.strip()) if len(words(part)) > 2]
    return found


def words(text: str) -> list[str]:
    """The words of a text."""
    return re.findall(r"[^\W\d_]+(?:'[^\W\d_]+)?", text)


def english_syllables(word: str) -> int:
    """Groups of vowels, without a silent e at the end; at least one."""
    lower = word.lower().replace("'", "")
    count = len(_ENGLISH_VOWELS.findall(lower)) - bool(len(lower) > 3 and _SILENT.search(lower))
    return max(1, count)


def spanish_syllables(word: str) -> int:
    """Nuclei of syllables; qu and gu before e and i are consonants; at least one."""
    lower = re.sub(r"(?<=[qg])u(?=[eiéí])", "", word.lower())
    return max(1, len(_SPANISH.findall(lower)))


def flesch_kincaid(texts: list[str]) -> float:
    """The school grade at which these English sentences are read."""
    every = [word for text in texts for word in words(text)]
    return 0.39 * len(every) / len(texts) + 11.8 * sum(map(english_syllables, every)) / len(every) - 15.59


def inflesz(texts: list[str]) -> float:
    """The ease of these Spanish sentences on the scale of Szigriszt-Pazos (65 and more: easy)."""
    every = [word for text in texts for word in words(text)]
    return 206.835 - 62.3 * sum(map(spanish_syllables, every)) / len(every) - len(every) / len(texts)
