# SPDX-License-Identifier: GPL-2.0-or-later
"""Vector files and folders of them -> layers, without QGIS."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray

from botrygt_qgis_plugin.engine.errors import InputError
from botrygt_qgis_plugin.engine.geopackage import CurvesFoundError, damaged, names_of_tables, read_stored, stored_layers
from botrygt_qgis_plugin.engine.guess import refuse_crime
from botrygt_qgis_plugin.engine.layers import RawLayer, object_array

SUFFIXES = (".gpkg", ".shp", ".tab", ".mif", ".geojson", ".json", ".gml", ".fgb", ".dxf")
# What the plugin itself writes beside a plan.
OWN_LAYERS = frozenset({"layer_styles", "findings", "findings_lines", "findings_areas", "evidence", "evidence_line",
                        "evidence_area", "evidence_lines", "evidence_areas", "verdicts", "run", "decisions",
                        "exceptions", "events", "manifest", "notes", "rules", "numbers", "proposed_lamps"})
# Tables by which a case file is known among GeoPackages.
_OF_A_CASE = frozenset({"findings", "verdicts", "numbers", "events"})
# GeoJSON says what it is near its beginning; a result or a mapping is JSON, but no map.
_GEOJSON = re.compile(rb'"type"\s*:\s*"Feature(Collection)?"')
_LOOKED_AT_BYTES = 65536
_KINDS = {"Point": "point", "MultiPoint": "point", "LineString": "line", "MultiLineString": "line",
          "Polygon": "polygon", "MultiPolygon": "polygon"}


def read_source(path: str | Path, layers: Sequence[str] | None = None) -> tuple[RawLayer, ...]:
    """Every layer of a file, or of the files in a folder; only those named in `layers` where it is given.

    `path` may end in QGIS's '|layername=…'. Raises InputError naming the file and what to do; CrimeDataError where a
    layer looks like crime data, before a row of it is read.
    """
    text, _, wanted = str(path).partition("|layername=")
    names = [wanted] if wanted else layers
    place = Path(text)
    chosen = None if names is None else frozenset(names)
    found = tuple(layer for file in files_of(place) for layer in _read(file, chosen))
    lacking = sorted(set(names or ()) - {layer.name for layer in found})
    if lacking:
        raise InputError(f"'{place}' has no layer '{lacking[0]}'.", f"«{place}» har intet lag «{lacking[0]}».",
                         str(place))
    return found


def files_of(place: Path) -> tuple[Path, ...]:
    """The files of one plan: the file itself, or the map files of a folder. Raises InputError where there is none."""
    if not place.exists():
        raise InputError(f"There is no file or folder '{place}'. Check the path.",
                         f"Der er ingen fil eller mappe «{place}». Tjek stien.", str(place))
    if is_case_file(place):
        raise InputError(f"'{place}' is a case file, which holds the answers. Give the plan that was reviewed.",
                         f"«{place}» er en sagsfil og indeholder svarene. Angiv den plan, der blev gennemgået.",
                         str(place))
    if place.is_file():
        return (place,)
    files = map_files(place)
    if not files:
        kinds = ", ".join(suffix[1:].upper() for suffix in SUFFIXES)
        raise InputError(f"The folder '{place}' holds no map file. These are read: {kinds}.",
                         f"Mappen «{place}» har ingen kortfil. Disse læses: {kinds}.", str(place))
    return files


def map_files(folder: Path) -> tuple[Path, ...]:
    """The map files right in a folder, by name; case files and JSON that is no map (a result, a mapping) are none."""
    return tuple(sorted(file for file in folder.iterdir() if file.is_file() and _is_map(file)))


def _is_map(file: Path) -> bool:
    suffix = file.suffix.lower()
    if suffix == ".json":
        with file.open("rb") as opened:
            return _GEOJSON.search(opened.read(_LOOKED_AT_BYTES)) is not None
    return suffix in SUFFIXES and not is_case_file(file)


def is_case_file(file: Path) -> bool:
    """True for a case file of this program."""
    return file.suffix.lower() == ".gpkg" and file.is_file() and names_of_tables(file) >= _OF_A_CASE


def _read(file: Path, wanted: frozenset[str] | None) -> Iterable[RawLayer]:
    if file.suffix.lower() != ".gpkg":
        yield from _read_with_fiona(file, wanted)
        return
    for stored in stored_layers(file):
        if stored.name in OWN_LAYERS or (wanted is not None and stored.name not in wanted):
            continue
        if not stored.geometry:
            refuse_crime(stored.name, stored.fields, "")
            continue
        try:
            yield read_stored(file, stored)
        except CurvesFoundError:
            yield from _read_with_fiona(file, frozenset({stored.name}))


def _fiona() -> Any:
    """fiona, loaded when a file needs it: inside QGIS nothing may load a second GDAL."""
    try:
        import fiona
        import fiona.transform
    except ImportError:
        raise InputError(
            "Reading this file outside QGIS needs the package fiona. Install it with: python3 -m pip install fiona",
            "Uden for QGIS læses denne fil med pakken fiona. Installér den med: python3 -m pip install fiona",
        ) from None
    # What GDAL has to say about a file is said in our own sentence, not on the terminal.
    logging.getLogger("fiona").addHandler(logging.NullHandler())
    return fiona


def _table_of(file: Path) -> Path | None:
    """The attribute table beside a shapefile."""
    return next((table for table in (file.with_suffix(".dbf"), file.with_suffix(".DBF")) if table.exists()), None)


def shapefile_encoding(file: Path) -> str | None:
    """The encoding of a shapefile's table that does not state its own: UTF-8 if it can be, else Windows-1252."""
    table = _table_of(file)
    beside = any(file.with_suffix(suffix).exists() for suffix in (".cpg", ".CPG", ".cst"))
    if file.suffix.lower() != ".shp" or beside or table is None:
        return None
    raw = table.read_bytes()
    start = int.from_bytes(raw[8:10], "little")
    try:
        (raw[32:start] + raw[start:]).decode("utf-8")
    except UnicodeDecodeError:
        return "cp1252"
    return "utf-8"


def _whole_shapefile(file: Path) -> None:
    """Raise InputError where a shapefile is shorter than its header says: GDAL would give the rest as NULL."""
    with file.open("rb") as shapes:
        head = shapes.read(28)
    size = 2 * int.from_bytes(head[24:28], "big")
    if len(head) < 28 or file.stat().st_size < size:
        raise damaged(file, f"{file.stat().st_size} bytes")
    table = _table_of(file)
    if table is not None:
        with table.open("rb") as rows:
            head = rows.read(12)
        count, start, width = (int.from_bytes(head[a:b], "little") for a, b in ((4, 8), (8, 10), (10, 12)))
        if table.stat().st_size < start + count * width:
            raise damaged(table, f"{table.stat().st_size} bytes")


def _read_with_fiona(file: Path, wanted: frozenset[str] | None) -> tuple[RawLayer, ...]:
    fiona = _fiona()
    if file.suffix.lower() == ".shp":
        _whole_shapefile(file)
    options = {"WRITE_GFS": "NO"} if file.suffix.lower() == ".gml" else {}
    encoding = shapefile_encoding(file)
    made: list[RawLayer] = []
    try:
        for name in fiona.listlayers(str(file)):
            if name in OWN_LAYERS or (wanted is not None and name not in wanted):
                continue
            with fiona.open(str(file), layer=name, encoding=encoding, **options) as source:
                made += _split_cad(_layer(file, name, source))
    except (fiona.errors.FionaError, OSError, ValueError, RuntimeError) as error:
        raise damaged(file, str(error).partition("\n")[0] or type(error).__name__) from None
    return tuple(made)


def _layer(file: Path, name: str, source: Any) -> RawLayer:
    fields = tuple(source.schema["properties"])
    kind = _KINDS.get(source.schema["geometry"].rpartition("3D ")[2], "")
    refuse_crime(name, fields, kind)
    rows = list(source)
    geometry = object_array([_shape(row.geometry) for row in rows])
    values = {field: [row.properties.get(field) for row in rows] for field in fields}
    crs = source.crs
    code = crs.to_epsg() if crs else None
    return RawLayer(name, f"{file}|{name}", f"EPSG:{code}" if code else crs.to_wkt() if crs else "", geometry, values,
                    tuple(f"fid {row.id}" for row in rows), kind)


def _shape(geometry: Any) -> Any:
    """A fiona geometry as shapely; None for NULL and for what is too broken to be one."""
    try:
        return None if geometry is None else shapely.geometry.shape(geometry)
    except (ValueError, TypeError, shapely.errors.ShapelyError):
        return None


def _split_cad(layer: RawLayer) -> tuple[RawLayer, ...]:
    """A drawing (DXF) as one layer per drawing layer, named by it; anything else as it is."""
    if layer.name != "entities" or "Layer" not in layer.fields:
        return (layer,)
    owner = [str(name) for name in layer.fields["Layer"]]
    made = []
    for name in sorted(set(owner)):
        rows = [row for row, text in enumerate(owner) if text == name]
        fields = {field: [values[row] for row in rows] for field, values in layer.fields.items()}
        ids = tuple(layer.ids[row] for row in rows)
        made.append(RawLayer(name, f"{layer.source}|{name}", layer.crs, layer.geometry[rows], fields, ids))
    return tuple(made)


def fiona_transform(geometry: NDArray[Any], source: str, target: str) -> NDArray[Any]:
    """`crs.Transform` with fiona's PROJ: all coordinates of a layer at once, x before y on both sides.

    Raises InputError where a CRS is not known or a place cannot be in the target.
    """
    fiona = _fiona()
    xy = shapely.get_coordinates(geometry)
    try:
        x, y = fiona.transform.transform(source, target, xy[:, 0].tolist(), xy[:, 1].tolist())
    except (fiona.errors.FionaError, ValueError, RuntimeError) as error:
        raise InputError(f"Coordinates cannot be transformed from {source} to {target} ({error}).",
                         f"Koordinater kan ikke omregnes fra {source} til {target} ({error}).", source) from None
    moved: NDArray[Any] = shapely.set_coordinates(geometry.copy(), np.column_stack([x, y]))
    return moved
