"""The archive's structure: what the manual promises, and what no value may ever do to it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gsmos_tray import errors
from gsmos_tray.documents import romanian
from gsmos_tray.documents.document import (
    Certainty,
    Fields,
    Fingerprint,
    Party,
    Recognition,
    Shop,
    Why,
    WhyCode,
)
from gsmos_tray.documents.kinds import Kind
from gsmos_tray.documents.layout import DEFAULT_TEMPLATES, Layout, Origin
from gsmos_tray.documents.names import ArchivePath, safe_name, units
from gsmos_tray.documents.templates import FIELDS, explain

BYTES = Fingerprint("0123abcd" + "0" * 56, 10)
SCAN = Origin("scan de luni", ".pdf", date(2026, 3, 5))
MOBI = Party("S.C. Mobi Parts S.R.L.", "12345674")
ION = Party("Ion Ionescu")
MONTH = Layout.checked("Facturi SPV", "month", {})


def found(kind=Kind.INVOICE, code=WhyCode.TITLE, certainty=Certainty.CONTENT, **fields):
    return Recognition(kind, certainty, Why(code), Fields(**fields))


INVOICE = found(number="123", issue_date=date(2026, 11, 2), issuer=MOBI, customer=ION)


def first(recognition, layout=MONTH, origin=SCAN):
    return str(layout.places(recognition, BYTES, origin).paths[0])


def test_an_invoice_lies_where_the_manual_says():
    assert first(INVOICE) == "/Facturi SPV/Facturi/2026/11/Factura_000123.pdf"


def test_the_names_are_tried_in_the_order_of_the_design():
    assert [str(path).rpartition("/")[2] for path in MONTH.places(INVOICE, BYTES, SCAN).paths] == [
        "Factura_000123.pdf",
        "Factura_000123_12345674.pdf",
        "Factura_000123 (0123abcd).pdf",
    ]


def test_a_service_paper_has_no_name_with_a_cui():
    paper = found(Kind.WARRANTY, repair_code="BMP469", issuer=MOBI)
    assert [str(path) for path in MONTH.places(paper, BYTES, SCAN).paths] == [
        "/Facturi SPV/Service/Reparatii/2026/03/BMP469_Garantie.pdf",
        "/Facturi SPV/Service/Reparatii/2026/03/BMP469_Garantie (0123abcd).pdf",
    ]


@pytest.mark.parametrize(
    ("recognition", "path"),
    [
        (found(Kind.STORNO, number="7"), "Facturi/2026/03/Factura_000007"),
        (found(Kind.PROFORMA, number="7"), "Facturi/2026/03/Proforma_000007"),
        (found(Kind.RECEIPT, number="AB 7"), "Facturi/2026/03/Chitanta_AB 7"),
        (found(Kind.ESTIMATE, number="1316/85"), "Facturi/2026/03/Deviz_1316-85"),
        (found(Kind.EFACTURA, number="0001234"), "SPV/XML/2026/03/XML_0001234"),
        (found(Kind.EFACTURA_ISSUED, number="1"), "SPV/XML/2026/03/XML_000001"),
        (found(Kind.EFACTURA_SEAL, number="1"), "SPV/XML/2026/03/XML_000001_semnatura"),
        (found(Kind.EFACTURA_SEAL, upload_index="55"), "SPV/XML/2026/03/semnatura_55"),
        (found(Kind.EFACTURA_ERROR, upload_index="3828"), "SPV/Erori/2026/03/3828"),
        (found(Kind.SPV_ARCHIVE, upload_index="4186"), "SPV/ZIP/2026/03/4186"),
        (found(Kind.SPV_ARCHIVE), "SPV/ZIP/2026/03/scan de luni"),
        (found(Kind.SPV_MESSAGE), "SPV/Mesaje/2026/03/scan de luni"),
        (found(Kind.OTHER, WhyCode.SAFT), "SPV/Declaratii/2026/03/scan de luni"),
        (found(Kind.OTHER), "Diverse/2026/03/scan de luni"),
        (found(Kind.UNKNOWN), "Diverse/2026/03/scan de luni"),
        (found(Kind.REPAIR_DOCUMENT, repair_code="X1"), "Service/Reparatii/2026/03/X1"),
        (
            found(Kind.RECEPTION_PROTOCOL, repair_code="X1"),
            "Service/Reparatii/2026/03/X1_PV_primire",
        ),
        (
            found(Kind.HANDOVER_PROTOCOL, repair_code="X1"),
            "Service/Reparatii/2026/03/X1_PV_predare",
        ),
        (
            found(Kind.TECHNICAL_SHEET, repair_code="X1"),
            "Service/Reparatii/2026/03/X1_Fisa_tehnica",
        ),
    ],
)
def test_each_kind_has_its_place(recognition, path):
    assert first(recognition) == f"/Facturi SPV/{path}.pdf"


def test_every_kind_has_a_template():
    assert set(DEFAULT_TEMPLATES) == set(Kind)


def test_what_the_name_lacks_is_the_files_own_stem():
    assert first(found()) == "/Facturi SPV/Facturi/2026/03/Factura_scan de luni.pdf"


def test_a_stem_that_begins_like_the_template_is_not_doubled():
    origin = replace(SCAN, stem="factura lui Ion")
    assert first(found(), origin=origin) == "/Facturi SPV/Facturi/2026/03/factura lui Ion.pdf"


def test_what_a_folder_lacks_is_said():
    layout = Layout.checked("A", "client", {})
    assert first(found(number="1"), layout) == "/A/Facturi/Fără client/2026/03/Factura_000001.pdf"


def test_a_seal_that_came_alone_is_called_after_its_upload_even_if_it_holds_a_number():
    seal = replace(
        found(Kind.EFACTURA_SEAL, number="1", upload_index="4186"),
        from_name=frozenset({"upload_index"}),
    )
    assert first(seal).endswith("/semnatura_4186.pdf")


def test_by_year_there_are_no_months():
    layout = Layout.checked("A", "year", {})
    assert first(INVOICE, layout) == "/A/Facturi/2026/Factura_000123.pdf"


@pytest.mark.parametrize(
    ("name", "folder"),
    [
        ("S.C. Mobi Parts S.R.L.", "MOBI PARTS 12345674"),
        ("MOBI PARTS SRL", "MOBI PARTS 12345674"),
        ("SC Mobi Parts SA", "MOBI PARTS 12345674"),
        ("Piese Şi Ecrane", "PIESE ȘI ECRANE 12345674"),
        ("Scara Sarata", "SCARA SARATA 12345674"),
        ("S.R.L.", "S.R.L. 12345674"),
        (None, "12345674"),
    ],
)
def test_one_client_has_one_folder_however_it_is_written(name, folder):
    layout = Layout.checked("A", "client", {})
    invoice = found(number="1", customer=Party(name, "12345674"))
    assert first(invoice, layout).split("/")[3] == folder


def test_the_client_is_the_other_party():
    shop = Layout.checked("A", "client", {}, Shop("12345674"))
    issued = found(Kind.EFACTURA_ISSUED, number="1", issuer=MOBI, customer=ION)
    received = found(Kind.EFACTURA_RECEIVED, number="1", issuer=ION, customer=MOBI)
    bought = found(number="1", issuer=ION, customer=MOBI)
    for invoice in (issued, received, bought, INVOICE):
        assert first(invoice, shop).split("/")[3:5] in (
            ["ION IONESCU", "2026"],
            ["XML", "ION IONESCU"],
        )


def test_an_own_template_counts_only_while_it_is_chosen():
    own = {"invoice": "{client}/{tip} {numar:03} din {zi}.{luna}.{an}"}
    layout = Layout.checked("gsmOS Backup", "own", own)
    assert first(INVOICE, layout) == "/gsmOS Backup/ION IONESCU/Factura 123 din 02.11.2026.pdf"
    assert (
        first(INVOICE, Layout.checked("A", "month", own)) == "/A/Facturi/2026/11/Factura_000123.pdf"
    )


@pytest.mark.parametrize(
    ("template", "fault", "at"),
    [
        (" ", "empty", 0),
        ("/Facturi/{numar}", "empty_folder", 0),
        ("Facturi//{numar}", "empty_folder", 8),
        ("Facturi/{numar}/", "empty_folder", 16),
        ("Facturi/{numar", "unclosed_brace", 8),
        ("Facturi/numar}", "stray_brace", 13),
        ("Facturi/{}", "unknown_field", 9),
        ("Facturi/{year}/{numar}", "unknown_field", 9),
        ("{numar:x}", "bad_format", 7),
        ("{numar:099}", "bad_format", 7),
        ("{client:03}", "bad_format", 8),
        ("Facturi/a:b{numar}", "forbidden_character", 9),
        ("Facturi\\{numar}", "forbidden_character", 7),
        ("../{numar}", "forbidden_name", 0),
        ("Facturi /{numar}", "forbidden_name", 0),
        ("con/{numar}", "forbidden_name", 0),
        ("{an}/factura", "name_without_field", 5),
        ("{client}/{furnizor}/{cumparator}/{numar}", "too_long", 0),
    ],
)
def test_a_bad_template_is_refused_with_the_place_of_the_mistake(template, fault, at):
    with pytest.raises(errors.BadValue) as refused:
        Layout.checked("A", "month", {"invoice": template})
    facts = refused.value.facts
    assert (facts["name"], facts["value"]) == ("layout.template.invoice", template)
    assert (facts["fault"], facts["at"]) == (fault, at)


@pytest.mark.parametrize(
    ("root", "fault"),
    [
        ("", "empty"),
        ("/", "empty"),
        ("a//b", "empty_folder"),
        ("a:b", "forbidden_character"),
        ("..", "forbidden_name"),
        ("aux", "forbidden_name"),
        ("x" * 120, "too_long"),
    ],
)
def test_a_bad_root_is_refused(root, fault):
    with pytest.raises(errors.BadValue) as refused:
        Layout.checked(root, "month", {})
    assert refused.value.facts["fault"] == fault


def test_an_unknown_kind_or_organisation_is_refused():
    with pytest.raises(errors.BadValue):
        Layout.checked("A", "month", {"facturi": "{numar}"})
    with pytest.raises(errors.BadValue):
        Layout.checked("A", "week", {})


def test_a_template_is_explained_piece_by_piece():
    explanation = explain("Facturi/{an}/F_{numar:04}")
    assert [(piece.at, piece.text, piece.field) for piece in explanation.pieces] == [
        (0, "Facturi/", None),
        (8, "{an}", "an"),
        (12, "/F_", None),
        (15, "{numar:04}", "numar"),
    ]
    assert explanation.fields == {"an", "numar"}


@pytest.mark.parametrize(
    "recognition",
    [
        replace(INVOICE, certainty=Certainty.NAME),
        replace(INVOICE, why=Why(WhyCode.CORRECTED)),
        replace(INVOICE, from_name=frozenset({"number"})),
        replace(INVOICE, fields=replace(INVOICE.fields, issue_date=None)),
        replace(INVOICE, fields=replace(INVOICE.fields, number=None)),
        replace(INVOICE, kind=Kind.OTHER),
        replace(INVOICE, kind=Kind.EFACTURA),  # with the extension .pdf
    ],
)
def test_a_path_that_needs_the_files_name_or_date_says_so(recognition):
    assert MONTH.places(INVOICE, BYTES, SCAN).from_bytes
    assert not MONTH.places(recognition, BYTES, SCAN).from_bytes


def test_dropbox_takes_capitals_and_composition_for_the_same():
    assert ArchivePath("/Fac/Fără").folded == ArchivePath("/fAC/FĂRĂ").folded


anything = st.text(st.characters(codec=None), max_size=80) | st.sampled_from(
    [
        "..",
        "CON",
        "nul.pdf",
        "a/b\\c",
        "\u202egpj.exe",
        "~$x",
        "1900101221144",
        "desktop.ini",
        ". ",
        "😀" * 90,
    ]
)
parties = st.builds(
    Party, st.none() | anything, st.none() | st.text("0123456789", min_size=2, max_size=10)
)
fields = st.builds(
    Fields,
    number=st.none() | anything,
    issue_date=st.none() | st.dates(),
    issuer=parties,
    customer=parties,
    repair_code=st.none() | anything,
    upload_index=st.none() | anything,
)
recognitions = st.builds(
    Recognition,
    st.sampled_from(Kind),
    st.sampled_from(Certainty),
    st.builds(Why, st.sampled_from(WhyCode)),
    fields,
)
origins = st.builds(Origin, anything, anything.map(str.lower), st.dates())
own = {kind: "".join(f"{{{field}}}-" for field in FIELDS) for kind in Kind}
layouts = st.sampled_from(
    [Layout.checked("Facturi SPV", by, {}) for by in ("month", "year", "client")]
    + [
        Layout.checked(
            "a/b", "own", own | {"invoice": "{client}/{nume_fisier}/{zi}{numar}{client}"}
        )
    ]
)


@settings(max_examples=60)
@given(layouts, recognitions, origins)
def test_no_value_can_leave_its_place_or_form_a_bad_name(layout, recognition, origin):
    places = layout.places(recognition, BYTES, origin)
    template = layout._template(recognition)
    folders = {str(path).rpartition("/")[0] for path in places.paths}
    assert len(folders) == 1
    assert len({path.folded for path in places.paths}) == len(places.paths)
    for path in places.paths:
        assert str(path).startswith(f"/{layout.root}/")
        assert units(str(path)) < 200
        parts = str(path).split("/")[1:]
        assert len(parts) == len(layout.root.split("/")) + len(template.folders) + 1
        for part in parts:
            assert part == safe_name(part)
            assert len(part.encode()) <= 255
            assert not romanian.holds_cnp(part)


@settings(max_examples=40)
@given(layouts, recognitions, origins, origins)
def test_a_path_from_bytes_alone_is_the_same_on_every_workstation(layout, recognition, one, other):
    here = layout.places(recognition, BYTES, one)
    there = layout.places(recognition, BYTES, other)
    if here.from_bytes and there.from_bytes:
        assert here == there


@given(anything)
def test_a_safe_name_stays_as_it_is(text):
    name = safe_name(text)
    assert name
    assert safe_name(name) == name
    assert not set(name) & set('\\/:*?"<>|')
    assert name == name.strip(" .")
