from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gsmos_tray.workstation.autostart import (
    DesktopEntry,
    RunKey,
    autostart,
    entry_path,
    exec_value,
    is_approved,
    own_command,
    put_autostart_right,
    switch_autostart,
)

COMMAND = ["/opt/gsmOS Tray/gsmos-tray", "--minimised"]
MOVED = ["/usr/bin/gsmos-tray", "--minimised"]
RUN = r"Software\Microsoft\Windows\CurrentVersion\Run"
APPROVED = r"Software\Microsoft\Windows\CurrentVersion\Explorer\StartupApproved\Run"


class MemoryRegistry(dict):
    """Values below a user's key, as Windows keeps them: names and keys without regard to case."""

    def read(self, key, name):
        return self.get((key.lower(), name.lower()))

    def write(self, key, name, value):
        self[key.lower(), name.lower()] = value

    def delete(self, key, name):
        self.pop((key.lower(), name.lower()), None)


@pytest.fixture
def path(tmp_path):
    return tmp_path / "config" / "autostart" / "gsmos-tray.desktop"


@pytest.fixture
def registry():
    return MemoryRegistry()


@pytest.fixture(params=["desktop entry", "run key"])
def way(request, path, registry):
    return DesktopEntry(path) if request.param == "desktop entry" else RunKey(registry)


def test_it_is_switched_on_and_off(way):
    assert not way.enabled()
    way.disable()
    way.enable(COMMAND)
    assert way.enabled()
    way.enable(COMMAND)
    assert way.enabled()
    way.disable()
    assert not way.enabled()


def test_putting_right_does_not_switch_on(way):
    way.put_right(MOVED)
    assert not way.enabled()


def test_after_a_move_the_entry_starts_the_new_program(path):
    entry = DesktopEntry(path)
    entry.enable(COMMAND)
    entry.put_right(MOVED)
    assert f"Exec={exec_value(MOVED)}" in path.read_text().splitlines()
    assert exec_value(COMMAND) not in path.read_text()
    assert entry.enabled()


@pytest.mark.parametrize("switch", ["Hidden=true", "X-GNOME-Autostart-enabled=false"])
def test_an_entry_that_the_person_switched_off_stays_off(path, switch):
    entry = DesktopEntry(path)
    entry.enable(COMMAND)
    name = switch.partition("=")[0]
    kept = [line for line in path.read_text().splitlines() if not line.startswith(name)]
    path.write_text("\n".join([*kept, switch, "Name[ro]=Arhiva ș"]) + "\n", "utf-8")
    assert not entry.enabled()
    entry.put_right(MOVED)
    assert not entry.enabled()
    assert "Name[ro]=Arhiva ș" in path.read_text("utf-8")
    entry.enable(MOVED)
    assert entry.enabled()


def test_an_entry_that_is_right_is_not_written_again(path):
    entry = DesktopEntry(path)
    entry.enable(COMMAND)
    before = path.stat()
    entry.put_right(COMMAND)
    assert path.stat().st_ino == before.st_ino
    assert sorted(file.name for file in path.parent.iterdir()) == ["gsmos-tray.desktop"]


def test_the_entry_is_one_that_the_desktop_reads(path):
    DesktopEntry(path).enable(COMMAND)
    lines = path.read_text().splitlines()
    assert lines[0] == "[Desktop Entry]"
    assert {"Type=Application", "Name=gsmOS Tray"} <= set(lines)
    assert 'Exec="/opt/gsmOS Tray/gsmos-tray" "--minimised"' in lines


def unescaped(value):
    """Undo what a desktop file's string may escape, from the specification."""
    return value.encode().replace(b"\\\\", b"\0").decode()


@given(
    st.lists(
        st.text(st.characters(min_codepoint=32, exclude_categories=["Cs"]), min_size=1), min_size=1
    )
)
def test_any_command_survives_the_quoting(command):
    value = exec_value(command)
    assert "\n" not in value
    # The specification's quoting is that of a shell's double quotes, once the value is unescaped.
    quoted = unescaped(value).replace("\0", "\\").replace("%%", "%")
    parsed, inside, word, letters = [], False, "", iter(quoted)
    for letter in letters:
        if letter == "\\" and inside:
            word += next(letters)
        elif letter == '"':
            parsed += [word] if inside else []
            inside, word = not inside, ""
        elif inside:
            word += letter
    assert parsed == command


def test_the_desktop_s_own_folder_is_used(tmp_path):
    assert entry_path({}, Path("/home/ana")) == Path(
        "/home/ana/.config/autostart/gsmos-tray.desktop"
    )
    assert entry_path({"XDG_CONFIG_HOME": "relativ"}, Path("/home/ana")).parts[3] == ".config"
    assert entry_path({"XDG_CONFIG_HOME": "/c"}, Path("/home/ana")) == Path(
        "/c/autostart/gsmos-tray.desktop"
    )


def test_this_system_s_way_is_found(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    autostart().enable(COMMAND)
    assert (tmp_path / "autostart" / "gsmos-tray.desktop").exists()


def test_windows_gets_one_line_quoted_as_it_wants(registry):
    RunKey(registry).enable(["C:\\Program Files\\gsmOS\\gsmos-tray.exe", "--minimised"])
    assert registry.read(RUN, "gsmOS Tray") == (
        '"C:\\Program Files\\gsmOS\\gsmos-tray.exe" --minimised'
    )


def test_after_a_move_windows_starts_the_new_program(registry):
    key = RunKey(registry)
    key.enable(COMMAND)
    key.put_right(MOVED)
    assert registry.read(RUN, "gsmOS Tray") == "/usr/bin/gsmos-tray --minimised"


def test_what_the_task_manager_switched_off_stays_off_until_it_is_switched_on_here(registry):
    key = RunKey(registry)
    key.enable(COMMAND)
    registry.write(APPROVED, "gsmOS Tray", bytes.fromhex("03000000e0a6c5d2f1c0da01"))
    assert not key.enabled()
    key.put_right(MOVED)
    assert not key.enabled()
    key.enable(MOVED)
    assert key.enabled()


@pytest.mark.parametrize(
    ("opinion", "approved"),
    [
        (None, True),
        (b"", True),
        (bytes.fromhex("020000000000000000000000"), True),
        (bytes.fromhex("060000000000000000000000"), True),
        (bytes.fromhex("03000000e0a6c5d2f1c0da01"), False),
        (bytes.fromhex("01000000e0a6c5d2f1c0da01"), False),
        ("text", True),
    ],
)
def test_the_task_manager_s_opinion_is_read(opinion, approved):
    assert is_approved(opinion) is approved


@pytest.mark.parametrize(
    ("executable", "started"),
    [
        ("/usr/lib/gsmos-tray/gsmos-tray", "/usr/lib/gsmos-tray/gsmos-tray"),
        (r"C:\Programe\gsmOS Tray\gsmos-tray.exe", r"C:\Programe\gsmOS Tray\gsmos-tray.exe"),
        (r"C:\Programe\gsmOS Tray\gsmos-tray-cli.exe", r"C:\Programe\gsmOS Tray\gsmos-tray.exe"),
    ],
)
def test_the_tray_is_started_whoever_asked_for_it(executable, started):
    assert own_command(executable, frozen=True) == [started, "--minimised"]


def test_after_an_upgrade_this_very_program_is_started(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    entry = tmp_path / "autostart" / "gsmos-tray.desktop"
    put_autostart_right()
    assert not entry.exists()
    autostart().enable(COMMAND)
    put_autostart_right()
    assert '"-m" "gsmos_tray" "--minimised"' in entry.read_text("utf-8")
    switch_autostart(on=False)
    assert not entry.exists()
    switch_autostart(on=True)
    assert '"-m" "gsmos_tray" "--minimised"' in entry.read_text("utf-8")
