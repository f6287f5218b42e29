# SPDX-License-Identifier: GPL-2.0-or-later
"""A case file when the machine is against it: killed, full, or not allowed. Each in a child process of its own."""

from __future__ import annotations

import os
import signal
import sqlite3
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest

from botrygt_qgis_plugin.casefile.case import write_case
from botrygt_qgis_plugin.casefile.file_store import FileStore
from botrygt_qgis_plugin.engine.errors import CaseFileError

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="fork, users and file-size limits are POSIX")
NOBODY = 65534


def in_child(work):
    """Run `work` in a child process; its sentence of refusal, '' where it went well."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            work()
            told = ""
        except CaseFileError as error:
            told = error.da
        except BaseException as error:  # told to the parent, which has the assertion
            told = f"not a sentence: {error!r}"
        os.write(writing, told.encode("utf-8"))
        os._exit(0)
    os.close(writing)
    with os.fdopen(reading, encoding="utf-8") as pipe:
        told = pipe.read()
    os.waitpid(child, 0)
    return told


def count(path):
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        return connection.execute("SELECT count(*) FROM findings").fetchone()[0]


@pytest.mark.parametrize("there", [False, True], ids=["fresh", "update"])
def test_killed_in_the_middle(tmp_path, plan, monkeypatch, there):
    path, reached = tmp_path / "a.gpkg", tmp_path / "reached"
    if there:
        write_case(path, plan.outcome(*plan.usual()), plan.job(), {}, False)

    told = []

    def stop(store, table, *_):
        # Out of the cache and into the file, as where a big case is written.
        store.connection.execute("PRAGMA cache_spill = 1")
        store.connection.execute("PRAGMA cache_size = 1")
        told.append(table.name)
        if len(told) == 4:
            reached.touch()
            time.sleep(60)

    extent = FileStore.set_extent
    monkeypatch.setattr(FileStore, "set_extent", stop)
    child = os.fork()
    if child == 0:
        write_case(path, plan.outcome(plan.usual()[0]), plan.job(), {}, False)
        os._exit(0)
    until = time.monotonic() + 30
    while not reached.exists() and time.monotonic() < until:
        time.sleep(0.01)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    assert reached.exists() and path.exists() is there
    if there:
        assert count(path) == 3
    monkeypatch.setattr(FileStore, "set_extent", extent)
    for leftover in tmp_path.glob(".a.gpkg*"):
        os.utime(leftover, (0, 0))
    write_case(path, plan.outcome(plan.usual()[0]), plan.job(), {}, False)
    assert count(path) == 1
    assert sorted(p.name for p in tmp_path.iterdir()) == ["a.gpkg", "reached"]


def as_nobody(work):
    def demoted():
        if os.getuid() == 0:
            os.setgroups([])
            os.setgid(NOBODY)
            os.setuid(NOBODY)
        work()

    return in_child(demoted)


@pytest.fixture
def public_folder(tmp_path):
    """A folder that an unprivileged user can reach, whatever the masks of the folders above."""
    import shutil
    import tempfile

    folder = Path(tempfile.mkdtemp(dir="/tmp"))
    folder.chmod(0o755)
    yield folder
    folder.chmod(0o755)
    shutil.rmtree(folder)


@pytest.mark.parametrize("there", [False, True], ids=["fresh", "update"])
def test_read_only_folder(public_folder, plan, there):
    path = public_folder / "a.gpkg"
    if there:
        write_case(path, plan.outcome(*plan.usual()), plan.job(), {}, False)
        path.chmod(0o444)
    before = path.read_bytes() if there else b""
    outcome, job = plan.outcome(plan.usual()[0]), plan.job()
    public_folder.chmod(0o555)
    told = as_nobody(lambda: write_case(path, outcome, job, {}, False))
    public_folder.chmod(0o755)
    assert str(path) in told and "kan ikke skrives" in told
    assert [p.name for p in public_folder.iterdir()] == (["a.gpkg"] if there else [])
    assert not there or path.read_bytes() == before


@pytest.mark.parametrize("there", [False, True], ids=["fresh", "update"])
def test_full_disk(tmp_path, plan, there):
    import resource

    path = tmp_path / "a.gpkg"
    if there:
        write_case(path, plan.outcome(*plan.usual()), plan.job(), {}, False)
    before = path.read_bytes() if there else b""
    many = [plan.finding("S10", f"sti {i}", f"LINESTRING ({i} 0, {i} 40)") for i in range(400)]
    outcome, job = plan.outcome(*many), plan.job()
    limit = len(before) + 40000

    def limited():
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
        write_case(path, outcome, job, {}, False)

    told = in_child(limited)
    assert str(path) in told and "kan ikke skrives" in told
    assert not there or count(path) == 3
    assert [p.name for p in tmp_path.iterdir()] == (["a.gpkg"] if there else [])
    assert not there or path.read_bytes() == before


def test_folder_that_does_not_exist(tmp_path, plan):
    with pytest.raises(CaseFileError, match="cannot be written"):
        write_case(tmp_path / "ingen" / "a.gpkg", plan.outcome(), plan.job(), {}, False)
