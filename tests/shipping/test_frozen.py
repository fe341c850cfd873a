"""The program that PyInstaller makes: small, whole, and it works where no Python is."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
from PyInstaller.archive.readers import CArchiveReader

from gsmos_tray import __version__
from gsmos_tray.demo.sample_efactura import invoice_xml, spv_archive
from gsmos_tray.demo.sample_shop import BOUGHT, RENT, SHOP_CUI
from gsmos_tray.demo.server import LocalDropbox
from tests.desktop.rig import Desktop
from tests.desktop.waiting import until
from tests.shipping.freezing import size
from tests.shipping.frozen import Installed

pytestmark = pytest.mark.timeout(600)  # one of these tests builds the program

PRINT = Path(__file__).parents[1] / "documents" / "prints" / "web_invoice.pdf"

_MOST = 160  # MB


def modules(folder: Path) -> set[str]:
    archive = CArchiveReader(str(folder / "gsmos-tray"))
    return set(archive.open_embedded_archive("PYZ.pyz").toc)


def test_it_is_small(frozen_folder: Path) -> None:
    assert size(frozen_folder) / 1024 / 1024 <= _MOST


def test_what_only_developers_need_is_left_out(frozen_folder: Path) -> None:
    packages = {tuple(name.split(".")[:2]) for name in modules(frozen_folder)}
    assert ("gsmos_tray", "app") in packages
    assert ("gsmos_tray", "demo") not in packages
    assert not {"trustme", "pytest", "numpy", "PIL", "tkinter"} & {name for name, *_ in packages}


def test_what_is_only_found_at_run_time_is_in_it(frozen_folder: Path) -> None:
    there = modules(frozen_folder)
    assert {"keyring.backends.SecretService", "keyring.backends.kwallet"} <= there
    inside = frozen_folder / "_internal"
    for pattern in (
        "keyring-*.dist-info/entry_points.txt",  # names keyring's back ends
        "certifi/cacert.pem",
        "pypdfium2_raw/libpdfium.so",
        "PySide6/Qt/plugins/networkinformation/*.so",
        "resources/translations/gsmos_tray_ro.qm",
        "resources/rules/rules.toml",
        "resources/licences.md",
        "resources/released",
    ):
        assert list(inside.glob(pattern)), pattern


def test_a_command_needs_no_screen_and_the_demo_is_none(frozen_folder: Path) -> None:
    def run(*arguments: str) -> subprocess.CompletedProcess[str]:
        command = [frozen_folder / "gsmos-tray", *arguments]
        return subprocess.run(command, env={}, capture_output=True, text=True, check=False)

    assert run("--version").stdout == f"gsmos-tray {__version__}\n"
    assert run("demo").returncode == 2


def test_it_archives_in_a_desktop_and_ends(
    program: Installed, desktop: Desktop, local_dropbox: LocalDropbox
) -> None:
    folder = program.place / "gsmOS"
    folder.mkdir()
    process = program.start()
    desktop.tray.icon()
    until(lambda: "Conectează Dropbox" in labels(desktop), "the menu in Romanian")
    program.connect(local_dropbox)  # into the desktop's keyring
    program.ask("config", "set", "company.cui", SHOP_CUI)
    program.ask("folders", "add", str(folder))

    shutil.copy(PRINT, folder / "scan0001.pdf")
    (folder / "5100000633.xml").write_bytes(invoice_xml(RENT))
    (folder / "5100000417.zip").write_bytes(spv_archive(5_100_000_417, invoice_xml(BOUGHT[0])))
    until(lambda: counts(program)["archived"] == 3, "three files archived", 60)
    assert counts(program) == {"archived": 3, "waiting": 0, "set_aside": 0, "left_out": 0}
    until(lambda: "la zi" in desktop.tray.tooltip(), "the tray to say so")
    documents = {it["file"]: it for it in program.ask("documents")}
    scan = documents[str(folder / "scan0001.pdf")]
    assert (scan["kind"], scan["certainty"]) == ("invoice", "content")  # pdfium, in its process
    assert len(local_dropbox.tree()) == 5  # a ZIP's members lie beside it
    [summary] = program.ask("verify")[-1:]
    assert summary["complete"] is True

    second = program.run()  # shows the first one's window
    assert second.returncode == 0
    until(lambda: desktop.hands.window("gsmOS"), "the window")
    assert process.poll() is None
    desktop.tray.choose("Ieșire")
    assert process.wait(30) == 0


def labels(desktop: Desktop) -> list[str]:
    return [entry.label for entry in desktop.tray.entries()]


def counts(program: Installed) -> dict[str, int]:
    return program.ask("status")[0]["counts"]
