"""Debian's Chromium as a desktop's default browser: whoever opens an address there starts it.

Its remote debugging port tells what is on a page and where; clicks and keys are real ones. The
profile is the desktop's own and empty.
"""

from __future__ import annotations

import json
import shlex
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from itertools import count
from pathlib import Path
from typing import Any

from websockets.sync.client import ClientConnection, connect

from tests.desktop.hands import Hands
from tests.desktop.waiting import until

_FLAGS = (
    "--no-first-run",
    "--no-default-browser-check",
    "--disable-gpu",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--password-store=basic",  # no question about the keyring under test
    "--remote-debugging-port=0",
    "--no-sandbox",  # root cannot have one; and it sees nothing but our own pages
)
_LOOPBACK_ONLY = ("MAP * ~NOTFOUND", "EXCLUDE 127.0.0.1", "EXCLUDE localhost")
_DESKTOP_ENTRY = """\
[Desktop Entry]
Type=Application
Name=Browser
Exec={program} %u
MimeType=x-scheme-handler/http;x-scheme-handler/https;text/html;
"""
_DEFAULTS = """\
[Default Applications]
x-scheme-handler/http=browser.desktop
x-scheme-handler/https=browser.desktop
text/html=browser.desktop
"""
# Gives the middle of what a person would click on to mean this text, in the screen's pixels.
_PLACE = """\
(wanted => {
  const said = e => (e.innerText || e.value || e.placeholder || e.name || '').trim()
  const all = [...document.querySelectorAll('button, a, input, label, summary, [role=button]')]
  const element = all.find(e => said(e) === wanted && e.checkVisibility())
  if (!element) return null
  element.scrollIntoView({block: 'center', behavior: 'instant'})
  const box = element.getBoundingClientRect()
  const side = (outerWidth - innerWidth) / 2
  return [screenX + side + box.x + box.width / 2,
          screenY + outerHeight - innerHeight - side + box.y + box.height / 2]
    .map(place => Math.round(place * devicePixelRatio))
})(%s)"""


_MOMENT = threading.Event()


class Browser:
    """The default browser of one desktop. It runs from the first address that is opened."""

    def __init__(self, home: Path, hands: Hands) -> None:
        self._home = home
        self._hands = hands
        self._profile = home / "browser"
        self._hosts = list(_LOOPBACK_ONLY)
        program = home / "bin/browser"
        program.parent.mkdir()
        program.touch(mode=0o700)
        self._write_program()
        applications = home / ".local/share/applications"
        applications.mkdir(parents=True, exist_ok=True)
        entry = _DESKTOP_ENTRY.format(program=program)
        (applications / "browser.desktop").write_text(entry, "utf-8")
        (home / ".config").mkdir(exist_ok=True)
        (home / ".config/mimeapps.list").write_text(_DEFAULTS, "utf-8")

    def send(self, host: str, port: int) -> None:
        """Let *host* be that port of this machine. Before the browser runs."""
        self._hosts.insert(0, f"MAP {host}:443 127.0.0.1:{port}")
        self._write_program()

    def trust(self, authority: Path) -> None:
        """Take certificates of this authority (a PEM file) for good. Before the browser runs."""
        store = self._home / ".pki/nssdb"
        store.mkdir(parents=True)
        certutil = ("certutil", "-d", f"sql:{store}")
        new = ("-N", "--empty-password")
        add = ("-A", "-t", "C,,", "-n", authority.stem, "-i", str(authority))
        for what in (new, add):
            subprocess.run((*certutil, *what), check=True, capture_output=True)

    @contextmanager
    def page(self, address: str) -> Iterator[Page]:
        """Wait for a page with *address* in its address to be open and read to its end."""
        target = until(lambda: self._target(address), f"a page at {address}")
        with connect(target["webSocketDebuggerUrl"], max_size=None) as connection:
            page = Page(connection, self._hands)
            page.until("document.readyState === 'complete'")
            yield page

    def addresses(self) -> list[str]:
        """List the addresses of the pages that are open."""
        return [target["url"] for target in self._targets()]

    def _target(self, address: str) -> dict[str, Any] | None:
        return next((each for each in self._targets() if address in each["url"]), None)

    def _targets(self) -> list[dict[str, Any]]:
        try:
            port = int((self._profile / "DevToolsActivePort").read_text().split()[0])
        except (FileNotFoundError, IndexError):  # not running yet
            return []
        connection = HTTPConnection("127.0.0.1", port, timeout=30)
        try:
            connection.request("GET", "/json/list")
            targets = json.loads(connection.getresponse().read())
        except ConnectionRefusedError:
            return []
        finally:
            connection.close()
        return [target for target in targets if target["type"] == "page"]

    def _write_program(self) -> None:
        profile, hosts = f"--user-data-dir={self._profile}", ", ".join(self._hosts)
        command = shlex.join(("chromium", *_FLAGS, profile, f"--host-resolver-rules={hosts}"))
        log = shlex.quote(str(self._home.parent / "log/browser.log"))
        (self._home / "bin/browser").write_text(
            f'#!/bin/sh\nexec {command} "$@" >>{log} 2>&1\n', "utf-8"
        )


class Page:
    """One tab, also after it has gone on to another address."""

    def __init__(self, connection: ClientConnection, hands: Hands) -> None:
        self._connection = connection
        self._hands = hands
        self._numbers = count(1)

    def close(self) -> None:
        """Close the tab, as a person who has changed his mind."""
        self._call("Page.close")

    def address(self) -> str:
        return str(self.evaluate("location.href"))

    def text(self) -> str:
        """Give what can be read on the page."""
        return str(self.evaluate("document.body.innerText"))

    def wait_for(self, text: str) -> None:
        """Wait until *text* can be read on the page."""
        self.until(f"document.body.innerText.includes({json.dumps(text)})")

    def click(self, text: str) -> None:
        """Click the button, link or field that says *text*."""
        self._call("Page.bringToFront")
        place = until(lambda: self._resting(text), f"{text} at rest on the page")
        self._hands.click((place[0], place[1]))

    def _resting(self, text: str) -> Any:
        """Give where *text* stands, once it has stood there: the browser's own bars push pages."""
        place = self.evaluate(_PLACE % json.dumps(text))
        _MOMENT.wait(0.4)
        return place if place == self.evaluate(_PLACE % json.dumps(text)) else None

    def until(self, condition: str) -> None:
        """Wait until a JavaScript expression is true, whatever pages come in between."""
        until(lambda: self.evaluate(condition), condition)

    def evaluate(self, expression: str) -> Any:
        """Give the value of a JavaScript expression; ``None`` between one page and the next."""
        answer = self._call("Runtime.evaluate", expression=expression, returnByValue=True)
        return answer.get("result", {}).get("value")

    def _call(self, method: str, **parameters: object) -> dict[str, Any]:
        number = next(self._numbers)
        said = {"id": number, "method": method, "params": parameters}
        self._connection.send(json.dumps(said))
        while (answer := json.loads(self._connection.recv(timeout=30))).get("id") != number:
            continue  # an event that nobody asked for
        return answer.get("result") or {}
