# SPDX-License-Identifier: GPL-2.0-or-later
"""Places a person asks about: a point, a drawn feature, or a finding; and which subjects lie there."""

from __future__ import annotations

import difflib
from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray

from botrygt_qgis_plugin.engine.errors import InputError
from botrygt_qgis_plugin.engine.findings import Finding
from botrygt_qgis_plugin.engine.measure.stretches import half_width_bounds
from botrygt_qgis_plugin.engine.review import Result
from botrygt_qgis_plugin.engine.roles import ROLES, Role
from botrygt_qgis_plugin.engine.scene import FeatureTable, Scene
from botrygt_qgis_plugin.engine.subjects import SUBJECTS

Rows = tuple[NDArray[np.intp], NDArray[np.float64]]
# Two shapes that share less than this (m or m²) only touch.
SHARED = 0.5
USUAL_PATH_M = 2.5


@dataclass(frozen=True)
class Place:
    """What is asked about, in the scene's CRS. features: what is drawn there as (role, key); feature: the one asked
    for by name; finding: the one asked for; name: what the person called it.
    """

    shape: shapely.Geometry
    name: str
    features: tuple[tuple[Role, str], ...] = ()
    feature: tuple[Role, str] | None = None
    finding: Finding | None = None
    inside: bool = True

    @property
    def point(self) -> shapely.Point:
        """A point of it."""
        return shapely.point_on_surface(self.shape)


def point_place(scene: Scene, point: shapely.Point, within_m: float) -> Place:
    """The place at a point, with what is drawn there. Raises InputError for coordinates that are no place."""
    if not (np.isfinite(point.x) and np.isfinite(point.y)):
        raise InputError("The point has no coordinates. Give X and Y as numbers.",
                         "Punktet har ingen koordinater. Angiv X og Y som tal.", "POINT")
    inside = scene.plan_area.is_empty or bool(shapely.distance(scene.plan_area, point) <= within_m)
    found = [(role, table.keys[row]) for role, table in scene.tables.items() if role is not Role.PLAN_AREA
             for row in np.flatnonzero(_gaps(role.value, table, point) <= within_m).tolist()]
    return Place(point, f"E {point.x:.1f}, N {point.y:.1f}", tuple(found), inside=inside)


def feature_place(scene: Scene, layer: str, name: str) -> Place:
    """The feature of a layer (or role) with this id or label. Raises InputError that names what there is."""
    tables = {role: _of_layer(role, table, layer) for role, table in scene.tables.items()}
    if not any(len(rows) for rows in tables.values()):
        known = sorted({source for table in scene.tables.values() for source in table.source})
        raise InputError(f"The plan has no layer '{layer}'. It has: {', '.join(known)}.",
                         f"Planen har intet lag «{layer}». Den har: {', '.join(known)}.", layer)
    for role, rows in tables.items():
        table = scene.tables[role]
        for row in rows.tolist():
            if name in (table.keys[row], table.label(row)):
                return Place(table.geometry[row], table.label(row), ((role, table.keys[row]),), (role, table.keys[row]))
    ids = [scene.tables[role].keys[row] for role, rows in tables.items() for row in rows.tolist()]
    near = difflib.get_close_matches(name, ids, 3) or sorted(ids)[:3]
    raise InputError(f"The layer '{layer}' has no feature '{name}'. Near to it: {', '.join(near)}.",
                     f"Laget «{layer}» har intet objekt «{name}». Det ligner: {', '.join(near)}.", name)


def _of_layer(role: Role, table: FeatureTable, layer: str) -> NDArray[np.intp]:
    if layer in (role.value, ROLES[role].da):
        return np.arange(len(table))
    return np.array([row for row, source in enumerate(table.source) if source == layer], dtype=np.intp)


def finding_place(result: Result, name: str) -> Place:
    """The subject of a finding, by its number or id. Raises InputError where there is none."""
    wanted = name.strip().lstrip("#")
    for finding in (*result.findings, *result.indications):
        if wanted in (finding.id, str(finding.number)) and wanted != "0":
            role = SUBJECTS[finding.subject_kind].roles[0]
            drawn = finding.subject_key in result.scene.table(role).position
            feature = (role, finding.subject_key) if drawn else None
            return Place(finding.subject_geometry, f"{finding.number or finding.id}", (feature,) if feature else (),
                         feature, finding)
    count = len(result.findings)
    raise InputError(f"There is no finding '{name}'. The plan has {count}, numbered 1 to {count}; an id works too.",
                     f"Der er intet fund «{name}». Planen har {count}, nummereret 1 til {count}; et id virker også.",
                     name)


def subjects_at(result: Result, kind: str, place: Place, within_m: float) -> Rows:
    """(rows, distances) of the subjects of a kind at a place, the nearest first.

    At a point: within `within_m` of it. Of a feature: itself where it is a subject, else those that were made from it,
    which share ground with it. Of a finding: its subject alone.
    """
    table = result.subjects[kind]
    if place.finding is not None:
        same = kind == place.finding.subject_kind and place.finding.subject_key in table.position
        return _rows([table.position[place.finding.subject_key]] if same else [])
    if place.feature is not None:
        return _rows(_made_from(table, kind, place))
    gaps = _gaps(kind, table, place.shape)
    near = np.flatnonzero(gaps <= within_m)
    near = near[np.argsort(gaps[near], kind="stable")]
    return near, gaps[near]


def _rows(rows: list[int]) -> Rows:
    return np.array(rows, dtype=np.intp), np.zeros(len(rows))


def _made_from(table: FeatureTable, kind: str, place: Place) -> list[int]:
    if place.feature is None or not len(table):
        return []
    role, key = place.feature
    if kind == role.value:
        return [table.position[key]] if key in table.position else []
    if role not in SUBJECTS[kind].roles:
        return []
    shared = shapely.intersection(table.geometry, place.shape)
    size = shapely.length(shared) + shapely.area(shared)
    points = (shapely.get_dimensions(table.geometry) == 0) & (shapely.distance(table.geometry, place.shape) < 0.01)
    return [int(row) for row in np.flatnonzero((size > SHARED) | points)]


def _gaps(kind: str, table: FeatureTable, shape: shapely.Geometry) -> NDArray[np.float64]:
    """(n,) distances from the ground that rows take up; a way drawn as a line is as wide as it is."""
    if not len(table):
        return np.empty(0)
    gaps: NDArray[np.float64] = shapely.distance(table.geometry, shape)
    if kind in ("path_stretch", Role.PATH.value, Role.ROAD.value):
        lines = shapely.get_dimensions(table.geometry) == 1
        least, most = half_width_bounds(table)
        half = np.where(np.isfinite(most), least, USUAL_PATH_M / 2)
        gaps = np.where(lines, np.maximum(gaps - half, 0.0), gaps)
    return gaps
