# SPDX-License-Identifier: GPL-2.0-or-later
"""Draw the light over a plan: the raster and the isolux lines of botrygt:illuminance in their own styles, under the
plan's outlines and lamps.

    python tools/light_map.py PLAN.gpkg MAP.png [KIND]

With QGIS's Python and the plugin where QGIS finds it, as tools/layout.py sets it up.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

from demo_map import MAP, draw_scale_and_north, drawn_map, map_settings, opened, plan_extent, styled, text
from layout import BUILD, ROOT, qgis_environment
from qgis.core import QgsApplication, QgsFillSymbol, QgsRasterLayer, QgsSingleSymbolRenderer
from qgis.PyQt.QtCore import QRectF, QSize, Qt
from qgis.PyQt.QtGui import QColor, QImage, QPainter

STYLES = ROOT / "botrygt_qgis_plugin" / "resources" / "styles"
# The plan under the light, then over it. Areas over it keep their outline alone.
BELOW = ("lokalplanomraade", "friareal", "planlagt_vej_sti", "parkering")
ABOVE = ("beplantning", "bygninger", "haek", "hegn", "traeer", "planlagt_vej_sti", "lyspunkt")
OUTLINED = {"planlagt_vej_sti": {"style": "no", "outline_color": "255,255,255,150", "outline_width": "0.2"}}
LEGEND, WIDTH = 260, 1500


def main(plan: Path, picture: Path, kind: str = "horizontal") -> int:
    with tempfile.TemporaryDirectory() as folder:
        raster, lines = Path(folder) / "lux.tif", Path(folder) / "isolux.gpkg"
        words = [f"PLAN={plan}", f"RASTER={raster}", f"ISOLUX={lines}", f"KIND={kind}", "CELL=0.5"]
        subprocess.run(["qgis_process", "run", "botrygt:illuminance", "--", *words],
                       env=qgis_environment(BUILD / "demo-profile"), check=True, capture_output=True)
        application = QgsApplication([], True)
        application.initQgis()
        saved = draw(plan, (raster, lines), picture)
        application.exitQgis()
    return 0 if saved else 1


def draw(plan: Path, made: tuple[Path, Path], picture: Path) -> bool:
    raster, isolux = QgsRasterLayer(str(made[0]), "lux"), opened(made[1], "isolux")
    isolux.loadNamedStyle(str(STYLES / "isolux.qml"))
    above = [styled(plan, name) for name in ABOVE]
    for name, layer in zip(ABOVE, above):
        if name in OUTLINED:
            layer.setRenderer(QgsSingleSymbolRenderer(QgsFillSymbol.createSimple(OUTLINED[name])))
    layers = [*(styled(plan, name) for name in BELOW), raster, isolux, *above]
    settings = map_settings(layers, plan_extent(plan))
    page = QImage(QSize(MAP.width() + LEGEND, MAP.height()), QImage.Format.Format_ARGB32_Premultiplied)
    page.fill(QColor("#ffffff"))
    painter = QPainter(page)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.drawImage(0, 0, drawn_map(settings))
    draw_scale_and_north(painter, settings.mapUnitsPerPixel())
    draw_colours(painter, raster)
    painter.end()
    return page.scaledToWidth(WIDTH, Qt.TransformationMode.SmoothTransformation).save(str(picture))


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
    sys.exit(main(Path(sys.argv[1]), Path(sys.argv[2]), *sys.argv[3:4]))
