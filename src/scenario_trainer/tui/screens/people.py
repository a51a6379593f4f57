"""Who is who in a story, and what its words mean."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scenario_trainer.documents.people import people_and_words
from scenario_trainer.tui.screens.document import DocumentScreen

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scenario_trainer.story.model import Scenario


class PeopleScreen(DocumentScreen):
    """People with what is known of them, gauges and glossary."""

    ACTION = "people"

    def __init__(self, scenario: Scenario, known: Sequence[str]) -> None:
        super().__init__(people_and_words(scenario, known))
