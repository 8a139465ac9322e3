"""The task pane's scripts: small rooms, arrows one way, no address of anybody else, nothing made from text as a page."""

from __future__ import annotations

import re
from pathlib import Path

import caseload.hosts.server as room

JS = Path(room.__file__).parent / "project" / "static" / "js"
MODULES = {path.name: path.read_text(encoding="utf-8") for path in JS.glob("*.js")}


def _needs(name: str) -> list[str]:
    return re.findall(r'^import [^;]*? from "\./([^"]+)";', MODULES[name], re.MULTILINE | re.DOTALL)


def test_no_script_needs_itself_by_a_detour() -> None:
    def walk(name: str, way: tuple[str, ...]) -> None:
        assert name not in way, " -> ".join((*way, name))
        for each in _needs(name):
            walk(each, (*way, name))

    assert sum(map(len, map(_needs, MODULES))) > 20
    for name in MODULES:
        walk(name, ())


def test_every_import_is_there_and_used() -> None:
    for name, text in MODULES.items():
        for words, module in re.findall(r'^import \{([^}]*)\} from "\./([^"]+)";', text, re.MULTILINE):
            for word in (each.strip() for each in words.split(",") if each.strip()):
                taken, _, own = word.partition(" as ")
                given = rf"export (?:async )?(?:function|const|class|let) {taken}\b|export \{{[^}}]*\b{taken}\b"
                assert re.search(given, MODULES[module]), (name, word)
                assert len(re.findall(rf"\b{own or taken}\b", text)) > 1, f"{name} imports {word} for nothing"


def test_text_is_never_made_into_a_page() -> None:
    for name, text in MODULES.items():
        assert not re.search(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function", text), name


def test_nothing_is_asked_of_another_server() -> None:
    for name, text in MODULES.items():
        assert not re.search(r"https?://", text), name


def test_every_word_of_the_pane_is_used() -> None:
    listed = re.findall(r"^    (\w+):", MODULES["words.js"].split("es: {")[0], re.MULTILINE)
    others = "".join(text for name, text in MODULES.items() if name != "words.js")
    named = {"inserted", "repaired", "removed", "overdue", "due_today", "open", "reading", "working", "writing"}
    unused = [each for each in listed if not re.search(rf"words\(\)\.{each}\b", others) and each not in named]
    assert unused == []
    assert len(listed) > 60


def test_the_rooms_are_small() -> None:
    assert {name: text.count("\n") for name, text in MODULES.items() if text.count("\n") > 260} == {}
