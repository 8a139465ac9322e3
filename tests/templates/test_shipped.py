"""The templates in the folder are those that the drafts make, and each is what a template should be."""

from __future__ import annotations

import io
import re
import zipfile
from xml.etree import ElementTree as ET

import pytest

from caseload import resources
from caseload.forms.drafts import documents, draft
from caseload.forms.drafts.texts import BODIES, catalogue, forms, snippets

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
REBUILT = dict(documents())
FORMS = {f"{form.code}-{form.language}": form for form in forms()}


def parts(docx: bytes) -> dict[str, bytes]:
    """The parts of a file by name, inflated."""
    archive = zipfile.ZipFile(io.BytesIO(docx))
    return {name: archive.read(name) for name in archive.namelist()}


def test_the_folder_holds_exactly_the_forms_of_the_catalogue():
    root = resources.templates()
    assert {path.relative_to(root).as_posix() for path in root.rglob("*.docx")} == set(REBUILT)


@pytest.mark.parametrize("name", REBUILT)
def test_a_shipped_template_equals_its_rebuild_part_by_part(name):
    """When this fails: python -m caseload.forms.drafts"""
    assert parts((resources.templates() / name).read_bytes()) == parts(REBUILT[name])


@pytest.mark.parametrize("name", REBUILT)
def test_a_template_is_slim_and_names_nobody(name):
    assert len(REBUILT[name]) < 15_000
    core = parts(REBUILT[name])["docProps/core.xml"].decode()
    assert re.search("creator|lastModifiedBy", core) is None
    assert re.search("<dc:title>[^<]+<", core) and re.search("<dc:language>(en|es)-US<", core)


@pytest.mark.parametrize("key", FORMS)
def test_text_is_at_least_ten_points_and_the_body_twelve(key):
    styles = ET.fromstring(parts(draft(FORMS[key]))["word/styles.xml"])
    sizes = [int(size.get(f"{W}val")) / 2 for size in styles.iter(f"{W}sz")]
    assert sizes[0] == 12
    assert min(sizes) >= 10


@pytest.mark.parametrize("key", FORMS)
def test_every_page_of_a_state_form_says_that_it_is_a_draft(key):
    form = FORMS[key]
    header = parts(draft(form))["word/header1.xml"].decode()
    assert (form.word("state_draft") in header) == form.entry["state_form"]


@pytest.mark.parametrize("key", [key for key in FORMS if FORMS[key].page.furniture])
def test_the_footer_holds_number_version_notice_and_page(key):
    form = FORMS[key]
    footer = parts(draft(form))["word/footer1.xml"].decode()
    for wanted in (form.number or form.title, form.entry["version"], "{{ notice_id }}", " PAGE ", " NUMPAGES "):
        assert wanted in footer


@pytest.mark.parametrize("key", FORMS)
def test_every_field_of_a_letter_stands_on_it(key):
    """What the catalogue asks for is printed: no field is filled in for nothing."""
    form = FORMS[key]
    text = b"".join(part for name, part in parts(draft(form)).items() if re.match(r"word/.*\.xml$", name)).decode()
    own = [field["name"] for field in form.entry.get("fields", [])]
    assert [name for name in own if not re.search(rf"\b{name}\b", text)] == []
    assert [line for line in form.by_hand if form.by_hand[line]["label"][form.language] not in text] == []


def test_a_participant_reads_both_languages():
    for form in forms():
        if form.entry["reader"] in ("participant", "second_parent", "representative"):
            assert form.entry["languages"] == ["en", "es"], form.code


def test_notices_that_take_something_away_say_how_to_ask_for_a_hearing():
    for form in forms():
        if "action" in form.entry["uses"]:
            text = parts(draft(form))["word/document.xml"].decode()
            for name in ("action", "effective_on", "reason_text", "rule_cited", "hearing_deadline_on", "worker_phone"):
                assert f"{{{{ {name} }}}}" in text, (form.code, name)


def test_codes_and_labels_have_words_and_are_texts():
    """An unquoted Yes, No or On is a truth value in YAML and would be printed as True."""
    for words in catalogue()["codes"].values():
        assert all(
            isinstance(code, str) and all(isinstance(w, str) for w in one.values()) for code, one in words.items()
        )
    for form in forms():
        inner = [field for outer in form.fields.values() for field in outer.get("fields", [])]
        for field in [*form.fields.values(), *inner]:
            assert isinstance(field["name"], str) and isinstance(field["label"][form.language], str), form.code
            for one in catalogue()["codes"][field["codes"]].values() if field["kind"] == "code" else ():
                assert form.language in one, (form.code, field["name"])


def test_due_dates_are_counted_from_fields_of_the_document():
    for form in forms():
        inner = {field["name"] for outer in form.fields.values() for field in outer.get("fields", [])}
        for start in form.entry["starts"]:
            assert start["from"].split(".")[-1] in inner | set(form.fields), form.code


def test_every_shared_passage_is_used():
    bodies = "".join(path.read_text(encoding="utf-8") for path in BODIES.glob("*.yaml"))
    assert [name for name in snippets() if f"use: {name}\n" not in bodies] == []
