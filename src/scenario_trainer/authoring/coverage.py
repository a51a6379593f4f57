"""What a folder of scenarios teaches: which principles, from which side, and which are set against each other."""

from __future__ import annotations

import csv
import io
import json
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from scenario_trainer.authoring.balance import advantage, gentlest, longest, most_questions, shortest
from scenario_trainer.story.terms import Alignment

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

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
        """What too few scenarios show, a sentence each."""
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
    scenes: dict[str, list[Scene]] = {}
    pairs: dict[Pair, Counter[str]] = {}
    for graph in graphs:
        scenario = graph.scenario
        counts = choices[scenario.id] = Counter()
        scenes[scenario.id] = [scene for scene in scenario.scenes.values() if scene.choices]
        for scene_id, choice_id in graph.reached_choices():
            choice = scenario.scenes[scene_id].choices[choice_id]
            for alignment, reasons in choice.alignments().items():
                counts.update((principle, alignment) for principle in reasons)
            for reflected in choice.reflects:
                for opposed in choice.against:
                    pairs.setdefault(_ordered(order, reflected, opposed), Counter())[scenario.id] += 1
    return Coverage(guidance, choices, pairs, _cues(scenes))


def _cues(scenes: Mapping[str, list[Scene]]) -> dict[str, dict[str, float]]:
    together = [scene for decisions in scenes.values() for scene in decisions]
    return {
        name: {key: advantage(decisions, pick) for key, decisions in {**scenes, "": together}.items()}
        for name, pick in SURFACE_CUES.items()
    }


def _ordered(order: list[str], one: str, other: str) -> Pair:
    return (one, other) if order.index(one) < order.index(other) else (other, one)


def _scenarios(number: int) -> str:
    return {0: "no scenario", 1: "only one scenario"}.get(number, f"only {number} scenarios")


def coverage_as_text(found: Coverage) -> str:
    """A table of principles by scenarios, the pairs, and what is thin."""
    lines = ["Choices that reflect / partly reflect / work against each principle", ""]
    lines += _table(found)
    lines += ["", "Principles set against each other: choices that reflect one and work against the other", ""]
    pulls = found.pulls()
    for pair in found.pairs():
        counts = found.against_each_other.get(pair, {})
        titles = " against ".join(found.guidance.principles[key].title for key in pair)
        mark = "*" if pair in pulls else " "
        lines.append(f"{mark} {sum(counts.values()):3} in {len(counts)}  {titles}")
    lines += ["", "* a pull that the guidance names", "", "Thin", ""]
    lines += list(found.thin()) or ["Nothing."]
    lines += ["", "Surface cues: how much oftener than chance each takes a best choice", ""]
    lines += _cue_table(found)
    lines += ["", *found.revealing_cues()]
    return "\n".join(lines)


def _table(found: Coverage) -> Iterator[str]:
    widest = max(len(principle.title) for principle in found.guidance.principles.values())
    for number, scenario_id in enumerate(found.choices, start=1):
        yield f"{number:2}  {scenario_id}"
    yield ""
    yield " " * widest + "".join(f"{number:>10}" for number in range(1, len(found.choices) + 1))
    for key, principle in found.guidance.principles.items():
        cells = (
            "/".join(str(counts.get((key, alignment), 0)) for alignment in Alignment)
            for counts in found.choices.values()
        )
        yield f"{principle.title:<{widest}}" + "".join(f"{cell:>10}" for cell in cells)


def _cue_table(found: Coverage) -> Iterator[str]:
    widest = max(len(name) for name in found.cues)
    columns = [*(str(number) for number in range(1, len(found.choices) + 1)), "all"]
    yield " " * widest + "".join(f"{column:>7}" for column in columns)
    for name, advantages in found.cues.items():
        yield f"{name:<{widest}}" + "".join(f"{share:>+7.2f}" for share in advantages.values())


def coverage_as_json(found: Coverage) -> str:
    """The same counts as one object."""
    principles = {
        key: {
            scenario_id: {alignment.value: counts.get((key, alignment), 0) for alignment in Alignment}
            for scenario_id, counts in found.choices.items()
        }
        for key in found.guidance.principles
    }
    pulls = found.pulls()
    pairs = [
        {
            "principles": list(pair),
            "pull": pair in pulls,
            "scenarios": dict(found.against_each_other.get(pair, {})),
        }
        for pair in found.pairs()
    ]
    cues = {
        name: {
            "scenarios": {key: round(share, 3) for key, share in advantages.items() if key},
            "all": round(advantages[""], 3),
        }
        for name, advantages in found.cues.items()
    }
    counts = {"principles": principles, "pairs": pairs, "thin": list(found.thin()), "cues": cues}
    return json.dumps(counts, indent=2)


def coverage_as_csv(found: Coverage) -> str:
    """One line for each principle and scenario."""
    sheet = io.StringIO()
    writer = csv.writer(sheet, lineterminator="\n")
    writer.writerow(["principle", "scenario", *(alignment.value for alignment in Alignment)])
    for key in found.guidance.principles:
        for scenario_id, counts in found.choices.items():
            writer.writerow([key, scenario_id, *(counts.get((key, alignment), 0) for alignment in Alignment)])
    return sheet.getvalue().rstrip("\n")
