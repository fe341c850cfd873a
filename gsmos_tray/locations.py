"""Where things are: the profile's files, and the resources that travel with the program.

All state of one instance lies in its profile folder, but for its entry in the keyring and its
local socket. Both are called after a hash of the profile's path, so that a demo or a test can
never touch the shop's own.
"""

from __future__ import annotations

import hashlib
import os
import sys
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from pathlib import Path

import platformdirs

PROFILE_VARIABLE = "GSMOS_TRAY_PROFILE"
KEYRING_SERVICE = "gsmos-tray"


@dataclass(frozen=True)
class Profile:
    """The folder that holds what one instance of the program knows."""

    folder: Path

    @classmethod
    def chosen(cls, folder: str | None) -> Profile:
        """Give the profile in *folder*, else the environment's, else the system's usual place."""
        name = folder or os.environ.get(PROFILE_VARIABLE)
        usual = platformdirs.user_data_path("gsmos-tray", appauthor=False)
        return cls(Path(name).absolute() if name else usual)

    @property
    def settings(self) -> Path:
        """The owner's choices."""
        return self.folder / "settings.json"

    @property
    def ledger(self) -> Path:
        """What the program remembers of files, documents and deliveries."""
        return self.folder / "ledger.db"

    def kept_ledger(self, moment: datetime) -> Path:
        """Say where the ledger of another account is kept from this moment on."""
        return self.folder / f"ledger.before-{moment:%Y-%m-%d-%H%M%S}.db"

    @property
    def lock(self) -> Path:
        """Locked by the operating system for as long as a process owns the profile."""
        return self.folder / "owner.lock"

    @property
    def rules(self) -> Path:
        """The owner's own recognition rules, beside the settings. Need not exist."""
        return self.folder / "rules.toml"

    def kept_rules(self, moment: datetime) -> Path:
        """Say where the owner's rules are kept that give way to others at this moment."""
        return self.folder / f"rules.before-{moment:%Y-%m-%d-%H%M%S}.toml"

    @property
    def log(self) -> Path:
        """The newest log file; older ones lie beside it."""
        return self.folder / "log" / "gsmos-tray.log"

    @property
    def run(self) -> Path:
        """There while the tray program runs; one that is left tells that it ended badly."""
        return self.folder / "running.json"

    @property
    def crash(self) -> Path:
        """Where the threads stood when the system ended the program, until the next start."""
        return self.folder / "log" / "crash.txt"

    @cached_property
    def token(self) -> str:
        """A short name for this profile that no other one has: for keyring and socket."""
        path = os.path.normcase(self.folder.resolve())
        return hashlib.sha256(os.fsencode(path)).hexdigest()[:16]

    def create(self) -> None:
        """Make the folder if it is not there, readable by this user alone."""
        self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)


def resource(name: str) -> Path:
    """Find *name* in ``resources/``: in the frozen program, installed, or in a source tree."""
    frozen = getattr(sys, "_MEIPASS", None)
    package = Path(__file__).resolve().parent
    places = (
        [Path(frozen) / "resources"]
        if frozen
        else [package / "resources", package.parent / "resources"]
    )
    for place in places:
        if (found := place / name).exists():
            return found
    raise FileNotFoundError(name)
