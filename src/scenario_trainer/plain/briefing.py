"""What awaits the learner, line by line."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from scenario_trainer.documents import wording
from scenario_trainer.plain.reading import say_map
from scenario_trainer.play.moments import Timing

if TYPE_CHECKING:
    from scenario_trainer.plain.console import Console
    from scenario_trainer.story.model import Head, Scenario


class Choices(NamedTuple):
    """How the learner wants to play."""

    timing: Timing
    thinking: bool
    """Whether to be asked why and how sure before each outcome."""


def brief(scenario: Scenario, choices: Choices, console: Console) -> Choices | None:
    """Tell what awaits the learner, and how they want to play it; None where they do not."""
    _say_briefing(scenario, console)
    while True:
        timing = wording.TIMINGS[choices.timing]
        commands = {
            "enter": "begin",
            "t": f"change when feedback comes (now {timing})",
            "y": f"say why first (now {'on' if choices.thinking else 'off'})",
            "m": "map",
            "l": "back to the list",
        }
        answer = console.choose(commands)
        if answer == "t":
            other = Timing.CONSEQUENCES if choices.timing is Timing.COACHED else Timing.COACHED
            choices = choices._replace(timing=other)
        elif answer == "y":
            choices = choices._replace(thinking=not choices.thinking)
        elif answer == "m":
            say_map(scenario, console)
        else:
            return choices if answer == "enter" else None


def _say_briefing(head: Head, console: Console) -> None:
    console.tell(head.title, [wording.about(head), head.summary, head.setting, head.role])
    console.tell("Who you will meet", ())
    console.say_each(map(wording.who, head.people.values()), first="- ")
    console.tell("Content notes", ())
    console.say_each(head.content_notes or [wording.NO_CONTENT_NOTES], first="- ")
    console.tell("What you can learn", ())
    console.say_each(head.learning_outcomes, first="- ")
    if head.standards:
        console.tell(None, [f"Standards: {', '.join(head.standards)}."])
    console.tell(None, [wording.provenance(head)])
