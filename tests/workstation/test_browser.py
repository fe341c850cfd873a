from __future__ import annotations

import functools
import os
import threading
import time
from pathlib import Path

import pytest
from jeepney import HeaderFields, MessageType, new_error, new_method_return
from jeepney.io.blocking import open_dbus_connection

from gsmos_tray.workstation.browser import (
    named_browser,
    open_file,
    open_url,
    opener,
    sane_environment,
    show_in_folder,
    would_run,
)
from tests.workstation.desktop_bus import session_bus

OPENER = """#!/bin/sh
printf '%s\\n' "$1" >> "{notes}"
printf '%s\\n' "DROPBOX_API_HOST=$DROPBOX_API_HOST" >> "{notes}"
exec sleep 30
"""


class Desktop:
    """A screen by name only, and an opener that notes what it is asked."""

    def __init__(self, folder):
        self.notes = folder / "notes"
        program = folder / "xdg-open"
        program.write_text(OPENER.format(notes=self.notes))
        program.chmod(0o755)

    def opened(self):
        end = time.monotonic() + 30
        while not self.notes.exists() or len(self.notes.read_text().splitlines()) < 2:
            assert time.monotonic() < end
            threading.Event().wait(0.02)
        return self.notes.read_text().splitlines()


@pytest.fixture
def desktop(tmp_path, monkeypatch):
    folder = tmp_path / "bin"
    folder.mkdir()
    monkeypatch.setenv("PATH", f"{folder}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setenv("DISPLAY", ":none")
    monkeypatch.setenv("DROPBOX_API_HOST", "127.0.0.1")
    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS", raising=False)
    return Desktop(folder)


def test_a_page_is_opened_at_once_and_without_this_program_s_own_settings(desktop):
    begun = time.monotonic()
    assert open_url("https://www.dropbox.com/home/Facturi SPV?a=1&b='2'")
    assert time.monotonic() - begun < 20  # the opener stays for 30 s
    assert desktop.opened() == [
        "https://www.dropbox.com/home/Facturi SPV?a=1&b='2'",
        "DROPBOX_API_HOST=",
    ]


@pytest.mark.parametrize("url", ["file:///etc/passwd", "javascript:1", "--help", "", "HTTPS"])
def test_only_web_pages_are_opened_as_such(desktop, url):
    assert not open_url(url)


def test_without_a_screen_or_an_opener_nothing_is_asked(monkeypatch, tmp_path):
    monkeypatch.delenv("DISPLAY", raising=False)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    assert not open_url("https://www.dropbox.com/")
    monkeypatch.setenv("DISPLAY", ":none")
    monkeypatch.setenv("PATH", str(tmp_path))
    assert not open_url("https://www.dropbox.com/")


def test_the_first_opener_that_is_there_is_taken(tmp_path):
    (tmp_path / "gio").touch(0o755)
    assert opener({"WAYLAND_DISPLAY": "w", "PATH": str(tmp_path)}) == ["gio", "open"]
    (tmp_path / "xdg-open").touch(0o755)
    assert opener({"DISPLAY": ":0", "PATH": str(tmp_path)}) == ["xdg-open"]


def test_a_document_is_opened(desktop, tmp_path):
    file = tmp_path / "Factură 12.pdf"
    file.touch()
    assert open_file(file)
    assert desktop.opened()[0] == str(file)


def test_what_is_not_there_or_would_run_is_not_opened(desktop, tmp_path):
    (tmp_path / "Factura.pdf.exe").touch()
    assert not open_file(tmp_path / "Factura.pdf.exe")
    assert not open_file(tmp_path / "nimic.pdf")
    assert not open_file(tmp_path)


@pytest.mark.parametrize(
    ("name", "runs"),
    [
        ("Factura.pdf", False),
        ("Factura.PDF.EXE", True),
        ("Factura.pdf.lnk", True),
        ("Factura.bat. .", True),
        ("exe", False),
        ("macro.js", True),
        ("e-factura.xml", False),
        ("spv.zip", False),
    ],
)
def test_a_program_is_told_from_a_document(name, runs):
    assert would_run(Path("/acte") / name) is runs


def test_a_file_is_shown_by_opening_its_folder_where_nothing_better_is_to_be_had(desktop, tmp_path):
    file = tmp_path / "acte" / "Factură 12.pdf"
    file.parent.mkdir()
    assert show_in_folder(file)
    assert desktop.opened()[0] == str(file.parent)
    assert not show_in_folder(tmp_path / "nimic" / "a.pdf")


@pytest.mark.parametrize("refuses", [False, True])
def test_the_file_manager_is_asked_to_select_the_file(desktop, tmp_path, monkeypatch, refuses):
    file = tmp_path / "Factură 12.pdf"
    file.touch()
    asked = []

    def manage(bus):
        while True:
            call = bus.receive(timeout=30)
            if call.header.message_type is MessageType.method_call:
                break
        asked.append((call.header.fields[HeaderFields.member], call.body))
        bus.send(new_error(call, "a.b.Error") if refuses else new_method_return(call))

    with session_bus() as (address, _):
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
        with open_dbus_connection("SESSION") as bus:
            bus.bus_proxy.RequestName("org.freedesktop.FileManager1")
            manager = threading.Thread(target=manage, args=(bus,))
            manager.start()
            assert show_in_folder(file)
            manager.join(30)
    assert asked == [("ShowItems", ([file.as_uri()], ""))]
    if refuses:
        assert desktop.opened()[0] == str(tmp_path)


def test_a_frozen_program_gives_the_loader_s_path_back():
    frozen = {"LD_LIBRARY_PATH": "/opt/gsmos/_internal", "LD_LIBRARY_PATH_ORIG": "/usr/x", "A": "1"}
    assert sane_environment(frozen, frozen=True) == {"LD_LIBRARY_PATH": "/usr/x", "A": "1"}
    assert sane_environment({"LD_LIBRARY_PATH": "/opt/gsmos"}, frozen=True) == {}
    assert sane_environment({"LD_LIBRARY_PATH": "/usr/x"}, frozen=False) == {
        "LD_LIBRARY_PATH": "/usr/x"
    }
    assert (
        sane_environment({"_PYI_ARCHIVE_FILE": "x", "REQUESTS_CA_BUNDLE": "x"}, frozen=False) == {}
    )


def test_a_browser_that_the_environment_names_is_taken_with_or_without_a_place_for_the_address():
    url = "http://127.0.0.1/"
    named = functools.partial(named_browser, url=url)
    assert named({"BROWSER": "sh -c", "PATH": "/bin"}) == ["sh", "-c", url]
    assert named({"BROWSER": "missing-one:sh '%s' x", "PATH": "/bin"}) == ["sh", url, "x"]
    assert named({"BROWSER": "missing-one", "PATH": "/bin"}) is None
    assert named({}) is None
