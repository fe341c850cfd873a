"""The program as a person runs it: real processes, real files, a real keyring back end."""

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

ROOT = Path(__file__).resolve().parents[2]


class Workstation:
    """One user's home with one profile, and the command line in it."""

    def __init__(self, place: Path, dropbox: LocalDropbox) -> None:
        self.home = place / "home"
        self.profile = place / "profile"
        self.folder = place / "gsmOS"
        self.keyring = place / "keyring.json"
        for folder in (self.home, self.folder):
            folder.mkdir(parents=True)
        plain = urlsplit(dropbox.plain_url(dropbox.web_url)).netloc
        self.environment = {
            "PATH": os.environ["PATH"],
            "PYTHONPATH": str(ROOT),
            "HOME": str(self.home),
            "XDG_RUNTIME_DIR": str(place),
            "LANG": "C.UTF-8",
            "QT_QPA_PLATFORM": "offscreen",
            "GSMOS_TRAY_APP_KEY": LOCAL_APP_KEY,
            "PYTHON_KEYRING_BACKEND": "tests.system.file_keyring.FileKeyring",
            "TEST_KEYRING": str(self.keyring),
            "TEST_PLAIN_DROPBOX": plain,
            "TEST_DECISION": str(Decision.ALLOW),
            "BROWSER": shlex.join([sys.executable, "-m", "tests.system.press"]),
            **dropbox.environment(),
        }

    def start(self, *arguments: str, **more: object) -> subprocess.Popen[str]:
        command = [sys.executable, "-m", "gsmos_tray", "--profile", str(self.profile), *arguments]
        return subprocess.Popen(
            command,
            env=self.environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            **more,
        )

    def run(self, *arguments: str, stdin: str = "") -> tuple[int, str, str]:
        process = self.start(*arguments)
        try:
            out, err = process.communicate(stdin, timeout=90)
        except subprocess.TimeoutExpired:
            process.kill()
            raise
        return process.returncode, out, err

    def json(self, *arguments: str, code: int = 0) -> list[dict[str, object]]:
        status, out, err = self.run(*arguments, "--json")
        assert status == code, (status, out, err)
        return [json.loads(line) for line in out.splitlines()]

    def connect(self) -> None:
        code, out, err = self.run("connect")
        assert code == 0, (out, err)

    def set_up(self) -> None:
        self.connect()
        code, out, err = self.run("folders", "add", str(self.folder))
        assert code == 0, (out, err)

    def save(self, name: str, content: bytes) -> Path:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        return path
