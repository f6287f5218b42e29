# SPDX-License-Identifier: GPL-2.0-or-later
"""The templates of the plan's own words: the shipped ones, and a municipality's own file laid over them."""

from __future__ import annotations

import difflib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from botrygt_qgis_plugin.engine.errors import InputError
from botrygt_qgis_plugin.engine.strictjson import read_strict
from botrygt_qgis_plugin.report.dossier import Told

STANDARD = Path(__file__).resolve().parent / "templates" / "standard.json"
LONGEST = 2000
_FILL = re.compile(r"\{([a-z_]*)\}")


@dataclass(frozen=True)
class Templates:
    """Texts by name, in both languages, and further words in layer names that mean: this is there already."""

    texts: Mapping[str, Told]
    existing_layers: frozenset[str]

    def fill(self, name: str, **fills: Told | str) -> dict[str, str]:
        """A text in both languages, placeholders filled in; a fill is one text or one for each language."""
        return {language: _filled(text, fills, language) for language, text in self.texts[name].items()}


def _filled(text: str, fills: Mapping[str, Told | str], language: str) -> str:
    chosen = {name: fill if isinstance(fill, str) else fill[language] for name, fill in fills.items()}
    return _FILL.sub(lambda match: chosen[match.group(1)], text)


def read_templates(path: str = "") -> Templates:
    """The shipped templates under the file `path`. Raises InputError or RuleError that names the place."""
    standard = read_strict(STANDARD)
    texts, existing = dict(standard["texts"]), list(standard["existing_layers"])
    if path:
        own = read_strict(Path(path))
        _check(own, texts, Path(path).name)
        texts.update({name: {**texts[name], **text} for name, text in own.get("texts", {}).items()})
        existing += own.get("existing_layers", [])
    return Templates(texts, frozenset(word.lower() for word in existing))


def _check(own: Any, texts: Mapping[str, Told], file: str) -> None:
    """Refuse what is no template file, and a text that drops or invents a placeholder."""
    if not isinstance(own, dict) or set(own) - {"about", "existing_layers", "texts"}:
        raise _refused(file, "", "it holds only 'about', 'texts' and 'existing_layers'",
                       "den indeholder kun «about», «texts» og «existing_layers»")
    words = own.get("existing_layers", [])
    if not isinstance(words, list) or not all(isinstance(word, str) for word in words):
        raise _refused(file, "/existing_layers", "this is a list of words", "dette er en liste af ord")
    given = own.get("texts", {})
    if not isinstance(given, dict):
        raise _refused(file, "/texts", "this is an object of texts", "dette er et objekt med tekster")
    for name, text in given.items():
        if name not in texts:
            near = difflib.get_close_matches(name, texts, 1) or sorted(texts)[:1]
            raise _refused(file, f"/texts/{name}", f"there is no such text; near to it is '{near[0]}'",
                           f"den tekst findes ikke; den ligner «{near[0]}»")
        _check_text(text, texts[name], (file, name))


def _check_text(text: Any, standard: Told, where: tuple[str, str]) -> None:
    file, name = where
    right = isinstance(text, dict) and set(text) <= {"da", "en"} and text
    if not right or not all(isinstance(words, str) and words and len(words) <= LONGEST for words in text.values()):
        raise _refused(file, f"/texts/{name}", f"give 'da' or 'en' as texts of at most {LONGEST} letters",
                       f"angiv «da» eller «en» som tekster på højst {LONGEST} tegn")
    for language, words in text.items():
        before, now = set(_FILL.findall(standard[language])), set(_FILL.findall(words))
        if now - before or ("findings" in before and "findings" not in now) or re.sub(_FILL, "", words).count("{"):
            allowed = ", ".join(f"{{{fill}}}" for fill in sorted(before)) or "–"
            raise _refused(file, f"/texts/{name}/{language}",
                           f"placeholders may be {allowed}, and {{findings}} must stay "
                           "where it stands", f"pladsholdere kan være {allowed}, og {{findings}} skal blive stående")


def _refused(file: str, place: str, en: str, da: str) -> InputError:
    return InputError(f"The templates '{file}{'#' + place if place else ''}' cannot be used: {en}.",
                      f"Skabelonerne «{file}{'#' + place if place else ''}» kan ikke bruges: {da}.", file)
