# SPDX-License-Identifier: GPL-2.0-or-later
"""Whether a file lies on a share, whose locks another machine may not honour."""

from __future__ import annotations

import os
import sys
from functools import lru_cache
from pathlib import Path

_REMOTE = ("nfs", "cifs", "smb", "fuse.sshfs", "9p", "davfs", "afs", "ceph", "glusterfs", "fuse.glusterfs", "ncpfs",
           "fuse.gvfsd", "fuse.rclone", "drvfs")
_DRIVE_REMOTE = 4


def on_share(path: Path) -> bool:
    """True where the folder of `path` is known to be another machine's."""
    return _is_remote(str(path.resolve().parent))


@lru_cache(maxsize=64)
def _is_remote(folder: str) -> bool:
    if sys.platform == "win32":
        import ctypes  # Windows alone says it this way

        drive = os.path.splitdrive(folder)[0]
        return drive.startswith("\\\\") or ctypes.windll.kernel32.GetDriveTypeW(f"{drive}\\") == _DRIVE_REMOTE
    mounts = Path("/proc/mounts")
    if mounts.exists():
        return _mounted_from_elsewhere(folder, mounts.read_text(encoding="utf-8", errors="replace"))
    # macOS mounts servers here, and disks of its own too: those lose nothing by it.
    return folder.startswith("/Volumes/")


def _mounted_from_elsewhere(folder: str, mounts: str) -> bool:
    best, kind = "", ""
    for line in mounts.splitlines():
        parts = line.split()
        if len(parts) < 3:
            continue
        place = parts[1].replace("\\040", " ")
        inside = folder == place or folder.startswith(place.rstrip("/") + "/")
        if inside and len(place) >= len(best):
            best, kind = place, parts[2]
    return kind.startswith(_REMOTE)
