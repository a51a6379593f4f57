"""The guidance, the map and the debrief, line by line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scenario_trainer.coaching import wording

if TYPE_CHECKING:
    from collections.abc import Iterable

    from scenario_trainer.coaching.debrief import Debrief, PathEntry
    from scenario_trainer.plain.console import Console
    from scenario_trainer.story.model import Guidance, Person, Scenario


def say_guidance(guidance: Guidance, console: Console) -> None:
    """All principles with what they look like in practice, and the source."""
    console.tell(guidance.title, [wording.source(guidance.source)])
    for number, principle in enumerate(guidance.principles.values(), start=1):
        console.tell(f"{number}. {principle.title} ({wording.KINDS[principle.kind].lower()})", ())
        console.say(principle.in_short)
        console.tell(None, [principle.explanation])
        console.say("In practice:")
        console.say_each(principle.looks_like, first="- ")
        console.say(f"Watch for: {principle.watch_for}")
        if principle.pulls_against:
            others = ", ".join(guidance.principles[other].title for other in principle.pulls_against)
            console.say(f"Pulls against: {others}.")


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


def say_debrief(debrief: Debrief, scenario: Scenario, console: Console) -> None:
    """Everything there is to look back on."""
    ending = debrief.ending
    console.tell(f"Debrief: {scenario.title}", [f"{wording.ENDINGS[ending.outcome]}: {ending.title}."])
    console.say(wording.ENDING_MEANINGS[ending.outcome])
    console.tell("Your path", ())
    for number, entry in enumerate(debrief.path, start=1):
        _say_entry(number, entry, console)
    console.tell("Principles in play", ())
    for tally in debrief.principles:
        console.say(f"{tally.title}: {wording.tally(tally)}.", first="- ")
    _say_people(debrief.people, console)
    console.tell("To think about", ())
    console.say_each(ending.reflect, first="- ")


def _say_entry(number: int, entry: PathEntry, console: Console) -> None:
    console.say(f"{entry.title}: {entry.text}", first=f"{number}. ")
    if entry.feedback is None:
        console.say(wording.OPEN_DECISION, first="   ")
        return
    for finding in entry.feedback.findings:
        console.say(f"{wording.ALIGNMENTS[finding.alignment]}: {finding.title}. {finding.why}", first="   ")


def _say_people(people: Iterable[Person], console: Console) -> None:
    console.tell("What each person was hoping and worried about", ())
    for person in people:
        console.say(f"{wording.who(person)}.", first="- ")
        console.say(f"Hoped: {person.hopes}", first="  ")
        console.say(f"Worried: {person.worries}", first="  ")
