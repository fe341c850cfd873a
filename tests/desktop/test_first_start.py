"""The first start, from the welcome to the first document in Dropbox, by real clicks."""

from __future__ import annotations

import contextlib
from pathlib import Path

import pytest

from tests.desktop.counter import Counter, sizes, trusting
from tests.desktop.picture import Box
from tests.desktop.waiting import until


def filled(downloads: Path) -> Path:
    """Put two invoices and something private there."""
    downloads.mkdir()
    for number in (123, 124):
        (downloads / f"Factura_{number:06}.pdf").write_text(f"%PDF-1.4 invented {number}")
    (downloads / "bilet concert.pdf").write_bytes(b"%PDF-1.4 private")
    return downloads


@pytest.mark.desktop(browser=True, size=(1366, 768))
@pytest.mark.timeout(180)
def test_four_steps_lead_to_the_first_document_in_dropbox(desktop, local_dropbox, tmp_path):
    trusting(desktop, local_dropbox)
    counter = Counter(desktop, local_dropbox, tmp_path)
    downloads = filled(desktop.home / "Downloads")
    before = sizes(downloads)
    with contextlib.closing(counter):
        counter.start()
        counter.reads("Bine ai venit")
        counter.click("Conectează Dropbox")
        with desktop.browser.page("/oauth2/authorize") as page:
            page.click("Permite")
            page.wait_for("conectat")
            page.close()
        counter.reads("Dropbox este conectat")
        counter.click("Continuă")

        counter.reads("Am găsit documente aici:")
        counter.click("Urmărește")
        counter.reads("Cel mult 3 fișiere")
        counter.click("Continuă")

        counter.reads("Cum va arăta arhiva")
        counter.reads("Factura_000123.pdf")  # their own documents, where they will lie
        assert counter.names() == []  # and nothing was sent before the last step
        counter.click("Începe arhivarea")

        counter.reads("Totul este gata")
        until(lambda: len(counter.names()) == 2, "the first sync")
        counter.reads("Arhiva este la zi")
        counter.click("Vezi documentele")
        counter.reads("2 documente")
        assert counter.names() == ["Factura_000123.pdf", "Factura_000124.pdf"]
        assert sizes(downloads) == before


@pytest.mark.desktop(size=(1024, 600))  # what is left of a usual screen at 175 or 200 %
def test_on_a_small_screen_each_window_shows_the_buttons_at_its_end(
    desktop, local_dropbox, tmp_path
):
    screen = Box(0, 0, 1024, 600)
    with contextlib.closing(Counter(desktop, local_dropbox, tmp_path)) as counter:
        counter.start()
        counter.reads("Bine ai venit")
        desktop.tray.choose("Setări…")
        counter.reads("Folderul arhivei")
        for title in ("gsmOS Tray", "Setări"):
            box = desktop.hands.window(title).box
            assert (box.x + box.width, box.y + box.height) in screen, title
