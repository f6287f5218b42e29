# SPDX-License-Identifier: GPL-2.0-or-later
"""Hot spots against figures of others, brute force, and chance: Gi*, densities, rates, change, spates, worth,
follow-up."""

from __future__ import annotations

import numpy as np
import pytest
import shapely
from scipy import stats
from scipy.sparse.csgraph import dijkstra

from botrygt_qgis_plugin.burglary.density import GAUSSIAN, QUARTIC, kernel_cells, kernel_density, usual_bandwidth
from botrygt_qgis_plugin.burglary.events import Events
from botrygt_qgis_plugin.burglary.followup import (
    Counts,
    counts_in,
    displacement_difference,
    displacement_quotient,
    follow_up,
)
from botrygt_qgis_plugin.burglary.foresight import exact_interval, worth_of
from botrygt_qgis_plugin.burglary.gi import (
    QUEEN,
    band_weights,
    disc,
    dwelling_p,
    false_discovery,
    grid_gi_star,
    permutation_p,
    place_gi,
    window_sums,
)
from botrygt_qgis_plugin.burglary.grid import Grid, grid_over
from botrygt_qgis_plugin.burglary.network import make_network, snap
from botrygt_qgis_plugin.burglary.network_density import network_density
from botrygt_qgis_plugin.burglary.risk import change_between, shrunken_rates
from botrygt_qgis_plugin.burglary.spates import ScanPlan, dense_groups, scan
from botrygt_qgis_plugin.engine.errors import Cancelled, InputError

# PySAL's documented example of esda.getisord.G_Local: points, values, threshold 15, binary weights.
PLACES = np.array([(10, 10), (20, 10), (40, 10), (15, 20), (30, 20), (30, 30)], dtype=float)
VALUES = np.array([2, 3, 3.2, 5, 8, 7])
GI_STAR = [-1.39727626, -0.28917762, 0.65064964, -0.28917762, 1.23452088, 2.02424331]
GI = [-1.0136729, -0.04361589, 1.31558703, -0.31412676, 1.15373986, 1.77833941]


@pytest.mark.parametrize("star, expected", [(True, GI_STAR), (False, GI)], ids=["Gi*", "Gi"])
def test_gi_equals_the_published_example(star, expected):
    assert place_gi(VALUES, band_weights(PLACES, 15.0, star), star) == pytest.approx(expected, abs=5e-9)


def centres(grid):
    return grid.centres(np.arange(grid.count))


@pytest.mark.parametrize("shape, distance", [(disc(60, 25), 60.0), (disc(100, 25), 100.0), (QUEEN, 25 * 1.5)])
def test_gi_star_on_the_grid_equals_the_one_by_weights(shape, distance):
    grid = Grid(0.0, 0.0, 25.0, 23, 17)
    values = np.random.default_rng(1).poisson(0.7, grid.shape).astype(float)
    weights = band_weights(centres(grid), distance + 1e-6, True)
    assert grid_gi_star(values, shape).ravel() == pytest.approx(place_gi(values.ravel(), weights, True))


def test_cells_outside_the_area_are_no_places():
    grid = Grid(0.0, 0.0, 25.0, 15, 15)
    rng = np.random.default_rng(2)
    values, inside = rng.poisson(1.0, grid.shape).astype(float), rng.random(grid.shape) < 0.7
    z = grid_gi_star(values, disc(75, 25), inside)
    weights = band_weights(centres(grid)[inside.ravel()], 75.0 + 1e-6, True)
    assert z[inside] == pytest.approx(place_gi(values[inside], weights, True)) and np.isnan(z[~inside]).all()
    assert np.isnan(grid_gi_star(np.ones((5, 5)), QUEEN)).all()  # no variation: no z


def test_conditional_permutation_equals_drawing_for_each_place_alone():
    rng = np.random.default_rng(3)
    values = rng.poisson(0.5, (12, 12)).astype(float)
    shape = disc(60, 25)
    total, size = (window_sums(v, shape).ravel() for v in (values, np.ones_like(values)))
    p = permutation_p(values.ravel(), total, size, 4999)
    for place in (0, 40, 77, 143):
        others = np.delete(values.ravel(), place)
        k = round(size[place]) - 1
        drawn = np.array([rng.choice(others, k, replace=False).sum() for _ in range(4999)])
        alone = (1 + (drawn >= total[place] - values.ravel()[place]).sum()) / 5000
        assert p[place] == pytest.approx(alone, abs=0.03)


def dwelling_grid(rng, side=30):
    homes = rng.integers(0, 40, (side, side)).astype(float)
    homes[rng.random((side, side)) < 0.3] = 0.0
    return homes


def neighbourhood_p(counts, homes, shape=QUEEN):
    total, around = window_sums(counts, shape).ravel(), window_sums(homes, shape).ravel()
    return dwelling_p(np.column_stack([total, np.full(len(total), counts.sum())]),
                      np.column_stack([around, np.full(len(total), homes.sum())]))


def test_p_by_dwellings_equals_multinomial_draws():
    rng = np.random.default_rng(4)
    homes = dwelling_grid(rng, 8)
    counts = rng.multinomial(60, homes.ravel() / homes.sum()).reshape(homes.shape).astype(float)
    drawn = np.array([window_sums(each.reshape(homes.shape).astype(float), QUEEN).ravel()
                      for each in rng.multinomial(60, homes.ravel() / homes.sum(), 4000)])
    above = (drawn >= window_sums(counts, QUEEN).ravel()).mean(axis=0)
    assert neighbourhood_p(counts, homes) == pytest.approx(above, abs=0.04)


def test_false_discoveries_keep_their_level_where_only_dwellings_decide():
    rng = np.random.default_rng(5)
    any_hot = 0
    for _ in range(200):
        homes = dwelling_grid(rng)
        counts = rng.multinomial(300, homes.ravel() / homes.sum()).reshape(homes.shape).astype(float)
        any_hot += false_discovery(neighbourhood_p(counts, homes), 0.05).hot.any()
    # Without a true hot spot every discovery is false: the rate is the share of maps with one.
    assert any_hot <= stats.binom.ppf(0.999, 200, 0.05)


def test_false_discoveries_keep_their_level_beside_planted_clusters():
    rng = np.random.default_rng(6)
    shares, found = [], 0
    for _ in range(100):
        homes = dwelling_grid(rng)
        risk = homes.copy()
        risk[10:13, 10:13] *= 12.0
        counts = rng.multinomial(300, risk.ravel() / risk.sum()).reshape(homes.shape).astype(float)
        hot = false_discovery(neighbourhood_p(counts, homes), 0.05).hot.reshape(homes.shape)
        truly = np.zeros(homes.shape, dtype=bool)
        truly[9:14, 9:14] = True  # neighbourhoods that hold a cell of higher risk
        shares.append(hot[~truly].sum() / max(hot.sum(), 1))
        found += hot[truly].any()
    assert np.mean(shares) <= 0.05 + 3 * np.std(shares) / 10 and found >= 95


def test_step_up_by_hand():
    p = np.array([0.001, 0.008, 0.039, 0.041, 0.042, 0.06, 0.074, 0.205, 0.212, 0.216, np.nan])
    found = false_discovery(p, 0.05)  # Benjamini and Hochberg's rule: 0.008 <= 2/10 * 0.05, 0.039 > 3/10 * 0.05
    assert found.hot.tolist() == [True, True, *[False] * 9] and found.limit == 0.008


def test_a_p_too_coarse_is_said_and_calls_nothing_hot():
    found = false_discovery(np.full(1000, 0.001), 0.05, permutations=999)
    assert not found.fine and not found.hot.any() and found.needed == 19999
    assert false_discovery(np.full(1000, 1 / 20000), 0.05, permutations=19999).fine


@pytest.mark.parametrize("kernel", [QUARTIC, GAUSSIAN])
@pytest.mark.parametrize("side, bandwidth", [(10.0, 200.0), (25.0, 60.0), (100.0, 30.0)])
def test_density_keeps_all_mass(kernel, side, bandwidth):
    xy = np.random.default_rng(7).random((300, 2)) * 3000 + [575000, 6225000]
    density = kernel_density(xy, side, bandwidth, kernel)
    assert density.values.sum() * side * side / 1e6 == pytest.approx(300.0, rel=1e-9)
    assert density.values.min() >= 0.0 and density.bandwidth == bandwidth


@pytest.mark.parametrize("kernel, value", [
    (QUARTIC, lambda d, h: 3 / (np.pi * h * h) * np.clip(1 - d * d / h / h, 0, None) ** 2),
    (GAUSSIAN, lambda d, h: np.exp(-d * d / 2 / h / h) / (2 * np.pi * h * h))])
def test_density_equals_the_sum_over_events(kernel, value):
    xy = np.random.default_rng(8).random((200, 2)) * 2000 + [575000, 6225000]
    density = kernel_density(xy, 10.0, 200.0, kernel)
    cells = np.random.default_rng(9).integers(0, density.grid.count, 500)
    away = np.hypot(*(density.grid.centres(cells)[:, None, :] - xy[None]).transpose(2, 0, 1))
    brute = value(away, 200.0).sum(axis=1) * 1e6
    assert density.values.ravel()[cells] == pytest.approx(brute, abs=0.005 * brute.max())


def test_kernel_is_one_and_even():
    kernel = kernel_cells(QUARTIC, 95.0, 10.0)
    assert kernel.sum() == pytest.approx(1.0) and kernel.shape == (21, 21) and (kernel == kernel[::-1, ::-1]).all()


def test_bandwidth_that_was_used_is_told():
    xy = np.random.default_rng(1).normal(0, 500, (1000, 2)) + [575000, 6225000]
    used = kernel_density(xy, 50.0, kernel=GAUSSIAN).bandwidth
    assert used == pytest.approx(500 * 1000 ** (-1 / 6), rel=0.05)  # Scott's rule
    assert usual_bandwidth(xy, QUARTIC) == pytest.approx(used * 8 ** 0.5)
    with pytest.raises(InputError):
        kernel_density(np.empty((0, 2)), 50.0)
    with pytest.raises(InputError, match="too large"):
        grid_over((0, 0, 1e6, 1e6), 10.0)


def lattice(side=4, step=60.0):
    lines = []
    for i in range(side):
        for j in range(side - 1):
            lines += [[(i * step, j * step), (i * step, (j + 1) * step)],
                      [(j * step, i * step), ((j + 1) * step, i * step)]]
    lines += [[(0, 0), (-80, -30)], [(500, 500), (560, 500)]]
    return make_network(shapely.linestrings(np.array(lines, dtype=float)))


def test_network_density_equals_looking_at_every_lixel():
    network = lattice()
    rng = np.random.default_rng(11)
    snapped = snap(network, rng.random((40, 2)) * 220 - 20)
    bandwidth, lixel = 100.0, 10.0
    density = network_density(network, snapped, bandwidth, lixel)
    ends = dijkstra(network.graph, directed=False)
    expected = np.zeros(density.starts[-1])
    for edge in range(len(network.ends)):
        first, last = density.starts[edge:edge + 2]
        step = network.length[edge] / (last - first)
        for piece in range(last - first):
            y = (piece + 0.5) * step
            for e, t in zip(snapped.edge, snapped.along):
                ways = [(y if i == 0 else network.length[edge] - y) + ends[network.ends[edge, i], network.ends[e, j]] +
                        (t if j == 0 else network.length[e] - t) for i in (0, 1) for j in (0, 1)]
                away = min(*ways, abs(y - t) if e == edge else np.inf)
                expected[first + piece] += max(0.0, 1 - (away / bandwidth) ** 2) ** 2
    assert density.values == pytest.approx(expected * 15 / 16 / bandwidth * 1000)
    assert len(density.lines()) == len(expected)
    assert shapely.length(density.lines()).sum() == pytest.approx(network.length.sum())


def test_network_density_of_one_event_on_a_street_keeps_its_mass():
    network = make_network(shapely.linestrings([[[0.0, 0.0], [1000.0, 0.0]]]))
    density = network_density(network, snap(network, np.array([[500.0, 3.0]])), 200.0, 5.0)
    assert density.values.sum() * 5.0 / 1000 == pytest.approx(1.0, abs=1e-4)


def test_rates_are_drawn_to_the_overall_rate_as_by_marshall():
    # Worked by hand: m = 20/400 = 0.05; variance within 0.00175; mean dwellings 100; between 0.00125.
    rates = shrunken_rates(np.array([1.0, 9.0, 10.0, 0.0, 0.0]), np.array([100.0, 100.0, 100.0, 100.0, 0.0]))
    variance = np.mean((np.array([0.01, 0.09, 0.10, 0.0]) - 0.05) ** 2)
    between = variance - 0.05 / 100
    weight = between / (between + 0.05 / 100)
    assert rates[:4] == pytest.approx(0.05 + weight * (np.array([0.01, 0.09, 0.10, 0.0]) - 0.05))
    assert np.isnan(rates[4])


def test_rates_of_few_dwellings_are_drawn_in_more():
    rates = shrunken_rates(np.array([2.0, 200.0, 30.0, 2.0]), np.array([10.0, 1000.0, 1000.0, 40.0]))
    assert rates[0] < rates[1] < 0.2 and np.isfinite(rates).all()
    assert shrunken_rates(np.zeros(3), np.ones(3)).tolist() == [0, 0, 0]


def test_change_is_exact_and_corrected():
    change = change_between(np.array([40.0, 10, 0, 20]), np.array([10.0, 12, 0, 20]), (2.0, 2.0))
    assert change.ratio[:2] == pytest.approx([0.25, 1.2]) and change.direction.tolist() == [-1, 0, 0, 0]
    assert change.p[0] == pytest.approx(2 * stats.binom.cdf(10, 50, 0.5)) and np.isnan(change.p[2])
    longer = change_between(np.array([40.0]), np.array([20.0]), (2.0, 1.0))
    assert longer.ratio[0] == 1.0 and longer.direction[0] == 0
    rest = change_between(np.array([40.0, 400]), np.array([20.0, 200]), (1.0, 1.0), against_rest=True)
    assert rest.direction.tolist() == [0, 0]


def quiet_town(rng, count=250):
    return rng.random((count, 2)) * 3000 + [575000, 6225000], rng.integers(19000, 19730, count)


def test_spates_are_found_where_they_were_planted():
    rng = np.random.default_rng(12)
    found = 0
    for run in range(5):
        xy, days = quiet_town(rng)
        spate = rng.normal(0, 60, (12, 2)) + [576500, 6226500]
        xy, days = np.vstack([xy, spate]), np.concatenate([days, rng.integers(19300, 19314, 12)])
        first = scan(xy, days, ScanPlan(permutations=99, seed=run))[0]
        found += np.hypot(first.x - 576500, first.y - 6226500) < 250 and first.p == 0.01 and \
            first.first_day < 19314 and first.last_day >= 19300
        assert first.observed >= 10 > first.expected
    assert found == 5


def test_p_of_spates_is_honest_by_the_maximum_over_all_windows():
    rng = np.random.default_rng(13)
    runs, alpha, low = 60, 0.1, 0
    for run in range(runs):
        xy, days = quiet_town(rng, 80)
        spates = scan(xy, days, ScanPlan(permutations=39, seed=run, radii=(150.0, 300.0)))
        low += bool(spates) and spates[0].p <= alpha
    assert low <= stats.binom.ppf(0.999, runs, alpha)


def test_spates_do_not_overlap_and_few_events_give_none():
    rng = np.random.default_rng(14)
    xy, days = quiet_town(rng, 400)
    spates = scan(xy, days, ScanPlan(permutations=19))
    for i, one in enumerate(spates):
        for other in spates[:i]:
            apart = np.hypot(one.x - other.x, one.y - other.y) >= one.radius + other.radius
            assert apart or one.last_day < other.first_day or other.last_day < one.first_day
    assert scan(xy[:2], days[:2], ScanPlan()) == ()
    with pytest.raises(Cancelled):
        scan(xy, days, ScanPlan(), cancelled=lambda: True)


@pytest.mark.parametrize("seed", range(3))
def test_groups_equal_st_dbscan_by_brute_force(seed):
    rng = np.random.default_rng(seed)
    xy, days = rng.integers(0, 30, (150, 2)) * 25.0, rng.integers(0, 60, 150).astype(float)
    near = (np.hypot(*(xy[:, None] - xy[None]).transpose(2, 0, 1)) <= 75.0) & (np.abs(days[:, None] - days) <= 7.0)
    core = near.sum(axis=1) >= 5
    group = dense_groups(xy, days, (75.0, 7.0), 5)
    assert ((group >= 0) == (near[:, core].any(axis=1))).all()
    linked = near & core[:, None] & core[None]
    for i in np.flatnonzero(core):
        seen, todo = set(), [i]
        while todo:
            at = todo.pop()
            if at not in seen:
                seen.add(at)
                todo += np.flatnonzero(linked[at]).tolist()
        assert set(np.flatnonzero(core & (group == group[i]))) == seen
    for i in np.flatnonzero(~core & (group >= 0)):
        assert group[i] == group[core & near[i]].min()


def test_worth_of_a_map():
    score = np.array([[9.0, 1.0], [5.0, 0.0]])
    later = np.array([[6.0, 1.0], [2.0, 1.0]])
    worth = worth_of(score, later, (0.25, 0.5))
    assert [w.hits for w in worth] == [6, 8] and worth[0].pai == pytest.approx(0.6 / 0.25) and worth[0].chance == 0.25
    homes = np.array([[10.0, 40.0], [50.0, 0.0]])
    by_homes = worth_of(score, later, (0.34,), homes)[0]
    assert by_homes.cells == 1 and by_homes.chance == pytest.approx(2 / 9)  # the cell with most dwellings had 2 of 9
    assert by_homes.p == pytest.approx(stats.binom.sf(5, 9, 0.1))
    assert worth_of(score, np.zeros((2, 2)), (0.5,)) == ()


def test_interval_of_a_share():
    low, high = exact_interval(6, 10)  # Clopper and Pearson (1934): 0.262 to 0.878
    assert (round(low, 3), round(high, 3)) == (0.262, 0.878)
    assert exact_interval(0, 10)[0] == 0.0 and exact_interval(10, 10)[1] == 1.0


@pytest.mark.parametrize("counts, expected", [
    (Counts((100, 50), (80, 70), (1000, 1000)), 0.2),      # the buffer fell by 10 where the action area fell by 50
    (Counts((100, 50), (80, 130), (1000, 1000)), -1.0),    # all that was gained moved next door
    (Counts((100, 50), (80, 80), (1000, 1000)), 0.0),
    (Counts((100, 120), (80, 90), (1000, 1000)), None),    # the action area did not fall
    (Counts((100, 90), (80, 90), (1000, 800)), None),      # it fell, but less than control
    (Counts((100, 50), (80, 70), (0, 10)), None),
    (Counts((200, 100), (300, 240), (1200, 1000)), 0.15)])  # (0.24 - 0.25) / (0.1 - 0.166667)
def test_displacement_quotient(counts, expected):
    made = displacement_quotient(counts)
    assert made is None if expected is None else made == pytest.approx(expected)


def test_displacement_difference_equals_the_published_examples():
    # ptools' wdd(): c(20,20) and c(20,10); with displacement c(30,30) and c(30,20); Wheeler and Ratcliffe 2018.
    assert displacement_difference((20, 10), (20, 20)) == (-10, pytest.approx(np.sqrt(70)))
    assert displacement_difference((20, 10), (20, 20), (30, 20), (30, 30)) == (-20, pytest.approx(np.sqrt(180)))
    estimate, error = displacement_difference((0, 10), (0, 20))
    assert 2 * stats.norm.cdf(estimate / error) == pytest.approx(0.068, abs=5e-4)


def test_follow_up_gives_intervals_and_says_when_nothing_could_move():
    good = follow_up(Counts((100, 50), (80, 70), (1000, 1000)))
    assert good.odds == 0.5 and good.odds_interval[0] < 0.5 < good.odds_interval[1] < 1.0
    assert good.quotient_interval[0] < good.quotient < good.quotient_interval[1] and good.undefined_share < 0.01
    bad = follow_up(Counts((100, 120), (80, 90), (1000, 1000)))
    assert bad.quotient is None and bad.quotient_interval is None and bad.undefined_share > 0.8
    assert follow_up(Counts((0, 0), (0, 0), (0, 0))).quotient is None


def test_interval_of_the_action_covers_the_truth():
    rng = np.random.default_rng(15)
    held = 0
    for run in range(200):
        drawn = rng.poisson([60, 30, 50, 50, 300, 300])
        low, high = follow_up(Counts(*(tuple(drawn[i:i + 2].tolist()) for i in (0, 2, 4))), run).odds_interval
        held += low <= 0.5 <= high
    assert held >= stats.binom.ppf(0.001, 200, 0.95)


def test_an_event_counts_once_in_the_first_area_it_lies_in():
    xy = np.array([[5, 5], [15, 5], [25, 5], [95, 5.0]])
    blank = np.full(4, "", dtype=object)
    start = np.array([10.0, 30.0, 10.0, 30.0])
    events = Events("EPSG:25832", xy, start, start, blank, blank, np.arange(4))
    areas = (shapely.box(0, 0, 10, 10), shapely.box(0, 0, 30, 10), shapely.box(0, 0, 100, 10))
    assert counts_in(events, areas, ((0.0, 24.0), (24.0, 48.0))) == Counts((1, 0), (1, 1), (0, 1))
