"""One truth: the page's own script and the Python engine say the same of every story.

What is compared runs in this process, in the very script that a page has: what can be chosen and in which order,
what follows, the texts, the open endings, and every part of every moment and of the debrief, with feedback,
tallies, reasons and what was one decision away.
"""

from __future__ import annotations

import random
from dataclasses import replace
from functools import cache
from itertools import islice
from typing import TYPE_CHECKING

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from scenario_trainer.documents.guidance import guidance_document
from scenario_trainer.engine.exploration import explore
from scenario_trainer.engine.graph import Graph, Node
from scenario_trainer.play.decisions import Confidence, Rationale
from scenario_trainer.play.moments import Timing
from scenario_trainer.play.session import Session
from scenario_trainer.story.library import bundled_folder, guidance_for, scenario_files
from scenario_trainer.story.loading import load_scenario
from tests.play.test_why import PANEL, SILENT, TO_PANEL
from tests.support.page_engine import Expected, PageEngine, expected_of, part_data
from tests.support.playing import open_choices, play
from tests.support.random_stories import GUIDANCE, stories
from tests.support.thorough import thorough
from tests.support.variants import small_with, with_scenes

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from scenario_trainer.engine.state import State
    from scenario_trainer.story.model import Guidance, Scenario

    Write = Callable[[str, str], Path]

BUNDLED = [path.stem for path in scenario_files(bundled_folder())]
SEED = 7
BATCH = 2_000
SAMPLE = 500
"""How many states of a story are compared where not all are."""


@cache
def bundled(name: str) -> Scenario:
    """A story that comes with the program."""
    story = load_scenario(bundled_folder() / f"{name}.yaml", guidance_for(bundled_folder())).value
    assert story is not None
    return story


def states_at_rest(graph: Graph) -> Iterator[State]:
    """Every reachable state in which the story waits or has ended."""
    for key, states in graph.scenes.items():
        if not graph.scenario.scenes[key].goto:
            for number in range(1, len(states.numbers) + 1):
                yield graph.state(Node(key, number))


def assert_same_rules(engine: PageEngine, graph: Graph, states: Sequence[State]) -> None:
    """What can be chosen in these states, in which order, and what follows."""
    expected = Expected(engine, graph)
    assert engine.begun() == expected.begun()
    assert engine.explore()
    left = iter(states)
    while batch := list(islice(left, BATCH)):
        for state, answer in zip(batch, engine.answers(batch, SEED), strict=True):
            assert answer == expected.answer(state, SEED), state


def assert_same_pass(
    engine: PageEngine, graph: Graph | None, picks: Sequence[tuple[int, Rationale]], *, timing: Timing
) -> None:
    """Everything that is shown when at each decision one of the open choices is taken, counted round."""
    session = Session(engine.scenario, engine.guidance, timing=timing, seed=SEED)
    taken: list[dict[str, object]] = []
    for number, said in picks:
        if open_now := open_choices(session):
            scene, choice = session.played.states[-1].scene, open_now[number % len(open_now)]
            session.choose(choice, said)
            taken.append({"scene": scene, "choice": choice, "reason": said.reason, "confidence": said.confidence})
    open_choices(session)
    assert engine.shown(taken, SEED, coached=timing is Timing.COACHED) == expected_of(session, graph)


def random_picks(chance: random.Random) -> list[tuple[int, Rationale]]:
    """How to play to an end, with reasons now and then."""
    sure = [None, *Confidence]
    return [
        (chance.randrange(12), Rationale(chance.choice(["", "It is fair."]), chance.choice(sure)))
        for _ in range(30)
    ]


@thorough
@pytest.mark.parametrize("name", BUNDLED)
def test_every_state_of_every_story_has_the_same_rules(name: str, guidance: Guidance) -> None:
    """Nothing is sampled: what the page plays is what was proved."""
    graph = explore(bundled(name))
    assert_same_rules(PageEngine(bundled(name), guidance), graph, list(states_at_rest(graph)))


@pytest.mark.parametrize("name", ["the-missed-meeting", "discharge-huddle"])
def test_a_sample_of_states_has_the_same_rules(name: str, guidance: Guidance) -> None:
    """The tutorial wholly, and some of a longer story."""
    graph = explore(bundled(name))
    states = list(states_at_rest(graph))
    assert_same_rules(PageEngine(bundled(name), guidance), graph, states[:: max(1, len(states) // SAMPLE)])


@pytest.mark.parametrize("name", BUNDLED)
def test_random_plays_are_shown_alike(name: str, guidance: Guidance) -> None:
    """Each moment, and the whole debrief, turning points and all: the same parts with the same words."""
    engine, graph = PageEngine(bundled(name), guidance), explore(bundled(name))
    engine.explore()
    chance = random.Random(name)
    for number in range(8):
        timing = Timing.COACHED if number % 2 else Timing.CONSEQUENCES
        assert_same_pass(engine, graph, random_picks(chance), timing=timing)


@cache
def _engine() -> PageEngine:
    return PageEngine(bundled("the-missed-meeting"), guidance_for(bundled_folder()))


def engine_for(story: Scenario) -> PageEngine:
    """The script with a random story in it."""
    engine = _engine()
    engine.read(story, GUIDANCE)
    return engine


@given(stories())
def test_random_stories_have_the_same_rules(story: Scenario) -> None:
    """With ``once``, effects of scenes, chains of goto, hidden gauges, and loops that never end."""
    engine, graph = engine_for(story), explore(story)
    assert_same_rules(engine, graph, list(islice(states_at_rest(graph), 300)))


rationales = st.builds(Rationale, st.sampled_from(["", "It is fair."]), st.sampled_from([None, *Confidence]))


@given(stories(), st.lists(st.tuples(st.integers(0, 11), rationales), max_size=12), st.sampled_from(Timing))
def test_random_plays_of_random_stories_are_shown_alike(
    story: Scenario, picks: list[tuple[int, Rationale]], timing: Timing
) -> None:
    """Reasons for endings, tallies and what was one decision away, also where a story goes astray."""
    engine, graph = engine_for(story), explore(story)
    engine.explore()
    assert_same_pass(engine, graph, picks, timing=timing)


def test_the_guidance_is_shown_alike(guidance: Guidance) -> None:
    """All of it, also where a folder's own principles stand in no source."""
    uncited = {key: replace(each, cited=None) for key, each in guidance.principles.items()}
    for given_guidance in (guidance, replace(guidance, principles=uncited)):
        engine = PageEngine(bundled("the-missed-meeting"), given_guidance)
        assert engine.guidance_parts() == part_data(guidance_document(given_guidance).parts)


def test_a_story_with_more_states_than_the_budget_is_unknown(guidance: Guidance) -> None:
    """What was not seen is unknown, never impossible."""
    engine, graph = PageEngine(bundled("the-missed-meeting"), guidance), explore(bundled("the-missed-meeting"))
    number = sum(1 for _ in states_at_rest(graph))
    assert engine.explore(number)
    assert not engine.explore(number - 1)
    assert all(answer["open"] is None for answer in engine.answers(states_at_rest(graph), SEED))


def test_a_reason_that_another_implies_is_left_out_in_both(write: Write, guidance: Guidance) -> None:
    """Chance seldom asks the same of one gauge twice."""
    panel = PANEL.replace("        to: week\n", "        to: week\n      - when: trust >= 3\n        to: week\n")
    story = small_with(write, guidance, with_scenes(panel), TO_PANEL, SILENT)
    engine, choices = PageEngine(story, guidance), ("ask", "tell", "whisper")
    engine.explore()
    session = play(Session(story, guidance, seed=SEED), *choices)
    open_choices(session)
    taken = [{"scene": each.scene, "choice": each.choice} for each in session.decisions]
    assert engine.shown(taken, SEED, coached=True) == expected_of(session, explore(story))


MUTANTS = {
    "a bound of gauges": ("Math.min(max,Math.max(min,", "Math.min(max,Math.max(min-1,"),
    "effects before the condition of a route": ("whatHolds(choice.goto,after)", "whatHolds(choice.goto,state)"),
    "once": ("choice.once&&state.once", "choice.once&&[]"),
    "an operator": ('"<=":(one,other)=>one<=other', '"<=":(one,other)=>one<other'),
    "negation": ("return!holds(parts[0],state)", "return holds(parts[0],state)"),
    "some of several": ("parts.some((part)=>holds", "parts.every((part)=>holds"),
    "the hash": ("0x85ebca6b", "0x85ebca6d"),
    "scene effects": ("state=affected(scene.effects,state,story)", "affected(scene.effects,state,story)"),
    "locked": ('choice.locked?"locked":"hidden"', '"hidden"'),
    "open endings": ("all|masks[to]", "all&masks[to]"),
    "later decisions": ("decisions.slice(index+1)", "decisions.slice(index+2)"),
    "shares": ('count("partly")/2', 'count("partly")'),
    "what kept others from being taken": ("explained.slice(0,taken)", "explained.slice(0,0)"),
    "the surest first": ("other.confidence-one.confidence", "one.confidence-other.confidence"),
    "the same ending": ("scene!==states.at(-1).scene", "true"),
}
"""What of the page's script is changed, and how."""


@thorough
@pytest.mark.parametrize("what", MUTANTS)
def test_the_comparison_notices_a_change_of_the_script(what: str, guidance: Guidance) -> None:
    """A proof that cannot fail proves nothing: each of these changes is found by what is compared above."""
    engine = PageEngine(bundled("the-missed-meeting"), guidance, changed=MUTANTS[what])
    chance = random.Random(1)

    def compare_bundled(name: str) -> None:
        graph = explore(bundled(name))
        engine.read(bundled(name), guidance)
        assert_same_rules(engine, graph, list(states_at_rest(graph))[::20])
        for _ in range(40):
            assert_same_pass(engine, graph, random_picks(chance), timing=Timing.COACHED)

    @settings(phases=[Phase.generate])  # any example will do: it need not be a small one
    @given(stories())
    def compare_random(story: Scenario) -> None:
        engine.read(story, GUIDANCE)
        graph = explore(story)
        assert_same_rules(engine, graph, list(islice(states_at_rest(graph), 100)))
        for _ in range(3):
            assert_same_pass(engine, graph, random_picks(chance), timing=Timing.COACHED)

    with pytest.raises(AssertionError):
        _run_all([*(lambda name=name: compare_bundled(name) for name in BUNDLED[:4]), compare_random])


def _run_all(comparisons: Sequence[Callable[[], None]]) -> None:
    for compare in comparisons:
        compare()
