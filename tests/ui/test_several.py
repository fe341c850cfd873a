"""What the chosen lines come to: an invoice's papers have one sum together."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from gsmos_tray.ui.several import added_up


@pytest.fixture
def invoice(engine):
    row = next(it for it in engine.reports.last_archived(30) if it.kind == "invoice")
    return replace(row, number="PE 2077", total="100.00", currency="RON", issue_date="2026-11-24")


def the_sum(*rows) -> Decimal:
    return sum(added_up(rows).sums.values())


def test_pdf_xml_and_zip_of_one_invoice_are_one_sum(invoice):
    xml = replace(invoice, kind="efactura_issued", number="PE2077", total="100")
    seal = replace(invoice, kind="spv_archive", issuer_name=None, issuer_cui=None)
    scan = replace(invoice, issuer_cui=None, issuer_name=invoice.issuer_name.upper(), currency=None)
    assert the_sum(invoice, xml, seal, scan) == 100
    assert added_up([invoice, xml, seal]).states.total() == 3


@pytest.mark.parametrize(
    "other",
    [
        {"number": "PE 2078"},
        {"issue_date": "2026-11-23"},
        {"total": "100.01"},
        {"currency": "EUR"},
        {"issuer_cui": "45678901"},
        {"issuer_cui": None, "issuer_name": "Alta SRL"},
        {"kind": "proforma"},
    ],
)
def test_what_differs_is_another_invoice(invoice, other):
    second = replace(invoice, **other)
    assert the_sum(invoice, second) == Decimal(invoice.total) + Decimal(second.total)


def test_papers_without_a_number_are_each_counted(invoice):
    receipt = replace(invoice, kind="receipt", number=None)
    assert the_sum(receipt, receipt) == 200
