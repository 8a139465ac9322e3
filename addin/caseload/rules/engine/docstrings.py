"""What the docstring of a question's body says to people: the question, its boundaries, its readings."""

from __future__ import annotations

import inspect


def read_docstring(text: str) -> tuple[str, list[str], list[str]]:
    """A body's docstring: the one sentence, its boundaries, its readings."""
    lines = [line.strip() for line in inspect.cleandoc(text).splitlines()]
    paragraphs = [each for each in "\n".join(lines).split("\n\n") if each]
    sentence = " ".join(paragraphs[0].split()) if paragraphs else ""
    marked: dict[str, list[str]] = {"Boundary:": [], "Reading:": []}
    current: list[str] | None = None
    for line in lines[1:]:
        mark = next((each for each in marked if line.startswith(each)), None)
        if mark:
            current = marked[mark]
            current.append(line[len(mark) :].strip())
        elif line and current:
            current[-1] += " " + line
        else:
            current = None
    return sentence, marked["Boundary:"], marked["Reading:"]
