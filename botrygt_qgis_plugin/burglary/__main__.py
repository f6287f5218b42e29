# SPDX-License-Identifier: GPL-2.0-or-later
"""The police side from a shell without QGIS: python -m botrygt_qgis_plugin.burglary nearrepeat indbrud.csv."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import shapely

from botrygt_qgis_plugin.burglary.answer import Answer, events_answer
from botrygt_qgis_plugin.burglary.answer_follow import FollowPlan, follow_answer
from botrygt_qgis_plugin.burglary.answer_hot import HotPlan, hot_answer
from botrygt_qgis_plugin.burglary.answer_near import NearPlan, near_answer
from botrygt_qgis_plugin.burglary.bands import LEFT, RIGHT, make_bands
from botrygt_qgis_plugin.burglary.cleaning import Cleaned, CleaningOptions, clean
from botrygt_qgis_plugin.burglary.clock import read_time
from botrygt_qgis_plugin.burglary.density import GAUSSIAN, QUARTIC
from botrygt_qgis_plugin.burglary.dwellings import dwellings_of
from botrygt_qgis_plugin.burglary.faults import blind
from botrygt_qgis_plugin.burglary.knox import KnoxPlan
from botrygt_qgis_plugin.burglary.network import make_network
from botrygt_qgis_plugin.burglary.pairs import EUCLIDEAN, MANHATTAN, NETWORK
from botrygt_qgis_plugin.burglary.raster import write_raster
from botrygt_qgis_plugin.burglary.reading import read_layer
from botrygt_qgis_plugin.burglary.register import check_turn, read_register, remember
from botrygt_qgis_plugin.burglary.release import ReleasePlan, make_release
from botrygt_qgis_plugin.burglary.spates import ScanPlan
from botrygt_qgis_plugin.burglary.writing import write_police_file, write_release
from botrygt_qgis_plugin.engine.document import dump_document, failure_document, police_document, write_document
from botrygt_qgis_plugin.engine.errors import InputError
from botrygt_qgis_plugin.engine.handling import POLITI
from botrygt_qgis_plugin.engine.release_memory import usual_memory

DAY = "YYYY-MM-DD"


def _arguments(words: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m botrygt_qgis_plugin.burglary", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    check = commands.add_parser("checkevents", help="clean the burglaries and tell when in the week they happen")
    near = commands.add_parser("nearrepeat", help="Knox test and active windows")
    hot = commands.add_parser("hotspots", help="Gi*, density, risk per dwelling, change, spates, worth")
    follow = commands.add_parser("followup", help="before and after of an action")
    release = commands.add_parser("makerelease", help="protected release for a municipality")
    for each in (check, near, hot, follow, release):
        each.add_argument("events", type=Path, metavar="EVENTS",
                          help="CSV, GeoPackage, Shape, TAB or GeoJSON of points")
        each.add_argument("--crs", default="", metavar="EPSG:CODE", help="of tables without one")
        each.add_argument("--area", type=Path, help="polygons: burglaries outside are not counted")
        each.add_argument("--output", type=Path, help="GeoPackage", required=each is release)
        each.add_argument("--json", default="", help="result file")
        each.add_argument("--language", default="da", choices=("da", "en"))
    for each in (near, hot, release):
        each.add_argument("--dwellings", type=Path, required=each is release)
    _near_arguments(near)
    _hot_arguments(hot)
    for name in ("action", "control"):
        follow.add_argument(f"--{name}", type=Path, required=True)
    follow.add_argument("--buffer-m", type=float, default=300.0)
    for each, names in ((follow, ("before-from", "before-to", "after-from", "after-to")),
                        (release, ("period-from", "period-to", "expires"))):
        for name in names:
            each.add_argument(f"--{name}", required=True, metavar=DAY)
    for name in ("release-id", "issuer"):
        release.add_argument(f"--{name}", required=True)
    release.add_argument("--supersedes", action="append", default=[], metavar="ID")
    release.add_argument("--register", type=Path, help="where releases are listed")
    return parser.parse_args(words)


def _near_arguments(near: argparse.ArgumentParser) -> None:
    near.add_argument("--space", default="100,200,300,400", help="upper edges of the distance bands, metres")
    near.add_argument("--time", default="7,14,21,28", help="upper edges of the time bands, days")
    near.add_argument("--closed", default=LEFT, choices=(LEFT, RIGHT))
    near.add_argument("--metric", default=EUCLIDEAN, choices=(EUCLIDEAN, MANHATTAN, NETWORK))
    near.add_argument("--network", type=Path)
    near.add_argument("--permutations", type=int, default=999)
    near.add_argument("--seed", type=int, default=1)
    near.add_argument("--now", default="", metavar="'YYYY-MM-DD HH:MM'")


def _hot_arguments(hot: argparse.ArgumentParser) -> None:
    hot.add_argument("--network", type=Path)
    hot.add_argument("--cell", type=float, default=100.0)
    hot.add_argument("--distance", type=float, default=0.0)
    hot.add_argument("--permutations", type=int, default=0)
    hot.add_argument("--kernel", default=QUARTIC, choices=(QUARTIC, GAUSSIAN))
    hot.add_argument("--bandwidth", type=float, default=0.0)
    hot.add_argument("--split-day", default="", metavar=DAY)
    hot.add_argument("--holdout-day", default="", metavar=DAY)
    hot.add_argument("--spates", action="store_true")
    hot.add_argument("--density", type=Path, help="GeoTIFF")


def main(words: Sequence[str] | None = None) -> int:
    """Run the command; 0, or 1 where it could not go on."""
    given = _arguments(words)
    try:
        cleaned = _cleaned(given)
        if given.command == "makerelease":
            _release(given, cleaned)
        else:
            _keep(given, _ANALYSES[given.command](given, cleaned))
    except Exception as error:
        told = blind(error)
        if given.json:
            write_document(given.json, dump_document(failure_document(told, POLITI)))
        print(told.sentence(given.language), file=sys.stderr)
        return 1
    return 0


def _cleaned(given: argparse.Namespace) -> Cleaned:
    cleaned = clean(read_layer(given.events, given.crs), CleaningOptions(area=_area(given.area), missing_crs=given.crs))
    for remark in cleaned.remarks:
        print(remark.da if given.language == "da" else remark.en)
    return cleaned


def _area(path: Path | None) -> shapely.Geometry | None:
    if path is None:
        return None
    area = shapely.union_all(shapely.make_valid(read_layer(path).geometry))
    if shapely.get_dimensions(area) != 2:
        raise InputError(f"'{path.name}' holds no area.", f"«{path.name}» indeholder ingen flade.", path.name)
    return area


def _hours(text: str) -> float | None:
    """The beginning of a day, or a moment, as hours of the local clock; None for ''. Raises InputError."""
    if not text:
        return None
    found = read_time(text)
    if found is None:
        raise InputError(f"'{text}' is no day. Write it as {DAY}.",
                         f"«{text}» er ikke en dag. Skriv den som ÅÅÅÅ-MM-DD.",
                         text)
    return found[0]


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise InputError(f"'{text}' is no day. Write it as {DAY}.",
                         f"«{text}» er ikke en dag. Skriv den som ÅÅÅÅ-MM-DD.",
                         text) from None


def _near(given: argparse.Namespace, cleaned: Cleaned) -> Answer:
    space, time = (make_bands([float(edge) for edge in text.split(",")], given.closed, unit)
                   for text, unit in ((given.space, "m"), (given.time, "d")))
    homes = None if given.dwellings is None else dwellings_of(read_layer(given.dwellings, given.crs)).xy
    network = None if given.network is None else make_network(read_layer(given.network, given.crs).geometry)
    return near_answer(cleaned, NearPlan(KnoxPlan(space, time, given.permutations, given.seed), given.metric, network,
                                         homes,
                                         _hours(given.now)))


def _hot(given: argparse.Namespace, cleaned: Cleaned) -> Answer:
    plan = HotPlan(given.cell, given.distance, "", given.permutations, kernel=given.kernel, bandwidth=given.bandwidth,
                   split=_hours(given.split_day), holdout=_hours(given.holdout_day),
                   scan=ScanPlan() if given.spates else None, area=_area(given.area))
    if given.dwellings is not None:
        plan = replace(plan, dwellings=dwellings_of(read_layer(given.dwellings, given.crs)))
    if given.network is not None:
        plan = replace(plan, network=make_network(read_layer(given.network, given.crs).geometry))
    return hot_answer(cleaned, plan)


def _follow(given: argparse.Namespace, cleaned: Cleaned) -> Answer:
    days = [_hours(text) or 0.0 for text in (given.before_from, given.before_to, given.after_from, given.after_to)]
    return follow_answer(cleaned, FollowPlan(_area(given.action), _area(given.control), (days[0], days[1] + 24.0),
                                             (days[2], days[3] + 24.0), buffer_m=given.buffer_m))


def _check(given: argparse.Namespace, cleaned: Cleaned) -> Answer:
    return events_answer(cleaned)


_ANALYSES = {"checkevents": _check, "nearrepeat": _near, "hotspots": _hot, "followup": _follow}


def _keep(given: argparse.Namespace, answer: Answer) -> None:
    if given.output is not None:
        write_police_file(given.output, answer.layers, answer.crs, answer.told)
    if getattr(given, "density", None) is not None and answer.density is not None:
        write_raster(given.density, answer.density.grid, answer.density.values, answer.crs, "Indbrud pr. km2")
    if given.json:
        write_document(given.json, dump_document(police_document(answer.kind, answer.answer, answer.cleaning)))
    print(POLITI)


def _release(given: argparse.Namespace, cleaned: Cleaned) -> None:
    plan = ReleasePlan(given.release_id, given.issuer, (_day(given.period_from), _day(given.period_to)), date.today(),
                       _day(given.expires), area=_area(given.area), supersedes=tuple(given.supersedes))
    made = make_release(cleaned.events, dwellings_of(read_layer(given.dwellings, given.crs)), plan)
    register = given.register or usual_memory().with_name("politi_frigivelser.json")
    known = read_register(register)
    check_turn(known, made)
    write_release(given.output, made)
    remember(register, known, made)
    if given.json:
        write_document(given.json, dump_document(police_document("makerelease", {
            "release_id": given.release_id, "fingerprint": made.fingerprint,
            "dwellings_shown": round(made.dwellings_shown, 3), "burglaries_shown": round(made.burglaries_shown, 3)})))
    print(made.fingerprint)


if __name__ == "__main__":
    sys.exit(main())
