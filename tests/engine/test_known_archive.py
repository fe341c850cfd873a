"""What is known of the archive stays fresh: also where Dropbox tells of nothing, and moves on."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from pathlib import Path

import pytest

from gsmos_tray.archive.values import Page, Stored
from gsmos_tray.documents.document import Fingerprint
from gsmos_tray.documents.names import ArchivePath
from gsmos_tray.engine.known_archive import KnownArchive
from gsmos_tray.ledger.ledger import Ledger

ROOT = ArchivePath("/Facturi SPV")
PAPER = Stored("/Facturi SPV/a.pdf", Fingerprint("a" * 64, 1), "015")


class Stream:
    """A listing whose cursors are numbers. *told* are the changes that the next answers tell."""

    def __init__(self) -> None:
        self.at = 0
        self.asked: list[str] = []
        self.told: list[tuple[Stored, ...]] = [(PAPER,)]

    def first_page(self, _root: ArchivePath) -> Page:
        return self._page()

    def next_page(self, cursor: str) -> Page:
        self.asked.append(cursor)
        return self._page()

    def _page(self) -> Page:
        self.at += 1
        return Page(self.told.pop(0) if self.told else (), str(self.at), more=False)


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    ledger = Ledger.open(tmp_path / "ledger.db")
    yield ledger
    ledger.close()


def written(ledger: Ledger) -> str | None:
    [(_, cursor)] = ledger.listing.roots()
    return cursor


def test_an_answer_that_tells_nothing_is_gone_on_from_and_not_written(ledger: Ledger) -> None:
    known, archive = KnownArchive(ledger.listing, ROOT), Stream()
    known.refresh(archive)
    for _ in range(3):
        known.refresh(archive)
    assert archive.asked == ["1", "2", "3"]
    assert known.cursor(ROOT) == "4"  # by an older one Dropbox would call at once, for ever
    assert written(ledger) == "1"

    again = KnownArchive(ledger.listing, ROOT)
    assert again.cursor(ROOT) == "1"  # after a restart nothing is missed


def test_what_is_forgotten_is_listed_anew_whatever_was_heard_last(ledger: Ledger) -> None:
    known, archive = KnownArchive(ledger.listing, ROOT), Stream()
    known.refresh(archive)
    known.refresh(archive)
    ledger.listing.begin(ROOT)
    assert known.cursor(ROOT) is None
    archive.told = [(PAPER,)]
    known.refresh(archive)
    assert archive.asked == ["1"]
    assert known.at(ArchivePath(PAPER.path)) is not None


def test_a_file_in_the_place_of_a_folder_takes_all_that_lay_there(ledger: Ledger) -> None:
    """The API specification of ``/files/list_folder``: replace what is there *and its children*."""
    known, archive = KnownArchive(ledger.listing, ROOT), Stream()
    inside = dataclasses.replace(PAPER, path=f"{PAPER.path}/11/a.pdf")
    beside = dataclasses.replace(PAPER, path=f"{PAPER.path}0")
    archive.told = [(inside, beside), (dataclasses.replace(PAPER, rev="016"),)]
    known.refresh(archive)
    known.lost = False
    known.refresh(archive)
    assert known.lost
    assert {str(it.path) for it in ledger.listing.everything()} == {PAPER.path, beside.path}
