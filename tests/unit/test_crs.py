# SPDX-License-Identifier: GPL-2.0-or-later
"""One metric coordinate system for a review, and every layer brought into it."""

from __future__ import annotations

import numpy as np
import pytest
import shapely

from botrygt_qgis_plugin.engine.crs import check_coordinates, choose_crs, is_metric, normal_crs, to_crs, utm_zone
from botrygt_qgis_plugin.engine.errors import InputError
from botrygt_qgis_plugin.engine.layers import LayerUse, RawLayer, object_array
from botrygt_qgis_plugin.engine.roles import Role

UTM = shapely.box(700000, 6170000, 700100, 6170100)
DEGREES = shapely.box(12.1, 55.5, 12.2, 55.6)
MERCATOR = shapely.box(1350000, 7480000, 1350100, 7480100)


def layer(name: str, crs: str, *shapes) -> RawLayer:
    return RawLayer(name, name, crs, object_array(list(shapes)), {})


def never(geometry, source, target):
    raise AssertionError("nothing had to be transformed")


WKT_ESRI = ('PROJCS["ETRS_1989_UTM_Zone_32N",GEOGCS["GCS_ETRS_1989",DATUM["D_ETRS_1989",SPHEROID["GRS_1980",6378137.0,'

        '298.257222101]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]],PROJECTION["Transverse_Mercator"]]')


@pytest.mark.parametrize(("text", "expected"), [
    ("EPSG:25832", "EPSG:25832"), ("epsg:25832", "EPSG:25832"), ("urn:ogc:def:crs:EPSG::25832", "EPSG:25832"),
    ("http://www.opengis.net/def/crs/EPSG/0/25832", "EPSG:25832"), ("EPSG:7416", "EPSG:25832"), ("OGC:CRS84",
        "EPSG:4326"),
    ("urn:ogc:def:crs:OGC:1.3:CRS84", "EPSG:4326"), (WKT_ESRI, "EPSG:25832"), ("", ""),
    ('PROJCS["x",GEOGCS["y",AUTHORITY["EPSG","4258"]],AUTHORITY["EPSG","25833"]]', "EPSG:25833"),
    ('LOCAL_CS["site"]', 'LOCAL_CS["site"]'), ('LOCAL_CS["Undefined Cartesian SRS",UNIT["Meter",1]]', ""),
    ('GEOGCS["Undefined geographic SRS",DATUM["unknown"]]', "")],
    ids=["epsg", "lower", "urn", "url", "with-height", "crs84", "crs84-urn", "esri-wkt", "missing", "wkt-code", "site",
         "undefined-plane", "undefined-degrees"])
def test_names_of_a_crs(text, expected):
    assert normal_crs(text) == expected


@pytest.mark.parametrize(("crs", "metric"), [
    ("EPSG:25832", True), ("EPSG:25833", True), ("EPSG:32632", True), ("EPSG:23032", True), ("EPSG:4094", True),
    ("EPSG:3857", False), ("EPSG:4326", False), ("EPSG:2229", False), ("LOCAL", False)], ids=str)
def test_true_metres(crs, metric):
    assert is_metric(crs) is metric


CHOICES = [
    ("EPSG:25832", UTM, "EPSG:25832"), ("EPSG:25833", UTM, "EPSG:25833"), ("EPSG:4326", DEGREES, "EPSG:25832"),
    ("EPSG:3857", MERCATOR, "EPSG:25832"), ("EPSG:4326", shapely.box(14.9, 55.0, 15.1, 55.2), "EPSG:25832"),
    ("EPSG:4326", shapely.box(18.0, 59.3, 18.1, 59.4), "EPSG:25834"),
    ("EPSG:4326", shapely.box(-51.8, 64.1, -51.7, 64.2), "EPSG:32622"),
    ("EPSG:4326", shapely.box(151.1, -33.9, 151.2, -33.8), "EPSG:32756"),
]


@pytest.mark.parametrize(("crs", "shape", "expected"), CHOICES,
                         ids=["own", "own-33", "degrees", "web-mercator", "bornholm", "stockholm", "nuuk", "sydney"])
def test_choice(crs, shape, expected):
    assert choose_crs([layer("veje", "EPSG:4326", DEGREES), layer("lokalplan", crs, shape)]) == expected


def test_plan_is_the_layer_used_as_such():
    layers = [layer("a", "EPSG:25833", UTM), layer("lokalplan", "EPSG:25832", UTM)]
    assert choose_crs(layers, uses=[LayerUse("a", Role.PLAN_AREA)]) == "EPSG:25833"


def test_other_systems_are_placed_by_the_transform():
    def to_degrees(geometry, source, target):
        assert (source, target) == ("EPSG:2229", "EPSG:4326")
        return shapely.points([(12.0, 55.0)])
    feet = layer("lokalplan", "EPSG:2229", UTM)
    assert choose_crs([feet], transform=to_degrees) == "EPSG:25832"


def test_no_features_and_no_layers():
    assert choose_crs([]) == "EPSG:25832"
    assert choose_crs([layer("lokalplan", "EPSG:4326")]) == "EPSG:25832"


def test_missing_crs_names_the_layer_and_can_be_given():
    bare = layer("lokalplan", "", UTM)
    with pytest.raises(InputError, match="lokalplan") as caught:
        choose_crs([bare])
    assert "EPSG:25832" in caught.value.da
    assert choose_crs([bare], missing_crs="EPSG:25832") == "EPSG:25832"
    with pytest.raises(InputError, match="lokalplan"):
        to_crs([bare], "EPSG:25832", never)
    made, notes = to_crs([bare], "EPSG:25832", never, missing_crs="EPSG:25832")
    assert made[0].crs == "EPSG:25832"
    assert [note.code for note in notes] == ["crs_given"]


IMPOSSIBLE = [("EPSG:25832", DEGREES), ("EPSG:4326", UTM), ("EPSG:3857", DEGREES), ("EPSG:4258", MERCATOR),
              ("EPSG:25832", shapely.Point(6170000, 700000)), ("EPSG:4326", shapely.Point(12, 155))]


@pytest.mark.parametrize(("crs", "shape"), IMPOSSIBLE,
                         ids=["degrees-as-utm", "utm-as-degrees", "degrees-as-mercator", "mercator-as-degrees",
        "axes-swapped",
                              "latitude"])
def test_impossible_coordinates_name_the_layer(crs, shape):
    with pytest.raises(InputError, match="'veje'") as caught:
        check_coordinates(layer("veje", crs, None, shape))
    assert crs in caught.value.da


@pytest.mark.parametrize(("crs", "shape"), [
    ("EPSG:25832", UTM), ("EPSG:4326", DEGREES), ("EPSG:3857", MERCATOR), ("EPSG:25832", shapely.Point(890000,
        6120000)),
    ("EPSG:25832", shapely.Point(np.nan, np.nan)), ("LOCAL", shapely.Point(1, 1))],
    ids=["utm", "degrees", "mercator", "bornholm", "nan", "unknown"])
def test_possible_coordinates(crs, shape):
    check_coordinates(layer("veje", crs, shape))


def test_other_systems_are_transformed_and_told():
    def shift(geometry, source, target):
        assert (source, target) == ("EPSG:4326", "EPSG:25832")
        assert len(geometry) == 1
        return shapely.transform(geometry, lambda xy: xy + [700000, 6170000])
    roads = layer("veje", "urn:ogc:def:crs:EPSG::4326", None, DEGREES, shapely.Point(np.nan, 1), shapely.Point())
    made, notes = to_crs([layer("lokalplan", "EPSG:7416", UTM), roads], "EPSG:25832", shift)
    assert [one.crs for one in made] == ["EPSG:25832", "EPSG:25832"]
    assert made[1].geometry[1].bounds[0] == pytest.approx(700012.1)
    assert made[1].geometry[0] is None
    assert [(note.code, note.layer) for note in notes] == [("transformed", "veje")]


@pytest.mark.parametrize(("place", "zone"), [((9.0, 56.0), "EPSG:25832"), ((15.1, 55.1), "EPSG:25832"), ((10.7,
        59.9), "EPSG:25832"),
                                             ((-6.8, 62.0), "EPSG:25829"), ((179.9, -20), "EPSG:32760")],
                         ids=["jutland", "bornholm", "oslo", "faroes", "edge"])
def test_utm_zone(place, zone):
    assert utm_zone(*place) == zone
