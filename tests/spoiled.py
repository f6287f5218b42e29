# SPDX-License-Identifier: GPL-2.0-or-later
"""Plans, releases, packs and profiles with one thing wrong each, made from the example."""

from __future__ import annotations

import json
import shutil
import sqlite3
import struct
from contextlib import closing

import shapely
from plans import EXAMPLE, RELEASE, blob, change, copied, features, in_crs, redrawn, rows_of

from botrygt_qgis_plugin.engine.files import fiona_transform
from botrygt_qgis_plugin.engine.layers import object_array
from botrygt_qgis_plugin.engine.release import manifest_path

RULES = EXAMPLE.parents[2] / "rules"
SECRETS = ("Hemmelig Allé 7", "2031-02-03", "12.10-77")
NAN = float("nan")
LAYERS = ("lokalplanomraade", "delomraade", "byggefelt", "bygninger", "planlagt_vej_sti", "planlagt_udlagt_vej_sti",
          "veje", "overkoersel", "lyspunkt", "haek", "hegn", "traeer", "beplantning", "parkering", "legeplads",
          "friareal", "skel", "jordstykke", "indgang", "vinduer")


def line(*points: tuple[float, float]) -> bytes:
    return struct.pack("<BII", 1, 2, len(points)) + b"".join(struct.pack("<dd", *point) for point in points)


def arc(start, middle, end) -> bytes:
    """A compound curve (ISO WKB 9) of one circular string (8) through three points."""
    through = b"".join(struct.pack("<dd", *point) for point in (start, middle, end))
    return struct.pack("<BII", 1, 9, 1) + struct.pack("<BII", 1, 8, 3) + through


def misdrawn(path):
    """Every fault that a drawing can have, each on a feature of its own."""
    court, tree = features(EXAMPLE, "parkering")["PK1"].bounds, features(EXAMPLE, "traeer")["T-BL1"]
    x0, y0, x1, y1 = court
    bow = f"POLYGON (({x0} {y0}, {x1} {y1}, {x1} {y0}, {x0} {y1}, {x0} {y0}))"
    spike = features(EXAMPLE, "beplantning")["BE1"].exterior.coords
    spiked = ", ".join(f"{x} {y}" for x, y in [*spike[:2], (spike[1][0] + 3, spike[1][1]), spike[1], *spike[2:]])
    return copied(
        path, redrawn("parkering", "PK1", bow), redrawn("beplantning", "BE1", f"POLYGON (({spiked}))"),
        redrawn("haek", "H-A1-FOR", None), redrawn("haek", "H-A2-FOR", "LINESTRING EMPTY"),
        redrawn("haek", "H-A3-FOR", line((543150.0, 6186180.0), (NAN, NAN), (543155.0, 6186180.0))),
        redrawn("lyspunkt", "L10", shapely.to_wkt(shapely.buffer(tree, 1.0))),
        "UPDATE lyspunkt SET lyspunktshoejde_m = 'fire meter' WHERE lyspunkt_nr = 'L11'",
        "UPDATE lyspunkt SET lyspunktshoejde_m = 9e999 WHERE lyspunkt_nr = 'L12'",
        "UPDATE hegn SET hoejde_m = '1,8' WHERE hegn_nr = 'F-Y4'",
        "UPDATE traeer SET trae_nr = 'T-BL2' WHERE trae_nr = 'T-BL1'", "DELETE FROM legeplads")


def same(path):
    """Drawn otherwise and meaning the same: heights, measures, a point twice, the ring from another corner."""
    paths, courts, hedge = (features(EXAMPLE, name) for name in ("planlagt_udlagt_vej_sti", "parkering", "haek"))
    edits = [redrawn("planlagt_udlagt_vej_sti", key, shapely.to_wkb(shapely.force_3d(shape, 7.5), byte_order=1,
                                                                    flavor="iso")) for key, shape in paths.items()]
    ring = list(courts["PK2"].exterior.coords)[:-1]
    turned = [*ring[2:], *ring[:2], ring[1], ring[2]]
    measured = ", ".join(f"{x} {y} 1 2" for x, y in hedge["H-VEST"].coords)
    return copied(
        path, *edits, redrawn("haek", "H-VEST", f"LINESTRING ZM ({measured})"),
        redrawn("parkering", "PK2", "POLYGON ((" + ", ".join(f"{x} {y}" for x, y in turned) + "))"),
        "UPDATE gpkg_geometry_columns SET z = 2, m = 2")


def curved(path):
    """A straight hedge 0.7 m from its path, drawn as an arc whose middle comes 0.3 m nearer."""
    (x0, y0), (x1, y1) = features(EXAMPLE, "haek")["H-VEST"].coords
    long = ((x1 - x0) ** 2 + (y1 - y0) ** 2) ** 0.5
    middle = (x0 + x1) / 2 + 0.3 * (y1 - y0) / long, (y0 + y1) / 2 - 0.3 * (x1 - x0) / long
    return copied(path, redrawn("haek", "H-VEST", arc((x0, y0), middle, (x1, y1))),
                  "UPDATE gpkg_geometry_columns SET geometry_type_name = 'COMPOUNDCURVE' WHERE table_name = 'haek'")


def moved(path, layers):
    """The example with layers written in other coordinate systems: layer -> EPSG code."""
    copied(path)
    for layer, code in layers.items():
        rows = rows_of(path, layer)
        there = fiona_transform(object_array(list(rows.values())), "EPSG:25832", f"EPSG:{code}")
        in_crs(path, layer, code, dict(zip(rows, shapely.to_wkb(there, byte_order=1))))
    return path


def nameless(path, *layers):
    """The example with layers whose coordinate system is not said, in both ways that a GeoPackage can say so."""
    copied(path)
    for code, layer in zip((-1, 0) * len(layers), layers):
        in_crs(path, layer, code, {})
    return path


def with_nan(folder):
    """A plan in two files; one of them can hold NaN."""
    copied(folder / "plan.gpkg", *(f"DELETE FROM {table} WHERE table_name = 'haek'"
                                   for table in ("gpkg_contents", "gpkg_geometry_columns")))
    shape = shapely.geometry.mapping(features(EXAMPLE, "haek")["H-A4-FOR"])
    feature = {"type": "Feature", "properties": {"haek_nr": "H-A4-FOR", "haekhoejde_m": NAN}, "geometry": shape}
    (folder / "haek.geojson").write_text(json.dumps({
        "type": "FeatureCollection", "features": [feature],
        "crs": {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::25832"}}}), encoding="utf-8")


def crime_table(path):
    return copied(path, "CREATE TABLE anmeldelser (fid INTEGER PRIMARY KEY, gerningstidspunkt TEXT, adresse TEXT)",
                  ("INSERT INTO anmeldelser VALUES (1, ?, ?)", (SECRETS[1], SECRETS[0])),
                  "INSERT INTO gpkg_contents VALUES ('anmeldelser', 'attributes', 'anmeldelser', '', "
                  "'2024-01-01T00:00:00Z', NULL, NULL, NULL, NULL, NULL)")


def crime_points(path, name="indbrud", field="gerningstidspunkt", value=SECRETS[1]):
    """The example and a layer of points where something happened."""
    return copied(
        path, f'CREATE TABLE "{name}" (fid INTEGER PRIMARY KEY, geom POINT, "{field}" TEXT, adresse TEXT, sag TEXT)',
        (f'INSERT INTO "{name}" VALUES (1, ?, ?, ?, ?)',
         (blob("POINT (543200 6186200)"), value, SECRETS[0], SECRETS[2])),
        (f"INSERT INTO gpkg_contents VALUES ('{name}', 'features', '{name}', '', '2024-01-01T00:00:00Z', NULL, NULL, "
         "NULL, NULL, 25832)", ()),
        (f"INSERT INTO gpkg_geometry_columns VALUES ('{name}', 'geom', 'POINT', 25832, 0, 0)", ()))


def page_spoiled(path):
    """The example with one page of its hedges overwritten."""
    copied(path)
    with closing(sqlite3.connect(path)) as connection:
        (root,) = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = 'haek'").fetchone()
        (size,) = connection.execute("PRAGMA page_size").fetchone()
    raw = bytearray(path.read_bytes())
    leaf = int.from_bytes(raw[(root - 1) * size + 8:(root - 1) * size + 12], "big")
    raw[(leaf - 1) * size:leaf * size] = b"\xff" * size
    path.write_bytes(raw)


def moved_and_hidden(path, layer):
    """A layer in degrees that says it is in metres."""
    moved(path, {layer: 4326})
    in_crs(path, layer, 25832, {})


def release_with(folder, **changed):
    """A copy of the example's release whose manifest says something else."""
    path = folder / RELEASE.name
    shutil.copy(RELEASE, path)
    manifest = {**json.loads(manifest_path(RELEASE).read_text(encoding="utf-8")), **changed}
    manifest_path(path).write_text(json.dumps(manifest), encoding="utf-8")
    return path


def altered_release(folder):
    path = release_with(folder)
    change(path, "UPDATE indbrudsklasser SET risk_class = 0")
    return path


def broken_pack(folder):
    pack = folder / "pakke"
    shutil.copytree(RULES / "packs" / "bo-trygt", pack)
    (pack / "A03.json").write_text((pack / "A03.json").read_text(encoding="utf-8")[:-40], encoding="utf-8")
    return pack


def profile_for(folder, pack):
    path = folder / "profil.json"
    default = json.loads((RULES / "profiles" / "default.json").read_text(encoding="utf-8"))
    path.write_text(json.dumps({**default, "pack": pack}), encoding="utf-8")
    return path


def empty(folder):
    (folder / "tom mappe").mkdir()
    return folder / "tom mappe"


def crime_file(folder):
    return crime_points(folder / "gerningssteder.gpkg")


def with_manifest(path):
    shutil.copy(manifest_path(RELEASE), manifest_path(path))
    return path


def elsewhere(folder):
    """Another plan in another place."""
    copied(folder / "anden.gpkg", "UPDATE lokalplanomraade SET planid = 1, plannr = 'LP 1', plannavn = 'Et andet sted'")
    for layer in LAYERS:
        shifted = {fid: shapely.to_wkb(shapely.transform(shape, lambda xy: xy + (5000.0, 0.0)), byte_order=1)
                   for fid, shape in rows_of(folder / "anden.gpkg", layer).items()}
        in_crs(folder / "anden.gpkg", layer, 25832, shifted)
    return folder / "anden.gpkg"
