"""What was on the screen: places, pixels, and where a colour or a piece of a picture lies."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on the screen, in real pixels."""

    x: int
    y: int
    width: int
    height: int

    @property
    def centre(self) -> tuple[int, int]:
        return self.x + self.width // 2, self.y + self.height // 2

    def __contains__(self, point: tuple[int, int]) -> bool:
        x, y = point
        return 0 <= x - self.x < self.width and 0 <= y - self.y < self.height


@dataclass(frozen=True, slots=True)
class Picture:
    """Pixels of three bytes each, row by row."""

    width: int
    height: int
    pixels: bytes

    @classmethod
    def read(cls, path: Path) -> Picture:
        """Read a picture file of any kind that ImageMagick knows."""
        return cls.of("convert", str(path))

    @classmethod
    def of(cls, *command: str, environment: dict[str, str] | None = None) -> Picture:
        """Run an ImageMagick command, and take what it would have written."""
        made = subprocess.run(
            (*command, "-depth", "8", "ppm:-"),
            capture_output=True,
            check=True,
            env=environment,
        ).stdout
        _, size, _, pixels = made.split(b"\n", 3)
        width, height = map(int, size.split())
        return cls(width, height, pixels)

    def at(self, x: int, y: int) -> str:
        """Give a pixel's colour as ``#rrggbb``."""
        start = 3 * (y * self.width + x)
        return "#" + self.pixels[start : start + 3].hex()

    def row(self, y: int, x: int = 0, width: int | None = None) -> bytes:
        """Give the pixels of one row, or of a part of it."""
        start = 3 * (y * self.width + x)
        return self.pixels[start : start + 3 * (self.width if width is None else width)]

    def part(self, box: Box) -> Picture:
        rows = (self.row(y, box.x, box.width) for y in range(box.y, box.y + box.height))
        return Picture(box.width, box.height, b"".join(rows))

    def find_colour(self, colour: str, at_least: int = 20) -> Box | None:
        """Give the box around all pixels of exactly this colour, if there are enough."""
        found = list(self._places_of(bytes.fromhex(colour.removeprefix("#"))))
        if len(found) < at_least:
            return None
        left, top = min(x for x, _ in found), min(y for _, y in found)
        right, bottom = max(x for x, _ in found), max(y for _, y in found)
        return Box(left, top, right - left + 1, bottom - top + 1)

    def find(self, piece: Picture) -> Box | None:
        """Give the first place where *piece* lies, pixel for pixel."""
        for x, y in self._places_of(piece.row(0)):
            if x + piece.width > self.width or y + piece.height > self.height:
                continue
            rows = range(1, piece.height)
            if all(self.row(y + down, x, piece.width) == piece.row(down) for down in rows):
                return Box(x, y, piece.width, piece.height)
        return None

    def _places_of(self, run: bytes) -> Iterator[tuple[int, int]]:
        """Give where this run of pixels begins, from the top left on."""
        start = self.pixels.find(run)
        while start >= 0:
            if start % 3 == 0:
                yield start // 3 % self.width, start // 3 // self.width
            start = self.pixels.find(run, start + 1)
