"""What the owner has chosen: what is saved is what is loaded, and nothing half."""

from __future__ import annotations

import json
import os
import signal
import stat
import subprocess
import sys
from dataclasses import replace
from datetime import date, time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gsmos_tray import errors, settings
from gsmos_tray.documents.kinds import Kind
from gsmos_tray.settings import (
    VERSION,
    Frequency,
    Language,
    LogDetail,
    NotificationLevel,
    Settings,
    Sync,
    WatchedFolder,
    load,
    options,
    rebased,
    save,
)
from tests.mounts import of_its_own

KINDS = tuple(map(str, Kind))
OPTIONS = options(KINDS)

words = (
    st.text(min_size=1)
    .map(lambda text: text.strip().strip("/").strip())
    .filter(lambda text: text and text == text.strip().strip("/") and text.isprintable())
)
names = st.binary(min_size=1, max_size=12).filter(lambda name: b"\0" not in name)
folders = st.builds(
    WatchedFolder,
    path=names.map(lambda name: Path("/gsmOS", os.fsdecode(name))),
    mixed=st.booleans(),
    since=st.none() | st.dates(),
    polled=st.none() | st.booleans(),
)
everything = st.builds(
    Settings,
    folders=st.lists(folders, max_size=3).map(tuple),
    cui=st.none() | st.from_regex(r"[0-9]{2,10}", fullmatch=True),
    archive_root=words,
    organisation=st.sampled_from(["month", "year", "client", "own"]),
    templates=st.dictionaries(st.sampled_from(KINDS), st.text(st.characters(codec="utf-8"))),
    kinds_off=st.frozensets(st.sampled_from(KINDS)),
    sync=st.builds(
        Sync,
        automatic=st.booleans(),
        frequency=st.sampled_from(Frequency),
        at=st.times().map(lambda at: at.replace(second=0, microsecond=0)),
        weekday=st.integers(0, 6),
        check_minutes=st.integers(1, 1440),
        bandwidth_kb=st.integers(0, 10_000_000),
    ),
    spv_members=st.booleans(),
    notifications=st.sampled_from(NotificationLevel),
    autostart=st.booleans(),
    language=st.sampled_from(Language),
    log=st.sampled_from(LogDetail),
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "settings.json"


# -- saving and loading ------------------------------------------------------------------------


@given(everything)
def test_what_is_saved_is_what_is_loaded(
    tmp_path_factory: pytest.TempPathFactory, chosen: Settings
) -> None:
    path = tmp_path_factory.getbasetemp() / "round trip.json"
    save(path, chosen)
    assert load(path) == chosen


def test_no_file_means_the_defaults_and_makes_none(path: Path) -> None:
    assert load(path) == Settings()
    assert not path.exists()


def test_what_a_new_owner_gets(path: Path) -> None:
    assert {name: option.read(load(path)) for name, option in OPTIONS.items()} == {
        "company.cui": None,
        "archive.root": "Facturi SPV",
        "layout.by": "month",
        "sync.automatic": True,
        "sync.frequency": "immediate",
        "sync.at": "20:00",
        "sync.weekday": "friday",
        "sync.check_minutes": 5,
        "sync.bandwidth_kb": 0,
        "spv.members": True,
        "notifications.level": "all",
        "general.autostart": False,
        "ui.language": "auto",
        "general.log": "normal",
        **{f"kinds.{kind}": True for kind in KINDS},
        **{f"layout.template.{kind}": None for kind in KINDS},
    }
    assert WatchedFolder(Path("/gsmOS")) == WatchedFolder(Path("/gsmOS"), False, None, None)  # noqa: FBT003


def test_the_file_can_be_read_by_a_person(path: Path) -> None:
    save(path, Settings(archive_root="Arhivă Țurcanu"))
    assert '"archive.root": "Arhivă Țurcanu"' in path.read_text("utf-8")


def test_only_this_user_may_read_it(path: Path) -> None:
    for _ in range(2):
        save(path, Settings())
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert list(path.parent.iterdir()) == [path]


def test_an_option_that_the_file_lacks_has_its_default(path: Path) -> None:
    save(path, Settings(cui="18547290"))
    stored = json.loads(path.read_text())
    del stored["options"]["sync.check_minutes"]
    stored["options"]["of.another.version"] = 7
    path.write_text(json.dumps(stored))
    assert load(path) == Settings(cui="18547290")


def test_a_process_that_is_killed_leaves_the_old_file_or_the_new_one(path: Path) -> None:
    script = (
        "import sys; from pathlib import Path;"
        "from gsmos_tray.settings import Settings, save\n"
        "for n in range(10**9):\n"
        "    save(Path(sys.argv[1]), Settings(archive_root=f'Arhiva {n}' * 2000))\n"
        "    print(n, flush=True)"
    )
    for _ in range(4):
        with subprocess.Popen(
            [sys.executable, "-c", script, str(path)], stdout=subprocess.PIPE, text=True
        ) as writing:
            for _ in range(20):
                done = int(writing.stdout.readline())
            writing.send_signal(signal.SIGKILL)
            later = [done, *map(int, writing.stdout.read().split())]
        expected = {f"Arhiva {n}" * 2000 for n in (later[-1], later[-1] + 1)}
        assert load(path).archive_root in expected


def test_a_place_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    with pytest.raises(errors.ProfileReadOnly) as refused:
        save(tmp_path / "no such folder" / "settings.json", Settings())
    assert refused.value.facts["path"] == tmp_path / "no such folder"


def test_a_full_disk_is_said_and_the_old_file_stays(tmp_path: Path) -> None:
    script = (
        "import sys; from pathlib import Path; from gsmos_tray import errors;"
        "from gsmos_tray.settings import Settings, load, save\n"
        "path = Path(sys.argv[1]) / 'settings.json'\n"
        "save(path, Settings(cui='18547290'))\n"
        "try:\n"
        "    save(path, Settings(archive_root='x' * 500_000))\n"
        "except errors.DiskFull:\n"
        "    print('full', load(path).cui)\n"
    )
    mount = f'mount -t tmpfs -o size=100k none "{tmp_path}" && exec "$@"'
    done = subprocess.run(
        [*of_its_own(), "sh", "-c", mount, "sh", sys.executable, "-c", script, str(tmp_path)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.stdout, done.stderr) == ("full 18547290\n", "")


# -- what cannot be loaded ---------------------------------------------------------------------


def good() -> dict[str, object]:
    return {"version": 1, "folders": [], "kinds_off": [], "templates": {}, "options": {}}


BROKEN = [
    b"",
    b"{",
    b"\xff\xfe",
    b"null",
    b"[]",
    b"7",
    b"[" * 100_000,
    b'{"version": "1"}',
    b'{"version": 0}',
    b'{"version": -1}',
    b'{"version": 1}',
    json.dumps(good() | {"folders": 7}).encode(),
    json.dumps(good() | {"folders": [{"path": "/a"}]}).encode(),
    json.dumps(good() | {"folders": [{"path": 7, "mixed": 0, "from": 0, "polled": 0}]}).encode(),
    json.dumps(good() | {"templates": []}).encode(),
    json.dumps(good() | {"options": {"sync.frequency": "sometimes"}}).encode(),
    json.dumps(good() | {"options": {"sync.at": None}}).encode(),
    json.dumps(good() | {"options": []}).encode(),
]


@pytest.mark.parametrize("content", BROKEN, ids=lambda content: content[:60].decode("latin-1"))
def test_a_broken_file_is_refused_and_left_as_it_is(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    with pytest.raises(errors.SettingsBroken) as refused:
        load(path)
    assert refused.value.facts["path"] == path
    assert path.read_bytes() == content


def test_a_folder_in_its_place_is_refused(path: Path) -> None:
    path.mkdir()
    with pytest.raises(errors.SettingsBroken):
        load(path)


def test_a_newer_file_is_refused_and_left_as_it_is(path: Path) -> None:
    content = json.dumps({"version": VERSION + 1, "folders": "another shape"})
    path.write_text(content)
    with pytest.raises(errors.SettingsTooNew) as refused:
        load(path)
    assert (refused.value.facts["version"], refused.value.facts["known"]) == (VERSION + 1, VERSION)
    assert path.read_text() == content


def test_an_older_file_is_brought_up_to_date_step_by_step(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(settings, "VERSION", 3)
    monkeypatch.setitem(
        settings._UPGRADES, 1, lambda stored: stored | {"options": {"company.cui": "33445566"}}
    )
    monkeypatch.setitem(
        settings._UPGRADES,
        2,
        lambda stored: stored | {"kinds_off": [stored["options"]["company.cui"]]},
    )
    path.write_text(json.dumps(good()))
    assert load(path) == Settings(cui="33445566", kinds_off=frozenset({"33445566"}))
    assert json.loads(path.read_text()) == good()  # until it is saved
    save(path, load(path))
    assert json.loads(path.read_text())["version"] == 3


# -- single options ----------------------------------------------------------------------------


@pytest.mark.parametrize("name", OPTIONS)
def test_what_an_option_shows_can_be_written_back(name: str) -> None:
    chosen = Settings(
        cui="18547290",
        templates={"invoice": "{an}/{numar}"},
        kinds_off=frozenset({"receipt"}),
        sync=Sync(False, Frequency.WEEKLY, time(7, 5), 2, 60, 512),  # noqa: FBT003
        notifications=NotificationLevel.IMPORTANT,
        language=Language.ENGLISH,
    )
    option = OPTIONS[name]
    shown = option.read(chosen)
    assert option.write(Settings(), "" if shown is None else str(shown)) is not chosen
    assert option.read(option.write(Settings(), "" if shown is None else str(shown))) == shown


def test_every_option_of_the_contract_is_there() -> None:
    assert set(OPTIONS) == {
        "company.cui", "archive.root", "layout.by", "sync.automatic", "sync.frequency", "sync.at",
        "sync.weekday", "sync.check_minutes", "sync.bandwidth_kb", "spv.members",
        "notifications.level", "general.autostart", "ui.language", "general.log",
        *(f"kinds.{kind}" for kind in KINDS), *(f"layout.template.{kind}" for kind in KINDS),
    }  # fmt: skip


@pytest.mark.parametrize(
    ("name", "text", "value"),
    [
        ("company.cui", " RO 18547290 ", "18547290"),
        ("company.cui", "ro18547290", "18547290"),
        ("company.cui", "  ", None),
        ("archive.root", " /gsmOS Backup/ ", "gsmOS Backup"),
        ("sync.frequency", " Weekly ", "weekly"),
        ("sync.at", "07:05", "07:05"),
        ("sync.at", "20:15:59", "20:15"),
        ("sync.weekday", "FRIDAY", "friday"),
        ("sync.check_minutes", "1", 1),
        ("sync.check_minutes", "1440", 1440),
        ("sync.bandwidth_kb", "0", 0),
        *(("sync.automatic", word, True) for word in ("true", "ON", "yes", "da", "1")),
        *(("sync.automatic", word, False) for word in ("False", "off", "no", "nu", "0")),
        ("kinds.receipt", "off", False),
        ("kinds.receipt", "on", True),
        ("layout.template.invoice", "{an}/{numar}", "{an}/{numar}"),
        ("layout.template.invoice", "  ", None),
    ],
)
def test_an_option_understands_what_people_write(name: str, text: str, value: object) -> None:
    before = Settings(cui="1", templates={"invoice": "x"}, kinds_off=frozenset({"receipt"}))
    changed = OPTIONS[name].write(before, text)
    assert OPTIONS[name].read(changed) == value


@pytest.mark.parametrize(
    ("name", "text", "fault"),
    [
        ("company.cui", "J40/1057/2019", "not_a_cui"),
        ("company.cui", "1", "not_a_cui"),
        ("company.cui", "1850314400123", "not_a_cui"),  # a person's number is no firm's
        ("archive.root", " / ", "empty"),
        ("layout.by", "", "empty"),
        ("sync.automatic", "poate", "not_a_switch"),
        ("sync.frequency", "hourly", "not_a_choice"),
        ("sync.at", "25:00", "not_an_hour"),
        ("sync.at", "seara", "not_an_hour"),
        ("sync.weekday", "vineri", "not_a_choice"),
        ("sync.check_minutes", "0", "not_in_range"),
        ("sync.check_minutes", "1441", "not_in_range"),
        ("sync.check_minutes", "five", "not_in_range"),
        ("sync.bandwidth_kb", "-1", "not_in_range"),
        ("sync.bandwidth_kb", "10000001", "not_in_range"),
        ("sync.bandwidth_kb", "9" * 5000, "not_in_range"),
        ("spv.members", "", "not_a_switch"),
        ("notifications.level", "none", "not_a_choice"),
        ("general.autostart", "2", "not_a_switch"),
        ("ui.language", "de", "not_a_choice"),
        ("general.log", "loud", "not_a_choice"),
        ("kinds.receipt", "maybe", "not_a_switch"),
    ],
)
def test_a_refusal_names_the_option_the_value_and_the_fault(
    name: str, text: str, fault: str
) -> None:
    with pytest.raises(errors.BadValue) as refused:
        OPTIONS[name].write(Settings(), text)
    facts = refused.value.facts
    assert (facts["name"], facts["value"], facts["fault"]) == (name, text, fault)


def test_a_refusal_says_what_could_be_chosen() -> None:
    def facts(name: str) -> dict[str, object]:
        with pytest.raises(errors.BadValue) as refused:
            OPTIONS[name].write(Settings(), "?")
        return refused.value.facts

    assert facts("sync.frequency")["choices"] == "immediate daily weekly"
    assert facts("sync.weekday")["choices"].split()[:2] == ["monday", "tuesday"]
    assert (facts("sync.check_minutes")["least"], facts("sync.check_minutes")["most"]) == (1, 1440)


@given(st.sampled_from(sorted(OPTIONS)), st.text())
def test_whatever_is_written_is_taken_or_refused(name: str, text: str) -> None:
    try:
        changed = OPTIONS[name].write(Settings(), text)
    except errors.BadValue:
        return
    assert isinstance(changed, Settings)


def test_writing_one_option_leaves_the_others() -> None:
    before = Settings(
        folders=(WatchedFolder(Path("/gsmOS"), since=date(2026, 1, 1)),), kinds_off=frozenset("a")
    )
    changed = OPTIONS["sync.at"].write(before, "08:00")
    assert changed.sync == Sync(at=time(8, 0))
    assert (changed.folders, changed.kinds_off) == (before.folders, before.kinds_off)


def test_what_one_changes_stands_beside_what_another_changed_meanwhile() -> None:
    here, there, new = (WatchedFolder(Path(name)) for name in ("/here", "/there", "/new"))
    before = Settings(
        folders=(here, there),
        kinds_off=frozenset({"proforma", "estimate"}),
        templates={"invoice": "{year}", "receipt": "{month}"},
    )
    chosen = replace(
        before,
        folders=(replace(here, mixed=True),),
        kinds_off=frozenset({"proforma", "contract"}),
        templates={"invoice": "{year}/{month}"},
        sync=replace(before.sync, check_minutes=7),
        cui="12345674",
    )
    now = replace(
        before,
        folders=(here, there, new),
        kinds_off=frozenset({"estimate"}),
        templates={"invoice": "{day}", "receipt": "{month}", "other": "{kind}"},
        sync=replace(before.sync, bandwidth_kb=300, check_minutes=9),
        language=Language.ENGLISH,
        cui="23456783",
    )
    assert rebased(chosen, before, now) == replace(
        before,
        folders=(replace(here, mixed=True), new),
        kinds_off=frozenset({"contract"}),
        templates={"invoice": "{year}/{month}", "other": "{kind}"},
        sync=replace(before.sync, bandwidth_kb=300, check_minutes=7),
        language=Language.ENGLISH,
        cui="12345674",
    )


def test_where_nobody_else_changed_anything_what_was_chosen_counts() -> None:
    before = Settings(folders=(WatchedFolder(Path("/b")), WatchedFolder(Path("/a"))))
    chosen = replace(before, folders=before.folders[:1], kinds_off=frozenset({"proforma"}))
    assert rebased(chosen, before, before) == chosen
    assert rebased(before, before, chosen) == chosen


def test_a_file_that_is_being_replaced_in_this_moment_is_read_a_moment_later(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "settings.json"
    save(path, Settings(cui="12345674"))
    read, refused = Path.read_text, []

    def hold(it: Path, *how: str) -> str:
        if not refused:
            refused.append(PermissionError(13, "held"))
            refused[0].winerror = 32
            raise refused[0]
        return read(it, *how)

    monkeypatch.setattr(Path, "read_text", hold)
    assert load(path).cui == "12345674"
