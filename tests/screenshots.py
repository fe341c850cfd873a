"""Takes a picture of every window and state: ``python tests/screenshots.py DIR [NAME…]``.

Light and dark, at 100 % and 200 %, in Romanian, and once in English; invented data alone. The
scale has to be chosen before Qt starts, so each combination is a process of its own.
"""

from __future__ import annotations

import itertools
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

COMBINATIONS = [
    *itertools.product(("ro",), ("light", "dark"), ("1", "2")),
    ("en", "light", "1"),
]


def main() -> int:
    """Take the pictures into the folder that is named."""
    folder = Path(sys.argv[1]).absolute()
    folder.mkdir(parents=True, exist_ok=True)
    failed = 0
    for language, mode, scale in COMBINATIONS:
        with tempfile.TemporaryDirectory() as home:
            screen = Path(home) / "screen.json"
            screen.write_text(json.dumps({"screens": [small_screen(int(scale))]}), "utf-8")
            environment = {
                **os.environ,
                "QT_QPA_PLATFORM": f"offscreen:configfile={screen}",
                "QT_SCALE_FACTOR": scale,
                "HOME": home,
                "PYTHONPATH": str(Path(__file__).resolve().parent.parent),
            }
            for name in ("XDG_DOWNLOAD_DIR", "XDG_CONFIG_HOME"):
                environment.pop(name, None)
            command = [
                sys.executable,
                "-m",
                "tests.ui.pictures",
                str(folder),
                language,
                mode,
                scale,
            ]
            failed += (
                subprocess.run([*command, *sys.argv[2:]], check=False, env=environment).returncode
                != 0
            )
    print(f"{len(list(folder.glob('*.png')))} pictures in {folder}")
    return min(failed, 1)


def small_screen(scale: int) -> dict[str, object]:
    """Describe the smallest screen that a shop has, for Qt's offscreen platform."""
    return {"name": "counter", "width": 1366 * scale, "height": 768 * scale, "logicalDpi": 96}


if __name__ == "__main__":
    sys.exit(main())
