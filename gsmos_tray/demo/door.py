"""The demo's door: the whole program against a local Dropbox, in a profile of its own.

It chooses what ``app.Surroundings`` lets it choose, and settings as an owner would; nothing else
in the program knows that it is a demo. All that it writes lies in temporary folders.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import sys
import tempfile
import threading
from collections.abc import Callable
from pathlib import Path
from random import Random

from gsmos_tray import settings
from gsmos_tray.demo.arriving import Arriving
from gsmos_tray.demo.oauth import LOCAL_APP_KEY
from gsmos_tray.demo.sample_month import DOWNLOADS, SHOP_CUI, write_sample_month
from gsmos_tray.demo.server import LocalDropbox
from gsmos_tray.locations import Profile

_AT_ONCE = 8  # documents that the assistant finds when it counts
_EVERY = 1.5  # seconds from one of the others to the next


class MemoryTokens:
    """Keeps the secret for as long as the demo runs: a demo never touches the real keyring.

    *linked* is called after each ``write``, in its thread.
    """

    def __init__(self, linked: Callable[[], None] = lambda: None) -> None:
        self._secret: str | None = None
        self._linked = linked

    def read(self) -> str | None:
        """See ``TokenStore``."""
        return self._secret

    def write(self, secret: str) -> None:
        """See ``TokenStore``."""
        self._secret = secret
        self._linked()

    def forget(self) -> None:
        """See ``TokenStore``."""
        self._secret = None


def run_demo(*, headless: bool) -> int:
    """Run the demo; gives the exit code."""
    local = LocalDropbox()
    os.environ.update(local.environment())
    os.environ["GSMOS_TRAY_APP_KEY"] = LOCAL_APP_KEY
    place = Path(tempfile.mkdtemp(prefix="gsmos-tray-demo-"))
    try:
        with local:
            profile = Profile(place / "profile")
            arriving = _set_up_shop(place, profile)
            if headless:
                return _headless(profile, arriving, local)
            return _on_screen(profile, arriving, local)
    finally:
        shutil.rmtree(place, ignore_errors=True)


def _set_up_shop(place: Path, profile: Profile) -> Arriving:
    """Give the shop a CUI, two folders, and documents that are about to appear in them."""
    gsmos, downloads, month = place / "Documente gsmOS", place / "Descărcări", place / "month"
    for folder in (gsmos, downloads):
        folder.mkdir()
    profile.create()
    chosen = (settings.WatchedFolder(gsmos), settings.WatchedFolder(downloads, mixed=True))
    settings.save(profile.settings, settings.Settings(folders=chosen, cui=SHOP_CUI))
    write_sample_month(month)
    files = sorted(month.iterdir())
    Random(2026).shuffle(files)  # noqa: S311 - kinds in a mixture, the same each time
    return Arriving((file, downloads if file.name in DOWNLOADS else gsmos) for file in files)


def _headless(profile: Profile, arriving: Arriving, local: LocalDropbox) -> int:
    """Connect, archive and verify; print the archive's tree and a verdict."""
    from gsmos_tray import app  # noqa: PLC0415 - it may import the SDK, which reads the hosts
    from gsmos_tray.ui.pages import consent_pages  # noqa: PLC0415 - as above

    arriving.bring()
    with app.owning(profile):
        engine = app.build(profile, app.Surroundings(MemoryTokens()))
        engine.start(watch=False)
        try:
            consent = engine.browser_consent(consent_pages())
            threading.Thread(target=local.consent, args=(consent.url,), daemon=True).start()
            engine.wait_for(consent)
            engine.sync(threading.Event())
            compared = engine.compare()
            counts = engine.status().documents
        finally:
            engine.stop()
    for path in sorted(local.tree()):
        sys.stdout.write(path + "\n")
    in_place = sum(finding.found == "in_place" for finding in compared.findings)
    complete = counts.archived == in_place and not counts.waiting and not counts.set_aside
    verdict = "complete" if complete else "not complete"
    sys.stdout.write(f"{verdict}: {in_place} of {counts.total} documents proved in place\n")
    return 0 if complete else 1


def _on_screen(profile: Profile, arriving: Arriving, local: LocalDropbox) -> int:
    """Be the tray program; the person's browser shows the local Dropbox."""
    from gsmos_tray import app  # noqa: PLC0415 - it may import the SDK, which reads the hosts
    from gsmos_tray.tray_program import run_tray  # noqa: PLC0415 - as above

    def open_url(url: str) -> bool:
        with contextlib.suppress(ValueError):  # a page of somebody else's
            url = local.plain_url(url)  # of the certificate a browser would warn
        return app.open_url(url)

    # Not before: documents that wait for an account would make the program call for help.
    tokens = MemoryTokens(linked=lambda: arriving.start(_AT_ONCE, _EVERY))
    try:
        surroundings = app.Surroundings(tokens, open_url)
        return run_tray(profile, minimised=False, surroundings=surroundings)
    finally:
        arriving.stop()
