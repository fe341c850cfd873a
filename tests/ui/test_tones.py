"""Colours can be told apart: text at 4.5:1 as WCAG asks, what is not text at 3:1."""

from __future__ import annotations

from itertools import pairwise

import pytest
from PySide6.QtGui import QColor, QImage

from gsmos_tray.events import Activity
from gsmos_tray.ui import icons
from gsmos_tray.ui.theme import sheet
from gsmos_tray.ui.tones import DARK, LIGHT, MIDDLE

TONES = pytest.mark.parametrize("tones", [LIGHT, DARK], ids=["light", "dark"])


def contrast(one: str, other: str) -> float:
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    parts = [
        part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4
        for part in QColor(colour).getRgbF()[:3]
    ]
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), parts, strict=True))


@TONES
def test_text_is_legible_on_every_ground_that_it_stands_on(tones):
    pairs = [
        (ink, ground)
        for ink in (tones.ink, tones.soft)
        for ground in (tones.ground, tones.paper, tones.hover)
    ]
    pairs += [(tones.on_accent, ground) for ground in (tones.accent, tones.accent_hover)]
    pairs += [(ink, tones.accent_ground) for ink in (tones.ink, tones.accent_ink)]
    pairs += [(tones.accent_ink, tones.paper), (tones.soft, tones.line)]  # a step; a main button
    pairs += [(tones.accent, ground) for ground in (tones.paper, tones.ground)]
    for name in ("good", "warn", "bad"):
        ink = getattr(tones, name)
        pairs += [(ink, getattr(tones, f"{name}_ground")), (ink, tones.paper), (ink, tones.ground)]
    assert [pair for pair in pairs if contrast(*pair) < 4.5] == []


@TONES
def test_fields_and_pictures_stand_out_from_their_ground(tones):
    for colour in (tones.edge, tones.accent, MIDDLE):
        assert min(contrast(colour, ground) for ground in (tones.paper, tones.ground)) >= 3


@TONES
def test_the_style_sheet_is_whole(tones):
    assert "$" not in sheet(tones)


def test_the_five_states_differ_in_shape_and_not_only_in_colour():
    shapes = set()
    for activity in Activity:
        picture = icons.state_icon(activity).pixmap(16, 16).toImage()
        shapes.add(
            tuple(picture.pixelColor(x, y).alphaF() > 0.5 for y in range(16) for x in range(16))
        )
    # Two are discs, and differ by what is drawn on them.
    assert len(shapes) == 4
    check, arrows = (
        icons.state_icon(activity)
        .pixmap(32, 32)
        .toImage()
        .convertToFormat(QImage.Format.Format_RGB32)
        for activity in (Activity.UP_TO_DATE, Activity.SYNCING)
    )
    white = [
        {
            (x, y)
            for x in range(32)
            for y in range(32)
            if picture.pixelColor(x, y).lightnessF() > 0.9
        }
        for picture in (check, arrows)
    ]
    assert len(white[0] ^ white[1]) > len(white[0] & white[1])


@pytest.mark.parametrize("panel", ["#ffffff", "#f0f0f0", "#202020", "#000000"])
def test_the_states_are_seen_on_light_and_dark_panels(panel):
    for activity in Activity:
        picture = icons.state_icon(activity).pixmap(64, 64).toImage()
        rim = picture.pixelColor(32, 7)  # within the outline of every shape
        assert rim.alphaF() > 0.5
        assert contrast(rim.name(), panel) >= 3


def test_the_moving_icon_moves():
    frames = [frame.pixmap(22, 22).toImage() for frame in icons.syncing_frames()]
    assert all(one != other for one, other in pairwise(frames))
