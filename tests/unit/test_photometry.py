# SPDX-License-Identifier: GPL-2.0-or-later
"""Photometric files: every edition, type and symmetry against a known light; contradictions; and a fuzz."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from botrygt_qgis_plugin.engine.errors import InputError
from botrygt_qgis_plugin.engine.measure.optics import OPTICS
from botrygt_qgis_plugin.engine.measure.photometric_files import find_photometry, parse_photometry, read_photometry
from botrygt_qgis_plugin.engine.measure.photometric_text import MOST_BYTES
from botrygt_qgis_plugin.engine.measure.photometry import Photometry

GAMMA = np.arange(0.0, 181.0, 5.0)
UNEVEN = np.array([0, 2, 5, 10, 17.5, 25, 32, 40, 45, 50, 54, 58, 61, 64, 68, 72, 77, 80, 83, 90, 180.0])


def words(values):
    """Numbers as a file has them, ten on a line."""
    texts = [f"{value:.4f}" for value in np.ravel(values)]
    return "\n".join(" ".join(texts[i:i + 10]) for i in range(0, len(texts), 10))


def ies(light, horizontal, vertical=GAMMA, *, head="IESNA:LM-63-2002", lamps="1 -1 1", kind=1, tilt="TILT=NONE",
        ballast="1 1 20"):
    """An LM-63 file of light(horizontal, vertical) in candela."""
    h, v = np.meshgrid(np.asarray(horizontal, float), np.asarray(vertical, float), indexing="ij")
    counts = f"{lamps} {len(vertical)} {len(horizontal)} {kind} 2 0.1 0.1 0"
    parts = [head, "[TEST] drawn for a test", tilt, counts, ballast, words(vertical), words(horizontal),
             words(light(h, v))]
    return "\n".join(part for part in parts if part)


def ldt(light, symmetry, planes, gamma=GAMMA, *, flux=1000.0, ratio=100.0, lamps=1, factor=1.0):
    """A EULUMDAT file of light(c, gamma) in candela per 1000 lm; `planes` are all planes of the turn."""
    count = len(planes)
    shown = {0: planes, 1: planes[:1], 2: planes[:count // 2 + 1], 4: planes[:count // 4 + 1],
             3: np.concatenate([planes[3 * count // 4:], planes[:count // 4 + 1]])}[symmetry]
    c, g = np.meshgrid(np.asarray(shown, float), np.asarray(gamma, float), indexing="ij")
    lines = ["Test", "1", symmetry, count, 0, len(gamma), 0, "r", "Lampe", "n", "f", "d", *[100] * 9, 100, ratio,
             factor, 0, 1, lamps, "LED", flux, "3000", "80", "20", *[0.5] * 10, *planes, *gamma, *light(c, g).ravel()]
    return "\n".join(str(line) for line in lines)


def parsed(text, name="lampe"):
    return parse_photometry(name, text if isinstance(text, bytes) else text.encode("utf-8"))


def radians(*angles):
    return [np.radians(angle) for angle in angles]


# Light with each symmetry, smooth enough that five degrees tell it, and its flux by a fine sum of its own.
def round_light(c, g):
    c, g = radians(c, g)
    return 100.0 * (1.0 + np.cos(g)) + 0.0 * c


def mirror_0_180(c, g):
    c, g = radians(c, g)
    return 200.0 + 120.0 * np.sin(g) ** 2 * np.cos(c)


def mirror_90_270(c, g):
    c, g = radians(c, g)
    return 200.0 + 120.0 * np.sin(g) ** 2 * np.sin(c) + 40.0 * np.sin(g) ** 2 * np.cos(2 * c)


def quadrant(c, g):
    c, g = radians(c, g)
    return 200.0 + 90.0 * np.sin(g) ** 2 * np.cos(2 * c) + 60.0 * np.cos(g)


def none(c, g):
    c, g = radians(c, g)
    return 200.0 + 80.0 * np.sin(g) ** 2 * (np.cos(c) + 0.7 * np.sin(c) + 0.4 * np.sin(2 * c))


def flux_of(light):
    c, g = np.meshgrid(np.arange(0.5, 360), np.arange(0.25, 180, 0.5), indexing="ij")
    return float((light(c, g) * np.sin(np.radians(g))).sum() * np.radians(1.0) * np.radians(0.5))


IES_CASES = [
    pytest.param(round_light, [0], id="all planes alike"),
    pytest.param(quadrant, np.arange(0, 91, 5), id="quadrant"),
    pytest.param(mirror_0_180, np.arange(0, 181, 5), id="alike over 0-180"),
    pytest.param(mirror_90_270, np.arange(90, 271, 5), id="alike over 90-270"),
    pytest.param(none, np.arange(0, 361, 5), id="none"),
    pytest.param(none, np.arange(0, 360, 5), id="none, 360 left out"),
    pytest.param(none, [0, 4, 11, 20, 33, 45, 61, 77, 90, 106, 121, 140, 155, 170, 182, 200, 215, 233, 250, 264, 280,
                        295, 311, 330, 345, 360], id="none, uneven planes"),
]
PLANES = np.arange(0, 360, 15.0)
SKEWED = np.array([0, 10, 25, 40, 60, 75, 90, 105, 120, 140, 155, 170, 180, 190, 205, 220, 240, 255, 270, 285, 300,
                   320, 335, 350.0])
LDT_CASES = [pytest.param(light, symmetry, planes, id=f"symmetry {symmetry}, {how} planes")
             for symmetry, light in ((0, none), (1, round_light), (2, mirror_0_180), (3, mirror_90_270), (4, quadrant))
             for how, planes in (("even", PLANES), ("uneven", SKEWED))]


def same_light(made, light, tolerance):
    draw = np.random.default_rng(3)
    c, g = draw.uniform(0, 360, 500), draw.uniform(0, 180, 500)
    np.testing.assert_allclose(made.intensity(c, g), light(c, g), atol=tolerance)


@pytest.mark.parametrize(("light", "horizontal"), IES_CASES)
def test_every_symmetry_of_ies_is_filled_in_and_its_flux_closes(light, horizontal):
    made = parsed(ies(light, horizontal))
    assert made.c_deg[0] == 0 and (made.rotational or made.c_deg[-1] == 360)
    assert made.total_lm == pytest.approx(flux_of(light), rel=0.003)
    assert made.absolute and made.lorl == 1.0 and made.warnings == ()
    same_light(made, light, 2.5)


@pytest.mark.parametrize(("light", "symmetry", "planes"), LDT_CASES)
def test_every_symmetry_of_eulumdat_is_filled_in_and_its_flux_closes(light, symmetry, planes):
    made = parsed(ldt(light, symmetry, planes, ratio=flux_of(light) / 10))
    assert made.total_lm == pytest.approx(flux_of(light), rel=0.003)
    assert made.lorl == pytest.approx(flux_of(light) / 1000, rel=0.003)
    assert made.warnings == ()
    same_light(made, light, 8.0)


@pytest.mark.parametrize("head", ["IESNA:LM-63-1995", "IESNA91", "IESNA:LM-63-2002", "IES:LM-63-2019", ""])
def test_every_edition_gives_the_same_light(head):
    made = parsed(ies(quadrant, [0, 30, 60, 90], head=head))
    same = parsed(ies(quadrant, [0, 30, 60, 90]))
    np.testing.assert_array_equal(made.candela, same.candela)
    assert made.format == {"IESNA91": "LM-63-1991", "": "LM-63-1986"}.get(head, f"LM-63-{head[-4:]}")


def test_uneven_angles_are_interpolated_between_their_neighbours():
    made = parsed(ies(lambda h, v: 10.0 * v + 0.0 * h, [0], UNEVEN))
    np.testing.assert_allclose(made.intensity(np.array([7.0, 200.0]), np.array([21.0, 66.0])), [210.0, 660.0])


def test_bilinear_interpolation_is_linear_in_both_angles():
    made = parsed(ies(lambda h, v: h + 2.0 * v, np.arange(0, 361, 10), head="IESNA:LM-63-1995"))
    assert made.intensity(np.array([13.7]), np.array([41.3]))[0] == pytest.approx(13.7 + 82.6)


def test_nothing_shines_beyond_the_measured_angles():
    made = parsed(ies(lambda h, v: 100.0 + 0 * v, [0], np.arange(0, 91, 5)))
    np.testing.assert_array_equal(made.intensity(np.zeros(3), np.array([90.0, 90.1, 180.0])), [100.0, 0.0, 0.0])
    assert made.total_lm == pytest.approx(200 * np.pi, rel=1e-9)


@pytest.mark.parametrize(("lamps", "ballast", "factor", "flux"), [
    ("1 1000 1", "1 1 20", 1.0, 1000.0), ("2 600 1", "1 1 20", 1.0, 1200.0), ("1 1000 2.5", "1 1 20", 2.5, 1000.0),
    ("1 1000 1", "0.9 1 20", 0.9, 1000.0), ("1 1000 1", "0.9 0.95 20", 0.855, 1000.0), ("1 1000 1", "1 0 20", 1, 1000)])
def test_multipliers_multiply_once(lamps, ballast, factor, flux):
    made = parsed(ies(lambda h, v: 50.0 + 0 * v, [0], lamps=lamps, ballast=ballast))
    assert made.candela[0, 0] == pytest.approx(50.0 * factor)
    assert (made.flux_lm, made.absolute, made.power_w) == (pytest.approx(flux), False, 20.0)
    assert made.lorl == pytest.approx(200 * np.pi * factor / flux)


def test_tilt_include_gives_the_factor_at_a_tilt():
    made = parsed(ies(round_light, [0], tilt="TILT=INCLUDE\n1\n4\n0 30 60 90\n1 0.95 0.9 0.85"))
    np.testing.assert_allclose(made.tilt_factor(np.array([0.0, 15.0, -30.0, 120.0])), [1.0, 0.975, 0.95, 0.85])


def test_a_tilt_table_in_another_file_is_said_to_be_unread():
    made = parsed(ies(round_light, [0], tilt="TILT=lamp.tlt"))
    assert "lamp.tlt" in made.warnings[0][0].lower() and "not read" in made.warnings[0][1]


def beam(to_right, to_front):
    """A narrow beam aimed `to_right` and `to_front` degrees off straight down, as a function of a direction."""
    aim = np.array([np.sin(np.radians(to_right)), np.cos(np.radians(to_right)) * np.sin(np.radians(to_front))])
    aim = np.append(aim, np.sqrt(1 - (aim ** 2).sum()))

    def at(right, front, down):
        return 1000.0 * np.maximum(right * aim[0] + front * aim[1] + down * aim[2], 0.0) ** 20

    return at


@pytest.mark.parametrize("kind", [2, 3], ids=["type B", "type A"])
def test_types_a_and_b_aim_where_c_gamma_says(kind):
    light = beam(20.0, 35.0)

    def on_file(h, v):
        h, v = radians(h, v)
        if kind == 2:
            return light(np.sin(h), np.cos(h) * np.sin(v), np.cos(h) * np.cos(v))
        return light(np.cos(v) * np.sin(h), np.sin(v), np.cos(v) * np.cos(h))

    made = parsed(ies(on_file, np.arange(-90, 91, 2.5), np.arange(-90, 91, 2.5), kind=kind))

    def as_c_gamma(c, g):
        c, g = radians(c, g)
        return light(np.cos(c) * np.sin(g), np.sin(c) * np.sin(g), np.cos(g))

    assert made.total_lm == pytest.approx(flux_of(as_c_gamma), rel=0.003)
    same_light(made, as_c_gamma, 8.0)


def test_half_a_type_b_table_is_alike_on_the_other_side():
    half = parsed(ies(lambda h, v: 100.0 - h - v, np.arange(0, 41, 5), np.arange(0, 41, 5), kind=2))
    whole = parsed(ies(lambda h, v: 100.0 - abs(h) - abs(v), np.arange(-40, 41, 5), np.arange(-40, 41, 5), kind=2))
    np.testing.assert_allclose(half.candela, whole.candela)


# Intensities of a pendant by RUCO Licht (SY-D-1500-195-30-5-ACW, 2021), as printed in the tests of
# the crate `eulumdat` 0.6: light output ratio 100 %, so its candela per 1000 lm must make 1000 lm.
RUCO = [386.8106, 384.3521, 377.1348, 365.4063, 349.7785, 330.3969, 307.8906, 283.0269, 256.5533, 228.7582, 200.5965,
        172.3095, 144.3752, 116.2986, 88.6199, 62.3291, 38.4389, 17.8507, 0.0]


def test_a_published_table_makes_the_flux_its_maker_states():
    made = parsed(ldt(lambda c, g: np.interp(g, np.arange(0, 91, 5), RUCO), 1, np.zeros(1), np.arange(0, 91, 5.0),
                      flux=19800.0))
    assert made.total_lm == pytest.approx(19800.0, rel=0.005)
    assert made.warnings == ()


def test_absolute_eulumdat_counts_its_own_flux():
    made = parsed(ldt(round_light, 1, np.zeros(1), flux=2000.0, ratio=flux_of(round_light) / 10, lamps=-1))
    assert made.absolute and made.lorl == 1.0
    assert made.flux_lm == pytest.approx(made.total_lm)


def test_the_conversion_factor_and_decimal_commas_of_eulumdat_are_read():
    text = ldt(round_light, 1, np.zeros(1), factor=0.5, ratio=flux_of(round_light) / 20).replace(".", ",")
    assert parsed(text).candela[0, 0] == pytest.approx(100.0)


GOOD_IES, GOOD_LDT = ies(round_light, [0]), ldt(round_light, 1, np.zeros(1), ratio=flux_of(round_light) / 10)


def changed(text, line, to):
    lines = text.split("\n")
    lines[line - 1:line] = [] if to is None else [to]
    return "\n".join(lines)


def cut(text, count):
    return "\n".join(text.split("\n")[:-count])


REFUSED = [
    pytest.param("", "", "ends too early", id="empty"),
    pytest.param("hello\nworld", ":2", "ends too early", id="two words"),
    pytest.param("IESNA:LM-63-2002\n[TEST] x\n1 2 3", ":1", "no line TILT=", id="no tilt line"),
    pytest.param(cut(GOOD_IES, 1), ":13", "numbers are missing", id="ies cut short"),
    pytest.param(cut(GOOD_LDT, 5), "", "numbers are missing", id="ldt cut short"),
    pytest.param(GOOD_IES.replace("0.0000 5.0000 10", "0.0000 5.0000 4"), ":6", "do not rise: 4 after 5",
                 id="ies angles out of order"),
    pytest.param(changed(GOOD_LDT, 45, "60"), ":46", "do not rise", id="ldt angles out of order"),
    pytest.param(GOOD_IES.replace(" 37 1 1 2", " 37.5 1 1 2"), ":4", "no whole number", id="half an angle"),
    pytest.param(GOOD_IES.replace(" 37 1 1 2", " 99999 1 1 2"), ":4", "no whole number", id="very many angles"),
    pytest.param(GOOD_IES.replace(" 37 1 1 2", " 37 1 7 2"), ":4", "photometric type", id="a type that is none"),
    pytest.param(GOOD_IES.replace("1 -1 1", "1 -1 0"), ":4", "multiplier is 0", id="no multiplier"),
    pytest.param(GOOD_IES.replace("200.0000", "2OO.0"), "", "is no number", id="letters for digits"),
    pytest.param(GOOD_IES.replace("200.0000", "nan"), "", "'nan' is no number", id="not a number"),
    pytest.param(GOOD_IES.replace("200.0000", "2e12"), "", "beyond all lamps", id="as bright as the sun"),
    pytest.param(ies(lambda h, v: 0.0 * v, [0]), "", "gives no light", id="ies that is dark"),
    pytest.param(ies(none, [0, 60, 120]), "", "no symmetry of the format", id="a third of a turn"),
    pytest.param(ies(none, np.arange(0, 361, 30), np.arange(-90, 91, 10)), "", "outside 0 to 180",
                 id="gamma below 0"),
    pytest.param(changed(GOOD_LDT, 3, "7"), ":3", "symmetry", id="symmetry 7"),
    pytest.param(changed(changed(GOOD_LDT, 3, "4"), 4, "5"), ":4", "cannot have symmetry 4", id="five planes by four"),
    pytest.param(changed(GOOD_LDT, 29, "0"), ":29", "no flux", id="no flux"),
    pytest.param(ldt(none, 2, PLANES + 5), "", "mirrors", id="no plane at the mirror"),
    pytest.param(b"\x00\x01\x02\x03" * 30, "", "no text file", id="bytes"),
    pytest.param(b"\xff\xfe\x00\xd8", "", "cannot be decoded", id="half a letter"),
    pytest.param(b"1 " * (MOST_BYTES // 2 + 1), "", "larger than", id="huge"),
]


@pytest.mark.parametrize(("text", "place", "said"), REFUSED)
def test_what_is_no_photometric_file_is_refused_with_its_line(text, place, said):
    with pytest.raises(InputError, match=said) as caught:
        parsed(text)
    assert caught.value.where.startswith("lampe") and place in caught.value.where
    assert "Bed leverandøren" in caught.value.da


WARNED = [
    pytest.param(GOOD_IES.replace("200.0000", "-3"), "negative intensity", id="negative candela"),
    pytest.param(GOOD_IES + "\n1 2 3", "more than the file's counts", id="too many numbers"),
    pytest.param(ies(round_light, [0], lamps="1 500 1"), "make 1257 lm, but the lamps only 500", id="too much"),
    pytest.param(changed(GOOD_LDT, 23, "50"), "but the file says 500 lm (line 23)", id="ratio does not close"),
    pytest.param(ies(lambda h, v: 100 + h, np.arange(0, 361, 30)), "planes 0 and 360 differ", id="planes differ"),
]


@pytest.mark.parametrize(("text", "said"), WARNED)
def test_what_can_be_lived_with_is_said(text, said):
    made = parsed(text)
    assert any(said in en for _, en in made.warnings)
    assert all(da and en and da != en for da, en in made.warnings)
    assert (made.candela >= 0).all() and made.total_lm > 0


def test_a_flux_that_misses_by_four_percent_closes():
    assert parsed(changed(GOOD_LDT, 23, str(flux_of(round_light) / 10 * 1.04))).warnings == ()


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("text", [GOOD_IES.replace("drawn", "lygte på Ærø"), GOOD_LDT.replace("Lampe", "Lygte Ærø")],
                         ids=["ies", "ldt"])
def test_letters_in_other_encodings_do_no_harm(text, encoding):
    assert parsed(text.encode(encoding)).total_lm == pytest.approx(parsed(text).total_lm)


def test_files_are_found_by_name_in_the_folders_given(tmp_path):
    near, far = tmp_path / "near", tmp_path / "far"
    for folder in (near, far):
        folder.mkdir()
    (far / "Park_1.IES").write_text(GOOD_IES)
    (near / "Park_1.ldt").write_text(GOOD_LDT)
    assert find_photometry("park_1.ies", (near, far)) == far / "Park_1.IES"
    assert find_photometry(" Park_1 ", (near, far)) == near / "Park_1.ldt"
    assert find_photometry("park_2", (near, far, tmp_path / "gone")) is None
    for outside in ("../far/Park_1.IES", "far\\Park_1.IES", str(far / "Park_1.IES"), "..", ""):
        assert find_photometry(outside, (near,)) is None
    assert read_photometry(far / "Park_1.IES").format == "LM-63-2002"
    with pytest.raises(InputError, match="cannot be read"):
        read_photometry(tmp_path / "gone.ies")


@pytest.mark.parametrize("name", OPTICS)
def test_a_declared_optic_gives_the_flux_it_is_scaled_to(name):
    assert OPTICS[name].total_lm == pytest.approx(1000.0, rel=1e-4)
    assert OPTICS[name].lorl == pytest.approx(1.0, rel=1e-4)


def test_declared_optics_are_their_formulas():
    down, side = np.array([0.0]), np.array([60.0])
    assert OPTICS["isotropic"].intensity(down, side)[0] == pytest.approx(1000 / (4 * np.pi))
    assert OPTICS["lower_hemisphere"].intensity(down, side)[0] == pytest.approx(1000 / (2 * np.pi))
    assert OPTICS["lambert"].intensity(down, side)[0] == pytest.approx(500 / np.pi)
    road = OPTICS["road"]
    along, across, behind = (road.intensity(np.array([c]), np.array([65.0]))[0] for c in (0.0, 90.0, 270.0))
    assert along > across > behind
    assert road.intensity(np.array([0.0]), np.array([90.0]))[0] == 0.0


TOKENS = st.sampled_from(["0", "1", "-1", "2", "5", "45", "90", "180", "360", "1e9", "nan", "x", ",", "", "0,5", "37"])


@settings(max_examples=300, deadline=None)
@given(st.binary(max_size=400))
def test_no_bytes_do_anything_but_read_or_refuse(data):
    for start in (b"", b"IESNA:LM-63-2002\nTILT=NONE\n", b"x\n1\n1\n1\n0\n2\n"):
        read_or_refused(start + data)


@settings(max_examples=300, deadline=None)
@given(st.lists(st.lists(TOKENS, max_size=5), max_size=60), st.booleans())
def test_no_numbers_do_anything_but_read_or_refuse(lines, as_ies):
    text = "\n".join(" ".join(line) for line in lines)
    read_or_refused((("TILT=NONE\n" if as_ies else "") + text).encode())


@settings(max_examples=200, deadline=None)
@given(st.sampled_from([GOOD_IES, GOOD_LDT, ies(none, np.arange(0, 361, 45)), ldt(mirror_90_270, 3, PLANES)]),
       st.lists(st.tuples(st.floats(0, 1), TOKENS), min_size=1, max_size=4))
def test_no_damage_does_anything_but_read_or_refuse(text, damages):
    for share, token in damages:
        parts = text.split("\n")
        parts[int(share * (len(parts) - 1))] = token
        text = "\n".join(parts)
    read_or_refused(text.encode())


def read_or_refused(data):
    try:
        made = parse_photometry("lampe", data)
    except InputError as error:
        assert error.en and error.da
        return
    assert isinstance(made, Photometry)
    assert np.isfinite(made.candela).all() and (made.candela >= 0).all()
    assert made.total_lm > 0 and made.flux_lm > 0
    assert np.isfinite(made.intensity(np.array([0.0, 359.9]), np.array([0.0, 180.0]))).all()
