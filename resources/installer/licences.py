"""Lists what travels in the frozen program, with each licence.

``pyinstaller.spec`` writes the list into each build, because Windows' program holds other software
than Linux' does. ``licences.py FOLDER`` takes the list of the frozen program in FOLDER over into
``resources/licences.md``, which is shown where the program runs from its source; before a release.

What is frozen is asked of PyInstaller, so nothing is listed by heart but Qt's and Python's own
terms.
"""

from __future__ import annotations

import os
import shutil
import sys
import sysconfig
from collections.abc import Iterable, Iterator
from importlib.metadata import Distribution, distributions
from pathlib import Path, PurePath

LISTED = Path(__file__).resolve().parents[1] / "licences.md"
_COMMON = Path(__file__).resolve().parent / "terms"  # Windows has no copies of its own
_QT = {"PySide6_Essentials", "shiboken6"}
_NAMED_FOR_IT = ("LICEN", "COPYING", "NOTICE", "AUTHORS")

_HEAD = """\
# Licences

gsmOS Tray itself is under the MIT licence. It is shipped together with the software below, whose
authors keep their rights.

**Qt and PySide6** are used under the GNU Lesser General Public License, version 3 (full text
below). They lie unchanged, as libraries of their own, in the folder `_internal` beside the
program, and may be replaced there by other builds of the same version. Their source code is at
https://download.qt.io/official_releases/ and https://code.qt.io/. Nothing in gsmOS Tray's terms
forbids changing these libraries, or taking them apart to find out why a change does not work.
"""

# Python's own licence on Windows names what its installer brings.
_BESIDE = (
    """\
The other libraries in that folder (among them OpenSSL, SQLite and libffi) come with Python; their
terms stand with Python's below.
"""
    if sys.platform == "win32"
    else """\
The other libraries in that folder (among them OpenSSL, SQLite, FreeType, GLib, ICU, libxcb) come
from the system that the program was built on; their terms are in that system's
`/usr/share/doc/*/copyright`.
"""
)


def main() -> None:
    """Take over the list of the frozen program in the folder that is named."""
    shutil.copyfile(Path(sys.argv[1], "_internal", "resources", "licences.md"), LISTED)


def listing(frozen: Iterable[str | None]) -> str:
    """Write the list for a program that is made of the files *frozen*."""
    found = sorted(shipped(frozen), key=lambda it: it.name.lower())
    rows = "\n".join(f"| {it.name} | {it.version} | {terms(it)} |" for it in found)
    parts = [_HEAD, _BESIDE, f"| software | version | licence |\n|---|---|---|\n{rows}\n"]
    parts += [part for it in found if (part := texts(it))]
    parts.append(_section(f"Python {sys.version.split()[0]}", _python_terms()))
    for name in ("LGPL-3", "GPL-3"):
        parts.append(_section(f"GNU {name}", (_COMMON / f"{name}.txt").read_text("utf-8")))
    return "\n".join(parts)


def shipped(frozen: Iterable[str | None]) -> Iterator[Distribution]:
    """Find the distributions of which a file is frozen.

    By file and not by module: several distributions share the package ``jaraco``.
    """
    paths = {_comparable(path) for path in frozen if path}
    for it in distributions():
        owned = (_comparable(it.locate_file(file)) for file in it.files or [])
        if it.name not in {"gsmos-tray", "pyinstaller"} and any(path in paths for path in owned):
            yield it


def _comparable(path: object) -> str:
    return os.path.normcase(os.path.realpath(str(path)))


def terms(of: Distribution) -> str:
    """Name a licence in a few words."""
    told = of.metadata
    classified = [
        it.rpartition(" :: ")[2]
        for it in told.get_all("Classifier", [])
        if it.startswith("License ::")
    ]
    first = (told.get("License") or "").strip().partition("\n")[0]
    return told.get("License-Expression") or ", ".join(classified) or first or "see its text"


def texts(of: Distribution) -> str:
    """Give the texts that a distribution carries."""
    if of.name in _QT:
        return ""
    files = [Path(str(of.locate_file(it))) for it in of.files or [] if _is_licence(it)]
    told = {it: it.read_text("utf-8", "replace").strip() for it in files if it.is_file()}
    if len(told) > 1:  # a text rarely says which library it is for; the file's name does
        told = {it: f"{it.stem}\n\n{text}" for it, text in told.items()}
    return _section(of.name, "\n\n".join(told.values())) if told else ""


def _is_licence(file: PurePath) -> bool:
    """Tell by the name, or by the folder: pypdfium2 names PDFium's libraries' texts after them."""
    folders = {part.lower() for part in file.parent.parts}
    return any(part.endswith(".dist-info") for part in folders) and (
        "licenses" in folders or any(word in file.name.upper() for word in _NAMED_FOR_IT)
    )


def _python_terms() -> str:
    """Read them from where Linux has them, or from where Python's installer for Windows does."""
    places = (sysconfig.get_path("stdlib"), sys.base_prefix)
    return next(
        path.read_text("utf-8") for it in places if (path := Path(it, "LICENSE.txt")).is_file()
    )


def _section(title: str, text: str) -> str:
    fence = "````" if "```" in text else "```"
    return f"## {title}\n\n{fence}\n{text.strip()}\n{fence}\n"


if __name__ == "__main__":
    main()
