# SPDX-License-Identifier: GPL-2.0-or-later
"""Vector files and folders of them -> layers, without QGIS."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray

from botrygt_qgis_plugin.engine.errors import InputError
from botrygt_qgis_plugin.engine.geopackage import (
    CurvesFoundError,
    damaged,
    read_stored,
    stored_layers,
    whole_geopackage,
)
from botrygt_qgis_plugin.engine.guess import refuse_crime
from botrygt_qgis_plugin.engine.layers import RawLayer, object_array

SUFFIXES = (".gpkg", ".shp", ".tab", ".mif", ".geojson", ".json", ".gml", ".fgb", ".dxf")
# What the plugin itself writes beside a plan.
OWN_LAYERS = frozenset({"layer_styles", "findings", "findings_lines", "findings_areas", "evidence", "evidence_line",
                        "evidence_area", "evidence_lines", "evidence_areas", "verdicts", "run", "decisions",
                        "exceptions", "events", "manifest", "notes", "rules", "numbers", "conflicts", "rounds",
                        "round_findings", "proposed_lamps"})
# A database as libpq and QGIS write it: a URL, or key=value pairs.
_DATABASE = re.compile(r"\s*(?:postgres(?:ql)?://|(?:dbname|host|hostaddr|port|user|service|authcfg)\s*=)", re.I)
# What makes a JSON file a map, near the start in every writer's files; our result file holds bare geometry only.
_GEOJSON = re.compile(rb'"type"\s*:\s*"(?:Feature|FeatureCollection|Topology)"')
_JSON_START = 65536
_FIRST_ELEMENT = re.compile(rb"<([A-Za-z_][^\s/>]*)")
_OWN_FIELDS = frozenset({"finding_id", "rule", "severity", "indication"})
_KINDS = {"Point": "point", "MultiPoint": "point", "LineString": "line", "MultiLineString": "line",
          "Polygon": "polygon", "MultiPolygon": "polygon"}


def read_source(path: str | Path, layers: Sequence[str] | None = None) -> tuple[RawLayer, ...]:
    """Every layer of a file, or of the files in a folder; only those named in `layers` where it is given.

    `path` may end in QGIS's '|layername=…'. Raises InputError naming the file and what to do; CrimeDataError where a
    layer looks like crime data, before a row of it is read.
    """
    if is_database(str(path)):
        raise InputError("A database is read by QGIS only: use qgis_process or the QGIS window, or save the plan as a "
                         "GeoPackage.", "En database læses kun af QGIS: brug qgis_process eller QGIS-vinduet, eller "
                         "gem planen som GeoPackage.", "PLAN")
    text, _, wanted = str(path).partition("|layername=")
    names = [wanted] if wanted else layers
    place = Path(text)
    if not place.exists():
        raise InputError(f"There is no file or folder '{place}'. Check the path.",
                         f"Der er ingen fil eller mappe «{place}». Tjek stien.", str(place))
    files = plan_files(place)
    found = tuple(layer for file in files for layer in _read(file, None if names is None else frozenset(names)))
    if not found and names is None:
        raise no_layer(place)
    lacking = sorted(set(names or ()) - {layer.name for layer in found})
    if lacking:
        raise InputError(f"'{place}' has no layer '{lacking[0]}'.", f"«{place}» har intet lag «{lacking[0]}».",
                         str(place))
    return found


def no_layer(place: Path) -> InputError:
    """The sentence for a file or folder that can be read and holds nothing of a plan."""
    if place.is_file() and not is_map(place):
        return InputError(f"'{place}' holds the answers of a review. Give the plan that was reviewed.",
                          f"«{place}» indeholder svarene fra en gennemgang. Angiv den plan, der blev gennemgået.",
                          str(place))
    return InputError(f"'{place}' holds no layer of a plan. Choose the file with the plan's layers.",
                      f"«{place}» indeholder intet lag fra en plan. Vælg filen med planens lag.", str(place))


def is_database(source: str) -> bool:
    """True for a PostGIS source ('postgres://…', 'dbname=…'), which no path looks like."""
    return _DATABASE.match(source) is not None


def map_files(folder: Path) -> tuple[Path, ...]:
    """The files of a folder that may hold a plan's layers, in the order of their names.

    What this program writes itself is left out, so that results may lie beside a plan.
    """
    found = (file for file in folder.iterdir() if file.suffix.lower() in SUFFIXES and file.is_file())
    return tuple(sorted(file for file in found if is_map(file)))


def is_map(file: Path) -> bool:
    """False for a case file, a file of findings, and JSON that is no GeoJSON (a result file, a mapping)."""
    if file.suffix.lower() == ".json":
        with suppress(OSError), file.open("rb") as text:
            return _GEOJSON.search(text.read(_JSON_START)) is not None
    if file.suffix.lower() == ".gpkg":
        # A damaged file is somebody's plan until it is known to be none: its sentence comes when it is read.
        with suppress(InputError, OSError):
            layers = stored_layers(file)
            return not layers or not all(layer.name in OWN_LAYERS or set(layer.fields) >= _OWN_FIELDS
                                         for layer in layers)
    return True


def plan_files(place: Path) -> tuple[Path, ...]:
    """The file itself, or the map files of a folder. Raises InputError where the folder has none."""
    if place.is_file():
        return (place,)
    files = map_files(place)
    if not files:
        kinds = ", ".join(suffix[1:].upper() for suffix in SUFFIXES)
        raise InputError(f"The folder '{place}' holds no map file. These are read: {kinds}.",
                         f"Mappen «{place}» har ingen kortfil. Disse læses: {kinds}.", str(place))
    return files


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


def whole_file(file: Path) -> None:
    """Raise InputError where a GeoPackage, shapefile or GML is cut short or damaged: GDAL gives what is left of it."""
    check = {".gpkg": whole_geopackage, ".shp": _whole_shapefile, ".gml": _whole_gml}.get(file.suffix.lower())
    if check is not None:
        check(file)


def _whole_gml(file: Path) -> None:
    """Raise InputError where the file does not end with what it began with."""
    with file.open("rb") as text:
        root = _FIRST_ELEMENT.search(text.read(4096))
        text.seek(max(0, file.stat().st_size - 1024))
        tail = text.read().rstrip()
    if root is None or not (tail.endswith(b"</" + root.group(1) + b">") or tail.endswith(b"/>")):
        raise damaged(file, f"{file.stat().st_size} bytes")


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
    if file.suffix.lower() != ".gpkg":
        whole_file(file)
    options = {"WRITE_GFS": "NO"} if file.suffix.lower() == ".gml" else {}
    encoding = shapefile_encoding(file)
    made: list[RawLayer] = []
    with _faults_told(file):
        for name in fiona.listlayers(str(file)):
            if name in OWN_LAYERS or (wanted is not None and name not in wanted):
                continue
            with fiona.open(str(file), layer=name, encoding=encoding, **options) as source:
                made += _split_cad(_layer(file, name, source))
    return tuple(made)


class _Heard(logging.Handler):
    """Keeps what GDAL says of errors; fiona only logs them, and gives the features before the fault."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.said: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.said.append(record.getMessage())


@contextmanager
def _faults_told(file: Path) -> Iterator[None]:
    """Raise InputError where GDAL fails at the file meanwhile, whether or not fiona does."""
    heard, logger = _Heard(), logging.getLogger("fiona")
    logger.addHandler(heard)
    try:
        yield
    except (InputError, ImportError):
        raise
    except Exception as error:  # fiona's own errors have no common root
        raise damaged(file, str(error).partition("\n")[0] or type(error).__name__) from None
    finally:
        logger.removeHandler(heard)
    if heard.said:
        raise damaged(file, heard.said[0].partition("\n")[0])


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
