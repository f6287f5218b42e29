# SPDX-License-Identifier: GPL-2.0-or-later
"""Make the maps of sight for the example plan with the real qgis_process, and draw them for the manual.

    python tools/sight_maps.py [FOLDER]

The pictures are docs/images/sight-*.png; FOLDER (default build/sight) takes the layers themselves.
"""

from __future__ import annotations

import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from demo_map import BACKGROUND, DOTS_PER_INCH, INK, STYLES, styled, swatch, text
from layout import BUILD, PACKAGE, ROOT, qgis_environment
from qgis.core import (
    QgsApplication,
    QgsMapLayer,
    QgsMapRendererParallelJob,
    QgsMapSettings,
    QgsRasterLayer,
    QgsRectangle,
    QgsSymbol,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QPointF, QRectF, QSize, Qt
from qgis.PyQt.QtGui import QColor, QImage, QPainter, QPen

PLAN = ROOT / "examples" / "egelund" / "egelund.gpkg"
IMAGES, RESOURCES = ROOT / "docs" / "images", ROOT / PACKAGE / "resources" / "styles"
WIDTH, LINE = 1500, 40
# Over what is seen nothing of the plan may hide it.
UNDER = tuple(name for name in STYLES if name not in ("lyspunkt", "indgang"))


@dataclass(frozen=True)
class Picture:
    """One map: the algorithm with its words, the output shown, its style, the extent (x0, y0, x1, y1), and a place."""

    name: str
    algorithm: str
    words: tuple[str, ...]
    output: str
    file: str
    style: str
    extent: tuple[float, float, float, float]
    place: tuple[float, float] | None = None


WHOLE = (543070.0, 6186095.0, 543480.0, 6186388.0)
PICTURES = (
    Picture("paths", "overlooking", (), "PATHS", "stier.gpkg", "overlooking_paths", WHOLE),
    Picture("surface", "overlooking", ("CELL_SIZE=1",), "SURFACE", "opsyn.tif", "overlooking_surface", WHOLE),
    Picture("rays", "sightrays", ("POINT=543443.94,6186200.38",), "RAYS", "linjer.gpkg", "sight_rays",
            (543385.0, 6186160.0, 543475.0, 6186250.0), (543443.94, 6186200.38)),
    Picture("isovist", "isovist", ("POINT=543450,6186215", "RADIUS=60"), "ISOVISTS", "udsyn.gpkg", "isovists",
            (543370.0, 6186145.0, 543520.0, 6186285.0), (543450.0, 6186215.0)),
    Picture("years", "vegetationclock", (), "FIRST", "aar.gpkg", "first_years", WHOLE),
)


def main(folder: Path) -> int:
    folder.mkdir(parents=True, exist_ok=True)
    for picture in PICTURES:
        words = [f"PLAN={PLAN}", f"{picture.output}={folder / picture.file}", *picture.words]
        run = subprocess.run(["qgis_process", "run", f"botrygt:{picture.algorithm}", "--", *words],
                             env=qgis_environment(folder / "profile"), capture_output=True, encoding="utf-8",
                             check=False)
        if run.returncode:
            print(run.stdout, run.stderr, sep="\n", file=sys.stderr)
            return 1
    application = QgsApplication([], True)
    application.initQgis()
    saved = [draw(picture, folder) for picture in PICTURES]
    application.exitQgis()
    return 0 if all(saved) else 1


def draw(picture: Picture, folder: Path) -> bool:
    """The plan below, the map over it, its legend under both."""
    layer = opened(picture, folder)
    entries = entries_of(layer)
    west, south, east, north = picture.extent
    size = QSize(WIDTH, round(WIDTH * (north - south) / (east - west)))
    page = QImage(QSize(WIDTH, size.height() + LINE * -(-len(entries) // 2) + 20),
                  QImage.Format.Format_ARGB32_Premultiplied)
    page.fill(QColor("#ffffff"))
    below = [made for name in UNDER if (made := styled(PLAN, name))]  # QGIS does not keep them alive
    settings = settings_of([layer, *reversed(below)], picture, size)
    painter = QPainter(page)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    job = QgsMapRendererParallelJob(settings)
    job.start()
    job.waitForFinished()
    painter.drawImage(0, 0, job.renderedImage())
    if picture.place:
        mark(painter, settings, picture.place)
    for at, (label, image) in enumerate(entries):
        left, top = 20 + at % 2 * WIDTH // 2, size.height() + 12 + at // 2 * LINE
        painter.drawImage(left, top, image)
        text(painter, QRectF(left + 60, top + 3, WIDTH / 2 - 80, LINE), label, 22)
    painter.end()
    return page.save(str(IMAGES / f"sight-{picture.name}.png"))


def opened(picture: Picture, folder: Path) -> QgsMapLayer:
    """The output in its style."""
    path = str(folder / picture.file)
    layer = QgsRasterLayer(path, picture.name) if path.endswith(".tif") else QgsVectorLayer(path, picture.name, "ogr")
    layer.loadNamedStyle(str(RESOURCES / f"{picture.style}.qml"))
    return layer


def settings_of(layers: list[QgsMapLayer], picture: Picture, size: QSize) -> QgsMapSettings:
    settings = QgsMapSettings()
    settings.setLayers(layers)
    settings.setDestinationCrs(layers[0].crs())
    settings.setBackgroundColor(QColor(BACKGROUND))
    settings.setOutputSize(size)
    settings.setOutputDpi(DOTS_PER_INCH)
    settings.setExtent(QgsRectangle(*picture.extent))
    return settings


def mark(painter: QPainter, settings: QgsMapSettings, place: tuple[float, float]) -> None:
    """A cross in a ring where one stands."""
    at = settings.mapToPixel().transform(*place)
    centre = QPointF(at.x(), at.y())
    for colour, width in (("#ffffff", 9), (INK, 4)):
        painter.setPen(QPen(QColor(colour), width))
        painter.drawEllipse(centre, 14, 14)
        painter.drawPoint(centre)


def entries_of(layer: QgsMapLayer) -> list[tuple[str, QImage]]:
    """The legend: words and a swatch for each symbol or colour of the layer's style."""
    if isinstance(layer, QgsVectorLayer):
        symbols: list[tuple[str, QgsSymbol]] = [(item.label(), item.symbol().clone())
                                                for item in layer.renderer().legendSymbolItems() if item.label()]
        return [(label, swatch(symbol, QSize(50, LINE - 8))) for label, symbol in symbols]
    items = layer.renderer().shader().rasterShaderFunction().colorRampItemList()
    return [(item.label, plain(item.color)) for item in items]


def plain(colour: QColor) -> QImage:
    image = QImage(QSize(50, LINE - 8), QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.white)
    inner = QPainter(image)
    inner.fillRect(image.rect(), colour)
    inner.end()
    return image


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]) if len(sys.argv) > 1 else BUILD / "sight"))
