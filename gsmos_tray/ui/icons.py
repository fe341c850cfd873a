"""The pictures: five state icons, the program's own, and symbols in the colour of the text.

States differ by shape as well as by colour: disc with a check, disc with arrows, square with two
bars, triangle, crossed ring. Drawn at every size that a panel may ask for.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from gsmos_tray.events import Activity
from gsmos_tray.locations import resource

_PANEL_SIZES = (16, 18, 20, 22, 24, 28, 32, 40, 44, 48, 64)
_SYMBOL_SIZES = (16, 18, 20, 24, 32, 36, 40, 48, 64)
_FRAMES = 6
_HALF_A_TURN = 180.0  # after it the two arrows look the same

_STATE_FILES = {
    Activity.UP_TO_DATE: "state-up-to-date",
    Activity.SYNCING: "state-syncing",
    Activity.WAITING: "state-waiting",
    Activity.ATTENTION: "state-attention",
    Activity.NOT_CONNECTED: "state-not-connected",
}


@cache
def state_icon(activity: Activity) -> QIcon:
    """Give the icon of one of the five states."""
    return _icon(_drawing(_STATE_FILES[activity]), _PANEL_SIZES)


@cache
def syncing_frames() -> tuple[QIcon, ...]:
    """Give the frames of the moving *syncing* icon, to be shown in a circle."""
    drawing = _drawing(_STATE_FILES[Activity.SYNCING])
    turns = (_HALF_A_TURN * frame / _FRAMES for frame in range(_FRAMES))
    return tuple(_icon(drawing, _PANEL_SIZES, turn) for turn in turns)


@cache
def application_icon() -> QIcon:
    """Give the program's own icon."""
    return _icon(_drawing("application"), (*_PANEL_SIZES, 128, 256))


@cache
def symbol(name: str, colour: str, disabled: str = "") -> QIcon:
    """Give a line symbol in *colour*, such as ``#56636f``, and in another while *disabled*."""
    drawing = _drawing(f"symbol-{name}")
    icon = _icon(drawing.replace("currentColor", colour), _SYMBOL_SIZES)
    if disabled:
        _draw(icon, drawing.replace("currentColor", disabled), _SYMBOL_SIZES, QIcon.Mode.Disabled)
    return icon


def forget() -> None:
    """Let go of all pictures: they must not outlive the application object."""
    for drawn in (state_icon, syncing_frames, application_icon, symbol):
        drawn.cache_clear()


def _drawing(name: str) -> str:
    return resource(f"icons/{name}.svg").read_text("utf-8")


def _icon(drawing: str, sizes: Iterable[int], turn: float = 0.0) -> QIcon:
    icon = QIcon()
    # Qt would tint what is selected in a list, and green would no longer be green.
    for mode in (QIcon.Mode.Normal, QIcon.Mode.Selected):
        _draw(icon, drawing, sizes, mode, turn)
    return icon


def _draw(
    icon: QIcon, drawing: str, sizes: Iterable[int], mode: QIcon.Mode, turn: float = 0.0
) -> None:
    renderer = QSvgRenderer(QByteArray(drawing.encode()))
    for size in sizes:
        icon.addPixmap(_picture(renderer, size, turn), mode)


def _picture(renderer: QSvgRenderer, size: int, turn: float) -> QPixmap:
    picture = QPixmap(size, size)
    picture.fill(QColor(Qt.GlobalColor.transparent))
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(size / 2, size / 2)
    painter.rotate(turn)
    renderer.render(painter, QRectF(-size / 2, -size / 2, size, size))
    painter.end()
    return picture
