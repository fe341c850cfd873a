"""Starts the program: ``gsmos-tray`` and ``python -m gsmos_tray``.

Imports little: the process that reads documents starts from this module too.
"""

from __future__ import annotations

import multiprocessing
import sys


def main() -> int:
    """Run the command line; gives the exit code."""
    from gsmos_tray.cli import run  # noqa: PLC0415 - see the module

    return run(sys.argv[1:])


if __name__ == "__main__":
    multiprocessing.freeze_support()
    sys.exit(main())
