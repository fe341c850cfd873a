"""What a person does with the archive itself, by real clicks: correct, share, bring back."""

from __future__ import annotations

import zipfile

import pytest

from gsmos_tray.demo.placement import Placement
from gsmos_tray.demo.rules import Person, Rules
from tests.desktop.counter import Counter
from tests.desktop.waiting import until
from tests.documents.spv import PARTNER, SHOP, invoice

OURS = b"%PDF-1.4 invented"
ACCOUNTANT = "contabil@birou.example"

pytestmark = pytest.mark.desktop(notifications=False)  # they would lie over the buttons


@pytest.fixture
def counter(desktop, local_dropbox, tmp_path):
    local_dropbox.reset(Rules(person=Person(plan="pro")))
    made = Counter(desktop, local_dropbox, tmp_path)
    made.without_browser()
    made.set_up()
    made.save("Factura_000123.pdf", OURS)
    made.save("Factura_000124.pdf", OURS + b" too")
    made.start()
    made.reads("2 documente")
    until(lambda: len(made.names()) == 2, "both documents to go")
    made.reads("Arhiva este la zi")
    yield made
    made.close()


def place_of(counter: Counter, name: str) -> str:
    return next(path for path in counter.dropbox.tree() if path.endswith(f"/{name}"))


@pytest.mark.timeout(180)
def test_a_document_is_corrected_taken_back_to_an_older_version_and_shared(counter):
    counter.click("Factura_000123.pdf")
    counter.click("Este de fapt…")
    counter.click("Ce este documentul")
    counter.click("Proformă")
    counter.reads("În Dropbox este mutat")
    counter.click("Corectează")
    until(lambda: "Proforma_000123.pdf" in counter.names(), "the document to be moved")
    counter.reads("Proformă 000123")

    place, account = place_of(counter, "Proforma_000123.pdf"), counter.dropbox.account
    account.tree.delete(place)
    account.tree.commit(Placement(place), account.blobs.keep_whole(b"%PDF-1.4 somebody else's"))
    counter.click("Istoric versiuni…")
    counter.reads("cea de acum")
    counter.tab_to("Istoric versiuni")
    counter.hands.keys("Down")  # to the one before
    counter.click("Restaurează această versiune")
    counter.reads("este din nou la locul ei")
    assert counter.dropbox.tree()[place].bytes == OURS
    counter.hands.keys("Escape")
    until(lambda: "Închide" not in counter.texts(), "the window to close")

    counter.click("Partajează…")
    counter.reads("Doar tu vezi acest folder.")
    counter.tab_to("E-mail")
    counter.hands.type(ACCOUNTANT)
    counter.click("Invită")
    counter.reads(f"Dropbox a trimis invitația la {ACCOUNTANT}")
    counter.reads("încă nu a acceptat")


@pytest.mark.timeout(180)
def test_what_is_gone_comes_back_and_the_archive_is_restored(counter, desktop):
    before = counter.dropbox.tree()
    counter.dropbox.account.tree.delete(place_of(counter, "Factura_000124.pdf"))
    counter.click("Setări")
    counter.click("Recuperare…")
    counter.reads("Dispărute din Dropbox")
    counter.click("Adu înapoi")
    until(lambda: counter.dropbox.tree().keys() == before.keys(), "the document to come back")
    counter.reads("un document adus înapoi")
    counter.hands.keys("Escape")

    counter.click("Restaurează arhiva…")
    counter.click("Restaurează")
    counter.reads("Tot ce ai cerut este acolo, verificat.")
    restored = {file.name: file.read_bytes() for file in desktop.home.rglob("Factura_*.pdf")}
    assert restored == {"Factura_000123.pdf": OURS, "Factura_000124.pdf": OURS + b" too"}


@pytest.mark.timeout(180)
def test_what_is_recognised_later_is_offered_and_moved(counter):
    counter.run("config", "set", "layout.by", "client")
    received = invoice(number="MRS 7", supplier=PARTNER, customer=SHOP)
    counter.save("factura.xml", received.encode())
    until(lambda: "XML_MRS 7.xml" in counter.names(), "the invoice to go")
    before = place_of(counter, "XML_MRS 7.xml")
    counter.run("config", "set", "company.cui", SHOP)

    counter.reads("Un document arhivat a fost recunoscut între timp")
    assert place_of(counter, "XML_MRS 7.xml") == before  # nothing moves by itself
    counter.click("Arată")
    counter.reads("Recunoscute după ce au fost arhivate")
    counter.reads(before.removeprefix("/Facturi SPV/"))
    counter.click("Mută")
    counter.reads("Un document mutat")
    after = place_of(counter, "XML_MRS 7.xml")
    assert after != before
    assert len(counter.names()) == 3
    counter.hands.keys("Escape")
    told = "Un document arhivat a fost recunoscut"
    until(lambda: not any(told in text for text in counter.texts()), "the offer to go")


def test_the_diagnosis_report_is_saved_where_the_person_says(counter, tmp_path):
    counter.click("Setări")
    counter.click("General")
    counter.click("Diagnosticare…")
    counter.reads("Totul este în regulă")
    counter.click("Salvează raport de diagnosticare…")
    counter.hands.focus(counter.hands.window("Salvează raportul de diagnosticare"))
    target = tmp_path / "raport.zip"
    counter.hands.keys("ctrl+a")
    counter.hands.type(str(target))
    counter.hands.keys("Return")
    until(lambda: target.exists() and zipfile.is_zipfile(target), "the report")
