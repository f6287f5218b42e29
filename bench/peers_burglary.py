# SPDX-License-Identifier: GPL-2.0-or-later
"""One peer on one town, timed; prints one JSON line. Run by bench_burglary.py with the Python that has the peer.

    python peers_burglary.py PEER TOWN.npz
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
import warnings

import numpy as np

warnings.simplefilter("ignore")
PERMUTATIONS = 999


def timed(work, repeat=3, warm=1):
    for _ in range(warm):
        work()
    times = []
    for _ in range(repeat):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return statistics.median(times)


def counts_of(town, side=25.0):
    low = town["node_xy"].min(0)
    across, up = np.ceil((town["node_xy"].max(0) - low) / side).astype(int)
    at = np.floor((town["bur_xy"] - low) / side).astype(int)
    kept = ((at >= 0) & (at < [across, up])).all(1)
    counts = np.bincount(at[kept, 0] * up + at[kept, 1], minlength=across * up).astype(float)
    xy = np.stack(np.meshgrid(np.arange(across) * side, np.arange(up) * side, indexing="ij"), -1).reshape(-1, 2)
    return xy, counts


def kdepy(town):
    from KDEpy import FFTKDE

    low, high = town["node_xy"].min(0), town["node_xy"].max(0)
    nx, ny = np.ceil((high - low) / 10.0).astype(int)
    grid = np.stack([np.repeat(np.linspace(low[0] - 50, high[0] + 50, nx), ny),
                     np.tile(np.linspace(low[1] - 50, high[1] + 50, ny), nx)], 1)
    # KDEpy scales its biweight to unit variance; only the time is compared.
    return timed(lambda: FFTKDE(kernel="biweight", bw=200.0 / 2.6).fit(town["bur_xy"]).evaluate(grid)), ""


def esda_analytic(town):
    import esda
    import libpysal

    xy, counts = counts_of(town)

    def work():
        weights = libpysal.graph.Graph.build_distance_band(xy, 150.0 + 1e-6).to_W()
        esda.G_Local(counts, weights, transform="B", star=True, permutations=0)

    return timed(work, 1, 0), "with its weights, once"


def esda_permutations(town):
    import esda
    import libpysal

    xy, counts = counts_of(town)
    weights = libpysal.graph.Graph.build_distance_band(xy, 150.0 + 1e-6).to_W()
    return timed(lambda: esda.G_Local(counts, weights, transform="B", star=True, permutations=PERMUTATIONS, n_jobs=1,
                                      seed=1), 1, 0 if len(counts) > 20000 else 1), "999, without its weights, once"


def pointpats_knox(town):
    from pointpats import Knox

    xy, day = town["bur_xy"], np.floor(town["bur_t"])[:, None]
    def cost(permutations):
        cpu = time.process_time()
        wall = timed(lambda: Knox(xy, day, delta=100, tau=7, permutations=permutations), 1, 0)
        return np.array([wall, time.process_time() - cpu])

    none, nine = cost(0), cost(9)
    wall, cpu = none + (nine - none) * PERMUTATIONS / 9
    return wall, f"one band of 100 m and 7 days, 9 permutations scaled to 999; {cpu:.1f} s cpu"


def st_dbscan(town):
    from st_dbscan import ST_DBSCAN

    rows = np.c_[town["bur_t"], town["bur_xy"]]
    found = ST_DBSCAN(eps1=150.0, eps2=7.0, min_samples=5, n_jobs=1)
    seconds = timed(lambda: found.fit(rows), 1, 0)
    return seconds, f"{len(np.unique(found.labels)) - 1} clusters, once"


def sklearn_clusters(town):
    """Not timed against: the answer to hold ours against, on exact pairs."""
    from scipy.sparse import coo_matrix
    from scipy.spatial import cKDTree
    from sklearn.cluster import DBSCAN

    xy, day = town["bur_xy"], town["bur_t"]
    pairs = cKDTree(xy).query_pairs(150.0, output_type="ndarray")
    pairs = pairs[np.abs(day[pairs[:, 0]] - day[pairs[:, 1]]) <= 7.0]
    both = np.concatenate([pairs, pairs[:, ::-1], np.column_stack([np.arange(len(xy))] * 2)])
    near = coo_matrix((np.full(len(both), 1e-9), both.T), shape=(len(xy), len(xy))).tocsr()
    start = time.perf_counter()
    labels = DBSCAN(eps=1.0, min_samples=5, metric="precomputed").fit(near).labels_
    return time.perf_counter() - start, f"{len(set(labels.tolist()) - {-1})} clusters, {int((labels < 0).sum())} noise"


def qgis_layer(town):
    from qgis.core import QgsApplication, QgsFeature, QgsGeometry, QgsPointXY, QgsVectorLayer
    from qgis.PyQt.QtCore import QDateTime

    app = QgsApplication([], False)
    app.initQgis()
    layer = QgsVectorLayer("Point?crs=EPSG:25832&field=t:datetime", "b", "memory")
    base = QDateTime.fromString("2021-01-01T00:00:00", "yyyy-MM-ddTHH:mm:ss")
    features = []
    for (x, y), day in zip(town["bur_xy"].tolist(), town["bur_t"].tolist()):
        feature = QgsFeature(layer.fields())
        feature.setGeometry(QgsGeometry.fromPointXY(QgsPointXY(x, y)))
        feature.setAttributes([base.addSecs(int(day * 86400))])
        features.append(feature)
    layer.dataProvider().addFeatures(features)
    return app, layer


def qgis_heatmap(town):
    app, layer = qgis_layer(town)
    from qgis.analysis import QgsKernelDensityEstimation

    with tempfile.TemporaryDirectory() as folder:
        asked = QgsKernelDensityEstimation.Parameters()
        asked.source, asked.radius, asked.pixelSize = layer, 200.0, 10.0
        asked.shape, asked.decayRatio = QgsKernelDensityEstimation.KernelQuartic, 0
        asked.outputValues, asked.weightField, asked.radiusField = QgsKernelDensityEstimation.OutputRaw, "", ""
        seconds = timed(lambda: QgsKernelDensityEstimation(asked, os.path.join(folder, "h.tif"), "GTiff").run())
    del app
    return seconds, "in process"


def qgis_clusters(town):
    app, layer = qgis_layer(town)
    sys.path.append(os.path.join(app.pkgDataPath(), "python", "plugins"))
    from importlib import import_module

    import_module("processing.core.Processing").Processing.initialize()
    from qgis import processing

    # A bare number of EPS2 is read as milliseconds.
    asked = {"INPUT": layer, "DATETIME_FIELD": "t", "MIN_SIZE": 5, "EPS": 150.0, "EPS2": 7.0 * 86400e3,
             "DBSCAN*": False,
             "FIELD_NAME": "C", "SIZE_FIELD_NAME": "S", "OUTPUT": "memory:"}
    found = {}
    seconds = timed(lambda: found.update(processing.run("native:stdbscanclustering", asked)), 1, 0)
    return seconds, f"{found['NUM_CLUSTERS']} clusters, once"


R_LPP = """
suppressMessages(library(spatstat)); a <- commandArgs(TRUE)
net <- read.csv(file.path(a[1], "net.csv")); ev <- read.csv(file.path(a[1], "events.csv"))
w <- owin(range(net$x1, net$x2) + c(-50, 50), range(net$y1, net$y2) + c(-50, 50))
v <- read.csv(file.path(a[1], "nodes.csv")); v <- ppp(v$x, v$y, window = w, check = FALSE)
ln <- linnet(v, edges = cbind(net$i + 1, net$j + 1), sparse = TRUE)
X <- lpp(ppp(ev$x, ev$y, window = w, check = FALSE), ln)
t <- sapply(1:3, function(i) system.time(density(X, sigma = 80, finespacing = FALSE, dx = 10))[["elapsed"]])
cat("SECONDS", median(t), "\n")
"""
R_KNOX = """
suppressMessages(library(surveillance)); a <- commandArgs(TRUE)
ev <- read.csv(file.path(a[1], "events.csv")); ds <- dist(ev[, 1:2]); dt <- dist(ev$t)
one <- function(B) knox(dt = dt, ds = ds, eps.t = 7, eps.s = 100, simulate.p.value = TRUE, B = B)
el <- function(B) system.time(one(B))[["elapsed"]]
three <- el(3); nine <- el(9)
cat("SECONDS", three + (nine - three) / 6 * 996, "\\n")
"""


def in_r(town, script):
    with tempfile.TemporaryDirectory() as folder:
        xy, edge = town["node_xy"], town["edge"]
        lines = np.c_[xy[edge[:, 0]], xy[edge[:, 1]], edge]
        np.savetxt(os.path.join(folder, "net.csv"), lines, delimiter=",", header="x1,y1,x2,y2,i,j", comments="",
                   fmt="%.4f")
        np.savetxt(os.path.join(folder, "nodes.csv"), xy, delimiter=",", header="x,y", comments="", fmt="%.4f")
        rows = np.c_[town["bur_xy"], np.floor(town["bur_t"])]
        np.savetxt(os.path.join(folder, "events.csv"), rows, delimiter=",", header="x,y,t", comments="", fmt="%.3f")
        path = os.path.join(folder, "peer.R")
        with open(path, "w", encoding="utf-8") as file:
            file.write(script)
        done = subprocess.run(["Rscript", path, folder], capture_output=True, text=True, check=False)
    told = [line.split()[1] for line in done.stdout.splitlines() if line.startswith("SECONDS")]
    if not told:
        raise RuntimeError(done.stderr.strip().splitlines()[-1] if done.stderr.strip() else "no answer")
    return float(told[0])


def spatstat(town):
    return in_r(town, R_LPP), "density.lpp, heat kernel: another estimator"


def surveillance(town):
    return in_r(town, R_KNOX), "one band, 9 permutations scaled to 999"


PEERS = {function.__name__: function for function in (
    kdepy, esda_analytic, esda_permutations, pointpats_knox, st_dbscan, sklearn_clusters, qgis_heatmap, qgis_clusters,
    spatstat, surveillance)}

if __name__ == "__main__":
    seconds, note = PEERS[sys.argv[1]](dict(np.load(sys.argv[2])))
    print(json.dumps({"seconds": seconds, "note": note}))
