# SPDX-License-Identifier: GPL-2.0-or-later
"""Draw a reviewed plan: the plan's layers, the case file's own styled layers over them, and a list of the findings.

    python tools/demo_map.py PLAN.gpkg CASE.gpkg MAP.png
"""

from __future__ import annotations

import sys
from pathlib import Path

from qgis.core import (
    Qgis,
    QgsApplication,
    QgsFillSymbol,
    QgsLineSymbol,
    QgsMapRendererParallelJob,
    QgsMapSettings,
    QgsMarkerSymbol,
    QgsProperty,
    QgsRectangle,
    QgsSingleSymbolRenderer,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QRectF, QSize, Qt
from qgis.PyQt.QtGui import QColor, QFont, QImage, QPainter

PAGE = QSize(2600, 1500)
LIST_WIDTH = 860
DOTS_PER_INCH = 150
BACKGROUND = "#f4f2ec"
INK = "#2b2b2b"
SEVERITY_COLOURS = {"high": "#b84e00", "medium": "#946200", "low": "#00588c"}  # the symbols' own, dark enough for text

# From the ground up: layer, what is drawn for an area, for a line, for a point.
STYLES: dict[str, tuple[dict[str, str], dict[str, str], dict[str, str]]] = {
    "lokalplanomraade": ({"color": "#ffffff", "outline_color": "#5b5b5b", "outline_width": "0.7",
                          "outline_style": "dash"}, {}, {}),
    "jordstykke": ({"style": "no", "outline_color": "#cfcac0", "outline_width": "0.15"}, {}, {}),
    "skel": ({}, {"color": "#cfcac0", "width": "0.15"}, {}),
    "delomraade": ({"style": "no", "outline_color": "#9a9a9a", "outline_style": "dot"}, {"color": "#9a9a9a"}, {}),
    "byggefelt": ({"color": "#f3ead9", "outline_color": "#d8c9a8", "outline_width": "0.2"}, {}, {}),
    "veje": ({"color": "#d5d5d5", "outline_style": "no"}, {"color": "#c8c8c8", "width": "1.6"}, {}),
    "planlagt_vej_sti": ({"color": "#dcd7cb", "outline_color": "#bfb8a6", "outline_width": "0.15"}, {}, {}),
    "planlagt_udlagt_vej_sti": ({}, {"color": "#a0895c", "width": "0.5"}, {}),
    "parkering": ({"color": "#c9d3dd", "outline_color": "#8fa0b0", "outline_width": "0.2"}, {}, {}),
    "legeplads": ({"color": "#f6dfae", "outline_color": "#d2a94a", "outline_width": "0.2"}, {},
                  {"color": "#d2a94a", "size": "3"}),
    "beplantning": ({"color": "#bcd8ae", "outline_color": "#8fb87c", "outline_width": "0.15"}, {}, {}),
    "haek": ({"color": "#6f9c5a", "outline_color": "#6f9c5a", "outline_width": "0.2"},
             {"color": "#5f8f4a", "width": "0.6"}, {}),
    "hegn": ({}, {"color": "#7d5a3c", "width": "0.5"}, {}),
    "bygninger": ({"color": "#a9978a", "outline_color": "#6d5f55", "outline_width": "0.25"}, {}, {}),
    "traeer": ({}, {}, {"color": "111,156,90,120", "outline_color": "#4f7d3a", "outline_width": "0.15", "size": "4",
                        "size_unit": "MapUnit"}),
    "indgang": ({}, {}, {"name": "triangle", "color": "#4a4a4a", "outline_style": "no", "size": "1.2"}),
    "lyspunkt": ({}, {}, {"color": "#ffd84a", "outline_color": "#7a6200", "outline_width": "0.2", "size": "1.9"}),
}  # fmt: skip
CROWN_FIELDS = ("kronediameter_m", "kronediameter", "krone_diameter")
CASE_LAYERS = ("evidence_areas", "evidence_lines", "findings")


def main(plan: Path, case_file: Path, picture: Path) -> int:
    application = QgsApplication([], True)
    application.initQgis()
    saved = draw(plan, case_file, picture)  # in a function of its own: layers must be gone before QGIS is
    application.exitQgis()
    return 0 if saved else 1


def draw(plan: Path, case_file: Path, picture: Path) -> bool:
    case_layers = [layer for name in CASE_LAYERS if (layer := opened(case_file, name))]
    plan_layers = [layer for name in STYLES if (layer := styled(plan, name))]
    page = QImage(PAGE, QImage.Format.Format_ARGB32_Premultiplied)
    page.fill(QColor("#ffffff"))
    painter = QPainter(page)
    painter.drawImage(0, 0, drawn_map([*plan_layers, *case_layers], plan_extent(plan)))
    write_list(painter, rows_of(case_layers))
    painter.end()
    return page.save(str(picture))


def opened(file: Path, name: str) -> QgsVectorLayer | None:
    """A layer of a GeoPackage with the style that lies in it; None where there is no such layer."""
    layer = QgsVectorLayer(f"{file}|layername={name}", name, "ogr")
    return layer if layer.isValid() else None


def styled(plan: Path, name: str) -> QgsVectorLayer | None:
    """A layer of the plan in this map's colours; the example carries no style of its own."""
    layer = opened(plan, name)
    area, line, point = STYLES[name]
    if layer is None:
        return None
    kind = layer.geometryType()
    if kind == Qgis.GeometryType.Polygon:
        symbol = QgsFillSymbol.createSimple(area)
    elif kind == Qgis.GeometryType.Line:
        symbol = QgsLineSymbol.createSimple({"capstyle": "round", **line})
    else:
        symbol = QgsMarkerSymbol.createSimple(point)
        crown = next((field for field in CROWN_FIELDS if layer.fields().indexOf(field) >= 0), "")
        if crown:
            symbol.setDataDefinedSize(QgsProperty.fromExpression(f'coalesce("{crown}", 4)'))
    layer.setRenderer(QgsSingleSymbolRenderer(symbol))
    return layer


def plan_extent(plan: Path) -> QgsRectangle:
    """The plan area with a margin, widened to the shape of the map's part of the page."""
    area = opened(plan, "lokalplanomraade")
    extent = area.extent()
    extent.scale(1.08)
    return extent


def drawn_map(layers: list[QgsVectorLayer], extent: QgsRectangle) -> QImage:
    settings = QgsMapSettings()
    settings.setLayers(layers[::-1])  # the first in this list lies on top
    settings.setDestinationCrs(layers[0].crs())
    settings.setBackgroundColor(QColor(BACKGROUND))
    settings.setOutputSize(QSize(PAGE.width() - LIST_WIDTH, PAGE.height()))
    settings.setOutputDpi(DOTS_PER_INCH)
    settings.setExtent(extent)
    for flag in (Qgis.MapSettingsFlag.Antialiasing, Qgis.MapSettingsFlag.HighQualityImageTransforms):
        settings.setFlag(flag, True)
    job = QgsMapRendererParallelJob(settings)
    job.start()
    job.waitForFinished()
    return job.renderedImage()


def rows_of(case_layers: list[QgsVectorLayer]) -> list[tuple[str, str, str]]:
    """Number, severity and title of every finding, then of the indications, which have no number."""
    layer = next((layer for layer in case_layers if layer.name() == "findings"), None)
    features = sorted(layer.getFeatures() if layer else [], key=lambda feature: feature.id())
    return [("i" if feature["indication"] else str(feature["number"]), str(feature["severity"]),
             str(feature["title_da"])) for feature in features]  # fmt: skip


def write_list(painter: QPainter, rows: list[tuple[str, str, str]]) -> None:
    """The findings beside the map: number in the colour of its severity, and the title."""
    left, top = PAGE.width() - LIST_WIDTH + 50, 50
    text(painter, QRectF(left, top, LIST_WIDTH - 90, 60), "Egelund: fund i lokalplanen", 34, bold=True)
    step = min(56.0, (PAGE.height() - top - 160) / max(len(rows), 1))
    for place, (number, severity, title) in enumerate(rows):
        y = top + 80 + place * step
        colour = QColor(SEVERITY_COLOURS.get(severity, INK))
        text(painter, QRectF(left, y, 60, step), number, 24, bold=True, colour=colour)
        text(painter, QRectF(left + 66, y, LIST_WIDTH - 126, step), title, 22)
    text(painter, QRectF(left, PAGE.height() - 60, LIST_WIDTH - 90, 40),
         "Rude: høj alvor. Firkant: middel. Cirkel: lav. i: indikation, hviler på en antagelse.", 19)


def text(painter: QPainter, box: QRectF, words: str, pixels: int, **look: object) -> None:
    font = QFont("DejaVu Sans")
    font.setPixelSize(pixels)
    font.setBold(bool(look.get("bold")))
    painter.setFont(font)
    painter.setPen(look.get("colour") or QColor(INK))
    painter.drawText(box, Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWordWrap, words)


if __name__ == "__main__":
    sys.exit(main(*map(Path, sys.argv[1:4])))
