# SPDX-License-Identifier: GPL-2.0-or-later
"""The moves that may cure a finding about sight, access or boundaries: another height, width or openness, a gate, less
planting, an opening or a way more.

They start from what the measure itself names as the cause and from every way the rule leaves open, so that a lower
fence and a see-through one are both tried where the rule accepts either.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import numpy as np
import shapely

from botrygt_qgis_plugin.engine.findings import Alternative, Measurement
from botrygt_qgis_plugin.engine.lightmoves import Fault, Slide
from botrygt_qgis_plugin.engine.moves import ADD, LEAVE_OUT, SET, Move
from botrygt_qgis_plugin.engine.roles import Role
from botrygt_qgis_plugin.engine.scene import FeatureTable

Values = Mapping[str, float | str | bool]

# The printed step of a cut, and how low one is tried.
STEP_M, LOWEST_M = 0.1, 0.3
# What a plan may change of a feature, with the resolution of numbers, and the quantities that are such a column as it
# is drawn.
SETTABLE: Mapping[str, float] = {"height_m": 0.01, "crown_base_m": 0.01, "width_m": 0.01, "openness_pct": 1.0,
                                 "gated": 1.0}
AS_DRAWN: Mapping[str, str] = {"boundary_height_m": "height_m", "openness_pct": "openness_pct",
                               "path_width_m": "width_m", "path_gated": "gated"}
# What a plan may leave out; a building is not left out for a view.
LEAVABLE = frozenset({Role.HEDGE_FENCE, Role.SHRUB_PLANTING, Role.TREE})
ADDABLE = frozenset({Role.WINDOW_FACADE, Role.ENTRANCE, Role.GATE, Role.LIGHT, Role.ROAD, Role.PATH})
_ALONG_M = 0.05
_DRAWN: Mapping[str, Role] = {"path_stretch": Role.PATH, "road_stretch": Role.ROAD}


def slides(fault: Fault) -> list[Slide]:
    """Every move that can go further: what hides the view, cut lower and lower."""
    return list(_cuts(fault))


def steps_apart(fault: Fault) -> list[tuple[Move, ...]]:
    """Every set of moves that are done or not done: values set together, features left out, features added.

    No part of what a cause names is tried on its own here: whatever cures is made smaller by the search.
    """
    cause = fault.finding.cause
    made = [_set(fault, target) for target in _targets(fault)]
    if cause is not None and all(role in LEAVABLE for role, _ in cause.features):
        made.append(tuple(_left_out(fault, role, key) for role, key in cause.features))
    return [moves for moves in (*made, _added(fault)) if moves]


def _targets(fault: Fault) -> list[Values]:
    """What the subject's columns may be set to: as the cause says, and as each way that the rule leaves open."""
    cause = fault.finding.cause
    found: list[Values] = []
    if cause is not None and cause.kind == "attribute" and cause.attribute in SETTABLE and cause.value is not None:
        found.append({cause.attribute: cause.value})
    for alternative in fault.finding.alternatives:
        target = _demanded(alternative)
        if target and target not in found:
            found.append(target)
    return found


def _demanded(alternative: Alternative) -> Values:
    """The columns that an alternative asks to be altered, at its limits; {} where it asks for more than columns."""
    wanted: dict[str, float | str | bool] = {}
    for lack in alternative.measurements:
        limit = _limit(lack)
        if limit is None:
            return {}
        wanted[AS_DRAWN[lack.quantity]] = limit
    return wanted


def _limit(lack: Measurement) -> float | str | bool | None:
    column = AS_DRAWN.get(lack.quantity)
    if column is None or lack.limit is None or lack.operator not in ("<=", "<", ">=", ">", "="):
        return None
    if isinstance(lack.limit, (bool, str)):
        return lack.limit
    further = {"<": -1.0, ">": 1.0}.get(lack.operator, 0.0)
    return round(float(lack.limit) + further * SETTABLE[column], 6)


def _cuts(fault: Fault) -> Iterator[Slide]:
    """All that hides the view cut to one height, where the measure found that a cut is enough."""
    cause = fault.finding.cause
    heights = [float(columns["height_m"]) for _, _, columns in cause.proposal if "height_m" in columns] if cause else []
    if cause is None or not heights or not cause.features:
        return
    tables = [(role, fault.scene.table(role), key) for role, key in cause.features]
    before = [float(table.number("height_m")[table.position[key]]) for _, table, key in tables]
    if not np.isfinite(before).all():
        return
    highest = int(np.ceil(round(max(before) / STEP_M, 6)))
    count = highest - int(np.floor(round(max(min(heights), LOWEST_M) / STEP_M, 6)))

    def at(k: int) -> tuple[Move, ...]:
        height = round((highest - k) * STEP_M, 6)
        return tuple(_one_set(role, table, table.position[key], {"height_m": height})
                     for (role, table, key), stands in zip(tables, before) if stands > height)

    if count > 0:
        yield Slide(at, count, count, just_enough=True)


def _drawn(fault: Fault) -> list[tuple[Role, FeatureTable, int]]:
    """The drawn features that the subject is, or that the stretch runs along."""
    kind, scene = fault.finding.subject_kind, fault.scene
    if kind in _DRAWN:
        role = _DRAWN[kind]
        table = scene.table(role)
        near = table.tree.query(fault.shape, predicate="dwithin", distance=_ALONG_M)
        shared = shapely.length(shapely.intersection(shapely.buffer(table.geometry[near], _ALONG_M), fault.shape))
        return [(role, table, int(row)) for row in np.sort(near[shared > 2 * _ALONG_M])]
    if kind in {role.value for role in Role}:
        table = scene.table(Role(kind))
        return [(Role(kind), table, table.position[fault.finding.subject_key])]
    return []


def _set(fault: Fault, target: Values) -> tuple[Move, ...]:
    # What is not written in a column may have been measured, as the width of a path drawn as an area is.
    measured = fault.finding.measurements[0].value
    known = float(measured) if isinstance(measured, (int, float)) and not isinstance(measured, bool) else 0.0
    return tuple(_one_set(role, table, row, target, known) for role, table, row in _drawn(fault))


def _one_set(role: Role, table: FeatureTable, row: int, target: Values, measured: float = 0.0) -> Move:
    name, value = next(iter(target.items()))
    number = isinstance(value, (int, float)) and not isinstance(value, bool)
    before = float(table.number(name)[row]) if number else 0.0
    return Move(SET, table.keys[row], table.geometry[row], table.geometry[row], float(value) if number else 0.0,
                before if np.isfinite(before) else measured, columns=dict(target), of=role)


def _left_out(fault: Fault, role: Role, key: str) -> Move:
    table = fault.scene.table(role)
    shape = table.geometry[table.position[key]]
    return Move(LEAVE_OUT, key, shape, shape, of=role)


def _added(fault: Fault) -> tuple[Move, ...]:
    """What the measure found to lack; only in layers that are drawn, where one more says no more than itself."""
    cause = fault.finding.cause
    lacks = cause.proposal if cause is not None and not cause.features else ()
    if not lacks or any(role not in ADDABLE or not fault.scene.has(role) for role, _, _ in lacks):
        return ()
    taken: set[str] = set()
    moves = []
    for role, shape, columns in lacks:
        table = fault.scene.table(role)
        number = len(taken) + 1
        while f"ny {number}" in table.position:
            number += 1
        taken.add(f"ny {number}")
        moves.append(Move(ADD, f"ny {number}", shape, shape, like=_house_of(fault, role, shape), columns=dict(columns),
                          of=role))
    return tuple(moves)


def _house_of(fault: Fault, role: Role, shape: shapely.Geometry) -> str:
    """The key of the building whose wall an opening is put in."""
    houses = fault.scene.table(Role.BUILDING)
    if role not in (Role.WINDOW_FACADE, Role.ENTRANCE) or not len(houses):
        return ""
    return houses.keys[int(houses.tree.nearest(shape))]
