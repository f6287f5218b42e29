# SPDX-License-Identifier: GPL-2.0-or-later
"""The folders, the map in pyproject.toml and metadata.txt agree, and QGIS's own `processing` stays QGIS's."""

from __future__ import annotations

import configparser
import re
import subprocess
import sys
from pathlib import Path

import pytest
from assemble import PACKAGE, PROJECT, ROOT, package_folder

SETUPTOOLS = PROJECT["tool"]["setuptools"]
MAPPED = SETUPTOOLS["package-dir"]


def metadata() -> configparser.SectionProxy:
    parser = configparser.ConfigParser(interpolation=None)
    parser.read(ROOT / "metadata.txt", encoding="utf-8")
    return parser["general"]


@pytest.mark.parametrize("folder", sorted(MAPPED.values()))
def test_mapped_folder_is_never_a_package_of_its_own(folder):
    inits = [path for path in (ROOT / folder).rglob("__init__.py")]
    assert not inits, "an __init__.py here takes the name `processing` from QGIS: its own algorithms vanish"


def test_every_folder_with_python_is_listed_and_every_listed_one_exists():
    below = {path.parent for path in (ROOT / PACKAGE).rglob("*.py")}
    found = {folder.relative_to(ROOT).as_posix().replace("/", ".") for folder in below} | set(MAPPED)
    assert sorted(found) == SETUPTOOLS["packages"], "extend `packages` in pyproject.toml, in this order"


def test_every_listed_package_has_an_init_unless_it_is_mapped():
    missing = [name for name in SETUPTOOLS["packages"] if not (package_folder(name) / "__init__.py").exists()]
    assert missing == sorted(MAPPED)


def test_init_modules_are_empty_below_the_package():
    """QGIS leaves __init__ modules behind on reload, so what stood in them would stay old."""
    ours = [name for name in SETUPTOOLS["packages"] if "_vendor" not in name and name not in MAPPED]
    full = [name for name in ours if name != PACKAGE and (package_folder(name) / "__init__.py").read_text("utf-8")]
    assert not full


def test_every_file_in_a_package_folder_is_shipped():
    from assemble import shipped_files

    folders = [ROOT / PACKAGE, *(ROOT / folder for folder in MAPPED.values())]
    files = {path for folder in folders for path in folder.rglob("*") if path.is_file()}
    kept = {path for path in files if "__pycache__" not in path.parts}
    assert sorted(kept - set(shipped_files().values())) == [], "name it in package-data, or move it out"


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("name", r"Bo trygt"),
        ("qgisMinimumVersion", r"3\.40"),
        ("qgisMaximumVersion", r"4\.99"),
        ("hasProcessingProvider", r"True"),
        ("description", r".{20,}"),
        ("about", r".{100,}"),
        ("author", r".+"),
        ("email", r"[^@ ]+@[^@ ]+"),
        ("repository", r"https://\S+"),
        ("tracker", r"https://\S+"),
        ("homepage", r"https://\S+"),
        ("category", r"Raster|Vector|Database|Mesh|Web"),
        ("tags", r"[a-zA-Z, ]+"),
        ("icon", r"resources/icon\.png"),
    ],
)
def test_metadata_has_what_the_plugin_site_wants(field, value):
    assert re.fullmatch(value, metadata()[field])


def test_icon_is_there():
    assert (ROOT / PACKAGE / metadata()["icon"]).is_file()


def test_version_is_the_same_everywhere():
    version = PROJECT["project"]["version"]
    latest = re.search(r"^## \[(.+?)\]", (ROOT / "CHANGELOG.md").read_text("utf-8"), re.MULTILINE)
    assert (metadata()["version"], latest.group(1)) == (version, version)


def test_vendored_judge_never_loads_another_document():
    from botrygt_qgis_plugin._vendor.jsonschema import Draft202012Validator, RefResolutionError

    validator = Draft202012Validator({"$ref": "https://example.org/other.json"})
    with pytest.raises(RefResolutionError, match="never loaded"):
        list(validator.iter_errors({}))


def test_vendored_judge_imports_nothing_that_reaches_the_network():
    code = (
        "import sys; from botrygt_qgis_plugin._vendor.jsonschema import Draft202012Validator\n"
        "print(sorted({'urllib.request', 'requests', 'http.client', 'jsonschema', 'attr'} & set(sys.modules)))"
    )
    clean = [sys.executable, "-I", "-S", "-c", f"import sys; sys.path.insert(0, {str(ROOT)!r})\n{code}"]
    answer = subprocess.run(clean, capture_output=True, text=True, check=True, cwd=Path(sys.prefix))
    assert answer.stdout.strip() == "[]"
