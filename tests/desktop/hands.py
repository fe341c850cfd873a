"""Hands and eyes in a desktop: real clicks and keys, windows, pictures of the screen."""

from __future__ import annotations

import re
import subprocess
from dataclasses import dataclass
from pathlib import Path

from tests.desktop.picture import Box, Picture
from tests.desktop.waiting import until

# `     0x80000b "Title": ("instance" "Class")  284x28+0+0  +996+0`, or `(has no name)` and `()`
_WINDOW = re.compile(
    r"^\s+(?P<id>0x[0-9a-f]+) (?:\"(?P<title>.*)\"|\(has no name\)):"
    r" \((?:\"(?P<instance>.*?)\" \"(?P<kind>.*?)\")?\)"
    r"\s+(?P<width>\d+)x(?P<height>\d+)\S+\s+\+(?P<x>-?\d+)\+(?P<y>-?\d+)$",
    re.MULTILINE,
)


@dataclass(frozen=True, slots=True)
class Window:
    """A window of a program that can be seen, menus and notifications included."""

    id: int
    title: str
    kind: str  # the class part of WM_CLASS
    box: Box


class Hands:
    """Uses one desktop as a person does. *environment* is that desktop's."""

    def __init__(self, environment: dict[str, str]) -> None:
        self._environment = environment

    def picture(self) -> Picture:
        """Look at the whole screen."""
        return Picture.of("import", "-silent", "-window", "root", environment=self._environment)

    def screenshot(self, path: Path) -> None:
        """Keep the whole screen in a file."""
        self._run("import", "-silent", "-window", "root", str(path))

    def move(self, to: Box | tuple[int, int]) -> None:
        """Bring the pointer there, to the middle of a box."""
        x, y = to.centre if isinstance(to, Box) else to
        self._run("xdotool", "mousemove", "--sync", str(x), str(y))

    def click(self, at: Box | tuple[int, int], button: int = 1, times: int = 1) -> None:
        """Click there; button 3 is the right one."""
        self.move(at)
        self._run("xdotool", "click", "--repeat", str(times), "--delay", "60", str(button))

    def keys(self, *keys: str) -> None:
        """Press keys one after another, named as X names them: ``ctrl+s``, ``Down``, ``Return``."""
        self._run("xdotool", "key", "--delay", "30", *keys)

    def type(self, text: str) -> None:
        """Type a text, Romanian letters too, into what has the focus."""
        self._run("xdotool", "type", "--delay", "20", text)

    def windows(self) -> list[Window]:
        """List what can be seen, the lowest first."""
        shown = self._run("xdotool", "search", "--onlyvisible", "--name", "", may_fail=True)
        visible = {int(id) for id in shown.split()}
        tree = self._run("xwininfo", "-root", "-tree")
        found = [
            Window(
                int(match["id"], 16),
                match["title"] or "",
                match["kind"] or "",
                Box(*(int(match[name]) for name in ("x", "y", "width", "height"))),
            )
            for match in _WINDOW.finditer(tree)
        ]
        return [window for window in reversed(found) if window.kind and window.id in visible]

    def window(self, title: str) -> Window:
        """Wait for a window whose title has *title* in it."""
        return until(
            lambda: next((each for each in self.windows() if title in each.title), None),
            f"a window called {title}",
        )

    def focus(self, window: Window) -> None:
        """Bring a window to the front, and wait until keys go to it."""
        self._run("xdotool", "windowactivate", "--sync", str(window.id))

    def notification(self) -> Box:
        """Wait for a notification to be shown, and give its place."""
        return until(
            lambda: next((each.box for each in self.windows() if each.kind == "Dunst"), None),
            "a notification",
        )

    def find_colour(self, colour: str, at_least: int = 20) -> Box:
        """Wait for a colour to appear on the screen."""
        return until(lambda: self.picture().find_colour(colour, at_least), f"the colour {colour}")

    def find(self, piece: Picture) -> Box:
        """Wait for a piece of a picture to appear on the screen."""
        return until(lambda: self.picture().find(piece), "that piece of the screen")

    def _run(self, *command: str, may_fail: bool = False) -> str:
        return subprocess.run(
            command,
            capture_output=True,
            check=not may_fail,
            env=self._environment,
            encoding="utf-8",
            errors="replace",
        ).stdout
