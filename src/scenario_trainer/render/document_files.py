"""Documents as files, by the ending of the file's name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scenario_trainer.render.errors import UnknownFormatError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from scenario_trainer.documents.parts import Document

# Each library is imported when its format is asked for: the program starts without them.


def _html(document: Document) -> bytes:
    from scenario_trainer.render.html_page import as_html

    return as_html(document).encode()


def _markdown(document: Document) -> bytes:
    from scenario_trainer.render.markdown import as_markdown

    return as_markdown(document).encode()


def _docx(document: Document) -> bytes:
    from scenario_trainer.render.docx_file import as_docx

    return as_docx(document)


DOCUMENT_FORMATS: Mapping[str, Callable[[Document], bytes]] = {"html": _html, "md": _markdown, "docx": _docx}
"""Makes the content of one file; by the ending of the file's name, without its dot."""


def known_format(suffix: str, formats: Iterable[str]) -> str:
    """The format with this ending, which may have its dot. Raises UnknownFormatError."""
    wanted = suffix.removeprefix(".").lower()
    if wanted not in (known := list(formats)):
        raise UnknownFormatError(f"The name must end in {', '.join(f'.{each}' for each in known)}.")
    return wanted
