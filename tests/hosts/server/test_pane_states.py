"""Every state of the task pane can be read, fits 350 pixels, and can be worked with the keyboard, in both languages.

With ``CASELOAD_PICTURES`` naming a folder, a picture of each state is kept there to be looked at.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest

from hosts.office_stub import browser
from hosts.office_stub.pane import Pane
from hosts.office_stub.states import states

pytestmark = pytest.mark.chromium
LOOKS = Path(browser.__file__).with_name("looks.js")
WIDTH = 350


@pytest.fixture(scope="module")
def computed(caseload: Path) -> tuple[str, int, int]:
    """A computed cell: sheet, row and column from 0."""
    from caseload.tables.read import read_caseload

    frame = read_caseload(caseload)["Participants"]
    return frame.sheet, 4, frame.letters["required_hours"] - 1


@pytest.mark.parametrize("language", ["en", "es"])
def test_every_state_can_be_read_in_light_and_dark_and_fits(pane: Pane, sheets: list[dict[str, Any]],
                                                            computed: tuple[str, int, int], language: str) -> None:  # fmt: skip
    seen, wrong = [], []
    for name in states(pane, sheets, computed, language):
        seen.append(name)
        for scheme in ("light", "dark"):
            pane.page.colours(scheme)
            found = pane.page.run(LOOKS.read_text(encoding="utf-8"))
            _picture(pane, f"{len(seen):02d}-{name}-{language}-{scheme}")
            wrong += [(name, scheme, kind, found[kind]) for kind in ("faint", "wide", "nameless") if found[kind]]
            assert found["texts"] > 3, name
        assert pane.page.run("document.documentElement.lang") == language
        assert pane.page.run("document.activeElement !== document.body"), f"{name}: the keyboard is nowhere"
    assert wrong == []
    assert len(seen) == len(set(seen)) > 35


def _picture(pane: Pane, name: str) -> None:
    if folder := os.environ.get("CASELOAD_PICTURES"):
        pane.page.picture(Path(folder) / f"{name.replace(' ', '-')}.png")


def test_the_language_is_turned_wherever_one_is(pane: Pane, sheets: list[dict[str, Any]], computed: tuple[str, int, int]) -> None:
    """An answer of the server is asked for anew in the other language; home and results are only shown anew."""
    pane.open(sheets)
    pane.click("#language")
    assert "Actualizar" in pane.page.text()
    pane.press("refresh")
    assert "Vencido" in pane.page.text()
    pane.choose_cell(*computed)
    assert "Por qué" in pane.press("explain")
    first = pane.page.run("document.querySelector('.because').textContent")
    pane.choose("#language")
    pane.page.wait("document.documentElement.lang === 'en' && document.querySelector('.because')")
    assert pane.page.run("document.querySelector('.because').textContent") != first
    pane.open(sheets, language="en")
    pane.hold()
    pane.start("check")
    pane.page.held()
    pane.click("#language")
    assert pane.title() == "Trabajando …"
    pane.page.release()
    assert "problema" in pane.shown()


def test_the_pane_follows_the_language_of_office(pane: Pane, sheets: list[dict[str, Any]]) -> None:
    pane.open(sheets)
    pane.page.run("localStorage.removeItem('caseload.language')")
    assert pane.page.run("import('/static/js/words.js?again').then((made) => made.language())") == "en"
    pane.page.run("Office.context.displayLanguage = 'es-MX'")
    assert pane.page.run("import('/static/js/words.js?anew').then((made) => made.language())") == "es"


def test_both_languages_have_the_same_words(pane: Pane, sheets: list[dict[str, Any]]) -> None:
    pane.open(sheets)
    code = """import('/static/js/words.js').then(({ WORDS }) => {
      const shape = (each) => typeof each === 'object' ? Object.fromEntries(Object.keys(each).sort().map((key) => [key, shape(each[key])]))
        : typeof each === 'function' ? `function of ${each.length}` : typeof each;
      return [JSON.stringify(shape(WORDS.en)), JSON.stringify(shape(WORDS.es))];
    })"""
    english, spanish = pane.page.run(code)
    assert english == spanish
    same = pane.page.run("import('/static/js/words.js').then(({ WORDS }) => Object.keys(WORDS.en).filter((key) => typeof WORDS.en[key]"
                         " === 'string' && WORDS.en[key] === WORDS.es[key]))")  # fmt: skip
    assert same == ["name"], "left in English"
