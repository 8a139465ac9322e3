"""How easy a text is to read: Flesch-Kincaid for English, INFLESZ (Szigriszt-Pazos) for Spanish.

Both are computed on sentences; what is no sentence (labels, headings, lines to write on) is left out, and so are
names, dates and citations, which stand in the templates as fields.
"""

from __future__ import annotations

import io
import re
import zipfile
from xml.etree import ElementTree as ET

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_SILENT = re.compile(r"(?:[^laeiouyscgxzh]es|[^aeiouytd]ed|[^laeiouy]e)$")
_ENGLISH_VOWELS = re.compile(r"[aeiouy]+")
# Strong vowels and accented weak ones make a syllable each; a weak vowel beside another one joins it.
_SPANISH = re.compile(r"[iuü]?[aeoáéó][iuyü]?(?![aeoáéó])|[iuü]?[aeoáéó]|[íú]|[iuü]+|y$")


def sentences(docx: bytes) -> list[str]:
    """The sentences of a template's body, without its tags."""
    body = ET.fromstring(zipfile.ZipFile(io.BytesIO(docx)).read("word/document.xml"))
    found = []
    for paragraph in body.iter(f"{W}p"):
        text = "".join(piece.text or "" for piece in paragraph.iter(f"{W}t"))
        text = re.sub(r"\{%.*?%\}", "", re.sub(r"\{\{.*?\}\}", "", text)).replace("\u2610", "")
        text = re.sub(r"\b(a\.m\.|p\.m\.|No\.|N\.º)", "", text)
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
    all_words = [word for text in texts for word in words(text)]
    syllables = sum(map(english_syllables, all_words))
    return 0.39 * len(all_words) / len(texts) + 11.8 * syllables / len(all_words) - 15.59


def inflesz(texts: list[str]) -> float:
    """The ease of these Spanish sentences on the scale of Szigriszt-Pazos (65 and more: easy)."""
    all_words = [word for text in texts for word in words(text)]
    syllables = sum(map(spanish_syllables, all_words))
    return 206.835 - 62.3 * syllables / len(all_words) - len(all_words) / len(texts)
