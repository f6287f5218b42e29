# SPDX-License-Identifier: GPL-2.0-or-later
"""The protected release of burglary classes: read, or refused by allow-list.

A release is a polygon grid on the national squares with one ordinal class per cell, and a manifest beside it. Whatever
else a file may hold, it is refused before a row of it is read.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray

from botrygt_qgis_plugin.engine.errors import BoTrygtError, CrimeDataError, InputError
from botrygt_qgis_plugin.engine.geopackage import CurvesFoundError, StoredLayer, read_stored, stored_layers, table_names
from botrygt_qgis_plugin.engine.hashing import canonical_json, content_digest
from botrygt_qgis_plugin.engine.strictjson import read_strict

RELEASE_CRS = "EPSG:25832"
CELL_FIELD, CLASS_FIELD = "cell_id", "risk_class"
LEAST_MONTHS = 24
# Sides in metres that a grid's cells may have: small cells are merged upward, never split.
GRIDS: Mapping[str, tuple[int, ...]] = {"KN250mDK": (250, 1000), "KN1kmDK": (1000,)}
BLOCK = 1000
_SIZE_NAMES = {250: "250m", 1000: "1km"}
_TEXTS = ("release_id", "period_from", "period_to", "issued", "issuer", "handling", "expires", "grid", "sha256")
# All that a manifest may say. A parameter of the method would help to undo the protection, so it is refused.
_ALLOWED = frozenset({*_TEXTS, "classes", "supersedes", "fictional"})
_TEXT_MOST = 400
_SQLITE = b"SQLite format 3\x00"
_FINGERPRINT_DIGITS, _GROUP = 32, 4


@dataclass(frozen=True)
class Release:
    """A release that passed every check. classes: labels from the lowest («lav eller ikke vist») upward.

    cells: (n,) square polygons in EPSG:25832; risk_class: (n,) positions in `classes`. source: the file's name.
    fingerprint: of the manifest, to be compared with what the issuer says by another way. supersedes: ids of the
    releases it replaces.
    """

    release_id: str
    period: tuple[date, date]
    issued: date
    issuer: str
    handling: str
    expires: date
    grid: str
    classes: tuple[str, ...]
    sha256: str
    source: str
    cells: NDArray[Any]
    risk_class: NDArray[np.int64]
    fingerprint: str = ""
    supersedes: tuple[str, ...] = ()
    fictional: bool = False

    @property
    def blocks(self) -> frozenset[str]:
        """Ids of the square kilometres it covers."""
        bounds = shapely.bounds(self.cells)
        return frozenset(cell_name(x, y, BLOCK) for x, y in zip(bounds[:, 0].tolist(), bounds[:, 1].tolist()))


def cell_name(east: float, north: float, side: int) -> str:
    """The national net's id of the square that a place lies in: '250m_24904_2298', '1km_6226_574'."""
    return f"{_SIZE_NAMES[side]}_{int(north // side)}_{int(east // side)}"


def manifest_path(path: Path) -> Path:
    """Where the manifest of a release lies: 'klasser.gpkg' -> 'klasser.manifest.json'."""
    return path.with_name(f"{path.stem}.manifest.json")


def release_digest(cell_ids: Sequence[str], classes: Sequence[int], cells: NDArray[Any]) -> str:
    """SHA-256 over the canonical content of a release, the same whatever its file, layer name or row order."""
    return content_digest("", RELEASE_CRS, {CLASS_FIELD: list(classes)}, list(cell_ids), cells)


def fingerprint_of(manifest: Mapping[str, Any]) -> str:
    """The manifest's fingerprint, eight groups of four: short enough to be read aloud, too long to be met by chance."""
    digest = hashlib.sha256(canonical_json(dict(manifest)).encode("utf-8")).hexdigest()[:_FINGERPRINT_DIGITS]
    return " ".join(digest[at:at + _GROUP] for at in range(0, _FINGERPRINT_DIGITS, _GROUP))


def same_fingerprint(one: str, other: str) -> bool:
    """True where two fingerprints are the same but for spaces, hyphens and case."""
    bare = [text.replace(" ", "").replace("-", "").lower() for text in (one, other)]
    return bool(bare[0]) and bare[0] == bare[1]


def read_release(path: Path, today: date | None = None) -> Release:
    """Read a release and its manifest. Raises CrimeDataError or InputError, and keeps nothing of a refused file."""
    _must_be_geopackage(path)
    manifest = _manifest(path)
    stored = _only_layer(path)
    try:
        layer = read_stored(path, stored)
    except CurvesFoundError:
        raise _refused(path, "its cells are not squares", "dens celler er ikke kvadrater") from None
    if layer.crs != RELEASE_CRS:
        raise _refused(path, f"it is in {layer.crs or 'no CRS'}, not {RELEASE_CRS}",
                       f"den er i {layer.crs or 'intet koordinatsystem'}, ikke {RELEASE_CRS}")
    ids = [str(value) for value in layer.fields[CELL_FIELD]]
    risk = _classes(path, layer.fields[CLASS_FIELD], len(manifest["classes"]))
    _check_cells(path, manifest["grid"], ids, layer.geometry)
    if release_digest(ids, risk.tolist(), layer.geometry) != manifest["sha256"]:
        raise _refused(path, "its content is not what the manifest was made for (altered or incomplete)",
                       "indholdet er ikke det, manifestet blev lavet til (ændret eller ufuldstændigt)")
    first, last, issued, expires = (_date(path, manifest, name)
                                    for name in ("period_from", "period_to", "issued", "expires"))
    release = Release(manifest["release_id"], (first, last), issued, manifest["issuer"], manifest["handling"], expires,
                      manifest["grid"], tuple(manifest["classes"]), manifest["sha256"], path.name, layer.geometry, risk,
                      fingerprint_of(manifest), tuple(manifest.get("supersedes", ())),
                      manifest.get("fictional") is True)
    _check_dates(path, release, today or date.today())
    return release


def _refused(path: Path, en: str, da: str) -> InputError:
    return InputError(f"The release '{path.name}' is not used: {en}. Ask its issuer for a valid one.",
                      f"Frigivelsen «{path.name}» bruges ikke: {da}. Bed udstederen om en gyldig.", path.name)


def _not_a_release(path: Path) -> CrimeDataError:
    return CrimeDataError(
        f"'{path.name}' holds no polygon grid. Places of single crimes, rasters and other maps of crime may not be "
        "used here; delete your copy, and ask the police for a protected release.",
        f"«{path.name}» indeholder ikke et net af flader. Enkelte gerningssteder, rastere og andre kort over "
        "kriminalitet må ikke bruges her; slet din kopi, og bed politiet om en beskyttet frigivelse.", path.name)


def _must_be_geopackage(path: Path) -> None:
    if not path.is_file():
        raise InputError(f"The release '{path.name}' does not exist. Check the path.",
                         f"Frigivelsen «{path.name}» findes ikke. Tjek stien.", path.name)
    with path.open("rb") as file:
        if file.read(len(_SQLITE)) != _SQLITE:
            raise _not_a_release(path)


def _manifest(path: Path) -> Mapping[str, Any]:
    beside = manifest_path(path)
    if not beside.is_file():
        raise _refused(path, f"its manifest '{beside.name}' is missing", f"manifestet «{beside.name}» mangler")
    try:
        manifest = read_strict(beside)
    except (OSError, ValueError, BoTrygtError):
        raise _refused(path, f"its manifest '{beside.name}' cannot be read",
                       f"manifestet «{beside.name}» kan ikke læses") from None
    if not isinstance(manifest, dict):
        manifest = {}
    _check_manifest(path, manifest)
    return manifest


def _check_manifest(path: Path, manifest: Mapping[str, Any]) -> None:
    for name in _TEXTS:
        if not isinstance(manifest.get(name), str) or not 0 < len(manifest[name]) <= _TEXT_MOST:
            raise _refused(path, f"its manifest lacks '{name}'", f"manifestet mangler «{name}»")
    extra = sorted(set(manifest) - _ALLOWED)
    if extra:
        raise _refused(path, f"its manifest says more than a release may ({extra[0]})",
                       f"manifestet siger mere, end en frigivelse må ({extra[0]})")
    classes = manifest.get("classes")
    if not isinstance(classes, list) or not 2 <= len(classes) <= 4 or not all(isinstance(c, str) for c in classes):
        raise _refused(path, "its manifest must name two to four classes",
                       "manifestet skal nævne to til fire klasser")
    replaced = manifest.get("supersedes", [])
    if not isinstance(replaced, list) or not all(isinstance(name, str) for name in replaced):
        raise _refused(path, "'supersedes' in its manifest must be a list of release ids",
                       "«supersedes» i manifestet skal være en liste af frigivelsers id")
    if manifest["grid"] not in GRIDS:
        raise _refused(path, f"its grid '{manifest['grid']}' is none of {', '.join(GRIDS)}",
                       f"dens net «{manifest['grid']}» er ikke et af {', '.join(GRIDS)}")


def _only_layer(path: Path) -> StoredLayer:
    layers = [layer for layer in stored_layers(path) if layer.name != "layer_styles"]
    spatial = [layer for layer in layers if layer.kind and layer.kind != "polygon"]
    if spatial or not layers:
        raise _not_a_release(path)
    if len(layers) != 1:
        raise _refused(path, "it must hold exactly one layer", "den skal indeholde netop ét lag")
    stored = layers[0]
    if stored.kind != "polygon":
        raise _not_a_release(path)
    own = (stored.name, "layer_styles")
    strange = [name for name in table_names(path) if name not in own
               and not name.startswith(("gpkg_", "sqlite_", f"rtree_{stored.name}_"))]
    if strange:
        raise _refused(path, f"it holds more than the grid ({strange[0]})",
                       f"den rummer mere end nettet ({strange[0]})")
    extra = sorted(set(stored.fields) - {CELL_FIELD, CLASS_FIELD})
    if extra or set(stored.fields) != {CELL_FIELD, CLASS_FIELD}:
        named = ", ".join(extra) or ", ".join(sorted({CELL_FIELD, CLASS_FIELD} - set(stored.fields)))
        raise CrimeDataError(
            f"The release '{path.name}' must have the fields {CELL_FIELD} and {CLASS_FIELD} and no others ({named}). "
            "It was not read.",
            f"Frigivelsen «{path.name}» skal have felterne {CELL_FIELD} og {CLASS_FIELD} og ingen andre ({named}). "
            "Den er ikke læst.", path.name)
    return stored


def _classes(path: Path, values: Sequence[Any], count: int) -> NDArray[np.int64]:
    if not values or not all(isinstance(value, int) and 0 <= value < count for value in values):
        raise _refused(path, f"{CLASS_FIELD} must be whole numbers from 0 to {count - 1}",
                       f"{CLASS_FIELD} skal være hele tal fra 0 til {count - 1}")
    return np.array(values, dtype=np.int64)


def _check_cells(path: Path, grid: str, ids: Sequence[str], cells: NDArray[Any]) -> None:
    """Every cell must be a square of the national net under its own name, and none may be there twice or lie in
    another.

    Small cells must fill their square kilometre: a grid cut to a plan or a town would tell what lies at its edge.
    """
    if len(set(ids)) != len(ids):
        raise _refused(path, "a cell id is there twice", "et celle-id forekommer to gange")
    if shapely.is_missing(cells).any() or shapely.is_empty(cells).any():
        raise _refused(path, "a cell has no geometry", "en celle mangler geometri")
    bounds = shapely.bounds(cells)
    side = bounds[:, 2] - bounds[:, 0]
    square = np.isin(side, GRIDS[grid]) & (bounds[:, 3] - bounds[:, 1] == side)
    square &= (shapely.area(cells) == side * side)
    safe = np.where(side > 0, side, 1.0)
    square &= (bounds[:, 0] % safe == 0) & (bounds[:, 1] % safe == 0)
    if not square.all():
        raise _refused(path, f"its cells are not the squares of {grid}", f"dens celler er ikke kvadraterne i {grid}")
    wrong = [name for name, (x, y, *_), wide in zip(ids, bounds.tolist(), side.tolist())
             if name != cell_name(x, y, int(wide))]
    if wrong:
        raise _refused(path, f"the cell '{wrong[0]}' lies elsewhere than its name says",
                       f"cellen «{wrong[0]}» ligger et andet sted, end navnet siger")
    middles = shapely.centroid(cells)
    if len(shapely.STRtree(cells).query(middles, predicate="within")[0]) != len(cells):
        raise _refused(path, "cells overlap", "celler overlapper")
    small = np.floor(bounds[side < BLOCK, :2] / BLOCK)
    if (np.unique(small, axis=0, return_counts=True)[1] != (BLOCK // min(GRIDS[grid])) ** 2).any():
        raise _refused(path, "its small cells do not fill their square kilometre (cut to a shape)",
                       "dens små celler fylder ikke deres kvadratkilometer (klippet til)")


def _date(path: Path, manifest: Mapping[str, Any], name: str) -> date:
    try:
        return date.fromisoformat(manifest[name])
    except ValueError:
        raise _refused(path, f"'{name}' in its manifest is no date (YYYY-MM-DD)",
                       f"«{name}» i manifestet er ikke en dato (ÅÅÅÅ-MM-DD)") from None


def whole_years(first: date, last: date) -> int:
    """How many months the period lasts, both days included, where it is whole years from a day of a month; else 0."""
    end = last + timedelta(days=1)
    months = (end.year - first.year) * 12 + end.month - first.month
    return months if months > 0 and months % 12 == 0 and end.day == first.day else 0


def _check_dates(path: Path, release: Release, today: date) -> None:
    if whole_years(*release.period) < LEAST_MONTHS:
        raise _refused(path, f"its period is not whole years of at least {LEAST_MONTHS} months",
                       f"dens periode er ikke hele år på mindst {LEAST_MONTHS} måneder")
    if release.expires < today:
        raise _refused(path, f"it expired on {release.expires.isoformat()}",
                       f"den udløb den {release.expires.strftime('%d-%m-%Y')}")
