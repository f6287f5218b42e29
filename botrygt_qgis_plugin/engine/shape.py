# SPDX-License-Identifier: GPL-2.0-or-later
"""The shape of rule packs and profiles: held against the shipped metaschemas, refused with place and sentence."""

from __future__ import annotations

import itertools
import json
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

import botrygt_qgis_plugin
from botrygt_qgis_plugin.engine.errors import RuleError
from botrygt_qgis_plugin.engine.strictjson import read_strict, refuse

Sentences = tuple[str, str]
# So many names are listed in a sentence.
_MOST = 30


def shipped_rules() -> Path:
    """The folder with the metaschemas, packs and profiles that came with this installation. Raises RuleError."""
    roots = [Path(folder) for folder in botrygt_qgis_plugin.__path__]
    for root in (*roots, Path(__file__).resolve().parents[2]):
        if (root / "rules" / "rule.schema.json").is_file():
            return root / "rules"
    raise RuleError("The folder 'rules' that belongs to the plugin is missing; install the plugin again.",
                    "Mappen «rules», der hører til pluginet, mangler; installér pluginet igen.", "rules")


def shipped_pack(name: str = "bo-trygt") -> Path:
    """The folder of a shipped pack."""
    return shipped_rules() / "packs" / name


def shipped_profile(name: str = "default") -> Path:
    """The file of a shipped profile."""
    return shipped_rules() / "profiles" / f"{name}.json"


def check_shape(value: Any, kind: str, file: str) -> None:
    """Raise RuleError for the first place where `value` breaks the metaschema of `kind` (rule, profile or pack)."""
    errors = sorted(_validator(kind).iter_errors(value), key=lambda error: [str(step) for step in error.absolute_path])
    if not errors:
        return
    error = errors[0]
    describe = _SENTENCES.get(error.validator, _other)
    english, danish = describe(error)
    refuse(file, tuple(error.absolute_path), english, danish)


@lru_cache(maxsize=8)
def _validator(kind: str) -> Any:
    # Imported here: it is only wanted when rules are read, and it is the slowest import of the engine.
    from botrygt_qgis_plugin._vendor.jsonschema import Draft202012Validator
    from botrygt_qgis_plugin._vendor.jsonschema.validators import extend

    schema = read_strict(shipped_rules() / f"{kind}.schema.json")
    return extend(Draft202012Validator, {"uniqueItems": _unique})(schema)


def _unique(validator: Any, wanted: bool, instance: Any, schema: Any) -> Iterator[Any]:
    """uniqueItems in linear time: the library compares every pair where members are of several kinds."""
    from botrygt_qgis_plugin._vendor.jsonschema import ValidationError

    del validator, schema
    if wanted and isinstance(instance, list):
        forms = {json.dumps(_comparable(part), sort_keys=True) for part in instance}
        if len(forms) < len(instance):
            yield ValidationError("not unique")


def _comparable(value: Any) -> Any:
    """Equal JSON values alike: 1 and 1.0 are equal, 1 and true are not."""
    if isinstance(value, dict):
        return {key: _comparable(part) for key, part in value.items()}
    if isinstance(value, list):
        return [_comparable(part) for part in value]
    return float(value) if isinstance(value, int) and not isinstance(value, bool) else value


def _short(value: Any) -> str:
    text = str(value)
    return text if len(text) <= 60 else text[:59] + "…"


def _listed(values: Any) -> str:
    some = list(itertools.islice((str(value) for value in values), _MOST + 1))
    return ", ".join([*some[:_MOST], "…"] if len(some) > _MOST else some)


def _not_allowed(error: Any) -> Sentences:
    allowed = error.schema.get("properties", {})
    extra = _listed(f"'{_short(key)}'" for key in error.instance if key not in allowed)
    return (f"{extra} is not allowed here; allowed are: {_listed(sorted(allowed))}.",
            f"{extra} er ikke tilladt her; tilladt er: {_listed(sorted(allowed))}.")


def _missing(error: Any) -> Sentences:
    gone = _listed(f"'{name}'" for name in error.validator_value if name not in error.instance)
    return f"{gone} is missing; add it.", f"{gone} mangler; tilføj det."


def _missing_beside(error: Any) -> Sentences:
    pairs = [(key, name) for key, names in error.validator_value.items() if key in error.instance
             for name in names if name not in error.instance]
    key, name = pairs[0]
    return (f"'{key}' stands without '{name}'; the two belong together.",
            f"«{key}» står uden «{name}»; de to hører sammen.")


def _wrong_type(error: Any) -> Sentences:
    wanted = error.validator_value
    names = _listed([wanted] if isinstance(wanted, str) else wanted)
    return (f"the value '{_short(error.instance)}' must be of type {names}.",
            f"værdien «{_short(error.instance)}» skal være af typen {names}.")


def _not_listed(error: Any) -> Sentences:
    wanted = error.validator_value
    names = _listed(wanted if isinstance(wanted, list) else [wanted])
    return (f"the value '{_short(error.instance)}' must be one of: {names}.",
            f"værdien «{_short(error.instance)}» skal være en af: {names}.")


def _forbidden(error: Any) -> Sentences:
    del error
    return ("a rule with 'if' says what must hold in 'then' and 'else' alone; move this part there.",
            "en regel med «if» siger kun i «then» og «else», hvad der skal gælde; flyt denne del dertil.")


def _out_of_range(error: Any) -> Sentences:
    word_en, word_da = {"minimum": ("at least", "mindst"), "maximum": ("at most", "højst"),
                        "exclusiveMinimum": ("above", "større end")}[error.validator]
    return (f"{_short(error.instance)} must be {word_en} {error.validator_value:g}.",
            f"{_short(error.instance)} skal være {word_da} {error.validator_value:g}.")


def _badly_written(error: Any) -> Sentences:
    if error.absolute_path and error.absolute_path[-1] == "$ref":
        return (f"'{_short(error.instance)}' leads out of '$defs'; a reference is written '#/$defs/name'.",
                f"«{_short(error.instance)}» fører ud af «$defs»; en henvisning skrives «#/$defs/navn».")
    return (f"'{_short(error.instance)}' is not written as {error.validator_value}.",
            f"«{_short(error.instance)}» er ikke skrevet som {error.validator_value}.")


def _wrong_size(error: Any) -> Sentences:
    return (f"too few, too many or repeated entries ({error.validator}: {error.validator_value}).",
            f"for få, for mange eller gentagne indgange ({error.validator}: {error.validator_value}).")


def _other(error: Any) -> Sentences:
    wanted = f"{error.validator}: {_short(error.validator_value)}"
    return (f"the value '{_short(error.instance)}' breaks '{wanted}' of the format.",
            f"værdien «{_short(error.instance)}» bryder formatets «{wanted}».")


_SENTENCES: Mapping[str | None, Callable[[Any], Sentences]] = {
    "additionalProperties": _not_allowed, "required": _missing, "dependentRequired": _missing_beside,
    "type": _wrong_type, "enum": _not_listed, "const": _not_listed, "pattern": _badly_written, None: _forbidden,
    **dict.fromkeys(("minimum", "maximum", "exclusiveMinimum"), _out_of_range),
    **dict.fromkeys(("minItems", "maxItems", "minProperties", "maxProperties", "uniqueItems", "minLength",
                     "maxLength"), _wrong_size),
}
