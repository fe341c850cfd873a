"""The desktop turns dark and light again while the program runs, and the program turns with it."""

from __future__ import annotations

import pytest

from gsmos_tray.ui.tones import DARK, LIGHT, Tones
from tests.desktop.appearance import FOLLOWED, Appearance
from tests.desktop.counter import Counter
from tests.desktop.waiting import until


@pytest.fixture
def counter(desktop, local_dropbox, tmp_path):
    made = Counter(desktop, local_dropbox, tmp_path)
    made.without_browser()
    made.environment |= FOLLOWED
    yield made
    made.close()


def test_windows_lists_and_their_pictures_turn_with_the_desktop(counter):
    appearance = Appearance(counter.environment["DBUS_SESSION_BUS_ADDRESS"], "light")
    counter.set_up()
    counter.start()
    counter.reads("Arhiva este la zi")
    counter.desktop.tray.choose("Setări…")
    counter.click("Organizare")
    counter.reads("Cu documente inventate")  # a tree of them, with folders in colour

    until(lambda: has_turned(counter, LIGHT), "the windows to be light")
    appearance.turn("dark")
    until(lambda: has_turned(counter, DARK), "the windows to be dark")
    appearance.turn("light")
    until(lambda: has_turned(counter, LIGHT), "the windows to be light again")


def has_turned(counter: Counter, to: Tones) -> bool:
    """Whether the tree's ground and its folders have the colours of *to*, and none the others'."""
    other = LIGHT if to is DARK else DARK
    settings = counter.hands.window("Setări").box
    seen = counter.hands.picture().part(settings)
    shown = [seen.find_colour(colour) for colour in (to.ground, to.paper, to.accent)]
    left = [seen.find_colour(colour, at_least=1) for colour in (other.ground, other.accent)]
    return all(shown) and not any(left)
