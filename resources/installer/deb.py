"""Makes a Debian package of the frozen program: ``deb.py FOLDER PACKAGE.deb``. For those who build.

The program lies whole below /usr/lib; what it takes from the system are the libraries that must
fit the system's own (C, OpenGL, X), fonts, and what opens a page in the browser. A program that
runs is asked to end before its files are replaced or removed: it reads them while it runs. Nothing
of a person's is touched: settings and archive outlive the package.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(Path(__file__).parent)]

import pictures  # noqa: E402 - found by the line above

from gsmos_tray import __version__  # noqa: E402

NAME = "gsmos-tray"

_DEPENDS = (
    "fontconfig",
    "fonts-dejavu-core | fonts-noto-core | ttf-mscorefonts-installer",
    "libc6 (>= {libc})",
    "libegl1",
    "libgl1",
    "libx11-xcb1",
    "libxcb1",
    "shared-mime-info",
    "xdg-utils",
)
_RECOMMENDS = ("gnome-keyring | kwalletmanager | keepassxc", "default-dbus-session-bus")

_CONTROL = """\
Package: {name}
Version: {version}
Section: utils
Priority: optional
Architecture: {architecture}
Installed-Size: {kilobytes}
Maintainer: gsmOS Tray <gsmos-tray@localhost>
Depends: {depends}
Recommends: {recommends}
Description: archives the documents of a phone-repair shop in its own Dropbox
 Watches the folders into which invoices, e-Factura files and service documents
 are saved, recognises them, and archives each one in the owner's own Dropbox,
 with proof that it is there.
"""

DESKTOP_ENTRY = """\
[Desktop Entry]
Type=Application
Name=gsmOS Tray
Comment=Archives the shop's documents in Dropbox
Comment[ro]=Arhivează documentele atelierului în Dropbox
Exec=gsmos-tray
Icon=gsmos-tray
Categories=Office;
Keywords=Dropbox;e-Factura;arhivă;facturi;
StartupNotify=false
"""

_END_RUNNING = """\
#!/bin/sh
# Asks each program that runs from here to end, and waits for it at most ten seconds.
set -e
running() {
    for link in /proc/[0-9]*/exe; do
        case "$(readlink "$link" 2>/dev/null)" in
            /usr/lib/gsmos-tray/gsmos-tray*) basename "$(dirname "$link")" ;;
        esac
    done
}
for pid in $(running); do kill -TERM "$pid" 2>/dev/null || true; done
for turn in 1 2 3 4 5 6 7 8 9 10; do
    [ -z "$(running)" ] && break
    sleep 1
done
exit 0
"""


def build(folder: Path, package: Path) -> None:
    """Make *package* from the frozen program in *folder*."""
    with tempfile.TemporaryDirectory() as place:
        root = Path(place, "root")
        shutil.copytree(folder, root / "usr/lib" / NAME, symlinks=True)
        (root / "usr/bin").mkdir()
        (root / "usr/bin" / NAME).symlink_to(f"../lib/{NAME}/{NAME}")
        _write(root / "usr/share/applications" / f"{NAME}.desktop", DESKTOP_ENTRY)
        _write_icons(root / "usr/share/icons/hicolor")
        documents = root / "usr/share/doc" / NAME
        _write(documents / "copyright", (ROOT / "LICENSE").read_text("utf-8"))
        licences = folder / "_internal/resources/licences.md"
        _write(documents / "licences.md", licences.read_text("utf-8"))
        _write(root / "DEBIAN/prerm", _END_RUNNING, mode=0o755)
        _write(root / "DEBIAN/control", _control(root))
        for path in root.rglob("*"):
            if path.is_dir():
                path.chmod(0o755)
        command = ("dpkg-deb", "--root-owner-group", "--build", str(root), str(package))
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)


def _control(root: Path) -> str:
    files = [path for path in root.rglob("*") if not path.is_symlink()]
    return _CONTROL.format(
        name=NAME,
        version=__version__,
        architecture=_said("dpkg", "--print-architecture"),
        kilobytes=sum(path.stat().st_size for path in files) // 1024,
        depends=", ".join(_DEPENDS).format(libc=os.confstr("CS_GNU_LIBC_VERSION").split()[1]),
        recommends=", ".join(_RECOMMENDS),
    )


def _write_icons(theme: Path) -> None:
    for size in pictures.PNG_SIZES:
        icon = theme / f"{size}x{size}/apps/{NAME}.png"
        icon.parent.mkdir(parents=True)
        icon.write_bytes(pictures.png(size))
    scalable = theme / f"scalable/apps/{NAME}.svg"
    scalable.parent.mkdir(parents=True)
    shutil.copyfile(pictures.DRAWING, scalable)


def _write(path: Path, text: str, mode: int = 0o644) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    path.chmod(mode)


def _said(*command: str) -> str:
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()


if __name__ == "__main__":
    build(Path(sys.argv[1]), Path(sys.argv[2]))
