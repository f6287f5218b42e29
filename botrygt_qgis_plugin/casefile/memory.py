# SPDX-License-Identifier: GPL-2.0-or-later
"""What a case remembers from run to run, read from an open store."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import shapely

from botrygt_qgis_plugin.casefile import schema
from botrygt_qgis_plugin.casefile.events import Event, event_of, in_order
from botrygt_qgis_plugin.casefile.matching import Former
from botrygt_qgis_plugin.casefile.store import Store
from botrygt_qgis_plugin.engine.errors import CaseFileError
from botrygt_qgis_plugin.engine.review import Result


@dataclass(frozen=True)
class Memory:
    """What a case file remembers from run to run."""

    run_number: int
    plan_id: str
    plan_name: str
    plan_area: shapely.Geometry
    formers: tuple[Former, ...]


NOTHING = Memory(0, "", "", shapely.Polygon(), ())


@dataclass(frozen=True)
class Case:
    """A case as read: its memory, the latest run's digest and manifest, all events in order, and its findings as rows.

    damaged: how many lines of its journals could not be read.
    """

    memory: Memory
    digest: str
    manifest: Mapping[str, Any]
    events: tuple[Event, ...]
    findings: tuple[Mapping[str, Any], ...] = ()
    damaged: int = 0

    @property
    def numbers(self) -> Mapping[str, int]:
        """Finding id -> the number it stands for."""
        return {former.finding_id: former.number for former in self.memory.formers}


def read_memory(store: Store) -> Memory:
    """What the open store remembers. Raises CaseFileError where it is of a later version."""
    told = store.ask("SELECT schema_version, run_number, plan_id, plan_name, plan_area FROM run")
    if not told or told[0][0] > schema.SCHEMA_VERSION:
        raise CaseFileError(
            f"The case file '{store.place}' was made by a later version of Bo trygt. Update the plugin.",
            f"Sagsfilen «{store.place}» er lavet af en nyere udgave af Bo trygt. Opdater pluginet.", store.place)
    _, run_number, plan_id, plan_name, area = told[0]
    rows = store.ask("SELECT finding_id, number, rule_root, subject_key, shape, last_run, linked_number FROM numbers "
                     "ORDER BY fid")
    shapes = shapely.from_wkb([bytes(row[4]) for row in rows])
    formers = tuple(Former(row[0], row[1], row[2], shape, row[5], row[6], row[3]) for row, shape in zip(rows, shapes))
    return Memory(run_number, plan_id, plan_name or "", shapely.from_wkb(bytes(area)), formers)


def check_plan(place: str, memory: Memory, result: Result) -> None:
    """A plan may change its id or its outline between stages, but not both: that is another plan.

    A neighbour shares a border or a sliver, so what counts is that half of the smaller plan lies in the other.
    """
    area = result.scene.plan_area
    shared = shapely.area(shapely.intersection(memory.plan_area, area))
    if memory.plan_id == result.scene.plan_id or 2 * shared > min(memory.plan_area.area, area.area):
        return
    name = memory.plan_name or memory.plan_id
    raise CaseFileError(f"The case file '{place}' belongs to another plan ({name}). Choose another name.",
                        f"Sagsfilen «{place}» hører til en anden plan ({name}). Vælg et andet navn.", place)


def read_whole(store: Store, rows: Sequence[Mapping[str, Any]], more: Sequence[Event], damaged: int) -> Case:
    """A case from an open store. rows: its events table; more: events that are not in it yet."""
    memory = read_memory(store)
    digest, manifest = store.ask("SELECT digest, manifest FROM run")[0]
    present = store.columns(schema.FINDINGS)
    names = [name for name in schema.FINDINGS.columns if name in present]
    found = store.ask(f"SELECT {', '.join(names)} FROM findings ORDER BY fid")  # nosec B608 - our own names
    blank = {name: None for name in schema.FINDINGS.columns}
    return Case(memory, digest, json.loads(manifest), in_order((*map(event_of, rows), *more)),
                tuple({**blank, **dict(zip(names, row))} for row in found), damaged)
