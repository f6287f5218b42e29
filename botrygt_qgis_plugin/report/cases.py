# SPDX-License-Identifier: GPL-2.0-or-later
"""Which case belongs to which plan of a call."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Union

from botrygt_qgis_plugin.casefile.case import is_database, read_case
from botrygt_qgis_plugin.casefile.memory import Case
from botrygt_qgis_plugin.engine.errors import CaseFileError, InputError
from botrygt_qgis_plugin.engine.job import PlanOutcome

Address = Union[str, Path]


def case_at(address: Address) -> Case:
    """The case at an address, as it now is. Raises CaseFileError."""
    if not is_database(address) and not Path(address).is_file():
        raise CaseFileError(f"The case file '{address}' does not exist. Run the review with CASE_FILE first.",
                            f"Sagsfilen «{address}» findes ikke. Kør gennemgangen med CASE_FILE først.", str(address))
    return read_case(address)


def cases_for(outcomes: Sequence[PlanOutcome], case: str, folder: str) -> Mapping[str, Address]:
    """Plan id -> its case. Raises InputError where one is given for several plans, or the folder is none."""
    if case and folder:
        raise InputError("Give CASE_FILE or CASE_FOLDER, not both.", "Angiv CASE_FILE eller CASE_FOLDER, ikke begge.",
                         "CASE_FILE")
    reviewed = [outcome.plan_id for outcome in outcomes if outcome.result is not None]
    if case:
        if len(reviewed) > 1:
            raise InputError("CASE_FILE holds one plan, and there are several. Give CASE_FOLDER in its place.",
                             "CASE_FILE rummer én plan, og der er flere. Angiv CASE_FOLDER i stedet.", case)
        return {plan: case if is_database(case) else Path(case) for plan in reviewed}
    return _in_folder(Path(folder), set(reviewed)) if folder else {}


def _in_folder(folder: Path, plans: set[str]) -> Mapping[str, Path]:
    """The case files of a folder, by the plan that each says it is of; other GeoPackages are passed over."""
    if not folder.is_dir():
        raise InputError(f"The folder '{folder}' does not exist. Check the path.",
                         f"Mappen «{folder}» findes ikke. Tjek stien.", str(folder))
    found = {}
    for file in sorted(folder.glob("*.gpkg")):
        try:
            plan = read_case(file).memory.plan_id
        except CaseFileError:
            # A plan may lie beside its case file.
            continue
        if plan in plans:
            found[plan] = file
    return found
