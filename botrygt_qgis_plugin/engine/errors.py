# SPDX-License-Identifier: GPL-2.0-or-later
"""What can go wrong, said so that the user can act on it."""

from __future__ import annotations


class BoTrygtError(Exception):
    """A sentence for the user, in both languages, with the place it concerns.

    `where` is a layer, feature or file name (or a JSON pointer inside one); str() is the English sentence.
    """

    def __init__(self, en: str, da: str, where: str = "") -> None:
        super().__init__(en)
        self.en = en
        self.da = da
        self.where = where

    def sentence(self, language: str) -> str:
        """The sentence in 'da' or 'en'."""
        return self.da if language == "da" else self.en


class InputError(BoTrygtError):
    """A plan layer, file or parameter cannot be used."""


class CrimeDataError(InputError):
    """A layer looks like crime data on single places; the municipality side refuses it unread."""


class RuleError(BoTrygtError):
    """A rule pack, rule file or profile is refused; `where` is file and JSON pointer."""


class CaseFileError(BoTrygtError):
    """The case file cannot be read or written."""


class Cancelled(BoTrygtError):  # noqa: N818 - nothing went wrong
    """The user stopped the run; nothing was written."""

    def __init__(self) -> None:
        super().__init__("The review was cancelled; nothing was written.",
                         "Gennemgangen blev afbrudt; intet er skrevet.")
