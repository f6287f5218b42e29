# SPDX-License-Identifier: GPL-2.0-or-later
"""The made-up luminaires of Egelund as photometric files: EULUMDAT beside the plan, LM-63 beside its variant.

Both say the same light: candela per 1000 lm, to a tenth. The shapes are formulas of our own; no maker sells them.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

FOLDER = "armaturer"
GAMMA = tuple(float(g) for g in range(0, 95, 5))


@dataclass(frozen=True)
class Fixture:
    """A luminaire: its light at (C, gamma) in any unit, the planes C it is told at (90 to 270, or one), lumens, watts.

    Light that is told from 90 to 270 is alike on both sides of that plane.
    """

    name: str
    light: Callable[[float, float], float]
    planes: tuple[float, ...]
    lumens: int
    watts: int

    def candela(self) -> list[list[float]]:
        """Per plane the candela for 1000 lm at each gamma, to a tenth."""
        raw = [[self.light(c, g) for g in GAMMA] for c in self.planes]
        scale = 1000.0 / _flux(self.planes, raw)
        return [[round(value * scale, 1) for value in plane] for plane in raw]


def _flux(planes: tuple[float, ...], table: list[list[float]]) -> float:
    """Lumens of a table: the mean over its planes, which stand evenly, times sin g summed over gamma."""
    share = [1.0] if len(planes) == 1 else [0.5, *[1.0] * (len(planes) - 2), 0.5]
    ring = [sum(s * plane[i] for s, plane in zip(share, table)) / sum(share) for i in range(len(GAMMA))]
    zones = zip(GAMMA, GAMMA[1:], ring, ring[1:])
    return 2 * math.pi * sum((a + b) / 2 * (math.cos(math.radians(low)) - math.cos(math.radians(high)))
                             for low, high, a, b in zones)


def _park(c: float, g: float) -> float:
    """Thrown outwards, so that the ground is lit evenly as far as 65 degrees."""
    edge = math.cos(math.radians(65)) ** -1.6
    return math.cos(math.radians(g)) ** -1.6 if g <= 65 else edge * max(0.0, 1 - (g - 65) / 20)


def _road(c: float, g: float) -> float:
    """Along the road and to its front; little light behind."""
    across = math.sin(math.radians(c))
    peak = 62 - 17 * abs(across)
    thrown = math.exp(-(((g - peak) / 17) ** 2)) * (1 - 0.5 * across ** 2) * (1 + 0.45 * across)
    return (thrown + 0.35 * math.cos(math.radians(g))) * max(0.0, min(1.0, (88 - g) / 8))


def _bollard(c: float, g: float) -> float:
    """A ring of light close to the ground."""
    return math.exp(-(((g - 70) / 14) ** 2)) * max(0.0, min(1.0, (90 - g) / 6))


FIXTURES = (
    Fixture("parklygte", _park, (0.0,), 4000, 32),
    Fixture("vejlygte", _road, tuple(90.0 + 15 * i for i in range(13)), 5000, 38),
    Fixture("pullert", _bollard, (0.0,), 800, 9),
)


def write_fixtures(folder: Path, variant: Path) -> None:
    """Write the files of the plan and of its variant."""
    for fixture in FIXTURES:
        _write(folder / FOLDER / f"{fixture.name}.ldt", _eulumdat(fixture))
        _write(variant / FOLDER / f"{fixture.name.upper()}.IES", _lm63(fixture))


def _write(path: Path, lines: list[str]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join(lines) + "\n", encoding="cp1252", newline="")


def _eulumdat(fixture: Fixture) -> list[str]:
    """Symmetry 1, or 3 with its planes from C 270 over 0 to 90."""
    table = fixture.candela()
    if len(fixture.planes) == 1:
        kind, planes, shown = 1, [0.0], table
    else:
        kind, planes = 3, [15.0 * i for i in range(24)]
        shown = table[::-1]
    head = ["Egelund (opdigtet armatur)", "1", str(kind), str(len(planes)), "15" if kind == 3 else "0",
            str(len(GAMMA)), "5", "-", fixture.name, "-", f"{fixture.name}.ldt", "2027-03-01", *["200"] * 3,
            "150", "150", *["0"] * 4, "100", "100", "1", "0", "1", "1", "LED", str(fixture.lumens), "3000", "80",
            str(fixture.watts), *["0"] * 10]
    return [*head, *(f"{c:g}" for c in planes), *(f"{g:g}" for g in GAMMA),
            *(f"{value:.1f}" for plane in shown for value in plane)]


def _lm63(fixture: Fixture) -> list[str]:
    """For lamps of 1000 lm, so that the candela stand as they are told."""
    head = ["IESNA:LM-63-2002", "[TEST] Egelund (opdigtet armatur)", f"[LUMINAIRE] {fixture.name}", "TILT=NONE",
            f"1 1000 1 {len(GAMMA)} {len(fixture.planes)} 1 2 0.15 0.15 0", f"1 1 {fixture.watts}",
            " ".join(f"{g:g}" for g in GAMMA), " ".join(f"{c:g}" for c in fixture.planes)]
    return head + [" ".join(f"{value:.1f}" for value in plane) for plane in fixture.candela()]
