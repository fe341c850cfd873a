from __future__ import annotations

import errno
import os
import subprocess
import sys
from pathlib import Path

import pytest

from gsmos_tray.folders.probing import Readiness, probe, refusal
from tests.folders.disk import as_an_ordinary_user


@pytest.fixture
def file(tmp_path):
    file = tmp_path / "Factura.pdf"
    file.write_bytes(b"%PDF")
    return file


def test_a_file_that_rests_is_ready_also_while_others_read_it(file):
    with file.open("rb"):
        assert probe(file) is Readiness.READY


def test_a_file_that_a_program_holds_open_for_writing_is_in_use(file):
    script = "import sys; f = open(sys.argv[1], 'ab'); print('open', flush=True); sys.stdin.read()"
    with subprocess.Popen(
        [sys.executable, "-c", script, str(file)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as writer:
        assert writer.stdout.readline() == "open\n"
        assert probe(file) is Readiness.IN_USE
        writer.stdin.close()
    assert probe(file) is Readiness.READY


def test_a_probed_file_can_be_written_at_once(file):
    assert probe(file) is Readiness.READY
    descriptor = os.open(file, os.O_WRONLY | os.O_NONBLOCK)  # would fail while it was leased
    os.close(descriptor)


def test_a_probe_leaves_nothing_open(file):
    before = len(list(Path("/proc/self/fd").iterdir()))
    for _ in range(10):
        probe(file)
    assert len(list(Path("/proc/self/fd").iterdir())) < before + 10


def test_what_is_not_there_or_is_no_file_is_gone(file, tmp_path):
    (tmp_path / "link.pdf").symlink_to(file)
    assert probe(tmp_path / "nothing.pdf") is Readiness.GONE
    assert probe(tmp_path / "link.pdf") is Readiness.GONE


def test_a_file_without_permission_is_unreadable(file):
    file.chmod(0)
    with as_an_ordinary_user():
        assert probe(file) is Readiness.UNREADABLE


@pytest.mark.parametrize(
    ("number", "winerror", "found"),
    [
        (errno.EACCES, 32, Readiness.IN_USE),  # Windows: sharing violation
        (errno.EACCES, 33, Readiness.IN_USE),  # Windows: a part of it is locked
        (errno.EACCES, 5, Readiness.UNREADABLE),  # Windows: access denied
        (errno.ENOENT, 2, Readiness.GONE),
        (errno.EIO, None, Readiness.UNREADABLE),
        (errno.EAGAIN, None, Readiness.IN_USE),
        (None, None, Readiness.UNREADABLE),
    ],
)
def test_the_system_s_refusals_are_read(number, winerror, found):
    assert refusal(number, winerror) is found
