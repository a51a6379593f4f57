"""How many choices a second random play makes on the engine, with the feedback on each collected.

    python -m benchmarks.random_play

The reference does the same on dictionaries alone: no conditions, no bounds, no checks.
"""

from __future__ import annotations

import random
import time
from typing import TYPE_CHECKING

from benchmarks.stories import story
from scenario_trainer.engine.rules import Availability, Rules
from scenario_trainer.play.feedback import Feedback, feedback_on
from scenario_trainer.story.library import bundled_folder, guidance_for

if TYPE_CHECKING:
    from scenario_trainer.story.model import Scenario

CHOICES = 300_000


def on_engine(scenario: Scenario) -> float:
    """Choices a second."""
    guidance = guidance_for(bundled_folder())
    feedback = {
        (scene_id, choice_id): feedback_on(choice, guidance)
        for scene_id, scene in scenario.scenes.items()
        for choice_id, choice in scene.choices.items()
    }
    rules = Rules(scenario)
    chance = random.Random(1).random
    started = time.perf_counter()
    state = rules.start().state
    collected: list[Feedback | None] = []
    for _ in range(CHOICES):
        if scenario.scenes[state.scene].ending:
            state = rules.start().state
            collected = []
        open_now = [choice for choice, standing in rules.options(state) if standing is Availability.AVAILABLE]
        choice = open_now[int(chance() * len(open_now))]
        collected.append(feedback[state.scene, choice])
        state = rules.choose(state, choice).state
    return CHOICES / (time.perf_counter() - started)


def on_dictionaries(scenario: Scenario) -> float:
    """The same number of choices on plain dictionaries."""
    scenes = {
        scene_id: [
            (choice.goto[-1].to, dict(choice.effects), choice.reflects) for choice in scene.choices.values()
        ]
        for scene_id, scene in scenario.scenes.items()
    }
    start = {name: gauge.start for name, gauge in scenario.gauges.items()}
    chance = random.Random(1).random
    started = time.perf_counter()
    collected: list[object] = []
    here, values = scenario.start, dict(start)
    for _ in range(CHOICES):
        if not scenes[here]:
            here, values, collected = scenario.start, dict(start), []
        choices = scenes[here]
        here, effects, reflects = choices[int(chance() * len(choices))]
        for name, change in effects.items():
            values[name] += change
        collected.append(reflects)
    return CHOICES / (time.perf_counter() - started)


def main() -> None:
    """Print both rates and their ratio."""
    scenario = story(decisions=30, choices=3, gauges=3, top=8)
    engine, plain = on_engine(scenario), on_dictionaries(scenario)
    print(f"engine, choices a second        {engine:10,.0f}")
    print(f"dictionaries, choices a second  {plain:10,.0f}   ratio {engine / plain:.2f}")


if __name__ == "__main__":
    main()
