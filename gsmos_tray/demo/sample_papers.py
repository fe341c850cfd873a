"""Prints the sample month's papers: ``python -m gsmos_tray.demo.sample_papers FOLDER``.

A process of its own, because drawing text needs a ``QGuiApplication``, of which a process has one
for ever: the demo's is the tray's.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtGui import QGuiApplication

from gsmos_tray.demo import sample_bills, sample_service
from gsmos_tray.demo.sample_press import A5, print_pdf, print_scan, save_photo
from gsmos_tray.demo.sample_shop import (
    BOUGHT,
    CREDITED,
    DELIVERIES,
    EXPORTED,
    OFFERED,
    RENT,
    REPAIRS,
    SOLD,
    day,
)

_WET, _BROKEN, _HOT, _HOARSE = REPAIRS


def print_papers(folder: Path) -> None:
    """Print every paper into *folder*, which is there."""
    for name, html in _sheets():
        print_pdf(folder / name, html)
    for name, html in _receipts():
        print_pdf(folder / name, html, size=A5)
    for number, repair, bill in (("0118", _WET, "ATE 0415"), ("0119", _BROKEN, "ATE 0418")):
        html = sample_service.warranty(number, repair, bill)
        print_pdf(folder / f"Garantie_{repair.code}.pdf", html, frame="#b45309")
    print_scan(folder / f"Receptie_{_HOARSE.code}_scan.pdf", sample_service.reception(_HOARSE))
    save_photo(folder / f"PV_predare_{_WET.code}.jpg", sample_service.handover(_WET))


def _sheets() -> Iterator[tuple[str, str]]:
    yield from _bills()
    for number, repair in (("D-0087", _BROKEN), ("D-0088", _HOT)):
        yield (
            f"Deviz_{number}.pdf",
            sample_bills.estimate(
                number,
                repair,
                repair.received,
                (("Diagnosticare", "50.00"), (repair.work, str(repair.price - 50))),
            ),
        )
    for repair in (_WET, _BROKEN, _HOT):
        yield f"Receptie_{repair.code}.pdf", sample_service.reception(repair)
    for repair in (_BROKEN, _HOT):
        yield f"PV_predare_{repair.code}.pdf", sample_service.handover(repair)
        yield f"Fisa_tehnica_{repair.code}.pdf", sample_service.technical_sheet(repair)
    yield "Extras de cont noiembrie.pdf", sample_service.bank_statement()
    yield "CV_Vlad_Candidat.pdf", sample_service.curriculum()


def _bills() -> Iterator[tuple[str, str]]:
    for bill in SOLD:
        yield f"Factura_{bill.digits:0>6}.pdf", sample_bills.accounting_program(bill, "FACTURĂ")
    for bill in EXPORTED:
        yield f"gsmos_export_{bill.digits}.pdf", sample_bills.platform_export(bill)
    storno = sample_bills.accounting_program(CREDITED, "FACTURĂ STORNO", colour="#b91c1c")
    yield f"Factura_{CREDITED.digits:0>6}.pdf", storno
    for bill in OFFERED:
        proforma = sample_bills.accounting_program(bill, "FACTURĂ PROFORMĂ", colour="#6d28d9")
        yield f"Proforma_{bill.digits}.pdf", proforma
    yield f"PED_{BOUGHT[0].digits}.pdf", sample_bills.old_program(BOUGHT[0])
    yield "chirie noiembrie.pdf", sample_bills.old_program(RENT)
    yield f"factura_{DELIVERIES.digits}.pdf", sample_bills.carrier(DELIVERIES)


def _receipts() -> Iterator[tuple[str, str]]:
    paid = (
        ("0204", SOLD[1], 3, "două sute douăzeci și nouă lei"),
        ("0205", SOLD[3], 6, "patru sute lei"),
        ("0206", SOLD[6], 13, "șase sute nouăsprezece lei și 52 de bani"),
    )
    for number, bill, on, words in paid:
        yield f"Chitanta_{number}.pdf", sample_bills.receipt(number, bill, day(on), words)


if __name__ == "__main__":
    _application = QGuiApplication([])
    print_papers(Path(sys.argv[1]))
