"""Addresses on Dropbox's site. *host* is the one that Dropbox's SDK uses for its web pages."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote, urlencode


@dataclass(frozen=True, slots=True)
class Addresses:
    """Pages that the person's browser is sent to. Only their owner can see them."""

    host: str = "www.dropbox.com"

    def folder(self, path: str) -> str:
        """Show a folder, by its absolute path in Dropbox."""
        return f"https://{self.host}/home{quote(path)}"

    def document(self, path: str) -> str:
        """Show a file's preview, inside its folder."""
        folder, _, name = path.rpartition("/")
        return f"{self.folder(folder)}?preview={quote(name, safe='')}"

    def search(self, words: str = "") -> str:
        """Search in the whole account."""
        asked = f"?{urlencode({'query': words})}" if words else ""
        return f"https://{self.host}/search/personal{asked}"

    @property
    def home(self) -> str:
        """The account's first page."""
        return f"https://{self.host}/home"

    @property
    def plan(self) -> str:
        """What the account holds, and what more would cost."""
        return f"https://{self.host}/account/plan"

    @property
    def connected_apps(self) -> str:
        """Where the owner can take this program's access away."""
        return f"https://{self.host}/account/connected_apps"

    @property
    def register(self) -> str:
        """Where somebody without an account gets one."""
        return f"https://{self.host}/register"
