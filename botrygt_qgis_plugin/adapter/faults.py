# SPDX-License-Identifier: GPL-2.0-or-later
"""What GDAL says while QGIS reads a file: it gives the features before a fault, and QGIS passes on only those."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from botrygt_qgis_plugin.engine.geopackage import damaged


@contextmanager
def faults_told(path: Path) -> Iterator[None]:
    """Raise InputError where GDAL failed at a file meanwhile, in this thread; warnings are let pass.

    Says nothing where GDAL's Python is not installed, as on a Debian without python3-gdal.
    """
    try:
        from osgeo import gdal
    except ImportError:
        yield
        return
    gdal.ErrorReset()
    yield
    if gdal.GetLastErrorType() >= gdal.CE_Failure:
        raise damaged(path, gdal.GetLastErrorMsg().partition("\n")[0])
