# SPDX-License-Identifier: GPL-2.0-or-later
"""Photometric files of a plan: named by a lamp or declared by a profile, found in their folders, and what is said."""

from __future__ import annotations

import json
from dataclasses import replace

import numpy as np
import pytest
import shapely

from botrygt_qgis_plugin.engine.declare import declared
from botrygt_qgis_plugin.engine.errors import InputError
from botrygt_qgis_plugin.engine.files import fiona_transform
from botrygt_qgis_plugin.engine.layers import LayerUse, RawLayer
from botrygt_qgis_plugin.engine.lightfiles import folders_beside, with_photometry
from botrygt_qgis_plugin.engine.measure.lightfield import FIELD_PARAMETERS
from botrygt_qgis_plugin.engine.measure.luminaires import luminaires
from botrygt_qgis_plugin.engine.measure.photometric_files import ReadOnce
from botrygt_qgis_plugin.engine.request import Request, job_of
from botrygt_qgis_plugin.engine.roles import Role
from botrygt_qgis_plugin.engine.rulebook import load_rulebook
from botrygt_qgis_plugin.engine.scene import FeatureTable, Scene
from botrygt_qgis_plugin.engine.shape import shipped_pack

IES = ("IESNA:LM-63-2002\nTILT=NONE\n1 {lumens} 1 3 1 1 2 0 0 0\n1 1 30\n0 45 90\n0\n{candela} {candela} {candela}\n")
PARAMS = {name: parameter.default for name, parameter in FIELD_PARAMETERS.items()}


def plan(**columns):
    count = max(len(values) for values in columns.values())
    made = {name: np.array(values, dtype=object if any(isinstance(v, str) for v in values) else float)
            for name, values in columns.items()}
    lamps = FeatureTable(tuple(f"L{i + 1}" for i in range(count)),
                         shapely.points([[20.0 * i, 0.0] for i in range(count)]), made)
    area = FeatureTable(("A",), np.array([shapely.box(-200, -200, 200, 200)], dtype=object), {})
    return Scene("EPSG:25832", {Role.PLAN_AREA: area, Role.LIGHT: lamps})


def book(tmp_path=None, *entries):
    if tmp_path is None:
        return load_rulebook(shipped_pack(), ())
    profile = tmp_path / "profil.json"
    profile.write_text(json.dumps({
        "id": "p", "version": "1.0.0", "title": {"da": "x", "en": "x"}, "author": "Kommunen", "level": "municipality",
        "pack": "bo-trygt", "declared": list(entries)}), encoding="utf-8")
    return load_rulebook(shipped_pack(), (profile,))


def codes(scene):
    return [note.code for note in scene.notes]


def note(scene, code):
    return next(note for note in scene.notes if note.code == code)


def test_a_profile_says_which_file_belongs_to_a_class_of_luminaires(tmp_path):
    (tmp_path / "park.ies").write_text(IES.format(lumens=1000, candela=100), encoding="ascii")
    rules = book(tmp_path, {"role": "light", "where": {"luminaire": "Park"}, "column": "photometry",
                            "value": "park.ies", "reason": "kommunens standardarmatur"})
    drawn = plan(height_m=[5, 5], luminaire=["Park", "Andet"], maintenance_factor=[0.8, 0.8], flux_lm=[1000, 1000])
    scene = with_photometry(drawn, rules, (tmp_path,))
    made = luminaires(declared(scene, rules.declared), PARAMS)
    assert made.known.tolist() == [True, False]
    assert made.lacks == ((), ("light.photometry",))
    assert set(scene.photometry) == {"park.ies"}
    assert note(scene, "light_screening").features == ("L2",)


def test_files_lie_where_they_were_asked_for_beside_the_profile_and_beside_the_lamps(tmp_path):
    home, given, ours = (tmp_path / name for name in ("plan", "givet", "profiler"))
    for folder, candela in ((home / "armaturer", 10), (ours, 20), (given, 30)):
        folder.mkdir(parents=True)
        (folder / "LAMPE.IES").write_text(IES.format(lumens=-1, candela=candela), encoding="ascii")
    (home / "plan.gpkg").touch()
    layer = RawLayer("lamper", f"{home / 'plan.gpkg'}|layername=lamper", "EPSG:25832", np.empty(0, dtype=object), {})
    beside = folders_beside([layer], [LayerUse("lamper", Role.LIGHT)])
    assert beside[:2] == (home, home / "armaturer")
    profile = ours / "p.json"
    profile.write_text(json.dumps({
        "id": "p", "version": "1.0.0", "title": {"da": "x", "en": "x"}, "author": "K", "level": "plan",
        "pack": "bo-trygt"}), encoding="utf-8")
    for request, brightest in ((Request(), 10.0), (Request(profiles=(profile,)), 20.0),
                               (Request(profiles=(profile,), photometry=str(given)), 30.0)):
        job = job_of(request, fiona_transform, {})
        found = with_photometry(plan(photometry=["lampe"]), job.rulebook, (*job.photometry, *beside)).photometry
        assert found["lampe"].candela.max() == brightest
    with pytest.raises(InputError, match="ingen-mappe"):
        job_of(Request(photometry=str(tmp_path / "ingen-mappe")), fiona_transform, {})


@pytest.mark.parametrize(("content", "code", "said"), [
    (None, "photometry_missing", "blev ikke fundet"), ("ikke en fil", "photometry_refused", "linje"),
    (IES.format(lumens=100, candela=100), "photometry_warning", "lyskilden kun 100 lm")])
def test_what_is_wrong_with_a_file_is_told_and_what_it_means(tmp_path, content, code, said):
    if content is not None:
        (tmp_path / "lampe.ies").write_text(content, encoding="ascii")
    scene = with_photometry(plan(height_m=[5], flux_lm=[1000], photometry=["lampe.ies"]), book(), (tmp_path,))
    assert said in note(scene, code).da and "lampe.ies" in note(scene, code).da
    # What contradicts itself is used; what is not there leaves the distribution unknown.
    lost = "light.photometry" in luminaires(scene, PARAMS).lacks[0]
    assert lost == (code != "photometry_warning")


def test_lamps_with_defaults_are_counted_and_listed():
    drawn = plan(height_m=[5, np.nan, np.nan], flux_lm=[np.nan, 900, np.nan], power_w=[np.nan, np.nan, 20],
                 maintenance_factor=[0.8, np.nan, 0.8], optic=["lambert", None, None])
    scene = with_photometry(drawn, book(), ())
    assert note(scene, "light_default_height_m").features == ("L2", "L3")
    assert "5 m er antaget" in note(scene, "light_default_height_m").da
    assert note(scene, "light_default_flux_lm").features == ("L1",)
    assert note(scene, "light_default_efficacy_lm_w").features == ("L3",)
    assert note(scene, "light_default_maintenance_factor").features == ("L2",)
    assert note(scene, "light_screening").features == ("L2", "L3")
    assert note(scene, "light_declared").features == ("L1",)
    assert "0,8" in note(scene, "light_default_maintenance_factor").da


def test_a_plan_without_lamps_has_nothing_to_read():
    scene = replace(plan(height_m=[5]), tables={})
    assert codes(with_photometry(scene, book(), ())) == []


def test_a_file_is_read_again_only_after_it_was_written(tmp_path):
    read, path = ReadOnce(), tmp_path / "a.ies"
    path.write_text(IES.format(lumens=1000, candela=100))
    first = read(path)
    assert read(path) is first
    path.write_text(IES.format(lumens=1000, candela=2000))
    second = read(path)
    assert second is not first and second.digest != first.digest
    path.write_text("not a luminaire")
    with pytest.raises(InputError):
        read(path)
    path.unlink()
    with pytest.raises(InputError):
        read(path)
