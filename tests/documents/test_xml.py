"""XML from SPV and from anybody: told apart by namespace, read leniently, never trusted."""

from __future__ import annotations

import contextlib
import io
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gsmos_tray.documents import xml
from gsmos_tray.documents.document import Party, Seal, Shop, WhyCode
from gsmos_tray.documents.efactura import XmlType, read_efactura
from gsmos_tray.documents.invoice_sheet import read_invoice_sheet
from gsmos_tray.documents.kinds import Kind
from gsmos_tray.documents.recognition import recognise_bytes
from gsmos_tray.documents.refusals import NotRead
from tests.documents.oddities import cii
from tests.documents.spv import PARTNER, SHOP, STRANGER, UBL, invoice, refused, seal, test_seal

ME = Shop(SHOP)


@pytest.fixture
def recognised(rules):
    def recognise(content, name="4186086961.xml", shop=ME):
        content = content.encode() if isinstance(content, str) else content
        return recognise_bytes(content, name, rules, shop).recognition

    return recognise


def test_an_invoice_gives_its_fields(recognised):
    found = recognised(invoice())
    fields = found.fields
    assert (found.kind, found.why.code) == (Kind.EFACTURA_ISSUED, WhyCode.UBL_ISSUED)
    assert (fields.number, fields.issue_date) == ("SMB 0042", date(2026, 3, 14))
    assert fields.issuer == Party("Atelier Mobil Demo SRL", SHOP)
    assert fields.customer == Party("Piese Pentru Toți SRL", PARTNER)
    assert (fields.total, fields.currency) == (Decimal("1067.65"), "RON")
    assert (fields.upload_index, found.from_name) == ("4186086961", {"upload_index"})


@pytest.mark.parametrize(
    ("shop", "kind", "code"),
    [
        (Shop(SHOP), Kind.EFACTURA_ISSUED, WhyCode.UBL_ISSUED),
        (Shop(PARTNER), Kind.EFACTURA_RECEIVED, WhyCode.UBL_RECEIVED),
        (Shop(STRANGER), Kind.EFACTURA, WhyCode.UBL_NEITHER),
        (Shop(None), Kind.EFACTURA, WhyCode.UBL_NO_CUI),
    ],
)
def test_the_shops_cui_decides_the_direction(recognised, shop, kind, code):
    found = recognised(invoice(), shop=shop)
    assert (found.kind, found.why.code) == (kind, code)


def test_a_foreign_number_is_still_read(recognised):
    found = recognised(invoice(supplier=f"GB{SHOP}", customer="DE811111111"))
    assert found.fields.issuer.cui == SHOP


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2026-03-14T00:00:00", date(2026, 3, 14)),
        ("2026-03-14+02:00", date(2026, 3, 14)),
        ("", None),
        ("14.03.2026", None),
        ("2026-13-14", None),
    ],
)
def test_a_date_is_read_or_left_out(recognised, written, day):
    assert recognised(invoice(day=written)).fields.issue_date == day


@pytest.mark.parametrize(
    ("tax", "cui"),
    [
        ("RO18547290", "18547290"),
        ("ro 18547290", "18547290"),
        ("J40/1057/2019", None),
        ("0000000000000", None),
        ("1900101221144", None),
        ("", None),
    ],
)
def test_only_what_is_a_cui_is_one(recognised, tax, cui):
    assert recognised(invoice(customer=tax)).fields.customer.cui == cui


def named(**ids):
    """Give the customer's party with these numbers, each in the place that is called so."""
    places = {
        "tax": "<a:PartyTaxScheme><b:CompanyID>{}</b:CompanyID></a:PartyTaxScheme>",
        "identified": "<a:PartyIdentification><b:ID>{}</b:ID></a:PartyIdentification>",
        "legal": "<a:PartyLegalEntity><b:RegistrationName>Registrul SRL</b:RegistrationName>"
        "<b:CompanyID>{}</b:CompanyID></a:PartyLegalEntity>",
        "endpoint": '<b:EndpointID schemeID="9947">{}</b:EndpointID>',
        "mail": '<b:EndpointID schemeID="EM">{}</b:EndpointID>',
    }
    inside = "".join(places[place].format(number) for place, number in ids.items())
    before, _, after = invoice(customer="").rpartition("<a:PartyTaxScheme>")
    return before + inside + after.partition("</a:PartyTaxScheme>")[2]


@pytest.mark.parametrize(
    ("ids", "cui"),
    [
        ({"endpoint": "11111110", "legal": "22222220", "tax": "RO33333330"}, "33333330"),
        ({"endpoint": "11111110", "legal": "22222220", "identified": "44444440"}, "44444440"),
        ({"endpoint": "11111110", "legal": "22222220"}, "22222220"),
        ({"endpoint": "RO11111110", "legal": "J40/1057/2019"}, "11111110"),
        ({"mail": "11111110", "legal": "J40/1057/2019"}, None),
    ],
)
def test_a_cui_is_looked_for_in_the_order_of_the_places(recognised, ids, cui):
    assert recognised(named(**ids)).fields.customer.cui == cui


def test_a_firm_is_called_as_it_is_registered(recognised):
    assert recognised(named(legal="1")).fields.customer.name == "Registrul SRL"
    assert recognised(named(tax="1")).fields.customer.name == "Piese Pentru Toți SRL"


@pytest.mark.parametrize(
    "number",
    ["FDC22 14064686", "ETTS/2023 /000130", "MM nr. 92784", "018304 / 28865", "0001234", "1"],
)
def test_a_number_stays_as_it_is_written(recognised, number):
    assert recognised(invoice(number=number)).fields.number == number


@pytest.mark.parametrize(("written", "read"), [("LEI", "RON"), ("RON", "RON"), ("EUR", "EUR")])
def test_lei_are_ron(recognised, written, read):
    assert recognised(invoice(currency=written)).fields.currency == read


def test_a_personal_number_is_nowhere(recognised):
    found = recognised(invoice(number="1900101221144", customer="1900101221144"))
    assert "1900101221144" not in repr(found)
    found = recognised(invoice().replace("Piese Pentru Toți SRL", "Pop Ion 1900101221144"))
    assert found.fields.customer.name == "Pop Ion CNP"


def test_a_cross_industry_invoice_is_an_efactura(recognised):
    found = recognised(cii())
    assert (found.kind, found.why.code) == (Kind.EFACTURA, WhyCode.CII)
    assert (found.fields.number, found.fields.issue_date) == ("CII 1", date(2026, 3, 14))
    assert found.fields.issuer == Party("Ecrane Demo", PARTNER)
    assert (found.fields.total, found.fields.currency) == (Decimal("5.50"), "RON")


def test_the_seals_of_both_systems_are_seals(recognised):
    real = recognised(seal(b"anything"), "semnatura_4186086961.xml")
    test = recognised(test_seal(invoice()), "semnatura_4186086961.xml")
    assert (real.kind, real.why.code) == (Kind.EFACTURA_SEAL, WhyCode.SEAL)
    assert (test.kind, test.why.code) == (Kind.EFACTURA_SEAL, WhyCode.TEST_SEAL)
    assert real.seal is test.seal is Seal.CANNOT_CHECK
    assert real.fields.upload_index == "4186086961"


def test_the_ministrys_sentences_stay_as_they_are(recognised):
    found = recognised(refused("E: prima&#10; a doua: 6443019833"))
    assert found.kind is Kind.EFACTURA_ERROR
    assert found.why.detail == "E: prima\n a doua: 6443019833"
    assert (found.fields.upload_index, found.fields.issuer.cui) == ("3828", SHOP)


def test_more_than_any_invoice_has_is_too_large(monkeypatch):
    monkeypatch.setattr(xml, "MOST_BYTES", 100_000)
    with pytest.raises(NotRead) as refused_for:
        read_efactura(io.BytesIO(invoice(lines=2_000).encode()))
    assert refused_for.value.why.code is WhyCode.TOO_LARGE


def test_of_what_is_foreign_no_more_than_the_root_is_read():
    class Endless(io.RawIOBase):
        read_bytes = 0

        def read(self, size=-1):
            self.read_bytes += size
            return b'<AuditFile xmlns="mfp:anaf:dgti:d406:declaratie:v1">'.ljust(size)

    stream = Endless()
    assert read_efactura(stream).type == "saft"
    assert stream.read_bytes < 1_000_000


@pytest.mark.parametrize("name", ["factura.pdf", "4186086961.zip", "x.xml"])
@pytest.mark.parametrize(
    "content",
    [
        b"<!DOCTYPE html><html><body>Request Rejected</body></html>",
        b"\n<HTML><head>",
        b'{"eroare":"Nu exista niciun mesaj"}',
        b"Limita de descarcari a fost atinsa",
        b"<?xml version='1.0'?><!DOCTYPE html><html/>",
    ],
)
def test_an_error_page_saved_as_a_document_must_be_downloaded_again(rules, name, content):
    found = recognise_bytes(content, name, rules, ME).recognition
    assert (found.faulty, found.why.code) == (True, WhyCode.ERROR_PAGE)


def test_a_broken_download_counts_by_its_name(rules):
    found = recognise_bytes(b"<html>", "4186086961.zip", rules, ME).recognition
    assert (found.kind, found.certainty, found.faulty) == (Kind.SPV_ARCHIVE, "name", True)


def test_a_readable_view_has_lines_and_sums():
    sheet = read_invoice_sheet(io.BytesIO(invoice(lines=3).encode()))
    assert len(sheet.lines) == 3
    line = sheet.lines[0]
    assert (line.name, line.quantity, line.unit, line.vat) == ("Display", "2", "H87", "21")
    assert (line.price, line.total) == (Decimal("441.18"), Decimal("882.36"))
    assert sheet.fields.number == "SMB 0042"
    assert read_invoice_sheet(io.BytesIO(cii().encode())).fields.number == "CII 1"
    assert read_invoice_sheet(io.BytesIO(refused())) is None


pieces = st.sampled_from(
    [
        "<a>",
        "</a>",
        "<",
        ">",
        "&x;",
        "<!DOCTYPE a [",
        "]>",
        "<?xml version='1.0'?>",
        "<![CDATA[",
        "\x00",
        f'<Invoice xmlns="{UBL}Invoice-2">',
        "</Invoice>",
        "<b:ID>1</b:ID>",
        "ș",
        "\ufeff",
    ]
)


@settings(max_examples=150)
@given(st.lists(pieces, max_size=12).map("".join), st.sampled_from(["utf-8", "utf-16", "utf-32"]))
def test_any_text_gives_facts_or_a_refusal(text, encoding):
    with contextlib.suppress(NotRead):
        assert read_efactura(io.BytesIO(text.encode(encoding))).type in XmlType
