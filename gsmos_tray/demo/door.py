"""The demo's door: the whole program against a local Dropbox, in a profile of its own.

It chooses what ``app.Surroundings`` lets it choose, and nothing else in the program knows that it
is a demo.
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
import threading
from pathlib import Path

from gsmos_tray.demo.oauth import LOCAL_APP_KEY
from gsmos_tray.demo.sample_month import write_sample_month
from gsmos_tray.demo.server import LocalDropbox
from gsmos_tray.locations import Profile


class MemoryTokens:
    """Keeps the secret for as long as the demo runs: a demo never touches the real keyring."""

    def __init__(self) -> None:
        self._secret: str | None = None

    def read(self) -> str | None:
        """See ``TokenStore``."""
        return self._secret

    def write(self, secret: str) -> None:
        """See ``TokenStore``."""
        self._secret = secret

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
            documents = place / "gsmOS"
            write_sample_month(documents)
            profile = Profile(place / "profile")
            return _headless(profile, documents, local) if headless else _on_screen(profile, local)
    finally:
        shutil.rmtree(place, ignore_errors=True)


def _headless(profile: Profile, documents: Path, local: LocalDropbox) -> int:
    """Connect, archive and verify; print the archive's tree and a verdict."""
    from gsmos_tray import app  # noqa: PLC0415 - it may import the SDK, which reads the hosts
    from gsmos_tray.settings import WatchedFolder  # noqa: PLC0415 - as above
    from gsmos_tray.ui.pages import consent_pages  # noqa: PLC0415 - as above

    with app.owning(profile):
        engine = app.build(profile, app.Surroundings(MemoryTokens()))
        engine.start(watch=False)
        try:
            consent = engine.browser_consent(consent_pages())
            threading.Thread(target=local.consent, args=(consent.url,), daemon=True).start()
            engine.wait_for(consent)
            engine.add_folder(WatchedFolder(documents))
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


def _on_screen(profile: Profile, local: LocalDropbox) -> int:
    from gsmos_tray import app  # noqa: PLC0415 - it may import the SDK, which reads the hosts
    from gsmos_tray.workstation import browser  # noqa: PLC0415 - as above

    def open_url(url: str) -> bool:
        own = url.startswith(local.web_url)
        return browser.open_url(local.plain_url(url) if own else url)

    surroundings = app.Surroundings(MemoryTokens(), open_url)
    return app.run_tray(profile, minimised=False, surroundings=surroundings)
