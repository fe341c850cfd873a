"""The panel's tray as a person sees it: an icon, its tooltip, its menu, clicked for real.

The panel draws the menu, so nothing says where an entry lies: the program's own menu (over
D-Bus) says what is in it, and the picture of the menu says at which height each line stands.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from typing import Any

from jeepney import DBusAddress

from tests.desktop.bus import Bus
from tests.desktop.hands import Hands, Window
from tests.desktop.picture import Box, Picture
from tests.desktop.waiting import until

_WATCHER = DBusAddress(
    "/StatusNotifierWatcher", "org.kde.StatusNotifierWatcher", "org.kde.StatusNotifierWatcher"
)
_NARROWEST_ICON = 20
_SMALLEST_MENU = 20
_LOWEST_LINE = 4  # of text; less is a mark or a border
_A_LOOK = 3.0  # seconds
_ELSEWHERE = (40, 400)  # on the screen, where nothing of the panel is
_ACCENT_GAP = 3  # between a letter and what stands above or below it


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a menu."""

    label: str
    enabled: bool
    checked: bool
    entries: tuple[Entry, ...]  # of its own menu


class Tray:
    """The tray of one desktop with one program in it."""

    def __init__(self, bus: Bus, hands: Hands) -> None:
        self._bus = bus
        self._hands = hands

    def is_there(self) -> bool:
        """Whether the panel has a tray: an icon would be shown."""
        return bool(self._bus.get(_WATCHER, "IsStatusNotifierHostRegistered"))

    def icons(self) -> list[Box]:
        """Give the places of the icons that are shown now, from left to right."""
        count = len(self._items())
        for window in self._panel_windows():
            box = window.box
            if count and box.y == 0 and box.width >= count * _NARROWEST_ICON:
                width = box.width // count
                return [Box(box.x + n * width, 0, width, box.height) for n in range(count)]
        return []

    def icon(self) -> Box:
        """Wait for the one icon, and give its place."""
        return until(self.icons, "an icon in the tray")[0]

    def tooltip(self) -> str:
        """Give what stands beside the pointer when it rests on the icon."""
        _, _, title, text = self._bus.get(self._item("StatusNotifierItem"), "ToolTip")
        return f"{title}\n{text}".strip()

    def entries(self) -> tuple[Entry, ...]:
        """Give the menu as the program would show it now."""
        item = self._item("StatusNotifierItem")
        place = self._bus.get(item, "Menu")
        menu = DBusAddress(place, item.bus_name, "com.canonical.dbusmenu")
        self._bus.call(menu, "AboutToShow", "i", 0)  # programs fill a menu when it opens
        _, layout = self._bus.call(menu, "GetLayout", "iias", 0, -1, [])
        return _entries(layout)

    def click(self) -> None:
        """Click the icon, which mostly shows the program's window."""
        self._hands.click(self.icon())

    def choose(self, *labels: str) -> None:
        """Open the menu and click the entry with that label; more labels go down into menus."""
        first, *inner = labels
        seen: list[int] = []
        self._hands.click(until(partial(self._open_at, first, seen), f"the entry {first}"))
        for depth, label in enumerate(inner, start=1):
            menu = until(partial(self._open_menu, besides=seen), f"the menu with {label}")
            line = partial(self._line, menu, labels[:depth], label, tuple(seen))
            seen.append(menu.id)
            self._hands.click(until(line, f"the entry {label}"))

    def _open_at(self, label: str, seen: list[int]) -> Box | None:
        """Open the menu and give where *label* stands; close it again if that cannot be seen.

        The panel may lay the icon's tooltip over its own menu, and a menu that grows while it is
        open keeps its first height: a person opens it once more.
        """
        self._hands.click(self.icon(), button=3)
        menu = until(partial(self._open_menu, besides=[]), "the menu")
        with suppress(TimeoutError):
            found = until(partial(self._line, menu, (), label, ()), label, within=_A_LOOK)
            seen.append(menu.id)
            return found
        self._hands.keys("Escape")
        self._hands.move(_ELSEWHERE)
        until(lambda: self._open_menu(besides=[]) is None, "the menu to close")
        return None

    def _line(
        self, menu: Window, outer: tuple[str, ...], label: str, below: tuple[int, ...]
    ) -> Box | None:
        """Give where *label* stands, once the menu is drawn as the program says it is.

        *below*: the menus that it hangs on. Any other window of the panel may cover it.
        """
        hanging = [window.id for window in self._panel_windows() if window.box.y > 0]
        if set(hanging) - {menu.id, *below}:
            return None
        entries = self.entries()
        for name in outer:
            entries = next(entry.entries for entry in entries if entry.label == name)
        lines = _lines(self._hands.picture().part(menu.box))
        if len(lines) != len(entries):
            return None
        number = [entry.label for entry in entries].index(label)
        assert entries[number].enabled, f"{label} cannot be chosen now"
        line = lines[number]
        return Box(menu.box.x + line.x, menu.box.y + line.y, line.width, line.height)

    def _open_menu(self, besides: list[int]) -> Window | None:
        menus = [
            window
            for window in self._panel_windows()
            if window.box.y > 0 and window.box.height > _SMALLEST_MENU
        ]
        return next((menu for menu in menus if menu.id not in besides), None)

    def _panel_windows(self) -> list[Window]:
        """Give the windows of the tray's own process, which draws icons and menus."""
        return [window for window in self._hands.windows() if window.kind == "Wrapper-2.0"]

    def _items(self) -> list[str]:
        return list(self._bus.get(_WATCHER, "RegisteredStatusNotifierItems") or [])

    def _item(self, interface: str) -> DBusAddress:
        name, _, path = until(self._items, "an icon in the tray")[0].partition("/")
        return DBusAddress(f"/{path}", name, f"org.kde.{interface}")


def _entries(layout: Any) -> tuple[Entry, ...]:
    """Read a menu's lines, without separators and what is hidden."""
    entries = []
    for _, (_, properties, children) in layout[2]:
        said = {name: value for name, (_, value) in properties.items()}
        if said.get("visible", True) and said.get("type") != "separator":
            # an underline before the letter that chooses the entry; a doubled one is itself
            label = said.get("label", "").replace("__", "\0").replace("_", "").replace("\0", "_")
            enabled, checked = said.get("enabled", True), said.get("toggle-state") == 1
            entries.append(Entry(label, enabled, checked, _entries((0, {}, children))))
    return tuple(entries)


def _lines(menu: Picture) -> list[Box]:
    """Give the lines of text: heights at which a row of the picture is not of one colour."""
    inside = range(2, menu.width - 2)  # without the border
    lines: list[Box] = []
    for y in range(2, menu.height - 2):
        row = menu.row(y, inside.start, len(inside))
        if row == row[:3] * len(inside):
            continue
        if lines and y - (lines[-1].y + lines[-1].height) < _ACCENT_GAP:
            lines[-1] = Box(0, lines[-1].y, menu.width, y - lines[-1].y + 1)
        else:
            lines.append(Box(0, y, menu.width, 1))
    return [line for line in lines if line.height >= _LOWEST_LINE]
