from __future__ import annotations

import contextlib
import errno
import os
import socket
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gsmos_tray.errors import ProfileInUse
from gsmos_tray.workstation import asking, local_socket
from gsmos_tray.workstation.asking import ask, is_busy, peer_of
from gsmos_tray.workstation.local_socket import CommandServer, is_another_users, parsed
from gsmos_tray.workstation.rendezvous import full_name

NAME = "0123456789abcdef"


@pytest.fixture(autouse=True)
def run_folder(tmp_path, monkeypatch):
    folder = Path(f"/tmp/gsmos-run-{os.getpid()}")
    folder.mkdir(mode=0o700)
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(folder))
    yield folder
    for file in folder.iterdir():
        file.unlink()
    folder.rmdir()


class Owner:
    """What the engine will be: it echoes, counts, waits, and fails."""

    def __init__(self):
        self.go_on = threading.Event()
        self.closed = threading.Event()

    def answer(self, request):
        match request["do"]:
            case "echo":
                yield request
            case "count":
                for number in range(request["to"]):
                    yield {"number": number, "text": "x" * request.get("width", 0)}
            case "wait":
                yield {"at": "the door"}
                self.go_on.wait(30)
                yield {"at": "the table"}
            case "for ever":
                try:
                    while True:
                        yield {"still": "here"}
                finally:
                    self.closed.set()
            case "fail":
                raise RuntimeError(request)


@pytest.fixture
def owner():
    return Owner()


@pytest.fixture
def server(qapp, owner):
    server = CommandServer(NAME, owner.answer)
    assert server.start()
    yield server
    owner.go_on.set()
    server.stop()


def raw(run_folder, request):
    with socket.socket(socket.AF_UNIX) as connection:
        connection.settimeout(30)
        connection.connect(str(run_folder / full_name(NAME)))
        connection.sendall(request)
        return b"".join(iter(lambda: connection.recv(65536), b""))


def test_nobody_answers_where_nobody_listens():
    assert ask(NAME, {"do": "echo"}) is None


@pytest.mark.usefixtures("server")
def test_a_request_is_answered_line_by_line():
    request = {"do": "echo", "path": "/acte/Factură Ștefan.pdf", "strange": "\udce3"}
    assert list(ask(NAME, request)) == [request]
    assert [line["number"] for line in ask(NAME, {"do": "count", "to": 1000})] == list(range(1000))


@pytest.mark.usefixtures("server")
def test_answers_come_while_the_command_runs(owner):
    answers = ask(NAME, {"do": "wait"})
    assert next(answers) == {"at": "the door"}
    owner.go_on.set()
    assert list(answers) == [{"at": "the table"}]


@pytest.mark.usefixtures("server")
def test_a_second_client_is_answered_while_the_first_waits(owner):
    first = ask(NAME, {"do": "wait"})
    next(first)
    assert list(ask(NAME, {"do": "count", "to": 2})) == [
        {"number": 0, "text": ""},
        {"number": 1, "text": ""},
    ]
    owner.go_on.set()
    assert list(first) == [{"at": "the table"}]


def test_a_client_that_goes_away_stops_its_command(qapp, owner):
    running = owner.answer({"do": "for ever"})  # kept here: nobody but the server closes it
    server = CommandServer(NAME, lambda _: running)
    server.start()
    answers = ask(NAME, {"do": "for ever"})
    next(answers)
    answers.close()
    assert owner.closed.wait(30)
    server.stop()


@pytest.mark.usefixtures("server")
def test_a_client_that_does_not_read_stops_its_command_from_running_ahead(owner, monkeypatch):
    monkeypatch.setattr(local_socket, "_MOST_UNREAD", 10_000)
    reached = []

    def count(request):
        for number in range(10_000):
            reached.append(number)
            yield {"number": number, "text": "x" * 1000}

    monkeypatch.setattr(owner, "answer", count)
    other = CommandServer("altul", count)
    assert other.start()
    answers = ask("altul", {"do": "count"})
    next(answers)
    # the socket's own buffers take a few hundred kB, the server holds 10 kB more
    threading.Event().wait(0.5)
    assert len(reached) < 5_000
    assert [line["number"] for line in answers] == list(range(1, 10_000))
    other.stop()


@pytest.mark.usefixtures("server")
def test_a_command_that_fails_says_so_and_harms_nobody_else(caplog):
    assert list(ask(NAME, {"do": "fail"})) == [{"error": "failed"}]
    assert "bug in a command" in caplog.text
    assert list(ask(NAME, {"do": "echo"})) == [{"do": "echo"}]


@pytest.mark.usefixtures("server")
@pytest.mark.parametrize("request_line", [b"x\n", b"[]\n", b"\xff\n", b"\n", b"7\n"])
def test_what_is_no_request_gets_an_error_line(run_folder, request_line):
    assert raw(run_folder, request_line) == b'{"error": "malformed"}\n{"end": true}\n'


@pytest.mark.usefixtures("server")
def test_a_request_without_end_is_refused(run_folder, monkeypatch):
    monkeypatch.setattr(local_socket, "MOST_BYTES", 1000)
    assert raw(run_folder, b"x" * 1001) == b'{"error": "oversized"}\n{"end": true}\n'


@pytest.mark.usefixtures("server")
def test_a_request_may_come_in_pieces_and_only_the_first_counts(run_folder, owner):
    with socket.socket(socket.AF_UNIX) as connection:
        connection.settimeout(30)
        connection.connect(str(run_folder / full_name(NAME)))
        for piece in (b'{"do":', b' "wait"', b'}\n{"do": "fail"}\n'):
            connection.sendall(piece)
            threading.Event().wait(0.02)
        answer = connection.recv(65536)
        connection.sendall(b'{"do": "echo"}\n')
        threading.Event().wait(0.1)
        owner.go_on.set()
        answer += b"".join(iter(lambda: connection.recv(65536), b""))
    assert answer == b'{"at": "the door"}\n{"at": "the table"}\n{"end": true}\n'


def test_an_owner_that_hangs_up_without_a_word_is_not_taken_for_an_answer(run_folder):
    with socket.socket(socket.AF_UNIX) as owner:
        owner.bind(str(run_folder / full_name(NAME)))
        owner.listen()
        answers = ask(NAME, {"do": "echo"})
        owner.accept()[0].close()  # with the request unread: the client sees a reset
        with pytest.raises(ProfileInUse):
            list(answers)


@pytest.mark.usefixtures("server")
def test_another_user_is_refused(run_folder, monkeypatch, caplog):
    monkeypatch.setattr(local_socket, "is_another_users", lambda _: True)
    with pytest.raises(ProfileInUse):
        list(ask(NAME, {"do": "echo"}))
    assert "another user was refused" in caplog.text


def test_the_other_end_s_user_is_known(monkeypatch):
    one, other = socket.socketpair(socket.AF_UNIX)
    with one, other:
        assert peer_of(one) == os.getuid()
        assert not is_another_users(one.fileno())
        monkeypatch.setattr(os, "getuid", lambda: 54321)
        assert is_another_users(one.fileno())


@pytest.mark.usefixtures("server")
def test_a_server_of_another_user_is_not_asked(monkeypatch):
    monkeypatch.setattr(asking, "peer_of", lambda _: 54321)
    assert ask(NAME, {"do": "echo"}) is None


@pytest.mark.usefixtures("server")
def test_the_socket_is_this_user_s_alone(run_folder):
    assert (run_folder / full_name(NAME)).stat().st_mode & 0o077 == 0


def test_stopping_hangs_up_and_leaves_no_socket(qapp, owner, run_folder):
    server = CommandServer(NAME, owner.answer)
    server.start()
    answers = ask(NAME, {"do": "wait"})
    next(answers)
    server.stop()
    with pytest.raises(ProfileInUse):
        list(answers)
    owner.go_on.set()
    assert list(run_folder.iterdir()) == []
    assert ask(NAME, {"do": "echo"}) is None


def test_finishing_turns_newcomers_away_and_carries_out_what_was_asked(qapp, owner, run_folder):
    server = CommandServer(NAME, owner.answer)
    server.start()
    answers = ask(NAME, {"do": "wait"})
    next(answers)
    finished = threading.Event()
    with socket.socket(socket.AF_UNIX) as silent:
        silent.connect(str(run_folder / full_name(NAME)))  # and asks nothing
        threading.Thread(target=lambda: (server.finish(), finished.set())).start()
        with contextlib.suppress(ConnectionResetError):  # turned away at the very door
            assert silent.recv(1) == b""
    while ask(NAME, {"do": "echo"}) is not None:
        pass
    assert not finished.is_set()
    owner.go_on.set()
    assert list(answers) == [{"at": "the table"}]
    assert finished.wait(30)
    server.stop()


def test_finishing_with_nothing_asked_is_over_at_once(qapp, owner):
    server = CommandServer(NAME, owner.answer)
    server.start()
    server.finish()
    server.stop()


def test_a_socket_left_by_a_crash_is_no_obstacle(qapp, owner, run_folder):
    with socket.socket(socket.AF_UNIX) as left:
        left.bind(str(run_folder / full_name(NAME)))
    assert ask(NAME, {"do": "echo"}) is None
    server = CommandServer(NAME, owner.answer)
    assert server.start()
    assert list(ask(NAME, {"do": "echo"})) == [{"do": "echo"}]
    server.stop()


def test_where_nothing_is_private_the_server_does_not_start(qapp, owner, monkeypatch, caplog):
    monkeypatch.setattr(local_socket, "where_to_listen", lambda _: None)
    server = CommandServer(NAME, owner.answer)
    assert not server.start()
    server.stop()
    assert "no private place" in caplog.text


def test_a_place_that_cannot_be_listened_at_is_said(qapp, owner, monkeypatch, caplog):
    monkeypatch.setattr(local_socket, "where_to_listen", lambda _: "/nicăieri/a/b")
    server = CommandServer(NAME, owner.answer)
    assert not server.start()
    server.stop()
    assert "cannot listen" in caplog.text


def test_a_command_without_a_screen_answers_too_and_ends_cleanly():
    """In a process of its own, with no Qt application but the one that the server makes."""
    script = f"""
import sys, threading
from gsmos_tray.workstation.asking import ask
assert "PySide6" not in sys.modules
from gsmos_tray.workstation.local_socket import CommandServer
server = CommandServer({NAME!r}, lambda request: iter([request]))
assert server.start()
got = []
thread = threading.Thread(target=lambda: got.extend(ask({NAME!r}, {{"do": "echo"}})))
thread.start(); thread.join(30)
server.stop()
print(got)
"""
    run = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, timeout=60, check=False
    )
    assert (run.returncode, run.stdout, run.stderr) == (0, "[{'do': 'echo'}]\n", "")


@given(st.binary())
def test_any_bytes_are_a_request_or_none(line):
    request = parsed(line)
    assert request is None or isinstance(request, dict)


def windows_says(number: int, winerror: int | None) -> OSError:
    error = OSError(number, "refused")
    error.winerror = winerror
    return error


@pytest.mark.parametrize(
    ("error", "busy"),
    [
        (windows_says(errno.EINVAL, None), True),  # as opening a file gives it
        (windows_says(errno.EINVAL, 231), True),
        (windows_says(errno.ENOENT, None), False),
        (windows_says(errno.ENOENT, 2), False),
        (windows_says(errno.EACCES, 5), False),
    ],
)
def test_a_pipe_that_is_busy_is_one_where_somebody_listens(error: OSError, *, busy: bool) -> None:
    assert is_busy(error) is busy
