# SPDX-License-Identifier: GPL-2.0-or-later
"""EULUMDAT files (Stockmar 1990): one value a line, intensities in candela per 1000 lm, symmetry codes 0 to 4."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from botrygt_qgis_plugin.engine.measure.ies import closed, mirrored, turned
from botrygt_qgis_plugin.engine.measure.photometric_text import Reader, Trouble
from botrygt_qgis_plugin.engine.measure.photometry import FLUX_TOLERANCE, Photometry

Floats = NDArray[np.float64]

_MOST_PLANES, _MOST_ANGLES, _MOST_LAMPS = 721, 361, 20
# Line numbers of the head, counted from 1.
_SYMMETRY, _PLANES, _ANGLES, _OUTPUT_RATIO, _FACTOR, _LAMP_SETS = 3, 4, 6, 23, 24, 26
_LINES_OF_A_SET, _RATIOS = 6, 10
# Planes that stand in the file: symmetry -> share of the whole turn.
_SHARE = {0: 1, 2: 2, 3: 2, 4: 4}


def parse_eulumdat(reader: Reader) -> Photometry:
    """The distribution in an EULUMDAT file. Raises InputError that names the line where it cannot be one."""
    symmetry = reader.whole(_SYMMETRY, Trouble("the symmetry", "symmetrien"), (0, 4))
    planes = reader.whole(_PLANES, Trouble("the number of C planes", "antallet af C-planer"), (1, _MOST_PLANES))
    count = reader.whole(_ANGLES, Trouble("the number of gamma angles", "antallet af gammavinkler"), (2, _MOST_ANGLES))
    if symmetry in _SHARE and planes % _SHARE[symmetry]:
        raise reader.refused(_PLANES, f"{planes} C planes cannot have symmetry {symmetry}",
                             f"{planes} C-planer kan ikke have symmetri {symmetry}")
    flux, absolute, watts, line = _lamps(reader)
    numbers = reader.numbers(line)
    numbers.take(_RATIOS)
    c_deg = numbers.rising(planes, Trouble("the C planes", "C-planerne"))
    gamma_deg = numbers.rising(count, Trouble("the gamma angles", "gammavinklerne"))
    _within_bounds(reader, c_deg, gamma_deg)
    candela = numbers.table(_shown(symmetry, planes), count) * (reader.number(_FACTOR) or 1.0) * (flux / 1000.0)
    numbers.finish()
    c_deg, candela = _whole_turn(reader, symmetry, c_deg, candela)
    made = Photometry(reader.name, c_deg, gamma_deg, candela, flux, absolute, "EULUMDAT", watts, digest=reader.digest)
    return _checked(reader, made)


def _lamps(reader: Reader) -> tuple[float, bool, float, int]:
    """Flux and power of the first set of lamps, whether it was measured absolutely, and the line after all sets."""
    sets = reader.whole(_LAMP_SETS, Trouble("the number of lamp sets", "antallet af lyskildesæt"), (1, _MOST_LAMPS))
    number, flux = reader.number(_LAMP_SETS + 1), reader.number(_LAMP_SETS + 3)
    if flux <= 0:
        raise reader.refused(_LAMP_SETS + 3, "the lamps have no flux", "lyskilderne har ingen lysstrøm")
    watts = reader.number(_LAMP_SETS + 6)
    return flux, number < 0, watts if watts > 0 else float("nan"), _LAMP_SETS + sets * _LINES_OF_A_SET


def _within_bounds(reader: Reader, c_deg: Floats, gamma_deg: Floats) -> None:
    if c_deg[0] < 0 or c_deg[-1] > 360 or gamma_deg[0] < 0 or gamma_deg[-1] > 180:
        raise reader.refused(0, "C lies outside 0 to 360 or gamma outside 0 to 180",
                             "C ligger uden for 0 til 360 eller gamma uden for 0 til 180")


def _shown(symmetry: int, planes: int) -> int:
    """How many C planes have intensities in the file."""
    return {0: planes, 1: 1, 2: planes // 2 + 1, 3: planes // 2 + 1, 4: planes // 4 + 1}[symmetry]


def _whole_turn(reader: Reader, symmetry: int, c_deg: Floats, shown: Floats) -> tuple[Floats, Floats]:
    """Planes from 0 to 360 with all intensities, from the part that the symmetry leaves in the file."""
    if symmetry == 1 or len(c_deg) == 1:
        return np.zeros(1), shown[:1]
    if symmetry == 0:
        c_deg, _, table = closed(reader, c_deg, shown, c_deg)
        return c_deg, table
    if symmetry == 3:
        # The file begins at 270 and goes over 0 to 90; the plane 90-270 is the mirror.
        start = 3 * len(c_deg) // 4
        part = np.concatenate([c_deg[start:], c_deg[:len(shown) - len(c_deg) + start] + 360.0]) - 270.0
        around, rows = mirrored(_to_the_mirror(reader, part, 180.0), np.arange(len(shown)), 180.0)
        c_deg, _, table = turned(around, 270.0, shown[rows], c_deg)
        return c_deg, table
    about = 180.0 if symmetry == 2 else 90.0
    around, rows = mirrored(_to_the_mirror(reader, c_deg[:len(shown)], about), np.arange(len(shown)), about)
    if symmetry == 4:
        around, rows = mirrored(around, rows, 180.0)
    return around, shown[rows]


def _to_the_mirror(reader: Reader, part: Floats, about: float) -> Floats:
    """The planes measured, from 0 to the mirror; refused where one of the two is not among them."""
    if abs(part[0]) > 1e-6 or abs(part[-1] - about) > 1e-6:
        raise reader.refused(0, "the C planes do not begin and end at the mirrors of the file's symmetry",
                             "C-planerne begynder og ender ikke ved spejlene i filens symmetri")
    return part


def _checked(reader: Reader, made: Photometry) -> Photometry:
    """The distribution with its flux held against the light output ratio that the file states."""
    total, ratio = made.total_lm, reader.number(_OUTPUT_RATIO) / 100.0
    if total <= 0:
        raise reader.refused(0, "the luminaire gives no light", "armaturet giver intet lys")
    stated = ratio * made.flux_lm
    if stated > 0 and abs(total - stated) > FLUX_TOLERANCE * stated:
        reader.warn(f"lysstyrkerne giver {total:.0f} lm, men filen siger {stated:.0f} lm (linje {_OUTPUT_RATIO})",
                    f"the intensities make {total:.0f} lm, but the file says {stated:.0f} lm (line {_OUTPUT_RATIO})")
    flux = total if made.absolute else made.flux_lm
    return Photometry(made.name, made.c_deg, made.gamma_deg, made.candela, flux, made.absolute, made.format,
                      made.power_w, made.tilt, tuple(reader.warnings), made.digest)

