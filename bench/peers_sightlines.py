# SPDX-License-Identifier: GPL-2.0-or-later
"""One peer on one town, timed; prints one JSON line. Run by bench_sightlines.py with the Python that has the peer.

    python peers_sightlines.py PEER TOWN.npz
"""

from __future__ import annotations

import json
import statistics
import sys
import time

import numpy as np

RADIUS_M, EYE_M, RANGE_M = 100.0, 1.5, 50.0
# So many observers and windows are looked at; the figure is for one.
FEW, WINDOWS = 20, 300


def timed(work, repeat=3):
    work()
    times = []
    for _ in range(repeat):
        start = time.process_time()
        work()
        times.append(time.process_time() - start)
    return statistics.median(times)


def rings(town, name):
    return np.split(town[f"{name}_xy"], town[f"{name}_off"][1:-1])


def surface(town, path):
    """A raster of 1 m with the houses' heights, as a file."""
    from osgeo import gdal, ogr

    gdal.UseExceptions()
    low = np.floor(town["node_xy"].min(0) - 130.0)
    columns, rows = (np.ceil(town["node_xy"].max(0) + 130.0 - low)).astype(int).tolist()
    made = gdal.GetDriverByName("GTiff").Create(path, columns, rows, 1, gdal.GDT_Float32)
    made.SetGeoTransform((low[0], 1.0, 0.0, low[1] + rows, 0.0, -1.0))
    drawn = ogr.GetDriverByName("Memory").CreateDataSource("")
    layer = drawn.CreateLayer("houses")
    layer.CreateField(ogr.FieldDefn("h", ogr.OFTReal))
    for ring, height in zip(rings(town, "b"), town["b_h"].tolist()):
        feature = ogr.Feature(layer.GetLayerDefn())
        text = ", ".join(f"{x} {y}" for x, y in [*ring.tolist(), ring[0].tolist()])
        feature.SetGeometry(ogr.CreateGeometryFromWkt(f"POLYGON (({text}))"))
        feature["h"] = height
        layer.CreateFeature(feature)
    gdal.RasterizeLayer(made, [1], layer, options=["ATTRIBUTE=h", "ALL_TOUCHED=TRUE"])
    made.FlushCache()


def gdal_viewshed(town):
    from osgeo import gdal

    path = f"{sys.argv[2]}.tif"
    surface(town, path)
    made = gdal.Open(path)
    band, observers = made.GetRasterBand(1), town["observers"][:FEW].tolist()

    def work():
        for x, y in observers:
            gdal.ViewshedGenerate(band, "MEM", "", [], x, y, EYE_M, EYE_M, 255, 0, 0, -1, 0.0, gdal.GVM_Edge, RADIUS_M,
                                  0, [])

    return timed(work) / FEW, "raster of 1 m"


def disk_minus_shadows(town):
    import shapely

    houses = shapely.polygons([shapely.linearrings(ring) for ring in rings(town, "b")])
    tree, shapes = shapely.STRtree(houses), rings(town, "b")

    def seen(place):
        disk = shapely.Point(place).buffer(RADIUS_M, 90)
        walls = [np.stack([ring, np.roll(ring, -1, axis=0)], axis=1) for ring in (shapes[i] for i in tree.query(disk))]
        if not walls:
            return disk.area
        one, other = np.concatenate(walls).transpose(1, 0, 2)
        far = [place + (end - place) * (4 * RADIUS_M / np.maximum(np.hypot(*(end - place).T), 1e-9))[:, None]
               for end in (other, one)]
        shadows = shapely.make_valid(shapely.polygons(np.stack([one, other, *far], axis=1)))
        return shapely.difference(disk, shapely.union_all(shadows)).area

    places = list(town["observers"])
    area = np.mean([seen(place) for place in places])
    return timed(lambda: [seen(place) for place in places[:FEW]]) / FEW, f"mean {area:.1f} m²"


def visilibity(town):
    import shapely
    import visilibity as vis

    houses = shapely.polygons([shapely.linearrings(ring) for ring in rings(town, "b")])
    tree = shapely.STRtree(houses)

    def seen(place):
        wide = 2 * RADIUS_M
        outer = [(place[0] + x * wide, place[1] + y * wide) for x, y in ((-1, -1), (1, -1), (1, 1), (-1, 1))]
        # Terraces touch, and holes must not.
        merged = shapely.union_all(houses[tree.query(shapely.Point(place).buffer(RADIUS_M))])
        holes = [list(shapely.get_coordinates(part.exterior))[:-1][::-1 if part.exterior.is_ccw else 1]
                 for part in getattr(merged, "geoms", [merged])]
        room = vis.Environment([vis.Polygon([vis.Point(float(x), float(y)) for x, y in ring])
                                for ring in (outer, *holes)])
        return vis.Visibility_Polygon(vis.Point(*map(float, place)), room, 1e-6).n()

    places = list(town["observers"][:FEW])
    return timed(lambda: [seen(place) for place in places]) / FEW, "local polygons"


def strtree(town):
    import shapely

    shapes = shapely.polygons([shapely.linearrings(ring) for ring in (*rings(town, "b"), *rings(town, "v"))])
    tree, cells = shapely.STRtree(shapes), town["cell_xy"]
    windows = np.arange(0, len(town["win_xy"]), max(1, len(town["win_xy"]) // WINDOWS))
    eyes = town["win_xy"][windows] + 0.05 * town["win_dir"][windows]
    eye, cell = shapely.STRtree(shapely.points(cells)).query(shapely.points(eyes), predicate="dwithin",
                                                             distance=RANGE_M)
    away = cells[cell] - eyes[eye]
    front = (away * town["win_dir"][windows][eye]).sum(1) > 0
    ends = np.stack([eyes[eye[front]], cells[cell[front]]], axis=1)

    def work():
        lines = shapely.linestrings(ends)
        blocked = np.zeros(len(lines), dtype=bool)
        blocked[tree.query(lines, predicate="intersects")[0]] = True
        return blocked

    return timed(work) / len(ends), f"{len(ends)} pairs of {len(windows)} windows, in plan only"


if __name__ == "__main__":
    with np.load(sys.argv[2]) as file:
        TOWN = dict(file)
    SECONDS, NOTE = globals()[sys.argv[1]](TOWN)
    print(json.dumps({"seconds": SECONDS, "note": NOTE}))
