"""Understands the commands about Dropbox itself: arguments become requests to the owner.

Beside the command line, which shows what comes of them.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import Any

from gsmos_tray.disk import as_spelt_on_disk
from gsmos_tray.documents.kinds import Kind

Request = dict[str, Any]
Add = Callable[[str, Callable[[argparse.Namespace], Request], str], argparse.ArgumentParser]
"""Makes a command of a name, of what turns its arguments into a request, and of its help."""


def add_to(add: Add) -> None:
    """Add the commands to the command line."""
    restoring = add("restore", _restore, "bring the archive, or a part of it, into a folder")
    restoring.add_argument("dest", help="a folder on this workstation")
    restoring.add_argument("--month", metavar="YYYY-MM", help="what was issued then")
    restoring.add_argument("--kind", choices=list(Kind))
    restoring.add_argument("--client", metavar="TEXT", help="a part of a party's name, or a CUI")

    past = add("history", _history, "the versions of a document in Dropbox, the newest first")
    past.add_argument("name", help="a file, or a path in the archive")
    chosen = past.add_mutually_exclusive_group()
    chosen.add_argument("--restore", type=int, metavar="N", help="let this one be the newest again")
    chosen.add_argument("--save", nargs=2, metavar=("N", "DEST"), help="save this one as a file")

    linking = add("link", _link, "a link for whoever has it; made, listed, revoked")
    linking.add_argument("name", nargs="?", help="a file, or a path in the archive")
    linking.add_argument("--revoke", action="store_true", help="let the link lead nowhere")
    linking.add_argument("--list", action="store_true", help="list the links into the archive")

    sharing = add("share", _share, "let somebody see the archive, or a folder of it")
    sharing.add_argument("folder", nargs="?", help="a folder in the archive; all of it if none")
    asked = sharing.add_mutually_exclusive_group(required=True)
    asked.add_argument("--with", dest="email", metavar="EMAIL", help="invite somebody")
    asked.add_argument("--list", action="store_true", help="list who has access")
    asked.add_argument("--remove", metavar="EMAIL", help="take somebody's access away")
    asked.add_argument("--stop", action="store_true", help="share the folder no longer")
    sharing.add_argument("--role", choices=("viewer", "editor"), default="viewer")
    sharing.add_argument("--message", metavar="TEXT", help="is put into the invitation")

    add("open", _open, "see a document or folder on Dropbox's site, as its owner").add_argument(
        "name", nargs="?", help="a file, or a path in the archive; the archive itself if none"
    )


def _restore(chosen: argparse.Namespace) -> Request:
    return {
        "command": "restore",
        "into": str(Path(chosen.dest).absolute()),
        "month": chosen.month,
        "kind": chosen.kind,
        "client": chosen.client,
    }


def _history(chosen: argparse.Namespace) -> Request:
    save = chosen.save and [chosen.save[0], str(Path(chosen.save[1]).absolute())]
    return {
        "command": "history",
        "name": _named(chosen.name),
        "restore": chosen.restore,
        "save": save,
    }


def _link(chosen: argparse.Namespace) -> Request:
    name = None if chosen.list or chosen.name is None else _named(chosen.name)
    return {"command": "link", "name": name, "revoke": chosen.revoke}


def _share(chosen: argparse.Namespace) -> Request:
    return {
        "command": "share",
        "folder": chosen.folder,
        "with": chosen.email,
        "role": chosen.role,
        "message": chosen.message,
        "remove": chosen.remove,
        "stop": chosen.stop,
    }


def _open(chosen: argparse.Namespace) -> Request:
    return {"command": "open", "name": chosen.name and _named(chosen.name)}


def _named(name: str) -> str:
    """Make a file's name absolute; what is no file here may be a path in the archive."""
    path = Path(name)
    return str(as_spelt_on_disk(path.absolute())) if path.exists() else name
