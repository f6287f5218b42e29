# SPDX-License-Identifier: GPL-2.0-or-later
"""A report's GeoPackage as a QGIS project: every layer styled, named in Danish, and found beside the project file."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from qgis.core import (
    Qgis,
    QgsCoordinateReferenceSystem,
    QgsFillSymbol,
    QgsLayerTreeGroup,
    QgsLineSymbol,
    QgsMarkerSymbol,
    QgsProject,
    QgsProperty,
    QgsSingleSymbolRenderer,
    QgsUnitTypes,
    QgsVectorLayer,
)

from botrygt_qgis_plugin.adapter.results import CASE_LAYERS
from botrygt_qgis_plugin.casefile.schema import PROPOSED_LAMPS
from botrygt_qgis_plugin.engine.errors import CaseFileError
from botrygt_qgis_plugin.engine.roles import Role
from botrygt_qgis_plugin.engine.terms import COLUMNS
from botrygt_qgis_plugin.report.dossier import Dossier
from botrygt_qgis_plugin.report.export import CREATOR
from botrygt_qgis_plugin.report.package import Drawn

# Role -> what an area, a line and a point look like; widths in metres of the ground where they are drawn so.
_AREA: dict[Role, dict[str, str]] = {
    Role.PLAN_AREA: {"color": "#ffffff", "outline_color": "#50504c", "outline_width": "0.7", "outline_style": "dash"},
    Role.OPEN_SPACE: {"color": "#eaf2e2", "outline_style": "no"},
    Role.PARCEL: {"style": "no", "outline_color": "#bdb8ac", "outline_width": "0.15"},
    Role.PLAN_SUBAREA: {"style": "no", "outline_color": "#8a8a84", "outline_style": "dot"},
    Role.BUILDING_FIELD: {"color": "#f3ead9", "outline_color": "#d8c9a8", "outline_width": "0.2"},
    Role.ROAD: {"color": "#dcd7cb", "outline_color": "#c3bba6", "outline_width": "0.15"},
    Role.CROSSING_DRIVE: {"color": "#dcd7cb", "outline_style": "no"},
    Role.PATH: {"color": "#efdcae", "outline_color": "#a0895c", "outline_width": "0.15"},
    Role.PARKING: {"color": "#cbd5df", "outline_color": "#7f90a1", "outline_width": "0.2"},
    Role.PLAY_MEET: {"color": "#f6dfae", "outline_color": "#c0932f", "outline_width": "0.2"},
    Role.TREE_GROUP: {"color": "#bcd8ae", "outline_color": "#6f9c5a", "outline_style": "dot"},
    Role.SHRUB_PLANTING: {"color": "#bcd8ae", "outline_color": "#6f9c5a", "outline_style": "dot"},
    Role.BUILDING: {"color": "#a9978a", "outline_color": "#6d5f55", "outline_width": "0.25"},
    Role.HEDGE_FENCE: {"color": "#6f9c5a", "outline_color": "#3f7d35", "outline_width": "0.2"},
}
_LINE: dict[Role, dict[str, str]] = {
    Role.PARCEL_LINE: {"color": "#bdb8ac", "width": "0.15"}, Role.ROAD: {"color": "#c3bba6", "width": "0.6"},
    Role.PATH: {"color": "#a0895c", "width": "0.5"}, Role.HEDGE_FENCE: {"color": "#3f7d35", "width": "0.6"},
    Role.WINDOW_FACADE: {"color": "#0b4f9e", "width": "0.5"}, Role.SHRUB_PLANTING: {"color": "#6f9c5a", "width": "0.8"},
}
_POINT: dict[Role, dict[str, str]] = {
    Role.TREE: {"color": "143,192,126,120", "outline_color": "#4f7d3a", "outline_width": "0.15", "size": "4"},
    Role.LIGHT: {"color": "#ffd84a", "outline_color": "#7a6200", "outline_width": "0.2", "size": "1.6"},
    Role.ENTRANCE: {"name": "triangle", "color": "#3a3a3a", "outline_style": "no", "size": "1.1"},
    Role.WINDOW_FACADE: {"color": "#dfe9f5", "outline_color": "#0b4f9e", "outline_width": "0.15", "size": "0.8"},
}
_CROWN = 'coalesce("c_crown_diameter_m", 4)'


def report_project(package: Path, dossier: Dossier, drawn: Sequence[Drawn]) -> QgsProject:
    """A project over the package: findings on top, the plan below. Raises CaseFileError where a layer does not open."""
    project = QgsProject()
    project.setCrs(QgsCoordinateReferenceSystem(dossier.plan.crs))
    about = project.metadata()
    about.setTitle(f"{dossier.plan.name} – {dossier.handling}")
    about.setAuthor(CREATOR)
    about.setLanguage("da")
    project.setMetadata(about)
    project.setTitle(about.title())
    project.setFilePathStorage(Qgis.FilePathType.Relative)
    root = project.layerTreeRoot()
    found = root.addGroup("Bo trygt")
    for table, title, _ in CASE_LAYERS:
        # Lamps to be copied into the plan are for its planner and stay in the case file.
        if table != PROPOSED_LAMPS.name:
            _add(project, found, package, table, title)
    plan = root.addGroup("Planen")
    for one in reversed(drawn):
        layer = _add(project, plan, package, one.name, "")
        layer.setRenderer(QgsSingleSymbolRenderer(_symbol(one)))
        _name_columns(layer)
    tables = root.addGroup("Tabeller")
    for table, title in (("missing", "Mangler"), ("rules", "Regler"), ("answers", "Svar")):
        _add(project, tables, package, table, title)
    root.findLayer(_named(project, "Mangler")).setItemVisibilityChecked(False)
    return project


def _add(project: QgsProject, group: QgsLayerTreeGroup, package: Path, table: str, title: str) -> QgsVectorLayer:
    layer = QgsVectorLayer(f"{package}|layername={table}", title or table, "ogr")
    if not layer.isValid():
        raise CaseFileError(f"The package '{package}' cannot be shown; its table '{table}' is missing.",
                            f"Pakken «{package}» kan ikke vises; dens tabel «{table}» mangler.", str(package))
    if not title:
        # The package's own catalogue has a title for each layer, in Danish.
        layer.setName(layer.metadata().title() or table)
    # The same project each time: QGIS would give the layer an id by chance.
    layer.setId(f"botrygt_{table}")
    project.addMapLayer(layer, False)
    group.addLayer(layer)
    return layer


def _named(project: QgsProject, name: str) -> str:
    return next(layer.id() for layer in project.mapLayers().values() if layer.name() == name)


def _symbol(one: Drawn) -> QgsFillSymbol | QgsLineSymbol | QgsMarkerSymbol:
    if one.geometry == "MULTIPOLYGON":
        return QgsFillSymbol.createSimple(_AREA.get(one.role, {"style": "no", "outline_color": "#8a8a84"}))
    if one.geometry == "MULTILINESTRING":
        return QgsLineSymbol.createSimple({"capstyle": "round", **_LINE.get(one.role, {"color": "#8a8a84"})})
    symbol = QgsMarkerSymbol.createSimple(_POINT.get(one.role, {"color": "#ffffff", "size": "1.5"}))
    if one.role is Role.TREE:
        symbol.setSizeUnit(QgsUnitTypes.RenderUnit.RenderMapUnits)
        symbol.setDataDefinedSize(QgsProperty.fromExpression(_CROWN))
    return symbol


def _name_columns(layer: QgsVectorLayer) -> None:
    """Danish names for people over the columns' own."""
    for place, field in enumerate(layer.fields()):
        name = field.name().removeprefix("c_")
        words = COLUMNS.get(name, (name, name))[0]
        layer.setFieldAlias(place, {"id": "Id", "name": "Navn", "layer": "Lag"}.get(name,
                                                                                    words[:1].upper() + words[1:]))


def save_project(project: QgsProject, path: Path) -> None:
    """Write the project as QGZ. Raises CaseFileError."""
    if not project.write(str(path)):
        raise CaseFileError(f"The project '{path}' cannot be written ({project.error()}).",
                            f"Projektet «{path}» kan ikke skrives ({project.error()}).", str(path))
