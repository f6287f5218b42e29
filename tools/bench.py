# SPDX-License-Identifier: GPL-2.0-or-later
"""Run every bench/bench_*.py, each in a process of its own so that none warms another."""

from __future__ import annotations

import subprocess
import sys

from layout import BUILD, ROOT, VENV_PYTHON, qgis_environment


def main() -> int:
    environment = qgis_environment(BUILD / "bench-profile")
    environment.pop("PYTHONDONTWRITEBYTECODE")  # start-up is measured as users have it, with compiled modules
    failed = []
    for script in sorted((ROOT / "bench").glob("bench_*.py")):
        print(f"== {script.name}", flush=True)
        command = [str(VENV_PYTHON), str(script), *sys.argv[1:]]
        if subprocess.run(command, cwd=ROOT, env=environment, check=False).returncode:
            failed.append(script.name)
    print(f"failed: {', '.join(failed)}" if failed else "all benches ran")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
