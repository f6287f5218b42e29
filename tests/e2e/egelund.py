# SPDX-License-Identifier: GPL-2.0-or-later
"""The example plan as tests need it: read, edited, reviewed, and its subjects found by place."""

from __future__ import annotations

import json
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

import shapely

from botrygt_qgis_plugin.engine.crs import choose_crs, to_crs
from botrygt_qgis_plugin.engine.files import fiona_transform, read_source
from botrygt_qgis_plugin.engine.guess import guess_roles, uses_from_guesses
from botrygt_qgis_plugin.engine.intake import SceneOptions, build_scene
from botrygt_qgis_plugin.engine.layers import object_array, uses_from_json
from botrygt_qgis_plugin.engine.lightfiles import folders_beside, with_photometry
from botrygt_qgis_plugin.engine.review import review
from botrygt_qgis_plugin.engine.rulebook import load_rulebook
from botrygt_qgis_plugin.engine.shape import shipped_pack, shipped_profile

FOLDER = Path(__file__).resolve().parents[2] / "examples" / "egelund"
EXPECTED = json.loads((FOLDER / "expected.json").read_text(encoding="utf-8"))
REPAIRS = {repair["fault"]: repair for repair in json.loads((FOLDER / "repairs.json").read_text(encoding="utf-8"))}
FAULTS = {fault["id"]: fault for fault in EXPECTED["faults"]}
VARIANT = ("plan.gpkg", "HAEKKE.shp", "TRAEER.shp")


def plan_layers():
    """The plan's layers."""
    return read_source(FOLDER / "egelund.gpkg")


@lru_cache(maxsize=1)
def rulebook():
    """The shipped pack with the default profile."""
    return load_rulebook(shipped_pack(), (shipped_profile(),))


def reviewed(layers, uses=None):
    """Review layers, by guessed roles where no uses are given."""
    return review(scene_of(layers, uses), rulebook())


def scene_of(layers, uses=None):
    """The scene of layers, by guessed roles where no uses are given."""
    uses = uses_from_guesses(guess_roles(layers)) if uses is None else uses
    layers, _ = to_crs(layers, choose_crs(layers, "", uses), fiona_transform)
    return with_photometry(build_scene(layers, uses, SceneOptions()), rulebook(), folders_beside(layers, uses))


@lru_cache(maxsize=1)
def plan_result():
    """The plan, reviewed once."""
    return reviewed(plan_layers())


@lru_cache(maxsize=2)
def variant_result(ids=True):
    """The same plan as another office hands it in, reviewed once; without its id fields where `ids` is False."""
    folder = FOLDER / "variant"
    layers = tuple(layer for name in VARIANT for layer in read_source(folder / name))
    uses = uses_from_json((folder / "mapping.json").read_text(encoding="utf-8"))
    return reviewed(layers, uses if ids else tuple(replace(use, id_field="-") for use in uses))


def places(result, cause):
    """Where the features of a cause lie, whatever they are called."""
    tables = result.scene.tables
    found = (tables[role].geometry[tables[role].position[key]] for role, key in (cause.features if cause else ()))
    return frozenset(shapely.normalize(shapely.set_precision(geometry, 0.001)).wkt for geometry in found)


def subject_key(result, subject):
    """The key of a subject of the table: its own, or that of the stretch at a place."""
    if "key" in subject:
        assert subject["key"] in result.subjects[subject["kind"]].position, f"no {subject['kind']} {subject['key']}"
        return subject["key"]
    table = result.subjects[subject["kind"]]
    away = shapely.distance(table.geometry, shapely.Point(subject["on"]))
    assert away.min() < 0.05, f"no stretch at {subject['on']}"
    return table.keys[int(away.argmin())]


def verdict(result, rule, key):
    """The verdict of a rule on a subject."""
    return next(verdict for verdict in result.verdicts[rule] if verdict.subject == key)


def value(result, subject, quantity):
    """(low, high) of a quantity of a subject."""
    row = result.subjects[subject["kind"]].position[subject_key(result, subject)]
    measured = result.measured[quantity]
    return measured.low[row], measured.high[row]


def edited(layers, edits):
    """The layers after small edits: set, move, remove or add a feature."""
    made = {layer.name: layer for layer in layers}
    for edit in edits:
        made[edit["layer"]] = _EDITS[edit["op"]](made[edit["layer"]], edit)
    return tuple(made.values())


def without(layers, features):
    """The layers without these features, [layer, id] each."""
    return edited(layers, [{"op": "remove", "layer": layer, "id": name} for layer, name in features])


def _row(layer, name):
    ids = [str(value) for value in next(iter(layer.fields.values()))]
    assert ids.count(name) == 1, f"{layer.name} has {ids.count(name)} features '{name}'"
    return ids.index(name)


def _set(layer, edit):
    values = list(layer.fields[edit["field"]])
    values[_row(layer, edit["id"])] = edit["value"]
    return replace(layer, fields={**layer.fields, edit["field"]: values})


def _move(layer, edit):
    geometry = layer.geometry.copy()
    geometry[_row(layer, edit["id"])] = shapely.from_wkt(edit["wkt"])
    return replace(layer, geometry=geometry)


def _remove(layer, edit):
    gone = _row(layer, edit["id"])
    kept = [row for row in range(len(layer)) if row != gone]
    fields = {name: [values[row] for row in kept] for name, values in layer.fields.items()}
    return replace(layer, geometry=layer.geometry[kept], fields=fields, ids=tuple(layer.ids[row] for row in kept))


def _add(layer, edit):
    assert set(edit["fields"]) <= set(layer.fields)
    fields = {name: [*values, edit["fields"].get(name)] for name, values in layer.fields.items()}
    return replace(layer, geometry=object_array([*layer.geometry, shapely.from_wkt(edit["wkt"])]), fields=fields,
                   ids=(*layer.ids, "new"))


_EDITS = {"set": _set, "move": _move, "remove": _remove, "add": _add}
