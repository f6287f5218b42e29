# SPDX-License-Identifier: GPL-2.0-or-later
"""The protected release of burglary classes: read or refused, and what it says about a plan.

A release is a polygon grid on the national squares with one ordinal class per cell, and a manifest beside it. It orders
plans and, inside a plan, findings; it never changes a verdict, a severity or a number (denmark.md H1-H16).
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray

from botrygt_qgis_plugin.engine.errors import CrimeDataError, InputError
from botrygt_qgis_plugin.engine.findings import Finding
from botrygt_qgis_plugin.engine.geopackage import CurvesFoundError, StoredLayer, read_stored, stored_layers
from botrygt_qgis_plugin.engine.hashing import content_digest
from botrygt_qgis_plugin.engine.scene import Scene

RELEASE_CRS = "EPSG:25832"
CELL_FIELD, CLASS_FIELD = "cell_id", "risk_class"
LEAST_MONTHS = 24
# Sides in metres that a grid's cells may have: small cells are merged upward, never split.
GRIDS: Mapping[str, tuple[int, ...]] = {"KN250mDK": (250, 1000), "KN1kmDK": (1000,)}
# How far burglary speaks for a domain: break-ins come by way of gardens and rear paths, more than half of them by day
# (rules.md H06, H07), so light is given the least weight.
DOMAIN_WEIGHT: Mapping[str, float] = {"access": 1.0, "boundaries": 1.0, "sightlines": 0.5, "lighting": 0.25}
_SEVERITY = {"high": 3.0, "medium": 2.0, "low": 1.0}
_TEXTS = ("release_id", "period_from", "period_to", "issuer", "handling", "expires", "grid", "sha256")
_LAYER_STYLES = "layer_styles"


@dataclass(frozen=True)
class Release:
    """A release that passed every check. classes: labels from the lowest («lav eller ikke vist») upward.

    cells: (n,) square polygons in EPSG:25832; risk_class: (n,) positions in `classes`. source: the file's name.
    """

    release_id: str
    period: tuple[date, date]
    issuer: str
    handling: str
    expires: date
    grid: str
    classes: tuple[str, ...]
    sha256: str
    source: str
    cells: NDArray[Any]
    risk_class: NDArray[np.int64]


def manifest_path(path: Path) -> Path:
    """Where the manifest of a release lies: 'klasser.gpkg' -> 'klasser.manifest.json'."""
    return path.with_name(f"{path.stem}.manifest.json")


def release_digest(cell_ids: Sequence[str], classes: Sequence[int], cells: NDArray[Any]) -> str:
    """SHA-256 over the canonical content of a release, the same whatever its file, layer name or row order."""
    return content_digest("", RELEASE_CRS, {CLASS_FIELD: list(classes)}, list(cell_ids), cells)


def read_release(path: Path, today: date | None = None) -> Release:
    """Read a release and its manifest. Raises CrimeDataError or InputError, and keeps nothing of a refused file."""
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
    first, last, expires = (_date(path, manifest, name) for name in ("period_from", "period_to", "expires"))
    release = Release(manifest["release_id"], (first, last), manifest["issuer"], manifest["handling"], expires,
                      manifest["grid"], tuple(manifest["classes"]), manifest["sha256"], path.name, layer.geometry, risk)
    _check_dates(path, release, today or date.today())
    return release


def _refused(path: Path, en: str, da: str) -> InputError:
    return InputError(f"The release '{path.name}' is not used: {en}. Ask its issuer for a valid one.",
                      f"Frigivelsen «{path.name}» bruges ikke: {da}. Bed udstederen om en gyldig.", str(path))


def _manifest(path: Path) -> Mapping[str, Any]:
    if not path.is_file():
        raise InputError(f"The release '{path}' does not exist. Check the path.",
                         f"Frigivelsen «{path}» findes ikke. Tjek stien.", str(path))
    beside = manifest_path(path)
    try:
        manifest = json.loads(beside.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise _refused(path, f"its manifest '{beside.name}' is missing",
                       f"manifestet «{beside.name}» mangler") from None
    except (OSError, ValueError):
        raise _refused(path, f"its manifest '{beside.name}' cannot be read",
                       f"manifestet «{beside.name}» kan ikke læses") from None
    if not isinstance(manifest, dict):
        manifest = {}
    for name in _TEXTS:
        if not isinstance(manifest.get(name), str) or not manifest[name]:
            raise _refused(path, f"its manifest lacks '{name}'", f"manifestet mangler «{name}»")
    classes = manifest.get("classes")
    if not isinstance(classes, list) or not 2 <= len(classes) <= 4 or not all(isinstance(c, str) for c in classes):
        raise _refused(path, "its manifest must name two to four classes",
                       "manifestet skal nævne to til fire klasser")
    if manifest["grid"] not in GRIDS:
        raise _refused(path, f"its grid '{manifest['grid']}' is none of {', '.join(GRIDS)}",
                       f"dens net «{manifest['grid']}» er ikke et af {', '.join(GRIDS)}")
    # Until the police side of this program can vouch for real ones, only made-up data may come in.
    if manifest.get("fictional") is not True:
        raise _refused(path, "only releases marked 'fictional' are accepted by this version",
                       "denne version tager kun frigivelser, der er mærket «fictional»")
    return manifest


def _only_layer(path: Path) -> StoredLayer:
    layers = [layer for layer in stored_layers(path) if layer.name != _LAYER_STYLES]
    if len(layers) != 1:
        raise _refused(path, "it must hold exactly one layer", "den skal indeholde netop ét lag")
    stored = layers[0]
    if stored.kind != "polygon":
        raise CrimeDataError(
            f"'{path.name}' holds no polygon grid. Places of single crimes may not be used here; delete your copy, and "
            "ask the police for a protected release.",
            f"«{path.name}» indeholder ikke et net af flader. Enkelte gerningssteder må ikke bruges her; slet din "
            "kopi, og bed politiet om en beskyttet frigivelse.", str(path))
    extra = sorted(set(stored.fields) - {CELL_FIELD, CLASS_FIELD})
    if extra or set(stored.fields) != {CELL_FIELD, CLASS_FIELD}:
        named = ", ".join(extra) or ", ".join(sorted({CELL_FIELD, CLASS_FIELD} - set(stored.fields)))
        raise CrimeDataError(
            f"The release '{path.name}' must have the fields {CELL_FIELD} and {CLASS_FIELD} and no others ({named}). "
            "It was not read.",
            f"Frigivelsen «{path.name}» skal have felterne {CELL_FIELD} og {CLASS_FIELD} og ingen andre ({named}). "
            "Den er ikke læst.", str(path))
    return stored


def _classes(path: Path, values: Sequence[Any], count: int) -> NDArray[np.int64]:
    if not values or not all(isinstance(value, int) and 0 <= value < count for value in values):
        raise _refused(path, f"{CLASS_FIELD} must be whole numbers from 0 to {count - 1}",
                       f"{CLASS_FIELD} skal være hele tal fra 0 til {count - 1}")
    return np.array(values, dtype=np.int64)


def _check_cells(path: Path, grid: str, ids: Sequence[str], cells: NDArray[Any]) -> None:
    """Every cell must be a square of the national net, and none may be there twice or lie in another."""
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
    middles = shapely.centroid(cells)
    if len(shapely.STRtree(cells).query(middles, predicate="within")[0]) != len(cells):
        raise _refused(path, "cells overlap", "celler overlapper")


def _date(path: Path, manifest: Mapping[str, Any], name: str) -> date:
    try:
        return date.fromisoformat(manifest[name])
    except ValueError:
        raise _refused(path, f"'{name}' in its manifest is no date (YYYY-MM-DD)",
                       f"«{name}» i manifestet er ikke en dato (ÅÅÅÅ-MM-DD)") from None


def _check_dates(path: Path, release: Release, today: date) -> None:
    first, end = release.period[0], release.period[1] + timedelta(days=1)
    months = (end.year - first.year) * 12 + end.month - first.month
    if months < LEAST_MONTHS or months % 12 or end.day != first.day:
        raise _refused(path, f"its period is not whole years of at least {LEAST_MONTHS} months",
                       f"dens periode er ikke hele år på mindst {LEAST_MONTHS} måneder")
    if release.expires < today:
        raise _refused(path, f"it expired on {release.expires.isoformat()}",
                       f"den udløb den {release.expires.isoformat()}")


def plan_class(release: Release, scene: Scene) -> int | None:
    """The highest class that touches the plan; 0 («unknown or low») where none does.

    None where the plan lies in another CRS than the release or has no area: then nothing is said about it.
    """
    if scene.crs != RELEASE_CRS or scene.plan_area.is_empty:
        return None
    touching = shapely.STRtree(release.cells).query(scene.plan_area, predicate="intersects")
    return int(release.risk_class[touching].max(initial=0))


@dataclass(frozen=True)
class Urgency:
    """As much of a finding as its priority rests on."""

    id: str
    domain: str
    severity: str
    number: int


def priority(findings: Sequence[Finding | Urgency], risk_class: int | None, classes: int) -> tuple[str, ...]:
    """Finding ids, most urgent first, for INTERN use: severity raised by the plan's class, weighted by domain.

    With class 0 or none the order is that of severity and number: a low class never lowers anything.
    """
    share = (risk_class or 0) / max(1, classes - 1)

    def urgency(finding: Finding | Urgency) -> tuple[float, int, str]:
        weight = DOMAIN_WEIGHT.get(finding.domain, 0.0)
        return -_SEVERITY.get(finding.severity, 0.0) * (1.0 + share * weight), finding.number, finding.id

    return tuple(finding.id for finding in sorted(findings, key=urgency))
