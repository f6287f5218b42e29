# SPDX-License-Identifier: GPL-2.0-or-later
"""Near repeats: pairs against brute force, moments against every permutation, p under chance and on planted series."""

from __future__ import annotations

from dataclasses import replace
from itertools import permutations

import numpy as np
import pytest
import shapely
from scipy import stats

from botrygt_qgis_plugin.burglary.bands import make_bands
from botrygt_qgis_plugin.burglary.events import Events, concatenated
from botrygt_qgis_plugin.burglary.knox import KnoxPlan, band_counts, knox_test, permutation_moments
from botrygt_qgis_plugin.burglary.network import make_network, network_distance
from botrygt_qgis_plugin.burglary.pairs import EUCLIDEAN, MANHATTAN, metric_distance, near_pairs
from botrygt_qgis_plugin.burglary.windows import open_windows, reach_of, warned_dwellings, window_areas
from botrygt_qgis_plugin.engine.errors import Cancelled, InputError


def events_of(xy, days, address=None, length=1.0):
    count = len(xy)
    keys = [f"a{i}" for i in range(count)] if address is None else address
    start = np.asarray(days, dtype=float) * 24.0 + 9.0
    return Events("EPSG:25832", np.asarray(xy, dtype=float), start, start + length, np.full(count, "", dtype=object),
                  np.array(keys, dtype=object), np.arange(count))


def brute(xy, place, days, space, time, metric):
    """Counts by looking at every pair, bands as they are printed."""
    table = np.zeros((len(space) + 1, len(time)), dtype=int)
    low = (0.0, *space.edges)
    span = (0.0, *time.edges)

    def inside(value, edges, band, closed):
        bottom, top = edges[band], edges[band + 1]
        if closed == "left":
            return bottom <= value < top
        return (bottom < value or (band == 0 and value >= 0)) and value <= top

    for i in range(len(xy)):
        for j in range(i + 1, len(xy)):
            dx, dy = np.abs(xy[i] - xy[j])
            away = dx + dy if metric == MANHATTAN else np.hypot(dx, dy)
            rows = [0] if place[i] == place[j] else [b + 1 for b in range(len(space)) if inside(away, low, b,
                                                                                                space.closed)]
            for t in range(len(time)):
                if inside(abs(days[i] - days[j]), span, t, time.closed):
                    for row in rows:
                        table[row, t] += 1
    return table


@pytest.mark.parametrize("closed", ["left", "right"])
@pytest.mark.parametrize("metric", [EUCLIDEAN, MANHATTAN])
@pytest.mark.parametrize("seed", range(4))
def test_counts_equal_brute_force_for_both_closed_sides(closed, metric, seed):
    rng = np.random.default_rng(seed)
    # Whole metres, so that many distances lie exactly on an edge; some addresses twice, one of them moved.
    xy = rng.integers(0, 60, (120, 2)) * 5.0
    place = rng.integers(0, 100, 120)
    days = rng.integers(0, 30, 120)
    space, time = make_bands((25, 50, 100), closed, "m"), make_bands((3, 7, 14), closed, "d")
    pairs = near_pairs(xy, place, space, metric_distance(xy, metric))
    counted = band_counts(days[:, None], pairs, time.limits())[:, :, 0]
    assert counted.tolist() == brute(xy, place, days, space, time, metric).tolist()
    assert len({tuple(sorted(pair)) for pair in zip(pairs.first.tolist(), pairs.second.tolist())}) == len(pairs)


def test_bands_say_which_side_is_closed():
    assert make_bands((100, 200), "left", "m").labels() == ("0 ≤ d < 100 m", "100 ≤ d < 200 m")
    assert make_bands((7, 14), "right", "d").labels() == ("0 ≤ t ≤ 7 d", "7 < t ≤ 14 d")


@pytest.mark.parametrize("edges, closed", [((), "left"), ((0, 100), "left"), ((100, 100), "left"), ((100,), "both")])
def test_bands_that_are_none(edges, closed):
    with pytest.raises(InputError):
        make_bands(edges, closed, "m")


def test_moments_equal_those_of_every_permutation():
    rng = np.random.default_rng(2)
    xy, days = rng.random((7, 2)) * 100, np.array([0, 0, 3, 5, 5, 9, 20])
    space, time = make_bands((40, 90), "left", "m"), make_bands((4, 8), "right", "d")
    pairs = near_pairs(xy, np.array([0, 1, 2, 3, 4, 5, 0]), space)
    orders = np.array(list(permutations(days)))
    counts = band_counts(orders.T, pairs, time.limits())
    mean, variance = permutation_moments(days, pairs, time.limits())
    assert mean == pytest.approx(counts.mean(axis=2)) and variance == pytest.approx(counts.var(axis=2))


SPACE, TIME = make_bands((100, 200), "left", "m"), make_bands((7, 14), "left", "d")


def town(rng, count=150, size=2000.0):
    return rng.random((count, 2)) * size + [575000.0, 6225000.0], rng.integers(0, 365, count)


def test_p_is_honest_where_there_is_nothing():
    rng = np.random.default_rng(5)
    runs, alpha = 300, 0.1
    single, family = np.zeros((3, 2)), 0
    for run in range(runs):
        xy, days = town(rng, 120)
        knox = knox_test(events_of(xy, days), KnoxPlan(SPACE, TIME, 99, run))
        single += knox.p <= alpha
        family += bool((knox.p_adjusted <= alpha).any())
    # At most alpha of the runs, but for the luck of so many runs (99.9 %).
    most = stats.binom.ppf(0.999, runs, alpha)
    assert (single[1:] <= most).all() and family <= most
    assert family >= stats.binom.ppf(0.001, runs, alpha / 3)  # the correction has not thrown the power away


def planted(rng, series, count=200):
    xy, days = town(rng, count)
    mothers = rng.choice(count, series, replace=False)
    near = xy[mothers] + rng.normal(0, 35, (series, 2))
    return np.concatenate([xy, near]), np.concatenate([days, days[mothers] + rng.integers(1, 6, series)])


def test_planted_near_repeats_are_found():
    rng = np.random.default_rng(6)
    found = 0
    for run in range(20):
        xy, days = planted(rng, 15)
        knox = knox_test(events_of(xy, days), KnoxPlan(SPACE, TIME, 199, run))
        found += bool(knox.significant()[1, 0])
        assert knox.z[1, 0] > 2.0
    assert found >= 18


def test_same_place_repeats_stand_apart():
    xy = np.array([[0, 0], [0, 0], [500, 0], [500, 60], [900, 900], [900, 900.0]]) + [575000, 6225000]
    knox = knox_test(events_of(xy, [0, 3, 10, 11, 40, 90], ["a", "a", "b", "c", "d", "d"]), KnoxPlan(SPACE, TIME, 0))
    assert knox.observed.tolist() == [[1, 0], [1, 0], [0, 0]] and knox.permutations == 0 and np.isnan(knox.p).all()
    assert knox.pairs == 3


def test_the_answer_does_not_depend_on_threads_and_repeats(monkeypatch):
    xy, days = planted(np.random.default_rng(7), 10)
    plan = KnoxPlan(SPACE, TIME, 200, 3)
    one = knox_test(events_of(xy, days), plan)
    monkeypatch.setattr("botrygt_qgis_plugin.burglary.knox._THREADS", 1)
    two = knox_test(events_of(xy, days), plan)
    assert np.array_equal(one.p, two.p) and np.array_equal(one.simulated_median, two.simulated_median)
    assert one.permutations == 200 and one.simulated_mean == pytest.approx(one.mean, rel=0.25)
    assert np.all(one.p == np.round(one.p * 201) / 201)


def test_unknown_days_are_drawn_anew_and_their_spread_is_told():
    xy, days = planted(np.random.default_rng(8), 25)
    sure = knox_test(events_of(xy, days), KnoxPlan(SPACE, TIME, 99, 1))
    vague = knox_test(events_of(xy, days, length=24.0 * 10), KnoxPlan(SPACE, TIME, 99, 1))
    assert sure.uncertain == 0 and (sure.observed_low == sure.observed_high).all()
    assert vague.uncertain == len(xy) and (vague.observed_low <= vague.observed).all()
    assert (vague.observed_high > vague.observed_low).any()
    # What is not known cannot make the evidence stronger.
    assert vague.z[1, 0] < sure.z[1, 0]


def test_p_stays_honest_with_unknown_days():
    rng = np.random.default_rng(9)
    runs, alpha, low = 150, 0.1, np.zeros((3, 2))
    for run in range(runs):
        xy, days = town(rng, 100)
        low += knox_test(events_of(xy, days, length=24.0 * rng.integers(0, 15)),
                         KnoxPlan(SPACE, TIME, 99, run)).p <= alpha
    assert (low <= stats.binom.ppf(0.999, runs, alpha)).all()


def test_too_few_or_cancelled():
    xy, days = town(np.random.default_rng(1), 50)
    with pytest.raises(InputError, match="at least 4"):
        knox_test(events_of(xy[:3], days[:3]), KnoxPlan(SPACE, TIME))
    with pytest.raises(Cancelled):
        knox_test(events_of(xy, days), KnoxPlan(SPACE, TIME), cancelled=lambda: True)


def test_network_distance_goes_round_the_block():
    # A square block of 100 m: from the middle of its south side to the middle of its north side it is 200 m.
    corners = np.array([[0, 0], [100, 0], [100, 100], [0, 100.0]]) + [575000, 6225000]
    network = make_network(shapely.linestrings(np.stack([corners, np.roll(corners, -1, axis=0)], axis=1)))
    xy = np.array([[50, 0], [50, 100], [90, 0], [50, -5.0]]) + [575000, 6225000]
    distance, snapped = network_distance(network, xy, 500.0)
    first, second = np.array([0, 0, 0, 1]), np.array([1, 2, 3, 2])
    assert distance(first, second) == pytest.approx([200.0, 40.0, 5.0, 160.0])
    assert snapped.away == pytest.approx([0, 0, 0, 5.0])
    space = make_bands((50, 300), "left", "m")
    pairs = near_pairs(xy, np.arange(4), space, distance)
    assert pairs.counts.tolist() == [0, 3, 3]


def test_network_distance_is_infinite_beyond_the_limit_and_between_islands():
    lines = shapely.linestrings([[[0, 0], [1000, 0]], [[0, 50], [1000, 50.0]]])
    xy = np.array([[0, 0], [900, 0], [0, 50.0], [100, 0]])
    distance, _ = network_distance(make_network(lines), xy, 300.0)
    away = distance(np.array([0, 0]), np.array([2, 3]))
    assert np.isinf(away[0]) and away[1] == 100.0
    with pytest.raises(InputError, match="no line"):
        make_network(shapely.points([[0.0, 0.0]]))


def significant(knox, cells):
    """The same answer with these cells significant and no others."""
    p = np.ones(knox.p.shape)
    for cell in cells:
        p[cell] = 0.001
    return replace(knox, p_adjusted=p, observed=knox.mean + 1.0)


@pytest.fixture
def knox():
    xy, days = town(np.random.default_rng(4), 40)
    return knox_test(events_of(xy, days), KnoxPlan(SPACE, TIME, 99))


@pytest.mark.parametrize("cells, steps, same", [
    ([(1, 0), (1, 1), (2, 0)], ((100.0, 14.0), (200.0, 7.0)), 0.0), ([(0, 0)], (), 7.0), ([(2, 0)], (), 0.0),
    ([(1, 1)], (), 0.0), ([], (), 0.0), ([(0, 0), (0, 1), (1, 0)], ((100.0, 7.0),), 14.0)])
def test_reach_is_the_chain_of_significant_cells_from_the_nearest(knox, cells, steps, same):
    reach = reach_of(significant(knox, cells))
    assert (reach.steps, reach.same_place_days) == (steps, same)


def test_windows_open_and_close(knox):
    events = events_of([[575000, 6225000], [576000, 6225000], [577000, 6225000.0]], [100, 97, 50])
    reach = reach_of(significant(knox, [(1, 0)]))
    now = 105 * 24.0 + 9.0
    windows = open_windows(events, reach, now)
    assert windows.event.tolist() == [0] and windows.until[0] == 107 * 24.0 + 10.0
    assert window_areas(events, windows, EUCLIDEAN)[0].area == pytest.approx(np.pi * 1e4, rel=0.01)
    assert window_areas(events, windows, MANHATTAN)[0].area == pytest.approx(2e4)
    later = events_of([[575500, 6225000.0]], [104])
    both = open_windows(concatenated([events, later]), reach, now)
    assert both.event.tolist() == [0, 3]
    assert not len(open_windows(events, reach, 300 * 24.0).event)


@pytest.mark.parametrize("closed, expected", [("left", [0, 2]), ("right", [0, 1, 2])])
def test_dwellings_in_a_window_by_the_closed_side(knox, closed, expected):
    space = make_bands((100, 200), closed, "m")
    answer = significant(replace(knox, plan=KnoxPlan(space, TIME, 99)), [(0, 0), (1, 0)])
    events = events_of([[575000, 6225000.0]], [100])
    homes = np.array([[575099, 6225000], [575100, 6225000], [575000, 6225000], [575101, 6225000.0]])
    windows = open_windows(events, reach_of(answer), 101 * 24.0 + 12.0)
    warned = warned_dwellings(events, windows, homes, space, metric_distance(np.vstack([events.xy, homes]), EUCLIDEAN))
    assert warned.dwelling.tolist() == expected and warned.until == pytest.approx(107 * 24.0 + 10.0)
    assert warned.count.tolist() == [2 if home == 2 else 1 for home in expected]
