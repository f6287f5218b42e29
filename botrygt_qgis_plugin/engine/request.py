# SPDX-License-Identifier: GPL-2.0-or-later
"""What a user asks for, in plain texts and paths, and the job it makes; the same from toolbox, window and shell."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from botrygt_qgis_plugin.engine.crs import Transform
from botrygt_qgis_plugin.engine.errors import InputError, RuleError
from botrygt_qgis_plugin.engine.files import is_map, map_files
from botrygt_qgis_plugin.engine.intake import SceneOptions
from botrygt_qgis_plugin.engine.job import Former, Job, PlanOutcome
from botrygt_qgis_plugin.engine.layers import LayerUse, uses_from_json
from botrygt_qgis_plugin.engine.profile import LEVELS
from botrygt_qgis_plugin.engine.release import read_release
from botrygt_qgis_plugin.engine.release_memory import Accepted, accept, usual_memory
from botrygt_qgis_plugin.engine.review import SEVERITIES
from botrygt_qgis_plugin.engine.rulebook import STAGES, Rulebook, load_rulebook
from botrygt_qgis_plugin.engine.shape import shipped_pack, shipped_profile
from botrygt_qgis_plugin.engine.strictjson import read_strict
from botrygt_qgis_plugin.engine.terrain import Terrain, terrain_file


@dataclass(frozen=True)
class Request:
    """One call. Empty texts stand for the defaults; `mapping` is JSON or the path of a JSON file.

    fingerprint: of the release, as its issuer told it by another way; release_memory: file that remembers releases;
    photometry: folder of photometric files; terrain: raster of ground heights.
    """

    mapping: str = ""
    rules: str = ""
    profiles: tuple[Path, ...] = ()
    release: str = ""
    fingerprint: str = ""
    release_memory: str = ""
    stage: str = ""
    coverage_m: float = 0.0
    missing_crs: str = ""
    least_completeness: float = 0.25
    skip_unchanged: bool = False
    time_stamps: bool = False
    case_file: str = ""
    case_folder: str = ""
    output_json: str = ""
    output_public: str = ""
    photometry: str = ""
    terrain: str = ""
    uses: tuple[LayerUse, ...] = ()


def job_of(request: Request, transform: Transform, done: Mapping[str, Former],
           open_terrain: Callable[[str], Terrain] = terrain_file) -> Job:
    """Load rules, profiles, mapping and release. Raises RuleError or InputError that names the file."""
    return Job(
        rulebook=rulebook_of(request.rules, request.profiles),
        transform=transform,
        uses=(*request.uses, *mapping_of(request.mapping)),
        options=SceneOptions(stage=request.stage if request.stage in STAGES else "",
                             coverage_buffer_m=request.coverage_m),
        missing_crs=request.missing_crs,
        release=release_of(request),
        done=done,
        photometry=_photometry_folders(request),
        terrain=open_terrain(request.terrain) if request.terrain else None)


def _photometry_folders(request: Request) -> tuple[Path, ...]:
    """The folder asked for, then those of the profiles, which may bring files for the lamps they declare."""
    given = Path(request.photometry)
    if request.photometry and not given.is_dir():
        raise InputError(f"The folder of photometric files '{given}' does not exist. Check the path.",
                         f"Mappen med fotometriske filer «{given}» findes ikke. Tjek stien.", str(given))
    return (*((given,) if request.photometry else ()), *dict.fromkeys(Path(file).parent for file in request.profiles))


def release_of(request: Request) -> Accepted | None:
    """The release that was asked for, let in and remembered; None where none was. Raises InputError."""
    if not request.release:
        return None
    memory = Path(request.release_memory) if request.release_memory else usual_memory()
    return accept(read_release(Path(request.release)), memory, request.fingerprint)


def rulebook_of(rules: str, profiles: Sequence[Path]) -> Rulebook:
    """The pack of that name or folder ('': bo-trygt) under these profiles.

    Below them lies bo-trygt's default one, unless one of them is the nation's: it speaks in place of the default.
    """
    pack = pack_folder(rules)
    if pack == shipped_pack() and not any(_level(file) == LEVELS[0] for file in profiles):
        profiles = (shipped_profile(), *profiles)
    return load_rulebook(pack, tuple(profiles))


def _level(profile: Path) -> str:
    """The level that a profile says it has; whether it is one is seen when it is loaded."""
    value = read_strict(profile)
    return str(value.get("level", "")) if isinstance(value, dict) else ""


def pack_as_it_stands(rules: str, profiles: Sequence[Path]) -> Rulebook:
    """The pack of that name or folder under these profiles and no others: what is tested is every rule of it."""
    return load_rulebook(pack_folder(rules), tuple(profiles))


def pack_folder(rules: str) -> Path:
    """The folder of a pack. A folder there is wins over the name of a shipped pack. Raises RuleError."""
    if not rules:
        return shipped_pack()
    named = shipped_pack(rules) if re.fullmatch(r"[a-z][a-z0-9-]*", rules) else None
    if Path(rules).is_dir() or named is None:
        return Path(rules)
    if (named / "pack.json").is_file():
        return named
    known = ", ".join(sorted(folder.parent.name for folder in named.parent.glob("*/pack.json")))
    raise RuleError(f"There is no rule pack '{rules}'. Shipped are: {known}; or give a folder.",
                    f"Der er ingen regelpakke «{rules}». Der følger med: {known}; eller angiv en mappe.", rules)


def mapping_of(text: str) -> tuple[LayerUse, ...]:
    """The mapping in a JSON text, or in the file of that path."""
    if not text.strip():
        return ()
    if text.lstrip().startswith(("{", "[")):
        return uses_from_json(text)
    try:
        return uses_from_json(Path(text).read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"The mapping '{text}' cannot be read ({error}). Give JSON or the path of a UTF-8 JSON file.",
                         f"Tilknytningen «{text}» kan ikke læses ({error}). Angiv JSON eller stien til en JSON-fil "
                         "i UTF-8.", text) from error


def plans_in(folder: Path) -> tuple[Path, ...]:
    """The plans of a folder: each GeoPackage and subfolder, else the folder itself as the layers of one plan.

    Case files are none, so that they may lie beside their plans.

    Raises InputError where there is none.
    """
    if not folder.is_dir():
        raise InputError(f"The folder '{folder}' does not exist. Check the path.",
                         f"Mappen «{folder}» findes ikke. Tjek stien.", str(folder))
    entries = sorted(folder.iterdir())
    plans = [p for p in entries if (p.is_dir() and map_files(p)) or (p.suffix.lower() == ".gpkg" and is_map(p))]
    if plans:
        return tuple(plans)
    if map_files(folder):
        return (folder,)
    raise InputError(f"The folder '{folder}' holds no plan. Put GeoPackages or Shape files in it.",
                     f"Mappen «{folder}» indeholder ingen plan. Læg GeoPackages eller Shape-filer i den.", str(folder))


def ranked(outcomes: tuple[PlanOutcome, ...], least_completeness: float) -> Mapping[str, tuple[PlanOutcome, ...]]:
    """The outcomes by fate: 'judged' (most urgent first), 'not_judged', 'failed'; plans that did not change among them.

    Urgent is: the higher class of the release, then more findings of high, medium, low severity, then the name.
    """
    fates: dict[str, list[PlanOutcome]] = {"judged": [], "not_judged": [], "failed": []}
    for outcome in outcomes:
        fates[_fate(outcome, least_completeness)].append(outcome)

    def urgency(outcome: PlanOutcome) -> tuple[int | str, ...]:
        counts = [outcome.severities.get(severity, 0) for severity in SEVERITIES]
        risk_class = outcome.exposure.risk_class if outcome.exposure is not None else 0
        return (-risk_class, *(-count for count in counts), outcome.name, outcome.plan_id)

    return {fate: tuple(sorted(some, key=urgency)) for fate, some in fates.items()}


def _fate(outcome: PlanOutcome, least_completeness: float) -> str:
    if outcome.error is not None:
        return "failed"
    completeness = outcome.completeness
    return "not_judged" if completeness is None or completeness < least_completeness else "judged"


def grave_findings(outcomes: tuple[PlanOutcome, ...], fail_on: str) -> int:
    """How many findings are of the severity `fail_on` or a higher one, those of unchanged plans too; 0 for 'none'."""
    grave = SEVERITIES[: SEVERITIES.index(fail_on) + 1] if fail_on in SEVERITIES else ()
    return sum(outcome.severities.get(severity, 0) for outcome in outcomes for severity in grave)
