"""Tries the Debian package in a bare Debian: install, archive, remove. As root, with debootstrap.

    python tests/shipping/bare_root.py [ROOT]      # a root from an earlier run is taken again

Builds program and package if they are not there, makes the root from nothing (some minutes), and
lets the installed program work with the local Dropbox, which listens on loopback outside of it,
and with a keyring of the root's own. What it says last is the verdict.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from gsmos_tray.demo.oauth import LOCAL_APP_KEY
from gsmos_tray.demo.sample_efactura import invoice_xml, spv_archive
from gsmos_tray.demo.sample_shop import BOUGHT
from gsmos_tray.demo.server import LocalDropbox
from gsmos_tray.demo.visitor import Decision, decide
from tests.shipping.freezing import ROOT, freeze

SUITE = "bookworm"

# Opens a keyring, links the account by a code that is asked for through two files, and archives.
_SESSION = """\
set -e
echo parola | gnome-keyring-daemon --unlock --components=secrets >/dev/null
mkfifo /shop/code
gsmos-tray connect --paste --json </shop/code >/shop/asked &
exec 3>/shop/code
while ! grep -q paste /shop/asked; do sleep 0.1; done
echo asks
read code
echo "$code" >&3
exec 3>&-
wait $!
gsmos-tray folders add /shop/papers
gsmos-tray sync
gsmos-tray verify --json | tail -n 1
"""


def main() -> None:
    """Go the whole way; ends with an error at the first step that fails."""
    root = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(tempfile.mkdtemp(prefix="bare-"))
    if not (root / "usr/bin/dpkg").exists():
        subprocess.run(("debootstrap", "--variant=minbase", SUITE, str(root)), check=True)
    package = root / "tmp" / "gsmos-tray.deb"
    builder = ROOT / "resources/installer/deb.py"
    subprocess.run((sys.executable, str(builder), str(freeze()), str(package)), check=True)
    shutil.copy("/etc/resolv.conf", root / "etc/resolv.conf")
    inside(root, "apt-get", "update", "--quiet=2")
    install = ("apt-get", "install", "--yes", "--quiet=2", "--no-install-recommends")
    inside(root, *install, "dbus-daemon", "gnome-keyring", "procps")
    before = files_of(root)
    inside(root, *install, "/tmp/gsmos-tray.deb")
    print(inside(root, "gsmos-tray", "--version").strip())
    archive(root)
    inside(root, "apt-get", "remove", "--yes", "--quiet=2", "gsmos-tray")
    left = {path for path in files_of(root) - before if "gsmos" in path}
    assert not left, left
    assert list((root / "shop/papers").iterdir()), "the person's papers are gone"
    print("installed, archived, removed: clean")


def archive(root: Path) -> None:
    """Let the installed program link the local account and archive a ZIP from the SPV."""
    shop = root / "shop"
    shutil.rmtree(shop, ignore_errors=True)
    (shop / "papers").mkdir(parents=True)
    content = spv_archive(5_100_000_417, invoice_xml(BOUGHT[0]))
    (shop / "papers" / "5100000417.zip").write_bytes(content)
    dropbox = LocalDropbox()
    os.environ.update(dropbox.environment())
    with dropbox:
        shutil.copy(dropbox.ca_path, shop / "ca.pem")
        session = subprocess.Popen(
            ("chroot", str(root), "dbus-run-session", "--", "sh", "-c", _SESSION),
            env={
                **surroundings(),
                **dropbox.environment(),
                "REQUESTS_CA_BUNDLE": "/shop/ca.pem",
                "GSMOS_TRAY_APP_KEY": LOCAL_APP_KEY,
                "GSMOS_TRAY_PROFILE": "/shop/profile",
            },
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        assert session.stdin
        assert session.stdout
        for line in session.stdout:
            if line.strip() == "asks":
                break
        asked = (shop / "asked").read_text("utf-8")
        url = asked.partition('"paste": "')[2].partition('"')[0]
        code = decide(dropbox.plain_url(url), Decision.ALLOW).code
        told, _ = session.communicate(f"{code}\n", timeout=300)
        print(told.strip())
        assert session.returncode == 0, told
        there = dropbox.tree()
        assert content in {stored.bytes for stored in there.values()}
        print("\n".join(sorted(there)))


def inside(root: Path, *command: str) -> str:
    """Run a command in the root; gives what it prints."""
    done = subprocess.run(
        ("chroot", str(root), *command),
        env=surroundings(),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    return done.stdout


def surroundings() -> dict[str, str]:
    """Give the environment of a bare system."""
    return {
        "PATH": "/usr/sbin:/usr/bin:/sbin:/bin",
        "HOME": "/root",
        "LANG": "C.UTF-8",
        "DEBIAN_FRONTEND": "noninteractive",
        "QT_QPA_PLATFORM": "offscreen",
    }


def files_of(root: Path) -> set[str]:
    """List what is installed, without what changes by itself."""
    places = ("etc", "opt", "root", "usr", "var/lib")
    return {str(path) for place in places for path in (root / place).rglob("*")}


if __name__ == "__main__":
    main()
