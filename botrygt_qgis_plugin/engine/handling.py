# SPDX-License-Identifier: GPL-2.0-or-later
"""Who may see an output: OFFENTLIG, INTERN, or on the police side POLITI."""

from __future__ import annotations

OFFENTLIG, INTERN, POLITI = "OFFENTLIG", "INTERN", "POLITI"
