"""Why something could not be rendered."""

from __future__ import annotations


class ExportError(Exception):
    """Something cannot be exported as it was asked for; the message says why, for the learner."""


class UnknownFormatError(ExportError):
    """No format has this ending."""


class MissingExtraError(ExportError):
    """A library is needed that is not installed; the message says how to get it."""

    def __init__(self, form: str, library: str) -> None:
        super().__init__(f"{form} needs the library {library}: pip install {library}.")
