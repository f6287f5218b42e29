# SPDX-License-Identifier: GPL-2.0-or-later
"""What the reader of a result is told about its input, in both languages."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from botrygt_qgis_plugin.engine.roles import ROLES, Role
from botrygt_qgis_plugin.engine.scene import Note

_SHOWN = 5

_SKIPPED: Mapping[str, tuple[str, str]] = {
    "empty": ("uden læselig geometri", "without readable geometry"),
    "not_finite": ("med koordinater, der ikke er tal", "with coordinates that are not numbers"),
    "curved": ("med kurver, der ikke kunne læses; gem dem som rette stykker",
               "with curves that could not be read; save them as straight pieces"),
    "wrong_kind": ("af en geometritype, som rollen ikke har", "of a geometry type that the role does not have"),
    "invalid": ("med ugyldig geometri, der ikke kan rettes entydigt; ret tegningen",
                "with invalid geometry that cannot be repaired without guessing; correct the drawing"),
}
_TROUBLES: Mapping[str, tuple[str, str]] = {
    "text": ("holder tekst, der ikke er et tal", "holds text that is no number"),
    "range": ("holder tal, der ikke kan være rigtige", "holds numbers that cannot be right"),
    "not_finite": ("holder NaN", "holds NaN"),
    "unknown_word": ("holder ord, der ikke kendes", "holds words that are not known"),
}


def _listed(names: Sequence[str], language: str) -> str:
    more = len(names) - _SHOWN
    shown = ", ".join(names[:_SHOWN])
    if more <= 0:
        return shown
    return f"{shown} og {more} flere" if language == "da" else f"{shown} and {more} more"


def _note(code: str, da: str, en: str, layer: str, features: Sequence[str]) -> Note:
    """A note whose sentences end with the features they are about."""
    return Note(code, f"{da}: {_listed(features, 'da')}.", f"{en}: {_listed(features, 'en')}.", layer, tuple(features))


def skipped(why: str, layer: str, features: Sequence[str]) -> Note:
    """Features that are not used; `why` as in `repair.Cleaned.skipped`."""
    da, en = _SKIPPED[why]
    return _note(f"skipped_{why}", f"{len(features)} objekt(er) {da} er sprunget over",
                 f"{len(features)} feature(s) {en} are skipped", layer, features)


def repaired(layer: str, features: Sequence[str]) -> Note:
    """Invalid geometry that had one obvious repair."""
    return _note("repaired", f"{len(features)} objekt(er) med ugyldig geometri er rettet",
                 f"{len(features)} feature(s) with invalid geometry are repaired", layer, features)


def unusable(why: str, layer: str, field: str, features: Sequence[str], words: Sequence[str]) -> Note:
    """Values of a field that count as unknown; `why` as in `columns.Converted.troubles`."""
    da, en = _TROUBLES[why]
    said = f" («{'», «'.join(words[:_SHOWN])}»)" if words else ""
    return _note(f"value_{why}", f"Feltet {field} {da}{said}; det regnes som ukendt for {len(features)} objekt(er)",
                 f"The field {field} {en}{said}; it counts as unknown for {len(features)} feature(s)", layer, features)


def same_id(layer: str, field: str, features: Sequence[str]) -> Note:
    """Features whose id is missing or shared: they are known by their place instead."""
    return _note("id_not_unique",
                 f"Feltet {field} mangler eller er ens for {len(features)} objekt(er); deres sted bruges som id",
                 f"The field {field} is missing or shared for {len(features)} feature(s); their place is used as id",
                 layer, features)


def drawn_twice(layer: str, features: Sequence[str]) -> Note:
    """Features that lie exactly on another one of the same role."""
    return _note("drawn_twice", f"{len(features)} objekt(er) ligger nøjagtigt oven i et andet",
                 f"{len(features)} feature(s) lie exactly on another one", layer, features)


def routed(layer: str, role: Role, features: Sequence[str]) -> Note:
    """Rows that play another role than their layer, because their category says so."""
    spec = ROLES[role]
    return _note("rows_routed", f"{len(features)} objekt(er) er brugt som {spec.da} efter deres type",
                 f"{len(features)} feature(s) are used as {spec.en} because of their type", layer, features)


def exploded(layer: str, features: Sequence[str]) -> Note:
    """Features of several parts that are measured part by part."""
    return _note("parts", f"{len(features)} objekt(er) i flere dele er delt op",
                 f"{len(features)} feature(s) of several parts are taken apart", layer, features)


def no_features(layer: str, role: Role) -> Note:
    """A layer that was drawn and holds nothing."""
    spec = ROLES[role]
    return Note("no_features", f"Laget er tomt; der er ingen {spec.da} i planen.",
                f"The layer is empty; the plan has no {spec.en}.", layer)


def not_measured(layer: str, role: Role) -> Note:
    """A layer given a role that the review reads elsewhere or not at all."""
    spec = ROLES[role]
    return Note("not_measured", f"Laget ({spec.da}) bruges ikke i gennemgangen.",
                f"The layer ({spec.en}) is not used in the review.", layer)


def no_plan_area() -> Note:
    """Without a plan area nothing is known to be complete."""
    return Note("no_plan_area",
                "Intet lag er lokalplanområdet. Hvad der ligger uden for de tegnede lag, vides ikke, så mange "
                "regler kan ikke afgøres. Angiv et lag med planens afgrænsning.",
                "No layer is the plan area. What lies beyond the drawn layers is not known, so many rules cannot be "
                "told. Give a layer with the plan's boundary.")


def transformed(layer: str, source: str, target: str) -> Note:
    """A layer in another coordinate system than the review's."""
    return Note("transformed", f"Laget er omregnet fra {source} til {target}.",
                f"The layer is transformed from {source} to {target}.", layer)


def crs_given(layer: str, crs: str) -> Note:
    """A layer without a coordinate system of its own."""
    return Note("crs_given", f"Laget har intet koordinatsystem; {crs} er brugt som angivet.",
                f"The layer has no coordinate system; {crs} is used as given.", layer)
