"""Gives a command mounts of its own, so that a test can fill a disk: everybody's others stay."""

from __future__ import annotations

import os
from pathlib import Path

_MOUNT_POINT = 4  # the field of /proc/self/mountinfo, see proc_pid_mountinfo(5)


def of_its_own() -> list[str]:
    """Give what to put before a command."""
    command = ["unshare", "--mount"]
    if os.getuid() != 0:
        return [*command, "--map-root-user"]
    mounts = Path("/proc/self/mountinfo").read_text().splitlines()
    if not any(line.split()[_MOUNT_POINT] == "/" for line in mounts):
        # In a root that is a mere folder nothing can be said of how its mounts spread.
        command += ["--propagation", "unchanged"]
    return command
