# SPDX-License-Identifier: GPL-2.0-or-later
"""Measures of networks against closed forms, published figures, and networkx on random graphs."""

from __future__ import annotations

import itertools
import math

import networkx as nx
import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from botrygt_qgis_plugin.engine.measure.betweenness import betweenness
from botrygt_qgis_plugin.engine.measure.graph import (
    Graph,
    bridges,
    components,
    dead_end_edges,
    disjoint_ways,
    distances,
    metres_within,
    nearest,
)
from botrygt_qgis_plugin.engine.measure.waynet import way_net
from botrygt_qgis_plugin.engine.roles import Role
from botrygt_qgis_plugin.engine.scene import FeatureTable, Scene

FAR = 1e9


def graph_of(edges, lengths=None):
    """A graph from pairs of node numbers; edges are 1 m long unless told otherwise."""
    edges = np.array(edges, dtype=int).reshape(-1, 2)
    return Graph.of(int(edges.max()) + 1, edges[:, 0], edges[:, 1],
                    np.ones(len(edges)) if lengths is None else lengths)


def nowhere(graph):
    """All nodes in one place: then no search is cut off by where nodes lie."""
    return np.zeros((graph.count, 2))


def grid(wide, high):
    node = np.arange(wide * high).reshape(high, wide)
    return [*zip(node[:, :-1].ravel(), node[:, 1:].ravel()), *zip(node[:-1].ravel(), node[1:].ravel())]


def ring(count):
    return [(i, (i + 1) % count) for i in range(count)]


def star(leaves):
    return [(0, i + 1) for i in range(leaves)]


def clover(leaves, size):
    """Rings of `size` nodes that share node 0."""
    made, new = [], 1
    for _ in range(leaves):
        loop = [0, *range(new, new + size - 1), 0]
        new += size - 1
        made += list(itertools.pairwise(loop)) if hasattr(itertools, "pairwise") else list(zip(loop, loop[1:]))
    return made


def binary_tree(depth):
    return [((i - 1) // 2, i) for i in range(1, 2 ** (depth + 1) - 1)]


COUNTS = [
    ("grid 6 x 5", grid(6, 5), {"bridges": 0, "dead": 0, "parts": 1}),
    ("grid of one row", grid(7, 1), {"bridges": 6, "dead": 6, "parts": 1}),
    ("tree of depth 5", binary_tree(5), {"bridges": 62, "dead": 62, "parts": 1}),
    ("star", star(9), {"bridges": 9, "dead": 9, "parts": 1}),
    ("ring", ring(12), {"bridges": 0, "dead": 0, "parts": 1}),
    ("clover", clover(5, 4), {"bridges": 0, "dead": 0, "parts": 1}),
    ("two rings on a stalk", [*ring(4), (0, 4), (4, 5), *((a + 5, b + 5) for a, b in ring(4))],
     {"bridges": 2, "dead": 0, "parts": 1}),
    ("ring with a tail of three", [*ring(5), (2, 5), (5, 6), (6, 7)], {"bridges": 3, "dead": 3, "parts": 1}),
    ("a street drawn twice", [(0, 1), (0, 1), (1, 2)], {"bridges": 1, "dead": 1, "parts": 1}),
    ("a loop on a stalk", [(0, 1), (1, 1)], {"bridges": 1, "dead": 1, "parts": 1}),
    ("two pieces", [*ring(3), (3, 4)], {"bridges": 1, "dead": 1, "parts": 2}),
]


@pytest.mark.parametrize(("edges", "expected"), [case[1:] for case in COUNTS], ids=[case[0] for case in COUNTS])
def test_bridges_dead_ends_and_parts(edges, expected):
    graph = graph_of(edges)
    told = {"bridges": int(bridges(graph).sum()), "dead": int(dead_end_edges(graph).sum()),
            "parts": len(np.unique(components(graph)))}
    assert told == expected


@pytest.mark.parametrize("leaves", [3, 8, 40])
def test_betweenness_of_a_star_is_freemans(leaves):
    found = betweenness(graph_of(star(leaves)), np.zeros((leaves + 1, 2)), FAR)
    assert found.node.tolist() == [leaves * (leaves - 1) / 2, *[0.0] * leaves]
    assert found.edge.tolist() == [float(leaves)] * leaves


@pytest.mark.parametrize("count", [7, 9, 31])
def test_betweenness_of_an_odd_ring(count):
    found = betweenness(graph_of(ring(count)), np.zeros((count, 2)), FAR)
    assert found.node.tolist() == [(count - 1) * (count - 3) / 8] * count
    assert found.edge.tolist() == [(count * count - 1) / 8] * count


@pytest.mark.parametrize("count", [6, 8, 20])
def test_betweenness_of_an_even_ring_shares_the_ways_round(count):
    found = betweenness(graph_of(ring(count)), np.zeros((count, 2)), FAR)
    np.testing.assert_allclose(found.node, (count - 2) ** 2 / 8, atol=1e-6)
    np.testing.assert_allclose(found.edge, count * count / 8, atol=1e-6)


@pytest.mark.parametrize("count", [5, 12])
def test_betweenness_of_a_row(count):
    found = betweenness(graph_of(grid(count, 1)), np.zeros((count, 2)), FAR)
    assert found.node.tolist() == [float(i * (count - 1 - i)) for i in range(count)]
    assert found.edge.tolist() == [float((i + 1) * (count - 1 - i)) for i in range(count - 1)]


@pytest.mark.parametrize(("leaves", "size"), [(3, 5), (6, 7)])
def test_betweenness_of_the_middle_of_a_clover(leaves, size):
    found = betweenness(graph_of(clover(leaves, size)), np.zeros((leaves * (size - 1) + 1, 2)), FAR)
    # Every way between two leaves passes the middle, and inside a leaf as in an odd ring.
    inside = (size - 1) * (size - 3) / 8
    assert found.node[0] == pytest.approx(math.comb(leaves, 2) * (size - 1) ** 2 + leaves * inside, abs=1e-5)


KITE = [("A", "B"), ("A", "C"), ("A", "D"), ("A", "F"), ("B", "D"), ("B", "E"), ("B", "G"), ("C", "D"), ("C", "F"),
        ("D", "E"), ("D", "F"), ("D", "G"), ("E", "G"), ("F", "G"), ("F", "H"), ("G", "H"), ("H", "I"), ("I", "J")]


def test_krackhardts_kite():
    """Krackhardt (1990), Assessing the Political Landscape, table 2: betweenness as a share of the 36 pairs."""
    names = "ABCDEFGHIJ"
    graph = graph_of([(names.index(a), names.index(b)) for a, b in KITE])
    share = betweenness(graph, nowhere(graph), FAR).node / 36.0
    published = [0.023, 0.023, 0.0, 0.102, 0.0, 0.231, 0.231, 0.389, 0.222, 0.0]
    np.testing.assert_allclose(share, published, atol=0.0006)
    assert [KITE[i] for i in np.flatnonzero(bridges(graph))] == [("H", "I"), ("I", "J")]


# pgRouting's sample network; its manual gives these counts for it (pgr_analyzeGraph, versions 2.0 to 3.7).
PGROUTING = [(2, 0, 2, 1), (2, 1, 3, 1), (3, 1, 4, 1), (2, 1, 2, 2), (3, 1, 3, 2), (0, 2, 1, 2), (1, 2, 2, 2),
             (2, 2, 3, 2), (3, 2, 4, 2), (2, 2, 2, 3), (3, 2, 3, 3), (2, 3, 3, 3), (3, 3, 4, 3), (2, 3, 2, 4),
             (4, 2, 4, 3), (4, 1, 4, 2), (0.5, 3.5, 1.999999999999, 3.5), (3.5, 2.3, 3.5, 4)]
PUBLISHED = {"edges": 18, "isolated": 2, "dead_ends": 7, "gaps": 1, "intersections": 1}


def sample(levels):
    """The sample with 1 unit as 100 m, as roads; `levels` of the last two edges."""
    lines = shapely.linestrings(np.array(PGROUTING, dtype=float).reshape(-1, 2, 2) * 100.0)
    level = np.concatenate([np.zeros(16), levels])
    roads = FeatureTable(tuple(f"e{i + 1}" for i in range(18)), lines, {"level": level})
    return way_net(Scene("EPSG:25832", {Role.ROAD: roads}))


def dead_ends(net):
    return int((net.walking.degree == 1).sum())


def test_the_sample_network_as_it_is_drawn_has_the_published_counts():
    # Told to lie on levels of their own, the two isolated segments join nothing, as in the published analysis.
    net = sample([1.0, 2.0])
    label = components(net.walking)
    alone = np.bincount(label[net.tail]) == 1
    assert (dead_ends(net), int(alone.sum())) == (PUBLISHED["dead_ends"], PUBLISHED["isolated"])


def test_noding_the_sample_network_closes_the_published_gap_and_makes_the_published_crossing():
    net = sample([np.nan, np.nan])
    assert dead_ends(net) == PUBLISHED["dead_ends"] - PUBLISHED["gaps"]
    assert len(np.unique(components(net.walking))) == 1
    crossing = (np.abs(net.place - [350.0, 300.0]) < 1e-3).all(axis=1)
    assert crossing.sum() == PUBLISHED["intersections"] and net.walking.degree[crossing].tolist() == [4]


@st.composite
def random_graphs(draw):
    """Places, edges between them and whole lengths, many of them equal; some edges twice, some parts apart."""
    count = draw(st.integers(2, 16))
    pairs = draw(st.lists(st.tuples(st.integers(0, count - 1), st.integers(0, count - 1)), min_size=1, max_size=34))
    lengths = draw(st.lists(st.sampled_from([1.0, 2.0, 2.5, 3.0, 7.25]), min_size=len(pairs), max_size=len(pairs)))
    return count, pairs, lengths


def made(count, pairs, lengths):
    ours = Graph.of(count, [a for a, _ in pairs], [b for _, b in pairs], lengths)
    theirs = nx.Graph()
    theirs.add_nodes_from(range(count))
    for (a, b), length in zip(pairs, lengths):
        if a != b and length <= theirs.get_edge_data(a, b, {"weight": FAR})["weight"]:
            theirs.add_edge(a, b, weight=length)
    return ours, theirs


@settings(max_examples=150, deadline=None)
@given(random_graphs())
def test_distances_and_parts_are_networkx_own(drawn):
    ours, theirs = made(*drawn)
    apart = np.full((ours.count, ours.count), np.inf)
    for source, reached in nx.all_pairs_dijkstra_path_length(theirs):
        apart[source, list(reached)] = list(reached.values())
    for run, away in distances(ours, np.arange(ours.count)):
        np.testing.assert_array_equal(away, apart[run])
    np.testing.assert_array_equal(nearest(ours, np.array([0, ours.count - 1])), apart[[0, -1]].min(axis=0))
    label = components(ours)
    assert {frozenset(np.flatnonzero(label == part).tolist()) for part in np.unique(label)} == \
        {frozenset(part) for part in nx.connected_components(theirs)}


@settings(max_examples=150, deadline=None)
@given(random_graphs(), st.sampled_from([2.0, 5.0, 9.5, FAR]))
def test_betweenness_is_networkx_own_within_a_radius(drawn, radius):
    count, pairs, lengths = drawn
    # Parallel edges of equal length are two ways for us and one for networkx.
    kept = {}
    for (a, b), length in zip(pairs, lengths):
        if a != b:
            kept[min(a, b), max(a, b)] = min(length, kept.get((min(a, b), max(a, b)), FAR))
    if not kept:
        return
    ours, theirs = made(count, list(kept), list(kept.values()))
    node, edge = np.zeros(count), dict.fromkeys(kept, 0.0)
    for s, t in itertools.combinations(range(count), 2):
        if not nx.has_path(theirs, s, t) or nx.dijkstra_path_length(theirs, s, t) > radius:
            continue
        ways = list(nx.all_shortest_paths(theirs, s, t, weight="weight"))
        for way in ways:
            node[way[1:-1]] += 1 / len(ways)
            for a, b in zip(way, way[1:]):
                edge[min(a, b), max(a, b)] += 1 / len(ways)
    found = betweenness(ours, nowhere(ours), radius)
    np.testing.assert_allclose(found.node, node, atol=1e-4)
    np.testing.assert_allclose(found.edge, list(edge.values()), atol=1e-4)
    if radius == FAR:
        central = nx.betweenness_centrality(theirs, normalized=False, weight="weight")
        np.testing.assert_allclose(found.node, [central[i] for i in range(count)], atol=1e-4)


@settings(max_examples=150, deadline=None)
@given(random_graphs())
def test_bridges_and_disjoint_ways_are_networkx_own(drawn):
    count, pairs, lengths = drawn
    ours = Graph.of(count, [a for a, _ in pairs], [b for _, b in pairs], lengths)
    theirs = nx.MultiGraph()
    theirs.add_nodes_from(range(count))
    theirs.add_edges_from((a, b) for a, b in pairs if a != b)
    simple = nx.Graph(theirs)
    single = {tuple(sorted(edge)) for edge in nx.bridges(simple) if theirs.number_of_edges(*edge) == 1}
    assert {tuple(sorted(pairs[i])) for i in np.flatnonzero(bridges(ours))} == single
    flow = nx.DiGraph()
    flow.add_nodes_from(range(count))
    for a, b in pairs:
        if a != b:
            for u, v in ((a, b), (b, a)):
                flow.add_edge(u, v, capacity=flow.get_edge_data(u, v, {"capacity": 0})["capacity"] + 1)
    for target in range(1, count):
        assert disjoint_ways(ours, np.array([0]), np.array([target])) == nx.maximum_flow_value(flow, 0, target)


def test_metres_within_reach_of_a_grid_cell():
    # From the middle of a large grid of 10 m cells: a diamond of radius r = 10 k holds 4 k² cells' sides of 10 m.
    graph = graph_of(grid(41, 41), np.full(2 * 41 * 40, 10.0))
    middle = np.array([20 * 41 + 20])
    for k in (1, 3, 7):
        assert metres_within(graph, middle, 10.0 * k).tolist() == [10.0 * 4 * k * k]
    assert metres_within(graph, middle, 5.0).tolist() == [20.0]


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 10_000), st.floats(150.0, 900.0))
def test_a_town_taken_tile_by_tile_is_the_same_as_all_at_once(seed, radius):
    draw = np.random.default_rng(seed)
    place = draw.uniform(0, 2000, (120, 2))
    pairs = draw.integers(0, 120, (260, 2))
    pairs = pairs[pairs[:, 0] != pairs[:, 1]]
    away = np.hypot(*(place[pairs[:, 0]] - place[pairs[:, 1]]).T)
    near = away < 400
    length = np.ceil(away[near] * 1024) / 1024
    graph = Graph.of(120, pairs[near, 0], pairs[near, 1], length)
    whole, tiled = betweenness(graph, np.zeros((120, 2)), radius), betweenness(graph, place, radius)
    np.testing.assert_array_equal(whole.node, tiled.node)
    np.testing.assert_array_equal(whole.edge, tiled.edge)
    wanted = draw.integers(0, 120, 4)
    some = betweenness(graph, place, radius, near=wanted)
    np.testing.assert_array_equal(some.node[wanted], whole.node[wanted])
