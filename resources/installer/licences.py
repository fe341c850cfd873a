"""Lists what travels in the frozen program, with each licence.

``licences.py FOLDER`` rewrites ``resources/licences.md``. For those who build, before a release.

What is frozen is read from the program itself, so nothing is listed by heart but Qt's and Python's
own terms.
"""

from __future__ import annotations

import sys
import sysconfig
from importlib.metadata import Distribution, distribution, packages_distributions
from pathlib import Path

from PyInstaller.archive.readers import CArchiveReader

LISTED = Path(__file__).resolve().parents[1] / "licences.md"
_COMMON = Path("/usr/share/common-licenses")
_QT = {"PySide6_Essentials", "shiboken6"}

_HEAD = """\
# Licences

gsmOS Tray itself is under the MIT licence. It is shipped together with the software below, whose
authors keep their rights.

**Qt and PySide6** are used under the GNU Lesser General Public License, version 3 (full text
below). They lie unchanged, as libraries of their own, in the folder `_internal` beside the
program, and may be replaced there by other builds of the same version. Their source code is at
https://download.qt.io/official_releases/ and https://code.qt.io/. Nothing in gsmOS Tray's terms
forbids changing these libraries, or taking them apart to find out why a change does not work.

The other libraries in that folder (among them OpenSSL, SQLite, FreeType, GLib, ICU, libxcb) come
from the system that the program was built on; their terms are in that system's
`/usr/share/doc/*/copyright`.
"""


def main() -> None:
    """Write the list for the frozen program in the folder that is named."""
    found = sorted(shipped(Path(sys.argv[1])), key=lambda it: it.name.lower())
    rows = "\n".join(f"| {it.name} | {it.version} | {terms(it)} |" for it in found)
    parts = [_HEAD, f"| software | version | licence |\n|---|---|---|\n{rows}\n"]
    parts += [part for it in found if (part := texts(it))]
    python = Path(sysconfig.get_path("stdlib"), "LICENSE.txt")
    if python.exists():
        parts.append(_section(f"Python {sys.version.split()[0]}", python.read_text("utf-8")))
    for name in ("LGPL-3", "GPL-3"):
        parts.append(_section(f"GNU {name}", (_COMMON / name).read_text("utf-8")))
    LISTED.write_text("\n".join(parts), "utf-8")


def shipped(folder: Path) -> set[Distribution]:
    """Find the distributions whose modules are in the program, or lie beside it."""
    archive = CArchiveReader(str(folder / "gsmos-tray"))
    modules = {name.partition(".")[0] for name in archive.open_embedded_archive("PYZ.pyz").toc}
    modules |= {path.name.partition(".")[0] for path in (folder / "_internal").iterdir()}
    owners = packages_distributions()
    names = {name for module in modules for name in owners.get(module, ())}
    return {distribution(name) for name in names - {"gsmos-tray", "pyinstaller"}}


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
    files = [
        Path(str(of.locate_file(it)))
        for it in of.files or []
        if ".dist-info" in str(it)
        and any(word in it.name.upper() for word in ("LICEN", "COPYING", "NOTICE", "AUTHORS"))
    ]
    told = [it.read_text("utf-8", "replace").strip() for it in files if it.is_file()]
    return _section(of.name, "\n\n".join(told)) if told else ""


def _section(title: str, text: str) -> str:
    return f"## {title}\n\n```\n{text.strip()}\n```\n"


if __name__ == "__main__":
    main()
