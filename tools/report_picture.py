# SPDX-License-Identifier: GPL-2.0-or-later
"""Photograph the example's report in Chromium, for docs/images: `python tools/report_picture.py`."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from layout import DEV, ROOT

sys.path[:0] = [str(DEV), str(ROOT / "tests")]

from browser import opened_browser  # noqa: E402 - found through the path above
from example_plan import example_dossier  # noqa: E402
from report_parts import written  # noqa: E402

LOOK = {"width": 1280, "height": 1180}


def main() -> int:
    with tempfile.TemporaryDirectory() as folder, opened_browser() as browser:
        page_file = Path(folder) / "rapport.html"
        page_file.write_bytes(written(example_dossier(), "html")[".html"])
        page = browser.new_context(viewport=LOOK, reduced_motion="reduce").new_page()
        page.goto(page_file.as_uri())
        page.evaluate("document.querySelector('#kortet').scrollIntoView()")
        page.wait_for_timeout(500)
        page.screenshot(path=ROOT / "docs" / "images" / "rapport.png")
    return 0


if __name__ == "__main__":
    sys.exit(main())
