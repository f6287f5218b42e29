# SPDX-License-Identifier: GPL-2.0-or-later
"""Draw the layers of the example's network and plots for docs/images: `python tools/access_pictures.py`.

Runs both algorithms through qgis_process and draws what they wrote, with the styles the files carry.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

from layout import ROOT, qgis_environment, qgis_python

PLAN = ROOT / "examples" / "egelund" / "egelund.gpkg"
RUNS = {"net.gpkg": ("botrygt:accessnetwork",), "plots.gpkg": ("botrygt:plotedges", "ROUTES=true")}
DRAW = '''
import sys
from qgis.core import (QgsApplication, QgsFillSymbol, QgsLineSymbol, QgsMapRendererParallelJob, QgsMapSettings,
                       QgsRectangle, QgsSingleSymbolRenderer, QgsVectorLayer)
from qgis.PyQt.QtCore import QSize
from qgis.PyQt.QtGui import QColor, QImage
folder, out, plan = sys.argv[1:]
app = QgsApplication([], False)
app.initQgis()
def backdrop(name, symbol):
    layer = QgsVectorLayer(f"{plan}|layername={name}", name, "ogr")
    layer.setRenderer(QgsSingleSymbolRenderer(symbol))
    return layer
houses = backdrop("bygninger", QgsFillSymbol.createSimple({"color": "#d9d5ce", "outline_color": "#a8a29a"}))
parcels = backdrop("jordstykke", QgsFillSymbol.createSimple({"style": "no", "outline_color": "#d8d8d8"}))
roads = backdrop("veje", QgsLineSymbol.createSimple({"line_color": "#e4e4e4", "line_width": "2.2"}))
paths = backdrop("planlagt_vej_sti", QgsLineSymbol.createSimple({"line_color": "#d3e2ee", "line_width": "1.0"}))
def opened(path, name):
    layer = QgsVectorLayer(f"{folder}/{path}|layername={name}", name, "ogr")
    layer.loadDefaultStyle()
    return layer
def draw(name, layers, box):
    settings = QgsMapSettings()
    settings.setLayers([houses, *layers])
    settings.setDestinationCrs(houses.crs())
    settings.setExtent(QgsRectangle(*box))
    settings.setOutputSize(QSize(900, 640))
    settings.setBackgroundColor(QColor("white"))
    job = QgsMapRendererParallelJob(settings)
    job.start()
    job.waitForFinished()
    job.renderedImage().convertToFormat(QImage.Format.Format_RGB32).save(f"{out}/{name}.png")
whole, corner = (543100, 6186135, 543475, 6186400), (543115, 6186145, 543310, 6186284)
draw("adgang_net", [opened("net.gpkg", "way_slips"), opened("net.gpkg", "way_nodes"), opened("net.gpkg", "way_edges")],
     whole)
draw("adgang_kanter", [opened("plots.gpkg", "plot_edges"), roads, paths], corner)
draw("adgang_grunde", [roads, paths, opened("plots.gpkg", "plots")], whole)
draw("adgang_zoner", [opened("plots.gpkg", "zones")], whole)
draw("adgang_tyv", [opened("plots.gpkg", "burglar_routes"), parcels, roads, paths], corner)
'''


def main() -> int:
    environment = qgis_environment(ROOT / "build" / "pictures-profile")
    with tempfile.TemporaryDirectory() as folder:
        for name, words in RUNS.items():
            algorithm, *given = words
            subprocess.run(["qgis_process", "run", algorithm, "--", f"PLAN={PLAN}", f"OUTPUT={folder}/{name}", *given],
                           env=environment, check=True, stdout=subprocess.DEVNULL)
        script = Path(folder) / "draw.py"
        script.write_text(DRAW, encoding="utf-8")
        subprocess.run([qgis_python(), str(script), folder, str(ROOT / "docs" / "images"), str(PLAN)], env=environment,
                       check=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
