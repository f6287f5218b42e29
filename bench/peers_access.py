# SPDX-License-Identifier: GPL-2.0-or-later
"""One peer on one network, timed; prints one JSON line. Run by bench_access.py with the Python that has the peer.

    python peers_access.py PEER NETWORK.npz
"""

from __future__ import annotations

import json
import statistics
import sys
import time
import warnings

import numpy as np

warnings.simplefilter("ignore")
REACH_M, RADIUS_M = 400.0, 800.0


def timed(work, repeat=3, warm=1):
    for _ in range(warm):
        work()
    times = []
    for _ in range(repeat):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return statistics.median(times)


def networkx_graph(net):
    import networkx

    graph = networkx.Graph()
    graph.add_nodes_from(range(len(net["xy"])))
    graph.add_weighted_edges_from(zip(*net["edge"].T.tolist(), net["length"].tolist()))
    return networkx, graph


def networkx_reach(net):
    networkx, graph = networkx_graph(net)
    count = len(net["xy"])
    sources = list(range(0, count, max(1, count // 300)))

    def work():
        return [len(networkx.single_source_dijkstra_path_length(graph, s, cutoff=REACH_M)) for s in sources]

    return {"seconds": timed(work) * count / len(sources), "note": f"{len(sources)} sources, scaled",
            "values": work(), "at": sources}


def networkx_bridges(net):
    networkx, graph = networkx_graph(net)

    def work():
        return list(networkx.bridges(graph)), list(networkx.connected_components(graph))

    found = {tuple(sorted(pair)) for pair in work()[0]}
    return {"seconds": timed(work), "note": "bridges and components",
            "values": [float(tuple(sorted(pair)) in found) for pair in net["edge"].tolist()]}


def igraph_graph(net):
    import igraph

    return igraph.Graph(len(net["xy"]), net["edge"].tolist(), edge_attrs={"w": net["length"].tolist()})


def igraph_between(net):
    graph = igraph_graph(net)
    found = graph.betweenness(weights="w", cutoff=RADIUS_M)
    return {"seconds": timed(lambda: graph.betweenness(weights="w", cutoff=RADIUS_M)), "note": "C, one thread",
            "values": found}


def igraph_bridges(net):
    graph = igraph_graph(net)
    return {"seconds": timed(lambda: (graph.bridges(), graph.connected_components())), "note": "C"}


def cityseer_between(net):
    import networkx
    from cityseer.metrics import networks
    from cityseer.tools import io
    from shapely.geometry import LineString

    graph = networkx.MultiGraph()
    graph.graph["crs"] = "EPSG:25832"
    places = net["xy"] + [500000, 6200000]
    for node, (x, y) in enumerate(places.tolist()):
        graph.add_node(str(node), x=x, y=y, live=True, weight=1)
    for tail, head in net["edge"].tolist():
        graph.add_edge(str(tail), str(head), geom=LineString([places[tail], places[head]]))
    nodes, _, structure = io.network_structure_from_nx(graph)
    return {"seconds": timed(lambda: networks.node_centrality_shortest(structure, nodes, distances=[int(RADIUS_M)])),
            "note": "Rust, all cores, closeness too; without its own 2 s of building"}


def qgis_reach(net):
    from qgis.analysis import QgsGraph, QgsGraphAnalyzer
    from qgis.core import QgsApplication, QgsPointXY

    application = QgsApplication([], False)
    application.initQgis()
    graph = QgsGraph()
    for x, y in net["xy"].tolist():
        graph.addVertex(QgsPointXY(x, y))
    for (tail, head), length in zip(net["edge"].tolist(), net["length"].tolist()):
        graph.addEdge(tail, head, [length])
        graph.addEdge(head, tail, [length])
    count = len(net["xy"])
    sources = list(range(0, count, max(1, count // 30)))

    def work():
        return [sum(cost <= REACH_M for cost in QgsGraphAnalyzer.dijkstra(graph, s, 0)[1]) for s in sources]

    return {"seconds": timed(work) * count / len(sources), "values": work(), "at": sources,
            "note": f"QgsGraphAnalyzer.dijkstra, which knows no limit; {len(sources)} sources, scaled"}


if __name__ == "__main__":
    known = {each.__name__: each for each in (networkx_reach, networkx_bridges, igraph_between, igraph_bridges,
                                              cityseer_between, qgis_reach)}
    with np.load(sys.argv[2]) as file:
        network = {name: file[name] for name in file.files}
    print(json.dumps(known[sys.argv[1]](network)))
