"""How long a play takes, by the words that a learner is shown."""

from __future__ import annotations

from itertools import repeat
from operator import add, mul
from typing import TYPE_CHECKING, NamedTuple

from scenario_trainer.authoring.texts import head_texts
from scenario_trainer.engine.plays import longest_play, shortest_play

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from scenario_trainer.engine.graph import Graph
    from scenario_trainer.engine.packing import PackedValues
    from scenario_trainer.story.model import Passage, Scene

WORDS_A_MINUTE = 180
WORDS_A_DECISION = 60
"""The time for thinking: 20 seconds, in words that could be read meanwhile."""


class ReadingTime(NamedTuple):
    """The length of a play in minutes, its briefing and debrief included."""

    shortest: float
    longest: float | None
    """None where a play can go round for ever."""

    @property
    def median(self) -> float:
        """Halfway between the shortest and the longest play; the shortest where there is no longest."""
        return self.shortest if self.longest is None else (self.shortest + self.longest) / 2


def reading_time(graph: Graph) -> ReadingTime | None:
    """From the words of each state and each choice; None where the search was cut short, or nothing ever ends."""
    costs = {key: _columns(graph, key) for key in graph.scenes}
    shortest, longest = shortest_play(graph, costs), longest_play(graph, costs)
    if shortest is None:
        return None
    once = sum(words(text) for _, text in head_texts(graph.scenario))
    return ReadingTime(
        (once + shortest) / WORDS_A_MINUTE, None if longest is None else (once + longest) / WORDS_A_MINUTE
    )


def words(text: str | None) -> int:
    """How many words a text has."""
    return len(text.split()) if text else 0


def _columns(graph: Graph, key: str) -> list[list[int]]:
    """For each transition of a scene, or for an ending, the words of each state in order."""
    scene, states = graph.scenario.scenes[key], graph.scenes[key]
    shown = _scene_words(graph, key, scene)
    if not scene.choices:
        return [shown] * max(1, len(states.transitions))
    followed = {choice_id: _choice_words(graph, key, choice_id) for choice_id in scene.choices}
    return [list(map(add, shown, followed[each.choice or ""])) for each in states.transitions]


def _scene_words(graph: Graph, key: str, scene: Scene) -> list[int]:
    """What is read in a scene, choices included."""
    order = graph.scenes[key].numbers.order
    fixed = words(scene.title) + words(scene.question)
    columns = [_passage_words(graph, scene.text, order)]
    columns += [_offer_words(graph, key, choice_id) for choice_id in scene.choices]
    if scene.ending:
        fixed += words(scene.ending.title) + sum(map(words, scene.ending.reflect))
        columns.append(_passage_words(graph, scene.ending.because, order))
    return [fixed + sum(row) for row in zip(*columns, strict=True)]


def _offer_words(graph: Graph, key: str, choice_id: str) -> list[int]:
    """The words of a choice where it is offered, with its reason where it is locked."""
    choice = graph.scenario.scenes[key].choices[choice_id]
    offered, open_words = graph.offered(key, choice_id), words(choice.text)
    if choice.when is None:
        return list(map(mul, offered, repeat(open_words)))
    locked_words = open_words + words(choice.locked) if choice.locked else 0
    holding = graph.holding(choice.when, graph.scenes[key].numbers.order)
    shown = [open_words if holds else locked_words for holds in holding]
    return list(map(mul, offered, shown))


def _choice_words(graph: Graph, key: str, choice_id: str) -> list[int]:
    """Thinking, outcome and feedback of a choice, in the states in which it can be taken."""
    choice = graph.scenario.scenes[key].choices[choice_id]
    feedback = sum(words(why) for reasons in choice.alignments().values() for why in reasons.values())
    column = [WORDS_A_DECISION + feedback] * graph.scenes[key].explored
    outcome = _passage_words(graph, choice.outcome, graph.after_choice(key, choice_id))
    for number, outcome_words in zip(graph.taken(key, choice_id), outcome, strict=True):
        column[number - 1] += outcome_words
    return column


def _passage_words(graph: Graph, passages: Iterable[Passage], values: Sequence[PackedValues]) -> list[int]:
    """The words of the passages that are shown with each of the values."""
    column = [0] * len(values)
    for passage in passages:
        number = repeat(words(passage.text))
        shown = number if passage.when is None else map(mul, graph.holding(passage.when, values), number)
        column = list(map(add, column, shown))
    return column
