# SPDX-License-Identifier: GPL-2.0-or-later
"""Draw a reviewed plan: the plan's layers, the case file's own styled layers over them, their legend, scale and north,
and a list of the findings.

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
    QgsSymbol,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QPointF, QRectF, QSize, Qt
from qgis.PyQt.QtGui import QColor, QFont, QImage, QPainter, QPen, QPolygonF

PAGE = QSize(2600, 1500)
LIST_WIDTH = 860
LEGEND_HEIGHT = 170
MAP = QSize(PAGE.width() - LIST_WIDTH, PAGE.height() - LEGEND_HEIGHT)
SCALE_BAR_M = 50
DOTS_PER_INCH = 150
BACKGROUND = "#f4f2ec"
INK = "#2b2b2b"
SEVERITY_COLOURS = {"high": "#b84e00", "medium": "#946200", "low": "#00588c"}  # the symbols' own, dark enough for text

# From the ground up: layer, what is drawn for an area, for a line, for a point.
STYLES: dict[str, tuple[dict[str, str], dict[str, str], dict[str, str]]] = {
    "lokalplanomraade": ({"color": "#ffffff", "outline_color": "#5b5b5b", "outline_width": "0.7",
                          "outline_style": "dash"}, {}, {}),
    "friareal": ({"color": "#eaf2e2", "outline_style": "no"}, {}, {}),
    "overkoersel": ({"color": "#dcd7cb", "outline_style": "no"}, {}, {}),
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
CASE_LAYERS = ("evidence_areas", "evidence_lines", "proposed_lamps", "findings")
# What the legend shows, column by column: a rule of a case layer's style by its label, or a layer of the plan.
LEGEND = (
    (("findings", "Fund, høj alvor", "Fund, høj alvor"), ("findings", "Fund, middel alvor", "Fund, middel alvor"),
     ("findings", "Fund, lav alvor", "Fund, lav alvor")),
    (("findings", "Emne: lys", "Emne: lys"), ("findings", "Emne: udsyn", "Emne: udsyn"),
     ("findings", "Emne: adgang", "Emne: adgang")),
    (("findings", "Emne: skel og hegn", "Emne: skel, hegn"), ("findings", "Antaget, middel alvor", "i: antaget"),
     ("evidence_lines", "Belæg, middel alvor", "Her er fundet")),
    (("evidence_lines", "Årsag", "Årsag til fundet"), ("evidence_areas", "Forslag", "Forslag til rettelse"),
     ("proposed_lamps", "Ny lampe", "Foreslået lampe")),
    (("haek", "", "Hæk"), ("hegn", "", "Hegn"), ("planlagt_udlagt_vej_sti", "", "Sti")),
    (("planlagt_vej_sti", "", "Vej- og stiareal"), ("parkering", "", "Parkering"), ("traeer", "", "Træ")),
    (("lyspunkt", "", "Lyspunkt"), ("indgang", "", "Indgang"), ("bygninger", "", "Bygning")),
    (("friareal", "", "Friareal"), ("beplantning", "", "Beplantning")),
)  # fmt: skip


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
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    settings = map_settings([*plan_layers, *case_layers], plan_extent(plan))
    painter.drawImage(0, 0, drawn_map(settings))
    draw_scale_and_north(painter, settings.mapUnitsPerPixel())
    draw_legend(painter, {layer.name(): layer for layer in (*plan_layers, *case_layers)})
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


def map_settings(layers: list[QgsVectorLayer], extent: QgsRectangle) -> QgsMapSettings:
    settings = QgsMapSettings()
    settings.setLayers(layers[::-1])  # the first in this list lies on top
    settings.setDestinationCrs(layers[0].crs())
    settings.setBackgroundColor(QColor(BACKGROUND))
    settings.setOutputSize(MAP)
    settings.setOutputDpi(DOTS_PER_INCH)
    settings.setExtent(extent)
    for flag in (Qgis.MapSettingsFlag.Antialiasing, Qgis.MapSettingsFlag.HighQualityImageTransforms):
        settings.setFlag(flag, True)
    return settings


def drawn_map(settings: QgsMapSettings) -> QImage:
    job = QgsMapRendererParallelJob(settings)
    job.start()
    job.waitForFinished()
    return job.renderedImage()


def draw_scale_and_north(painter: QPainter, metres_per_pixel: float) -> None:
    """A bar of so many metres and an arrow to the north, in the map's lower right corner."""
    length = SCALE_BAR_M / metres_per_pixel
    right, bottom = MAP.width() - 110, MAP.height() - 50
    painter.setPen(QPen(QColor(INK), 3))
    painter.drawLine(QPointF(right - length, bottom), QPointF(right, bottom))
    for x in (right - length, right):
        painter.drawLine(QPointF(x, bottom - 8), QPointF(x, bottom + 8))
    text(painter, QRectF(right - length - 5, bottom - 44, length, 34), f"{SCALE_BAR_M} m", 22)
    painter.setBrush(QColor(INK))
    painter.drawPolygon(QPolygonF([QPointF(right + 60, bottom - 70), QPointF(right + 76, bottom + 8),
                                   QPointF(right + 60, bottom - 10), QPointF(right + 44, bottom + 8)]))
    text(painter, QRectF(right + 50, bottom - 106, 40, 34), "N", 24, bold=True)


def draw_legend(painter: QPainter, layers: dict[str, QgsVectorLayer]) -> None:
    """Below the map: the case layers' own symbols by the names in their style, and the plan's."""
    wide, high = MAP.width() // len(LEGEND), (LEGEND_HEIGHT - 20) // 3
    for column, entries in enumerate(LEGEND):
        for line, (layer, rule, words) in enumerate(entries):
            symbol = symbol_of(layers.get(layer), rule)
            left, top = column * wide + 20, MAP.height() + 10 + line * high
            if symbol is not None:
                painter.drawImage(left, top, swatch(symbol, QSize(44, high - 6)))
                text(painter, QRectF(left + 54, top + 9, wide - 64, high), words, 19)


def symbol_of(layer: QgsVectorLayer | None, rule: str) -> QgsSymbol | None:
    """A copy of the symbol of a rule of a layer's style, or of the whole layer where no rule is named."""
    items = layer.renderer().legendSymbolItems() if layer is not None else []
    # A copy at once: the symbol goes with its item.
    return next((item.symbol().clone() for item in items if not rule or item.label() == rule), None)


def swatch(symbol: QgsSymbol, size: QSize) -> QImage:
    """The symbol as the map shows it; a tree's size is that of its crown, so here it gets one."""
    if symbol.type() == Qgis.SymbolType.Marker and symbol.sizeUnit() == Qgis.RenderUnit.MapUnits:
        symbol.setDataDefinedSize(QgsProperty())
        symbol.setSizeUnit(Qgis.RenderUnit.Millimeters)
    image = QImage(size, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    image.setDotsPerMeterX(int(DOTS_PER_INCH / 0.0254))
    image.setDotsPerMeterY(int(DOTS_PER_INCH / 0.0254))
    inner = QPainter(image)
    symbol.drawPreviewIcon(inner, size)
    inner.end()
    return image


def rows_of(case_layers: list[QgsVectorLayer]) -> list[tuple[str, str, str]]:
    """Number, severity and title of every finding, then of the indications, which have no number."""
    layer = next((layer for layer in case_layers if layer.name() == "findings"), None)
    features = sorted(layer.getFeatures() if layer else [], key=lambda feature: feature.id())
    return [("i" if feature["indication"] else str(feature["number"]), str(feature["severity"]),
             str(feature["title_da"])) for feature in features]  # fmt: skip


def write_list(painter: QPainter, rows: list[tuple[str, str, str]]) -> None:
    """The findings beside the map: number in the colour of its severity, and the title."""
    left, top = PAGE.width() - LIST_WIDTH + 50, 50
    heading = "Egelund: krav og forslag, der ikke er opfyldt"
    text(painter, QRectF(left, top, LIST_WIDTH - 90, 60), heading, 28, bold=True)
    step = min(56.0, (PAGE.height() - top - 110) / max(len(rows), 1))
    for place, (number, severity, title) in enumerate(rows):
        y = top + 80 + place * step
        colour = QColor(SEVERITY_COLOURS.get(severity, INK))
        pixels = min(22, int(step * 0.78))
        text(painter, QRectF(left, y, 60, step), number, pixels, bold=True, colour=colour)
        text(painter, QRectF(left + 66, y, LIST_WIDTH - 126, step), title, pixels)


def text(painter: QPainter, box: QRectF, words: str, pixels: int, **look: object) -> None:
    font = QFont("DejaVu Sans")
    font.setPixelSize(pixels)
    font.setBold(bool(look.get("bold")))
    painter.setFont(font)
    painter.setPen(look.get("colour") or QColor(INK))
    painter.drawText(box, Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWordWrap, words)


if __name__ == "__main__":
    sys.exit(main(*map(Path, sys.argv[1:4])))
