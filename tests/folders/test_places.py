from __future__ import annotations

import pytest

from gsmos_tray.folders.places import MountTable, is_remote, remote_by_drive, remote_by_mounts

# as /proc/self/mountinfo has it: the fifth field is the mount point, the type follows the dash
MOUNTS = r"""22 1 259:2 / / rw,relatime shared:1 - ext4 /dev/nvme0n1p2 rw
30 22 0:26 / /mnt rw shared:2 - tmpfs tmpfs rw
31 30 0:50 / /mnt/nas rw,relatime shared:9 master:4 - cifs //nas/acte rw,vers=3.1.1
32 30 0:51 / /mnt/nas/disc rw - ext4 /dev/sdb1 rw
33 22 0:52 / /home/ana/Scanner\040birou rw - nfs4 nas:/scan rw
34 22 0:53 / /media/usb rw - fuseblk /dev/sdc1 rw
35 22 0:54 / /home/ana/cloud rw - fuse.rclone cloud: rw
36 22 0:55 / /home/ana/seif rw - fuse.gocryptfs /home/ana/x rw
37 34 0:56 / /media/usb rw - cifs //nas/peste rw
a line that means nothing
nor this
nor - that
"""


@pytest.mark.parametrize(
    ("path", "remote"),
    [
        ("/home/ana/Documente", False),
        ("/mnt/nas", True),
        ("/mnt/nas/2026", True),
        ("/mnt/nastere", False),
        ("/mnt/nas/disc/a", False),
        ("/home/ana/Scanner birou/azi", True),
        ("/media/usb/acte", True),  # the later mount covers the earlier one
        ("/home/ana/cloud", True),
        ("/home/ana/seif", False),
        ("/", False),
    ],
)
def test_the_last_mount_that_holds_a_path_decides(path, remote):
    assert remote_by_mounts(path, MOUNTS) is remote


def test_without_any_mount_nothing_is_remote():
    assert remote_by_mounts("/home/ana", "") is False


@pytest.mark.parametrize(
    ("path", "drive_type", "remote"),
    [
        ("C:\\Acte", 3, False),
        ("Z:\\Acte", 4, True),
        ("E:\\", 2, False),
        ("\\\\nas\\acte", 1, True),
        ("//nas/acte", 1, True),
        ("\\\\?\\C:\\Acte", 3, False),
        ("\\\\?\\UNC\\nas\\acte", 1, True),
    ],
)
def test_windows_shares_are_known_by_path_or_drive(path, drive_type, remote):
    assert remote_by_drive(path, drive_type) is remote


def test_a_folder_of_this_machine_is_not_remote(tmp_path):
    assert is_remote(tmp_path) is False


def test_the_table_of_mounts_is_quiet_while_nothing_is_mounted():
    with MountTable() as table:
        assert any(not table.has_changed() for _ in range(1000))
