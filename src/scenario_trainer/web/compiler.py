"""A scenario and its guidance as the data that the page plays from.

Names of gauges and flags become numbers, so that nothing of a hidden gauge but its bounds is in the page. The ids
of scenes and choices stay: saved attempts know them. What stands at its default is left out.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, TypeAlias

from scenario_trainer.documents.geometry import LETTERS
from scenario_trainer.documents.people import by_person
from scenario_trainer.documents.wording import labels, phrases
from scenario_trainer.engine.distance import decisions_to_go
from scenario_trainer.play.why import endings_ahead
from scenario_trainer.story.conditions import fold

if TYPE_CHECKING:
    from collections.abc import Iterable

    from scenario_trainer.story.conditions import Comparison, Condition, Flag
    from scenario_trainer.story.model import (
        Choice,
        Effects,
        Ending,
        Gauge,
        Guidance,
        Passage,
        Principle,
        Route,
        Scenario,
        Scene,
    )

Data: TypeAlias = "dict[str, Any]"


def compiled(scenario: Scenario, guidance: Guidance) -> str:
    """All that the page knows of a story, as two lines of JSON. The scenario must have been checked.

    The first line is a list of the texts of several words, the second the story, with null where each of them
    stands, in the same order: prose deflates best among prose.
    """
    prose: list[object] = []
    story = _without_prose(_Compiler(scenario, guidance).story(), prose)
    return "\n".join(json.dumps(each, ensure_ascii=False, separators=(",", ":")) for each in (prose, story))


def _without_prose(value: object, prose: list[object]) -> object:
    """The same with null for each text of several words, and for null itself; these are added to `prose`."""
    match value:
        case dict():
            return {key: _without_prose(each, prose) for key, each in value.items()}
        case list() | tuple():
            return [_without_prose(each, prose) for each in value]
        case None:
            prose.append(None)
        case str() if " " in value:
            prose.append(value)
        case _:
            return value
    return None


class _Compiler:
    def __init__(self, scenario: Scenario, guidance: Guidance) -> None:
        self._scenario = scenario
        self._guidance = guidance
        self._gauges = {name: index for index, name in enumerate(scenario.gauges)}
        self._flags = {name: index for index, name in enumerate(scenario.flags)}
        self._principles = {key: index for index, key in enumerate(guidance.principles)}
        self._endings = [key for key, scene in scenario.scenes.items() if scene.ending]
        self._to_go = decisions_to_go(scenario)
        self._ahead = endings_ahead(scenario)

    def story(self) -> Data:
        scenario = self._scenario
        own_guidance = f"guidance {self._guidance.id}"
        source = phrases.source(self._guidance.source)
        return {
            "id": scenario.id,
            "version": scenario.provenance.version,
            "title": scenario.title,
            "summary": scenario.summary,
            "sources": [source, *(each for each in scenario.provenance.sources if each != own_guidance)],
            "people": [
                {"person": phrases.person(each), "hopes": each.hopes, "worries": each.worries}
                for each in scenario.people.values()
            ],
            "known": by_person(scenario.flags.values(), scenario),
            "gauges": [_gauge(each) for each in scenario.gauges.values()],
            "flags": list(scenario.flags.values()),
            "letters": LETTERS,
            "start": scenario.start,
            "endings": self._endings,
            "guidanceTitle": self._guidance.title,
            "guidance": [self._principle(each) for each in self._guidance.principles.values()],
            "scenes": [[key, self._scene(key, scene)] for key, scene in scenario.scenes.items()],
        }

    def _scene(self, key: str, scene: Scene) -> Data:
        scene_data = _without_defaults(
            title=scene.title,
            text=self._passages(scene.text),
            effects=self._effects(scene.effects),
            question=scene.question,
            choices=[[name, self._choice(choice)] for name, choice in scene.choices.items()],
            fixed=scene.order == "fixed",
            goto=self._routes(scene.goto),
            ending=self._ending(scene.ending) if scene.ending else None,
            toGo=self._to_go.get(key),
        )
        ahead = [index for index, ending in enumerate(self._endings) if ending in self._ahead[key]]
        return scene_data if len(ahead) == len(self._endings) else {**scene_data, "ahead": ahead}

    def _choice(self, choice: Choice) -> Data:
        alignments = {
            str(alignment): [[self._principles[key], why] for key, why in reasons.items()]
            for alignment, reasons in choice.alignments().items()
        }
        return _without_defaults(
            text=choice.text,
            when=self._condition(choice.when),
            locked=choice.locked,
            once=choice.once,
            effects=self._effects(choice.effects),
            outcome=self._passages(choice.outcome),
            tempting=choice.tempting,
            goto=self._routes(choice.goto),
            **alignments,
        )

    def _ending(self, ending: Ending) -> Data:
        because = self._passages(ending.because)
        return {
            **_without_defaults(outcome=str(ending.outcome), title=ending.title, because=because),
            "reflect": ending.reflect,
        }

    def _passages(self, passages: Iterable[Passage]) -> list[object]:
        return [self._entry(each.text, each.when) for each in passages]

    def _routes(self, routes: Iterable[Route]) -> list[object]:
        return [self._entry(each.to, each.when) for each in routes]

    def _entry(self, value: str, when: Condition | None) -> object:
        return value if when is None else [value, self._condition(when)]

    def _effects(self, effects: Effects) -> list[list[int | bool]]:
        """Each as the number of a flag with true or false, or that of a gauge with its change."""
        return [
            [self._flags[name], change] if isinstance(change, bool) else [self._gauges[name], change]
            for name, change in effects.items()
        ]

    def _principle(self, principle: Principle) -> Data:
        return _without_defaults(
            title=principle.title,
            place=phrases.place(principle.cited),
            kind=None if principle.cited else labels.KINDS[principle.kind],
            insteadOf=principle.instead_of,
            inShort=principle.in_short,
            explanation=principle.explanation,
            looksLike=principle.looks_like,
            watchFor=principle.watch_for,
            pullsAgainst=[self._principles[other] for other in principle.pulls_against],
        )

    def _condition(self, condition: Condition | None) -> object:
        """The tree: the number of a flag, ``[operator, gauge, number]``, or ``["not" | "and" | "or", *parts]``."""
        if condition is None:
            return None

        def flag(part: Flag) -> object:
            return self._flags[part.name]

        def comparison(part: Comparison) -> object:
            return [part.operator, self._gauges[part.name], part.number]

        return fold(
            condition.expression,
            flag=flag,
            comparison=comparison,
            negation=lambda part: ["not", part],
            every=lambda parts: ["and", *parts],
            some=lambda parts: ["or", *parts],
        )


def _gauge(gauge: Gauge) -> Data:
    values: Data = {"start": gauge.start, "min": gauge.min, "max": gauge.max}
    if gauge.shown:
        values |= {"shown": True, "label": gauge.label, "low": gauge.low, "high": gauge.high}
    return values


def _without_defaults(**values: object) -> Data:
    # 0 is no default: it is a condition, the first flag.
    return {
        name: value for name, value in values.items() if value is not None and value is not False and value != []
    }
