# SPDX-License-Identifier: GPL-2.0-or-later
"""Draw the fictional lokalplan LP 99 Egelund and write it beside this script: `python make_egelund.py [folder]`.

The same script gives the same bytes. It writes drawings only; what a review of them must answer is written by hand in
expected.json and is never written by a program.
"""

from __future__ import annotations

import sys
from pathlib import Path
from random import Random

from commons import draw_commons, draw_frame
from drawing import Sheet
from fixtures import write_fixtures
from gardens import draw_gardens
from geopackage import write_geopackage
from passages import draw_passages
from police import write_police, write_release
from variant import write_variant

SEED = 99


def draw() -> Sheet:
    """The whole plan."""
    sheet = Sheet()
    draw_frame(sheet)
    draw_gardens(sheet, Random(SEED))
    draw_commons(sheet)
    draw_passages(sheet)
    return sheet


def main(folder: Path) -> None:
    """Write the plan, its variant, the luminaires of both, the made-up burglaries and the release made of them."""
    sheet = draw()
    write_geopackage(folder / "egelund.gpkg", sheet)
    write_variant(folder / "variant", sheet, Random(SEED))
    write_fixtures(folder, folder / "variant")
    write_police(folder / "police")
    write_release(folder / "release", folder / "police")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).resolve().parent)
