# SPDX-License-Identifier: GPL-2.0-or-later
"""IES LM-63 photometric files of 1986, 1991, 1995, 2002 and 2019: types A, B and C, TILT=NONE and TILT=INCLUDE.

Source of the layout: the public descriptions of the format (AGi32 and Autodesk help, guide to LM-63); of the relation
between the three coordinate systems: CIE 121 (tan B = sin C tan g, sin b = cos C sin g; tan A = cos C tan g,
sin a = sin C sin g).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from botrygt_qgis_plugin.engine.measure.photometric_text import Numbers, Reader, Trouble
from botrygt_qgis_plugin.engine.measure.photometry import FLUX_TOLERANCE, Photometry

Floats = NDArray[np.float64]

TYPE_C, TYPE_B, TYPE_A = 1, 2, 3
_EDITION = re.compile(r"^(?:IESNA|IES) ?: ?LM-63-(\d{4})|^IESNA(\d{2})$", re.IGNORECASE)
_LARGEST = 1441
# A and B files are read off on a C-gamma table of this step.
_STEP_DEG = 1.0


@dataclass(frozen=True)
class _Head:
    lamps: float
    lumens: float
    factor: float
    vertical: int
    horizontal: int
    kind: int
    watts: float


def parse_ies(reader: Reader) -> Photometry:
    """The distribution in an LM-63 file. Raises InputError that names the line where it cannot be one."""
    edition, tilt_line, numbers = _opened(reader)
    tilt = _tilt(numbers) if tilt_line == "INCLUDE" else np.empty((0, 2))
    head = _head(numbers)
    vertical = numbers.rising(head.vertical, Trouble("the vertical angles", "de lodrette vinkler"))
    horizontal = numbers.rising(head.horizontal, Trouble("the horizontal angles", "de vandrette vinkler"))
    table = numbers.table(head.horizontal, head.vertical) * head.factor
    numbers.finish()
    if head.kind == TYPE_C:
        c_deg, gamma_deg, candela = _planes(reader, horizontal, vertical, table)
    else:
        c_deg, gamma_deg, candela = _from_ab(_whole(horizontal, vertical, table), head.kind)
    return _checked(reader, Photometry(
        reader.name, c_deg, gamma_deg, candela, head.lamps * head.lumens, absolute=head.lumens <= 0, format=edition,
        power_w=head.watts, tilt=tilt, digest=reader.digest))


def _opened(reader: Reader) -> tuple[str, str, Numbers]:
    """The edition, what stands after TILT=, and the numbers that follow it."""
    first = reader.lines[0].strip() if reader.lines else ""
    found = _EDITION.match(first)
    edition = "LM-63-1986" if not found else f"LM-63-{found.group(1) or '19' + found.group(2)}"
    at = next((i for i, line in enumerate(reader.lines) if line.strip().upper().startswith("TILT=")), -1)
    if at < 0:
        raise reader.refused(1, "there is no line TILT=, so it is no IES file",
                             "der er ingen linje TILT=, så det er ikke en IES-fil")
    tilt = reader.lines[at].strip()[5:].strip().upper()
    if tilt not in ("NONE", "INCLUDE"):
        reader.warn(f"linje {at + 1}: vippetabellen «{tilt}» ligger i en anden fil og er ikke læst",
                    f"line {at + 1}: the tilt table '{tilt}' lies in another file and was not read")
    return edition, tilt, reader.numbers(at + 1)


def _tilt(numbers: Numbers) -> Floats:
    """Angles and factors of TILT=INCLUDE; the lamp's geometry before them says nothing that is used."""
    numbers.take(1)
    count = numbers.count("the tilt angles", "vippevinklerne", 1, _LARGEST)
    angles = numbers.rising(count, Trouble("the tilt angles", "vippevinklerne"))
    return np.stack([angles, numbers.take(count)], axis=1)


def _head(numbers: Numbers) -> _Head:
    lamps, lumens, multiplier = numbers.take(3).tolist()
    _positive(numbers, multiplier, Trouble("multiplier", "multiplikatoren"))
    vertical = numbers.count("the vertical angles", "de lodrette vinkler", 2, _LARGEST)
    horizontal = numbers.count("the horizontal angles", "de vandrette vinkler", 1, _LARGEST)
    kind = numbers.count("the photometric type", "den fotometriske type", TYPE_C, TYPE_A)
    numbers.take(4)
    ballast, further, watts = numbers.take(3).tolist()
    _positive(numbers, ballast, Trouble("ballast factor", "forkoblingsfaktoren"))
    # What was the ballast-lamp factor until 1995 is 1 or 0 («future use») afterwards.
    factor = multiplier * ballast * (further if further > 0 else 1.0)
    return _Head(max(lamps, 1.0), lumens, factor, vertical, horizontal, kind, watts if watts > 0 else float("nan"))


def _positive(numbers: Numbers, value: float, what: Trouble) -> None:
    if value <= 0:
        raise numbers.refused(f"the {what.en} is {value:g}", f"{what.da} er {value:g}")


def _planes(reader: Reader, horizontal: Floats, vertical: Floats, table: Floats) -> tuple[Floats, Floats, Floats]:
    """Type C: the planes of the whole turn, from those the file's symmetry leaves out."""
    if vertical[0] < 0 or vertical[-1] > 180:
        raise reader.refused(0, "vertical angles lie outside 0 to 180", "lodrette vinkler ligger uden for 0 til 180")
    first, last = horizontal[0], horizontal[-1]
    if len(horizontal) == 1:
        return np.zeros(1), vertical, table[:1]
    if first == 0 and last in (90.0, 180.0):
        c_deg, rows = mirrored(horizontal, np.arange(len(horizontal)), last)
        if last == 90.0:
            c_deg, rows = mirrored(c_deg, rows, 180.0)
        return c_deg, vertical, table[rows]
    if first == 90 and last == 270:
        # Alike on both sides of the plane 90-270: what is measured from 90 to 270 is mirrored into the rest.
        c_deg, rows = mirrored(horizontal - 90.0, np.arange(len(horizontal)), 180.0)
        return (*turned(c_deg, 90.0, table[rows], vertical),)
    if first == 0 and 180 < last <= 360:
        return (*closed(reader, horizontal, table, vertical),)
    raise reader.refused(0, f"horizontal angles from {first:g} to {last:g} are no symmetry of the format",
                         f"vandrette vinkler fra {first:g} til {last:g} er ingen symmetri i formatet")


def mirrored(c_deg: Floats, rows: NDArray[np.intp], about: float) -> tuple[Floats, NDArray[np.intp]]:
    """Planes from 0 to `about` and their mirror images up to twice that, with the row of the table each one shows."""
    return np.concatenate([c_deg, 2.0 * about - c_deg[-2::-1]]), np.concatenate([rows, rows[-2::-1]])


def turned(c_deg: Floats, by: float, table: Floats, gamma_deg: Floats) -> tuple[Floats, Floats, Floats]:
    """Planes of a whole turn (0 to 360) turned by `by` degrees, again from 0 to 360."""
    made = np.mod(c_deg[:-1] + by, 360.0)
    order = np.argsort(made, kind="stable")
    c_deg, table = made[order], table[:-1][order]
    if c_deg[0] > 0:
        share = c_deg[0] / (c_deg[0] + 360.0 - c_deg[-1])
        seam = table[:1] * (1.0 - share) + table[-1:] * share
        return np.concatenate([[0.0], c_deg, [360.0]]), gamma_deg, np.concatenate([seam, table, seam])
    return np.append(c_deg, 360.0), gamma_deg, np.concatenate([table, table[:1]])


def closed(reader: Reader, c_deg: Floats, table: Floats, gamma_deg: Floats) -> tuple[Floats, Floats, Floats]:
    """A full turn with its first plane repeated at 360."""
    if c_deg[-1] < 360.0:
        return np.append(c_deg, 360.0), gamma_deg, np.concatenate([table, table[:1]])
    if np.abs(table[0] - table[-1]).max() > 0.01 * max(float(table.max()), 1e-9):
        reader.warn("planerne 0 og 360 er ikke ens; plan 0 er brugt", "planes 0 and 360 differ; plane 0 is used")
    return c_deg, gamma_deg, np.concatenate([table[:-1], table[:1]])


def _whole(horizontal: Floats, vertical: Floats, table: Floats) -> tuple[Floats, Floats, Floats]:
    """Type A or B over both signs of its angles: half a table is alike on the other side."""
    if horizontal[0] >= 0 and len(horizontal) > 1:
        horizontal, table = np.concatenate([-horizontal[:0:-1], horizontal]), np.concatenate([table[:0:-1], table])
    if vertical[0] >= 0:
        vertical, table = np.concatenate([-vertical[:0:-1], vertical]), np.concatenate([table[:, :0:-1], table], axis=1)
    return horizontal, vertical, table


def _from_ab(source: tuple[Floats, Floats, Floats], kind: int) -> tuple[Floats, Floats, Floats]:
    """A or B coordinates as C-gamma: the beam's axis points down, vertical angles rise to the front (C 90)."""
    horizontal, vertical, table = source
    c_deg, gamma_deg = np.arange(0.0, 360.0 + _STEP_DEG, _STEP_DEG), np.arange(0.0, 180.0 + _STEP_DEG, _STEP_DEG)
    c, g = np.radians(c_deg)[:, None], np.radians(gamma_deg)[None, :]
    right, front, down = np.cos(c) * np.sin(g), np.sin(c) * np.sin(g), np.cos(g) + 0.0 * c
    if kind == TYPE_B:
        h, v = np.arcsin(np.clip(right, -1, 1)), np.arctan2(front, down)
    else:
        h, v = np.arctan2(right, down), np.arcsin(np.clip(front, -1, 1))
    h, v = np.degrees(h), np.degrees(v)
    candela = _bilinear(horizontal, vertical, table, (h, v))
    candela[-1] = candela[0]
    return c_deg, gamma_deg, candela


def _bilinear(horizontal: Floats, vertical: Floats, table: Floats, at: tuple[Floats, Floats]) -> Floats:
    """The table at places (h, v); nothing shines outside it. One horizontal angle stands for all."""
    h, v = at
    lit = (v >= vertical[0]) & (v <= vertical[-1])
    if len(horizontal) == 1:
        return np.where(lit, np.interp(v, vertical, table[0]), 0.0)
    lit &= (h >= horizontal[0]) & (h <= horizontal[-1])
    i = np.clip(np.searchsorted(horizontal, h, side="right") - 1, 0, len(horizontal) - 2)
    k = np.clip(np.searchsorted(vertical, v, side="right") - 1, 0, len(vertical) - 2)
    a = np.clip((h - horizontal[i]) / (horizontal[i + 1] - horizontal[i]), 0, 1)
    b = np.clip((v - vertical[k]) / (vertical[k + 1] - vertical[k]), 0, 1)
    near = table[i, k] * (1 - a) + table[i + 1, k] * a
    return np.where(lit, near * (1 - b) + (table[i, k + 1] * (1 - a) + table[i + 1, k + 1] * a) * b, 0.0)


def _checked(reader: Reader, made: Photometry) -> Photometry:
    """The distribution with its flux seen to, and the warnings it gathered."""
    total = made.total_lm
    if total <= 0:
        raise reader.refused(0, "the luminaire gives no light", "armaturet giver intet lys")
    flux = total if made.absolute else made.flux_lm
    if total > flux * (1.0 + FLUX_TOLERANCE):
        reader.warn(f"lysstyrkerne giver {total:.0f} lm, men lyskilden kun {flux:.0f} lm",
                    f"the intensities make {total:.0f} lm, but the lamps only {flux:.0f} lm")
    return Photometry(made.name, made.c_deg, made.gamma_deg, made.candela, flux, made.absolute, made.format,
                      made.power_w, made.tilt, tuple(reader.warnings), made.digest)
