"""Which single decisions, taken differently, would have led to another ending."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from scenario_trainer.engine.rules import EndlessLoopError, NotAvailableError, Rules
from scenario_trainer.story.terms import EndingKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scenario_trainer.engine.state import State
    from scenario_trainer.play.decisions import Decision, Playthrough
    from scenario_trainer.story.model import Ending


class OtherEnding(NamedTuple):
    """A choice that was open in a decision and would have led to another ending, all others taken as they were."""

    number: int
    """Of the decision, from 1."""
    question: str
    choice: str
    """Its id."""
    text: str
    """Of the choice."""
    scene: str
    """The ending's scene."""
    ending: Ending


def one_decision_away(played: Playthrough) -> tuple[OtherEnding, ...]:
    """Every choice that would have led to another ending.

    What helps most comes first: the best kind of ending, of equal ones the latest decision, else the file's order.
    For each decision and each other choice that was open in it, the later decisions are replayed as they were
    taken. The first that cannot be taken ends the replay, and so does an ending; what has reached none by then is
    left out. Nothing is one decision away from a pass that has not ended.
    """
    if played.ending is None:
        return ()
    rules = Rules(played.scenario)
    found: list[OtherEnding] = []
    for index, decision in enumerate(played.decisions):
        later = played.decisions[index + 1 :]
        for choice_id, choice in played.scenario.scenes[decision.scene].choices.items():
            if choice_id == decision.choice or choice_id not in decision.offered:
                continue
            scene = _replayed(rules, played.states[index], choice_id, later)
            ending = played.scenario.scenes[scene].ending if scene else None
            if scene and ending and scene != played.states[-1].scene:
                found.append(
                    OtherEnding(index + 1, played.question(index + 1), choice_id, choice.text, scene, ending)
                )
    kinds = list(EndingKind)
    return tuple(sorted(found, key=lambda each: (kinds.index(each.ending.outcome), -each.number)))


def _replayed(rules: Rules, state: State, choice_id: str, later: Sequence[Decision]) -> str | None:
    """The scene in which a choice and the decisions after it come to rest; None where the story never does."""
    try:
        state = rules.choose(state, choice_id).state
        for decision in later:
            if state.scene != decision.scene:
                break
            state = rules.choose(state, decision.choice).state
    except NotAvailableError:
        pass  # the decision cannot be taken any more: the replay ends before it
    except EndlessLoopError:
        return None
    return state.scene
