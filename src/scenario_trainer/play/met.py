"""What a learner has met of a scenario in all attempts at it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from scenario_trainer.engine.rules import Availability, EndlessLoopError, NotAvailableError, Rules

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from scenario_trainer.engine.state import State
    from scenario_trainer.records.kept import Attempt
    from scenario_trainer.story.model import Scenario


class Met(NamedTuple):
    """What was on show in some attempt, as far as the scenario still has it."""

    scenes: frozenset[str] = frozenset()
    texts: frozenset[tuple[str, str]] = frozenset()
    """Each as scene and text."""
    choices: frozenset[tuple[str, str]] = frozenset()
    """Those that were offered, whether open or locked; each as scene and choice."""
    taken: frozenset[tuple[str, str]] = frozenset()
    """The choices that were taken; each as scene and choice."""


def met(scenario: Scenario, attempts: Iterable[Attempt]) -> Met:
    """What attempts have met.

    Where the scenario has changed under an attempt, what was kept of its later decisions counts all the same.
    """
    rules, attempts = Rules(scenario), tuple(attempts)
    states = {state for attempt in attempts for state in _states(rules, attempt)}
    decisions = [decision for attempt in attempts for decision in attempt.decisions]
    endings = {attempt.ending.scene for attempt in attempts if attempt.ending}
    taken = frozenset(decision.key for decision in decisions)
    offered = {(decision.scene, choice) for decision in decisions for choice in decision.offered}
    return Met(
        frozenset({*(state.scene for state in states), *(scene for scene, _ in taken), *endings}),
        frozenset(
            (state.scene, text)
            for state in states
            for text in rules.texts(scenario.scenes[state.scene].text, state)
        ),
        taken.union(
            offered,
            (
                (state.scene, option.id)
                for state in states
                for option in rules.options(state)
                if option.availability is not Availability.HIDDEN
            ),
        ),
        taken,
    )


def _states(rules: Rules, attempt: Attempt) -> Iterator[State]:
    """The states that an attempt went through, as far as its decisions still stand."""
    try:
        step = rules.start()
        yield from (*step.passed, step.state)
        for decision in attempt.decisions:
            if step.state.scene != decision.scene:
                return
            step = rules.choose(step.state, decision.choice)
            yield from (*step.passed, step.state)
    except (NotAvailableError, EndlessLoopError):
        return
