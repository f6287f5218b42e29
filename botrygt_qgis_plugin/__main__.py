# SPDX-License-Identifier: GPL-2.0-or-later
"""The shell's way in to everything that needs no QGIS: python -m botrygt_qgis_plugin report PLAN.gpkg --folder FOLDER.

What the engine knows by itself (review, explain, packs, …) is handed on to it; `report`, `apply` and `pack` are here,
because the engine never knows the rooms above it.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence

from botrygt_qgis_plugin.engine.__main__ import main as engine_main
from botrygt_qgis_plugin.engine.document import dump_document, failure_document, write_document
from botrygt_qgis_plugin.engine.errors import BoTrygtError
from botrygt_qgis_plugin.report.commands import ADDED, COMMANDS


def main(words: Sequence[str] | None = None) -> int:
    """Run the command; 0, or 1 where it could not be done."""
    words = sys.argv[1:] if words is None else words
    if words and words[0] not in COMMANDS and not words[0].startswith("-"):
        return engine_main(words)
    parser = argparse.ArgumentParser(prog="python -m botrygt_qgis_plugin", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    for add in ADDED:
        add(commands)
    given = parser.parse_args(words)
    try:
        print("\n".join(COMMANDS[given.command](given)))
    except BoTrygtError as error:
        if getattr(given, "output", ""):
            write_document(given.output, dump_document(failure_document(error)))
        print(error.sentence(given.language), file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
