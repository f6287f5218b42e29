# SPDX-License-Identifier: GPL-2.0-or-later
"""The set-up: what it asks of root, and that a database server it installs for the tests is never started."""

from __future__ import annotations

import os

import pytest
import setup_env


@pytest.mark.parametrize(("words", "told", "asked"), [
    ([], "--system-only\n", []), (["--tests"], "--system-only --tests\n", ["postgresql-postgis"])],
    ids=["set-up", "set-up for tests"])
def test_without_root_one_command_is_printed(monkeypatch, capsys, words, told, asked):
    wanted = []

    def missing(release, more):
        wanted.extend(more)
        return ["qgis", *more]

    monkeypatch.setattr(setup_env, "missing_packages", missing)
    monkeypatch.setattr(setup_env, "debian_release", lambda: "12")
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    monkeypatch.setattr("sys.argv", ["setup_env.py", *words])
    assert setup_env.main() == 1
    printed = capsys.readouterr().out
    assert printed.endswith(told) and printed.count("sudo") == 1
    assert wanted == asked


def test_packages_that_are_installed_are_not_missing():
    assert setup_env.missing_packages(setup_env.debian_release(), setup_env.FOR_TESTS) == []
    assert setup_env.missing_packages(setup_env.debian_release(), ["no-such-package"]) == ["no-such-package"]


@pytest.mark.parametrize("there", [False, True], ids=["no server yet", "settings of another's"])
def test_no_database_is_made_while_a_server_is_installed(monkeypatch, tmp_path, there):
    settings = tmp_path / "postgresql-common" / "createcluster.d"
    if there:
        settings.mkdir(parents=True)
        (settings / "egen.conf").write_text("ssl = off")
    monkeypatch.setattr(setup_env, "NO_CLUSTER", settings / "botrygt-set-up.conf")
    with setup_env.no_cluster():
        assert (settings / "botrygt-set-up.conf").read_text(encoding="utf-8") == "create_main_cluster = false\n"
    assert [path.name for path in tmp_path.rglob("*") if path.is_file()] == (["egen.conf"] if there else [])
    assert there or not (tmp_path / "postgresql-common").exists()
