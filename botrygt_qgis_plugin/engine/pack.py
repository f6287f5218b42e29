# SPDX-License-Identifier: GPL-2.0-or-later
"""A rule pack's folder: every file of it read and checked, and what only the files together can say."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from botrygt_qgis_plugin.engine.dialect import Quantities, check_meaning, check_source
from botrygt_qgis_plugin.engine.errors import RuleError
from botrygt_qgis_plugin.engine.shape import check_shape
from botrygt_qgis_plugin.engine.strictjson import FILE_BYTES, read_strict, refuse

Documents = Mapping[str, Mapping[str, Any]]
PACK_FILES = 500
PACK_BYTES = 8 * 1024 * 1024


def read_pack(pack: Path, quantities: Quantities, subjects: Mapping[str, Any]) \
        -> tuple[Mapping[str, Any], dict[str, Mapping[str, Any]]]:
    """The pack's own description and its checked rule documents by id. Raises RuleError."""
    if not pack.is_dir():
        raise RuleError(f"{pack} is no folder with a rule pack; choose a folder that holds pack.json.",
                        f"{pack} er ikke en mappe med en regelpakke; vælg en mappe, der indeholder pack.json.",
                        str(pack))
    about = read_strict(pack / "pack.json", inside=pack)
    check_shape(about, "pack", "pack.json")
    documents: dict[str, Mapping[str, Any]] = {}
    taken: dict[str, str] = {}
    for file in _rule_files(pack):
        document = read_strict(file, inside=pack)
        check_shape(document, "rule", file.name)
        check_meaning(document, file.name, quantities, subjects)
        block = document["x-rule"]
        check_source(block, file.name)
        for name in {block["id"], block["root"], *block.get("aliases", ())}:
            if name in taken:
                refuse(file.name, ("x-rule", "id"),
                       f"'{name}' is already used by {taken[name]}; give each rule its own.",
                       f"«{name}» bruges allerede af {taken[name]}; giv hver regel sin egen.")
            taken[name] = file.name
        documents[block["id"]] = document
    for document in documents.values():
        _check_conflicts(document["x-rule"], documents, taken[document["x-rule"]["id"]])
    return about, documents


def renamed(name: str, documents: Documents) -> str:
    """The id that a rule has now, from any id it had; '' where no rule of the pack had it."""
    for rule_id, document in documents.items():
        about = document["x-rule"]
        if name in (rule_id, about["root"], *about.get("aliases", ())):
            return rule_id
    return ""


def _check_conflicts(about: Mapping[str, Any], documents: Documents, file: str) -> None:
    """A rule can only stand against another one that judges the same kind of subject."""
    for i, entry in enumerate(about.get("conflicts", ())):
        at = (file, ("x-rule", "conflicts", str(i), "with"))
        other = renamed(entry["with"], documents)
        if not other:
            refuse(*at, f"the pack has no rule '{entry['with']}'; it has: {', '.join(sorted(documents))}.",
                   f"pakken har ingen regel «{entry['with']}»; den har: {', '.join(sorted(documents))}.")
        if other == about["id"]:
            refuse(*at, "a rule cannot stand against itself; name the other rule.",
                   "en regel kan ikke stå imod sig selv; nævn den anden regel.")
        theirs = documents[other]["x-rule"]
        if theirs["subject"] != about["subject"] or not (theirs.get("judges", True) and about.get("judges", True)):
            refuse(*at, f"{other} judges {theirs['subject']}; only two rules that judge the same subject can meet.",
                   f"{other} handler om {theirs['subject']}; kun to regler, der bedømmer det samme emne, kan mødes.")


def _rule_files(pack: Path) -> list[Path]:
    files = sorted(file for file in pack.glob("*.json") if file.name != "pack.json")
    if len(files) > PACK_FILES:
        refuse("pack.json", (), f"the pack holds {len(files)} rule files; {PACK_FILES} is the most.",
               f"pakken indeholder {len(files)} regelfiler; {PACK_FILES} er det højeste.")
    if sum(min(file.lstat().st_size, FILE_BYTES) for file in files) > PACK_BYTES:
        refuse("pack.json", (), f"the pack is larger than {PACK_BYTES // 1024 // 1024} MiB.",
               f"pakken er større end {PACK_BYTES // 1024 // 1024} MiB.")
    if not files:
        refuse("pack.json", (), "the pack holds no rule; put rule files (*.json) beside pack.json.",
               "pakken indeholder ingen regel; læg regelfiler (*.json) ved siden af pack.json.")
    return files


