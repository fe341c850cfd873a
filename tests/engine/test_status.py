"""The one status value: its counts add up, and the icon's five states follow from it."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gsmos_tray.engine.status import AccountStatus, Counts, Problem, Status, by_folder, total
from gsmos_tray.events import Activity
from gsmos_tray.ledger.overview import DirectoryCounts
from gsmos_tray.ledger.values import FileState
from gsmos_tray.settings import Settings, Sync, WatchedFolder

QUIET = Status(
    account=AccountStatus("Atelier", "atelier@example.org", "basic"),
    settings=Settings(folders=(WatchedFolder(Path("/gsmOS")),)),
    counts=Counts(archived=3),
    documents=Counts(archived=3),
    folders=(),
    paused_until=None,
    last_run=None,
    next_run=None,
    problem=None,
    trouble=None,
    sending=False,
)
NOT_AUTOMATIC = replace(QUIET.settings, sync=Sync(automatic=False))
PROBLEM = Problem("archive_full")


@pytest.mark.parametrize(
    ("activity", "how"),
    [
        (Activity.UP_TO_DATE, {}),
        (Activity.UP_TO_DATE, {"counts": Counts(archived=3, left_out=9)}),
        (Activity.WAITING, {"counts": Counts(waiting=1)}),
        (Activity.WAITING, {"documents": Counts(waiting=1)}),
        (Activity.WAITING, {"trouble": "archive_unreachable"}),
        (Activity.WAITING, {"paused_until": datetime.max}),  # noqa: DTZ901 - for ever
        (Activity.WAITING, {"settings": NOT_AUTOMATIC}),
        (Activity.WAITING, {"settings": Settings()}),  # no folder is watched
        (Activity.SYNCING, {"sending": True, "counts": Counts(waiting=1)}),
        (Activity.SYNCING, {"sending": True, "settings": NOT_AUTOMATIC}),
        (Activity.ATTENTION, {"problem": PROBLEM, "sending": True}),
        (Activity.ATTENTION, {"documents": Counts(set_aside=1), "sending": True}),
        (Activity.NOT_CONNECTED, {"account": None}),
        (Activity.NOT_CONNECTED, {"account": None, "problem": PROBLEM}),
    ],
)
def test_the_icon_shows_one_of_five_states(activity: Activity, how: dict[str, object]) -> None:
    assert replace(QUIET, **how).activity is activity


def counted(**states: int) -> DirectoryCounts:
    by_state = Counter({FileState(name): count for name, count in states.items()})
    rules = Counter({"hidden": states["left_out"]}) if "left_out" in states else Counter()
    return DirectoryCounts(sum(states.values()), by_state, rules)


def test_a_file_under_two_folders_belongs_to_the_inner(tmp_path: Path) -> None:
    outer, inner = WatchedFolder(tmp_path / "a"), WatchedFolder(tmp_path / "a" / "b")
    directories = {
        tmp_path / "a": counted(archived=1),
        tmp_path / "a" / "bc": counted(archived=2, left_out=1),
        tmp_path / "a" / "b": counted(waiting=4),
        tmp_path / "a" / "b" / "d": counted(set_aside=8, left_out=2),
        tmp_path / "elsewhere": counted(archived=100),
    }
    for folders in ((outer, inner), (inner, outer)):
        told = {it.folder: it for it in by_folder(folders, directories, [])}
        assert told[outer].counts == Counts(archived=3, left_out=1)
        assert told[inner].counts == Counts(waiting=4, set_aside=8, left_out=2)
        assert told[inner].left_out_by == {"hidden": 2}
        assert total(told.values()) == Counts(3, 4, 8, 3)
        assert [it.folder for it in by_folder(folders, directories, [])] == list(folders)


def test_the_whole_disk_may_be_watched() -> None:
    [told] = by_folder((WatchedFolder(Path("/")),), {Path("/"): counted(archived=1),
                       Path("/a"): counted(archived=2)}, [])  # fmt: skip
    assert told.counts == Counts(archived=3)


def test_a_folder_that_is_away_is_not_reachable_and_keeps_its_files(tmp_path: Path) -> None:
    here, away = WatchedFolder(tmp_path / "a"), WatchedFolder(tmp_path / "b")
    directories = {away.path: counted(archived=2)}
    told = by_folder((here, away), directories, [away.path])
    assert [it.reachable for it in told] == [True, False]
    assert told[1].counts == Counts(archived=2)


numbers = st.integers(0, 1000)
places = st.lists(st.sampled_from("abc"), max_size=4).map(lambda parts: Path("/", *parts))
directories = st.dictionaries(
    places,
    st.builds(counted, archived=numbers, waiting=numbers, set_aside=numbers, left_out=numbers),
)


@given(st.lists(places, unique=True), directories)
def test_no_file_is_counted_twice_and_none_is_forgotten(
    watched: list[Path], directories: dict[Path, DirectoryCounts]
) -> None:
    folders = tuple(map(WatchedFolder, watched))
    watching = {it for it in directories if any(it.is_relative_to(path) for path in watched)}
    summed = total(by_folder(folders, directories, []))
    assert summed.total == sum(directories[it].files for it in watching)
    assert summed.set_aside == sum(directories[it].states["set_aside"] for it in watching)
