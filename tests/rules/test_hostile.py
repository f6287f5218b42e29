# SPDX-License-Identifier: GPL-2.0-or-later
"""Hostile rule packs: whatever is in them, a process of its own says a sentence within 2 s and 200 MB."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

SECONDS, MEGABYTES = 2.0, 200
BROKEN = Path(__file__).parent / "broken"
PACK = {"id": "test", "version": "1.0.0", "title": {"da": "Prøve", "en": "Trial"}, "publisher": "us"}
GOOD = (Path(__file__).resolve().parents[2] / "rules" / "packs" / "bo-trygt" / "B04.json").read_text(encoding="utf-8")
CHILD = r"""
import json, re, sys, time
from pathlib import Path
from botrygt_qgis_plugin.engine.errors import RuleError
from botrygt_qgis_plugin.engine.quantities import QUANTITIES
from botrygt_qgis_plugin.engine.rulebook import load_rulebook
from botrygt_qgis_plugin.engine.subjects import SUBJECTS

start = time.monotonic()
said = {}
try:
    load_rulebook(Path(sys.argv[1]))
except RuleError as error:
    said = {"where": error.where, "en": error.en, "da": error.da}
# Not ru_maxrss, which begins with what the process was forked from.
peak = int(re.search(r"VmHWM:\s+(\d+)", Path("/proc/self/status").read_text()).group(1)) / 1024
print(json.dumps({**said, "seconds": time.monotonic() - start, "megabytes": peak}))
"""


def file(content, name="T01.json"):
    """One rule file with this content beside pack.json."""
    return lambda folder: (folder / name).write_bytes(content if isinstance(content, bytes) else content.encode())


def link(target):
    """A rule file that is a link to `target`, made relative to a folder beside the pack."""
    return lambda folder: os.symlink(target, folder / "T01.json")


def linked_pack(folder):
    (folder.parent / "elsewhere.json").write_text(json.dumps(PACK), encoding="utf-8")
    (folder / "pack.json").unlink()
    os.symlink(folder.parent / "elsewhere.json", folder / "pack.json")


def with_enum(members):
    return GOOD.replace('{"enum": ["fence", "wall"]}', json.dumps({"enum": members}))


def twins(folder):
    for name in ("a.json", "b.json"):
        (folder / name).write_text(GOOD, encoding="utf-8")


def many(folder):
    for i in range(600):
        (folder / f"r{i}.json").write_bytes(b"{}")


def heavy(folder):
    for i in range(60):
        (folder / f"r{i}.json").write_bytes(b" " * 200_000)


def grown(parts):
    leaf = '{"properties":{"openness_pct":{"minimum":50}}}'
    return GOOD.replace('"then": {', '"then": {"allOf": [' + ",".join(
        '{"anyOf":[' + ",".join([leaf] * 49) + "]}" for _ in range(parts)) + "],", 1)


HOSTILE = [
    ("ten megabytes", file(b" " * 10_000_000), "KiB"),
    ("ten megabytes of one text", file(b'{"a": "' + b"x" * 10_000_000 + b'"}'), "KiB"),
    ("ten thousand levels", file(b'{"a":' * 10_000 + b"1" + b"}" * 10_000), "levels"),
    ("ten thousand opened lists", file(b"[" * 10_000), "levels"),
    ("ten thousand levels of not", file('{"not":' * 10_000 + "{}" + "}" * 10_000), "levels"),
    ("two hundred thousand digits", file(b'{"a": ' + b"9" * 200_000 + b"}"), "not a number"),
    ("many open strings", file(b'"' * 200_001), "not JSON"),
    ("many backslashes", file(b'"' + b"\\" * 200_001), "not JSON"),
    ("seventeen thousand keys", file(GOOD.replace(
        '"then": {', '"then": {' + "".join(f'"k{i}":1,' for i in range(17_000)), 1)), "not allowed"),
    ("an enum of many kinds", file(with_enum([x for i in range(8_000) for x in (i, f"a{i}", [i])])), "enum"),
    ("an enum of lists in lists", file(with_enum([json.loads("[" * 20 + f'"{i}"' + "]" * 20)
                                                  for i in range(3_000)])), "enum"),
    ("a long id", file(GOOD.replace('"id": "B04"', '"id": "' + "A-a" * 60_000 + '"')), "is not written as"),
    ("two thousand parts", file(grown(45)), "parts"),
    ("definitions that grow", BROKEN / "ref-that-grows.json", "parts"),
    ("definitions that go deep", BROKEN / "ref-that-goes-deep.json", "levels deep"),
    ("a definition in itself", BROKEN / "ref-to-itself.json", "itself"),
    ("a reference to another site", BROKEN / "ref-to-another-site.json", "$defs"),
    ("a reference to a file", BROKEN / "ref-to-a-file.json", "$defs"),
    ("a pattern that runs away", BROKEN / "pattern-catastrophic.json", "repetition"),
    ("a pattern of forty groups", file(GOOD.replace(
        '{"enum": ["fence", "wall"]}', json.dumps({"pattern": "(a|a)" * 39 + "b"}))), "ways"),
    ("a pattern of brackets", file(GOOD.replace(
        '{"enum": ["fence", "wall"]}', json.dumps({"pattern": "(" * 100_000}))), "200 characters"),
    ("an unknown quantity", BROKEN / "quantity-unknown.json", "hight_m"),
    ("an unknown unit", BROKEN / "unit-unknown.json", "ft"),
    ("NaN", BROKEN / "text-with-nan.json", "NaN"),
    ("a byte order mark", BROKEN / "text-with-a-byte-order-mark.json", "byte order mark"),
    ("Latin-1", BROKEN / "text-in-latin-1.json", "UTF-8"),
    ("an id that climbs", BROKEN / "id-that-climbs.json", "../../T01"),
    ("one id twice", twins, "already used"),
    ("six hundred files", many, "600"),
    ("twelve megabytes in sixty files", heavy, "MiB"),
    ("a link out of the pack", link("/etc/hostname"), "link"),
    ("a link that climbs", link("../../../../../../../../etc/hostname"), "link"),
    ("a link to what never ends", link("/dev/zero"), "link"),
    ("a link to itself", link("T01.json"), "cannot be read"),
    ("a link to nothing", link("gone"), "cannot be read"),
    ("pack.json elsewhere", linked_pack, "link"),
    ("a pipe that nobody writes to", lambda folder: os.mkfifo(folder / "T01.json"), "not a file"),
    ("a folder for a file", lambda folder: (folder / "T01.json").mkdir(), "not a file"),
]


@pytest.mark.parametrize(("make", "word"), [pytest.param(*case[1:], id=case[0]) for case in HOSTILE])
def test_a_hostile_pack_ends_in_a_sentence(make, word, tmp_path):
    folder = tmp_path / "pack"
    folder.mkdir()
    (folder / "pack.json").write_text(json.dumps(PACK), encoding="utf-8")
    if isinstance(make, Path):
        make = file(make.read_bytes())
    make(folder)
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    done = subprocess.run([sys.executable, "-c", CHILD, str(folder)], env=environment, capture_output=True,
                          encoding="utf-8", timeout=60, check=False)
    assert done.returncode == 0, done.stderr
    said = json.loads(done.stdout)
    assert said["seconds"] < SECONDS and said["megabytes"] < MEGABYTES, said
    assert word in said["en"] and said["where"] in said["en"] and said["where"] in said["da"], said
    assert said["en"].endswith(".") and said["da"].endswith(".") and said["en"] != said["da"]
    assert len(said["en"]) < 1500
