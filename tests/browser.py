# SPDX-License-Identifier: GPL-2.0-or-later
"""A real Chromium for the report's pages: headless, in a folder of its own, and without a word to any network."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

FLAGS = ("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
         "--disable-background-networking", "--disable-component-update", "--disable-sync")


def chromium() -> str:
    """The browser's program; the set-up brings Debian's with `--tests`."""
    found = shutil.which("chromium") or shutil.which("chromium-browser")
    if not found:
        sys.exit("These tests need Chromium: python3 tools/setup_env.py --tests")
    return found


@contextmanager
def opened_browser(executable: str | None = None) -> Iterator[object]:
    """The browser, closed afterwards; each start has a new profile."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as player:
        browser = player.chromium.launch(executable_path=executable or chromium(), headless=True, args=list(FLAGS))
        try:
            yield browser
        finally:
            browser.close()


def axe_source() -> str:
    """The accessibility checker, as script."""
    import axe_playwright_python

    return (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")
