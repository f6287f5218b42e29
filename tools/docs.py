# SPDX-License-Identifier: GPL-2.0-or-later
"""Write the generated pages of docs/; `--check` only says whether the committed ones are stale.

`botrygt_qgis_plugin.engine.catalogue.pages()` gives file name -> text.
"""

from __future__ import annotations

import sys

from layout import DEV, ROOT

sys.path.insert(0, str(DEV))


def main() -> int:
    try:
        from botrygt_qgis_plugin.engine.catalogue import pages
    except ModuleNotFoundError as absent:
        if absent.name != "botrygt_qgis_plugin.engine.catalogue":
            raise
        print("there is no catalogue to write yet")
        return 0
    stale = []
    for name, text in pages().items():
        path = ROOT / "docs" / name
        if path.exists() and path.read_text(encoding="utf-8") == text:
            continue
        stale.append(name)
        if "--check" not in sys.argv:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
    print(f"{'stale' if '--check' in sys.argv else 'written'}: {', '.join(stale) or 'none'}")
    return 1 if stale and "--check" in sys.argv else 0


if __name__ == "__main__":
    sys.exit(main())
