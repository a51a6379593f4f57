"""What a graph says of a story: as a plain search through the rules has it, in random stories."""

from __future__ import annotations

from contextlib import suppress
from itertools import chain, compress, count
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scenario_trainer.engine.exploration import explore
from scenario_trainer.engine.graph import Graph, Node
from scenario_trainer.engine.packing import Packing
from scenario_trainer.engine.rules import EndlessLoopError, Rules
from scenario_trainer.engine.state import State
from scenario_trainer.story.condition_parser import parse_condition
from tests.support.random_stories import conditions, stories
from tests.support.searches import Search, nodes
from tests.support.variants import STUCK, small_with

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable
    from pathlib import Path

    from scenario_trainer.engine.rules import Step
    from scenario_trainer.story.conditions import Condition
    from scenario_trainer.story.model import Guidance, Scenario

    With = Callable[..., Graph]

budgets = st.integers(1, 60)


def kitchen(trust: int = 2, *, asked: bool = False) -> State:
    """The small story in the kitchen; whoever has asked has done so once and for all."""
    flags = frozenset({"asked"}) if asked else frozenset[str]()
    return State("kitchen", (trust,), flags, frozenset({"kitchen/ask"}) if asked else frozenset())


def replayed(rules: Rules, witness: Iterable[str]) -> Step | None:
    """What the last of these choices, or the start, leads to; None where it leads into an endless loop."""
    with suppress(EndlessLoopError):
        step = rules.start()
        for each in witness:
            scene, _, choice = each.partition("/")
            assert step.state.scene == scene
            step = rules.choose(step.state, choice)
        return step
    return None


def entered(step: Step) -> set[State]:
    """All states of a step."""
    return {step.state, *step.passed}


def at(graph: Graph, state: State) -> Node:
    """Where a state is, which must have been met."""
    node = graph.node(state)
    assert node is not None
    return node


@pytest.fixture
def graph_with(write: Callable[[str, str], Path], guidance: Guidance) -> With:
    """Explores the small story with some of its lines changed."""
    return lambda *changes: explore(small_with(write, guidance, *changes))


# Nodes


@given(stories())
def test_a_node_is_where_its_state_is(scenario: Scenario) -> None:
    """And the other way round."""
    graph = explore(scenario)
    assert [graph.node(graph.state(node)) for node in nodes(graph)] == nodes(graph)


@pytest.mark.parametrize("state", [kitchen(0), kitchen(2, asked=True), kitchen()._replace(scene="week")])
def test_what_was_not_met_has_no_node(small: Scenario, state: State) -> None:
    """Though the gauges' bounds would allow it."""
    assert explore(small).node(state) is None


# Open endings


@given(stories())
def test_open_endings_are_those_that_can_be_reached(scenario: Scenario) -> None:
    """From every state there is."""
    graph, search = explore(scenario), Search(scenario)
    for state, ahead in search.endings_ahead().items():
        assert graph.open_endings(at(graph, state)) == ahead


@pytest.mark.parametrize(
    ("state", "expected"),
    [
        (kitchen()._replace(scene="door"), frozenset({"week", "apart"})),
        (kitchen(1, asked=True), frozenset({"week", "apart"})),
        (kitchen(0)._replace(scene="apart"), frozenset({"apart"})),
    ],
)
def test_an_ending_leaves_only_itself_open(small: Scenario, state: State, expected: frozenset[str]) -> None:
    """In the small story nothing else closes an ending off."""
    graph = explore(small)
    assert graph.open_endings(at(graph, state)) == expected


def test_a_choice_can_close_an_ending_off(graph_with: With) -> None:
    """Where telling first is remembered, the kettle is never full."""
    graph = graph_with(("          - to: apart", "          - to: kitchen"), ("trust >= 1", "trust > 4"))
    assert graph.open_endings(at(graph, kitchen(0))) == frozenset({"week"})


# Dead ends and traps


def assert_first_of(
    graph: Graph, found: Node | None, expected: Collection[State], decisions: dict[State, float]
) -> None:
    """It is one of these states, none of which takes fewer decisions; or there are none."""
    if found is None:
        assert not expected
    else:
        assert graph.state(found) in expected
        assert graph.decisions_to(found) == min(decisions[state] for state in expected)


@given(stories())
def test_dead_ends_are_found_exactly_where_there_are_some(scenario: Scenario) -> None:
    """The first of each scene: there are choices, and none can be taken."""
    graph, search = explore(scenario), Search(scenario)
    decisions = search.decisions()
    for key in scenario.scenes:
        expected = {state for state in search.of(key) if search.is_dead_end(state)}
        assert_first_of(graph, graph.dead_end(key), expected, decisions)


@given(stories())
def test_trapped_states_are_found_exactly_where_there_are_some(scenario: Scenario) -> None:
    """All of them: neither an ending nor a dead end can be reached."""
    graph, search = explore(scenario), Search(scenario)
    trapped = search.trapped()
    for key in scenario.scenes:
        assert {graph.state(node) for node in graph.trapped(key)} == search.of(key) & trapped


@pytest.mark.parametrize("changes", [STUCK["all locked"], STUCK["all hidden"]], ids=["locked", "hidden"])
def test_what_is_locked_or_hidden_is_not_available(graph_with: With, changes: tuple[tuple[str, str], ...]) -> None:
    """A state in which all choices are is a dead end, and no trap."""
    graph = graph_with(*changes)
    assert [key for key in graph.scenes if graph.dead_end(key)] == ["shut"]
    assert [key for key in graph.scenes if any(graph.trapped(key))] == []


def test_a_loop_of_scenes_without_choices_is_a_trap(graph_with: With) -> None:
    """It has no choices, so it is no dead end."""
    graph = graph_with(*STUCK["a ring"])
    assert [key for key in graph.scenes if any(graph.trapped(key))] == ["round", "about"]
    assert [key for key in graph.scenes if graph.dead_end(key)] == []


# Witnesses


@given(stories())
def test_a_witness_replays_to_its_node(scenario: Scenario) -> None:
    """Through the rules, which may stop there or pass it; or through all of a loop that it is in."""
    graph, rules, search = explore(scenario), Rules(scenario), Search(scenario)
    for node in nodes(graph):
        witness, state = graph.witness(node), graph.state(node)
        step = replayed(rules, witness)
        assert state in (entered(step) if step else search.replayed(witness))


@given(stories())
def test_no_witness_is_longer_than_need_be(scenario: Scenario) -> None:
    """It has as many choices as the fewest decisions that lead there."""
    graph, search = explore(scenario), Search(scenario)
    lengths = {graph.state(node): len(graph.witness(node)) for node in nodes(graph)}
    assert lengths == search.decisions()
    assert [graph.decisions_to(node) for node in nodes(graph)] == list(lengths.values())


@pytest.mark.parametrize(
    ("state", "expected"),
    [
        (kitchen()._replace(scene="door"), ()),
        (kitchen(), ()),
        (kitchen(1, asked=True), ("kitchen/ask", "kitchen/tell")),
        (kitchen(1, asked=True)._replace(scene="week"), ("kitchen/ask", "kitchen/tell", "kitchen/whisper")),
    ],
)
def test_a_witness_is_a_list_of_choices(small: Scenario, state: State, expected: tuple[str, ...]) -> None:
    """Each as its scene and itself; none for what comes before the first decision."""
    graph = explore(small)
    assert graph.witness(at(graph, state)) == expected


# What was seen


@given(stories())
def test_choices_are_reached_where_a_playthrough_can_take_them(scenario: Scenario) -> None:
    """Each is listed once."""
    found = list(explore(scenario).reached_choices())
    assert len(found) == len(set(found))
    assert set(found) == {
        (before.scene, choice) for before, choice, _, _ in Search(scenario).edges if choice is not None
    }


@given(stories())
def test_routes_are_taken_where_a_playthrough_can_follow_them(scenario: Scenario) -> None:
    """Of choices, and of scenes that only lead on."""
    graph = explore(scenario)
    taken = {
        (key, each.choice, each.route)
        for key, states in graph.scenes.items()
        for each in states.transitions
        if each.taken
    }
    assert taken == {(before.scene, choice, route) for before, choice, route, _ in Search(scenario).edges}


@given(stories())
def test_a_choice_is_offered_until_it_is_taken_for_once(scenario: Scenario) -> None:
    """Whether or not its condition holds."""
    graph, search = explore(scenario), Search(scenario)
    for key, scene in scenario.scenes.items():
        for choice_id in scene.choices:
            offered = compress(count(1), graph.offered(key, choice_id))
            expected = {state for state in search.of(key) if f"{key}/{choice_id}" not in state.once}
            assert {graph.state(Node(key, number)) for number in offered} == expected


@given(stories())
def test_after_a_choice_are_the_values_that_its_effects_leave(scenario: Scenario) -> None:
    """Whatever the scene changes to which it leads."""
    graph, search = explore(scenario), Search(scenario)
    packing = Packing(scenario)
    for key, scene in scenario.scenes.items():
        for choice_id in scene.choices:
            taken = [edge.before for edge in search.edges if (edge.before.scene, edge.choice) == (key, choice_id)]
            after = [search.rules.choose(state, choice_id).after_choice for state in taken]
            assert {graph.state(Node(key, number)) for number in graph.taken(key, choice_id)} == set(taken)
            assert sorted(graph.after_choice(key, choice_id)) == sorted(map(packing.pack, after))


@given(stories(), conditions)
def test_a_condition_holds_where_the_rules_say_so(scenario: Scenario, condition: Condition) -> None:
    """Of each value in turn."""
    graph, rules = explore(scenario), Rules(scenario)
    for key, states in graph.scenes.items():
        met = [graph.state(Node(key, number)) for number in states.numbers.values()]
        assert graph.holding(condition, states.numbers.order) == [rules.holds(condition, state) for state in met]


# A search that ended at its budget


@given(stories(), budgets)
def test_of_a_short_search_open_endings_are_right_or_not_known(scenario: Scenario, budget: int) -> None:
    """It never takes for closed what it has not seen."""
    graph, ahead = explore(scenario, budget), Search(scenario).endings_ahead()
    for node in nodes(graph):
        assert graph.open_endings(node) in (None, ahead[graph.state(node)])


@given(stories(), budgets)
def test_of_a_short_search_only_what_depends_on_the_rest_is_not_known(scenario: Scenario, budget: int) -> None:
    """Where no state is ahead that was not explored, open endings are known."""
    graph, search = explore(scenario, budget), Search(scenario)
    unexplored = {
        graph.state(Node(key, number))
        for key, states in graph.scenes.items()
        if not scenario.scenes[key].ending
        for number in states.numbers.values()
        if number > states.explored
    }
    unknown = search.leading_to(unexplored.__contains__)
    for node in nodes(graph):
        assert (graph.open_endings(node) is None) == (graph.state(node) in unknown)


@given(stories(), budgets)
def test_what_a_short_search_calls_a_dead_end_or_trapped_is(scenario: Scenario, budget: int) -> None:
    """A state that was not explored is neither."""
    graph, search = explore(scenario, budget), Search(scenario)
    dead_ends = filter(None, map(graph.dead_end, scenario.scenes))
    assert all(search.is_dead_end(graph.state(node)) for node in dead_ends)
    trapped = chain.from_iterable(map(graph.trapped, scenario.scenes))
    assert {graph.state(node) for node in trapped} <= search.trapped()


@given(stories(), budgets)
def test_a_short_search_has_witnesses_for_all_it_met(scenario: Scenario, budget: int) -> None:
    """The shortest, also for what it met last and did not explore."""
    graph, search = explore(scenario, budget), Search(scenario)
    least = search.decisions()
    for node in nodes(graph):
        witness, state = graph.witness(node), graph.state(node)
        assert state in search.replayed(witness)
        assert len(witness) == graph.decisions_to(node) == least[state]


def test_a_short_search_still_sees_its_way_to_an_ending(small: Scenario) -> None:
    """From the ending itself; whether the kitchen leads to others is not known."""
    graph = explore(small, budget=2)
    apart = kitchen(0)._replace(scene="apart")
    assert graph.open_endings(at(graph, apart)) == frozenset({"apart"})
    assert graph.open_endings(at(graph, kitchen())) is None


def test_a_condition_need_not_stand_in_the_story(small: Scenario) -> None:
    """Any that names its gauges and flags can be asked."""
    graph = explore(small)
    order = graph.scenes["kitchen"].numbers.order
    assert graph.holding(parse_condition("trust == 1 or not asked"), order) == [1, 0, 1]
