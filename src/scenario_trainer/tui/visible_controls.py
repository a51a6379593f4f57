"""Control characters on the screen, whoever wrote them and whichever widget shows them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.segment import Segment
from textual.filter import LineFilter

from scenario_trainer.story.controls import visible

if TYPE_CHECKING:
    from textual.color import Color


class _VisibleControls(LineFilter):
    """Shows a sign for each control character, in lines that stay as wide as they were laid out."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:  # noqa: ARG002 - the signature is Textual's
        texts = [visible(segment.text) for segment in segments]
        if all(text == segment.text for text, segment in zip(texts, segments, strict=True)):
            return segments
        shown = [Segment(text, *segment[1:]) for text, segment in zip(texts, segments, strict=True)]
        return Segment.adjust_line_length(shown, Segment.get_line_length(segments))


VISIBLE_CONTROLS = _VisibleControls()
