# SPDX-License-Identifier: GPL-2.0-or-later
"""How large the report's page is, how soon it opens in Chromium, and how long an action keeps the reader waiting.

    python bench/bench_report.py [--findings 500 1000 2000] [--repeat 5]

The plan is the synthetic town of bench_review.py, cut to so many findings; the example plan stands beside it. Opening
is from the start of navigation until the page has run its script and painted; an action is from its event until the
second frame after it. Medians of the repeats, in a fresh browser context each.
"""

from __future__ import annotations

import argparse
import shutil
import statistics
import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "build" / "dev"), str(ROOT / "bench"), str(ROOT / "tests")]

from bench_review import town_layers, write_plan  # noqa: E402 - found through the path above
from browser import opened_browser  # noqa: E402

EXAMPLE = ROOT / "examples" / "egelund" / "egelund.gpkg"
PAINTED = "new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(performance.now()))))"
# Name -> what a reader does, as script; each starts its own clock.
ACTIONS = {
    "filter by severity": "const f = document.querySelector('form.filters'); f.elements.severity.value = 'medium'; "
                          "f.dispatchEvent(new Event('input', {bubbles: true}));",
    "show all again": "const f = document.querySelector('form.filters'); f.reset();",
    "search a word": "const f = document.querySelector('form.filters'); f.elements.text.value = 'hæk'; "
                     "f.dispatchEvent(new Event('input', {bubbles: true}));",
    "zoom in": "document.querySelector('[data-map=in]').click();",
    "pan": "document.querySelector('.map-place').dispatchEvent(new KeyboardEvent('keydown', {key: 'ArrowLeft'}));",
    "next finding": "document.querySelector('.map-place').dispatchEvent(new KeyboardEvent('keydown', {key: 'n'}));",
    "switch a layer": "document.querySelector('[data-layer-switch=evidence]').click();",
    "answer": "document.querySelector('.reply input[value=agree]').click();",
    "go to the last card": "[...document.querySelectorAll('article.card')].pop().scrollIntoView();",
    "the other language": "document.getElementById('sprog').click();",
}


def outcome_of(plan: Path):
    from botrygt_qgis_plugin.engine.files import fiona_transform, read_source
    from botrygt_qgis_plugin.engine.job import PlanInput, run_job
    from botrygt_qgis_plugin.engine.request import Request, job_of

    job = job_of(Request(), fiona_transform, {})
    (outcome,) = run_job([PlanInput(str(plan), lambda: read_source(plan))], job)
    if outcome.error is not None:
        raise outcome.error
    return outcome, job


def written(outcome, job, path: Path) -> float:
    """Write the page; how long it took."""
    from botrygt_qgis_plugin.engine.files import fiona_transform
    from botrygt_qgis_plugin.report.export import Wanted, files_of, ready
    from botrygt_qgis_plugin.report.gather import dossier_of
    from botrygt_qgis_plugin.report.templates import read_templates

    start = time.perf_counter()
    wanted = Wanted(("html",), "da", "INTERN", read_templates(), fiona_transform)
    (content,) = files_of(ready(dossier_of(outcome, job), wanted), wanted).values()
    path.write_bytes(content)
    return time.perf_counter() - start


def measured(path: Path, repeat: int) -> tuple[float, dict[str, float]]:
    """Milliseconds until the page is there, and of each action."""
    opening, actions = [], {name: [] for name in ACTIONS}
    with opened_browser() as browser:
        for _ in range(repeat):
            context = browser.new_context(viewport={"width": 1280, "height": 900})
            page = context.new_page()
            page.goto(path.as_uri())
            opening.append(page.evaluate(PAINTED))
            page.evaluate("document.querySelector('article.card').scrollIntoView()")
            page.wait_for_selector(".reply input[value=agree]")
            for name, script in ACTIONS.items():
                page.wait_for_timeout(150)
                took = page.evaluate(f"(async () => {{ const start = performance.now(); {script} "
                                     f"return (await {PAINTED}) - start; }})()")
                actions[name].append(took)
            context.close()
    return statistics.median(opening), {name: statistics.median(took) for name, took in actions.items()}


def row(name: str, outcome, job, repeat: int) -> None:
    folder = Path(tempfile.mkdtemp())
    path = folder / "report.html"
    seconds = written(outcome, job, path)
    opening, actions = measured(path, repeat)
    count = len(outcome.result.findings)
    size = path.stat().st_size
    print(f"{name:<12} {count:>5} findings  {size / 1e6:6.2f} MB  written in {seconds:5.2f} s  "
          f"opens in {opening:5.0f} ms")
    for action, took in actions.items():
        print(f"{'':<12} {action:<22} {took:6.0f} ms", flush=True)
    shutil.rmtree(folder)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--findings", type=int, nargs="+", default=[500, 1000, 2000])
    parser.add_argument("--repeat", default=5, type=int)
    given = parser.parse_args()
    row("example", *outcome_of(EXAMPLE), given.repeat)
    with tempfile.TemporaryDirectory() as folder:
        town = Path(folder) / "town.gpkg"
        write_plan(town, town_layers("S"))
        outcome, job = outcome_of(town)
    for count in given.findings:
        # Spread over the plan, so that a part is like the whole.
        step = max(1, len(outcome.result.findings) // count)
        some = tuple(replace(finding, number=number) for number, finding in
                     enumerate(outcome.result.findings[::step][:count], start=1))
        row("town", replace(outcome, result=replace(outcome.result, findings=some, indications=())), job,
            given.repeat)
    return 0


if __name__ == "__main__":
    sys.exit(main())
