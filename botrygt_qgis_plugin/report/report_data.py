# SPDX-License-Identifier: GPL-2.0-or-later
"""A report for other programs: JSON with all that the page tells, and GeoJSON of the findings for a web map."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

import numpy as np
import shapely

from botrygt_qgis_plugin.engine.crs import Transform
from botrygt_qgis_plugin.engine.document import geometry_json
from botrygt_qgis_plugin.report.dossier import Dossier, Entry
from botrygt_qgis_plugin.report.plan_words import Draft

SCHEMA_VERSION = "1.0"
WEB = "EPSG:4326"
# About a centimetre.
DEGREES = 7


def report_document(dossier: Dossier, draft: Draft) -> dict[str, Any]:
    """The report as JSON: values as they are, words in both languages, geometry in the plan's CRS."""
    plan, earlier = dossier.plan, dossier.earlier
    document: dict[str, Any] = {
        "kind": "botrygt_report", "schema_version": SCHEMA_VERSION, "handling": dossier.handling,
        "plan": {"id": plan.id, "name": plan.name, "crs": plan.crs, "stage": plan.stage, "round": plan.round,
                 "case": plan.case, "run": plan.run, "date": plan.date},
        "counts": dict(dossier.counts), "completeness": _rounded(dossier.completeness),
        "findings": [_entry(entry) for entry in dossier.entries],
        "indications": [_entry(entry) for entry in dossier.indications],
        "rules": [{**asdict(line), "completeness": _rounded(line.completeness)} for line in dossier.rules],
        "missing": [{"rule": gap.rule, "title": gap.title, "missing": gap.missing, "remedy": gap.remedy,
                     "count": gap.count, "places": [{"name": name, "at": geometry_json(point)}
                                                    for name, point in gap.places]} for gap in dossier.gaps],
        "conflicts": [{"id": one.id, "text": one.text, "at": geometry_json(one.point)} for one in dossier.disputes],
        "own_findings": [{"item": one.item, "who": one.who, "date": one.at, "text": one.text, "round": one.round,
                          "at": geometry_json(one.point), "photo": bool(one.photo)} for one in dossier.own],
        "notes": list(dossier.notes), "switched_off": list(dossier.switched_off),
        "earlier": None if earlier is None else {"round": earlier.round, "same": earlier.same,
                                                 "changes": [asdict(change) for change in earlier.changes]},
        "words": {part: [{"text": sentence.text, "findings": list(sentence.ids), "rules": list(sentence.rules)}
                         for sentence in sentences] for part, sentences in (*draft.parts.items(),
                                                                            ("letter", draft.letter))},
        "made_of": [{"title": title, "lines": list(lines)} for title, lines in dossier.manifest],
    }
    if dossier.exposure is not None:
        document["exposure"] = {"handling": dossier.exposure.handling, "lines": list(dossier.exposure.lines),
                                "priority": list(dossier.exposure.priority)}
    return document


def _rounded(share: float | None) -> float | None:
    return None if share is None else round(share, 4)


def _entry(entry: Entry) -> dict[str, Any]:
    return {
        "id": entry.id, "number": entry.number or None, "digest": entry.digest, "rule": entry.rule,
        "rule_version": entry.rule_version, "title": entry.title, "severity": entry.severity,
        "obligation": entry.obligation, "domain": entry.domain, "subject": entry.subject, "layer": entry.layer,
        "text": entry.text, "suggestion": entry.suggestion, "remedy": entry.remedy,
        "assumed": entry.assumed, "source": asdict(entry.source),
        "figures": [asdict(figure) for figure in entry.figures], "strength": entry.strength,
        "help_url": entry.help_url, "anchor": geometry_json(entry.anchor), "inside": entry.inside,
        "existing": entry.existing, "answers": [asdict(answer) for answer in entry.answers],
        "state": entry.state, "settled": entry.settled,
        "shapes": [{"part": shape.part, "name": shape.name, "geometry": geometry_json(shape.geometry)}
                   for shape in entry.shapes]}


def findings_geojson(dossier: Dossier, transform: Transform) -> str:
    """The findings as GeoJSON (RFC 7946): a point for each, and what it draws, in degrees."""
    features = list(_features(dossier))
    shapes = np.empty(len(features), dtype=object)
    shapes[:] = [shape for shape, _ in features]
    moved = transform(shapes, dossier.plan.crs, WEB) if features else shapes
    listed = [{"type": "Feature", "geometry": _degrees(shape), "properties": properties}
              for shape, (_, properties) in zip(moved, features)]
    document = {"type": "FeatureCollection", "name": dossier.plan.name, "features": listed}
    return json.dumps(document, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False) + "\n"


def _features(dossier: Dossier) -> Iterator[tuple[shapely.Geometry, dict[str, Any]]]:
    for entry in (*dossier.entries, *dossier.indications):
        common = {"id": entry.id, "number": entry.number or None, "rule": entry.rule, "severity": entry.severity,
                  "title_da": entry.title["da"], "title_en": entry.title["en"], "handling": dossier.handling}
        yield entry.anchor, {**common, "part": "finding", "text_da": entry.text["da"], "text_en": entry.text["en"],
                             "suggestion_da": entry.suggestion["da"], "suggestion_en": entry.suggestion["en"],
                             "remedy_da": entry.remedy["da"], "remedy_en": entry.remedy["en"],
                             "source_url": entry.source.url}
        for shape in entry.shapes:
            yield shape.geometry, {**common, "part": shape.part, "name_da": shape.name["da"],
                                   "name_en": shape.name["en"]}


def _degrees(shape: shapely.Geometry) -> dict[str, Any]:
    """GeoJSON with outer rings counter-clockwise, as RFC 7946 wants them."""
    turned = shapely.reverse(shapely.normalize(shape)) if shapely.get_dimensions(shape) == 2 else shape
    if turned.geom_type == "GeometryCollection":
        return {"type": "GeometryCollection", "geometries": [_degrees(part) for part in turned.geoms]}
    made: dict[str, Any] = shapely.geometry.mapping(turned)
    return {"type": made["type"], "coordinates": _cut(made["coordinates"])}


def _cut(coordinates: Any) -> Any:
    if isinstance(coordinates, (int, float)):
        return round(float(coordinates), DEGREES) + 0.0
    return [_cut(part) for part in coordinates]
