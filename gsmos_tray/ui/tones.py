"""The colours, light and dark. A test proves that text on each ground has contrast of 4.5:1."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication


@dataclass(frozen=True, slots=True)
class Tones:
    """One set of colours. *soft* is secondary text; what is called *…_ground* lies behind text."""

    ground: str
    paper: str
    ink: str
    soft: str
    faint: str  # what cannot be used now
    line: str
    edge: str  # of fields and buttons: 3:1 against the paper
    accent: str
    on_accent: str
    accent_hover: str
    accent_ground: str
    accent_ink: str
    hover: str
    handle: str  # of scroll bars
    good: str
    warn: str
    bad: str
    good_ground: str
    warn_ground: str
    bad_ground: str


LIGHT = Tones(
    ground="#f3f5f7",
    paper="#ffffff",
    ink="#1a2430",
    soft="#56636f",
    faint="#8b96a1",
    line="#e0e5ea",
    edge="#818c98",
    accent="#1763c6",
    on_accent="#ffffff",
    accent_hover="#10529f",
    accent_ground="#e3edfb",
    accent_ink="#0f4a96",
    hover="#eceff3",
    handle="#c3cbd3",
    good="#17784a",
    warn="#8a5300",
    bad="#b3261e",
    good_ground="#e4f4eb",
    warn_ground="#fdf0dc",
    bad_ground="#fce8e6",
)

DARK = Tones(
    ground="#14181d",
    paper="#1c2228",
    ink="#e7ecf1",
    soft="#a3afbb",
    faint="#6f7b87",
    line="#2e363f",
    edge="#6b7783",
    accent="#74b0ff",
    on_accent="#0b1520",
    accent_hover="#93c1ff",
    accent_ground="#1f3553",
    accent_ink="#e7ecf1",
    hover="#262d35",
    handle="#414b56",
    good="#5ccb8d",
    warn="#ecb65a",
    bad="#ff9288",
    good_ground="#173527",
    warn_ground="#3a2d13",
    bad_ground="#43201f",
)


MIDDLE = "#7b8794"
"""Seen on light and dark alike, for pictures that are not drawn anew when the desktop turns."""


def tones() -> Tones:
    """Give the colours that fit the desktop now."""
    scheme = QGuiApplication.styleHints().colorScheme()
    return DARK if scheme is Qt.ColorScheme.Dark else LIGHT
