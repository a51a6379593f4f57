"""The guidance and the map, line by line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scenario_trainer.documents import wording

if TYPE_CHECKING:
    from collections.abc import Mapping

    from scenario_trainer.plain.console import Console
    from scenario_trainer.play.debrief import Turn
    from scenario_trainer.story.model import Guidance, Scenario


def say_guidance(guidance: Guidance, console: Console, met: Mapping[str, Turn] | None = None) -> None:
    """All principles with what they look like in practice, the source, and how the learner has taken them up."""
    console.tell(guidance.title, [wording.source(guidance.source)])
    for number, (key, principle) in enumerate(guidance.principles.items(), start=1):
        console.tell(f"{number}. {principle.title} ({wording.KINDS[principle.kind].lower()})", ())
        console.say(principle.in_short)
        console.tell(None, [principle.explanation])
        console.say("In practice:")
        console.say_each(principle.looks_like, first="- ")
        console.say(f"Watch for: {principle.watch_for}")
        if principle.pulls_against:
            others = ", ".join(guidance.principles[other].title for other in principle.pulls_against)
            console.say(f"Pulls against: {others}.")
        if met and key in met:
            console.say(f"Where you have met it: {wording.taken_up(met[key])}.")


def say_map(scenario: Scenario, console: Console) -> None:
    """All scenes with the ways between them."""
    # Imported when asked for: most learners never look.
    from scenario_trainer.authoring.story_map import map_as_text, story_map
    from scenario_trainer.engine.exploration import explore
    from scenario_trainer.engine.rules import Rules

    console.tell(f"Map: {scenario.title}", ())
    console.say()
    for line in map_as_text(story_map(scenario, explore(Rules(scenario)))).split("\n"):
        console.say(line, rest="    ")
