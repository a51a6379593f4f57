"""The standard streams, on which whatever somebody wrote is text and nothing else."""

from __future__ import annotations

import io
import sys
from typing import TYPE_CHECKING, Any, TextIO, cast

from scenario_trainer.story.controls import visible

if TYPE_CHECKING:
    from collections.abc import Iterable


class _VisibleText:
    """A stream of text that shows control characters instead of passing them on to a terminal."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream

    def write(self, text: str) -> int:
        return self._stream.write(visible(text))

    def writelines(self, lines: Iterable[str]) -> None:
        for line in lines:
            self.write(line)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._stream, name)


def prepare_streams() -> None:
    """Make the streams of this process fit to show anything.

    One that was closed is None: it is read as empty, and what is written to it is lost. A character that the
    terminal's encoding lacks becomes a question mark, never a traceback.
    """
    sys.stdin = sys.stdin or io.StringIO()
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name) or io.StringIO()
        if not isinstance(stream, _VisibleText):
            setattr(sys, name, cast("TextIO", _VisibleText(stream)))
