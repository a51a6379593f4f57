"""What scenarios teach: which principles, from which side, and which are set against each other."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from scenario_trainer.authoring.balance import advantage, best, gentlest, longest, most_questions, shortest
from scenario_trainer.authoring.verdicts import verdict
from scenario_trainer.story.terms import Alignment

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from scenario_trainer.authoring.verdicts import Verdict
    from scenario_trainer.engine.graph import Graph
    from scenario_trainer.story.model import Guidance, Scene

ENOUGH = 2
"""A principle's side, or a pull, is thin where fewer scenarios than this show it."""

REVEALING = 0.1
"""A surface cue gives answers away where following it does better than chance in more than this share."""

SURFACE_CUES: dict[str, Callable[[Scene], set[str]]] = {
    "the longest": longest,
    "the shortest": shortest,
    "the most questions": most_questions,
    "the gentlest verb": gentlest,
}
"""Rules of thumb that know nothing of the story, by what they always take."""

Pair = tuple[str, str]


class Carrier(NamedTuple):
    """A choice that a surface cue takes."""

    choice: str
    """As ``scene/choice``."""
    best: bool
    """Whether it is a best choice of its decision."""


class Coverage(NamedTuple):
    """Counts over the choices that can be reached."""

    guidance: Guidance
    choices: Mapping[str, Mapping[tuple[str, Alignment], int]]
    """For each scenario how many choices have an alignment towards a principle."""
    against_each_other: Mapping[Pair, Mapping[str, int]]
    """For each pair of principles how many choices of which scenario reflect one and work against the other."""
    cues: Mapping[str, Mapping[str, float]]
    """For each surface cue how much oftener than chance it takes a best choice, as a share of the decisions: of
    each scenario, and under "" of all of them together."""
    carriers: Mapping[str, Mapping[str, tuple[Carrier, ...]]]
    """For each surface cue and scenario the choices that it takes."""
    verdicts: Mapping[str, Mapping[Verdict, int]]
    """For each scenario how many choices are of each kind."""

    def scenarios_with(self, principle: str, alignment: Alignment) -> int:
        """How many scenarios have a choice with this alignment towards the principle."""
        return sum(bool(counts.get((principle, alignment))) for counts in self.choices.values())

    def pulls(self) -> list[Pair]:
        """The pairs that the guidance itself says pull against each other."""
        order = list(self.guidance.principles)
        pairs = {
            _ordered(order, key, other)
            for key, principle in self.guidance.principles.items()
            for other in principle.pulls_against
        }
        return sorted(pairs, key=lambda pair: (order.index(pair[0]), order.index(pair[1])))

    def pairs(self) -> list[Pair]:
        """The pulls, and after them the other pairs that choices set against each other."""
        pulls = self.pulls()
        return [*pulls, *(pair for pair in self.against_each_other if pair not in pulls)]

    def thin(self) -> Iterator[str]:
        """What too few scenarios show, a sentence each. One scenario alone need not show everything."""
        if len(self.choices) == 1:
            return
        sides = {Alignment.REFLECTS: "reflected", Alignment.AGAINST: "worked against"}
        for key, principle in self.guidance.principles.items():
            for alignment, verb in sides.items():
                if (number := self.scenarios_with(key, alignment)) < ENOUGH:
                    yield f"{principle.title} is {verb} in {_scenarios(number)}."
        for pair in self.pulls():
            if (number := len(self.against_each_other.get(pair, {}))) < ENOUGH:
                titles = [self.guidance.principles[key].title for key in pair]
                yield f"{' against '.join(titles)} is dramatised in {_scenarios(number)}."

    def revealing_cues(self) -> Iterator[str]:
        """Where a surface cue gives answers away, a sentence each."""
        for name, advantages in self.cues.items():
            for scenario_id, share in advantages.items():
                if share > REVEALING:
                    yield f"Always taking {name} beats chance by {share:.2f} in {scenario_id or 'all together'}."


def coverage(guidance: Guidance, graphs: Iterable[Graph]) -> Coverage:
    """Count what the reachable choices of these scenarios say about the guidance."""
    order = list(guidance.principles)
    choices: dict[str, Counter[tuple[str, Alignment]]] = {}
    scenes: dict[str, dict[str, Scene]] = {}
    verdicts: dict[str, Counter[Verdict]] = {}
    pairs: dict[Pair, Counter[str]] = {}
    for graph in graphs:
        scenario = graph.scenario
        counts = choices[scenario.id] = Counter()
        scenes[scenario.id] = {key: scene for key, scene in scenario.scenes.items() if scene.choices}
        verdicts[scenario.id] = Counter()
        for scene_id, choice_id in graph.reached_choices():
            choice = scenario.scenes[scene_id].choices[choice_id]
            if kind := verdict(choice):
                verdicts[scenario.id][kind] += 1
            for alignment, reasons in choice.alignments().items():
                counts.update((principle, alignment) for principle in reasons)
            for reflected in choice.reflects:
                for opposed in choice.against:
                    pairs.setdefault(_ordered(order, reflected, opposed), Counter())[scenario.id] += 1
    return Coverage(guidance, choices, pairs, _cues(scenes), _carriers(scenes), verdicts)


def _cues(scenes: Mapping[str, Mapping[str, Scene]]) -> dict[str, dict[str, float]]:
    decisions = {key: list(inside.values()) for key, inside in scenes.items()}
    decisions[""] = [scene for inside in scenes.values() for scene in inside.values()]
    return {
        name: {key: advantage(inside, pick) for key, inside in decisions.items()}
        for name, pick in SURFACE_CUES.items()
    }


def _carriers(scenes: Mapping[str, Mapping[str, Scene]]) -> dict[str, dict[str, tuple[Carrier, ...]]]:
    return {
        name: {
            key: tuple(
                Carrier(f"{scene_id}/{choice}", choice in best(scene))
                for scene_id, scene in inside.items()
                for choice in scene.choices
                if best(scene) and choice in pick(scene)
            )
            for key, inside in scenes.items()
        }
        for name, pick in SURFACE_CUES.items()
    }


def _ordered(order: list[str], one: str, other: str) -> Pair:
    return (one, other) if order.index(one) < order.index(other) else (other, one)


def _scenarios(number: int) -> str:
    return {0: "no scenario", 1: "only one scenario"}.get(number, f"only {number} scenarios")
