# SPDX-License-Identifier: GPL-2.0-or-later
"""What is handed out: the zip, the wheel, and the zip at work in a QGIS profile that knows nothing else."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import zipfile

import pytest
from assemble import PACKAGE, PROJECT, ROOT, wheel, zip_plugin

EXAMPLE = ROOT / "examples" / "egelund" / "egelund.gpkg"
OF_QGIS = {"native": 200, "gdal": 50, "qgis": 30}  # fewer means that QGIS's own Processing did not start
ALGORITHMS = ["botrygt:accessnetwork", "botrygt:applydecisions", "botrygt:checkrelease", "botrygt:comparereviews",
              "botrygt:compareverdicts", "botrygt:explain", "botrygt:exportpack", "botrygt:exportreport",
              "botrygt:guessroles", "botrygt:illuminance", "botrygt:importpack", "botrygt:isovist",
              "botrygt:overlooking", "botrygt:plotedges", "botrygt:reviewplan", "botrygt:sightrays",
              "botrygt:unbuiltexposure", "botrygt:validaterules", "botrygt:vegetationclock"]


@pytest.fixture(scope="module")
def built_zip(tmp_path_factory):
    return zip_plugin(tmp_path_factory.mktemp("zip"))


@pytest.fixture(scope="module")
def built_wheel(tmp_path_factory):
    return wheel(tmp_path_factory.mktemp("wheel"))


@pytest.fixture(scope="module")
def unpacked(built_zip, tmp_path_factory):
    """A plugin folder with a space and Danish letters in its path, holding the unpacked zip."""
    folder = tmp_path_factory.mktemp("plugins") / "udvidelser æøå"
    with zipfile.ZipFile(built_zip) as archive:
        archive.extractall(folder)
    return folder


def contents(path):
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_zip_is_byte_identical_when_rebuilt(built_zip, tmp_path):
    assert zip_plugin(tmp_path).read_bytes() == built_zip.read_bytes()


def test_zip_entries_are_sorted_ascii_plain_and_under_one_folder(built_zip):
    names = list(contents(built_zip))
    assert names == sorted(names)
    assert all(name.isascii() and name.startswith(f"{PACKAGE}/") for name in names)
    assert not [name for name in names if "test" in name or name.endswith(".pyc") or "/." in name]
    assert {f"{PACKAGE}/LICENSE", f"{PACKAGE}/metadata.txt", f"{PACKAGE}/__init__.py"} <= set(names)


def test_zip_holds_what_the_wheel_holds(built_zip, built_wheel):
    of_wheel = {name: data for name, data in contents(built_wheel).items() if ".dist-info/" not in name}
    of_zip = contents(built_zip)
    for only_qgis in ("metadata.txt", "LICENSE"):
        of_zip.pop(f"{PACKAGE}/{only_qgis}")
    assert sorted(of_zip) == sorted(of_wheel)
    assert of_zip == of_wheel


def test_zip_in_a_clean_profile_lists_beside_all_of_qgis_own(qgis_process, unpacked):
    listed = qgis_process("--json", "list", plugins=unpacked)
    assert listed.returncode == 0, listed.stderr
    providers = json.loads(listed.stdout)["providers"]
    assert sorted(providers["botrygt"]["algorithms"]) == ALGORITHMS
    counted = {name: len(providers[name]["algorithms"]) for name in OF_QGIS}
    assert all(counted[name] >= least for name, least in OF_QGIS.items()), counted


@pytest.mark.parametrize("algorithm", ALGORITHMS)
def test_zip_helps_with_every_parameter(qgis_process, unpacked, algorithm):
    helped = qgis_process("--json", "help", algorithm, plugins=unpacked)
    assert helped.returncode == 0, helped.stderr
    parameters = json.loads(helped.stdout)["parameters"]
    assert "OUTPUT_JSON" in parameters
    assert [name for name, parameter in parameters.items() if not parameter.get("help")] == []


def test_zip_reviews_the_example(qgis_process, unpacked, tmp_path):
    case_file, result = tmp_path / "sag æøå.gpkg", tmp_path / "resultat.json"
    words = [f"PLAN={EXAMPLE}", f"CASE_FILE={case_file}", f"OUTPUT_JSON={result}"]
    run = qgis_process("--json", "run", "botrygt:reviewplan", "--", *words, plugins=unpacked)
    assert run.returncode == 0, run.stderr
    assert case_file.stat().st_size > 0
    assert json.loads(result.read_text(encoding="utf-8"))
    assert json.loads(run.stdout)["results"]["FINDING_COUNT"] > 0


def in_a_shell(folder, python_path, *words):
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(map(str, python_path))}
    command = [sys.executable, "-m", f"{PACKAGE}.engine", "review", str(EXAMPLE), *map(str, words)]
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, encoding="utf-8", check=False)


def test_shell_gives_the_same_from_the_root_another_folder_and_the_wheel(built_wheel, tmp_path):
    installed = tmp_path / "installed"
    with zipfile.ZipFile(built_wheel) as archive:
        archive.extractall(installed)
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    places = {"root": (ROOT, []), "dev tree": (elsewhere, [ROOT / "build" / "dev"]), "wheel": (elsewhere, [installed])}
    results = {}
    for name, (folder, path) in places.items():
        output = tmp_path / f"{name}.json"
        run = in_a_shell(folder, path, "--output", output)
        assert run.returncode == 0, f"{name}: {run.stderr}"
        results[name] = output.read_bytes()
    assert results["root"] == results["dev tree"] == results["wheel"]


def test_installed_copy_is_the_zip(built_zip, tmp_path):
    words = [sys.executable, str(ROOT / "tools" / "install.py"), str(tmp_path)]
    subprocess.run(words, check=True, capture_output=True)
    plugins = tmp_path / "python" / "plugins"
    found = {path.relative_to(plugins).as_posix() for path in plugins.rglob("*") if path.is_file()}
    assert found == set(contents(built_zip))


def test_installing_over_a_link_leaves_what_it_points_to(tmp_path):
    checkout = tmp_path / "checkout"
    checkout.mkdir()
    (checkout / "mine.py").write_text("mine", encoding="utf-8")
    plugins = tmp_path / "profile" / "python" / "plugins"
    plugins.mkdir(parents=True)
    (plugins / PACKAGE).symlink_to(checkout, target_is_directory=True)
    words = [sys.executable, str(ROOT / "tools" / "install.py"), str(tmp_path / "profile")]
    subprocess.run(words, check=True, capture_output=True)
    assert [path.name for path in checkout.iterdir()] == ["mine.py"]
    assert (plugins / PACKAGE / "metadata.txt").is_file()


def test_version_is_in_the_file_names(built_zip, built_wheel):
    version = PROJECT["project"]["version"]
    assert version in built_zip.name
    assert version in built_wheel.name
