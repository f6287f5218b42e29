# SPDX-License-Identifier: GPL-2.0-or-later
"""What can go wrong, said so that the user can act on it."""

from __future__ import annotations

from pathlib import Path


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
    """The user stopped the run; no case file was touched."""

    def __init__(self) -> None:
        super().__init__("The review was cancelled; case files and layers are unchanged.",
                         "Gennemgangen blev afbrudt; sagsfiler og lag er uændrede.")


class UnexpectedError(BoTrygtError):
    """A fault in this program, not in what it was given."""


def as_told(error: Exception, where: str = "") -> BoTrygtError:
    """The error itself where it is a sentence already, else one that says where it happened and asks to report it.

    Its traceback is let go: the frames in it hold layers, which must not live longer than the run that opened them.
    """
    at = error.__traceback__
    step: BaseException | None = error
    while step is not None:
        step.__traceback__ = None
        step = step.__context__
    if isinstance(error, BoTrygtError):
        return error
    while at is not None and at.tb_next is not None:
        at = at.tb_next
    place = f"{Path(at.tb_frame.f_code.co_filename).name}:{at.tb_lineno}" if at is not None else "?"
    told = f"{type(error).__name__}: {error} [{place}]"
    return UnexpectedError(f"An unexpected fault in Bo trygt ({told}). Nothing was judged. Please report it with these "
                           "words.", f"En uventet fejl i Bo trygt ({told}). Intet er bedømt. Meld den gerne med disse "
                           "ord.", where)
