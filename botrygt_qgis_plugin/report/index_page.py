# SPDX-License-Identifier: GPL-2.0-or-later
"""The page over many plans: the gravest first, with the way to each plan's files."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from botrygt_qgis_plugin.engine.document import source_name
from botrygt_qgis_plugin.engine.errors import BoTrygtError
from botrygt_qgis_plugin.report.dossier import SEVERITIES, Dossier
from botrygt_qgis_plugin.report.html import Tongue, el, listed, text
from botrygt_qgis_plugin.report.marks import MEANING
from botrygt_qgis_plugin.report.page import policy, report_style

NAME = "oversigt"


def index_page(made: Sequence[tuple[Dossier, Sequence[str]]], failed: Mapping[str, BoTrygtError], handling: str,
               language: str) -> str:
    """The whole file. made: each plan with the names of its files beside this one; failed: plan -> why."""
    tongue = Tongue(language)
    say = tongue.say
    ranked = sorted(made, key=lambda pair: _gravity(pair[0]))
    heads = [say(*words) for words in (
        ("Nr.", "No."), ("Plan", "Plan"), ("Høj", "High"), ("Middel", "Medium"), ("Lav", "Low"),
        ("Kunne afgøres", "Could be told"), ("Filer", "Files"))]
    rows = [_row(place, dossier, names, tongue) for place, (dossier, names) in enumerate(ranked, start=1)]
    caption = say("Planerne, de alvorligste først", "The plans, the gravest first")
    made_table = el("table", el("caption", caption), el("thead", el("tr", *(el("th", head, scope="col")
                                                                          for head in heads))), el("tbody", *rows))
    title = tongue.raw(("Tryghed i lokalplanerne: oversigt", "Safety in the local plans: overview"))
    body = [el("p", el("strong", text(handling)), " ", tongue.pick(MEANING[handling]), class_="mark"),
            el("h1", text(title)), el("div", made_table, class_="wide", tabindex="0", role="region",
                                      aria_label=tongue.raw(("Planerne", "The plans")))]
    if failed:
        body += [el("h2", say("Kunne ikke gennemgås", "Could not be reviewed")),
                 listed(text(_failed(name, error, language)) for name, error in failed.items())]
    style = report_style()
    head = "".join([el("meta", charset="utf-8"), el("meta", http_equiv="Content-Security-Policy",
                                                    content=policy(style)),
                    el("meta", name="viewport", content="width=device-width, initial-scale=1"),
                    el("title", text(title)), f"<style>{style}</style>"])
    return f'<!doctype html>\n<html lang="{language}"><head>{head}</head>\n<body>{el("main", *body)}</body></html>\n'


def _gravity(dossier: Dossier) -> tuple[object, ...]:
    """High findings first, then middle, low, then what is least told; never exposure, so that a mark alters nothing."""
    return (*(-dossier.counts[name] for name in SEVERITIES), dossier.completeness or 0.0, dossier.plan.name,
            dossier.plan.id)


def _failed(name: str, error: BoTrygtError, language: str) -> str:
    """A plan and why it failed, without the folders it lies in: the page is handed on."""
    bare = source_name(name)
    return f"{bare}: {error.sentence(language).replace(name, bare)}"


def _row(place: int, dossier: Dossier, names: Sequence[str], tongue: Tongue) -> str:
    links = ", ".join(el("a", text(name.rpartition(".")[2].upper()), href=name) for name in names)
    cells = [el("th", str(place), scope="row"), el("td", text(dossier.plan.name)),
             *(el("td", str(dossier.counts[name])) for name in SEVERITIES),
             el("td", text(tongue.percent(dossier.completeness))), el("td", links)]
    return el("tr", *cells)
