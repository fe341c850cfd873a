from __future__ import annotations

import hashlib
import json

import pytest

from gsmos_tray import __version__
from gsmos_tray.demo.placement import Placement
from gsmos_tray.demo.rules import Person, Rules
from gsmos_tray.demo.sample_month import write_sample_month
from gsmos_tray.demo.server import LocalDropbox
from gsmos_tray.demo.visitor import Decision
from tests.system.workstation import Workstation


def test_version_needs_nothing(workstation: Workstation) -> None:
    code, out, _ = workstation.run("--version")
    assert (code, out) == (0, f"gsmos-tray {__version__}\n")
    assert not workstation.profile.exists()


def test_connect_opens_the_browser_and_says_whose_account_it_is(
    workstation: Workstation, local_dropbox: LocalDropbox
) -> None:
    lines = workstation.json("connect")

    assert lines[0]["open"].startswith(f"{local_dropbox.web_url}/oauth2/authorize?")
    assert lines[1]["connected"] is True
    assert lines[1]["account"]["email"]
    assert workstation.json("status")[0]["connected"] is True


def test_connect_says_that_the_owner_refused(workstation: Workstation) -> None:
    workstation.environment["TEST_DECISION"] = str(Decision.DENY)
    [_, line] = workstation.json("connect", code=3)
    assert line["error"]["code"] == "consent_refused"
    assert workstation.json("status")[0]["connected"] is False


def test_connect_by_a_pasted_code(workstation: Workstation, local_dropbox: LocalDropbox) -> None:
    with workstation.start("connect", "--paste", "--json") as process:
        url = json.loads(process.stdout.readline())["paste"]
        code = local_dropbox.consent(url).code
        out, _ = process.communicate(f"{code}\n", timeout=60)
    assert process.returncode == 0
    assert json.loads(out)["connected"] is True


def test_a_wrong_code_is_refused_with_a_sentence(workstation: Workstation) -> None:
    code, out, err = workstation.run("connect", "--paste", stdin="nonsense\n")
    assert code == 3
    assert out.startswith("https://")
    assert len(err.splitlines()) == 1


def test_the_whole_way_on_the_command_line(
    workstation: Workstation, local_dropbox: LocalDropbox
) -> None:
    write_sample_month(workstation.folder)
    workstation.set_up()
    files = len([path for path in workstation.folder.rglob("*") if path.is_file()])

    *findings, last = workstation.json("sync")
    assert last["complete"] is True
    assert last["summary"]["sent"] == len(findings) == len(local_dropbox.tree())
    assert {line["finding"] for line in findings} == {"sent"}

    [status] = workstation.json("status")
    assert sum(status["counts"].values()) == files
    assert status["counts"]["archived"] == files
    assert status["last_run"] is not None

    rows = workstation.json("documents", "--state", "archived")
    stored = local_dropbox.tree()
    assert {row["archive_path"]: row["content_hash"] for row in rows} == {
        path: it.content_hash for path, it in stored.items()
    }
    [verified] = workstation.json("verify")
    assert verified["complete"] is True
    assert verified["summary"]["in_place"] == len(stored)


def test_a_second_run_sends_nothing(workstation: Workstation, local_dropbox: LocalDropbox) -> None:
    workstation.save("Factura_7.pdf", b"%PDF-1.4 seven")
    workstation.set_up()
    workstation.json("sync")
    sent = local_dropbox.requests.counts()["files/upload"]

    [last] = workstation.json("sync")
    assert last["summary"]["sent"] == 0
    assert local_dropbox.requests.counts()["files/upload"] == sent


def test_sync_without_an_account_says_so(workstation: Workstation) -> None:
    [line] = workstation.json("sync", code=3)
    assert line["error"]["code"] == "not_connected"


def test_sync_while_dropbox_is_away_says_so_and_keeps_everything(
    workstation: Workstation, local_dropbox: LocalDropbox
) -> None:
    workstation.set_up()
    workstation.save("Factura_7.pdf", b"%PDF-1.4 seven")
    local_dropbox.go_offline()
    [line] = workstation.json("sync", code=4)
    assert line["error"]["code"] == "archive_unreachable"
    [status] = workstation.json("status")
    assert status["counts"]["waiting"] == 1
    assert status["problem"] is None


def test_why_tells_the_one_state_of_a_file(workstation: Workstation) -> None:
    workstation.set_up()
    half = workstation.save("x.pdf.part", b"half")
    whole = workstation.save("Factura_7.pdf", b"%PDF-1.4 seven")
    workstation.json("sync")

    [line] = workstation.json("why", str(half))
    assert (line["state"], line["rule"]) == ("left_out", "temporary")
    [line] = workstation.json("why", str(whole))
    assert line["state"] == "archived"
    [line] = workstation.json("why", str(workstation.folder / "none.pdf"), code=2)
    assert line["error"]["code"] == "no_such_file"


def test_recognise_sends_and_remembers_nothing(
    workstation: Workstation, local_dropbox: LocalDropbox
) -> None:
    write_sample_month(workstation.folder)
    files = sorted(str(path) for path in workstation.folder.glob("*.zip"))
    lines = workstation.json("recognise", *files)

    assert [line["file"] for line in lines if line["member"] is None] == files
    assert all(line["target"].startswith("/Facturi SPV/") for line in lines)
    assert local_dropbox.tree() == {}
    assert not workstation.profile.exists()


def test_recognise_gives_a_line_for_what_cannot_be_read(workstation: Workstation) -> None:
    [line] = workstation.json("recognise", str(workstation.folder / "none.pdf"))
    assert (line["kind"], line["reason"]) == ("unknown", "source_vanished")


def test_settings_are_checked_and_kept(workstation: Workstation) -> None:
    workstation.json("config", "set", "company.cui", "RO 10000008")
    assert workstation.json("config", "get", "company.cui") == [
        {"name": "company.cui", "value": "10000008"}
    ]
    for name, value in (
        ("company.cui", "abc"),
        ("sync.frequency", "hourly"),
        ("sync.at", "25:00"),
        ("layout.by", "colour"),
        ("layout.template.invoice", "Facturi/{ceva}"),
        ("archive.root", "a/../b"),
        ("kinds.cheese", "off"),
    ):
        code, out, err = workstation.run("config", "set", name, value)
        assert (code, out) == (2, ""), (name, err)
        assert len(err.strip().splitlines()) == 1, (name, err)
    assert len(workstation.json("config", "list")) > 50


def test_folders_are_added_listed_and_removed(workstation: Workstation) -> None:
    workstation.json("folders", "add", str(workstation.folder), "--mixed", "--from", "2026-01-01")
    [line] = workstation.json("folders", "list")
    assert (line["path"], line["holds"], line["from"]) == (
        str(workstation.folder),
        "mixed",
        "2026-01-01",
    )
    workstation.json("folders", "add", str(workstation.folder), code=2)
    workstation.json("folders", "add", str(workstation.folder / "none"), code=2)
    workstation.json("folders", "remove", str(workstation.folder))
    workstation.json("folders", "remove", str(workstation.folder), code=2)
    assert workstation.json("folders", "list") == []


def test_a_folder_inside_the_archives_own_copy_is_refused(workstation: Workstation) -> None:
    inside = workstation.home / "Dropbox" / "Facturi SPV"
    inside.mkdir(parents=True)
    info = workstation.home / ".dropbox"
    info.mkdir()
    (info / "info.json").write_text(json.dumps({"personal": {"path": str(inside.parent)}}))
    [line] = workstation.json("folders", "add", str(inside), code=2)
    assert line["error"]["code"] == "folder_is_archive"


def test_disconnect_gives_the_authorisation_back_and_forgets_it(
    workstation: Workstation, local_dropbox: LocalDropbox
) -> None:
    workstation.connect()
    assert len(json.loads(workstation.keyring.read_text())) == 1
    workstation.json("disconnect")
    assert json.loads(workstation.keyring.read_text()) == {}
    assert local_dropbox.requests.counts()["auth/token/revoke"] == 1
    assert workstation.json("status")[0]["connected"] is False


def test_nothing_is_written_outside_the_profile_and_the_secret_nowhere_but_in_the_keyring(
    workstation: Workstation,
) -> None:
    source = workstation.save("Factura_7.pdf", b"%PDF-1.4 seven")
    before = hashlib.sha256(source.read_bytes()), source.stat().st_mtime_ns
    workstation.set_up()
    workstation.json("sync")

    [secret] = json.loads(workstation.keyring.read_text()).values()
    for path in workstation.profile.rglob("*"):
        if path.is_file():
            assert secret.encode() not in path.read_bytes(), path
            assert path.stat().st_mode & 0o077 == 0, path
    assert workstation.profile.stat().st_mode & 0o077 == 0
    assert list(workstation.home.rglob("*")) == []
    assert [path.name for path in workstation.folder.iterdir()] == ["Factura_7.pdf"]
    after = hashlib.sha256(source.read_bytes()), source.stat().st_mtime_ns
    assert before[0].digest() == after[0].digest()
    assert before[1] == after[1]


def test_the_log_names_no_document_and_nobody(workstation: Workstation) -> None:
    workstation.save("Factura Ion Popescu.pdf", b"%PDF-1.4 seven")
    workstation.set_up()
    workstation.json("sync")
    [status] = workstation.json("status")
    log = "".join(path.read_text() for path in (workstation.profile / "log").iterdir())
    assert log
    for private in ("Popescu", status["account"]["email"], status["account"]["name"]):
        assert private not in log


def test_what_was_deleted_in_dropbox_is_listed_let_go_and_brought_back(
    workstation: Workstation, local_dropbox: LocalDropbox
) -> None:
    workstation.set_up()
    for number in range(8):
        workstation.save(f"Factura_{number}.pdf", b"%PDF-1.4 " + bytes([65 + number]))
    workstation.json("sync")
    before = {path: it.bytes for path, it in local_dropbox.tree().items()}
    first, second, *_ = sorted(before)
    for path in (first, second):
        local_dropbox.account.tree.delete(path)

    listed = workstation.json("recover", code=1)
    assert sorted(line["archive_path"] for line in listed) == [first, second]
    assert workstation.json("recover", "--let-go", first)[0]["finding"] == "let_go"
    *_, last = workstation.json("sync")
    assert last["complete"] is True
    assert set(local_dropbox.tree()) == before.keys() - {first}

    [line] = workstation.json("recover", first)  # regretted
    assert (line["finding"], line["archive_path"]) == ("restored", first)
    assert {path: it.bytes for path, it in local_dropbox.tree().items()} == before
    code, _, err = workstation.run("recover", first)
    assert (code, len(err.splitlines())) == (2, 1)


def test_a_document_is_linked_shared_and_shown_and_an_older_version_comes_back(
    workstation: Workstation, local_dropbox: LocalDropbox
) -> None:
    local_dropbox.reset(Rules(person=Person(plan="pro")))
    workstation.set_up()
    paper = workstation.save("Factura_1.pdf", b"%PDF-1.4 ours")
    workstation.json("sync")
    [place] = local_dropbox.tree()

    [made] = workstation.json("link", str(paper))
    assert workstation.json("link", "--list") == [made]
    assert workstation.json("link", place, "--revoke")[0]["revoked"] == made["link"]

    guest = ("--with", "contabil@birou.example", "--role", "editor", "--message", "Luna noiembrie")
    workstation.json("share", *guest)
    assert [it["access"] for it in workstation.json("share", "--list")] == ["owner", "editor"]
    code, out, _ = workstation.run("share", "--stop")
    assert (code, out.count("/Facturi SPV")) == (0, 1)

    [page] = workstation.json("open", str(paper))
    assert page["page"].endswith("preview=Factura_000001.pdf")

    account = local_dropbox.account
    account.tree.delete(place)
    account.tree.commit(Placement(place), account.blobs.keep_whole(b"%PDF-1.4 another's"))
    assert len(workstation.json("history", place)) == 2
    workstation.json("history", place, "--restore", "2")
    assert local_dropbox.tree()[place].bytes == b"%PDF-1.4 ours"
    code, out, _ = workstation.run("history", str(paper))
    assert (code, len(out.splitlines())) == (0, 3)


def test_settings_go_to_another_profile_and_only_whole(
    workstation: Workstation, tmp_path_factory: pytest.TempPathFactory
) -> None:
    workstation.json("folders", "add", str(workstation.folder))
    workstation.json("config", "set", "company.cui", "RO12345674")
    target = workstation.home / "setari.json"
    assert workstation.json("settings", "export", str(target)) == [{"exported": str(target)}]

    workstation.profile = tmp_path_factory.mktemp("another") / "profile"
    [came] = workstation.json("settings", "import", str(target))
    assert (came["missing_folders"], came["corrections"], came["rules_kept"]) == ([], 0, None)
    assert workstation.json("config", "get", "company.cui")[0]["value"] == "12345674"
    assert [it["path"] for it in workstation.json("folders", "list")] == [str(workstation.folder)]

    target.write_text(target.read_text("utf-8").replace('settings": 1', 'settings": 7'), "utf-8")
    code, _, err = workstation.run("settings", "import", str(target))
    assert (code, len(err.splitlines())) == (2, 1)


def test_a_document_is_called_what_the_owner_says(
    workstation: Workstation, local_dropbox: LocalDropbox
) -> None:
    workstation.set_up()
    paper = workstation.save("scan 12.pdf", b"%PDF-1.4 a scan")
    workstation.json("sync")
    [before] = local_dropbox.tree()

    [told] = workstation.json("correct", str(paper), "warranty")
    [after] = local_dropbox.tree()
    assert (told["moved_from"], told["archive_path"]) == (before, after)
    assert "Garantie" in after
    *_, last = workstation.json("sync")  # and it stays so
    assert (last["complete"], list(local_dropbox.tree())) == (True, [after])
    [row] = workstation.json("documents")
    assert (row["kind"], row["why"]) != ("unknown", "")
    assert row["kind"] == "warranty"

    code, _, err = workstation.run("correct", str(paper), "virus")
    assert (code, "warranty" in err) == (2, True)
    code, _, err = workstation.run("correct", str(paper.with_name("nimic.pdf")), "invoice")
    assert code != 0
    assert len(err.splitlines()) == 1


def test_a_correction_may_become_a_rule(
    workstation: Workstation, local_dropbox: LocalDropbox
) -> None:
    workstation.set_up()
    twin = workstation.save("Nota Verde 13.pdf", b"%PDF-1.4 another scan")
    third = workstation.save("Nota Verde 14.pdf", b"%PDF-1.4 a third scan")
    workstation.json("sync")
    before = set(local_dropbox.tree())
    asked = ("correct", str(twin), "estimate", "--rule")
    _, match, rule = workstation.json(*asked, "--preview")
    assert (match["match"], rule["changed"], rule["kept"]) == (str(third), 1, False)
    code, out, _ = workstation.run(*asked, "--preview")
    assert (code, "nota verde …" in out) == (0, True)
    assert set(local_dropbox.tree()) == before
    _, _, rule, moved = workstation.json(*asked, "--move-archived")
    assert (rule["kept"], moved["finding"], moved["file"]) == (True, "moved", str(third))
    assert sum("Deviz" in path for path in local_dropbox.tree()) == 2
    [line] = workstation.json("recognise", str(third))
    assert (line["kind"], line["number"]) == ("estimate", "14")
