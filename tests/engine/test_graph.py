"""What a graph says of a story: as a plain search through the rules has it, in random stories."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scenario_trainer.engine.exploration import explore
from scenario_trainer.engine.graph import Graph, Moment
from scenario_trainer.engine.rules import Rules, StuckError
from scenario_trainer.engine.state import State
from scenario_trainer.story.conditions import parse_condition
from tests.support.random_stories import conditions, stories
from tests.support.searches import Search, moments
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
    """The small story resting in the kitchen; who has asked has done so once and for all."""
    flags = frozenset({"asked"}) if asked else frozenset[str]()
    return State("kitchen", (trust,), flags, frozenset({"kitchen/ask"}) if asked else frozenset())


def replayed(rules: Rules, witness: Iterable[str]) -> Step | None:
    """What the last of these choices, or the start, leads to; None where the story never comes to rest."""
    with suppress(StuckError):
        step = rules.start()
        for each in witness:
            scene, _, choice = each.partition("/")
            assert step.state.scene == scene
            step = rules.choose(step.state, choice)
        return step
    return None


def gone_through(step: Step) -> set[State]:
    """The states of a step: where it rests, and on the way there."""
    return {step.state, *(step.state._replace(scene=scene) for scene in step.passed)}


def at(graph: Graph, state: State) -> Moment:
    """Where a state is, which must have been met."""
    moment = graph.moment(state)
    assert moment is not None
    return moment


def first_and_last(graph: Graph) -> set[Moment]:
    """Of the states of each scene."""
    last = {moment.scene: moment for moment in moments(graph)}.values()
    return {moment._replace(place=place) for moment in last for place in (1, moment.place)}


@pytest.fixture
def graph_with(write: Callable[[str, str], Path], guidance: Guidance) -> With:
    """Explores the small story with some of its lines changed."""
    return lambda *changes: explore(Rules(small_with(write, guidance, *changes)))


# Moments


@given(stories())
def test_a_moment_is_where_its_state_is(scenario: Scenario) -> None:
    """And the other way round."""
    graph = explore(Rules(scenario))
    assert [graph.moment(graph.state(moment)) for moment in moments(graph)] == moments(graph)


@pytest.mark.parametrize("state", [kitchen(0), kitchen(2, asked=True), kitchen()._replace(scene="week")])
def test_what_was_not_met_has_no_moment(small: Scenario, state: State) -> None:
    """Though the gauges' bounds would allow it."""
    assert explore(Rules(small)).moment(state) is None


# What lies ahead


@given(stories())
def test_open_endings_are_those_that_can_be_reached(scenario: Scenario) -> None:
    """From every state there is."""
    graph, search = explore(Rules(scenario)), Search(scenario)
    for state, ahead in search.endings_ahead().items():
        assert graph.open_endings(at(graph, state)) == ahead


@given(stories())
def test_scenes_ahead_are_those_that_can_be_reached(scenario: Scenario) -> None:
    """From a scene's first state and from its last, that scene included."""
    graph, ahead = explore(Rules(scenario)), Search(scenario).scenes_ahead()
    for moment in first_and_last(graph):
        assert graph.scenes_ahead(moment) == ahead[graph.state(moment)]


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
    graph = explore(Rules(small))
    assert graph.open_endings(at(graph, state)) == expected


def test_a_choice_can_close_an_ending_off(graph_with: With) -> None:
    """Where telling first is remembered, the kettle is never full."""
    graph = graph_with(("          - to: apart", "          - to: kitchen"), ("trust >= 1", "trust > 4"))
    assert graph.open_endings(at(graph, kitchen(0))) == frozenset({"week"})


# What must not be


def assert_first_of(
    graph: Graph, found: Moment | None, expected: Collection[State], decisions: dict[State, float]
) -> None:
    """It is one of these states, none of which takes fewer decisions; or there are none."""
    if found is None:
        assert not expected
    else:
        assert graph.state(found) in expected
        assert graph.decisions_to(found) == min(decisions[state] for state in expected)


@given(stories())
def test_stuck_moments_are_found_exactly_where_there_are_some(scenario: Scenario) -> None:
    """The first of each scene: something is asked and nothing can be answered."""
    graph, search = explore(Rules(scenario)), Search(scenario)
    decisions = search.decisions()
    for key in scenario.scenes:
        expected = {state for state in search.of(key) if search.is_stuck(state)}
        assert_first_of(graph, graph.stuck(key), expected, decisions)


@given(stories())
def test_traps_are_found_exactly_where_there_are_some(scenario: Scenario) -> None:
    """The first of each scene: neither an ending nor a stuck moment lies ahead."""
    graph, search = explore(Rules(scenario)), Search(scenario)
    trapped, decisions = search.trapped(), search.decisions()
    for key in scenario.scenes:
        assert_first_of(graph, graph.trapped(key), search.of(key) & trapped, decisions)


@pytest.mark.parametrize("changes", [STUCK["all locked"], STUCK["all hidden"]], ids=["locked", "hidden"])
def test_what_is_locked_or_hidden_is_not_available(graph_with: With, changes: tuple[tuple[str, str], ...]) -> None:
    """A moment at which all choices are is stuck, and no trap."""
    graph = graph_with(*changes)
    assert [key for key in graph.scenes if graph.stuck(key)] == ["shut"]
    assert [key for key in graph.scenes if graph.trapped(key)] == []


def test_a_ring_is_a_trap(graph_with: With) -> None:
    """Nothing is asked in it, so nobody is stuck there."""
    graph = graph_with(*STUCK["a ring"])
    assert [key for key in graph.scenes if graph.trapped(key)] == ["round", "about"]
    assert [key for key in graph.scenes if graph.stuck(key)] == []


# Witnesses


@given(stories())
def test_a_witness_replays_to_its_moment(scenario: Scenario) -> None:
    """Through the rules, which may rest there or go through it; or through all of a ring that it is in."""
    graph, rules, search = explore(Rules(scenario)), Rules(scenario), Search(scenario)
    for moment in moments(graph):
        witness, state = graph.witness(moment), graph.state(moment)
        step = replayed(rules, witness)
        assert state in (gone_through(step) if step else search.replayed(witness))


@given(stories())
def test_no_witness_is_longer_than_need_be(scenario: Scenario) -> None:
    """It has as many choices as the fewest decisions that lead there."""
    graph, search = explore(Rules(scenario)), Search(scenario)
    lengths = {graph.state(moment): len(graph.witness(moment)) for moment in moments(graph)}
    assert lengths == search.decisions()
    assert [graph.decisions_to(moment) for moment in moments(graph)] == list(lengths.values())


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
    graph = explore(Rules(small))
    assert graph.witness(at(graph, state)) == expected


# What was seen


@given(stories())
def test_choices_are_reached_where_a_playthrough_can_take_them(scenario: Scenario) -> None:
    """Each told once."""
    found = list(explore(Rules(scenario)).reached_choices())
    assert len(found) == len(set(found))
    assert set(found) == {
        (before.scene, choice) for before, choice, _, _ in Search(scenario).moves if choice is not None
    }


@given(stories())
def test_routes_are_taken_where_a_playthrough_can_follow_them(scenario: Scenario) -> None:
    """Of choices, and of scenes that only lead on."""
    graph = explore(Rules(scenario))
    taken = {
        (key, way.choice, way.route) for key, states in graph.scenes.items() for way in states.ways if way.taken
    }
    assert taken == {(before.scene, choice, route) for before, choice, route, _ in Search(scenario).moves}


@given(stories())
def test_a_choice_is_offered_until_it_is_taken_for_once(scenario: Scenario) -> None:
    """Whether or not its condition holds."""
    graph, search = explore(Rules(scenario)), Search(scenario)
    for key, scene in scenario.scenes.items():
        met = {valuation: state for state in search.of(key) for valuation in [value_of(graph, state)]}
        for choice_id in scene.choices:
            offered = {met[valuation] for valuation in graph.offered(key, choice_id)}
            assert offered == {state for state in met.values() if f"{key}/{choice_id}" not in state.once}


@given(stories())
def test_after_a_choice_are_the_values_that_it_leads_to(scenario: Scenario) -> None:
    """By whichever of its routes."""
    graph, search = explore(Rules(scenario)), Search(scenario)
    for key, scene in scenario.scenes.items():
        for choice_id in scene.choices:
            ways = [way for way in graph.scenes[key].ways if way.choice == choice_id]
            led_to = {move.after for move in search.moves if (move.before.scene, move.choice) == (key, choice_id)}
            after = graph.after(ways)
            assert sorted(after) == sorted({value_of(graph, state) for state in led_to})


@given(stories(), conditions)
def test_a_condition_holds_where_the_rules_say_so(scenario: Scenario, condition: Condition) -> None:
    """Of each value in turn."""
    graph, rules = explore(Rules(scenario)), Rules(scenario)
    for key, states in graph.scenes.items():
        met = [graph.state(Moment(key, place)) for place in states.places.values()]
        assert graph.holding(condition, states.places.order) == [rules.holds(condition, state) for state in met]


def value_of(graph: Graph, state: State) -> int:
    """The number that stands for a state's values."""
    return graph.scenes[state.scene].places.order[at(graph, state).place - 1]


# The longest play


@given(stories())
def test_the_longest_play_is_found_from_the_back_as_well(scenario: Scenario) -> None:
    """Where some play can go round there is none."""
    assert explore(Rules(scenario)).longest_play() == Search(scenario).longest()


def test_the_longest_play_counts_decisions(small: Scenario) -> None:
    """Ask, tell, and then either of what is left."""
    assert explore(Rules(small)).longest_play() == 3


def test_a_play_that_can_go_round_has_no_longest(graph_with: With) -> None:
    """Where telling costs nothing it can be done for ever."""
    assert graph_with(("effects: {trust: -2}", "effects: {trust: 0}")).longest_play() is None


def test_a_play_may_be_without_decisions(graph_with: With) -> None:
    """Where the story is over before anything was asked."""
    assert graph_with(("    goto: kitchen\n  kitchen:", "    goto: week\n  kitchen:")).longest_play() == 0


# A search that ended at its budget


@given(stories(), budgets)
def test_of_a_short_search_open_endings_are_right_or_not_known(scenario: Scenario, budget: int) -> None:
    """It never takes for closed what it has not seen."""
    graph, ahead = explore(Rules(scenario), budget), Search(scenario).endings_ahead()
    for moment in moments(graph):
        assert graph.open_endings(moment) in (None, ahead[graph.state(moment)])


@given(stories(), budgets)
def test_of_a_short_search_scenes_ahead_are_those_that_it_saw(scenario: Scenario, budget: int) -> None:
    """Beyond what was not explored it sees none."""
    graph, ahead = explore(Rules(scenario), budget), Search(scenario).scenes_ahead()
    for moment in first_and_last(graph):
        assert moment.scene in graph.scenes_ahead(moment) <= ahead[graph.state(moment)]


@given(stories(), budgets)
def test_of_a_short_search_only_what_depends_on_the_rest_is_not_known(scenario: Scenario, budget: int) -> None:
    """Where no state is ahead that was not explored, open endings are known."""
    graph, search = explore(Rules(scenario), budget), Search(scenario)
    unexplored = {
        graph.state(Moment(key, place))
        for key, states in graph.scenes.items()
        if not scenario.scenes[key].ending
        for place in states.places.values()
        if place > states.explored
    }
    unknown = search.leading_to(unexplored.__contains__)
    for moment in moments(graph):
        assert (graph.open_endings(moment) is None) == (graph.state(moment) in unknown)


@given(stories(), budgets)
def test_what_a_short_search_calls_stuck_or_trapped_is(scenario: Scenario, budget: int) -> None:
    """A state whose ways on were not looked at is neither."""
    graph, search = explore(Rules(scenario), budget), Search(scenario)
    stuck, trapped = map(graph.stuck, scenario.scenes), map(graph.trapped, scenario.scenes)
    assert all(search.is_stuck(graph.state(moment)) for moment in stuck if moment)
    assert {graph.state(moment) for moment in trapped if moment} <= search.trapped()


@given(stories(), budgets)
def test_a_short_search_has_witnesses_for_all_it_met(scenario: Scenario, budget: int) -> None:
    """The shortest, also for what it met last and did not explore."""
    graph, search = explore(Rules(scenario), budget), Search(scenario)
    least = search.decisions()
    for moment in moments(graph):
        witness, state = graph.witness(moment), graph.state(moment)
        assert state in search.replayed(witness)
        assert len(witness) == graph.decisions_to(moment) == least[state]


def test_a_short_search_knows_no_longest_play(small: Scenario) -> None:
    """What it has not seen might be longer."""
    graph = explore(Rules(small), budget=2)
    assert (graph.complete, graph.longest_play()) == (False, None)


def test_a_short_search_still_sees_its_way_to_an_ending(small: Scenario) -> None:
    """From the ending itself; whether the kitchen leads to others is not known."""
    graph = explore(Rules(small), budget=2)
    apart = kitchen(0)._replace(scene="apart")
    assert graph.open_endings(at(graph, apart)) == frozenset({"apart"})
    assert graph.open_endings(at(graph, kitchen())) is None


def test_a_condition_need_not_stand_in_the_story(small: Scenario) -> None:
    """Any that names its gauges and flags can be asked."""
    graph = explore(Rules(small))
    order = graph.scenes["kitchen"].places.order
    assert graph.holding(parse_condition("trust == 1 or not asked"), order) == [1, 0, 1]
