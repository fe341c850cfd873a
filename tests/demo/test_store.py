"""The parts that need no server."""

from __future__ import annotations

import threading
from datetime import UTC, datetime

import pytest
from dropbox.content_hash import content_hash as sdk_content_hash
from hypothesis import given, settings
from hypothesis import strategies as st

from gsmos_tray.demo.blobs import HASH_BLOCK, Blobs, ContentHasher, content_hash
from gsmos_tray.demo.history import Deleted, File
from gsmos_tray.demo.listing import Listing
from gsmos_tray.demo.pace import Line, Pace
from gsmos_tray.demo.paths import folded, is_below
from gsmos_tray.demo.placement import Mode, Placement
from gsmos_tray.demo.refusals import LookupRefused, MovedIntoItself, Unsettled, WriteRefused
from gsmos_tray.demo.rules import TimeModel
from gsmos_tray.demo.store import Tree

NOW = datetime(2026, 3, 1, tzinfo=UTC)
paths = st.builds(
    lambda parts: "/" + "/".join(parts), st.lists(st.sampled_from("aAbc"), min_size=1, max_size=3)
)
changes = st.one_of(
    st.tuples(st.just("commit"), paths, st.binary(max_size=2)),
    st.tuples(st.just("delete"), paths),
    st.tuples(st.just("move"), paths, paths),
    st.tuples(st.just("create_folder"), paths),
)


@pytest.fixture(scope="module")
def blobs():
    blobs = Blobs()
    yield blobs
    blobs.close()


def change(tree: Tree, name: str, *args) -> None:
    try:
        if name == "commit":
            path, data = args
            tree.commit(Placement(path, Mode.OVERWRITE), tree.blobs.keep_whole(data))
        else:
            getattr(tree, name)(*args)
    except (LookupRefused, MovedIntoItself, Unsettled, WriteRefused):
        pass


def truth(tree: Tree) -> dict[str, str]:
    """Place → revision, or nothing for a folder."""
    return {
        folded(entry.path): entry.rev if isinstance(entry, File) else "" for entry in tree.living()
    }


def follow(known: dict[str, str], entries) -> None:
    """What the API specification tells a caller to do with the entries of a listing."""
    for entry in entries:
        place = folded(entry.path)
        if isinstance(entry, Deleted | File):
            for below in [other for other in known if is_below(other, place)]:
                del known[below]
        if isinstance(entry, Deleted):
            known.pop(place, None)
        else:
            known[place] = entry.rev if isinstance(entry, File) else ""


@settings(deadline=None)  # machines are noisy
@given(st.lists(changes, max_size=12), st.lists(changes, max_size=12), st.integers(1, 4))
def test_who_follows_the_listing_knows_the_tree_whatever_happens_meanwhile(
    blobs, before, meanwhile, limit
):
    tree = Tree(blobs, allocated=1000, now=lambda: NOW)
    listing = Listing(tree)
    for each in before:
        change(tree, *each)
    cursor = listing.begin("", limit, recursive=True, include_deleted=False)
    known: dict[str, str] = {}
    page = listing.page(cursor)
    follow(known, page.entries)
    for each in meanwhile:
        change(tree, *each)
        page = listing.page(listing.resume(str(page.cursor)))
        follow(known, page.entries)
    while page.has_more:
        page = listing.page(page.cursor)
        follow(known, page.entries)

    assert known == truth(tree)
    assert not listing.has_news(page.cursor)


@settings(deadline=None)  # machines are noisy
@given(st.lists(changes, max_size=20))
def test_the_used_space_is_that_of_the_living_files_and_never_more_than_allocated(blobs, steps):
    tree = Tree(blobs, allocated=5, now=lambda: NOW)
    for each in steps:
        change(tree, *each)
        sizes = [entry.content.size for entry in tree.living() if isinstance(entry, File)]
        assert tree.used == sum(sizes) <= 5


@settings(deadline=None)  # machines are noisy
@given(st.lists(changes, max_size=20))
def test_every_living_thing_is_found_by_its_id_and_lies_in_a_folder(blobs, steps):
    tree = Tree(blobs, allocated=1000, now=lambda: NOW)
    for each in steps:
        change(tree, *each)
    for entry in tree.living():
        assert tree.find(entry.id) is entry
        tree.find_folder(entry.path.rpartition("/")[0])


@settings(deadline=None)  # machines are noisy
@given(st.lists(st.binary(max_size=50)))
def test_a_hash_does_not_depend_on_how_the_bytes_came(pieces):
    hasher = ContentHasher()
    for piece in pieces:
        hasher.update(piece)

    assert hasher.hexdigest() == content_hash(b"".join(pieces))


@pytest.mark.parametrize("size", [0, 1, HASH_BLOCK - 1, HASH_BLOCK, HASH_BLOCK + 1, 3 * HASH_BLOCK])
def test_our_hash_and_the_sdks_agree(size):
    data = b"d" * size

    assert content_hash(data) == sdk_content_hash(data)


def test_what_is_sent_at_the_same_time_shares_the_line():
    line = Line()

    assert line.seconds_for(100, bytes_per_second=10, now=0.0) == 10
    assert line.seconds_for(100, bytes_per_second=10, now=5.0) == 15  # behind the first
    assert line.seconds_for(100, bytes_per_second=10, now=100.0) == 10
    assert line.seconds_for(100, bytes_per_second=0, now=0.0) == 0


class Waits:
    """An ``Event`` that is never set and notes how long it was waited for."""

    def __init__(self) -> None:
        self.seconds: list[float] = []

    def wait(self, seconds: float) -> bool:
        self.seconds.append(round(seconds, 3))
        return False


def test_each_thing_takes_as_long_as_the_model_says():
    waits = Waits()
    pace = Pace(TimeModel(round_trip=0.04, data_call=0.06, commit=0.15, commit_entry=0.005), waits)

    pace.connection()
    pace.request(1000)
    pace.data_call()
    pace.commit(0)
    pace.commit(1000)

    assert waits.seconds == [0.08, 0.04, 0.06, 0.15, 5.15]


def test_without_a_model_nothing_waits():
    waits = Waits()
    pace = Pace(TimeModel(), waits)

    pace.connection()
    pace.request(1000)
    pace.answer(1000)
    pace.commit(1000)

    assert waits.seconds == []


def test_a_wait_ends_when_the_server_stops():
    stop = threading.Event()
    stop.set()

    Pace(TimeModel(commit=3600), stop).commit(0)
