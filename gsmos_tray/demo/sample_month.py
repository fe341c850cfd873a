"""Writes sample documents of an invented shop: one month of what the demo archives.

Every name and number is invented. Sets nothing outside the folder that it is given.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from gsmos_tray.demo.sample_efactura import invoice_xml, refusal_xml, spv_archive
from gsmos_tray.demo.sample_shop import BOUGHT, CREDITED, RENT, SHOP_CUI, SOLD

__all__ = ["DOWNLOADS", "SHOP_CUI", "write_sample_month"]

DOWNLOADS = frozenset(
    {
        "5100000417.zip",
        "5100000418.zip",
        "5100000419.zip",
        "5100000633.xml",
        "5100000702.zip",
        "CV_Vlad_Candidat.pdf",
        "Extras de cont noiembrie.pdf",
        "PED_0018804.pdf",
        "PV_predare_QXR482.jpg",
        "Receptie_HND330_scan.pdf",
        "chirie noiembrie.pdf",
        "factura_0412_spv.zip",
        "factura_7204418.pdf",
    }
)
"""The files that do not come from gsmOS: a browser, a scanner or a telephone brought them."""

_PATIENCE = 120.0  # seconds; the papers take about one on a machine that is not busy

_REFUSAL = (
    "E: validari globale eroare regula: BR-RO-080: Localitatea din România trebuie codificată.",
    "E: validari globale eroare regula: BR-CO-25: Trebuie indicată data scadenței.",
)


def write_sample_month(folder: Path) -> None:
    """Fill *folder*, which is made if it is not there.

    Raises CalledProcessError if the papers cannot be printed, with the reason on standard error.
    """
    folder.mkdir(parents=True, exist_ok=True)
    _write_electronic(folder)
    environment = dict(os.environ)
    if sys.platform == "linux":
        environment["QT_QPA_PLATFORM"] = "offscreen"  # elsewhere there always is a screen
    command = (sys.executable, "-m", "gsmos_tray.demo.sample_papers", str(folder))
    subprocess.run(command, env=environment, check=True, timeout=_PATIENCE)  # noqa: S603 - ours


def _write_electronic(folder: Path) -> None:
    for bill in (*SOLD, CREDITED):
        (folder / f"{bill.digits}_cius_ro.xml").write_bytes(invoice_xml(bill))
    for index, bill in enumerate(BOUGHT, 5_100_000_417):
        (folder / f"{index}.zip").write_bytes(spv_archive(index, invoice_xml(bill)))
    first = 5_100_000_288
    (folder / f"factura_{SOLD[0].digits}_spv.zip").write_bytes(
        spv_archive(first, invoice_xml(SOLD[0]))
    )
    (folder / "5100000633.xml").write_bytes(invoice_xml(RENT))
    refused = 5_100_000_702
    (folder / f"{refused}.zip").write_bytes(
        spv_archive(refused, refusal_xml(refused, SHOP_CUI, _REFUSAL))
    )
