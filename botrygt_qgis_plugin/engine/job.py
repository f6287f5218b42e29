# SPDX-License-Identifier: GPL-2.0-or-later
"""One call, one or many plans: raw layers in, reviewed plans out; one failing plan does not stop the others."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from botrygt_qgis_plugin.engine.crs import Transform, choose_crs, to_crs
from botrygt_qgis_plugin.engine.declare import declared
from botrygt_qgis_plugin.engine.errors import BoTrygtError, Cancelled, InputError, as_told
from botrygt_qgis_plugin.engine.guess import guess_roles, notes_from_guesses, refuse_crime_layer, uses_from_guesses
from botrygt_qgis_plugin.engine.hashing import scene_digest
from botrygt_qgis_plugin.engine.intake import SceneOptions, build_scene, in_order, split_plans
from botrygt_qgis_plugin.engine.layers import LayerUse, RawLayer
from botrygt_qgis_plugin.engine.lightfiles import Read, folders_beside, with_photometry
from botrygt_qgis_plugin.engine.measure.exposure import Exposure, plan_exposure
from botrygt_qgis_plugin.engine.measure.photometric_files import read_photometry
from botrygt_qgis_plugin.engine.release_memory import Accepted
from botrygt_qgis_plugin.engine.remedies import with_remedies
from botrygt_qgis_plugin.engine.review import (
    SEVERITIES,
    Asked,
    Listener,
    Progress,
    Result,
    nobody,
    review,
    silence,
)
from botrygt_qgis_plugin.engine.roles import Role
from botrygt_qgis_plugin.engine.rulebook import Rulebook
from botrygt_qgis_plugin.engine.scene import Note, Scene
from botrygt_qgis_plugin.engine.terrain import Terrain, with_terrain

Open = Callable[[], Sequence[RawLayer]]


@dataclass(frozen=True)
class PlanInput:
    """A plan source by the name its owner knows; `open` reads its layers when its turn comes."""

    name: str
    open: Open


@dataclass(frozen=True)
class Former:
    """A plan as an earlier result file has it; `entry` is its whole part of that file."""

    plan_name: str
    completeness: float | None
    severities: Mapping[str, int]
    entry: Mapping[str, Any]


def nothing_to_keep(source: str, plan_id: str) -> bool:
    """Nothing but the result file was asked for, so nothing of a plan can be lost."""
    del source, plan_id
    return True


@dataclass(frozen=True)
class Job:
    """What every plan of one call shares. `uses` given by the user win over guesses, layer by layer.

    `done` holds the plans of an earlier result file by the digest of their input: a plan whose digest stands there is
    not reviewed again, if what was kept of it (`kept`, asked by source and plan id) is still there.
    `photometry` are folders in which photometric files lie, beside those beside the lamp layers themselves; `terrain`
    gives the height of the ground, which is level where there is none.
    """

    rulebook: Rulebook
    transform: Transform
    uses: tuple[LayerUse, ...] = ()
    options: SceneOptions = field(default_factory=SceneOptions)
    missing_crs: str = ""
    release: Accepted | None = None
    done: Mapping[str, Former] = field(default_factory=dict)
    kept: Callable[[str, str], bool] = nothing_to_keep
    photometry: tuple[Path, ...] = ()
    terrain: Terrain | None = None


@dataclass(frozen=True)
class PlanOutcome:
    """One plan of a call: reviewed (`result`), skipped because nothing changed (`former`), or failed (`error`)."""

    name: str
    plan_id: str = ""
    digest: str = ""
    result: Result | None = None
    exposure: Exposure | None = None
    error: BoTrygtError | None = None
    former: Former | None = None

    @property
    def plan_name(self) -> str:
        """The plan's own name, the source's where it could not be read."""
        told = self.result.scene.plan_name if self.result else self.former.plan_name if self.former else ""
        return told or self.name

    @property
    def completeness(self) -> float | None:
        """Judged share of all that was relevant; None where nothing was, or nothing is known."""
        return self.result.completeness if self.result else self.former.completeness if self.former else None

    @property
    def severities(self) -> Mapping[str, int]:
        """How many findings of each severity the plan has, found now or before."""
        if self.former is not None:
            return self.former.severities
        found = self.result.findings if self.result is not None else ()
        return {name: sum(f.severity == name for f in found) for name in SEVERITIES}


def uses_of(layers: Sequence[RawLayer], given: Sequence[LayerUse]) -> tuple[tuple[LayerUse, ...], tuple[Note, ...]]:
    """What each layer is used as: the user's word, else the guess; and notes on guesses that were not sure."""
    guesses = guess_roles([layer for layer in layers if not any(use.matches(layer) for use in given)])
    return (*given, *uses_from_guesses(guesses)), notes_from_guesses(guesses)


def prepared(layers: Sequence[RawLayer], job: Job) -> tuple[Scene, ...]:
    """The scenes of one source: roles guessed where the user gave none, one metric CRS, one scene per plan.

    Raises CrimeDataError before anything is measured where a layer not set aside looks like crime data.
    """
    aside = [use for use in job.uses if use.role is Role.IGNORE]
    for layer in layers:
        if not any(use.matches(layer) for use in aside):
            refuse_crime_layer(layer)
    uses, doubts = uses_of(layers, job.uses)
    used = [layer for layer in layers if any(use.matches(layer) and use.role is not Role.IGNORE for use in uses)]
    crs = choose_crs(used, job.missing_crs, uses, job.transform)
    moved, told = to_crs(used, crs, job.transform, job.missing_crs)
    scene = build_scene(moved, [use for use in uses if use.role is not Role.IGNORE], job.options)
    scene = replace(scene, notes=in_order((*doubts, *told, *scene.notes)))
    return plans_of(scene, used, uses, job)


def plans_of(scene: Scene, layers: Sequence[RawLayer], uses: Sequence[LayerUse], job: Job,
             read: Read = read_photometry) -> tuple[Scene, ...]:
    """One scene per plan of a scene, each with the luminaires its lamps name and the ground it stands on."""
    folders = (*job.photometry, *folders_beside(layers, uses))
    return tuple(with_terrain(with_photometry(plan, job.rulebook, folders, read), job.terrain)
                 for plan in split_plans(scene, job.options))


def run_job(plans: Sequence[PlanInput], job: Job, progress: Progress = silence,
            cancelled: Asked = nobody) -> Iterator[PlanOutcome]:
    """Review the plans one after the other. Raises Cancelled; every other error, ours too, belongs to its plan."""
    for turn, plan in enumerate(plans):
        def told(part: float, turn: int = turn) -> None:
            progress((turn + part) / len(plans))

        if cancelled():
            raise Cancelled
        try:
            scenes = prepared(plan.open(), job)
        except Cancelled:
            raise
        except Exception as error:
            yield PlanOutcome(plan.name, error=as_told(error, plan.name))
            continue
        for scene in scenes:
            yield _reviewed(plan.name, scene, job, told, cancelled)


def _reviewed(name: str, scene: Scene, job: Job, progress: Progress, cancelled: Asked) -> PlanOutcome:
    digest = scene_digest(scene, job.rulebook)
    exposure = plan_exposure(job.release.release, scene) if job.release is not None else None
    outcome = PlanOutcome(name, scene.plan_id, digest, exposure=exposure)
    if digest in job.done and job.kept(name, scene.plan_id):
        return replace(outcome, former=job.done[digest])
    try:
        result = with_remedies(review(scene, job.rulebook, listener=Listener(progress, cancelled)), cancelled)
        return replace(outcome, result=result)
    except Cancelled:
        raise
    except Exception as error:
        return replace(outcome, error=as_told(error, name))


def one_plan(source: PlanInput, job: Job) -> Scene:
    """The plan of a source that must hold just one, with what the profiles declare. Raises InputError."""
    scenes = prepared(source.open(), job)
    if len(scenes) != 1:
        raise InputError(f"'{source.name}' holds {len(scenes)} plans. Give the layers of one.",
                         f"«{source.name}» rummer {len(scenes)} planer. Angiv lagene for én.", source.name)
    return declared(scenes[0], job.rulebook.declared)
