# SPDX-License-Identifier: GPL-2.0-or-later
"""A report as one GeoPackage: the plan as it was reviewed, the findings with their style, and the tables of the report.

It is written from scratch, so that nothing of another file goes along, and it holds nothing of a release.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import shapely

from botrygt_qgis_plugin.casefile.contents import DISC_M, FIRST_INDICATION
from botrygt_qgis_plugin.casefile.crs import well_known_text
from botrygt_qgis_plugin.casefile.geopackage import (
    APPLICATION_ID,
    EPOCH,
    USER_VERSION,
    Table,
    add_table,
    blobs,
    create,
    insert,
    set_extent,
)
from botrygt_qgis_plugin.casefile.schema import CONFLICTS, EVIDENCE_AREAS, EVIDENCE_LINES, FINDINGS, LAYER_STYLES
from botrygt_qgis_plugin.casefile.styles import style_rows
from botrygt_qgis_plugin.engine.roles import ROLES, Role
from botrygt_qgis_plugin.engine.scene import FeatureTable
from botrygt_qgis_plugin.report.dossier import Dispute, Dossier, Entry
from botrygt_qgis_plugin.report.plan_map import ORDER
from botrygt_qgis_plugin.report.rows import ANSWER_CELLS

_KINDS = {0: ("punkter", "POINT"), 1: ("linjer", "MULTILINESTRING"), 2: ("flader", "MULTIPOLYGON")}
ANSWERS = Table("answers", "Svar", "Rådgivernes svar på fundene", {
    "number": "INTEGER", "finding_id": "TEXT", "answer": "TEXT", "comment": "TEXT", "who": "TEXT", "date": "TEXT",
    "round": "INTEGER"})
RULES = Table("rules", "Regler", "Hver regels svar over hele planen", {
    "rule": "TEXT", "title_da": "TEXT", "title_en": "TEXT", "met": "INTEGER", "not_met": "INTEGER",
    "cannot_tell": "INTEGER", "not_relevant": "INTEGER", "completeness": "REAL", "source": "TEXT",
    "source_url": "TEXT"})
MISSING = Table("missing", "Mangler", "Det, der ikke kunne afgøres, og hvad der afgør det", {
    "rule": "TEXT", "place": "TEXT", "missing_da": "TEXT", "remedy_da": "TEXT", "missing_en": "TEXT",
    "remedy_en": "TEXT"}, "POINT")


@dataclass(frozen=True)
class Drawn:
    """A layer of the plan in the package: its role, table name and geometry type."""

    role: Role
    name: str
    geometry: str


@dataclass(frozen=True)
class _Rows:
    table: Table
    rows: Sequence[Mapping[str, Any]]
    shapes: Sequence[shapely.Geometry]


def write_package(path: Path, dossier: Dossier) -> tuple[Drawn, ...]:
    """Write the GeoPackage to a path where no file is; the plan's layers in it, from the ground up."""
    crs = dossier.plan.crs
    definition = well_known_text(crs)
    plan = list(_plan(dossier))
    with closing(sqlite3.connect(str(path), isolation_level=None)) as connection:
        for pragma in ("page_size = 4096", f"application_id = {APPLICATION_ID}", f"user_version = {USER_VERSION}"):
            connection.execute(f"PRAGMA {pragma}")
        connection.execute("BEGIN")
        srs_id = create(connection, crs, definition)
        tables = [*(rows for _, rows in plan), *_report(dossier)]
        for rows in tables:
            add_table(connection, rows.table, srs_id, EPOCH)
            _fill(connection, rows, srs_id)
        add_table(connection, LAYER_STYLES, srs_id, EPOCH)
        held = {rows.table.name for rows in tables}
        insert(connection, LAYER_STYLES, [row for row in style_rows(EPOCH) if row[3] in held])
        connection.execute("COMMIT")
    return tuple(drawn for drawn, _ in plan)


def _fill(connection: sqlite3.Connection, rows: _Rows, srs_id: int) -> None:
    geometry = np.empty(len(rows.shapes), dtype=object)
    geometry[:] = rows.shapes
    packed: Sequence[Any] = blobs(geometry, srs_id) if rows.table.geometry else [None] * len(rows.rows)
    filled = [{"fid": place, **row, "geom": blob} for place, (row, blob) in
              enumerate(zip(rows.rows, packed), start=1)]
    insert(connection, rows.table, [tuple(row.get(name) for name in rows.table.names) for row in filled])
    if rows.table.geometry:
        set_extent(connection, rows.table, geometry, EPOCH)


def _plan(dossier: Dossier) -> Iterator[tuple[Drawn, _Rows]]:
    """The plan's layers by role and kind of geometry, with the columns that the review read."""
    for role, _, _ in ORDER:
        table = dossier.plan.layers.get(role)
        if table is None or not len(table):
            continue
        dimensions = shapely.get_dimensions(table.geometry)
        for dimension, (kind, geometry) in _KINDS.items():
            rows = np.flatnonzero(dimensions == dimension)
            if len(rows):
                made = _layer(role, table.take(rows), f"plan_{role.value}_{kind}", geometry)
                yield Drawn(role, made.table.name, geometry), made


def _layer(role: Role, table: FeatureTable, name: str, geometry: str) -> _Rows:
    kinds = {"number": "REAL", "text": "TEXT", "flag": "BOOLEAN"}
    columns = {"id": "TEXT", "name": "TEXT", "layer": "TEXT",
               **{f"c_{column.name}": kinds[column.kind] for column in ROLES[role].columns}}
    rows = [{"id": key, "name": table.label(row), "layer": table.source[row] if table.source else "",
             **{f"c_{column.name}": _cell(table, column.name, row) for column in ROLES[role].columns}}
            for row, key in enumerate(table.keys)]
    whole = {"MULTILINESTRING": shapely.multilinestrings, "MULTIPOLYGON": shapely.multipolygons}.get(geometry)
    shapes = [shapely.get_parts(shape)[0] if whole is None else whole(shapely.get_parts(shape))
              for shape in shapely.force_2d(table.geometry)]
    return _Rows(Table(name, f"{ROLES[role].da} ({name.rpartition('_')[2]})", "", columns, geometry), rows, shapes)


def _cell(table: FeatureTable, name: str, row: int) -> Any:
    values = table.columns.get(name)
    value = None if values is None else values[row]
    if isinstance(value, (float, np.floating)):
        return None if np.isnan(value) else float(value)
    return int(value) if isinstance(value, (bool, np.bool_)) else value


def _report(dossier: Dossier) -> Iterator[_Rows]:
    entries = (*dossier.entries, *dossier.indications)
    fids = [entry.number or FIRST_INDICATION + place for place, entry in enumerate(entries)]
    yield _Rows(FINDINGS, [{"fid": fid, **_finding(entry)} for fid, entry in zip(fids, entries)],
                [entry.anchor for entry in entries])
    yield _evidence(EVIDENCE_LINES, entries, 1)
    yield _evidence(EVIDENCE_AREAS, entries, 2)
    yield _Rows(CONFLICTS, [_conflict(one) for one in dossier.disputes], [one.point for one in dossier.disputes])
    places = [(gap, label, point) for gap in dossier.gaps for label, point in gap.places]
    yield _Rows(MISSING, [{"rule": gap.rule, "place": label["da"], "missing_da": gap.missing["da"],
                           "remedy_da": gap.remedy["da"], "missing_en": gap.missing["en"],
                           "remedy_en": gap.remedy["en"]} for gap, label, _ in places],
                [point for _, _, point in places])
    yield _Rows(RULES, [{"rule": line.rule, "title_da": line.title["da"], "title_en": line.title["en"],
                         "met": line.met, "not_met": line.not_met, "cannot_tell": line.cannot_tell,
                         "not_relevant": line.not_relevant, "completeness": line.completeness,
                         "source": line.source.title, "source_url": line.source.url} for line in dossier.rules], ())
    yield _Rows(ANSWERS, [{"number": entry.number or None, "finding_id": entry.id,
                           "answer": ANSWER_CELLS[answer.answer][0], "comment": answer.text, "who": answer.who,
                           "date": answer.at, "round": answer.round}
                          for entry in entries for answer in entry.answers], ())


def _conflict(one: Dispute) -> dict[str, Any]:
    sides = {f"{place}_{name}": value for place, side in zip(("first", "second"), one.sides)
             for name, value in zip(("rule", "verdict", "source"), side)}
    return {"conflict_id": one.id, **sides, "exclusive": int(one.exclusive), "subject_kind": one.kind,
            "subject_key": one.subject, "subject_label": one.subject, "layer": one.layer,
            "summary_da": one.text["da"], "summary_en": one.text["en"]}


def _finding(entry: Entry) -> dict[str, Any]:
    figure = entry.figures[0] if entry.figures else None
    return {
        **_common(entry), "title_da": entry.title["da"], "summary_da": entry.text["da"],
        "suggestion_da": entry.suggestion["da"], "title_en": entry.title["en"], "summary_en": entry.text["en"],
        "suggestion_en": entry.suggestion["en"], "remedy_da": entry.remedy["da"] or None,
        "remedy_en": entry.remedy["en"] or None, "obligation": entry.obligation, "domain": entry.domain,
        "rule_version": entry.rule_version, "subject_kind": entry.kind, "subject_key": entry.subject["da"],
        "subject_label": entry.subject["da"], "layer": entry.layer,
        "value_text": figure.value["da"] if figure else None,
        "limit_text": figure.limit["da"] if figure else None, "assumed": entry.assumed["da"],
        "state": entry.state["da"] or None,
        "cause_features": "; ".join(shape.name["da"] for shape in entry.shapes if shape.part == "cause"),
        "source": entry.source.title, "source_url": entry.source.url, "help_url": entry.help_url or None}


def _common(entry: Entry) -> dict[str, Any]:
    return {"finding_id": entry.id, "number": entry.number or None, "rule": entry.rule, "severity": entry.severity,
            "indication": int(not entry.number)}


def _evidence(table: Table, entries: Sequence[Entry], dimension: int) -> _Rows:
    """What findings draw, as lines or as areas; a point that is a cause or a proposal becomes a disc."""
    rows, shapes = [], []
    for entry in entries:
        for shape in entry.shapes:
            pieces = shapely.get_parts(shapely.force_2d(shape.geometry))
            kinds = shapely.get_dimensions(pieces)
            fit = pieces[kinds == dimension].tolist()
            if dimension == 2 and shape.part != "evidence":
                fit += shapely.buffer(pieces[kinds == 0], DISC_M, quad_segs=4).tolist()
            if fit:
                rows.append({**_common(entry), "part": shape.part, "title_da": entry.title["da"],
                             "feature": shape.name["da"]})
                shapes.append(shapely.multilinestrings(fit) if dimension == 1 else shapely.multipolygons(fit))
    return _Rows(table, rows, shapes)
