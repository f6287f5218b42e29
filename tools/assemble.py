# SPDX-License-Identifier: GPL-2.0-or-later
"""Make one QGIS plugin out of the folders here: `dev` (live loader), `zip` (for QGIS), `wheel` (for a shell).

The map of folders is [tool.setuptools] in pyproject.toml; setuptools reads the same for the wheel. Python >= 3.11.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import tomllib

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = "botrygt_qgis_plugin"
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
FIXED_TIME = (2020, 1, 1, 0, 0, 0)  # the same sources give the same bytes, whenever and wherever built
LOADER = '''\
"""Written by tools/assemble.py: shows QGIS this checkout as one plugin. Edits in the checkout are live."""
from pathlib import Path
_root = Path(__file__).resolve().parents[3]
__path__ = [str(_root / "botrygt_qgis_plugin"), str(_root)]
__file__ = str(_root / "botrygt_qgis_plugin" / "__init__.py")
exec(compile(Path(__file__).read_text(encoding="utf-8"), __file__, "exec"))
'''


def package_folder(package: str) -> Path:
    """The folder that holds a package, by the map in pyproject.toml."""
    mapped = PROJECT["tool"]["setuptools"]["package-dir"].get(package)
    return ROOT / (mapped or package.replace(".", "/"))


def shipped_files() -> dict[str, Path]:
    """Name inside the plugin -> file here, exactly as setuptools picks them, plus what only QGIS wants."""
    table = PROJECT["tool"]["setuptools"]
    files = {f"{PACKAGE}/{name}": ROOT / name for name in ("metadata.txt", "LICENSE")}
    for package in table["packages"]:
        folder = package_folder(package)
        for pattern in ["*.py", *table["package-data"].get(package, [])]:
            found = [path for path in folder.glob(pattern) if path.is_file()]
            files.update({f"{package.replace('.', '/')}/{path.relative_to(folder).as_posix()}": path for path in found})
    return dict(sorted(files.items()))


def dev() -> Path:
    """build/dev/botrygt_qgis_plugin: set QGIS_PLUGINPATH to build/dev."""
    target = ROOT / "build" / "dev" / PACKAGE
    target.mkdir(parents=True, exist_ok=True)
    metadata = (ROOT / "metadata.txt").read_text(encoding="utf-8")
    for name, text in (("metadata.txt", metadata), ("__init__.py", LOADER)):
        path = target / name
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            path.write_text(text, encoding="utf-8")
    return target.parent


def zip_plugin(folder: Path = ROOT / "dist") -> Path:
    """dist/botrygt_qgis_plugin-VERSION.zip, byte-identical when rebuilt."""
    folder.mkdir(parents=True, exist_ok=True)
    target = folder / f"{PACKAGE}-{PROJECT['project']['version']}.zip"
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name, path in shipped_files().items():
            entry = zipfile.ZipInfo(name, FIXED_TIME)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system, entry.external_attr = 3, 0o100644 << 16
            archive.writestr(entry, path.read_bytes())
    return target


def wheel(folder: Path = ROOT / "dist") -> Path:
    """The wheel, built by setuptools from the same map."""
    shutil.rmtree(ROOT / "build" / "lib", ignore_errors=True)  # setuptools would ship files deleted since
    build = [sys.executable, "-m", "build", "--quiet", "--wheel", "--no-isolation", "--outdir", str(folder)]
    subprocess.run(build, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
    return max(folder.glob("*.whl"), key=lambda path: path.stat().st_mtime)


if __name__ == "__main__":
    kinds = {"dev": dev, "zip": zip_plugin, "wheel": wheel}
    if len(sys.argv) != 2 or sys.argv[1] not in kinds:
        sys.exit("usage: python tools/assemble.py dev|zip|wheel")
    print(kinds[sys.argv[1]]())
