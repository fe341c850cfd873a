"""Rules are data: they are checked when they are loaded, and none of them can hang."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gsmos_tray import errors, locations
from gsmos_tray.documents.document import Certainty, Shop, WhyCode
from gsmos_tray.documents.file_names import BadPattern, FileName, NamePattern
from gsmos_tray.documents.kinds import Kind
from gsmos_tray.documents.name_recognition import told_by_name
from gsmos_tray.documents.phrases import phrase, repaired, words
from gsmos_tray.documents.recognition import recognise_bytes
from gsmos_tray.documents.rules import Rules
from tests.documents.papers.canvas import Fpdf, block

SHIPPED = locations.resource("rules/rules.toml")


def with_own(tmp_path, text):
    own = tmp_path / "rules.toml"
    own.write_text(text, "utf-8")
    return Rules.load(SHIPPED, own)


NAMED = '[[regula]]\nnume = "ale mele"\n'


@pytest.mark.parametrize(
    ("text", "at", "fault"),
    [
        ("[[regula]\n", None, "not_toml"),
        ('[[regula]]\nfel = "invoice"\ntitluri = ["x"]', "regula", "nume"),
        (NAMED + 'fel = "facturi"\ntitluri = ["x"]', "ale mele", "unknown_kind"),
        (NAMED + 'fel = "invoice"', "ale mele", "empty"),
        (NAMED + 'fel = "invoice"\ntitlu = ["x"]', "ale mele", "unknown_key"),
        (NAMED + 'fel = "invoice"\ntitluri = "x"', "ale mele", "not_a_list"),
        (NAMED + 'fel = "invoice"\ntitluri = ["..."]', "ale mele", "empty_phrase"),
        (NAMED + 'fel = "invoice"\ntitluri = [7]', "ale mele", "not_texts"),
        (NAMED + 'fel = "invoice"\nnume_fisier = ["{an}"]', "ale mele", "bad_pattern"),
        (NAMED + 'fel = "invoice"\nnume_fisier = ["*"]', "ale mele", "bad_pattern"),
        (NAMED + 'fel = "invoice"\nminim = "multe"\ntitluri = ["x"]', "ale mele", "minim"),
        (NAMED + 'fel = "invoice"\ndovezi = "nu sunt"\ntitluri = ["x"]', "ale mele", "dovezi"),
        ("[dovezi]\nx = []", "rules.toml", "unknown_key"),
        ("versiune = 2", "rules.toml", "versiune"),
        ("regula = 3", "rules.toml", "not_a_list"),
        ("regula = [3]", "regula", "not_a_table"),
    ],
)
def test_a_mistake_is_named_with_its_rule(tmp_path, text, at, fault):
    with pytest.raises(errors.BadValue) as refused:
        with_own(tmp_path, text)
    assert refused.value.facts["fault"] == fault
    assert at is None or refused.value.facts["at"] == at


def page(*lines):
    canvas = Fpdf()
    block(canvas, 40, 60, lines, 11)
    return canvas.done()


def test_the_owners_title_comes_before_the_shipped_ones(tmp_path):
    rules = with_own(tmp_path, NAMED + 'fel = "estimate"\ntitluri = ["factura internă de lucru"]')
    content = page(
        "FACTURĂ INTERNĂ DE LUCRU pentru atelier", "Furnizor A, client B, TVA, total, CUI, IBAN"
    )
    found = recognise_bytes(content, "x.pdf", rules, Shop()).recognition
    assert (found.kind, found.certainty) == (Kind.ESTIMATE, Certainty.CONTENT)
    assert (found.why.code, found.why.detail) == (WhyCode.OWN_RULE, "ale mele")


def test_the_owners_words_may_stand_anywhere(tmp_path):
    rules = with_own(tmp_path, NAMED + 'fel = "warranty"\ntext = ["certificat verde", "gsm demo"]')
    content = page("GSM Demo, Sibiu", "Acesta este un certificat verde pentru telefonul dvs. nou")
    found = recognise_bytes(content, "x.pdf", rules, Shop()).recognition
    assert (found.kind, found.why.code) == (Kind.WARRANTY, WhyCode.OWN_RULE)
    half = page("GSM Demo, Sibiu", "Acesta este un certificat roșu pentru telefonul dvs. nou")
    assert recognise_bytes(half, "x.pdf", rules, Shop()).recognition.kind is not Kind.WARRANTY


def test_the_owners_pattern_wins_over_a_better_one(tmp_path):
    rules = with_own(tmp_path, NAMED + 'fel = "repair_document"\nnume_fisier = ["* {cod}"]')
    told = told_by_name("Iesire_Garantie_BMP469.pdf", rules)
    assert (told.kind, told.why.code) == (Kind.REPAIR_DOCUMENT, WhyCode.OWN_RULE)


def test_the_stamp_changes_with_the_rules(tmp_path, rules):
    same = with_own(tmp_path, "")
    other = with_own(tmp_path, NAMED + 'fel = "invoice"\ntitluri = ["x"]')
    assert same.stamp == rules.stamp
    assert other.stamp != rules.stamp


@pytest.mark.parametrize(
    ("name", "kind", "field", "value"),
    [
        ("Factura_000123.pdf", Kind.INVOICE, "number", "000123"),
        ("factura_12 (3).pdf", Kind.INVOICE, "number", "12"),
        ("Factura (1).pdf", Kind.INVOICE, "number", None),
        ("FACTURĂ FAC-0012.PDF", Kind.INVOICE, "number", "FAC-0012"),
        ("Ducati v4s - Invoice_0023811.PDF", Kind.INVOICE, "number", "0023811"),
        ("FacturaFiscala123.pdf", Kind.INVOICE, "number", "123"),
        ("Proforma_17 - Copie.pdf", Kind.PROFORMA, "number", "17"),
        ("factura storno 8.pdf", Kind.STORNO, "number", "8"),
        ("Chitanta seria AB nr 12.jpg", Kind.RECEIPT, "number", "AB nr 12"),
        ("Receptie_BMP469.pdf", Kind.RECEPTION_PROTOCOL, "repair_code", "BMP469"),
        ("Iesire_bmp469.pdf", Kind.HANDOVER_PROTOCOL, "repair_code", "BMP469"),
        ("Iesire_Garantie_BMP469.pdf", Kind.WARRANTY, "repair_code", "BMP469"),
        ("Fișă tehnică BMP469.pdf", Kind.TECHNICAL_SHEET, "repair_code", "BMP469"),
        ("Fis\u0326a\u0306 service BMP469.tif", Kind.REPAIR_DOCUMENT, "repair_code", "BMP469"),
        ("4186086961.zip", Kind.SPV_ARCHIVE, "upload_index", "4186086961"),
        ("semnatura_4186086961.xml", Kind.EFACTURA_SEAL, "upload_index", "4186086961"),
        ("0123_cius_ro.xml", Kind.EFACTURA, "number", "0123"),
    ],
)
def test_names_that_shops_give_their_files_are_known(rules, name, kind, field, value):
    told = told_by_name(name, rules)
    assert (told.kind, told.certainty) == (kind, Certainty.NAME)
    assert getattr(told.fields, field) == value
    assert (field in told.from_name) == (value is not None)


@pytest.mark.parametrize(
    "name",
    ["scan0001.pdf", "poza.jpg", "contract factura 12.pdf", "Ghid factura 2026.pdf", "x.pdf",
     "Extras cont factura 3.pdf", "Factura_1900101221144.pdf", "4186086961.pdf", ".pdf",
     "facturare.pdf", "Garantie.docx", "instructiuni garantie 12.pdf"],
)  # fmt: skip
def test_names_that_tell_nothing_tell_nothing(rules, name):
    assert told_by_name(name, rules) is None


@pytest.mark.parametrize("pattern", ["{an}", "*", "* *", "{numar} {numar}", "a}", "{", ""])
def test_a_pattern_that_means_nothing_is_refused(pattern):
    with pytest.raises(BadPattern):
        NamePattern.checked(pattern)


parts = st.lists(
    st.sampled_from(["*", "a", "factura", "{numar}", "{cod}"]), min_size=1, max_size=39
)


@settings(max_examples=60, deadline=None)
@given(parts.map(" ".join), st.lists(st.sampled_from(["a", "1", "factura", "-"]), max_size=80))
def test_no_pattern_can_hang(pattern, name):
    try:
        checked = NamePattern.checked(pattern)
    except BadPattern:
        return
    FileName.of(" ".join(name)).captures(checked)


def test_the_worst_pattern_is_answered_for_the_worst_name():
    pattern = NamePattern.checked("* a " * 19 + "b")
    assert FileName.of("b " + "a " * 38 + "c").captures(pattern) is None


@pytest.mark.parametrize(
    ("damaged", "whole"),
    [
        ("FI■■ DE RECEP■IE", "fi■■ de recep■ie"),
        ("FI?? DE RECEP?IE", "fi■■ de recep■ie"),
        ("FIªÃ DE RECEPÞIE", "fisa de receptie"),
        ("Ce este? Nr. 5?", "ce este nr 5"),
        ("C.U.I.", "c u i"),
    ],
)
def test_what_became_of_letters_is_undone(damaged, whole):
    assert " ".join(word.folded for word in words(repaired(damaged))) == whole


def test_a_phrase_is_its_words():
    assert phrase("  Fișă  de-RECEPȚIE: ") == ("fisa", "de", "receptie")
