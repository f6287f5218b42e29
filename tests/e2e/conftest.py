# SPDX-License-Identifier: GPL-2.0-or-later
"""A browser for the tests that open the report as an adviser does, and reports to open."""

from __future__ import annotations

import os
from dataclasses import replace

import pytest
from browser import opened_browser
from example_plan import example_dossier
from report_parts import written


@pytest.fixture(scope="session")
def browser():
    with opened_browser() as made:
        yield made


def _dialog(page, dialog):
    """A page may ask before it is left with answers in it; any other dialog is a complaint."""
    if dialog.type == "beforeunload":
        page.warned = True
        dialog.accept()
    else:
        page.complaints.append(dialog.message)
        dialog.dismiss()


@pytest.fixture
def tab(browser):
    """A page in a context of its own, which keeps what it complained of and what it asked a network for."""
    made = []

    def opened(path, width=1280, height=900, **choices):
        context = browser.new_context(viewport={"width": width, "height": height}, accept_downloads=True, **choices)
        page = context.new_page()
        page.complaints, page.asked, page.warned = [], [], False
        page.on("console", lambda message: page.complaints.append(message.text))
        page.on("pageerror", lambda error: page.complaints.append(str(error)))
        page.on("request", lambda request: page.asked.append(request.url))
        page.on("dialog", lambda dialog: _dialog(page, dialog))
        made.append(context)
        page.goto(path.as_uri())
        return page

    yield opened
    for context in made:
        context.close()


@pytest.fixture(scope="session")
def report(tmp_path_factory):
    """A report's page on disk: `report()` is the example's, `report(dossier)` another's; choices as for `written`."""
    folder = tmp_path_factory.mktemp("rapporter")
    count = iter(range(10_000))

    def made(dossier=None, **choices):
        path = folder / f"rapport-{next(count)}.html"
        path.write_bytes(written(dossier or example_dossier(), "html", **choices)[".html"])
        return path

    return made


@pytest.fixture(scope="session")
def long_report(report):
    """A report of so many findings that its cards and rows wait."""
    dossier = example_dossier()
    kinds = dossier.entries
    many = tuple(replace(kinds[n % len(kinds)], id=f"{n:012x}", number=n + 1) for n in range(450))
    counts = {name: sum(entry.severity == name for entry in many) for name in dossier.counts}
    return report(replace(dossier, entries=many, counts=counts))


os.environ.setdefault("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")
