"""A facilitator's guide to a seminar of fifty minutes: everything that the story has, and how to lead it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from scenario_trainer.documents.briefing import bullets
from scenario_trainer.documents.conditions import in_words
from scenario_trainer.documents.moments import finding_parts
from scenario_trainer.documents.numbered_story import (
    at_a_glance,
    in_printed_order,
    opening,
    option,
    passages,
    principles_section,
    scene_headings,
    scene_numbers,
    scene_sections,
    words_section,
)
from scenario_trainer.documents.parts import Document, Facts, Paragraph, Section, Tone
from scenario_trainer.documents.people import person_section
from scenario_trainer.documents.wording import labels, phrases, printed
from scenario_trainer.engine.graph import Node
from scenario_trainer.engine.plays import most_decisions
from scenario_trainer.play.feedback import feedback_on

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from scenario_trainer.documents.parts import Part
    from scenario_trainer.engine.graph import Graph
    from scenario_trainer.story.model import Choice, Gauge, Guidance, Route, Scenario, Scene


def facilitators_guide(graph: Graph, guidance: Guidance) -> Document:
    """The guide to a story of which this is everything that can happen."""
    return _Guide(graph, guidance).document()


class _Guide:
    def __init__(self, graph: Graph, guidance: Guidance) -> None:
        self._graph = graph
        self._guidance = guidance
        # Whoever leads keeps track of the hidden gauges, too.
        gauges = {name: replace(gauge, shown=True) for name, gauge in graph.scenario.gauges.items()}
        self._scenario: Scenario = in_printed_order(replace(graph.scenario, gauges=gauges))
        self._numbers = scene_numbers(self._scenario)

    def document(self) -> Document:
        scenario = self._scenario
        headings = scene_headings(scenario)
        endings = {key: each for key, each in headings.items() if scenario.scenes[key].ending}
        scenes = {key: each for key, each in headings.items() if key not in endings}
        ways = Paragraph(printed.ABOUT_WAYS, tone=Tone.ASIDE)
        parts: tuple[Part, ...] = (
            Paragraph(scenario.summary),
            Facts(tuple(self._at_a_glance())),
            Paragraph(printed.ABOUT_GUIDE, tone=Tone.NOTICE),
            Section(printed.BEFORE_THE_SEMINAR, tuple(self._before(scenes, endings))),
            Section(printed.THE_STORY, scene_sections(scenes, self._scene)),
            Section(printed.THE_ENDINGS, (ways, *scene_sections(endings, self._ending))),
            *words_section(scenario),
            principles_section(self._guidance),
            Paragraph(phrases.provenance(scenario), tone=Tone.ASIDE),
        )
        return Document(printed.GUIDE, parts, scenario.title)

    def _at_a_glance(self) -> Iterator[tuple[str, str]]:
        scenario = self._scenario
        yield from at_a_glance(scenario)
        yield labels.CONTENT_NOTES, "; ".join(scenario.content_notes) or labels.NO_CONTENT_NOTES
        if scenario.standards:
            yield labels.STANDARDS_TOUCHED, ", ".join(scenario.standards)

    def _before(self, scenes: Mapping[str, str], endings: Mapping[str, str]) -> Iterator[Section]:
        """What is needed to prepare the seminar; scenes and endings are given by their headings."""
        scenario = self._scenario
        yield Section(labels.WHAT_YOU_CAN_LEARN, (bullets(scenario.learning_outcomes),))
        yield Section(printed.IN_THE_SEMINAR, (Facts(printed.timetable(*self._decisions())),))
        yield Section(printed.HOW_TO_LEAD, (bullets(printed.TO_LEAD),))
        yield Section(labels.PEOPLE, tuple(map(person_section, scenario.people.values())))
        if scenario.gauges:
            rows = tuple((each.label, self._gauge(name, each)) for name, each in scenario.gauges.items())
            yield Section(printed.TO_KEEP_TRACK_OF, (Facts(rows),))
        if scenario.flags:
            yield Section(printed.TO_REMEMBER, (bullets(scenario.flags.values()),))
        decisions = (
            (heading, self._in_short(scenario.scenes[key]))
            for key, heading in scenes.items()
            if scenario.scenes[key].choices
        )
        yield Section(printed.THE_DECISIONS, (Facts(tuple(decisions)),))
        kinds = (
            (heading, labels.ENDINGS[ending.outcome])
            for key, heading in endings.items()
            if (ending := scenario.scenes[key].ending)
        )
        yield Section(printed.ENDINGS_AT_A_GLANCE, (Facts(tuple(kinds)),))
        yield Section(printed.QUESTIONS, (bullets(printed.TO_ASK),))

    def _in_short(self, scene: Scene) -> str:
        """What a decision asks, and the principles that pull apart in it."""
        pulls = dict.fromkeys(
            printed.APART.format(reflected=reflected, opposed=opposed)
            for _, reflected, opposed in self._pulls(scene)
        )
        return " ".join([scene.question or "", *pulls]).strip()

    def _decisions(self) -> tuple[int, int | None]:
        """The fewest and the most decisions of a play; None where that is not known."""
        endings = (key for key, states in self._graph.scenes.items() if states.numbers and not states.transitions)
        fewest = (self._graph.decisions_to(Node(key, 1)) for key in endings)
        return min(fewest, default=0), most_decisions(self._graph)

    def _gauge(self, name: str, gauge: Gauge) -> str:
        text = printed.STARTS_AT.format(start=gauge.start, range=phrases.gauge_range(gauge))
        return text if self._graph.scenario.gauges[name].shown else printed.NOT_SHOWN.format(value=text)

    def _scene(self, key: str) -> Iterator[Part]:
        scene = self._scenario.scenes[key]
        if scene.effects:
            yield Paragraph(printed.changes(scene.effects, self._scenario), printed.CHANGES, Tone.ASIDE)
        yield from opening(scene, self._scenario)
        for number, choice in enumerate(scene.choices.values(), start=1):
            yield from self._choice(number, choice)
        yield from self._for_the_group(scene)
        if scene.goto:
            yield self._go_on(scene.goto)

    def _choice(self, number: int, choice: Choice) -> Iterator[Part]:
        yield from option(number, choice, self._scenario)
        if choice.once:
            yield Paragraph(printed.ONCE, tone=Tone.ASIDE)
        for index, part in enumerate(passages(choice.outcome, self._scenario)):
            yield part if index or part.label else part._replace(label=printed.WHAT_FOLLOWS)
        if feedback := feedback_on(choice, self._guidance):
            yield from finding_parts(feedback)
        if choice.tempting:
            yield Paragraph(choice.tempting, labels.TEMPTING)
        if choice.effects:
            yield Paragraph(printed.changes(choice.effects, self._scenario), printed.CHANGES, Tone.ASIDE)
        yield self._go_on(choice.goto)

    def _go_on(self, routes: tuple[Route, ...]) -> Paragraph:
        return Paragraph(
            printed.go_on([(self._numbers[route.to], self._condition(route)) for route in routes]),
            printed.GO_ON,
            Tone.ASIDE,
        )

    def _condition(self, route: Route) -> str:
        return in_words(route.when, self._scenario) if route.when else ""

    def _for_the_group(self, scene: Scene) -> Iterator[Paragraph]:
        """What to ask where a choice reflects one principle and works against another."""
        for number, reflected, opposed in self._pulls(scene):
            question = printed.PULL.format(reflected=reflected, opposed=opposed, number=number)
            yield Paragraph(question, printed.FOR_THE_GROUP, Tone.NOTICE)

    def _pulls(self, scene: Scene) -> Iterator[tuple[int, str, str]]:
        """The choices, by number, that reflect a principle and work against another, by their titles."""
        principles = self._guidance.principles
        for number, choice in enumerate(scene.choices.values(), start=1):
            for reflected, opposed in zip(choice.reflects, choice.against, strict=False):
                yield number, principles[reflected].title, principles[opposed].title

    def _ending(self, key: str) -> Iterator[Part]:
        scene, ending = self._scenario.scenes[key], self._scenario.scenes[key].ending
        if ending is None:
            return
        yield Paragraph(labels.ENDING_MEANINGS[ending.outcome], labels.ENDINGS[ending.outcome], Tone.ASIDE)
        yield from passages(scene.text, self._scenario)
        yield from passages(ending.because, self._scenario)
        if origins := tuple(self._origins(key)):
            yield Section(printed.COMES_FROM, (bullets(origins), *self._ways(key)))
        yield Section(printed.FOR_THE_GROUP, (bullets(ending.reflect),))

    def _origins(self, ending: str) -> Iterator[str]:
        """The routes that lead to an ending, those of one scene on the same condition together."""
        found: dict[tuple[int, str, bool], list[int]] = {}
        for key, number in self._numbers.items():
            scene = self._scenario.scenes[key]
            ways = (scene.goto, *(choice.goto for choice in scene.choices.values()))
            for choice, routes in enumerate(ways):
                for index, route in enumerate(routes):
                    if route.to == ending:
                        choices = found.setdefault((number, self._condition(route), index > 0), [])
                        choices += [choice] if choice else []
        for (number, condition, otherwise), choices in found.items():
            yield printed.origin(number, choices, condition, otherwise=otherwise)

    def _ways(self, ending: str) -> Iterator[Paragraph]:
        """The author's walkthroughs to an ending; without one a shortest way."""
        found = [(each.name, each.choices) for each in self._scenario.walkthroughs if each.ends == ending]
        if not found and self._graph.scenes[ending].numbers:
            found = [(printed.ONE_WAY_THERE, self._graph.witness(Node(ending, 1)))]
        for name, steps in found:
            yield Paragraph(printed.way(map(self._step, steps)), name)

    def _step(self, step: str) -> tuple[int, int]:
        scene, _, choice = step.partition("/")
        return self._numbers[scene], [*self._scenario.scenes[scene].choices].index(choice) + 1
