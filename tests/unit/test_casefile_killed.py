# SPDX-License-Identifier: GPL-2.0-or-later
"""A process killed at 200 random moments while it decides, settles and reviews: what it acknowledged is there."""

from __future__ import annotations

import os
import random
import signal
import sqlite3
import sys
import time
from contextlib import closing
from datetime import date
from functools import partial

import fiona
import pytest

from botrygt_qgis_plugin.casefile.case import open_case, read_case, write_case
from botrygt_qgis_plugin.casefile.deciding import Choice, Deciding
from botrygt_qgis_plugin.casefile.decisions import standings

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="fork and SIGKILL are POSIX")
KILLS, LONGEST_SECONDS = 200, 0.15


def work(path, plan, say, seed):
    """Decide, settle and review for ever, and acknowledge each decision when it is said to be kept."""
    draw, opened = random.Random(seed), open_case(path)
    usual = plan.usual()
    while True:
        what = draw.randrange(8)
        if what == 0:
            write_case(path, plan.outcome(*usual[: draw.randint(1, 3)]), plan.job(), {}, True)
        elif what <= 2:
            opened.settle()
        else:
            number = draw.randint(1, 3)
            choice = Choice("in_dialogue", "x" * draw.randint(0, 4000))
            for event in opened.add(partial(decided, number, choice)):
                os.write(say, f"{event.uid}\n".encode())


def decided(number, choice, case):
    deciding = Deciding(case, "Anna", date.today())
    if not deciding.standings[number].present:
        return [deciding.comment(number, choice.reason or "væk")]
    return [deciding.state(number, choice)]


def killed_after(path, plan, seconds, seed):
    """The uids that a process acknowledged before it was killed."""
    hear, say = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(hear)
        try:
            work(path, plan, say, seed)
        finally:
            os._exit(1)
    os.close(say)
    time.sleep(seconds)
    os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    with os.fdopen(hear, encoding="ascii") as pipe:
        told = pipe.read()
    assert os.WIFSIGNALED(status), "it ended by itself"
    return told.split()


def test_killed_at_200_random_moments(tmp_path, plan):
    draw, path = random.Random(8), tmp_path / "sag.gpkg"
    write_case(path, plan.outcome(*plan.usual()), plan.job(), {}, True)
    acknowledged: set[str] = set()
    for turn in range(KILLS):
        acknowledged.update(killed_after(path, plan, draw.uniform(0, LONGEST_SECONDS), turn))
        case = read_case(path)
        assert acknowledged <= {event.uid for event in case.events}, f"lost in turn {turn}"
        assert standings(case, date.today())
    assert len(acknowledged) > KILLS // 4
    assert open_case(path).settle()
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        kept = {uid for (uid,) in connection.execute("SELECT uid FROM events")}
    assert acknowledged <= kept
    with fiona.open(path, layer="findings") as layer:
        assert 1 <= len(layer) <= 3
    leftovers = [each.name for each in tmp_path.iterdir() if each.name not in (path.name, f"{path.name}.haendelser")]
    assert not [name for name in leftovers if not name.endswith(".part-journal") and not name.endswith(".part")]
