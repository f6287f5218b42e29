# SPDX-License-Identifier: GPL-2.0-or-later
"""Draw the light over a plan in the plugin's own styles, under the plan's outlines and lamps.

    python tools/light_map.py PLAN.gpkg MAP.png [KIND]      raster and isolux lines of botrygt:illuminance
    python tools/light_map.py PLAN.gpkg MAP.png near X Y    a close-up: its points, and the lamps that a review proposes

With QGIS's Python and the plugin where QGIS finds it, as tools/layout.py sets it up.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

from demo_map import MAP, draw_scale_and_north, drawn_map, map_settings, opened, plan_extent, styled, text
from layout import BUILD, ROOT, qgis_environment
from qgis.core import (
    QgsApplication,
    QgsFillSymbol,
    QgsMapLayer,
    QgsRasterLayer,
    QgsRectangle,
    QgsSingleSymbolRenderer,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QRectF, QSize, Qt
from qgis.PyQt.QtGui import QColor, QImage, QPainter

STYLES = ROOT / "botrygt_qgis_plugin" / "resources" / "styles"
# The plan under the light, then over it. Areas over it keep their outline alone.
BELOW = ("lokalplanomraade", "friareal", "planlagt_vej_sti", "parkering")
ABOVE = ("beplantning", "bygninger", "haek", "hegn", "traeer", "planlagt_vej_sti", "lyspunkt")
OUTLINED = "planlagt_vej_sti"
ON_DARK, ON_LIGHT = "255,255,255,150", "90,90,90,255"
LEGEND, WIDTH = 260, 1500
# Half of the height of a close-up.
NEAR_M = 30.0


def main(plan: Path, picture: Path, words: list[str]) -> int:
    with tempfile.TemporaryDirectory() as folder:
        near = words[:1] == ["near"]
        files = {name: Path(folder) / f"{name}.{'tif' if name == 'lux' else 'gpkg'}"
                 for name in ("lux", "isolux", "lux_points", "proposed_lamps")}
        asked = [f"KIND={'horizontal' if near or not words else words[0]}", f"RASTER={files['lux']}"]
        asked += [f"POINTS={files['lux_points']}", "CELL=1"] if near else [f"ISOLUX={files['isolux']}", "CELL=0.5"]
        run("illuminance", plan, asked)
        if near:
            run("reviewplan", plan, [f"PROPOSED_LAMPS={files['proposed_lamps']}"])
        application = QgsApplication([], True)
        application.initQgis()
        extent = around(float(words[1]), float(words[2])) if near else plan_extent(plan)
        saved = draw(plan, files, extent, picture)
        application.exitQgis()
    return 0 if saved else 1


def run(name: str, plan: Path, words: list[str]) -> None:
    subprocess.run(["qgis_process", "run", f"botrygt:{name}", "--", f"PLAN={plan}", *words],
                   env=qgis_environment(BUILD / "demo-profile"), check=True, capture_output=True)


def around(x: float, y: float) -> QgsRectangle:
    wide = NEAR_M * MAP.width() / MAP.height()
    return QgsRectangle(x - wide, y - NEAR_M, x + wide, y + NEAR_M)


def draw(plan: Path, files: dict[str, Path], extent: QgsRectangle, picture: Path) -> bool:
    raster = QgsRasterLayer(str(files["lux"]), "lux")
    above = [styled(plan, name) for name in ABOVE]
    edge = ON_LIGHT if files["lux_points"].exists() else ON_DARK
    above[ABOVE.index(OUTLINED)].setRenderer(QgsSingleSymbolRenderer(QgsFillSymbol.createSimple(
        {"style": "no", "outline_color": edge, "outline_width": "0.2"})))
    light: list[QgsMapLayer] = [of_plugin(files, name) for name in ("isolux", "lux_points") if files[name].exists()]
    # Points in the colours of the raster would not show over it.
    light = light if files["lux_points"].exists() else [raster, *light]
    proposed = [of_plugin(files, "proposed_lamps")] if files["proposed_lamps"].exists() else []
    settings = map_settings([*(styled(plan, name) for name in BELOW), *light, *above, *proposed], extent)
    page = QImage(QSize(MAP.width() + LEGEND, MAP.height()), QImage.Format.Format_ARGB32_Premultiplied)
    page.fill(QColor("#ffffff"))
    painter = QPainter(page)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.drawImage(0, 0, drawn_map(settings))
    draw_scale_and_north(painter, settings.mapUnitsPerPixel())
    draw_colours(painter, raster)
    painter.end()
    return page.scaledToWidth(WIDTH, Qt.TransformationMode.SmoothTransformation).save(str(picture))


def of_plugin(files: dict[str, Path], name: str) -> QgsVectorLayer:
    layer = opened(files[name], name)
    layer.loadNamedStyle(str(STYLES / f"{name}.qml"))
    return layer


def draw_colours(painter: QPainter, raster: QgsRasterLayer) -> None:
    """The raster's colours, darkest at the bottom."""
    items = raster.renderer().shader().rasterShaderFunction().colorRampItemList()
    text(painter, QRectF(MAP.width() + 25, 30, LEGEND - 30, 80), "Belysnings-\nstyrke", 24, bold=True)
    for place, item in enumerate(reversed(items)):
        top = 120 + place * 44
        painter.fillRect(QRectF(MAP.width() + 25, top, 44, 44), item.color)
        painter.setPen(Qt.PenStyle.NoPen)
        text(painter, QRectF(MAP.width() + 82, top + 8, LEGEND - 90, 60), item.label, 20)


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3:]))
