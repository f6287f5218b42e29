# SPDX-License-Identifier: GPL-2.0-or-later
"""Illuminance against closed forms, published figures, rotation by hand, and numeric integration over real bodies."""

from __future__ import annotations

import numpy as np
import pytest

from botrygt_qgis_plugin.engine.measure.illuminance import (
    EYE_M,
    HEMISPHERICAL,
    HORIZONTAL,
    SEMICYLINDRICAL,
    VERTICAL,
    Lamps,
    Points,
    Tables,
    pair_light,
)
from botrygt_qgis_plugin.engine.measure.optics import OPTICS
from botrygt_qgis_plugin.engine.measure.photometry import Photometry


def lamp(optic, height, **turned):
    """One lamp at the origin; turned: c0 and tilt in degrees, lumens."""
    one = np.ones(1)
    return Lamps(0 * one, 0 * one, height * one, np.radians(turned.get("c0", 0.0)) * one,
                 np.radians(turned.get("tilt", 0.0)) * one, turned.get("lumens", optic.flux_lm) / optic.flux_lm * one,
                 np.zeros(1, dtype=np.intp), 60 * one, Tables([optic]))


def lux(optic, height, places, kind=HORIZONTAL, facing=(1.0, 0.0), **turned):
    """Lux at (x, y) places."""
    x, y = np.asarray(places, dtype=float).T
    points = Points(x, y, np.zeros(len(x)), np.full(len(x), facing[0]), np.full(len(x), facing[1]))
    every = np.arange(len(x))
    return pair_light(lamp(optic, height, **turned), points, (np.zeros(len(x), dtype=np.intp), every), kind)


def test_ten_thousand_lumens_from_an_isotropic_lamp_at_three_metres():
    found = lux(OPTICS["isotropic"], 3.0, [(r, 0.0) for r in range(6)], lumens=10_000.0)
    np.testing.assert_allclose(found, [88.419, 75.494, 50.933, 31.261, 19.099, 12.042], atol=5e-4)


def test_the_formula_that_divides_by_the_slant_distance_is_not_used():
    """One public path-lighting tool has cos^3 g / d^2: too dark by cos^2 g, at 5 m from a 3 m lamp by 26 / 34."""
    found = lux(OPTICS["isotropic"], 3.0, [(5.0, 0.0)], lumens=10_000.0)[0]
    intensity, gamma, slant = 10_000 / (4 * np.pi), np.arctan2(5, 3), np.hypot(5, 3)
    assert found == pytest.approx(intensity * np.cos(gamma) / slant ** 2)
    assert found == pytest.approx(intensity * np.cos(gamma) ** 3 / 3 ** 2)
    wrong = intensity * np.cos(gamma) ** 3 / slant ** 2
    assert wrong / found == pytest.approx(9 / 34)


def cosine(power):
    """I = cos^n g below the horizontal, told every quarter of a degree."""
    gamma = np.arange(0, 90.25, 0.25)
    return Photometry("cos", np.zeros(1), gamma, np.cos(np.radians(gamma))[None, :] ** power * 1000.0, 1000.0)


@pytest.mark.parametrize("power", [0, 1, 2, 3.5])
def test_cosine_powers_in_closed_form(power):
    height, r = 4.5, np.array([0.0, 1.0, 3.0, 7.0, 20.0])
    found = lux(cosine(power), height, [(x, 0.0) for x in r])
    closed = 1000.0 * (height / np.hypot(height, r)) ** (power + 3) / height ** 2
    np.testing.assert_allclose(found, closed, rtol=5e-4)


def test_lambert_in_closed_form():
    height, r = 6.0, np.array([0.0, 2.0, 6.0, 15.0])
    found = lux(OPTICS["lambert"], height, [(0.0, x) for x in r])
    np.testing.assert_allclose(found, 1000 / np.pi * height ** 2 / (height ** 2 + r ** 2) ** 2, rtol=1e-3)


# A lopsided light of a closed form, told every half degree: I = 100 (1 + u . a) (1 + 0.5 v . b), u the direction.
A, B = np.array([0.3, 0.5, -0.4]), np.array([-0.2, 0.6, 0.1])


def lopsided_towards(direction):
    return 100.0 * (1.0 + direction @ A) * (1.0 + 0.5 * direction @ B)


def lopsided():
    c_deg, gamma_deg = np.arange(0, 360.5, 0.5), np.arange(0, 180.5, 0.5)
    c, g = np.meshgrid(np.radians(c_deg), np.radians(gamma_deg), indexing="ij")
    towards = np.stack([np.sin(g) * np.cos(c), np.sin(g) * np.sin(c), -np.cos(g)], axis=-1)
    return Photometry("lopsided", c_deg, gamma_deg, lopsided_towards(towards), 1000.0)


@pytest.mark.parametrize(("c0", "tilt"), [(0, 0), (35, 0), (0, 20), (-120, 15), (200, -10), (77, 60)])
def test_a_turned_and_tilted_luminaire_against_rotation_by_hand(c0, tilt):
    turn, lift, height = np.radians(c0), np.radians(tilt), 5.0
    places = np.random.default_rng(1).uniform(-12, 12, (60, 2))
    found = lux(lopsided(), height, places, c0=c0, tilt=tilt)
    spin = np.array([[np.cos(turn), -np.sin(turn), 0], [np.sin(turn), np.cos(turn), 0], [0, 0, 1]])
    # The front (C 90, the y axis of the luminaire) is lifted: a turn about the axis towards C 0.
    raise_front = np.array([[1, 0, 0], [0, np.cos(lift), -np.sin(lift)], [0, np.sin(lift), np.cos(lift)]])
    ray = np.column_stack([places, np.full(len(places), -height)])
    slant = np.linalg.norm(ray, axis=1)
    own = (ray / slant[:, None]) @ (spin @ raise_front)
    np.testing.assert_allclose(found, lopsided_towards(own) * height / slant ** 3, rtol=2e-3)


def test_a_tilted_road_lantern_throws_its_light_forward():
    level, lifted = (lux(OPTICS["road"], 5.0, [(0.0, 12.0), (0.0, -12.0)], tilt=tilt) for tilt in (0, 15))
    assert lifted[0] > level[0] > level[1] > lifted[1]


def body(normal_of, weight_of, light_from, strength):
    """Mean illuminance over a small convex body lit by a far point: strength * max(0, n . l) over its surface."""
    normals, weight = normal_of, weight_of
    return strength * (np.maximum(normals @ light_from, 0.0) * weight).sum() / weight.sum()


PLACES = [(0.5, 0.2), (3.0, 0.0), (3.0, 4.0), (-2.0, 6.0), (0.0, -9.0), (-11.0, 0.5)]


@pytest.mark.parametrize("place", PLACES, ids=str)
def test_semicylindrical_is_the_mean_over_the_curved_face_of_a_half_cylinder(place):
    height = 5.0
    to_lamp = np.array([-place[0], -place[1], height - EYE_M])
    slant = np.linalg.norm(to_lamp)
    strength = 1000 / (4 * np.pi) / slant ** 2
    for ahead, found in zip((1.0, -1.0), lux(OPTICS["isotropic"], height, [place], SEMICYLINDRICAL)[:, 0]):
        angle = (np.arange(20000) + 0.5) / 20000 * np.pi - np.pi / 2
        normals = np.stack([ahead * np.cos(angle), np.sin(angle), 0 * angle], axis=1)
        whole = body(normals, np.ones(len(angle)), to_lamp / slant, strength)
        assert found == pytest.approx(whole, rel=1e-4)


@pytest.mark.parametrize("place", PLACES, ids=str)
def test_hemispherical_is_the_mean_over_a_dome_without_its_base(place):
    height = 5.0
    to_lamp = np.array([-place[0], -place[1], height])
    slant = np.linalg.norm(to_lamp)
    z, round_ = np.meshgrid((np.arange(800) + 0.5) / 800, (np.arange(1600) + 0.5) / 1600 * 2 * np.pi, indexing="ij")
    flat = np.sqrt(1 - z ** 2)
    normals = np.stack([flat * np.cos(round_), flat * np.sin(round_), z], axis=-1).reshape(-1, 3)
    whole = body(normals, np.ones(len(normals)), to_lamp / slant, 1000 / (4 * np.pi) / slant ** 2)
    assert lux(OPTICS["isotropic"], height, [place], HEMISPHERICAL)[0] == pytest.approx(whole, rel=1e-3)


@pytest.mark.parametrize("place", PLACES, ids=str)
def test_vertical_is_the_light_on_a_plane_that_faces_the_way(place):
    to_lamp = np.array([-place[0], -place[1], 5.0 - EYE_M])
    slant = np.linalg.norm(to_lamp)
    ahead, behind = lux(OPTICS["isotropic"], 5.0, [place], VERTICAL)[:, 0]
    strength = 1000 / (4 * np.pi) / slant ** 2
    assert ahead == pytest.approx(strength * max(0.0, to_lamp[0] / slant))
    assert behind == pytest.approx(strength * max(0.0, -to_lamp[0] / slant))


def test_a_lamp_below_the_point_gives_no_horizontal_light():
    assert lux(OPTICS["isotropic"], 1.0, [(2.0, 0.0)])[0] > 0
    points = Points(np.array([2.0]), np.zeros(1), np.array([1.2]), np.ones(1), np.zeros(1))
    pairs = (np.zeros(1, dtype=np.intp), np.zeros(1, dtype=np.intp))
    assert pair_light(lamp(OPTICS["isotropic"], 1.0), points, pairs, HORIZONTAL)[0] == 0.0


def test_all_light_of_a_lower_hemisphere_lands_on_the_ground():
    """E summed over a ground that reaches far makes the flux (the part beyond 300 m is under 1 %)."""
    edge = np.concatenate([np.linspace(0, 20, 4001), np.geomspace(20.05, 300, 4000)])
    r, ring = (edge[1:] + edge[:-1]) / 2, np.pi * (edge[1:] ** 2 - edge[:-1] ** 2)
    found = (lux(OPTICS["lower_hemisphere"], 4.0, [(x, 0.0) for x in r]) * ring).sum()
    assert found == pytest.approx(1000.0 * (1 - 4.0 / np.hypot(4.0, 300.0)), rel=1e-4)


def test_the_kernel_reads_the_same_intensities_as_plain_interpolation():
    optic = OPTICS["road"]
    places = np.random.default_rng(2).uniform(-40, 40, (500, 2))
    r = np.hypot(*places.T)
    c, gamma = np.degrees(np.arctan2(places[:, 1], places[:, 0])), np.degrees(np.arctan2(r, 5.0))
    expected = optic.intensity(c, gamma) * 5.0 / (r ** 2 + 25) ** 1.5
    np.testing.assert_allclose(lux(optic, 5.0, places), expected, rtol=1e-9)


def test_angles_that_no_even_step_holds_are_read_off_finely():
    gamma = np.array([0, 7.31, 14.2, 33.333, 50.01, 66.6, 80.7, 90.0])
    optic = Photometry("odd", np.zeros(1), gamma, 500.0 - 5.0 * gamma[None, :], 1000.0)
    places = [(x, 0.0) for x in np.linspace(0, 30, 200)]
    r = np.linspace(0, 30, 200)
    expected = optic.intensity(0 * r, np.degrees(np.arctan2(r, 5.0))) * 5.0 / (r ** 2 + 25) ** 1.5
    np.testing.assert_allclose(lux(optic, 5.0, places), expected, rtol=1e-3)
