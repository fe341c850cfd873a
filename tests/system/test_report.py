"""The report and the log, of a shop that had every kind of trouble: nobody is named in them."""

from __future__ import annotations

import json
import signal
import subprocess
import zipfile
from pathlib import Path

import pytest

from gsmos_tray.demo.rules import Person, Rules
from gsmos_tray.demo.sample_efactura import invoice_xml, spv_archive
from gsmos_tray.demo.sample_shop import BOUGHT, RENT, SOLD
from gsmos_tray.demo.server import LocalDropbox
from gsmos_tray.documents.romanian import folded
from tests.engine.conftest import until
from tests.system.workstation import Workstation

PRINT = Path(__file__).parents[1] / "documents" / "prints" / "web_invoice.pdf"
OWNER = Person("Vasilica", "Zamfirescu", "vasilica@zamfirescu.example")
CNP, CUI, PHONE = "2850314400123", "91402770", "0722765432"

NAMES = ("Zamfirescu", "Vasilica", "Țuculescu", "Arhiva mea", "Dosarul meu", "Contabila", CNP, CUI)
"""What must be nowhere, in any spelling."""


@pytest.fixture
def shop(tmp_path: Path, local_dropbox: LocalDropbox) -> Workstation:
    local_dropbox.reset(Rules(person=OWNER))
    shop = Workstation(tmp_path / "Vasilica Zamfirescu", local_dropbox)
    shop.environment["XDG_RUNTIME_DIR"] = str(tmp_path)
    shop.folder = shop.home / "Dosarul meu"
    shop.folder.mkdir()
    return shop


def set_up(shop: Workstation) -> None:
    for name, value in (
        ("general.log", "detailed"),
        ("company.cui", CUI),
        ("archive.root", "Arhiva mea"),
        ("layout.template.proforma", "Contabila/{numar}"),
    ):
        shop.json("config", "set", name, value)
    shop.set_up()
    shop.save(f"Factura Țuculescu {CNP}.pdf", PRINT.read_bytes())
    shop.save("Zamfirescu - broken.pdf", b"%PDF-1.4 nothing follows")
    private = invoice_xml(SOLD[0]).replace(b"0000000000000", CNP.encode())
    shop.save("5100000633.xml", invoice_xml(RENT))
    shop.save(f"{CNP}.xml", private)
    shop.save("5100000417.zip", spv_archive(5_100_000_417, invoice_xml(BOUGHT[0])))


def have_trouble(shop: Workstation, dropbox: LocalDropbox) -> None:
    """Let happen what writes to the log."""
    dropbox.go_offline()
    shop.json("sync", code=4)
    dropbox.go_online()
    shop.json("sync")
    lost = shop.home / "Dosarul Vasilicăi"
    lost.mkdir()
    shop.json("folders", "add", str(lost))
    lost.rmdir()
    dropbox.account.tree.delete(next(path for path in dropbox.tree() if path.endswith(".zip")))
    shop.json("verify", code=1)
    shop.save("Zamfirescu 2.pdf", b"%PDF-1.4 " + PHONE.encode())
    dropbox.revoke_everything()
    shop.json("sync", code=3)


def crash(shop: Workstation, how: signal.Signals = signal.SIGSEGV) -> None:
    process = shop.start("--minimised")
    until(lambda: "is running" in log_of(shop))
    process.send_signal(how)
    process.communicate(timeout=30)
    assert process.returncode == -how


def log_of(shop: Workstation) -> str:
    log = shop.profile / "log" / "gsmos-tray.log"
    return log.read_text("utf-8") if log.exists() else ""


def test_a_report_names_nobody_and_no_document(
    shop: Workstation, local_dropbox: LocalDropbox
) -> None:
    set_up(shop)
    have_trouble(shop, local_dropbox)
    documents = shop.json("documents")
    assert any(CNP in str(it["file"]) for it in documents)
    crash(shop)
    target = shop.home / "raport.zip"
    told = shop.json("diagnose", "--report", str(target), code=1)
    assert told[-1] == {"report": str(target)}
    assert {it["thing"]: it["well"] for it in told[:-1]}["account"] is False

    [token] = json.loads(shop.keyring.read_text()).values()
    numbers = {str(it["number"]) for it in documents if it["number"]}
    files = {Path(str(it["file"])).name for it in documents}
    paths = {str(path) for path in local_dropbox.tree()}
    secrets = {*NAMES, token, PHONE, OWNER.email, str(shop.home), "5100000633", "5100000417"}
    parts = {f"log/{file.name}": file.read_bytes() for file in (shop.profile / "log").iterdir()}
    assert any("DEBUG" in part.decode() for part in parts.values())
    with zipfile.ZipFile(target) as report:
        parts |= {f"in the report: {name}": report.read(name) for name in report.namelist()}
        census = json.loads(report.read("documents.json"))
    assert len(parts) >= 8
    assert sum(it["count"] for it in census) == len(local_dropbox.tree()) + 2
    for name, content in parts.items():
        text = folded(content.decode())
        found = {it for it in secrets | files | paths | numbers if folded(it) in text}
        assert not found, name


@pytest.mark.parametrize("how", [signal.SIGSEGV, signal.SIGKILL])
def test_the_next_start_after_a_crash_says_so_and_only_that_one(
    shop: Workstation, how: signal.Signals
) -> None:
    crash(shop, how)
    for times in (2, 3):
        process = shop.start("--minimised")
        until(lambda times=times: log_of(shop).count("is running") == times)
        process.send_signal(signal.SIGTERM)
        process.communicate(timeout=30)
        assert process.returncode == 0
        assert log_of(shop).count("the run before broke off") == 1
    told_where = 'File "gsmos_tray/tray_program.py", line' in log_of(shop)
    assert told_where is (how is signal.SIGSEGV)  # nobody sees the other one coming


def test_a_profile_that_cannot_be_opened_has_a_report_too(shop: Workstation) -> None:
    shop.json("config", "set", "company.cui", CUI)
    (shop.profile / "settings.json").write_text(f'{{"version": 99, "cui": "{CUI}"}}')
    target = shop.home / "raport.zip"
    lines = shop.json("diagnose", "--report", str(target), code=2)
    assert lines[0] == {"report": str(target)}
    assert lines[1]["error"]["code"] == "settings_too_new"
    with zipfile.ZipFile(target) as report:
        assert json.loads(report.read("failure.json"))["code"] == "settings_too_new"
        assert not [name for name in report.namelist() if CUI.encode() in report.read(name)]


def test_a_tray_program_that_cannot_start_says_so_on_the_screen(shop: Workstation) -> None:
    """Started with the session, it has no terminal: without a window nobody would ever know."""
    shop.json("config", "set", "company.cui", CUI)
    (shop.profile / "settings.json").write_text('{"version": 99}')
    process = shop.start("--minimised")
    try:
        until(lambda: "the program cannot start: settings_too_new" in log_of(shop))
        with pytest.raises(subprocess.TimeoutExpired):
            process.wait(1)  # it waits until that is read
        assert shop.run("quit") == (0, "", "")  # and nobody waits for it: an installer asks so
    finally:
        process.kill()
        process.communicate()
