"""A private desktop to test in: X server, session bus, panel with a tray, notifications, keyring.

Everything is started by us with a home of its own, nothing is activated over the bus but the
keyring's prompter, and `guard.py` ends it all, by process id. What is done with the desktop is
the business of `hands.py`, `tray.py` and `browser.py`.

By hand: ``python -m tests.desktop.rig COMMAND…`` runs a command in a desktop.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from types import TracebackType
from typing import Literal, Self

from tests.desktop import guard, service_files
from tests.desktop.browser import Browser
from tests.desktop.bus import Bus
from tests.desktop.hands import Hands
from tests.desktop.tray import Tray
from tests.desktop.waiting import until

PASSWORD = "parola-de-probă"  # opens the keyring

# A desktop of its own, not the developer's: all else in the environment stays outside.
_KEPT = ("PATH", "TZ", "PYTHONPATH", "PYTHONWARNINGS", "COVERAGE_PROCESS_START")


class Desktop:
    """A desktop that is there between ``with`` and the end of its block.

    *scale* is the scaling a person would have set: 2 on a screen of twice the usual density.
    """

    def __init__(
        self,
        *,
        tray: Literal["xfce", "none"] = "xfce",
        keyring: Literal["unlocked", "locked", "none"] = "unlocked",
        notifications: bool = True,
        browser: bool = False,
        size: tuple[int, int] = (1280, 800),
        scale: float = 1,
    ) -> None:
        self._with = (tray, keyring, notifications, browser)
        self._size, self._scale = size, scale
        # Not in pytest's own folder: a socket's path has room for 107 bytes.
        self.folder = Path(tempfile.mkdtemp(prefix="gsmos-desktop-"))
        self.home, self._run = self.folder / "home", self.folder / "run"
        self._log = self.folder / "log"
        self.environment = self._base_environment()
        for path in (self.home / ".local/share/applications", self._run / "services", self._log):
            path.mkdir(parents=True, mode=0o700)
        self._services: dict[str, subprocess.Popen[bytes]] = {}
        self._guard = subprocess.Popen(
            (sys.executable, guard.__file__, str(self.folder)),
            stdin=subprocess.PIPE,
            start_new_session=True,
        )

    def __enter__(self) -> Self:
        tray, keyring, notifications, browser = self._with
        try:
            self._start_screen()
            self._start_bus()
            self.hands = Hands(self.environment)
            self.tray = Tray(self.bus, self.hands)
            if browser:
                self.browser = Browser(self.home, self.hands)
            self._start("openbox", "openbox")
            if tray == "xfce":
                self.start_panel()
            if notifications:
                self._start_notifications()
            if keyring != "none":
                self._start_keyring(PASSWORD)
            if keyring == "locked":
                self.lock_keyring()
            until(self._has_window_manager, "openbox is up")
            if notifications:
                until(lambda: self.bus.has("org.freedesktop.Notifications"), "dunst is up")
            if tray == "xfce":
                until(self.tray.is_there, "the panel's tray is up")
        except BaseException:
            sys.stderr.write(self.logs())
            self.close()
            raise
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let the guard end whatever runs here, and wait for that."""
        if hasattr(self, "bus"):
            self.bus.close()
        assert self._guard.stdin
        self._guard.stdin.close()
        self._guard.wait()
        for service in self._services.values():
            service.wait()

    def start_panel(self) -> None:
        """Give the desktop a tray, or give it back."""
        if "xfconfd" not in self._services:
            channels = self.home / ".config/xfce4/xfconf/xfce-perchannel-xml"
            channels.mkdir(parents=True)
            (channels / "xfce4-panel.xml").write_text(service_files.PANEL, "utf-8")
            (xfconfd,) = Path("/usr/lib").glob("*/xfce4/xfconf/xfconfd")
            self._start("xfconfd", str(xfconfd))
            until(lambda: self.bus.has("org.xfce.Xfconf"), "xfconfd is up")
        self._start("panel", "xfce4-panel", "--disable-wm-check")

    def stop_panel(self) -> None:
        """Take the tray away, as a panel that crashed does."""
        self._stop("panel")
        until(lambda: not self.tray.is_there(), "the tray is gone")

    def lock_keyring(self) -> None:
        """Lock what an unlocked keyring holds; whoever asks for it now is shown a prompt."""
        login = self.home / ".local/share/keyrings/login.keyring"
        until(login.exists, "the keyring is on disk")
        self._stop("keyring")
        self._start_keyring(None)

    def logs(self) -> str:
        """Give the last lines that each service wrote, for a test that failed."""
        lines = []
        for path in sorted(self._log.glob("*.log")):
            last = path.read_text("utf-8", "replace").splitlines()[-5:]
            lines += [f"{path.stem}: {line}" for line in last]
        return "\n".join(lines)

    def _base_environment(self) -> dict[str, str]:
        kept = {name: os.environ[name] for name in _KEPT if name in os.environ}
        return kept | {
            guard.VARIABLE: str(self.folder),
            "HOME": str(self.home),
            "LANG": "C.UTF-8",
            "XDG_RUNTIME_DIR": str(self._run),
            "XDG_CONFIG_HOME": str(self.home / ".config"),
            "XDG_DATA_HOME": str(self.home / ".local/share"),
            "XDG_CACHE_HOME": str(self.home / ".cache"),
            "XDG_STATE_HOME": str(self.home / ".local/state"),
            "NO_AT_BRIDGE": "1",  # no accessibility bus to wait for
            "GTK_A11Y": "none",
        }

    def _start_screen(self) -> None:
        """Start the X server on the first free display."""
        width, height = self._size
        screen = ("-screen", "0", f"{width}x{height}x24", "-nolisten", "tcp")
        # -noreset: without it the server starts over whenever its last client leaves
        display = self._start_and_hear("xvfb", "Xvfb", *screen, "-noreset", "-displayfd")
        self.environment["DISPLAY"] = f":{display}"
        # A Romanian keyboard: letters that it lacks would be put on a spare key just before
        # they are typed, and programs miss them now and then.
        subprocess.run(("setxkbmap", "ro"), env=self.environment, check=True)
        if self._scale != 1:
            # Where toolkits look for the scaling: what a desktop's own settings would have set.
            dpi = f"Xft.dpi:\t{round(96 * self._scale)}\n"
            setting = ("-f", "RESOURCE_MANAGER", "8s", "-set", "RESOURCE_MANAGER", dpi)
            subprocess.run(("xprop", "-root", *setting), env=self.environment, check=True)

    def _start_bus(self) -> None:
        config = self._run / "bus.conf"
        config.write_text(service_files.BUS.format(run=self._run), "utf-8")
        (self._run / "services/prompter.service").write_text(service_files.PROMPTER, "utf-8")
        daemon = ("dbus-daemon", f"--config-file={config}", "--nofork", "--nopidfile")
        address = self._start_and_hear("bus", *daemon, "--syslog-only", "--print-address")
        self.environment["DBUS_SESSION_BUS_ADDRESS"] = address
        self.bus = Bus(address)

    def _start_notifications(self) -> None:
        config = self.home / ".config/dunstrc"
        config.parent.mkdir(exist_ok=True)
        config.write_text(service_files.NOTIFICATIONS, "utf-8")
        self._start("dunst", "dunst", "-conf", str(config))

    def _start_keyring(self, password: str | None) -> None:
        """Start it unlocked, making the keyring if there is none, or locked without *password*."""
        daemon = ("gnome-keyring-daemon", "--foreground", "--components=secrets")
        if password is None:
            self._start("keyring", *daemon)
        else:
            service = self._start("keyring", *daemon, "--unlock", stdin=subprocess.PIPE)
            assert service.stdin
            service.stdin.write(password.encode())
            service.stdin.close()
        until(lambda: self.bus.has("org.freedesktop.secrets"), "the keyring is up")

    def _has_window_manager(self) -> bool:
        asked = ("xprop", "-root", "_NET_SUPPORTING_WM_CHECK")
        answer = subprocess.run(asked, env=self.environment, capture_output=True, check=False)
        return b"window id" in answer.stdout

    def _start(
        self, name: str, *command: str, pass_fds: tuple[int, ...] = (), stdin: int | None = None
    ) -> subprocess.Popen[bytes]:
        with (self._log / f"{name}.log").open("ab") as log:
            service = subprocess.Popen(
                command,
                env=self.environment,
                cwd=self.home,
                stdin=subprocess.DEVNULL if stdin is None else stdin,
                stdout=log,
                stderr=log,
                pass_fds=pass_fds,
                start_new_session=True,  # Ctrl-C is the test's alone
            )
        self._services[name] = service
        self._tell_guard(service.pid)
        return service

    def _start_and_hear(self, name: str, *command: str) -> str:
        """Start a service that says when it is ready, on a pipe whose number ends the command."""
        ours, theirs = os.pipe()
        self._start(name, *command, str(theirs), pass_fds=(theirs,))
        os.close(theirs)
        with os.fdopen(ours) as answer:
            said = answer.readline().strip()
        if not said:
            raise RuntimeError(f"{name} did not start")
        return said

    def _stop(self, name: str) -> None:
        service = self._services.pop(name)
        service.terminate()
        service.wait()
        self._tell_guard(-service.pid)

    def _tell_guard(self, pid: int) -> None:
        assert self._guard.stdin
        self._guard.stdin.write(b"%d\n" % pid)
        self._guard.stdin.flush()


def main() -> int:
    """Run a command in a desktop and give its exit status."""
    with Desktop(browser=shutil.which("chromium") is not None) as desktop:
        return subprocess.run(sys.argv[1:], env=desktop.environment, check=False).returncode


if __name__ == "__main__":
    raise SystemExit(main())
