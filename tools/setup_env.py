# SPDX-License-Identifier: GPL-2.0-or-later
"""Prepare a checkout for work: QGIS >= 3.40 from Debian, a venv over QGIS's own Python, and the dev tree.

Asks nothing. Without root it goes on if all system packages are there, else prints the one command to run as root.
A second run only looks, and takes well under a second. `--tests` adds what only the tests need: PostgreSQL with
PostGIS, of which they start a server of their own; none is set up or started on the machine.
"""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from layout import ROOT, VENV, VENV_PYTHON, WINDOWS, qgis_python

QGIS = ["qgis", "python3-qgis", "qgis-providers"]
BESIDE = ["python3-gdal", "python3-numpy", "python3-scipy", "python3-venv", "xvfb", "xauth", "fonts-dejavu-core"]
QT6_NEEDS = ["libegl1", "libgl1", "libxkbcommon0", "libdbus-1-3"]  # what the Qt 6 bindings of `make check` open
FOR_TESTS = ["postgresql-postgis"]  # of either release, for its own version of PostgreSQL
OF_RELEASE = {"12": [], "13": ["python3-shapely"]}  # Debian 12's shapely is 1.8: there the lock brings a wheel
NEVER_REPLACED = {"numpy": "numpy", "scipy": "scipy", "GDAL": "osgeo.gdal"}
BACKPORTS = "bookworm-backports"
# While the server's package is installed this keeps it from setting up and starting a database nobody asked for.
NO_CLUSTER = Path("/etc/postgresql-common/createcluster.d/botrygt-set-up.conf")
BACKPORTS_FILE = Path("/etc/apt/sources.list.d/botrygt-bookworm-backports.sources")


def main() -> int:
    if WINDOWS or not Path("/etc/debian_version").exists():
        return make_venv(sys.executable, ROOT / "tools" / "locks" / "debian-13.txt")
    release = debian_release()
    if release not in OF_RELEASE:
        print(f"This set-up knows Debian 12 and 13, not {release or 'this system'}: install QGIS >= 3.40 yourself.")
        return 1
    for_tests = ["--tests"] if "--tests" in sys.argv else []
    missing = missing_packages(release, FOR_TESTS if for_tests else [])
    if missing and os.geteuid() != 0:
        print(f"Missing: {' '.join(missing)}. Run this once as root, then again what you ran:")
        words = " ".join(["--system-only", *for_tests])
        print(f'    sudo {qgis_python()} "{Path(__file__).resolve()}" {words}')
        return 1
    if missing:
        install(missing, release)
    if "--system-only" in sys.argv:
        return 0
    return make_venv(qgis_python(), ROOT / "tools" / "locks" / f"debian-{release}.txt")


def debian_release() -> str:
    found = re.search(r'^VERSION_ID="?(\d+)', Path("/etc/os-release").read_text(encoding="utf-8"), re.MULTILINE)
    return found.group(1) if found else ""


def missing_packages(release: str, more: list[str]) -> list[str]:
    """System packages that are not installed; QGIS counts as missing while it is older than 3.40."""
    wanted = QGIS + BESIDE + QT6_NEEDS + OF_RELEASE[release] + more
    query = ["dpkg-query", "--show", "--showformat=${Package} ${db:Status-Status} ${Version}\n", *wanted]
    rows = subprocess.run(query, capture_output=True, text=True, check=False).stdout.splitlines()
    installed = {row.split()[0]: row.split()[2] for row in rows if row.split()[1:2] == ["installed"]}
    return [name for name in wanted if name not in installed or (name in QGIS and is_too_old(installed[name]))]


def is_too_old(version: str) -> bool:
    numbers = [int(part) for part in re.findall(r"\d+", version.rsplit(":", maxsplit=1)[-1])[:2]]
    return numbers < [3, 40]


def install(missing: list[str], release: str) -> None:
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    apt = ["apt-get", "-o", "DPkg::Lock::Timeout=600", "--yes"]
    # A third party's unreachable source must not stop the work; apt-get install says if a package is truly not there.
    subprocess.run([*apt, "update"], env=quiet, check=False)
    if release == "12" and BACKPORTS not in known_sources():
        add_backports()
        subprocess.run([*apt, "update"], env=quiet, check=False)
    target = ["--target-release", BACKPORTS] if release == "12" and set(missing) & set(QGIS) else []
    with no_cluster():
        subprocess.run([*apt, "install", "--no-install-recommends", *target, *missing], env=quiet, check=True)


@contextmanager
def no_cluster() -> Iterator[None]:
    """A server's package makes no cluster meanwhile; what stood in its folder of settings stays."""
    made = [folder for folder in NO_CLUSTER.parents[:2] if not folder.exists()]
    NO_CLUSTER.parent.mkdir(parents=True, exist_ok=True)
    NO_CLUSTER.write_text("create_main_cluster = false\n", encoding="utf-8")
    try:
        yield
    finally:
        NO_CLUSTER.unlink(missing_ok=True)
        for folder in made:
            with suppress(OSError):
                folder.rmdir()  # goes only where it is empty, so where the package did not come


def known_sources() -> str:
    return subprocess.run(["apt-cache", "policy"], capture_output=True, text=True, check=True).stdout


def debian_mirror() -> str:
    """The mirror that this machine already takes its Debian packages from."""
    found = re.search(r"^ *\d+ (\S+) (bookworm|trixie)/main", known_sources(), re.MULTILINE)
    if not found:
        sys.exit("No enabled apt source offers Debian's main packages: add one, then run this again.")
    return found.group(1)


def add_backports() -> None:
    keyring = "/usr/share/keyrings/debian-archive-keyring.gpg"
    stanza = {"Types": "deb", "URIs": debian_mirror(), "Suites": BACKPORTS, "Components": "main", "Signed-By": keyring}
    BACKPORTS_FILE.write_text("".join(f"{key}: {value}\n" for key, value in stanza.items()), encoding="utf-8")


def make_venv(python: str, lock: Path) -> int:
    """A venv that sees the distribution's packages and adds the locked ones; left alone while nothing changed."""
    constraints = frozen_versions(python)
    state = hashlib.sha256("".join([lock.read_text(encoding="utf-8"), constraints, python]).encode()).hexdigest()
    stamp = VENV / "made-from.txt"
    if not (VENV_PYTHON.exists() and stamp.exists() and stamp.read_text(encoding="utf-8") == state):
        shutil.rmtree(VENV, ignore_errors=True)
        subprocess.run([python, "-m", "venv", "--system-site-packages", str(VENV)], check=True)
        kept = VENV / "constraints.txt"
        kept.write_text(constraints, encoding="utf-8")
        pip = [str(VENV_PYTHON), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
        # The lock is complete, so nothing else is resolved; the constraints say what may never be replaced.
        subprocess.run([*pip, "--no-deps", "--constraint", str(kept), "--requirement", str(lock)], check=True)
        stamp.write_text(state, encoding="utf-8")
    make_dev = [str(VENV_PYTHON), str(ROOT / "tools" / "assemble.py"), "dev"]
    subprocess.run(make_dev, check=True, stdout=subprocess.DEVNULL)
    return 0


def frozen_versions(python: str) -> str:
    """`name==version` of the distribution's own numerical packages, as a pip constraints file."""
    lines = []
    for name, module in NEVER_REPLACED.items():
        code = f"import {module} as found; print(found.__version__)"
        asked = subprocess.run([python, "-c", code], capture_output=True, text=True, check=False)
        if asked.returncode == 0:
            lines.append(f"{name}=={asked.stdout.strip()}\n")
    return "".join(lines)


if __name__ == "__main__":
    try:
        sys.exit(main())
    except subprocess.CalledProcessError as failed:
        sys.exit(f"Set-up stopped: this command failed, and said above why:\n    {' '.join(map(str, failed.cmd))}")
