# SPDX-License-Identifier: GPL-2.0-or-later
"""The report as one HTML file: it opens from a disk without a network, in Danish with English beside it.

The page may fetch nothing: its policy allows only the style and script whose digests stand in it, and pictures that lie
in the page itself. The other language waits as text until it is asked for.
"""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from botrygt_qgis_plugin.engine.outlines import domain_class
from botrygt_qgis_plugin.engine.svg import short
from botrygt_qgis_plugin.report.dossier import Dossier
from botrygt_qgis_plugin.report.html import Tongue, el, text
from botrygt_qgis_plugin.report.names import stem_of
from botrygt_qgis_plugin.report.page_findings import ANSWER_WORDS, findings_section, waiting_cards
from botrygt_qgis_plugin.report.page_rest import rest, run_section
from botrygt_qgis_plugin.report.page_summary import anchor, header, map_section, summary
from botrygt_qgis_plugin.report.page_words import script_words
from botrygt_qgis_plugin.report.plan_map import UNITS_PER_M, DrawnMap, draw_map, drawn_box
from botrygt_qgis_plugin.report.plan_words import Draft
from botrygt_qgis_plugin.report.templates import Templates
from botrygt_qgis_plugin.report.word_blocks import words_section

LANGUAGES = ("da", "en")
# Runs before anything is laid out: what is only for readers without scripts must not cost the others time.
AWAKE = 'document.body.classList.remove("plain")'
_ASSETS = Path(__file__).resolve().parent / "assets"
SCRIPTS = ("state.js", "map.js", "pointing.js", "pictures.js", "list.js", "answers.js", "own.js", "start.js")


@dataclass(frozen=True)
class Words:
    """The plan's own words, and the templates that they were made of."""

    draft: Draft
    templates: Templates


def page(dossier: Dossier, words: Words, language: str = "da") -> str:
    """The whole file. The same dossier gives the same bytes."""
    other = LANGUAGES[1 - LANGUAGES.index(language)]
    drawn = draw_map(dossier)
    style = report_style()
    script = "\n".join((_ASSETS / name).read_text(encoding="utf-8") for name in SCRIPTS)
    title = f"{dossier.plan.name} – Bo trygt – {dossier.handling}"
    head = "".join([
        el("meta", charset="utf-8"), el("meta", http_equiv="Content-Security-Policy", content=policy(style, (AWAKE,
                                                                                                             script))),
        el("meta", name="viewport", content="width=device-width, initial-scale=1"),
        el("meta", name="referrer", content="no-referrer"), el("meta", name="robots", content="noindex, nofollow"),
        el("title", text(title)), f"<style>{style}</style>"])
    data = {"language": language, **_data(dossier, drawn), "words": script_words()}
    waiting = {"language": other, "html": content(dossier, words, other),
               "cards": waiting_cards(dossier, Tongue(other))}
    body = "".join([
        f"<script>{AWAKE}</script>", _skip(dossier, language),
        _bar(dossier, language),
        el("main", content(dossier, words, language, _svg(drawn, dossier)), lang=language, id="indhold"),
        el("footer", id="svarbjaelke", hidden=True),
        f'<script type="application/json" id="data">{_json(data)}</script>',
        f'<script type="application/json" id="ventende">{_json(waiting_cards(dossier, Tongue(language)))}</script>',
        f'<script type="application/json" id="andet">{_json(waiting)}</script>', f"<script>{script}</script>"])
    return f'<!doctype html>\n<html lang="{language}"><head>{head}</head>\n<body class="plain">{body}</body></html>\n'


def report_style() -> str:
    """The style that all pages share."""
    return (_ASSETS / "report.css").read_text(encoding="utf-8")


def content(dossier: Dossier, words: Words, language: str, drawing: str = "") -> str:
    """Everything that is read, in one language. The script carries the one drawing over to the other."""
    tongue = Tongue(language)
    parts = [header(dossier, tongue), summary(dossier, tongue), map_section(dossier, tongue, drawing)]
    if dossier.entries or dossier.indications or dossier.own:
        parts.append(findings_section(dossier, tongue))
    return "".join([*parts, *rest(dossier, tongue), words_section(words.draft, words.templates, tongue),
                    run_section(dossier, tongue)])


def policy(style: str, scripts: Sequence[str] = ()) -> str:
    """What a page may do: run its own style and script, and show pictures that lie in it. Nothing is fetched."""
    parts = {"default-src": "'none'", "style-src": _digest(style), "img-src": "data: blob:", "base-uri": "'none'",
             "form-action": "'none'"}
    if scripts:
        parts["script-src"] = " ".join(_digest(script) for script in scripts)
    return "; ".join(f"{name} {value}" for name, value in parts.items())


def _digest(source: str) -> str:
    made = base64.b64encode(hashlib.sha256(source.encode("utf-8")).digest()).decode("ascii")
    return f"'sha256-{made}'"


def _json(value: Any) -> str:
    """JSON that can stand in a script element: nothing in it ends the element or opens a comment."""
    made = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return made.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")


def _skip(dossier: Dossier, language: str) -> str:
    """The first thing that Tab reaches: past the bar, to the findings where there are any."""
    if dossier.entries or dossier.indications:
        return el("a", _both("Gå til fundene", "Go to the findings", language), href="#fund", class_="skip")
    return el("a", _both("Gå til indholdet", "Go to the content", language), href="#indhold", class_="skip")


def _bar(dossier: Dossier, language: str) -> str:
    """The bar on top: where one is, the other language, printing."""
    other = LANGUAGES[1 - LANGUAGES.index(language)]
    switch = el("button", {"da": "Dansk", "en": "English"}[other], type="button", id="sprog", lang=other)
    printing = el("button", _both("Udskriv", "Print", language), type="button", id="udskriv")
    links = [("#kort", ("Kort fortalt", "In short")), ("#kortet", ("Kort", "Map"))]
    if dossier.entries or dossier.indications:
        links.append(("#fund", ("Fund", "Findings")))
    links += [("#mangler", ("Mangler", "Missing")), ("#regler", ("Regler", "Rules")),
              ("#tekst", ("Planens ord", "Plan's words"))]
    shown = "".join(el("a", _both(*words, language), href=target) for target, words in links)
    nav = el("nav", shown, aria_label=_both("Rapportens dele", "Parts of the report", language))
    return el("header", nav, el("div", switch, printing, class_="needs-script"), class_="bar")


def _both(da: str, en: str, language: str) -> str:
    return da if language == "da" else en


def _svg(drawn: DrawnMap, dossier: Dossier) -> str:
    """The one drawing of the plan; the script moves it into the map's place in either language."""
    own = "".join(_own_mark(drawn, place, one) for place, one in enumerate(dossier.own, start=1))
    view = f"0 0 {short(drawn.size[0])} {short(drawn.size[1])}"
    open_svg = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{view}"'
    # Two drawings, one upon the other: the ground is heavy and stays while what lies over it changes.
    return (f'{open_svg} class="plan under" aria-hidden="true"><g class="ground">{drawn.plan}</g>'
            f'<g class="names">{drawn.names}</g></svg>'
            f'{open_svg} class="plan over" role="img" aria-label="{text(dossier.plan.name)}">'
            f'<g class="finds">{drawn.found}</g><path class="leads"/><g class="numbers">{drawn.numbers}</g>'
            f'<g class="owns">{own}</g></svg>')


def _own_mark(drawn: DrawnMap, place: int, one: Any) -> str:
    x, y = drawn.frame.point(one.point)
    return (f'<g class="number own" transform="translate({short(x)} {short(y)})">'
            f'<path d="M-18-10L0-20 18-10V10L0 20-18 10Z"/><text dy="6.5">R{place}</text></g>')


def _data(dossier: Dossier, drawn: DrawnMap) -> dict[str, Any]:
    """What the script needs to know: ids and digests for answers, places for the map."""
    window = drawn.frame.window
    entries = []
    for entry in (*dossier.entries, *dossier.indications):
        x, y = drawn.frame.point(entry.anchor)
        entries.append({"id": entry.id, "number": entry.number, "digest": entry.digest, "card": anchor(entry),
                        "at": [round(x, 1), round(y, 1)], "box": drawn_box(entry, drawn.frame),
                        "title": dict(entry.title), "severity": entry.severity,
                        "domain": domain_class(entry.domain)})
    plan = dossier.plan
    return {"case": plan.case, "round": plan.round, "run": plan.run, "plan": {"id": plan.id, "name": plan.name},
            "crs": plan.crs, "file": stem_of(dossier), "handling": dossier.handling,
            "origin": [window[0], window[3]], "units": UNITS_PER_M,
            "size": [round(value) for value in drawn.size], "entries": entries,
            "own": [[round(value, 1) for value in drawn.frame.point(one.point)] for one in dossier.own],
            "answers": {name: list(words) for name, words in ANSWER_WORDS.items()}}
