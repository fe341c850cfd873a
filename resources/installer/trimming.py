"""Says which files of Qt the frozen program does without. For those who build.

PyInstaller collects what Qt could need; this leaves out what a tray, its windows and its pictures
do not: a third of the size, and less memory, since a plugin brings its libraries with it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import PureWindowsPath

Entry = tuple[str, str, str]
"""PyInstaller's own: where a file goes to, where it comes from, and what kind it is of."""

Imports = Callable[[str], Iterable[tuple[str, str | None]]]
"""Lists the libraries that a file is linked to: name, and place where that could be found out."""

PLUGINS: dict[str, frozenset[str] | None] = {
    "iconengines": frozenset({"qsvgicon"}),
    "imageformats": frozenset({"qsvg", "qico", "qjpeg"}),
    "networkinformation": None,  # all of them: each belongs to one kind of system
    "platforminputcontexts": frozenset(
        {"composeplatforminputcontextplugin", "ibusplatforminputcontextplugin"}
    ),
    "platforms": frozenset({"qxcb", "qwayland", "qoffscreen", "qwindows"}),
    # The one for GTK 3 brings 50 MB, and 30 MB of memory.
    "platformthemes": frozenset({"qxdgdesktopportal"}),
    "styles": None,
    "wayland-decoration-client": None,
    "wayland-shell-integration": frozenset({"xdg-shell"}),
}
"""The plugins that are kept, by kind. Of a kind that is not listed none is."""

_LARGE_AND_UNUSED = ("opengl32sw", "d3dcompiler")  # drawing in three dimensions, on Windows


def trimmed(binaries: Iterable[Entry], imports: Imports) -> list[Entry]:
    """Give the programs and libraries that are needed."""
    return _still_needed([entry for entry in binaries if is_wanted(entry[0])], imports)


def without_dangling(datas: Iterable[Entry], binaries: Iterable[Entry]) -> list[Entry]:
    """Give the other files that are needed; a link only where what it leads to is there."""
    there = {_parts(name) for name, _, _ in binaries}
    return [
        (name, source, kind)
        for name, source, kind in datas
        if is_wanted(name) and (kind != "SYMLINK" or (*_parts(name)[:-1], *_parts(source)) in there)
    ]


def is_wanted(destination: str) -> bool:
    """Tell whether a file is none of Qt's that is left out."""
    parts = _parts(destination)
    if "PySide6" not in parts:
        return True
    if "translations" in parts:
        return False  # none is Romanian; the program's own have Qt's words in them
    if "plugins" not in parts:
        return not parts[-1].lower().startswith(_LARGE_AND_UNUSED)
    allowed = PLUGINS.get(parts[-2], frozenset())
    name = parts[-1].partition(".")[0].removeprefix("lib")
    return allowed is None or name in allowed


def _still_needed(binaries: list[Entry], imports: Imports) -> list[Entry]:
    """Drop libraries that only plugins needed that are left out."""
    by_name = {_parts(name)[-1].lower(): name for name, _, _ in binaries}
    sources = {name: source for name, source, _ in binaries}
    kept = {name for name in sources if not _is_library(name)}
    pending = list(kept)
    while pending:
        for library, _ in imports(sources[pending.pop()]):
            # By its name: on Windows a plugin does not lie beside the libraries that it needs.
            name = by_name.get(library.lower())
            if name is not None and name not in kept:
                kept.add(name)
                pending.append(name)
    return [entry for entry in binaries if entry[0] in kept]


def _is_library(name: str) -> bool:
    """Tell whether this is there for others' sake: beside Qt's own, or at the top.

    All else (modules, plugins) is there for its own, and Python's library for the program's.
    """
    *folder, last = _parts(name)
    if last.startswith("libpython"):
        return False
    versioned = ".so" in last and ".cpython" not in last and ".abi3" not in last
    beside = not folder or folder[-1] == "lib" or folder == ["PySide6"]
    return beside and (versioned or last.startswith(("Qt6", "avcodec", "avutil")))


def _parts(name: str) -> tuple[str, ...]:
    return PureWindowsPath(name).parts  # which knows both ways of writing a path
