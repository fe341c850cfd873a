"""The program as it is shipped, linked to the local Dropbox by its environment alone."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

from gsmos_tray.demo.oauth import LOCAL_APP_KEY
from gsmos_tray.demo.server import LocalDropbox
from gsmos_tray.demo.visitor import Decision, decide
from tests.desktop.rig import Desktop

_LONGEST = 90.0  # seconds that a command may take on a busy machine


def surroundings(desktop: Desktop, dropbox: LocalDropbox) -> dict[str, str]:
    """Give the environment: nothing of the source tree or its Python is in it."""
    from_desktop = {
        name: value for name, value in desktop.environment.items() if not name.startswith("PYTHON")
    }
    return {**from_desktop, **dropbox.environment(), "GSMOS_TRAY_APP_KEY": LOCAL_APP_KEY}


class Installed:
    """An installed program with one profile, a folder *place* for both it and its papers."""

    def __init__(self, command: Path, environment: dict[str, str], place: Path) -> None:
        self.command = command
        self.environment = environment
        self.place = place
        self.profile = place / "profile"
        self._processes: list[subprocess.Popen[bytes]] = []

    def start(self, *arguments: str) -> subprocess.Popen[bytes]:
        """Start the tray program, without its window."""
        process = subprocess.Popen(
            self._line("--minimised", *arguments),
            env=self.environment,
            cwd=self.place,
            stdin=subprocess.DEVNULL,
        )
        self._processes.append(process)
        return process

    def run(self, *arguments: str, stdin: str = "") -> subprocess.CompletedProcess[str]:
        """Carry out one command."""
        return subprocess.run(
            self._line(*arguments),
            env=self.environment,
            cwd=self.place,
            input=stdin,
            capture_output=True,
            text=True,
            timeout=_LONGEST,
            check=False,
        )

    def ask(self, *arguments: str, code: int = 0) -> list[dict[str, object]]:
        """Carry out one command that ends with *code*; gives its lines."""
        done = self.run(*arguments, "--json")
        assert done.returncode == code, (done.returncode, done.stdout, done.stderr)
        return [json.loads(line) for line in done.stdout.splitlines()]

    def connect(self, dropbox: LocalDropbox) -> None:
        """Link the account by a pasted code: the person's browser is played here."""
        process = subprocess.Popen(
            self._line("connect", "--paste", "--json"),
            env=self.environment,
            cwd=self.place,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        assert process.stdin
        assert process.stdout
        url = json.loads(process.stdout.readline())["paste"]
        code = decide(dropbox.plain_url(url), Decision.ALLOW).code
        rest, _ = process.communicate(f"{code}\n", timeout=_LONGEST)
        assert process.returncode == 0, rest

    def end(self) -> None:
        """End what was started and still runs."""
        for process in self._processes:
            if process.poll() is None:
                process.kill()
            process.wait()

    def _line(self, *arguments: str) -> list[str]:
        return [str(self.command), "--profile", str(self.profile), *arguments]
