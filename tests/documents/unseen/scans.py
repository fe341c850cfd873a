"""Papers that are pictures, so that only their file's name can tell."""

from __future__ import annotations

from functools import partial

from gsmos_tray.documents.kinds import Kind
from tests.documents.unseen.engines import FpdfPage, QtPage
from tests.documents.unseen.page import Page
from tests.documents.unseen.paper import paper

_CORE = partial(FpdfPage, core=True)


@paper(
    partial(QtPage, scan=True),
    Kind.INVOICE,
    file_name="Factura_000777.pdf",
    scanned=True,
    unasked="number issue_date issuer_cui customer_cui customer_name total",
)
def scanned_under_a_telling_name(page: Page) -> None:
    page.text(105, 30, "FACTURĂ", 20, bold=True, align="centre")
    page.text(105, 40, "Nr. 777 din 12.10.2026", 11, align="centre")


@paper(partial(QtPage, scan=True), file_name="scan0007.pdf", scanned=True)
def scanned_under_a_number(page: Page) -> None:
    page.text(105, 30, "CHITANȚĂ", 20, bold=True, align="centre")
    page.text(105, 40, "Nr. 12 din 12.10.2026", 11, align="centre")
