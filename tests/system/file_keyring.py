"""A keyring back end that keeps its secrets in a file, for processes without a desktop."""

from __future__ import annotations

import json
import os
from pathlib import Path

from keyring.backend import KeyringBackend


class FileKeyring(KeyringBackend):
    priority = 1

    def _file(self) -> Path:
        return Path(os.environ["TEST_KEYRING"])

    def _secrets(self) -> dict[str, str]:
        return json.loads(self._file().read_text()) if self._file().exists() else {}

    def get_password(self, service: str, username: str) -> str | None:
        return self._secrets().get(f"{service}/{username}")

    def set_password(self, service: str, username: str, password: str) -> None:
        self._file().write_text(json.dumps({**self._secrets(), f"{service}/{username}": password}))

    def delete_password(self, service: str, username: str) -> None:
        secrets = self._secrets()
        del secrets[f"{service}/{username}"]
        self._file().write_text(json.dumps(secrets))
