# SPDX-License-Identifier: GPL-2.0-or-later
"""One plan reviewed again and again while it is drawn: what did not change since the last time is not made again.

The answer is that of a review from nothing, to the bit; only the time differs.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from botrygt_qgis_plugin.engine.crs import choose_crs, to_crs
from botrygt_qgis_plugin.engine.errors import InputError
from botrygt_qgis_plugin.engine.gather import Piece, merge
from botrygt_qgis_plugin.engine.guess import refuse_crime_layer
from botrygt_qgis_plugin.engine.hashing import scene_digest
from botrygt_qgis_plugin.engine.intake import merged_scene, pieces_of
from botrygt_qgis_plugin.engine.job import Job, PlanOutcome, plans_of
from botrygt_qgis_plugin.engine.layers import LayerUse, RawLayer
from botrygt_qgis_plugin.engine.lightfiles import Read
from botrygt_qgis_plugin.engine.measure.photometric_files import ReadOnce
from botrygt_qgis_plugin.engine.review import Listener, Result, review
from botrygt_qgis_plugin.engine.roles import Role
from botrygt_qgis_plugin.engine.scene import FeatureTable, Note, Scene


@dataclass(frozen=True)
class _Drawn:
    """One layer as it was read, and what was made of it in the plan's coordinate system."""

    raw: RawLayer
    use: LayerUse
    crs: str
    pieces: tuple[Piece, ...]
    notes: tuple[Note, ...]


@dataclass(frozen=True)
class Live:
    """What is kept between two reviews of a plan; frozen, so that a run that is given up has harmed nothing.

    layers: by any name the caller likes, with what each is used as under the same name; drawn: as they were taken in.
    plans: (id, name) of each plan in the plan layer. read: photometric files, each read once while it stays as it is.
    """

    job: Job
    plan_id: str = ""
    layers: Mapping[str, RawLayer] = field(default_factory=dict)
    uses: Mapping[str, LayerUse] = field(default_factory=dict)
    drawn: Mapping[str, _Drawn] = field(default_factory=dict)
    tables: Mapping[Role, tuple[tuple[Piece, ...], FeatureTable, tuple[Note, ...]]] = field(default_factory=dict)
    result: Result | None = None
    plans: tuple[tuple[str, str], ...] = ()
    read: Read = field(default_factory=ReadOnce)

    def with_layers(self, changed: Mapping[str, RawLayer | None], uses: Mapping[str, LayerUse]) -> Live:
        """With these layers as they now are, None taking one away; `uses` says what each is, whatever it is called."""
        layers = {**self.layers, **{name: layer for name, layer in changed.items() if layer is not None}}
        gone = {name for name, layer in changed.items() if layer is None}
        kept = {name: layer for name, layer in layers.items() if name not in gone and name in uses}
        told = {name: replace(uses[name], layer=layer.name, source=layer.source) for name, layer in kept.items()}
        return replace(self, layers=kept, uses=told)

    def reviewed(self, listener: Listener) -> tuple[Live, PlanOutcome]:
        """Review the plan as it now is. Raises Cancelled, InputError and CrimeDataError."""
        live, whole = self._taken_in()
        scenes = plans_of(whole, list(self.layers.values()), list(self.uses.values()), self.job, self.read)
        scene = _chosen(scenes, self.plan_id)
        result = review(scene, self.job.rulebook, self.result, listener=listener)
        digest = scene_digest(scene, self.job.rulebook)
        plans = tuple((each.plan_id, each.plan_name) for each in scenes)
        return replace(live, result=result, plans=plans), PlanOutcome(scene.plan_name, scene.plan_id, digest, result)

    def _taken_in(self) -> tuple[Live, Scene]:
        """All layers as one scene; tables whose layers are the same are the same tables."""
        used = [name for name, use in self.uses.items() if use.role is not Role.IGNORE]
        crs = choose_crs([self.layers[name] for name in used], self.job.missing_crs,
                         [self.uses[name] for name in used], self.job.transform)
        drawn = {name: self._drawn(name, self.layers[name], self.uses[name], crs) for name in used}
        order = sorted(drawn, key=lambda name: (drawn[name].raw.name, drawn[name].raw.source, name))
        told = [note for name in order for note in drawn[name].notes]
        pieces = [piece for name in order for piece in drawn[name].pieces]
        tables = _tables(pieces, self.tables)
        notes = [*told, *(note for _, _, some in tables.values() for note in some)]
        scene = merged_scene(crs, {role: table for role, (_, table, _) in tables.items()}, notes, self.job.options)
        return replace(self, drawn=drawn, tables=tables), scene

    def _drawn(self, name: str, layer: RawLayer, use: LayerUse, crs: str) -> _Drawn:
        known = self.drawn.get(name)
        if known is not None and known.raw is layer and known.use == use and known.crs == crs:
            return known
        refuse_crime_layer(layer)
        moved, told = to_crs([layer], crs, self.job.transform, self.job.missing_crs)
        pieces, notes = pieces_of(moved[0], use)
        return _Drawn(layer, use, crs, pieces, (*told, *notes))


def _tables(pieces: Sequence[Piece], known: Mapping[Role, tuple[tuple[Piece, ...], FeatureTable, tuple[Note, ...]]],
            ) -> dict[Role, tuple[tuple[Piece, ...], FeatureTable, tuple[Note, ...]]]:
    by_role: dict[Role, list[Piece]] = {}
    for piece in pieces:
        by_role.setdefault(piece.role, []).append(piece)
    made = {}
    for role in sorted(by_role, key=list(Role).index):
        parts, old = tuple(by_role[role]), known.get(role)
        same = old is not None and len(old[0]) == len(parts) and all(a is b for a, b in zip(old[0], parts))
        made[role] = old if same and old is not None else (parts, *merge(role, parts))
    return made


def _chosen(scenes: Sequence[Scene], plan_id: str) -> Scene:
    """The plan that is watched; the first where none was named."""
    for scene in scenes:
        if plan_id in ("", scene.plan_id):
            return scene
    raise InputError(f"The plan '{plan_id}' is not drawn any more. Choose another plan.",
                     f"Planen «{plan_id}» er ikke tegnet mere. Vælg en anden plan.", plan_id)
