"""Keeps what the owner chose, settings and rules of recognition, and has everybody work by it.

One change at a time: whoever changes a thing begins with what another has just changed, and all
hear of the changes in their order.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from threading import RLock

from gsmos_tray import errors, settings
from gsmos_tray.documents.kinds import Kind
from gsmos_tray.documents.rules import Rules
from gsmos_tray.engine.folder_choice import check_new_folder
from gsmos_tray.engine.judging import Choices
from gsmos_tray.folders.archive_copy import synced_roots
from gsmos_tray.locations import Profile, resource
from gsmos_tray.settings import Settings, WatchedFolder

Change = Callable[[Settings], Settings]


class Choosing:
    """Any thread may call any method. Opening it raises what ``CannotStart`` lists, or BadValue.

    *corrected* gives the owner's words that came from elsewhere. *work_by* is called with each
    change while no other one can happen, and returns soon.
    """

    def __init__(
        self,
        profile: Profile,
        corrected: Callable[[], Mapping[str, Kind]],
        work_by: Callable[[Settings, Choices], object],
    ) -> None:
        self._profile = profile
        self._corrected = corrected
        self._work_by = work_by
        self._lock = RLock()
        self._settings = settings.load(profile.settings)
        self._rules = load_rules(profile)
        Choices.of(self._settings, synced_roots(), self._rules.stamp)

    @property
    def settings(self) -> Settings:
        """The owner's choices as they are now."""
        return self._settings

    @property
    def rules(self) -> Rules:
        """The rules that count now: the shipped ones and the owner's."""
        return self._rules

    def choices(self) -> Choices:
        """Give all that a judgement depends on. Reads the ledger."""
        return self._choices(self._settings)

    def check(self, chosen: Settings) -> None:
        """Raise BadValue if *chosen* cannot be applied. Changes nothing."""
        self._choices(chosen)

    def change(self, change: Change) -> Settings:
        """Save what *change* makes of the choices as they are now, and work by that from now on.

        Raises BadValue, ProfileReadOnly or DiskFull before anything changes.
        """
        with self._lock:
            chosen = change(self._settings)
            choices = self._choices(chosen)
            settings.save(self._profile.settings, chosen)
            self._settings = chosen
            self._work_by(chosen, choices)
            return chosen

    def add_folder(self, folder: WatchedFolder) -> None:
        """Watch one more folder. Raises what ``check_new_folder`` does."""

        def with_it(now: Settings) -> Settings:
            check_new_folder(folder.path, now.folders, synced_roots())
            return replace(now, folders=(*now.folders, folder))

        self.change(with_it)

    def remove_folder(self, path: Path) -> None:
        """Watch a folder no longer; what it held stays archived. Raises FolderNotWatched."""

        def without_it(now: Settings) -> Settings:
            kept = tuple(folder for folder in now.folders if folder.path != path)
            if len(kept) == len(now.folders):
                raise errors.FolderNotWatched(path=path)
            return replace(now, folders=kept)

        self.change(without_it)

    def obey_new_rules(self) -> None:
        """Read the owner's rules anew, and judge by them from now on. Raises BadValue."""
        with self._lock:
            self._rules = load_rules(self._profile)
            self._work_by(self._settings, self.choices())

    def _choices(self, chosen: Settings) -> Choices:
        choices = Choices.of(chosen, synced_roots(), self._rules.stamp)
        return replace(choices, corrected=self._corrected())


def load_rules(profile: Profile) -> Rules:
    """Load the recognition rules: those that are shipped, and the owner's own if there are any."""
    own = profile.rules if profile.rules.exists() else None
    return Rules.load(resource("rules/rules.toml"), own)
