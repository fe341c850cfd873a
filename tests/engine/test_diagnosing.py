"""Each probe of the diagnosis, well and ill: a green line is worth what its red one is."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import threading
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path

import keyring
import pytest
import trustme
from keyring.backends.fail import Keyring as NoKeyring

from gsmos_tray.archive.reaching import FirstHop, first_hop, reach
from gsmos_tray.archive.tokens import KeyringTokens
from gsmos_tray.demo.faults import Answered, Cut, Stalled, captive_portal, suspended
from gsmos_tray.demo.oauth import ALL_SCOPES
from gsmos_tray.documents import reader
from gsmos_tray.engine import diagnosing
from gsmos_tray.engine.diagnosing import Ill, NotWell, Outcome, Thing, look
from gsmos_tray.settings import WatchedFolder
from tests.archive.proxy import Proxy
from tests.engine.conftest import Shop, until

HERE = FirstHop("127.0.0.1", 9, is_proxy=False)


def outcome(shop: Shop, thing: Thing) -> Outcome:
    return next(one for one in shop.engine.diagnosis().outcomes() if one.thing is thing)


@pytest.fixture
def linked(shop: Shop) -> Shop:
    shop.begin()
    return shop


def test_where_all_is_well_every_line_is_green(linked):
    outcomes = list(linked.engine.diagnosis().outcomes())
    assert [one.thing for one in outcomes] == list(Thing)
    assert [one for one in outcomes if not one.is_well] == []
    assert linked.archive() == {}  # and nothing was left in the archive


# -- network, names, proxy ---------------------------------------------------------------------


def test_a_workstation_with_a_way_out_is_on_a_network():
    diagnosing.network(("127.0.0.1", 9))


def test_without_a_way_out_there_is_no_network():
    # To everybody at once no way leads from a plain socket, as to nobody without a network.
    with pytest.raises(NotWell) as found:
        diagnosing.network(("255.255.255.255", 9))
    assert found.value.what is Ill.NO_NETWORK


def test_a_name_that_leads_nowhere_is_named():
    diagnosing.names(FirstHop("localhost", 443, is_proxy=False))
    for host in ("nu-exista.invalid", "un nume " + "lung" * 80):
        with pytest.raises(NotWell) as found:
            diagnosing.names(FirstHop(host, 443, is_proxy=False))
        assert (found.value.what, found.value.facts) == (Ill.NAME_NOT_FOUND, {"host": host})


@pytest.fixture
def through(monkeypatch):
    """Let the program's connections go through the proxy at an address."""
    for name in ("NO_PROXY", "no_proxy"):
        monkeypatch.setenv(name, "")
    return lambda address: monkeypatch.setenv("HTTPS_PROXY", f"http://{address}")


def test_without_a_proxy_there_is_none_to_fail(local_dropbox):
    assert not first_hop().is_proxy
    diagnosing.proxy(first_hop(), lambda: pytest.fail("nobody is asked"))


def test_a_proxy_that_lets_the_program_out_is_well(local_dropbox, through):
    with Proxy() as proxy:
        through(proxy.address)
        assert first_hop().is_proxy
        diagnosing.proxy(first_hop(), reach)
        assert proxy.tunnels == 1


def test_a_proxy_that_is_not_there_is_named(local_dropbox, through):
    with socket.socket() as nobody:
        nobody.bind(("127.0.0.1", 0))
        through(f"127.0.0.1:{nobody.getsockname()[1]}")
        with pytest.raises(NotWell) as found:
            diagnosing.proxy(first_hop(), reach)
    assert found.value.what is Ill.PROXY_UNREACHABLE


@pytest.mark.parametrize("address", ["127.0.0.1:99999", "ana:parola@proxy:abc", "[bad"])
def test_a_proxy_that_is_no_address_is_a_name_that_leads_nowhere(local_dropbox, through, address):
    through(address)
    found = look(Thing.NAMES, lambda: diagnosing.names(first_hop()))
    assert found.code == Ill.NAME_NOT_FOUND
    assert "parola" not in found.facts["host"]


def test_a_proxy_that_wants_a_password_says_so(local_dropbox, through):
    with Proxy(password="ana:parola") as proxy:
        through(proxy.address)
        found = look(Thing.PROXY, lambda: diagnosing.proxy(first_hop(), reach))
    assert found.code == "proxy_refused"


def test_what_is_broken_behind_a_proxy_is_not_the_proxys_fault(local_dropbox, through):
    local_dropbox.faults.next("users/get_current_account", Cut())
    with Proxy() as proxy:
        through(proxy.address)
        diagnosing.proxy(first_hop(), reach)


# -- certificate and clock ---------------------------------------------------------------------


def test_a_certificate_that_nobody_vouches_for_is_refused(local_dropbox, tmp_path, monkeypatch):
    reach()
    other = tmp_path / "other.pem"
    trustme.CA().cert_pem.write_to_path(str(other))
    monkeypatch.setenv("REQUESTS_CA_BUNDLE", str(other))
    assert look(Thing.CERTIFICATE, reach).code == "certificate_untrusted"


@pytest.mark.parametrize("fault", [Cut(), captive_portal()])
def test_no_answer_of_dropboxs_is_no_connection(local_dropbox, fault):
    local_dropbox.faults.next("users/get_current_account", fault)
    assert look(Thing.CERTIFICATE, reach).code == "archive_unreachable"


def told(clock: datetime) -> Answered:
    """An answer to nobody's token that bears a time."""
    body = json.dumps({"error_summary": "x/", "error": {".tag": "invalid_access_token"}})
    headers = {"content-type": "application/json", "date": format_datetime(clock)}
    return Answered(401, body.encode(), headers)


def test_a_clock_that_disagrees_with_dropbox_is_wrong(linked):
    there = datetime.now(UTC) + timedelta(days=40)
    linked.dropbox.faults.next("users/get_current_account", told(there))
    found = outcome(linked, Thing.CLOCK)
    assert found.code == Ill.CLOCK_WRONG
    assert int(found.facts["minutes"]) in range(40 * 1440 - 1, 40 * 1440 + 2)
    assert abs(datetime.fromisoformat(found.facts["there"]) - there) < timedelta(seconds=1)


def test_a_clock_that_is_a_little_off_is_right(linked):
    there = datetime.now(UTC) - timedelta(minutes=4)
    linked.dropbox.faults.next("users/get_current_account", told(there))
    assert outcome(linked, Thing.CLOCK).is_well


@pytest.mark.parametrize("date", ["", "ieri"])
def test_an_answer_without_a_time_says_nothing_of_the_clock(local_dropbox, date):
    body = json.dumps({"error_summary": "x/", "error": {".tag": "invalid_access_token"}})
    local_dropbox.faults.next(
        "users/get_current_account",
        Answered(401, body.encode(), {"content-type": "application/json", "date": date}),
    )
    assert reach() is None
    diagnosing.clock(datetime.now(UTC), None)


# -- the account -------------------------------------------------------------------------------


@pytest.fixture
def new(shop: Shop) -> Shop:
    shop.engine.start(watch=False)
    return shop


def test_an_account_that_is_not_linked_is_named(new):
    found = {one.thing: one for one in new.engine.diagnosis().outcomes()}
    assert found[Thing.ACCOUNT].code == "not_connected"
    assert found[Thing.PERMISSIONS] == Outcome(
        Thing.PERMISSIONS, Ill.NOT_LOOKED_AT, {"first": "account"}
    )


def test_a_link_that_was_revoked_is_named(linked):
    linked.dropbox.revoke_everything()
    assert outcome(linked, Thing.ACCOUNT).code == "link_revoked"


def test_a_suspended_account_is_named(linked):
    linked.dropbox.faults.next("users/get_current_account", told(datetime.now(UTC)))
    linked.dropbox.faults.next("users/get_current_account", suspended())
    assert outcome(linked, Thing.ACCOUNT).code == "account_suspended"


@pytest.mark.parametrize(
    "missing", ["files.metadata.read", "files.content.read", "files.content.write"]
)
def test_each_permission_that_is_missing_is_missed(shop, missing):
    shop.engine.start(watch=False)
    scopes = tuple(scope for scope in ALL_SCOPES if scope != missing)
    shop.engine.link(shop.dropbox.link(scopes).refresh_token)
    found = outcome(shop, Thing.PERMISSIONS)
    assert (found.code, found.facts.get("scope")) == ("permission_missing", missing)


def test_room_that_does_not_suffice_says_how_much_is_missing(linked):
    linked.engine.pause_for_ever()
    linked.save("Factura_1.pdf", b"x" * 5000)
    linked.engine._intake.look_now().done.wait(30)
    assert outcome(linked, Thing.SPACE).is_well
    linked.dropbox.fill_up(free=1200)
    found = outcome(linked, Thing.SPACE)
    assert found == Outcome(Thing.SPACE, "archive_full", {"missing": "3800"})


# -- here --------------------------------------------------------------------------------------


def test_a_folder_that_is_not_there_is_named(linked, tmp_path):
    linked.folder.rmdir()
    assert outcome(linked, Thing.FOLDERS).facts == {"path": str(linked.folder)}
    assert outcome(linked, Thing.FOLDERS).code == "no_such_folder"


def test_no_folder_at_all_is_not_well(new):
    assert outcome(new, Thing.FOLDERS).code == Ill.NO_FOLDER


_CLOSED = """
import os, sys
from pathlib import Path
from gsmos_tray.engine.diagnosing import Thing, folders, look
if os.geteuid() == 0:
    os.setuid(65534)  # root may read everything
print(look(Thing.FOLDERS, lambda: folders([Path(sys.argv[1])])).code)
"""


def test_a_folder_that_may_not_be_read_is_named(tmp_path):
    for folder in (*tmp_path.parents[:-1], tmp_path):
        if folder.stat().st_uid == os.geteuid() and folder != Path("/tmp"):
            folder.chmod(folder.stat().st_mode | 0o011)
    closed = tmp_path / "închis"
    closed.mkdir(mode=0o000)
    done = subprocess.run(
        [sys.executable, "-c", _CLOSED, str(closed)], capture_output=True, text=True, check=False
    )
    assert done.stdout.strip() == "folder_unreadable", done.stderr


def test_that_nothing_can_be_read_is_named(linked, monkeypatch):
    monkeypatch.setattr(reader, "_read_in_child", _end_at_once)
    assert outcome(linked, Thing.READING).code == "nothing_is_read"


def _end_at_once(_: object) -> None:
    os._exit(3)


def test_a_system_without_a_keyring_is_named(linked):
    before = keyring.get_keyring()
    keyring.set_keyring(NoKeyring())
    try:
        linked.engine._account._tokens = KeyringTokens("gsmos-tray", "proba")
        found = {one.thing: one for one in linked.engine.diagnosis().outcomes()}
    finally:
        keyring.set_keyring(before)
    assert found[Thing.KEYRING].code == "keyring_absent"
    assert found[Thing.ACCOUNT].facts == {"first": "keyring"}
    assert found[Thing.CERTIFICATE].is_well  # the others are looked at all the same


def test_what_is_missing_in_the_archive_is_counted(linked):
    linked.save("Factura_1.pdf", b"<html>Request Rejected</html>")
    linked.sync()
    found = outcome(linked, Thing.DOCUMENTS)
    assert (found.code, found.facts) == (Ill.NOT_ARCHIVED, {"set_aside": "1", "waiting": "0"})


def test_a_file_that_is_in_use_is_missing_in_the_archive_too(linked):
    paper = linked.save("Factura_1.pdf", b"%PDF-1.4 one")
    with paper.open("ab"):
        linked.engine._intake.look_now()
        until(lambda: linked.engine.status().counts.waiting == 1)
        found = outcome(linked, Thing.DOCUMENTS)
    assert (found.code, found.facts) == (Ill.NOT_ARCHIVED, {"set_aside": "0", "waiting": "1"})


# -- all of it ---------------------------------------------------------------------------------


def test_a_probe_that_hangs_is_given_up(local_dropbox):
    never = threading.Event()
    found = look(Thing.SPACE, never.wait, patience=0.05)
    never.set()
    assert found == Outcome(Thing.SPACE, Ill.NO_ANSWER)


def test_a_server_that_is_silent_is_given_up(local_dropbox):
    local_dropbox.faults.next("users/get_current_account", Stalled())
    assert look(Thing.CERTIFICATE, reach, patience=0.2).code == Ill.NO_ANSWER
    local_dropbox.faults.release()


def test_a_bug_in_a_probe_is_a_red_line_and_not_the_end(caplog):
    assert look(Thing.NAMES, lambda: 1 / 0).code == "gsmos_error"
    assert "probe names failed" in caplog.text


def test_what_lies_behind_something_broken_is_not_looked_at(linked):
    linked.dropbox.go_offline()
    found = {one.thing: one for one in linked.engine.diagnosis().outcomes()}
    linked.dropbox.go_online()
    assert found[Thing.CERTIFICATE].code == "archive_unreachable"
    assert found[Thing.NAMES].is_well
    for thing in (Thing.CLOCK, Thing.ACCOUNT):
        assert found[thing].facts == {"first": "certificate"}
    assert found[Thing.DOCUMENTS].facts == {"first": "account"}  # nobody knows what is there
    assert found[Thing.FOLDERS].is_well


def test_nothing_that_is_looked_at_changes_the_settings(linked):
    before = linked.engine.settings
    list(linked.engine.diagnosis().outcomes())
    assert linked.engine.settings == before
    assert linked.engine.settings.folders == (WatchedFolder(linked.folder),)
