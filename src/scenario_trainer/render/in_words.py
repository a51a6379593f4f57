"""Parts that one face draws and every other says in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scenario_trainer.documents.parts import EndingLine, Facts, Gauges, Grid, Paragraph, Tallies, Tone
from scenario_trainer.documents.wording import labels, phrases

if TYPE_CHECKING:
    from scenario_trainer.documents.parts import Part


def in_words(part: Part) -> Facts | Paragraph:
    """Gauges, tallies and grids as facts, an ending as a paragraph. Raises TypeError for other parts."""
    match part:
        case Gauges(gauges):
            return Facts(tuple((each.label, phrases.gauge(each)) for each in gauges))
        case Tallies(tallies):
            return Facts(tuple((each.principle, each.text) for each in tallies))
        case Grid(rows):
            return Facts(tuple((each.principle, phrases.grid_row(each)) for each in rows))
        case EndingLine(kind, title):
            return Paragraph(title, labels.ENDINGS[kind], Tone.LEAD)
        case _:
            raise TypeError(f"{type(part).__name__} needs a rendering of its own.")
