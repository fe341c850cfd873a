from __future__ import annotations

import contextlib
import socket
import ssl
import subprocess
import sys
import threading
from pathlib import Path

import pytest
import requests

from gsmos_tray.demo.faults import Stalled
from gsmos_tray.demo.rules import Overlap, Rules, TimeModel
from gsmos_tray.demo.server import LocalDropbox

IN_A_PROCESS_OF_ITS_OWN = """
import os, sys
from gsmos_tray.demo.server import LocalDropbox
local = LocalDropbox()
assert "dropbox" not in sys.modules
os.environ.update(local.environment())
with local:
    from dropbox import Dropbox
    with Dropbox(local.link().access_token) as client:
        print(client.files_upload(b"a", "/a.pdf").path_display)
"""


def test_it_needs_nothing_but_its_environment():
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", IN_A_PROCESS_OF_ITS_OWN],
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )

    assert (done.stdout, done.stderr) == ("/a.pdf\n", "")


def test_it_is_not_trusted_by_who_does_not_know_its_certificate(local_dropbox, monkeypatch):
    monkeypatch.delenv("REQUESTS_CA_BUNDLE")

    with pytest.raises(requests.exceptions.SSLError):
        requests.get(f"{local_dropbox.web_url}/home", timeout=20)

    assert local_dropbox.bugs == []


def test_offline_it_refuses_and_online_it_is_back_under_the_same_address(client, local_dropbox):
    client.files_upload(b"a", "/a.pdf")
    host = local_dropbox.host
    local_dropbox.go_offline()

    for _ in range(2):
        with pytest.raises(requests.ConnectionError):
            client.files_upload(b"b", "/b.pdf")
    local_dropbox.go_online()
    client.files_upload(b"b", "/b.pdf")

    assert local_dropbox.host == host
    assert set(local_dropbox.tree()) == {"/a.pdf", "/b.pdf"}


def test_offline_its_port_is_nobody_elses():
    with LocalDropbox() as local:  # one that never had a connection, which would hold the port
        local.go_offline()
        port = int(local.host.rpartition(":")[2])

        with socket.socket() as other, pytest.raises(OSError, match="in use"):
            other.bind(("127.0.0.1", port))


def test_going_offline_cuts_a_call_that_is_under_way(client, local_dropbox):
    client.users_get_space_usage()
    local_dropbox.faults.next("files/upload", Stalled())
    errors = []

    def send() -> None:
        try:
            client.files_upload(b"a", "/a.pdf")
        except requests.ConnectionError as error:
            errors.append(error)

    upload = threading.Thread(target=send)
    upload.start()
    assert local_dropbox.faults.wait_until_stalled()
    local_dropbox.go_offline()
    upload.join(60)

    assert len(errors) == 1


def test_a_reset_waits_for_no_long_poll_and_no_stalled_call(client, local_dropbox):
    cursor = client.files_list_folder_get_latest_cursor("").cursor
    local_dropbox.faults.next("files/upload", Stalled())
    calls = [
        threading.Thread(target=ignoring_the_line(client.files_list_folder_longpoll, cursor, 480)),
        threading.Thread(target=ignoring_the_line(client.files_upload, b"a", "/a.pdf")),
    ]
    for call in calls:
        call.start()
    assert local_dropbox.faults.wait_until_stalled()

    local_dropbox.reset()

    for call in calls:
        call.join(60)
    assert local_dropbox.tree() == {}


def test_a_reset_waits_for_no_commit_of_the_time_model(local_dropbox, new_client):
    local_dropbox.reset(Rules(time=TimeModel(commit=3600), overlap=Overlap.REFUSED))
    upload = threading.Thread(target=ignoring_the_line(new_client().files_upload, b"a", "/a.pdf"))
    upload.start()
    while not local_dropbox.account.is_writing:
        upload.join(0.01)

    local_dropbox.reset()
    upload.join(60)

    assert local_dropbox.tree() == {}


def ignoring_the_line(call, *args):
    def run() -> None:
        with contextlib.suppress(requests.ConnectionError):
            call(*args)

    return run


def test_the_time_model_holds_the_write_lock(local_dropbox, new_client):
    local_dropbox.reset(Rules(time=TimeModel(commit=0.05)))

    new_client().files_upload(b"a", "/a.pdf")

    (call,) = local_dropbox.requests.all("files/upload")
    assert call.ended - call.began > 0.049


def test_after_a_reset_nothing_is_left(client, local_dropbox):
    client.files_upload(b"a", "/a.pdf")

    local_dropbox.reset()

    assert local_dropbox.tree() == {}
    assert local_dropbox.requests.all() == []


def test_each_call_is_logged_with_its_size_and_outcome(client, local_dropbox):
    client.files_upload(b"12345", "/a.pdf")

    assert local_dropbox.requests.wait_for("files/upload")
    (call,) = local_dropbox.requests.all("files/upload")
    assert (call.bytes_in, call.status, call.fault) == (5, 200, None)
    assert call.argument_bytes > 0
    assert call.began <= call.ended


@pytest.mark.parametrize("sent", [b"\x00\x01\x02\r\n\r\n", b"GET /home\r\n\r\n"])
def test_who_does_not_speak_http_is_left_alone(local_dropbox, sent):
    tls = ssl.create_default_context(cafile=str(local_dropbox.ca_path))
    port = int(local_dropbox.host.rpartition(":")[2])
    with (
        socket.create_connection(("127.0.0.1", port)) as raw,
        tls.wrap_socket(raw, server_hostname="127.0.0.1") as secure,
    ):
        secure.sendall(sent)
        assert secure.recv(100) == b""

    assert local_dropbox.bugs == []


def test_who_has_just_called_as_it_goes_offline_is_hung_up_on_and_not_reset(
    local_dropbox, monkeypatch
):
    listener, serving, go_on = local_dropbox._secure, threading.Event(), threading.Event()
    serve = listener._serve

    def slowly(connection: socket.socket) -> None:
        serving.set()
        assert go_on.wait(30)
        serve(connection)

    monkeypatch.setattr(listener, "_serve", slowly)
    place = ("127.0.0.1", listener.port)
    callers = [socket.create_connection(place)]
    assert serving.wait(30)
    callers += [socket.create_connection(place) for _ in range(4)]
    leaving = threading.Thread(target=local_dropbox.go_offline)
    leaving.start()
    while listener._accepting is not None:
        go_on.wait(0.01)
    go_on.set()
    leaving.join(30)
    for caller in callers:
        with caller:
            assert caller.recv(1) == b""
    local_dropbox.go_online()


def test_a_connection_that_is_cut_in_its_first_moment_is_no_bug(local_dropbox):
    listener = local_dropbox._secure
    local_dropbox.go_offline()  # it was accepted just before
    for _ in range(3):
        ours, theirs = socket.socketpair()
        with ours:
            listener._converse(theirs)
            assert ours.recv(1) == b""
    local_dropbox.go_online()
    assert local_dropbox.bugs == []
    assert not listener._open


def test_a_request_that_is_cut_in_its_middle_has_no_effect(local_dropbox):
    token = local_dropbox.link().access_token
    tls = ssl.create_default_context(cafile=str(local_dropbox.ca_path))
    port = int(local_dropbox.host.rpartition(":")[2])
    with (
        socket.create_connection(("127.0.0.1", port)) as raw,
        tls.wrap_socket(raw, server_hostname="127.0.0.1") as secure,
    ):
        head = (
            f"POST /2/files/upload HTTP/1.1\r\nAuthorization: Bearer {token}\r\n"
            'Content-Type: application/octet-stream\r\nDropbox-API-Arg: {"path": "/a.pdf"}\r\n'
            "Content-Length: 100\r\n\r\n"
        )
        secure.sendall(head.encode() + b"a" * 50)
        secure.shutdown(socket.SHUT_WR)
        while secure.recv(100):  # until the server has given up
            pass

    assert local_dropbox.tree() == {}
    assert local_dropbox.requests.all() == []


def test_without_tls_there_is_no_api(local_dropbox):
    address = local_dropbox.plain_url(f"{local_dropbox.web_url}/2/users/get_space_usage")

    assert requests.post(address, timeout=20).status_code == 400


def test_only_its_own_addresses_have_a_plain_twin(local_dropbox):
    with pytest.raises(ValueError, match=r"www\.example"):
        local_dropbox.plain_url("https://www.example/home")


def test_when_it_ends_its_threads_and_files_are_gone():
    before = set(threading.enumerate())
    with LocalDropbox() as local:
        requests.get(local.plain_url(f"{local.web_url}/home"), timeout=20)
        ca_path = local.ca_path
    for thread in set(threading.enumerate()) - before:
        thread.join(30)

    assert set(threading.enumerate()) <= before
    assert not Path(ca_path).exists()
