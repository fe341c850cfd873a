"""What every window works with, made once by the interface."""

from __future__ import annotations

from dataclasses import dataclass

from gsmos_tray.engine.engine import Engine
from gsmos_tray.locations import Profile
from gsmos_tray.ui.errands import Errands
from gsmos_tray.ui.feed import StatusFeed
from gsmos_tray.ui.window_memory import WindowMemory


@dataclass(frozen=True, slots=True)
class Around:
    """The engine, and what the interface has made around it."""

    engine: Engine
    profile: Profile
    errands: Errands
    feed: StatusFeed
    memory: WindowMemory
