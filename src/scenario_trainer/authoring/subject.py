"""What the checks of a scenario look at."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from scenario_trainer.engine.graph import Graph
    from scenario_trainer.engine.rules import Rules
    from scenario_trainer.story.model import Scenario
    from scenario_trainer.story.yaml_nodes import MappingNode


@dataclass(frozen=True, slots=True)
class Subject:
    """A scenario that can be played, with all that is known of it."""

    scenario: Scenario
    rules: Rules
    graph: Graph
    """Everything that can happen in it, as far as the budget went."""
    tree: MappingNode
    """The file as nodes with their places."""
    today: date
