from __future__ import annotations

import os
import shutil
import tempfile
import threading
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, rule

from gsmos_tray.errors import FolderUnreadable, NoSuchFolder
from gsmos_tray.folders import rescanning
from gsmos_tray.folders.listing import Listing, leads_elsewhere, list_directory
from gsmos_tray.folders.looking import Identity, Look, identity_of, look_at
from gsmos_tray.folders.rescanning import Altered, Appeared, Unreadable, Vanished, rescan
from tests.folders.disk import refusing

GO_ON = threading.Event()


class Memory(dict[Path, Look]):
    """What the ledger will be: files with their last looks."""

    def children(self, directory):
        return {path.name: look for path, look in self.items() if path.parent == directory}

    def directories(self, root):
        return {path.parent for path in self if path.is_relative_to(root)}

    def learn(self, findings):
        for finding in findings:
            match finding:
                case Appeared(path, look):
                    assert path not in self
                    self[path] = look
                case Altered(path, look):
                    assert self[path] != look
                    self[path] = look
                case Vanished(path):
                    del self[path]
                case Unreadable():
                    pass


@pytest.fixture
def memory():
    return Memory()


@pytest.fixture
def root(tmp_path):
    root = tmp_path / "acte"
    root.mkdir()
    return root


def put(path, content=b"%PDF"):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return path


def found(root, memory, **places):
    return list(rescan(root, memory, GO_ON, **places))


def learnt(root, memory, **places):
    findings = found(root, memory, **places)
    memory.learn(findings)
    return findings


def test_what_is_there_is_found_once(root, memory):
    first, second = put(root / "Factură Ștefan.pdf"), put(root / "2026" / "01" / "b.pdf")
    assert learnt(root, memory) == [
        Appeared(first, look_at(first)),
        Appeared(second, look_at(second)),
    ]
    assert found(root, memory) == []


def test_what_changed_is_found(root, memory):
    file = put(root / "2026" / "a.pdf")
    learnt(root, memory)
    before = look_at(file)
    file.write_bytes(b"%PDF-1.7")
    os.utime(file, ns=(0, before.mtime_ns))
    assert learnt(root, memory) == [Altered(file, look_at(file))]
    os.utime(file, ns=(0, before.mtime_ns - 1))
    assert learnt(root, memory) == [Altered(file, look_at(file))]
    assert found(root, memory) == []


def test_what_was_deleted_is_found_with_all_that_was_in_a_folder(root, memory):
    put(root / "a.pdf")
    put(root / "2026" / "02" / "c.pdf")
    put(root / "2026" / "b.pdf")
    learnt(root, memory)
    (root / "a.pdf").unlink()
    shutil.rmtree(root / "2026")
    assert set(found(root, memory)) == {
        Vanished(root / "a.pdf"),
        Vanished(root / "2026" / "b.pdf"),
        Vanished(root / "2026" / "02" / "c.pdf"),
    }


def test_a_renamed_folder_vanishes_before_it_appears(root, memory):
    put(root / "facturi" / "a.pdf")
    learnt(root, memory)
    (root / "facturi").rename(root / "Facturi")
    new = root / "Facturi" / "a.pdf"
    assert learnt(root, memory) == [
        Vanished(root / "facturi" / "a.pdf"),
        Appeared(new, look_at(new)),
    ]


def test_links_are_neither_followed_nor_files(root, memory, tmp_path):
    outside = put(tmp_path / "altundeva" / "secret.pdf").parent
    (root / "afara").symlink_to(outside)
    (root / "bucla").symlink_to(root)
    (root / "link.pdf").symlink_to(outside / "secret.pdf")
    (root / "rupt.pdf").symlink_to(root / "nimic")
    os.mkfifo(root / "conducta")
    assert found(root, memory) == []


def test_a_folder_that_became_a_link_has_lost_its_files(root, memory, tmp_path):
    file = put(root / "2026" / "a.pdf")
    learnt(root, memory)
    file.parent.rename(tmp_path / "mutat")
    (root / "2026").symlink_to(tmp_path / "mutat")
    assert found(root, memory) == [Vanished(file)]
    assert found(root, memory, below=root / "2026") == [Vanished(file)]
    assert found(root, memory, below=file) == [Vanished(file)]


def test_a_missing_folder_is_an_alarm_and_no_deletion(root, memory):
    put(root / "a.pdf")
    learnt(root, memory)
    shutil.rmtree(root)
    with pytest.raises(NoSuchFolder):
        rescan(root, memory, GO_ON)
    root.touch()
    with pytest.raises(NoSuchFolder):
        rescan(root, memory, GO_ON)


def test_a_folder_that_refuses_is_an_alarm_and_no_deletion(root, memory):
    put(root / "a.pdf")
    with refusing(root), pytest.raises(FolderUnreadable):
        rescan(root, memory, GO_ON)


def test_the_empty_place_where_a_disk_was_mounted_is_a_missing_folder(root, memory, tmp_path):
    put(root / "a.pdf")
    learnt(root, memory)
    disk = identity_of(root)
    root.rename(tmp_path / "disc")
    root.mkdir()
    with pytest.raises(NoSuchFolder):
        rescan(root, memory, GO_ON, seen_as=disk)
    put(root / "b.pdf")  # a new disk, and it holds something
    assert Vanished(root / "a.pdf") in found(root, memory, seen_as=disk)


def test_a_folder_that_a_person_emptied_is_just_empty(root, memory):
    put(root / "a.pdf")
    learnt(root, memory)
    (root / "a.pdf").unlink()
    assert found(root, memory, seen_as=identity_of(root)) == [Vanished(root / "a.pdf")]


def test_a_root_that_goes_while_it_is_walked_is_no_deletion(root, memory):
    put(root / "a.pdf")
    learnt(root, memory)
    findings = rescan(root, memory, GO_ON)
    shutil.rmtree(root)
    assert list(findings) == []


def test_what_lies_in_a_folder_that_refuses_is_not_missed(root, memory):
    put(root / "închis" / "mai jos" / "a.pdf")
    put(root / "închis" / "b.pdf")
    put(root / "c.pdf")
    learnt(root, memory)
    (root / "c.pdf").unlink()
    with refusing(root / "închis"):
        assert found(root, memory) == [
            Vanished(root / "c.pdf"),
            Unreadable(root / "închis", "folder_unreadable"),
        ]


def test_a_file_that_may_be_listed_but_not_seen_is_not_missed(root, memory):
    file = put(root / "închis" / "a.pdf")
    learnt(root, memory)
    with refusing(file.parent, mode=0o400):
        assert found(root, memory) == [Unreadable(file, "file_unreadable")]


def test_each_file_belongs_to_the_inner_folder(root, memory):
    inner = put(root / "interior" / "a.pdf").parent
    outer_file = put(root / "b.pdf")
    exclude = frozenset({inner})
    assert learnt(root, memory, exclude=exclude) == [Appeared(outer_file, look_at(outer_file))]
    learnt(inner, memory)
    shutil.rmtree(inner)
    assert found(root, memory, exclude=exclude) == [Vanished(inner / "a.pdf")]


def test_what_is_excluded_is_not_missed_while_it_is_there(root, memory):
    inner = put(root / "interior" / "a.pdf").parent
    learnt(root, memory)
    (inner / "a.pdf").unlink()
    put(inner / "b.pdf")
    assert found(root, memory, exclude=frozenset({inner})) == []
    put(inner / "mai jos" / "c.pdf")
    assert found(root, memory, exclude=frozenset({inner}), below=inner / "mai jos") == []
    assert found(root, memory, exclude=frozenset({inner}), below=inner) == []


def test_an_inner_folder_is_known_behind_a_link_too(root, memory, tmp_path):
    inner = put(root / "interior" / "a.pdf").parent
    (tmp_path / "scurtatura").symlink_to(root)
    assert found(tmp_path / "scurtatura", memory, exclude=frozenset({inner})) == []


def test_a_name_that_is_no_text_is_said_and_harms_nothing(root, memory):
    strange = os.fsencode(root) + b"/factur\xe3.pdf"
    with open(strange, "wb") as file:  # noqa: PTH123 - the name is no text
        file.write(b"%PDF")
    os.mkdir(os.fsencode(root) + b"/dosar\xe3")  # noqa: PTH102 - the same
    assert sorted(finding.reason for finding in found(root, memory)) == ["strange_name"] * 2


def test_a_hint_at_a_folder_is_looked_at_with_all_below_it_and_nothing_else(root, memory):
    put(root / "a.pdf")
    inside = put(root / "2026" / "01" / "b.pdf")
    assert learnt(root, memory, below=root / "2026") == [Appeared(inside, look_at(inside))]
    shutil.rmtree(root / "2026")
    assert learnt(root, memory, below=root / "2026") == [Vanished(inside)]
    assert found(root, memory, below=root / "2027") == []


def test_a_folder_that_became_a_file_has_lost_its_files(root, memory):
    file = put(root / "2026" / "a.pdf")
    learnt(root, memory)
    shutil.rmtree(root / "2026")
    instead = put(root / "2026")
    assert found(root, memory, below=instead) == [
        Vanished(file),
        Appeared(instead, look_at(instead)),
    ]


def test_a_root_that_goes_after_a_hint_is_no_deletion(root, memory):
    put(root / "2026" / "a.pdf")
    learnt(root, memory)
    findings = rescan(root, memory, GO_ON, below=root / "2026")
    shutil.rmtree(root)
    assert list(findings) == []


def test_a_file_that_goes_right_after_it_was_listed_is_left_to_the_next_rescan(
    root, memory, monkeypatch
):
    file, other = put(root / "a.pdf"), put(root / "b.pdf")
    learnt(root, memory)
    file.write_bytes(b"%PDF-1.7")
    put(root / "nou.pdf")

    def deleted_since(directory, known):
        listing = list_directory(directory, known)
        file.unlink()
        (root / "nou.pdf").unlink()
        return listing

    monkeypatch.setattr(rescanning, "list_directory", deleted_since)
    assert found(root, memory) == []
    assert other.exists()


def test_a_hint_at_a_folder_whose_root_is_away_deletes_nothing(root, memory):
    put(root / "2026" / "b.pdf")
    learnt(root, memory)
    shutil.rmtree(root)
    with pytest.raises(NoSuchFolder):
        rescan(root, memory, GO_ON, below=root / "2026")


def test_a_hint_may_be_at_a_file_as_well(root, memory):
    file = put(root / "a.pdf")
    assert learnt(root, memory, below=file) == [Appeared(file, look_at(file))]
    assert found(root, memory, below=file) == []
    file.write_bytes(b"%PDF-1.7")
    assert learnt(root, memory, below=file) == [Altered(file, look_at(file))]
    file.unlink()
    assert found(root, memory, below=file) == [Vanished(file)]
    file.symlink_to(root)
    assert found(root, memory, below=file) == [Vanished(file)]


def test_a_walk_stops_between_two_folders_and_was_right_so_far(root, memory):
    for number in range(5):
        put(root / str(number) / "a.pdf")
    stop = threading.Event()
    findings = rescan(root, memory, stop)
    first = next(findings)
    stop.set()
    assert list(findings) == []
    assert first.path.exists()


def test_a_listing_that_is_old_as_on_windows_does_not_alter_a_file(root, memory, monkeypatch):
    file = put(root / "a.pdf")
    learnt(root, memory)

    def old(directory, known):
        listing = list_directory(directory, known)
        listing.files = {name: Look(0, 0) for name in listing.files}
        return listing

    monkeypatch.setattr(rescanning, "list_directory", old)
    assert found(root, memory) == []
    file.write_bytes(b"%PDF-1.7")
    assert found(root, memory) == [Altered(file, look_at(file))]


def test_a_name_that_the_listing_missed_is_not_deleted(root, memory, monkeypatch):
    """A file that is being renamed may be listed under neither name (readdir(3))."""
    put(root / "a.pdf")
    put(root / "2026" / "b.pdf")
    learnt(root, memory)
    monkeypatch.setattr(rescanning, "list_directory", lambda *_: Listing())
    assert found(root, memory) == []


def test_another_spelling_of_a_listed_name_is_gone_where_case_does_not_matter(
    root, memory, monkeypatch
):
    """As such a file system has it: the old name can be looked at, and is not listed."""
    old, new = put(root / "factura.pdf"), root / "Factura.pdf"
    learnt(root, memory)
    os.link(old, new)

    def without_the_old_one(directory, known):
        listing = list_directory(directory, known)
        del listing.files["factura.pdf"]
        return listing

    monkeypatch.setattr(rescanning, "list_directory", without_the_old_one)
    assert learnt(root, memory) == [Vanished(old), Appeared(new, look_at(new))]


@pytest.mark.parametrize(
    ("attributes", "tag", "elsewhere"),
    [
        (0x410, 0xA0000003, True),  # a junction
        (0x410, 0x9000701A, False),  # a folder of OneDrive's
        (0x10, 0, False),
        (0x10, 0xA0000003, False),  # the tag means nothing without the bit
    ],
)
def test_a_junction_is_told_from_other_folders(attributes, tag, elsewhere):
    assert leads_elsewhere(attributes, tag) is elsewhere


def test_an_identity_is_device_and_inode(root):
    assert identity_of(root) == Identity(root.stat().st_dev, root.stat().st_ino)


places = st.lists(st.sampled_from(["a", "B", "ș"]), min_size=1, max_size=3).map("/".join)


class FolderMachine(RuleBasedStateMachine):
    """Whatever happens to a folder, after a rescan the memory is what ``os.walk`` finds."""

    def __init__(self):
        super().__init__()
        self.base = Path(tempfile.mkdtemp())
        self.root = self.base / "acte"
        self.root.mkdir()
        self.memory = Memory()
        self.writes = 0

    @rule(place=places)
    def write(self, place):
        self.writes += 1
        path = self.root / place
        try:
            put(path, b"x" * self.writes)
        except OSError:  # a folder, or a file above it
            return

    @rule(place=places)
    def delete(self, place):
        path = self.root / place
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path)
        elif os.path.lexists(path):
            path.unlink()

    @rule(place=places, other=places)
    def move(self, place, other):
        try:
            (self.root / place).rename(self.root / other)
        except OSError:
            return

    @rule(place=places, other=places)
    def link(self, place, other):
        try:
            (self.root / place).symlink_to(self.root / other)
        except OSError:
            return

    @rule(place=places)
    def look_below(self, place):
        below = self.root / place
        self.memory.learn(rescan(self.root, self.memory, GO_ON, below=below))
        real = self.what_is_there()
        here = {path for path in self.memory if path == below or below in path.parents}
        assert here == {path for path in real if path == below or below in path.parents}

    @rule()
    def rescan(self):
        self.memory.learn(rescan(self.root, self.memory, GO_ON))
        assert self.memory == self.what_is_there()
        assert found(self.root, self.memory) == []

    def what_is_there(self):
        return {
            path: look_at(path)
            for folder, _, names in os.walk(self.root)
            for path in (Path(folder, name) for name in names)
            if not path.is_symlink()
        }

    def teardown(self):
        self.rescan()
        shutil.rmtree(self.base)


TestFolder = FolderMachine.TestCase
TestFolder.settings = settings(max_examples=60, stateful_step_count=30, deadline=None)
