"""The guidance, principle by principle, line by line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scenario_trainer.documents.guidance import principle_document, principles_list

if TYPE_CHECKING:
    from collections.abc import Mapping

    from scenario_trainer.plain.console import Console
    from scenario_trainer.play.tallies import Tally
    from scenario_trainer.story.model import Guidance


def read_guidance(
    guidance: Guidance, met: Mapping[str, Tally], console: Console, *, first: str | None = None
) -> None:
    """Read the principle with the id `first`, then those that are asked for by number, until the reader goes back.

    `met` says how the learner has taken up each principle, by id. All at once would take a listener too long.
    """
    keys = list(guidance.principles)
    if first:
        console.show(principle_document(first, guidance, met.get(first)))
    console.show(principles_list(guidance))
    while (answer := console.choose({"enter": "back"}, most=len(keys))) != "enter":
        key = keys[int(answer) - 1]
        console.show(principle_document(key, guidance, met.get(key)))
