"""The program on a desktop, as it stands on the shop's counter: started, clicked, looked at."""

from __future__ import annotations

import json
import os
import shlex
import subprocess
import sys
from pathlib import Path
from urllib.parse import urlsplit

from gsmos_tray.demo.oauth import LOCAL_APP_KEY
from gsmos_tray.demo.server import LocalDropbox
from gsmos_tray.demo.visitor import Decision
from tests.desktop import signposts
from tests.desktop.picture import Box
from tests.desktop.rig import Desktop
from tests.desktop.waiting import until

ROOT = Path(__file__).resolve().parents[2]
_MOST_TABS = 30


class Counter:
    """One profile, one watched folder, and hands that click what has these words on it."""

    def __init__(self, desktop: Desktop, dropbox: LocalDropbox, place: Path) -> None:
        self.desktop = desktop
        self.hands = desktop.hands
        self.dropbox = dropbox
        self.profile = place / "profile"
        self.folder = place / "gsmOS"
        self.folder.mkdir()
        self._visited = place / "visited"
        # Not in pytest's own folder: a socket's path has room for 107 bytes.
        self._signs = str(desktop.folder / "signs")
        self.environment = {
            **desktop.environment,
            **dropbox.environment(),
            "PYTHONPATH": str(ROOT),
            "GSMOS_TRAY_APP_KEY": LOCAL_APP_KEY,
            signposts.PLACE: self._signs,
        }
        self._processes: list[subprocess.Popen[bytes]] = []

    def without_browser(self) -> None:
        """Write down what the browser would be sent to, instead of opening one."""
        note = f'echo "$0" >> {shlex.quote(str(self._visited))}'
        self.environment["BROWSER"] = shlex.join(["sh", "-c", note])

    def visited(self) -> list[str]:
        return self._visited.read_text().splitlines() if self._visited.exists() else []

    def _command(self, *arguments: str, module: str = "gsmos_tray") -> list[str]:
        return [sys.executable, "-m", module, "--profile", str(self.profile), *arguments]

    def start(self, *arguments: str) -> subprocess.Popen[bytes]:
        command = self._command(*arguments, module="tests.desktop.signposts")
        self._processes.append(subprocess.Popen(command, env=self.environment))
        return self._processes[-1]

    def run(self, *arguments: str, **more: str) -> list[dict[str, object]]:
        done = subprocess.run(
            self._command(*arguments, "--json"),
            env={**self.environment, **more},
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )
        return [json.loads(line) for line in done.stdout.splitlines()]

    def connect(self) -> None:
        """Link the account with nobody at the screen."""
        plain = urlsplit(self.dropbox.plain_url(self.dropbox.web_url)).netloc
        press = shlex.join([sys.executable, "-m", "tests.system.press"])
        self.run(
            "connect",
            BROWSER=press,
            TEST_PLAIN_DROPBOX=plain,
            TEST_DECISION=str(Decision.ALLOW),
        )

    def set_up(self) -> None:
        """Link the account and watch the folder, before the program starts."""
        self.connect()
        self.run("folders", "add", str(self.folder))

    def save(self, name: str, content: bytes = b"%PDF-1.4 invented") -> Path:
        path = self.folder / name
        path.write_bytes(content)
        return path

    def status(self) -> dict[str, object]:
        return self.run("status")[0]

    def names(self) -> list[str]:
        """Name the files in the archive."""
        return sorted(path.rpartition("/")[2] for path in self.dropbox.tree())

    def labels(self) -> list[str]:
        return [entry.label for entry in self.desktop.tray.entries()]

    def texts(self) -> list[str]:
        """Give all words that can be read in the program's windows."""
        return signposts.ask(self._signs, {"texts": True}) or []

    def reads(self, words: str) -> str:
        """Wait until *words* can be read somewhere, and give all of that line."""
        try:
            return until(
                lambda: next((text for text in self.texts() if words in text), ""),
                f"{words} to be read",
            )
        except TimeoutError as error:
            error.add_note(f"what can be read: {self.texts()}")
            raise

    def click(self, words: str, times: int = 1) -> None:
        """Click what has these *words* on it, once it stands still and nothing covers it."""
        try:
            place = until(lambda: self._still(words), f"{words} to stand still, uncovered")
        except TimeoutError as error:
            error.add_note(f"what can be read: {self.texts()}")
            raise
        self.hands.click(place, times=times)

    def tab_to(self, words: str) -> None:
        """Press Tab until what is called so has the focus."""
        for _ in range(_MOST_TABS):
            before = self._focus()
            if before == words:
                return
            self.hands.keys("Tab")
            until(lambda before=before: self._focus() != before, f"Tab to lead on from {before}")
        raise AssertionError(f"Tab does not lead to {words}")

    def _focus(self) -> str | None:
        return signposts.ask(self._signs, {"focus": True})

    def _still(self, words: str) -> Box | None:
        """Give the place of what has exactly these *words* on it, once a click meets that.

        Its window has to be the highest there (a browser takes time to go), and to stand where
        the program believes: the desktop puts a new window elsewhere, and says so later.
        """
        found = signposts.ask(self._signs, {"find": words})
        if found is None:
            return None
        place = Box(*found["box"])
        there = [each for each in self.hands.windows() if place.centre in each.box]
        if not there or (there[-1].id, there[-1].box) != (found["window"], Box(*found["stands"])):
            return None
        return place if signposts.ask(self._signs, {"find": words}) == found else None

    def close(self) -> None:
        for process in self._processes:
            if process.poll() is None:
                process.kill()
            process.wait()


def trusting(desktop: Desktop, dropbox: LocalDropbox) -> None:
    """Let the desktop's browser trust the local Dropbox."""
    if hasattr(desktop, "browser"):
        desktop.browser.trust(dropbox.ca_path)


def sizes(folder: Path) -> dict[str, int]:
    """Give what a folder holds, to see that nothing was changed."""
    return {entry.name: entry.stat().st_size for entry in os.scandir(folder)}
