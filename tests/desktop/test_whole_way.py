"""The whole way as a person takes it: tray, browser, keyring, folder, Dropbox, by real clicks."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from gsmos_tray.demo.oauth import LOCAL_APP_KEY
from gsmos_tray.demo.server import LocalDropbox
from tests.desktop.rig import Desktop
from tests.desktop.waiting import until

ROOT = Path(__file__).resolve().parents[2]


class Shop:
    """The program on a desktop, with a folder that gsmOS saves into."""

    def __init__(self, desktop: Desktop, dropbox: LocalDropbox, place: Path) -> None:
        self.desktop = desktop
        self.dropbox = dropbox
        self.profile = place / "profile"
        self.folder = place / "gsmOS"
        self.folder.mkdir()
        self.environment = {
            **desktop.environment,
            **dropbox.environment(),
            "PYTHONPATH": str(ROOT),
            "GSMOS_TRAY_APP_KEY": LOCAL_APP_KEY,
        }
        self.tray: subprocess.Popen[bytes] | None = None

    def command(self, *arguments: str) -> list[str]:
        return [sys.executable, "-m", "gsmos_tray", "--profile", str(self.profile), *arguments]

    def start(self, *arguments: str) -> subprocess.Popen[bytes]:
        self.tray = subprocess.Popen(self.command(*arguments), env=self.environment)
        return self.tray

    def run(self, *arguments: str) -> list[dict[str, object]]:
        done = subprocess.run(
            self.command(*arguments, "--json"),
            env=self.environment,
            capture_output=True,
            text=True,
            timeout=90,
            check=False,
        )
        return [json.loads(line) for line in done.stdout.splitlines()]

    def contents(self) -> list[bytes]:
        return sorted(it.bytes for it in self.dropbox.tree().values())

    def labels(self) -> list[str]:
        return [entry.label for entry in self.desktop.tray.entries()]

    def end(self) -> None:
        if self.tray is not None and self.tray.poll() is None:
            self.tray.kill()
            self.tray.wait()


@pytest.fixture
def shop(desktop: Desktop, local_dropbox: LocalDropbox, tmp_path: Path):
    if hasattr(desktop, "browser"):
        desktop.browser.trust(local_dropbox.ca_path)
    shop = Shop(desktop, local_dropbox, tmp_path)
    yield shop
    shop.end()


@pytest.mark.desktop(browser=True)
@pytest.mark.timeout(300)
def test_connect_archive_look_and_quit(shop: Shop) -> None:
    process = shop.start("--minimised")
    until(lambda: "Conectează Dropbox" in shop.labels(), "the tray to know that nothing is linked")

    shop.desktop.tray.choose("Conectează Dropbox")
    with shop.desktop.browser.page("/oauth2/authorize") as page:
        page.click("Permite")
        page.wait_for("conectat")
    until(lambda: shop.run("status")[0]["connected"], "the account in the status")
    until(lambda: "Deconectează…" in shop.labels(), "the menu to know it")

    assert shop.run("folders", "add", str(shop.folder)) == [{"added": str(shop.folder)}]
    piecemeal = shop.folder / "Factura_000123.pdf"
    with piecemeal.open("wb") as file:
        for piece in (b"%PDF-1.4 ", b"first half, ", b"second half"):
            file.write(piece)
            file.flush()
            os.fsync(file.fileno())
            time.sleep(0.7)  # noqa: TID251 - a slow writer is what this is about
    until(lambda: shop.contents() == [b"%PDF-1.4 first half, second half"], "the document whole")
    until(lambda: "la zi" in shop.desktop.tray.tooltip(), "the tray to say so")
    until(lambda: "Factura 000123.pdf" in shop.labels(), "the last document in the menu")

    shop.desktop.tray.choose("Factura 000123.pdf")
    with shop.desktop.browser.page("preview=Factura_000123.pdf") as page:
        page.wait_for("Factura_000123.pdf")

    second = subprocess.run(shop.command(), env=shop.environment, timeout=30, check=False)
    assert second.returncode == 0
    until(lambda: shop.desktop.hands.window("gsmOS"), "the window that a second start shows")
    assert process.poll() is None

    shop.desktop.tray.choose("Ieșire")
    assert process.wait(10) == 0


@pytest.mark.desktop(browser=True)
@pytest.mark.timeout(300)
def test_a_revoked_link_speaks_once_and_goes_on_after_reconnecting(shop: Shop) -> None:
    shop.start("--minimised")
    until(lambda: "Conectează Dropbox" in shop.labels(), "the tray to know that nothing is linked")
    shop.desktop.tray.choose("Conectează Dropbox")
    with shop.desktop.browser.page("/oauth2/authorize") as page:
        page.click("Permite")
        page.wait_for("conectat")
        page.close()
    until(lambda: shop.run("status")[0]["connected"], "the account in the status")
    shop.run("folders", "add", str(shop.folder))

    shop.dropbox.revoke_everything()
    (shop.folder / "Factura_1.pdf").write_bytes(b"%PDF-1.4 one")
    notification = until(shop.desktop.hands.notification, "a notification of the revoked link")
    assert shop.run("status")[0]["problem"]["code"] == "link_revoked"

    shop.desktop.hands.click(notification)
    with shop.desktop.browser.page("/oauth2/authorize") as page:
        page.click("Permite")
        page.wait_for("conectat")
    until(lambda: shop.contents() == [b"%PDF-1.4 one"], "what waited to go by itself")
    assert shop.run("status")[0]["problem"] is None


def test_the_end_of_the_session_ends_the_program_at_once(shop: Shop) -> None:
    process = shop.start("--minimised")
    shop.desktop.tray.icon()
    process.send_signal(signal.SIGTERM)
    assert process.wait(10) == 0


def test_after_a_crash_the_next_start_says_so_and_leads_to_the_report(shop: Shop) -> None:
    process = shop.start("--minimised")
    log = shop.profile / "log" / "gsmos-tray.log"
    until(lambda: log.exists() and "is running" in log.read_text("utf-8"), "the program")
    process.send_signal(signal.SIGSEGV)
    process.wait(10)

    shop.start("--minimised")
    notification = until(shop.desktop.hands.notification, "a notification of the crash")
    shop.desktop.hands.click(notification)
    until(lambda: shop.desktop.hands.window("Diagnosticare"), "the window with the report")
