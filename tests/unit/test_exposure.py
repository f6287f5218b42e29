# SPDX-License-Identifier: GPL-2.0-or-later
"""The release of burglary classes: what is accepted, what is refused, and what it may do to a plan."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

import fiona
import numpy as np
import pytest
import shapely

from botrygt_qgis_plugin.engine.errors import CrimeDataError, InputError
from botrygt_qgis_plugin.engine.exposure import manifest_path, plan_class, priority, read_release, release_digest

TODAY = date(2026, 6, 1)
# Lower left corner, side and class of each cell.
CELLS = ((574750, 6224750, 250, 1), (575000, 6225000, 250, 2), (576000, 6225000, 1000, 0))


def squares(cells=CELLS):
    return np.array([shapely.box(e, n, e + side, n + side) for e, n, side, _ in cells], dtype=object)


def ids(cells=CELLS):
    return [f"{side}m_{n}_{e}" for e, n, side, _ in cells]


def write(path, cells=CELLS, shapes=None, more=None, **changed):
    """A release with its manifest; `more`: further fields, `changed`: manifest entries (None takes one away)."""
    shapes = squares(cells) if shapes is None else shapes
    fields = {"cell_id": "str", "risk_class": "int", **{name: "str" for name in more or ()}}
    kind = {"Point": "Point"}.get(shapes[0].geom_type, "Polygon")
    with fiona.open(path, "w", driver="GPKG", layer="klasser", crs=changed.pop("crs", "EPSG:25832"),
                    schema={"geometry": kind, "properties": fields}) as layer:
        for shape, name, cell in zip(shapes, ids(cells), cells):
            layer.write({"geometry": shapely.geometry.mapping(shape),
                         "properties": {"cell_id": name, "risk_class": cell[3], **(more or {})}})
    manifest = {
        "release_id": "fiktiv-2026-1", "period_from": "2024-01-01", "period_to": "2025-12-31",
        "issuer": "Øvelsespolitiet", "handling": "INTERN", "expires": "2027-01-01", "grid": "KN250mDK",
        "classes": ["lav eller ikke vist", "middel", "høj"], "fictional": True,
        "sha256": release_digest(ids(cells), [cell[3] for cell in cells], shapes), **changed}
    manifest = {name: value for name, value in manifest.items() if value is not None}
    manifest_path(path).write_text(json.dumps(manifest), encoding="utf-8")
    return path


def test_release_is_read(tmp_path):
    release = read_release(write(tmp_path / "klasser.gpkg"), TODAY)
    assert release.release_id == "fiktiv-2026-1" and release.classes[2] == "høj"
    assert release.risk_class.tolist() == [1, 2, 0]


def test_row_order_does_not_alter_it(tmp_path):
    one = release_digest(ids(), [1, 2, 0], squares())
    assert one == release_digest(ids()[::-1], [0, 2, 1], squares()[::-1])
    assert one != release_digest(ids(), [1, 2, 1], squares())


SHIFTED = ((574760, 6224750, 250, 1),)
TWICE = (CELLS[0], CELLS[0])
OVERLAPPING = ((575000, 6225000, 250, 2), (575000, 6225000, 1000, 0))


@pytest.mark.parametrize("changed, says", [
    ({"expires": "2026-05-31"}, "udløb"),
    ({"period_to": "2025-11-30"}, "hele år"),
    ({"period_from": "2025-01-01"}, "24 måneder"),
    ({"period_from": "i fjor"}, "ikke en dato"),
    ({"sha256": "0" * 64}, "ændret"),
    ({"issuer": None}, "«issuer»"),
    ({"fictional": None}, "fictional"),
    ({"classes": ["en"]}, "to til fire klasser"),
    ({"classes": ["lav", "høj"]}, "hele tal fra 0 til 1"),
    ({"grid": "mit eget"}, "mit eget"),
    ({"grid": "KN1kmDK"}, "kvadraterne"),
    ({"cells": SHIFTED}, "kvadraterne"),
    ({"cells": TWICE}, "to gange"),
    ({"cells": OVERLAPPING}, "overlapper"),
    ({"crs": "EPSG:25833"}, "EPSG:25833"),
    ({"shapes": np.array([shapely.Point(574900, 6224900).buffer(120)], dtype=object), "cells": CELLS[:1]},
     "kvadraterne"),
], ids=["expired", "not whole years", "too short", "no date", "altered", "no issuer", "not fictional", "one class",
        "class too high", "unknown grid", "cells of another grid", "shifted", "twice", "overlap", "other CRS", "discs"])
def test_refused(tmp_path, changed, says):
    with pytest.raises(InputError) as caught:
        read_release(write(tmp_path / "klasser.gpkg", **changed), TODAY)
    assert says in caught.value.da and "klasser.gpkg" in caught.value.da and "klasser.gpkg" in caught.value.en


@pytest.mark.parametrize("changed", [
    {"shapes": np.array([shapely.Point(e, n) for e, n, _, _ in CELLS], dtype=object)},
    {"more": {"antal": "3"}}, {"more": {"gerningsdato": "2025-03-01"}}, {"more": {"adresse": "Skovvej 3"}}],
    ids=["points", "count", "date", "address"])
def test_crime_data_is_refused_unread(tmp_path, changed):
    with pytest.raises(CrimeDataError) as caught:
        read_release(write(tmp_path / "klasser.gpkg", **changed), TODAY)
    assert "Skovvej" not in caught.value.da + caught.value.en


def test_altered_after_the_manifest(tmp_path):
    path = write(tmp_path / "klasser.gpkg")
    manifest = manifest_path(path).read_text(encoding="utf-8")
    path.unlink()
    write(path, cells=(*CELLS[:2], (576000, 6225000, 1000, 2)))
    manifest_path(path).write_text(manifest, encoding="utf-8")
    with pytest.raises(InputError, match="altered"):
        read_release(path, TODAY)


@pytest.mark.parametrize("spoil", ["file", "manifest", "json", "list", "bytes"])
def test_broken_or_missing(tmp_path, spoil):
    path = write(tmp_path / "klasser.gpkg")
    if spoil == "file":
        path.unlink()
    elif spoil == "manifest":
        manifest_path(path).unlink()
    elif spoil == "bytes":
        path.write_bytes(path.read_bytes()[:5000])
    else:
        manifest_path(path).write_text("{" if spoil == "json" else "[]", encoding="utf-8")
    with pytest.raises(InputError) as caught:
        read_release(path, TODAY)
    assert "klasser" in caught.value.da


@pytest.mark.parametrize("east, expected", [(575000.0, 2), (576500.0, 0), (590000.0, 0)],
                         ids=["highest that touches", "low", "none touches"])
def test_class_of_a_plan(tmp_path, other_plan, east, expected):
    other_plan.east = east
    assert plan_class(read_release(write(tmp_path / "k.gpkg"), TODAY), other_plan.scene()) == expected


def test_nothing_is_said_of_a_plan_in_another_crs(tmp_path, plan):
    release = read_release(write(tmp_path / "k.gpkg"), TODAY)
    assert plan_class(release, replace(plan.scene(), crs="EPSG:25833")) is None


@pytest.mark.parametrize("risk_class, expected", [
    (None, ["S10", "A09", "L22"]), (0, ["S10", "A09", "L22"]), (2, ["S10", "A09", "L22"])])
def test_priority_follows_severity(plan, risk_class, expected):
    findings = plan.outcome(*plan.usual()).result.findings
    names = {finding.id: finding.rule for finding in findings}
    assert [names[i] for i in priority(findings, risk_class, 3)] == expected


def test_priority_weighs_domains_where_the_class_is_high(plan):
    plan.rule("L17", severity="medium", domain="lighting")
    lamp = plan.finding("L17", "a", "LINESTRING (0 0, 9 0)", number=1)
    rear = plan.finding("A09", "b", "POINT (0 0)", number=2)
    assert priority((lamp, rear), 0, 3) == (lamp.id, rear.id)
    assert priority((lamp, rear), 2, 3) == (rear.id, lamp.id)
