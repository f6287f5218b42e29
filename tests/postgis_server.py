# SPDX-License-Identifier: GPL-2.0-or-later
"""A PostGIS server of the tests' own: in a temporary folder, on a socket in it, gone when the tests are.

It runs Debian's binaries as an unprivileged user and listens on no port, so it meets no other server on the machine.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import tempfile
import time
from contextlib import closing
from pathlib import Path

import psycopg2

NOBODY = 65534
USER = "botrygt"
# Nothing here must survive a power cut.
_FAST = ["fsync=off", "full_page_writes=off", "synchronous_commit=off", "shared_buffers=32MB", "max_connections=20",
         "autovacuum=off", "listen_addresses="]


def server_programs() -> Path:
    """Where Debian keeps initdb and postgres; the newest of several versions that has PostGIS."""
    found = sorted((int(folder.parent.name), folder) for folder in Path("/usr/lib/postgresql").glob("*/bin")
                   if (folder / "postgres").exists() and list((folder.parent / "lib").glob("postgis-3.so")))
    if not found:
        raise FileNotFoundError("PostgreSQL with PostGIS is not installed: python3 tools/setup_env.py --tests")
    return found[-1][1]


class PostgisServer:
    """A running server; `database()` makes a fresh one in it. Use as a context."""

    def __init__(self) -> None:
        self.programs = server_programs()
        self.folder = Path(tempfile.mkdtemp(prefix="botrygt-pg-", dir="/tmp"))  # a socket's path must be short
        self.made = 0
        self._demoted = {"user": NOBODY, "group": NOBODY, "extra_groups": []} if os.geteuid() == 0 else {}
        self._process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> PostgisServer:
        if self._demoted:
            os.chown(self.folder, NOBODY, NOBODY)
        data = self.folder / "data"
        self._run("initdb", "--pgdata", data, "--username", USER, "--auth", "trust", "--encoding", "UTF8", "--no-sync",
                  "--no-locale")
        settings = [word for setting in [*_FAST, f"unix_socket_directories={self.folder}"] for word in ("-c", setting)]
        with (self.folder / "log").open("wb") as log:
            self._process = subprocess.Popen([str(self.programs / "postgres"), "-D", str(data), *settings], stdout=log,
                                             stderr=log, cwd=self.folder, **self._demoted)
        self._run("pg_isready", "--host", self.folder, "--quiet", seconds=30.0)
        return self

    def __exit__(self, *_: object) -> None:
        if self._process is not None:
            self._process.send_signal(signal.SIGQUIT)  # waits for nobody and saves nothing
            self._process.wait(30)
        shutil.rmtree(self.folder, ignore_errors=True)

    def _run(self, program: str, *words: object, seconds: float = 0.0) -> None:
        """Run one of PostgreSQL's programs until it succeeds, for so long at most."""
        command = [str(self.programs / program), *map(str, words)]
        until = time.monotonic() + seconds
        while True:
            done = subprocess.run(command, cwd=self.folder, capture_output=True, check=False, **self._demoted)
            if done.returncode == 0:
                return
            stopped = self._process is not None and self._process.poll() is not None
            if stopped or time.monotonic() >= until:
                break
            time.sleep(0.05)
        log = self.folder / "log"
        raise RuntimeError(done.stderr.decode() + (log.read_text(errors="replace") if log.exists() else ""))

    def connect(self, name: str = "postgres") -> psycopg2.extensions.connection:
        """A connection that commits each statement."""
        made = psycopg2.connect(host=str(self.folder), user=USER, dbname=name)
        made.autocommit = True
        return made

    def database(self) -> str:
        """The name of a new database with PostGIS in it."""
        self.made += 1
        name = f"plan_{self.made}"
        for where, statement in (("postgres", f"CREATE DATABASE {name}"), (name, "CREATE EXTENSION postgis")):
            with closing(self.connect(where)) as connection, connection.cursor() as cursor:
                cursor.execute(statement)
        return name

    def url(self, name: str, **query: str) -> str:
        """`postgres://…` for a database of this server."""
        more = "".join(f"&{key}={value}" for key, value in query.items())
        return f"postgres://{USER}@/{name}?host={self.folder}{more}"

    def words(self, name: str) -> str:
        """`dbname=… host=…` for a database of this server."""
        return f"dbname='{name}' host='{self.folder}' user='{USER}'"
