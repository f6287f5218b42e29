# SPDX-License-Identifier: GPL-2.0-or-later
"""Connections that are remembered one by one, so that exactly those are undone."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from typing import Any


class Connections:
    """Signals and the slots that were connected to them. A slot is a bound method; a lambda could not be found again.
    """

    def __init__(self) -> None:
        self._made: list[tuple[Any, Callable[..., None]]] = []

    def __len__(self) -> int:
        return len(self._made)

    def make(self, signal: Any, slot: Callable[..., None]) -> None:
        """Connect, and remember it."""
        signal.connect(slot)
        self._made.append((signal, slot))

    def cut(self) -> None:
        """Undo every connection. A sender that is gone already took its connections with it."""
        while self._made:
            signal, slot = self._made.pop()
            with suppress(RuntimeError, TypeError):
                signal.disconnect(slot)
