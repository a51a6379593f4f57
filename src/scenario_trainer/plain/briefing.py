"""What awaits the learner, line by line."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from scenario_trainer.documents.briefing import briefing
from scenario_trainer.documents.wording import labels
from scenario_trainer.plain.story_map import read_map
from scenario_trainer.play.moments import Timing

if TYPE_CHECKING:
    from scenario_trainer.plain.console import Console
    from scenario_trainer.play.flow import Flow
    from scenario_trainer.story.model import Scenario


class Settings(NamedTuple):
    """How the learner wants to play."""

    timing: Timing
    rationale: bool
    """Whether to be asked why and how confident before each outcome."""


def brief(scenario: Scenario, settings: Settings, flow: Flow, console: Console) -> Settings | None:
    """Show what awaits the learner, and ask how they want to play it; None where they do not.

    Raises RecordsError where the map is wanted and cannot be drawn.
    """
    console.show(briefing(scenario, settings.timing, reason_first=settings.rationale))
    while True:
        commands = {
            "enter": "begin",
            "f": "change when feedback comes",
            "y": f"say why first (now {'on' if settings.rationale else 'off'})",
            "m": "map",
            "l": "back to the list",
        }
        answer = console.choose(commands)
        if answer == "f":
            other = Timing.CONSEQUENCES if settings.timing is Timing.COACHED else Timing.COACHED
            settings = settings._replace(timing=other)
            console.say(f"{labels.FEEDBACK_COMES} {labels.TIMINGS[other]}.")
        elif answer == "y":
            settings = settings._replace(rationale=not settings.rationale)
            console.say(labels.REASON_FIRST if settings.rationale else labels.NO_REASON_FIRST)
        elif answer == "m":
            read_map(scenario, flow.met(scenario), console)
        else:
            return settings if answer == "enter" else None
