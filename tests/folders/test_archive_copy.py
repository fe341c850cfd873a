from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gsmos_tray.folders.archive_copy import info_files, lies_in, synced_roots


@pytest.fixture
def info(tmp_path):
    return tmp_path / "info.json"


def test_the_folders_of_all_accounts_are_found(info, tmp_path):
    info.write_text(
        json.dumps(
            {
                "personal": {"path": "/home/ana/Dropbox", "host": 1, "is_team": False},
                "business": {
                    "path": "/home/ana/Dropbox (Service)/Ana",
                    "root_path": "/home/ana/Dropbox (Service)",
                },
            }
        )
    )
    assert synced_roots([tmp_path / "nothing.json", info, info]) == (
        Path("/home/ana/Dropbox"),
        Path("/home/ana/Dropbox (Service)/Ana"),
        Path("/home/ana/Dropbox (Service)"),
    )


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"\xff\xfe",
        b"[]",
        b"null",
        b"[" * 100_000,
        b'{"personal": 7}',
        b'{"personal": {"path": 7}}',
        b'{"personal": {"path": "Dropbox"}}',
        b'{"personal": {"path": "/a\\u0000b"}}',
        b'{"personal": {}}',
    ],
)
def test_whatever_stands_there_nothing_fails(info, content):
    info.write_bytes(content)
    assert synced_roots([info]) == ()


@given(
    st.recursive(
        st.none() | st.text() | st.integers(),
        lambda inner: st.dictionaries(st.sampled_from(["personal", "path", "root_path"]), inner),
    )
)
def test_any_json_gives_absolute_paths(content):
    import tempfile  # noqa: PLC0415 - a folder for each example

    with tempfile.TemporaryDirectory() as folder:
        info = Path(folder, "info.json")
        info.write_text(json.dumps(content))
        assert all(root.is_absolute() for root in synced_roots([info]))


def test_each_system_has_its_places():
    windows = info_files({"APPDATA": "C:/R", "LOCALAPPDATA": "C:/L"}, windows=True)
    assert [path.as_posix() for path in windows] == [
        "C:/R/Dropbox/info.json",
        "C:/L/Dropbox/info.json",
    ]
    assert info_files({}, windows=True) == ()
    assert info_files({}, Path("/home/ana"), windows=False) == (
        Path("/home/ana/.dropbox/info.json"),
    )


def test_a_place_is_known_to_lie_in_the_copy_whatever_link_leads_there(tmp_path):
    copy = tmp_path / "Dropbox"
    (copy / "Facturi").mkdir(parents=True)
    (tmp_path / "link").symlink_to(copy / "Facturi")
    (copy / "afară").symlink_to(tmp_path)
    assert lies_in(copy, [copy])
    assert lies_in(copy / "afară", [copy])
    assert lies_in(copy / "Facturi" / "încă nu e", [copy])
    assert lies_in(tmp_path / "link" / "a", [copy])
    assert not lies_in(tmp_path, [copy])
    assert not lies_in(tmp_path / "Dropbox vechi", [copy])
    assert not lies_in(copy, [])
