"""How large the proofs are: a size that fits a coffee break, or with ``--full`` the real one."""

from __future__ import annotations

import os

FULL = bool(os.environ.get("GSMOS_TRAY_FULL"))


def sized(small: int, full: int) -> int:
    """Give the size of a proof in this run."""
    return full if FULL else small
