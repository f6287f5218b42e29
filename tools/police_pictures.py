# SPDX-License-Identifier: GPL-2.0-or-later
"""Draw the layers of the police side and the release from the made-up burglaries, for docs/images.

Runs the real analyses in a shell without QGIS and draws what they wrote with QGIS: `python tools/police_pictures.py`.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

from layout import DEV, ROOT, qgis_environment, qgis_python

POLICE = ROOT / "examples" / "egelund" / "police"
COMMON = [str(POLICE / "indbrud.csv"), "--crs", "EPSG:25832"]
HOMES = ["--dwellings", str(POLICE / "boliger.csv")]
STREETS = ["--network", str(POLICE / "veje.csv")]
RUNS = {
    "near.gpkg": ["nearrepeat", *COMMON, *HOMES, "--now", "2025-11-17 12:00"],
    "streets.gpkg": ["nearrepeat", *COMMON, *HOMES, *STREETS, "--metric", "network", "--now", "2025-11-17 12:00"],
    "hot.gpkg": ["hotspots", *COMMON, *HOMES, *STREETS, "--cell", "250", "--bandwidth", "300", "--spates",
                 "--split-day", "2025-01-01", "--density", "{folder}/density.tif"],
    "follow.gpkg": ["followup", *COMMON, "--action", "{folder}/action.geojson", "--control", "{folder}/control.geojson",
                    "--before-from", "2024-01-01", "--before-to", "2024-12-30", "--after-from", "2025-01-01",
                    "--after-to", "2025-12-31"],
}
AREA = ('{{"type": "FeatureCollection", "crs": {{"type": "name", "properties": {{"name": "EPSG:25832"}}}}, "features": '
        '[{{"type": "Feature", "properties": {{}}, "geometry": {{"type": "Polygon", "coordinates": [[[{0}, {1}], '
        '[{2}, {1}], [{2}, {3}], [{0}, {3}], [{0}, {1}]]]}}}}]}}')
DRAW = '''
import sys
from qgis.core import (QgsApplication, QgsMapRendererParallelJob, QgsMapSettings, QgsRasterLayer, QgsRectangle,
                       QgsVectorLayer, QgsSingleSymbolRenderer, QgsMarkerSymbol, QgsSingleBandPseudoColorRenderer,
                       QgsRasterShader, QgsColorRampShader, QgsLineSymbol)
from qgis.PyQt.QtCore import QSize
from qgis.PyQt.QtGui import QColor, QImage
folder, out, styles, police, release = sys.argv[1:]
app = QgsApplication([], False)
app.initQgis()
table = f"file:///{police}/boliger.csv?delimiter=;&xField=x&yField=y&crs=EPSG:25832"
homes = QgsVectorLayer(table, "homes", "delimitedtext")
homes.setRenderer(QgsSingleSymbolRenderer(QgsMarkerSymbol.createSimple({"size": "0.7", "color": "#b8b4ae",
                                                                       "outline_style": "no"})))
def opened(path, name):
    layer = QgsVectorLayer(f"{folder}/{path}|layername={name}", name, "ogr")
    layer.loadDefaultStyle()
    return layer
def draw(name, layers, box):
    settings = QgsMapSettings()
    settings.setLayers(layers)
    settings.setDestinationCrs(homes.crs())
    settings.setExtent(QgsRectangle(*box))
    settings.setOutputSize(QSize(760, 570))
    settings.setBackgroundColor(QColor("white"))
    job = QgsMapRendererParallelJob(settings)
    job.start()
    job.waitForFinished()
    job.renderedImage().convertToFormat(QImage.Format.Format_RGB32).save(f"{out}/{name}.png")
near_box, whole = (541050, 6185100, 541970, 6185790), (540850, 6184900, 545150, 6188125)
draw("politi_vinduer", [opened("near.gpkg", "warned_dwellings"), opened("near.gpkg", "windows"), homes], near_box)
draw("politi_vinduer_vej", [opened("streets.gpkg", "warned_dwellings"), opened("streets.gpkg", "windows"), homes],
     near_box)
draw("politi_celler", [opened("hot.gpkg", "spates"), opened("hot.gpkg", "hot_cells"), homes], whole)
draw("politi_veje", [opened("hot.gpkg", "street_density"), homes], whole)
draw("politi_opfoelgning", [opened("follow.gpkg", "follow_up_areas"), homes], (540200, 6184500, 545200, 6188250))
density = QgsRasterLayer(f"{folder}/density.tif", "density")
ramp = QgsColorRampShader(0, 120, None, QgsColorRampShader.Type.Interpolated)
ramp.setColorRampItemList([QgsColorRampShader.ColorRampItem(v, QColor(c)) for v, c in (
    (0, "#00ffffff"), (5, "#fddbc7"), (40, "#d6604d"), (120, "#7a0019"))])
shader = QgsRasterShader()
shader.setRasterShaderFunction(ramp)
density.setRenderer(QgsSingleBandPseudoColorRenderer(density.dataProvider(), 1, shader))
draw("politi_taethed", [homes, density], whole)
grid = QgsVectorLayer(release, "release", "ogr")
grid.loadNamedStyle(styles + "/risk_class.qml")
draw("frigivelse", [grid, homes], whole)
'''


def main() -> int:
    environment = qgis_environment(ROOT / "build" / "pictures-profile")
    environment["PYTHONPATH"] = f"{DEV}:{environment['PYTHONPATH']}"
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        (place / "action.geojson").write_text(AREA.format(541000, 6185000, 542000, 6186000), encoding="utf-8")
        (place / "control.geojson").write_text(AREA.format(543000, 6186000, 545000, 6188000), encoding="utf-8")
        for name, words in RUNS.items():
            command = [sys.executable, "-m", "botrygt_qgis_plugin.burglary",
                       *(word.format(folder=folder) for word in words), "--output", str(place / name)]
            subprocess.run(command, env=environment, check=True, stdout=subprocess.DEVNULL)
        script = place / "draw.py"
        script.write_text(DRAW, encoding="utf-8")
        styles = ROOT / "botrygt_qgis_plugin" / "resources" / "styles"
        release = ROOT / "examples" / "egelund" / "release" / "egelund_release.gpkg"
        subprocess.run([qgis_python(), str(script), folder, str(ROOT / "docs" / "images"), str(styles), str(POLICE),
                        str(release)], env=environment, check=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
