# SPDX-License-Identifier: GPL-2.0-or-later
"""A made-up town round Egelund with made-up burglaries, and the release that the police side makes of them.

Nobody lives here and nothing was stolen. How many dwellings and burglaries each square gets is written down below, and
what the release must say of each square stands by hand in police/expected.json.
"""

from __future__ import annotations

import csv
import sys
from datetime import date, datetime, timedelta
from pathlib import Path
from random import Random

from geopackage import strip_traces

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from botrygt_qgis_plugin.burglary.cleaning import clean
from botrygt_qgis_plugin.burglary.dwellings import dwellings_of
from botrygt_qgis_plugin.burglary.reading import read_csv
from botrygt_qgis_plugin.burglary.release import ReleasePlan, make_release
from botrygt_qgis_plugin.burglary.writing import write_release as write_release_file

SEED = 2025
FIRST, LAST = date(2024, 1, 1), date(2025, 12, 31)
# Square kilometres (east, north): dwellings, burgled addresses, burglaries at the most burgled one, burglaries.
BLOCKS = {
    (541, 6187): (400, 8, 1, 8), (542, 6187): (400, 18, 1, 18), (543, 6187): (12, 6, 1, 6),
    (544, 6187): (400, 26, 1, 26),
    (541, 6186): (400, 17, 2, 18), (542, 6186): (400, 25, 2, 26), (544, 6186): (400, 8, 7, 14),
    (541, 6185): (400, 40, 3, 42), (543, 6185): (400, 18, 1, 18), (544, 6185): (400, 3, 1, 3)}
# The dense square kilometre of the plan (543, 6186), small squares from the south-west row by row: dwellings,
# burglaries.
DENSE = ((130, 8), (130, 5), (200, 5), (200, 5), (130, 5), (130, 16), (200, 5), (200, 5), *[(200, 5)] * 8)
_PLAN = (543070.0, 6186095.0, 543480.0, 6186385.0)
_SPATE_AT, _SPATE_DAY = (541500.0, 6185500.0), date(2025, 11, 3)
_SPATE_SIZE = 14


def write_police(folder: Path) -> None:
    """Write police/boliger.csv, police/indbrud.csv and police/veje.csv."""
    folder.mkdir(parents=True, exist_ok=True)
    random = Random(SEED)
    homes = _homes(random)
    _write(folder / "boliger.csv", ("adresse_id", "x", "y", "antal_boliger"),
           [(key, f"{x:.1f}", f"{y:.1f}", 1) for key, x, y, _ in homes])
    _write(folder / "veje.csv", ("vej_nr", "wkt"), _streets())
    rows = _burglaries(random, homes)
    rows += _faults(rows)
    _write(folder / "indbrud.csv", ("sagsnr", "adresse_id", "boligtype", "gerningstid_fra", "gerningstid_til", "x",
                                    "y"),
           [(f"FIKTIV-{number:04d}", *row) for number, row in enumerate(rows, start=1)])


def _streets() -> list[tuple[object, ...]]:
    """A street every 250 m through each square kilometre with dwellings, from crossing to crossing."""
    found = set()
    for east, north in (*BLOCKS, (543, 6186)):
        for i in range(5):
            for j in range(4):
                x, y, along = east * 1000 + 250 * i, north * 1000 + 250 * i, 250 * j
                found.add((x, north * 1000 + along, x, north * 1000 + along + 250))
                found.add((east * 1000 + along, y, east * 1000 + along + 250, y))
    return [(f"G{number}", f"LINESTRING ({a} {b}, {c} {d})") for number, (a, b, c, d) in enumerate(sorted(found))]


def _write(path: Path, names: tuple[str, ...], rows: list[tuple[object, ...]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, delimiter=";", lineterminator="\n")
        writer.writerow(names)
        writer.writerows(rows)


def _homes(random: Random) -> list[tuple[str, float, float, tuple[int, int, int]]]:
    """Dwellings (address, x, y, square) at random places, none where the plan is to be built."""
    squares = [((east * 1000.0, north * 1000.0, 1000), values[0]) for (east, north), values in BLOCKS.items()]
    squares += [((543000.0 + 250.0 * (i % 4), 6186000.0 + 250.0 * (i // 4), 250), count)
                for i, (count, _) in enumerate(DENSE)]
    homes = []
    for (west, south, side), count in squares:
        for number in range(count):
            x, y = _place(random, west, south, side)
            key = f"F{int(west // 250):04d}{int(south // 250):05d}-{number:03d}"
            homes.append((key, round(x, 1), round(y, 1), (int(west), int(south), side)))
    return homes


def _place(random: Random, west: float, south: float, side: float) -> tuple[float, float]:
    """A place in a square, outside the plan."""
    x, y = _PLAN[0] + 1.0, _PLAN[1] + 1.0
    while not west <= x < west + side or not south <= y < south + side or \
            (_PLAN[0] < x < _PLAN[2] and _PLAN[1] < y < _PLAN[3]):
        x, y = west + random.uniform(4, side - 4), south + random.uniform(4, side - 4)
    return x, y


def _burglaries(random: Random, homes: list[tuple[str, float, float, tuple[int, int, int]]]) -> list[tuple[str, ...]]:
    by_square: dict[tuple[int, int, int], list[tuple[str, float, float]]] = {}
    for key, x, y, square in homes:
        by_square.setdefault(square, []).append((key, x, y))
    wanted = {(east * 1000, north * 1000, 1000): values[1:] for (east, north), values in BLOCKS.items()}
    wanted |= {(543000 + 250 * (i % 4), 6186000 + 250 * (i // 4), 250): (count, 1, count)
               for i, (_, count) in enumerate(DENSE)}
    rows = []
    for square, (addresses, most, total) in wanted.items():
        spate = square == (541000, 6185000, 1000)
        victims = _victims(random, by_square[square], addresses, spate)
        times = [1] * addresses
        times[0] = most
        for at in range(1, total - most - (addresses - 1) + 1):
            times[at] += 1
        place = 0
        for (key, x, y), count in zip(victims, times):
            for _ in range(count):
                rows.append(_row(key, x, y, *_when(random, place if spate and place < _SPATE_SIZE else -1)))
                place += 1
    return rows


def _victims(random: Random, homes: list[tuple[str, float, float]], count: int,
             spate: bool) -> list[tuple[str, float, float]]:
    """The burgled addresses; in the square of the spate the first of them are those nearest to its middle."""
    if not spate:
        return random.sample(homes, count)
    near = sorted(homes, key=lambda home: (home[1] - _SPATE_AT[0]) ** 2 + (home[2] - _SPATE_AT[1]) ** 2)
    return near[:_SPATE_SIZE] + random.sample(near[_SPATE_SIZE:], count - _SPATE_SIZE)


def _when(random: Random, in_spate: int) -> tuple[datetime, datetime]:
    """A time on a weekday in the day, known to some hours; in the spate two days apart."""
    day = random.randrange((LAST - FIRST).days - 60)
    start = datetime(FIRST.year, 1, 1) + timedelta(days=day, hours=random.randrange(7, 15),
                                                   minutes=random.randrange(60))
    if in_spate >= 0:
        start = datetime(_SPATE_DAY.year, _SPATE_DAY.month, _SPATE_DAY.day, 9) + timedelta(days=in_spate)
    return start, start + timedelta(hours=random.choice((1, 2, 4, 6)))


def _row(key: str, x: float, y: float, start: datetime, end: datetime) -> tuple[str, ...]:
    return (key, "villa", f"{start:%d-%m-%Y %H:%M}", f"{end:%d-%m-%Y %H:%M}", f"{x:.1f}", f"{y:.1f}")


def _faults(rows: list[tuple[str, ...]]) -> list[tuple[str, ...]]:
    """What exports are like: no time, ends before it begins, no place, twice on a day, and weeks of uncertainty."""
    key, kind, start, end, x, y = rows[40]
    return [("F-U1", kind, "", "", x, y), ("F-U2", kind, "14-05-2024 12:00", "13-05-2024 12:00", x, y),
            ("F-U3", kind, "14-05-2024 12:00", "", "", ""), (key, kind, start, end, x, y),
            ("F-U4", kind, "01-01-2023 08:00", "20-01-2023 08:00", x, y)]


def write_release(folder: Path, police: Path) -> None:
    """Write release/egelund_release.gpkg and its manifest, made of the two files as the police would."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "egelund_release.gpkg"
    crs = "EPSG:25832"
    plan = ReleasePlan(
        "EGELUND-FIKTIV-2025", "Ingen: opdigtet til eksemplet / Nobody: made up for the example", (FIRST, LAST),
        date(2026, 2, 1), date(2099, 12, 31), fictional=True,
        handling="INTERN. Lavet af opdigtede indbrud; må frit deles, for den viser intet. / Made of made-up "
                 "burglaries; free to share, for it shows nothing.")
    events = clean(read_csv(police / "indbrud.csv", crs)).events
    write_release_file(path, make_release(events, dwellings_of(read_csv(police / "boliger.csv", crs)), plan))
    strip_traces(path)
