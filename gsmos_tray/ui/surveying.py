"""Looks through a folder before it is watched: how many files, how many bytes, from which days.

Names and sizes alone; nothing is opened. What is archived in the end the engine decides.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from gsmos_tray.documents.romanian import folded
from gsmos_tray.ui.document_cells import local_time

_MOST = 50_000  # files; beyond it the numbers say *more than*
_DEEPEST = 6
_LIKELY_TYPES = frozenset({".pdf", ".xml", ".zip"})
_LIKELY_WORDS = (
    "factur", "invoice", "proform", "chitan", "deviz", "recepti", "garanti", "predare", "primire",
    "efactura", "semnatura", "cius_ro", "storno",
)  # fmt: skip
_LEAST_INDEX = 7  # digits: an SPV download is called by a number


@dataclass(frozen=True, slots=True)
class Survey:
    """What a folder holds: day and size of each file, and how many look like a shop's papers."""

    path: Path
    files: tuple[tuple[date, int], ...]
    likely: int
    cut: bool

    def since(self, day: date | None) -> tuple[int, int]:
        """Count the files from *day* on, and their bytes."""
        sizes = [size for when, size in self.files if day is None or when >= day]
        return len(sizes), sum(sizes)


def survey(path: Path) -> Survey:
    """Look through *path* and what lies in it. What cannot be read is not counted."""
    files: list[tuple[date, int]] = []
    likely = 0
    for entry in _walk(path, 0):
        try:
            status = entry.stat(follow_symlinks=False)
        except OSError:
            continue
        files.append((local_time(status.st_mtime).date(), status.st_size))
        likely += looks_like_a_document(entry.name)
        if len(files) >= _MOST:
            break
    return Survey(path, tuple(files), likely, cut=len(files) >= _MOST)


def proposals(places: Iterable[Path]) -> list[Survey]:
    """Look through *places* and give those that hold a shop's papers, the richest first."""
    # Not Path's own question, which raises on Windows if a share is away.
    there = [place for place in dict.fromkeys(places) if os.path.isdir(place)]  # noqa: PTH112
    looked = [survey(place) for place in there]
    return sorted((one for one in looked if one.likely), key=lambda one: -one.likely)


def looks_like_a_document(name: str) -> bool:
    """Tell by its name alone whether a file may be an invoice, an SPV download, or the like."""
    stem, extension = os.path.splitext(folded(name))  # noqa: PTH122 - a name, not a path
    if extension not in _LIKELY_TYPES:
        return False
    if any(word in stem for word in _LIKELY_WORDS):
        return True
    return extension != ".pdf" and stem.isdecimal() and len(stem) >= _LEAST_INDEX


def _walk(folder: Path | str, depth: int) -> Iterable[os.DirEntry[str]]:
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError:
        return
    for entry in entries:
        if entry.name.startswith((".", "~", "$")):
            continue
        if entry.is_dir(follow_symlinks=False):
            if depth < _DEEPEST:
                yield from _walk(entry.path, depth + 1)
        elif entry.is_file(follow_symlinks=False):
            yield entry
