# SPDX-License-Identifier: GPL-2.0-or-later
"""Ground that is not level: read, cut and filled; and what hills and slopes do to the light."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from botrygt_qgis_plugin.engine.changes import changes_between
from botrygt_qgis_plugin.engine.errors import InputError
from botrygt_qgis_plugin.engine.geotiff import geotiff
from botrygt_qgis_plugin.engine.hashing import input_digests
from botrygt_qgis_plugin.engine.measure.hills import under_hills
from botrygt_qgis_plugin.engine.measure.illuminance import HORIZONTAL, Points
from botrygt_qgis_plugin.engine.measure.lightfield import FIELD_PARAMETERS, LitScene, Spots
from botrygt_qgis_plugin.engine.raster import Raster
from botrygt_qgis_plugin.engine.roles import Role
from botrygt_qgis_plugin.engine.scene import FeatureTable, Scene
from botrygt_qgis_plugin.engine.terrain import AROUND_M, terrain_file, with_terrain

PARAMS = {name: parameter.default for name, parameter in FIELD_PARAMETERS.items()}
FLUX = 10_000.0


def rows(geometry, **columns):
    shapes = np.array(geometry, dtype=object)
    return FeatureTable(tuple(str(i) for i in range(len(shapes))), shapes,
                        {name: np.array(values) for name, values in columns.items()})


def scene(fence=None, terrain=None):
    """A lamp at the origin on level or other ground, and maybe a wall."""
    lamp = rows([shapely.Point(0, 0)], height_m=[5.0], flux_lm=[FLUX], maintenance_factor=[1.0],
                optic=np.array(["isotropic"], dtype=object))
    nothing = FeatureTable((), np.empty(0, dtype=object))
    wall = nothing if fence is None else rows([shapely.from_wkt(fence)], height_m=[2.0],
                                              kind=np.array(["wall"], dtype=object))
    return Scene("EPSG:25832", {
        Role.PLAN_AREA: rows([shapely.box(-200, -200, 200, 200)]), Role.LIGHT: lamp, Role.BUILDING: nothing,
        Role.HEDGE_FENCE: wall, Role.SHRUB_PLANTING: nothing, Role.TREE: nothing}, terrain=terrain)


def ground(height, step=1.0):
    """A raster from a function of x and y, from -250 to 250 m."""
    axis = (np.arange(int(500 / step)) + 0.5) * step - 250.0
    x, y = np.meshgrid(axis, -axis)
    return Raster(height(x, y) + 0.0 * x, -250.0, 250.0, step)


def lux(plan, x):
    x = np.asarray(x, dtype=float)
    zero = np.zeros(len(x))
    points = Points(x, zero, zero, zero + 1.0, zero)
    return LitScene(plan, PARAMS).light(Spots(points, np.zeros(len(x), dtype=np.intp), 1), HORIZONTAL)[0].guess


def test_level_ground_at_any_height_gives_the_same_light():
    x = np.arange(0.53, 50.0, 0.5)
    wall = "LINESTRING(6 -20,6 20)"
    flat, high = lux(scene(wall), x), lux(scene(wall, ground(lambda x, y: 37.5)), x)
    np.testing.assert_allclose(high, flat, rtol=1e-9)


@pytest.mark.parametrize("slope", [-0.2, -0.05, 0.1, 0.25])
def test_on_a_slope_the_lamp_is_higher_or_lower_over_the_point(slope):
    """Isotropic: E = flux / (4 pi) * h / d^3, h = 5 - slope x being the height over the point, d the slant distance."""
    x = np.arange(1.0, 15.0)
    down = 5.0 - slope * x
    expected = FLUX / (4 * np.pi) * down / (x ** 2 + down ** 2) ** 1.5
    np.testing.assert_allclose(lux(scene(terrain=ground(lambda x, y: slope * x)), x), expected, rtol=1e-6)


@pytest.mark.parametrize(("high", "away"), [(2.0, 10.0), (3.0, 8.0)])
def test_a_ridge_throws_the_shadow_of_a_wall(high, away):
    ridge = ground(lambda x, y: np.where(np.abs(x - away) < 0.3, high, 0.0), step=0.25)
    x = np.arange(away + 1.0, 50.0, 0.25)
    dark = lux(scene(terrain=ridge), x) == 0.0
    # The ray over the ridge: (5 - high) / away = 5 / edge.
    edge = away * 5.0 / (5.0 - high)
    assert (dark == (x < edge))[np.abs(x - edge) > 0.75].all()


def test_a_wall_stands_on_the_ground():
    """A wall in a ditch as deep as it is high throws no shadow; on a bank as high, that of one twice as high."""
    x = np.arange(8.0, 45.0, 0.25)
    ditch = ground(lambda x, y: np.where(np.abs(x - 6.0) < 1.0, -2.0, 0.0), step=0.25)
    np.testing.assert_allclose(lux(scene("LINESTRING(6 -20,6 20)", ditch), x), lux(scene(), x), rtol=1e-9)
    bank = ground(lambda x, y: np.where(np.abs(x - 6.0) < 0.5, 2.0, 0.0), step=0.25)
    dark = lux(scene("LINESTRING(6 -20,6 20)", bank), x) == 0.0
    assert (dark == (x < 6.0 * 5.0))[np.abs(x - 30.0) > 0.6].all()


@given(st.integers(0, 1000))
def test_no_ray_above_the_highest_ground_is_stopped_and_all_below_the_lowest_are(seed):
    draw = np.random.default_rng(seed)
    hills = Raster(draw.uniform(0.0, 3.0, (20, 20)), 0.0, 20.0, 1.0)
    begin, end = draw.uniform(2, 18, (30, 3)), draw.uniform(2, 18, (30, 3))
    for z, hidden in ((3.1, False), (-0.2, True)):
        begin[:, 2], end[:, 2] = z, z
        far = np.hypot(*(end - begin)[:, :2].T) > 2.0
        assert (under_hills(hills, begin, end)[far] == hidden).all()


def test_a_terrain_is_read_cut_and_told_apart(tmp_path):
    whole = ground(lambda x, y: x + 2 * y)
    tif, asc = tmp_path / "dtm.tif", tmp_path / "dtm.asc"
    tif.write_bytes(geotiff({"hoejde": whole}, "EPSG:25832"))
    lines = "\n".join(" ".join(f"{v:.3f}" for v in row) for row in whole.values)
    asc.write_text(f"ncols 500\nnrows 500\nxllcorner -250\nyllcorner -250\ncellsize 1\nNODATA_value -9999\n{lines}\n",
                   encoding="ascii")
    one, other = (with_terrain(scene(), terrain_file(str(path))) for path in (tif, asc))
    reach = 200.0 + AROUND_M
    assert one.terrain.box == tuple(np.clip((-reach, -reach, reach, reach), -250.0, 250.0))
    np.testing.assert_allclose(one.terrain.values, other.terrain.values, atol=1e-3)
    assert input_digests(one)[-1].role == "terrain"
    assert input_digests(one) == input_digests(with_terrain(scene(), terrain_file(str(tif))))
    assert changes_between(one, with_terrain(scene(), terrain_file(str(tif)))).get(Role.LIGHT) is None
    raised = replace(one, terrain=replace(one.terrain, values=one.terrain.values + 1.0))
    assert changes_between(one, raised)[Role.LIGHT].everywhere


def test_a_grid_may_give_the_middle_of_its_corner_and_leave_out_what_no_height_is(tmp_path):
    made = []
    for head in ("xllcorner -250\nyllcorner -250", "xllcenter -249.5\nyllcenter -249.5"):
        file = tmp_path / f"{len(made)}.asc"
        file.write_text(f"ncols 500\nnrows 500\n{head}\ncellsize 1\n" + "\n".join(
            " ".join("-9999" if (row, column) == (3, 4) else f"{row}" for column in range(500)) for row in range(500)),
            encoding="ascii")
        made.append(terrain_file(str(file))("EPSG:25832", (-250.0, -250.0, 250.0, 250.0)))
    for one in made:
        assert one.box == (-250.0, -250.0, 250.0, 250.0)
        assert np.argwhere(np.isnan(one.values)).tolist() == [[3, 4]]
        assert one.heights(np.array([[0.5, 249.5]])) == 0.0


def test_holes_get_the_height_of_the_nearest_cell_and_are_told(tmp_path):
    whole = ground(lambda x, y: 3.0 * (x > 0))
    whole.values[240:244, 300:304] = np.nan
    file = tmp_path / "dtm.tif"
    file.write_bytes(geotiff({"hoejde": whole}, "EPSG:25832"))
    made = with_terrain(scene(), terrain_file(str(file)))
    assert made.terrain.heights(np.array([[52.0, 8.0]])) == 3.0
    assert [note.code for note in made.notes] == ["terrain_holes"]


@pytest.mark.parametrize(("name", "content", "said"), [
    ("x.asc", "ncols 2\nnrows to\n", "x.asc"), ("x.asc", "", "x.asc"), ("x.tif", "no raster", "x.tif"),
    ("x.asc", "ncols 2\nnrows 2\nxllcorner 0\nyllcorner 0\ncellsize 1\nNODATA_value -9\n1 2 3\n", "x.asc"),
    ("x.asc", "ncols 2\nnrows 2\nxllcorner 0\nyllcorner 0\ncellsize 1\nNODATA_value -9\n1 2 3 4\n", "dækker ikke"),
])
def test_a_raster_that_cannot_be_used_is_said(tmp_path, name, content, said):
    file = tmp_path / name
    file.write_text(content, encoding="utf-8")
    with pytest.raises(InputError) as caught:
        with_terrain(scene(), terrain_file(str(file)))
    assert said in caught.value.da


def test_a_raster_of_another_system_or_that_is_not_there_is_said(tmp_path):
    file = tmp_path / "dtm.tif"
    file.write_bytes(geotiff({"hoejde": ground(lambda x, y: 0.0)}, "EPSG:25833"))
    with pytest.raises(InputError, match="EPSG:25833"):
        with_terrain(scene(), terrain_file(str(file)))
    with pytest.raises(InputError, match="ingen.tif"):
        with_terrain(scene(), terrain_file(str(tmp_path / "ingen.tif")))
