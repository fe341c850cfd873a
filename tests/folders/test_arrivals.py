from __future__ import annotations

import threading
from pathlib import Path

from gsmos_tray.folders.arrivals import Arrivals, Hints

ACTE = Path("/srv/acte")
SCANS = Path("/srv/scanate")


def test_each_hint_comes_once_and_in_order():
    arrivals = Arrivals()
    for name in ("b.pdf", "a.pdf", "b.pdf"):
        arrivals.put_file(ACTE / name, ACTE)
    assert arrivals.take(0) == Hints((ACTE / "b.pdf", ACTE / "a.pdf"))
    assert not arrivals.take(0)


def test_a_folder_stands_for_all_that_lies_in_it():
    arrivals = Arrivals()
    arrivals.put_file(ACTE / "2026" / "01" / "a.pdf", ACTE)
    arrivals.put_folder(ACTE / "2026" / "01", ACTE)
    arrivals.put_folder(ACTE / "2026", ACTE)
    arrivals.put_file(ACTE / "b.pdf", ACTE)
    arrivals.put_folder(ACTE / "2026-vechi", ACTE)
    hints = arrivals.take(0)
    assert hints.files == (ACTE / "b.pdf",)
    assert set(hints.folders) == {ACTE / "2026", ACTE / "2026-vechi"}


def test_a_burst_in_one_folder_becomes_one_hint_and_leaves_the_other_folders_alone():
    arrivals = Arrivals(most_files=100)
    arrivals.put_file(SCANS / "scan.pdf", SCANS)
    for number in range(5000):
        arrivals.put_file(ACTE / f"{number}.pdf", ACTE)
        assert sum(map(len, arrivals._files.values())) <= 101
    assert arrivals.take(0) == Hints((SCANS / "scan.pdf",), (ACTE,))


def test_many_new_folders_become_one_hint_too():
    arrivals = Arrivals(most_files=100)
    arrivals.put_folder(SCANS / "noi", SCANS)
    for number in range(5000):
        arrivals.put_folder(ACTE / f"{number}", ACTE)
    assert arrivals.take(0) == Hints((), (SCANS / "noi", ACTE))


def test_what_comes_after_a_burst_was_taken_is_hinted_again():
    arrivals = Arrivals(most_files=10)
    for number in range(50):
        arrivals.put_file(ACTE / f"{number}.pdf", ACTE)
    arrivals.take(0)
    arrivals.put_file(ACTE / "ultima.pdf", ACTE)
    assert arrivals.take(0) == Hints((ACTE / "ultima.pdf",))


def test_a_hint_from_another_thread_wakes_the_taker():
    arrivals = Arrivals()
    threading.Timer(0.05, arrivals.put_file, (ACTE / "a.pdf", ACTE)).start()
    assert arrivals.take(30).files == (ACTE / "a.pdf",)


def test_a_ring_is_kept_until_the_next_take_and_not_longer():
    arrivals = Arrivals()
    arrivals.ring()
    assert not arrivals.take(30)
    threading.Timer(0.05, arrivals.put_file, (ACTE / "a.pdf", ACTE)).start()
    assert arrivals.take(30)
    threading.Timer(0.05, arrivals.ring).start()
    assert not arrivals.take(30)
