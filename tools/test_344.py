# SPDX-License-Identifier: GPL-2.0-or-later
"""Run the tests on QGIS 3.44: Debian 13 with its backports, in a folder of its own; and compare findings.

`python tools/test_344.py [FOLDER]` (default build/trixie; kept, so a second run is short). Needs root and debootstrap.
What a review says of the example and its shaken copies must be the same text there and on this machine.
Mounts live in a namespace of the child process only: they are gone when it ends, however it ends.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from itertools import islice, zip_longest
from pathlib import Path

from layout import BUILD, ROOT, VENV_PYTHON
from setup_env import QGIS, debian_mirror

SUITE = "trixie"
CHECKOUT = "srv/bo trygt æøå"  # a path that must work anywhere works here
FINDINGS = "build/same-findings.json"
OF_THIS_MACHINE = ["/etc/pip.conf", "/etc/ssl/certs/ca-certificates.crt"]
INSTALL = f"""
export DEBIAN_FRONTEND=noninteractive
apt-get update
apt-get install --yes --no-install-recommends ca-certificates git make python3
apt-get install --yes --no-install-recommends --target-release {SUITE}-backports {" ".join(QGIS)}
"""
TEST = f"""
export LC_ALL=C.UTF-8
cd "/{CHECKOUT}"
python3 tools/setup_env.py --tests
qgis_process --version 2>/dev/null | head -1
.venv/bin/python tools/run_tests.py
.venv/bin/python tools/same_findings.py {FINDINGS}
"""


def main() -> int:
    if os.geteuid() != 0:
        print("test-344 makes a Debian folder and changes into it: run it as root.")
        return 1
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else BUILD / "trixie").resolve()
    sources = folder / "etc" / "apt" / "sources.list"
    if not sources.exists() or "-backports" not in sources.read_text(encoding="utf-8"):
        bootstrap(folder)  # anew too where an earlier one was cut short: these sources are written last
    take_over(folder, "/etc/resolv.conf")
    if run_inside(folder, INSTALL):
        return 1
    for name in OF_THIS_MACHINE:  # only now: installing ca-certificates writes its own
        take_over(folder, name)
    copy_checkout(folder / CHECKOUT)
    return run_inside(folder, TEST) or compare(folder / CHECKOUT / FINDINGS)


def take_over(folder: Path, name: str) -> None:
    """How this machine reaches its package indexes; the folder uses the same network."""
    if Path(name).exists():
        target = folder / name.lstrip("/")
        target.parent.mkdir(parents=True, exist_ok=True)
        target.unlink(missing_ok=True)
        shutil.copyfile(name, target)


def bootstrap(folder: Path) -> None:
    if not shutil.which("debootstrap"):
        subprocess.run(["apt-get", "install", "--yes", "debootstrap"], check=True)
    folder.mkdir(parents=True, exist_ok=True)
    mirror = debian_mirror()
    subprocess.run(["debootstrap", "--variant=minbase", SUITE, str(folder), mirror], check=True)
    suites = (SUITE, f"{SUITE}-backports")
    sources = "".join(f"deb {mirror} {suite} main\n" for suite in suites)
    (folder / "etc" / "apt" / "sources.list").write_text(sources, encoding="utf-8")


def copy_checkout(target: Path) -> None:
    """The files git knows or would take, as they are now; the copy's own venv stays."""
    listed = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    names = subprocess.run(listed, cwd=ROOT, capture_output=True, check=True).stdout.decode().split("\0")
    target.mkdir(parents=True, exist_ok=True)
    for old in target.iterdir():
        if old.name == ".venv":
            continue
        shutil.rmtree(old) if old.is_dir() else old.unlink()
    for name in filter(None, names):
        if (ROOT / name).is_file():
            (target / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, target / name)
    # tests that ask git for the list of files need a repository
    subprocess.run(["git", "init", "--quiet", str(target)], check=True)


def run_inside(folder: Path, script: str) -> int:
    mounts = "".join(f'mount --rbind /{name} "$0/{name}"; ' for name in ("proc", "sys", "dev"))
    enter = f'{mounts} exec chroot "$0" /bin/bash -ec "$1"'
    namespace = ["unshare", "--mount", "--propagation", "private"]
    return subprocess.run([*namespace, "sh", "-ec", enter, str(folder), script], check=False).returncode


def compare(there: Path) -> int:
    """Nought where this machine writes the same findings; else the first lines that differ are printed."""
    here = ROOT / FINDINGS
    if subprocess.run([str(VENV_PYTHON), "tools/same_findings.py", str(here)], cwd=ROOT, check=False).returncode:
        return 1
    ours, theirs = (path.read_text(encoding="utf-8").splitlines() for path in (here, there))
    if ours == theirs:
        print("The findings are the same there and on this machine.")
        return 0
    print(f"The findings differ: {there} from {here}")
    pairs = ((n, a, b) for n, (a, b) in enumerate(zip_longest(theirs, ours, fillvalue=""), start=1) if a != b)
    print("\n".join(f"line {n}: {a.strip()} there, {b.strip()} here" for n, a, b in islice(pairs, 20)))
    return 1


if __name__ == "__main__":
    sys.exit(main())
