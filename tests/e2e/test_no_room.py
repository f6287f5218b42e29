# SPDX-License-Identifier: GPL-2.0-or-later
"""The real qgis_process when the machine is against it: a folder it may not write in, no room, told to stop.

The first two run as an unprivileged user, with the plugin as it is handed out: unpacked from the zip.
"""

from __future__ import annotations

import os
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path
from types import SimpleNamespace

import pytest
from assemble import zip_plugin
from called import Called, result_of
from layout import qgis_environment, site_packages
from plans import EXAMPLE, copied

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="users, file-size limits and signals are POSIX")
NOBODY = 65534
LITTLE = 90_000  # bytes; a case file of the example has 356 352, its layer of findings 131 072


@pytest.fixture(scope="module")
def stranger(tmp_path_factory):
    """A user without rights, with the unpacked zip and a home of its own outside every folder of ours."""
    home = Path(tempfile.mkdtemp(prefix="botrygt-", dir="/tmp"))
    home.chmod(0o755)
    with zipfile.ZipFile(zip_plugin(tmp_path_factory.mktemp("zip"))) as archive:
        archive.extractall(home / "plugins")
    site = home / "site"
    site.mkdir()
    for package in site_packages().glob("shapely*"):  # Debian 12's own is too old, and the venv may be out of reach
        shutil.copytree(package, site / package.name)
    shutil.copy(EXAMPLE, home / "plan.gpkg")
    environment = {**qgis_environment(home / "profile", home / "plugins"), "PYTHONPATH": str(site), "HOME": str(home)}
    demoted = {}
    if os.geteuid() == 0:
        demoted = {"user": NOBODY, "group": NOBODY, "extra_groups": []}
        for path in (home, *home.rglob("*")):
            os.chown(path, NOBODY, NOBODY)

    def call(result, before=None, **parameters):
        words = [f"{name}={value}" for name, value in {"PLAN": home / "plan.gpkg", "OUTPUT_JSON": result,
                                                       **parameters}.items()]
        done = subprocess.run(["qgis_process", "--json", "run", "botrygt:reviewplan", "--", *words], env=environment,
                              cwd=home, capture_output=True, encoding="utf-8", timeout=120, check=False,
                              preexec_fn=before, **demoted)
        return Called(done, result)

    def folder(name):
        made = home / name
        made.mkdir()
        if demoted:
            os.chown(made, NOBODY, NOBODY)
        return made

    yield SimpleNamespace(call=call, folder=folder)
    shutil.rmtree(home)


def contents(folder):
    return {path.name: path.read_bytes() for path in folder.iterdir()}


@pytest.fixture
def closed(stranger):
    """Folders that are shut and opened again, so that they can be cleared away."""
    shut = []

    def make(name, **files):
        folder = stranger.folder(name)
        for file, content in files.items():
            (folder / file.replace("_", ".")).write_bytes(content)
            (folder / file.replace("_", ".")).chmod(0o444)
        folder.chmod(0o555)
        shut.append(folder)
        return folder

    yield make
    for folder in shut:
        folder.chmod(0o755)


@pytest.fixture(scope="module")
def earlier(algorithm, tmp_path_factory):
    """A case file of the example from an earlier run."""
    path = tmp_path_factory.mktemp("sag") / "sag.gpkg"
    assert algorithm("reviewplan", PLAN=EXAMPLE, CASE_FILE=path).code == 0
    return path.read_bytes()


@pytest.mark.parametrize(("name", "what", "word"), [
    ("CASE_FILE", "sag.gpkg", "The case file"), ("FINDINGS", "fund.gpkg", "The layer FINDINGS"),
    ("CASE_FOLDER", "sager", "The folder")], ids=["case file", "layer", "folder of case files"])
def test_read_only_folder(stranger, closed, earlier, name, what, word):
    shut = closed(f"lukket æøå {name}", sag_gpkg=earlier)
    before, result = contents(shut), stranger.folder(f"åben {name}") / "resultat.json"
    done = stranger.call(result, **{name: shut / what})
    assert done.sentence.startswith(word) and str(shut / what) in done.sentence and "Choose" in done.sentence
    assert contents(shut) == before


def test_result_file_in_a_read_only_folder_is_told_before_a_case_file_is_touched(stranger, closed, earlier):
    shut, open_folder = closed("lukket resultat"), stranger.folder("åben sag")
    case = open_folder / "sag.gpkg"
    case.write_bytes(earlier)
    case.chmod(0o666)
    done = stranger.call(shut / "resultat.json", CASE_FILE=case)
    assert done.code == 1 and "cannot be written" in done.said and str(shut / "resultat.json") in done.said
    assert contents(open_folder) == {"sag.gpkg": earlier} and contents(shut) == {}


def limited(size):
    """Files of no more bytes than these; a full disk is an error of the write, so the signal is not wanted."""
    def set_limit():
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))

    return set_limit


@pytest.mark.parametrize("there", [False, True], ids=["fresh", "update"])
def test_no_room_for_the_case_file(stranger, earlier, there):
    """Without a result file, which grows too and might be the first to find no room."""
    folder = stranger.folder(f"fuld sag {there}")
    # Taller hedges bring more findings, for which an earlier case file has to grow.
    copied(folder / "plan.gpkg", "UPDATE haek SET haekhoejde_m = 3.0", "UPDATE hegn SET hoejde_m = 3.0")
    if there:
        (folder / "sag.gpkg").write_bytes(earlier)
        (folder / "sag.gpkg").chmod(0o666)
    before = contents(folder)
    done = stranger.call(folder / "none", before=limited(len(earlier) + 4096 if there else LITTLE),
                         PLAN=folder / "plan.gpkg", CASE_FILE=folder / "sag.gpkg", OUTPUT_JSON="")
    assert done.code == 1 and "sag.gpkg" in done.said and "make room" in done.said
    assert contents(folder) == before


def test_no_room_for_a_layer(stranger):
    folder = stranger.folder("fuldt lag")
    # Without a result file, which is written before the layers and would be the first to find no room.
    done = stranger.call(folder / "none", before=limited(LITTLE), FINDINGS=folder / "fund.gpkg", OUTPUT_JSON="")
    assert done.code == 1
    assert all(word in done.said for word in ("FINDINGS", "fund.gpkg", "make room"))


# -- told to stop


@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM"])
def test_told_to_stop_in_the_middle(earlier, tmp_path, name):
    plans, cases = tmp_path / "planer", tmp_path / "sager"
    cases.mkdir()
    for number in range(8):
        copied(plans / f"p{number}.gpkg", f"UPDATE haek SET haekhoejde_m = {1 + number / 10}")
        (cases / f"p{number}_9900099.gpkg").write_bytes(earlier)
    words = ["run", "botrygt:reviewplan", "--", f"FOLDER={plans}", f"CASE_FOLDER={cases}",
             f"OUTPUT_JSON={tmp_path / 'resultat.json'}", f"FINDINGS={tmp_path / 'fund.gpkg'}"]
    # Unbuffered, so that the progress is seen while it is made.
    run = subprocess.Popen(["stdbuf", "-o0", "qgis_process", *words], env=qgis_environment(tmp_path / "profil"),
                           stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    said = b""
    while b"20..." not in said:
        more = os.read(run.stdout.fileno(), 4096)
        assert more, run.communicate()
        said += more
    run.send_signal(getattr(signal, name))
    out, err = run.communicate(timeout=60)
    said += out
    assert run.returncode == (1 if name == "SIGINT" else -signal.SIGTERM)
    assert b"Traceback" not in said + err and b"90..." not in said
    assert contents(cases) == {f"p{number}_9900099.gpkg": earlier for number in range(8)}
    left = {path.name for path in tmp_path.iterdir() if path.is_file()}
    assert left == ({"resultat.json"} if name == "SIGINT" else set())
    if name == "SIGINT":
        told = result_of(tmp_path / "resultat.json")["errors"][0]["en"]
        assert "was cancelled" in told and told in err.decode()
