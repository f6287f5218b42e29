# SPDX-License-Identifier: GPL-2.0-or-later
"""Attack e: seeded addresses, case numbers, names and places are looked for in everything that is written.

Outputs, logs, profiles, temporary files, free pages of SQLite and metadata of rasters are searched byte by byte, in
every encoding that a program may have used. Nothing that leaves the police holds one; on the police side no address
does.
"""

from __future__ import annotations

import os
import sqlite3
import struct
import subprocess
import sys
from contextlib import closing
from datetime import date, datetime, timedelta
from pathlib import Path

import numpy as np
import pytest
from layout import DEV, qgis_environment

from botrygt_qgis_plugin.burglary.__main__ import main as police_shell
from botrygt_qgis_plugin.engine.__main__ import main as town_shell

EGELUND = Path(__file__).resolve().parents[2] / "examples" / "egelund"
ADDRESS, CASE, NAME, TEXT = "Kanariegade 4711, 2. tv", "3300-KANARIE-00042", "Åse Kanariefugl", "brækjern, gul kanarie"
PLACE = (541234.567, 6185678.912)
WORDS = (ADDRESS, CASE, NAME, TEXT, "Kanariegade", "KANARIE", "Kanariefugl")


def needles():
    """Every canary as bytes: text in four encodings, the place as text and as the doubles of WKB."""
    for word in WORDS:
        for encoding in ("utf-8", "utf-16-le", "utf-16-be", "latin-1"):
            yield word.encode(encoding)


def place_needles():
    """The burgled place, as text and as binary coordinates."""
    x, y = PLACE
    for text in (f"{x:.3f}", f"{x:.2f}", f"{x:.1f}", f"{y:.3f}", f"{y:.2f}", f"{y:.1f}"):
        yield text.encode()
        yield text.replace(".", ",").encode()
    for value in PLACE:
        yield from (struct.pack("<d", value), struct.pack(">d", value))


def found_in(folder, sought, aside=()):
    """(file, canary) for every canary in every file of a folder."""
    hits = []
    for path in sorted(p for p in folder.rglob("*") if p.is_file() and p not in aside):
        content = path.read_bytes()
        hits += [(str(path.relative_to(folder)), needle) for needle in sought if needle in content]
    return hits


@pytest.fixture
def world(tmp_path):
    """Crime data in one folder, and another in which everything that is written must lie."""
    secret, written = tmp_path / "hemmeligt", tmp_path / "skrevet"
    for folder in (secret, written / "ud", written / "temp", written / "hjem"):
        folder.mkdir(parents=True)
    rng = np.random.default_rng(4)
    homes = np.round(rng.random((3000, 2)) * [3000, 2000] + [541000, 6185000], 1)
    homes[:40] = np.round(rng.random((40, 2)) * 60 + [541205, 6185650], 1)
    victims = np.concatenate([rng.choice(3000, 160), np.arange(40)])
    days = np.concatenate([rng.integers(0, 700, 160), rng.integers(650, 670, 40)])
    start = [datetime(2024, 1, 1, 9) + timedelta(days=int(day)) for day in days]
    rows = [f"{homes[v][0]};{homes[v][1]};{t:%d-%m-%Y %H:%M};{t + timedelta(hours=3):%d-%m-%Y %H:%M};H{v};;;;"
            for v, t in zip(victims.tolist(), start)]
    canary = f"{PLACE[0]};{PLACE[1]};24-10-2025 09:00;24-10-2025 11:00;{ADDRESS};{CASE};{NAME};{TEXT};villa"
    head = "x;y;gerningstid_fra;gerningstid_til;adresse_id;sagsnr;forurettet;modus;boligtype"
    # The same canary where data are bad as well: without a time, without a place, twice.
    bad = [canary, canary.replace("24-10-2025 09:00", f"i går, {ADDRESS}"), canary.replace(str(PLACE[0]), ADDRESS)]
    (secret / "indbrud.csv").write_text("\n".join([head, *rows, canary, *bad]) + "\n", encoding="utf-8")
    (secret / "boliger.csv").write_text("x;y;antal_boliger\n" + "".join(f"{x};{y};1\n" for x, y in homes.tolist()),
                                        encoding="utf-8")
    return secret, written


def test_the_search_finds_what_a_naive_export_leaves(tmp_path):
    path = tmp_path / "naiv.gpkg"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA secure_delete = OFF")
        connection.execute("CREATE TABLE t (a TEXT)")
        connection.executemany("INSERT INTO t VALUES (?)", [(f"{ADDRESS} {i}" * 20,) for i in range(500)])
        connection.commit()
        connection.execute("DELETE FROM t")
        connection.commit()
        assert connection.execute("SELECT count(*) FROM t").fetchone() == (0,)
    (tmp_path / "log.txt").write_bytes(NAME.encode("utf-16-le"))
    (tmp_path / "punkt.bin").write_bytes(struct.pack("<2d", *PLACE))
    hits = {name for name, _ in found_in(tmp_path, [*needles(), *place_needles()])}
    assert hits == {"naiv.gpkg", "log.txt", "punkt.bin"}


def commands(secret, out):
    """Every police command, good and failing: name, words, and what it leaves."""
    events, homes = secret / "indbrud.csv", secret / "boliger.csv"
    expires = (date.today() + timedelta(days=100)).isoformat()
    return [
        ["checkevents", events, "--output", out / "a.gpkg", "--json", out / "a.json"],
        ["nearrepeat", events, "--dwellings", homes, "--permutations", "99", "--now", "2025-10-26 12:00", "--output",
         out / "b.gpkg", "--json", out / "b.json"],
        ["hotspots", events, "--dwellings", homes, "--spates", "--output", out / "c.gpkg", "--json", out / "c.json",
         "--density", out / "c.tif"],
        ["nearrepeat", events, "--space", "1", "--metric", "network", "--json", out / "d.json"],
        ["makerelease", events, "--dwellings", homes, "--period-from", "2024-01-01", "--period-to", "2025-12-31",
         "--expires", expires, "--release-id", "K-1", "--issuer", "Prøve", "--register", out / "r.json", "--output",
         out / "klasser.gpkg", "--json", out / "e.json"]]


def test_no_address_name_or_case_in_anything_written_from_a_shell(world, monkeypatch, capfd):
    secret, written = world
    monkeypatch.setenv("XDG_DATA_HOME", str(written / "hjem"))
    monkeypatch.setenv("TMPDIR", str(written / "temp"))
    monkeypatch.setenv("SQLITE_TMPDIR", str(written / "temp"))
    for words in commands(secret, written / "ud"):
        police_shell([str(word) for word in words] + ["--crs", "EPSG:25832"])
    assert (written / "ud" / "klasser.gpkg").exists() and (written / "ud" / "c.tif").exists()
    told = capfd.readouterr()
    (written / "terminal.txt").write_text(told.out + told.err, encoding="utf-8")
    assert not found_in(written, list(needles()))
    # What leaves the police, and what is told on the way, knows no place either.
    left = [written / "ud" / f"{name}.gpkg" for name in "abc"] + [written / "ud" / "c.tif"]
    assert not found_in(written, list(place_needles()), left)
    assert not list((written / "temp").iterdir())


def test_no_canary_in_what_the_municipality_writes(world, monkeypatch, capfd):
    secret, written = world
    monkeypatch.setenv("XDG_DATA_HOME", str(written / "hjem"))
    police_shell([str(word) for word in commands(secret, written / "ud")[-1]] + ["--crs", "EPSG:25832"])
    release, out = written / "ud" / "klasser.gpkg", written / "ud"
    town_shell(["review", str(EGELUND / "egelund.gpkg"), "--release", str(release), "--output", str(out / "g.json"),
                "--public", str(out / "o.json")])
    town_shell(["checkrelease", str(release), "--output", str(out / "t.json")])
    # Crime data given in every wrong way: refused, and nothing of it repeated.
    for words in (["review", str(secret / "indbrud.csv")], ["checkrelease", str(secret / "indbrud.csv")],
                  ["review", str(EGELUND / "egelund.gpkg"), "--release", str(secret / "indbrud.csv")]):
        assert town_shell([*words, "--output", str(out / "fejl.json")]) == 1
    told = capfd.readouterr()
    (written / "terminal.txt").write_text(told.out + told.err, encoding="utf-8")
    assert not found_in(written, [*needles(), *place_needles()])
    intern = (b'"fingerprint"', b'"K-1"', b"lav eller ikke vist", b"INTERN", b"intern")
    assert not found_in(out, intern, [p for p in out.iterdir() if p.name != "o.json"])


def test_no_canary_in_the_profile_logs_and_files_of_qgis(world):
    secret, written = world
    environment = {**qgis_environment(written / "profil"), "TMPDIR": str(written / "temp"),
                   "HOME": str(written / "hjem"), "SQLITE_TMPDIR": str(written / "temp")}
    for file in (written / "profil").rglob("QGIS*.ini"):
        file.write_text(file.read_text("utf-8") + "[botrygt]\npoliti=true\n", encoding="utf-8")
    out = written / "ud"
    events = [f"EVENTS={secret / 'indbrud.csv'}", "MISSING_CRS=EPSG:25832"]
    homes = f"DWELLINGS={secret / 'boliger.csv'}"
    expires = f"EXPIRES={date.today() + timedelta(days=100)}"
    runs = [["checkevents", *events, f"OUTPUT={out / 'a.gpkg'}", f"OUTPUT_JSON={out / 'a.json'}"],
            ["nearrepeat", *events, homes, "PERMUTATIONS=99", f"OUTPUT={out / 'b.gpkg'}"],
            ["hotspots", *events, homes, f"OUTPUT={out / 'c.gpkg'}", f"DENSITY={out / 'c.tif'}"],
            ["makerelease", *events, homes, "PERIOD_FROM=2024-01-01", "PERIOD_TO=2025-12-31", expires, "RELEASE_ID=K-1",
             "ISSUER=Test", f"OUTPUT={out / 'klasser.gpkg'}"],
            ["checkrelease", f"RELEASE={secret / 'indbrud.csv'}", f"OUTPUT_JSON={out / 'fejl.json'}"],
            ["reviewplan", f"PLAN={secret / 'indbrud.csv'}", f"OUTPUT_JSON={out / 'fejl2.json'}"]]
    told = ""
    for name, *words in runs:
        done = subprocess.run(["qgis_process", "run", f"botrygt:{name}", "--", *words], env=environment,
                              capture_output=True, encoding="utf-8", timeout=120, check=False)
        told += done.stdout + done.stderr
    assert (out / "klasser.gpkg").exists(), told
    (written / "terminal.txt").write_text(told, encoding="utf-8")
    assert not found_in(written, list(needles()))
    left = [out / f"{name}.gpkg" for name in "abc"] + [out / "c.tif"]
    assert not found_in(written, list(place_needles()), left)


def test_a_fault_in_the_middle_leaves_nothing_behind(world, monkeypatch):
    secret, written = world
    monkeypatch.setenv("XDG_DATA_HOME", str(written / "hjem"))
    out = written / "ud"
    code = ("import os, sys; sys.path.insert(0, sys.argv[1])\n"
            "from botrygt_qgis_plugin.burglary import writing\n"
            "from pathlib import Path\n"
            "def full(*words): raise OSError(28, 'No space left on device')\n"
            "Path.replace = full\n"
            "from botrygt_qgis_plugin.burglary.__main__ import main\n"
            "sys.exit(main(sys.argv[2:]))")
    for words in commands(secret, out):
        done = subprocess.run([sys.executable, "-c", code, str(DEV), *map(str, words), "--crs", "EPSG:25832"],
                              capture_output=True, encoding="utf-8", check=False, env=dict(os.environ))
        assert done.returncode == 1, words
    assert not list(out.iterdir())


def test_a_fault_of_the_program_tells_no_value(world, monkeypatch, capfd):
    secret, written = world
    monkeypatch.setenv("XDG_DATA_HOME", str(written / "hjem"))

    def broken(*_):
        raise KeyError(ADDRESS)

    monkeypatch.setattr("botrygt_qgis_plugin.burglary.answer.week_table", broken)
    words = commands(secret, written / "ud")[0]
    assert police_shell([str(word) for word in words] + ["--crs", "EPSG:25832"]) == 1
    told = capfd.readouterr()
    assert "KeyError" in told.err and "test_canaries.py" in told.err
    (written / "terminal.txt").write_text(told.out + told.err, encoding="utf-8")
    assert not found_in(written, [*needles(), *place_needles()])
