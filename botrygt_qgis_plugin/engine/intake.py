# SPDX-License-Identifier: GPL-2.0-or-later
"""Layers and what they are used as -> the Scene that is reviewed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np
import shapely

from botrygt_qgis_plugin.engine import intake_notes as say
from botrygt_qgis_plugin.engine.errors import CrimeDataError, InputError
from botrygt_qgis_plugin.engine.gather import Piece, gather, merge
from botrygt_qgis_plugin.engine.guess import refuse_crime_layer
from botrygt_qgis_plugin.engine.layers import LayerUse, RawLayer, unpack_tags
from botrygt_qgis_plugin.engine.roles import ROLES, Role
from botrygt_qgis_plugin.engine.scene import FeatureTable, Note, Scene

# Features this near a plan belong to its scene: every measure's reach is shorter.
PLAN_SURROUNDINGS_M = 150.0

_STAGES: Mapping[str, str] = {
    "k": "draft", "kf": "draft", "kladde": "draft", "1": "draft", "f": "proposal", "forslag": "proposal",
    "2": "proposal", "v": "adopted", "vedtaget": "adopted", "3": "adopted", "kv": "proposal"}


@dataclass(frozen=True)
class SceneOptions:
    """What the caller knows about the plan.

    stage: 'idea', 'draft', 'proposal' or 'adopted' ('' takes it from the plan's status). coverage_buffer_m: how far
    beyond the plan area every layer is complete. coverage: the area where one role's layer is complete. plan_id,
    plan_name: instead of those of the plan layer.
    """

    stage: str = ""
    coverage_buffer_m: float = 0.0
    coverage: Mapping[Role, shapely.Geometry] = field(default_factory=dict)
    plan_id: str = ""
    plan_name: str = ""


def _layer_of(layers: Sequence[RawLayer], use: LayerUse) -> RawLayer:
    found = [layer for layer in layers if use.matches(layer)]
    if len(found) == 1:
        return found[0]
    known = ", ".join(dict.fromkeys(layer.name for layer in layers))
    if found:
        raise InputError(f"More than one layer is called '{use.layer}'. Say which one with 'source' in the mapping, or "
                         "take the others out.", f"Flere lag hedder «{use.layer}». Angiv hvilket med «source» i "
                         "tildelingen, eller tag de andre ud.", use.layer)
    raise InputError(f"There is no layer '{use.layer}'. The input holds: {known}.",
                     f"Der er intet lag «{use.layer}». Input har: {known}.", use.layer)


def _one_crs(layers: Sequence[RawLayer]) -> str:
    crs = {layer.crs for layer in layers}
    if len(crs) <= 1:
        return crs.pop() if crs else ""
    listed = ", ".join(f"{layer.name}: {layer.crs or '?'}" for layer in layers)
    raise InputError(f"The layers are not in one coordinate system ({listed}). Transform them first.",
                     f"Lagene er ikke i ét koordinatsystem ({listed}). Omregn dem først.", layers[0].name)


def _distinct(texts: Sequence[str | None]) -> str:
    return ", ".join(sorted({text for text in texts if text}))


def _plan_words(table: FeatureTable, options: SceneOptions) -> tuple[str, str, str]:
    """The plan's id, name and stage: the caller's, else the plan layer's own."""
    named = _distinct(table.text("name").tolist())
    number = _distinct(table.text("plan_no").tolist())
    own = _distinct(table.text("plan_id").tolist()) or number or _distinct(table.keys)
    stages = {_STAGES.get(str(status).lower(), "") for status in table.text("status").tolist() if status}
    stage = stages.pop() if len(stages) == 1 else ""
    name = " ".join(text for text in (number, named) if text)
    return options.plan_id or own, options.plan_name or name or own, options.stage or stage


def _coverage(area: shapely.Geometry, options: SceneOptions) -> Mapping[Role, shapely.Geometry]:
    if options.coverage_buffer_m <= 0 or area.is_empty:
        return dict(options.coverage)
    wider = shapely.buffer(area, options.coverage_buffer_m)
    return {**{role: wider for role in Role}, **options.coverage}


def build_scene(layers: Sequence[RawLayer], uses: Sequence[LayerUse], options: SceneOptions) -> Scene:
    """The plan as the measures see it, from layers that are all in one metric CRS (`crs.to_crs`).

    Several layers of one role become one table; rows stand in the order of their keys, so that the order of the input
    does not matter. Raises InputError for a use that fits no layer, CrimeDataError for crime data.
    """
    pieces: dict[Role, list[Piece]] = {}
    notes: list[Note] = []
    drawn: list[RawLayer] = []
    for use in uses:
        layer = unpack_tags(_layer_of(layers, use))
        if use.role is not Role.IGNORE:
            refuse_crime_layer(layer)
        if use.role is Role.CRIME_POINTS:
            raise CrimeDataError(f"The layer '{layer.name}' is marked as crime data; it is not used.",
                                 f"Laget «{layer.name}» er mærket som kriminalitetsdata; det bruges ikke.", layer.name)
        if use.role in (Role.HOTSPOT_GRID, Role.ANNOTATION, Role.IGNORE) or "raster" in ROLES[use.role].geometry:
            notes += [] if use.role is Role.IGNORE else [say.not_measured(layer.name, use.role)]
            continue
        drawn.append(layer)
        made, told = gather(layer, use)
        notes += told
        for piece in made:
            pieces.setdefault(piece.role, []).append(piece)
    tables = {}
    for role in sorted(pieces, key=list(Role).index):
        tables[role], told = merge(role, pieces[role])
        notes += told
    return _scene(_one_crs(drawn), tables, notes, options)


def _scene(crs: str, tables: Mapping[Role, FeatureTable], notes: Sequence[Note], options: SceneOptions) -> Scene:
    scene = Scene(crs, tables, notes=in_order(notes))
    plan = scene.table(Role.PLAN_AREA)
    if not len(plan):
        scene = replace(scene, notes=in_order((say.no_plan_area(), *scene.notes)))
    plan_id, plan_name, stage = _plan_words(plan, options)
    return replace(scene, coverage=_coverage(scene.plan_area, options), plan_id=plan_id, plan_name=plan_name,
                   stage=stage)


def in_order(notes: Sequence[Note]) -> tuple[Note, ...]:
    """Notes on the whole plan, then by layer, code and wording, so that the order of the input does not show."""
    return tuple(sorted(notes, key=lambda note: (note.layer, note.code, note.da)))


def _plan_of_rows(table: FeatureTable) -> tuple[str, ...]:
    """Which plan each plan polygon belongs to; polygons without any id are one plan."""
    given = [plan or number for plan, number in zip(table.text("plan_id").tolist(), table.text("plan_no").tolist())]
    return tuple(text or key for text, key in zip(given, table.keys)) if any(given) else ("",) * len(table)


def split_plans(scene: Scene, options: SceneOptions) -> tuple[Scene, ...]:
    """One scene per plan where the plan layer holds several, by plan id.

    Each has the features within PLAN_SURROUNDINGS_M of its plan, whole; a role stays drawn where no feature is near.
    """
    plans = scene.table(Role.PLAN_AREA)
    owner = _plan_of_rows(plans)
    if len(set(owner)) <= 1:
        return (scene,)
    made = []
    for plan in sorted(set(owner)):
        rows = np.array([row for row, text in enumerate(owner) if text == plan], dtype=np.intp)
        mine = plans.take(rows)
        near = shapely.union_all(mine.geometry)
        tables = {Role.PLAN_AREA: mine}
        for role, table in scene.tables.items():
            if role is not Role.PLAN_AREA:
                found = table.tree.query(near, predicate="dwithin", distance=PLAN_SURROUNDINGS_M)
                tables[role] = table.take(np.sort(found))
        made.append(_scene(scene.crs, tables, scene.notes, replace(options, plan_id="", plan_name="")))
    return tuple(made)
