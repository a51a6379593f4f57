"""Where an author's own test first diverges, what was expected there, and what is so."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given

from scenario_trainer.authoring.checks import walkthroughs
from scenario_trainer.authoring.subject import Subject
from scenario_trainer.engine.exploration import explore
from scenario_trainer.engine.rules import Rules
from scenario_trainer.story.condition_parser import parse_condition
from scenario_trainer.story.loading import load_scenario
from scenario_trainer.story.model import Walkthrough
from scenario_trainer.story.problems import Problem, Problems
from scenario_trainer.story.yaml_nodes import parse
from tests.support.random_stories import picks, played, stories
from tests.support.seeded import CLEAN, TODAY, Seeded, assert_found, by_name, text_of
from tests.support.story_files import changed
from tests.support.variants import RING, with_scenes

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from scenario_trainer.story.model import Guidance, Scenario
    from scenario_trainer.story.yaml_nodes import MappingNode

    Write = Callable[[str, str], Path]

STEPS = "[kitchen/ask, kitchen/rota]"
INTO_THE_RING = (with_scenes(RING), ("          - to: apart", "          - to: round"))

DIVERGING = [
    Seeded(
        "a choice of another scene",
        "P409",
        (
            (STEPS, "[kitchen/ask, ¦hall/wait]"),
            with_scenes("  hall: {text: H., choices: {wait: {text: W., goto: week}}}\n"),
        ),
        "‘Asked first’ diverges: ‘hall/wait’ should come next, and the story is in ‘kitchen’.",
        ("kitchen/ask",),
    ),
    Seeded(
        "a choice after the end",
        "P409",
        ((STEPS, "[kitchen/ask, kitchen/rota, ¦kitchen/tell, kitchen/tell]"),),
        "‘kitchen/tell’ should come next, and the story is in ‘week’.",
        ("kitchen/ask", "kitchen/rota"),
    ),
    Seeded(
        "a choice that is locked",
        "P409",
        ((STEPS, "[¦kitchen/rota, kitchen/rota]"),),
        "‘kitchen/rota’ should be open, and it is locked; trust is 2.",
        (),
    ),
    Seeded(
        "a choice that is hidden by its condition",
        "P409",
        ((STEPS, "[¦kitchen/whisper]"),),
        "‘kitchen/whisper’ should be open, and it is hidden; trust is 2.",
        (),
    ),
    Seeded(
        "a choice for once that was taken",
        "P409",
        ((STEPS, "[kitchen/ask, ¦kitchen/ask]"),),
        "‘kitchen/ask’ should be open, and it is hidden; trust is 3, asked is true.",
        ("kitchen/ask",),
    ),
    Seeded(
        "another ending",
        "P409",
        (("ends: week", "ends: ¦apart"),),
        "it should end in ‘apart’ and is in ‘week’.",
        ("kitchen/ask", "kitchen/rota"),
    ),
    Seeded(
        "no ending yet",
        "P409",
        ((STEPS, "[kitchen/ask]"), ("ends: week", "ends: ¦week")),
        "it should end in ‘week’ and is in ‘kitchen’.",
        ("kitchen/ask",),
    ),
    Seeded(
        "the right ending with other values",
        "P409",
        (("expect: trust == 3 and asked", "expect: ¦trust == 4"),),
        "‘trust == 4’ should hold at the end, and trust is 3, asked is true.",
        ("kitchen/ask", "kitchen/rota"),
    ),
    Seeded(
        "only the first difference is reported",
        "P409",
        (
            (STEPS, "[¦kitchen/rota, kitchen/rota]"),
            ("ends: week\n    expect: trust == 3", "ends: apart\n    expect: trust == 4"),
        ),
        "‘kitchen/rota’ should be open",
        (),
    ),
]


def found_in(write: Write, guidance: Guidance, text: str) -> tuple[Problem, ...]:
    """What walking through a story finds, whatever else is the matter with it."""
    loaded = load_scenario(write("small.yaml", text), guidance)
    assert loaded.value is not None, loaded.problems
    assert loaded.tree is not None
    return diverging(loaded.value, loaded.tree)


def diverging(scenario: Scenario, tree: MappingNode) -> tuple[Problem, ...]:
    """What this check alone finds."""
    problems = Problems("small.yaml")
    walkthroughs.check(Subject(scenario, Rules(scenario), explore(scenario, budget=1), tree, TODAY), problems)
    return problems.in_order()


@pytest.mark.parametrize("seeded", DIVERGING, ids=by_name)
def test_a_walkthrough_is_reported_where_it_first_diverges(
    write: Write, guidance: Guidance, seeded: Seeded
) -> None:
    """With what was expected, what is so, and the choices that lead there."""
    assert_found(found_in(write, guidance, text_of(seeded)), seeded)


@pytest.mark.parametrize("seeded", DIVERGING, ids=by_name)
def test_the_witness_replays_to_the_difference(write: Write, guidance: Guidance, seeded: Seeded) -> None:
    """Each of its choices can be taken."""
    (problem,) = found_in(write, guidance, text_of(seeded))
    scenario = load_scenario(write("small.yaml", text_of(seeded)), guidance).value
    assert scenario is not None
    rules = Rules(scenario)
    state = rules.start().state
    for step in problem.witness or ():
        scene, _, choice = step.partition("/")
        assert state.scene == scene
        state = rules.choose(state, choice).state
    # What is so comes last; where the difference is another scene, it is the one that the story is in.
    assert "is in ‘" not in problem.message or problem.message.endswith(f"is in ‘{state.scene}’.")


def test_a_walkthrough_may_lead_into_a_ring(write: Write, guidance: Guidance) -> None:
    """Then the choice that does is the difference."""
    seeded = Seeded(
        "a ring",
        "P409",
        (*INTO_THE_RING, (STEPS, "[kitchen/ask, kitchen/tell, ¦kitchen/tell]")),
        "‘Asked first’ diverges: The story goes round and round: round, about.",
        ("kitchen/ask", "kitchen/tell"),
    )
    assert_found(found_in(write, guidance, text_of(seeded)), seeded)


def test_a_story_may_start_in_a_ring(write: Write, guidance: Guidance) -> None:
    """Then no walkthrough comes as far as its first choice."""
    seeded = Seeded(
        "a ring",
        "P409",
        (*INTO_THE_RING, ("start: door", "start: round"), (STEPS, "[¦kitchen/ask]")),
        "The story goes round and round: round, about.",
        (),
    )
    assert_found(found_in(write, guidance, text_of(seeded)), seeded)


def test_each_walkthrough_is_reported_on_its_own(write: Write, guidance: Guidance) -> None:
    """One that diverges does not keep the next from being walked."""
    others = (
        "  - {name: Told first, choices: [kitchen/tell], ends: ¦week}\n"
        "  - {name: Left, choices: [kitchen/tell], ends: apart}\n"
    )
    seeded = Seeded(
        "two of three",
        "P409 P409",
        (("expect: trust == 3 and asked\n", f"expect: ¦trust < 3\n{others}"),),
        "‘Asked first’ diverges",
        ("kitchen/ask", "kitchen/rota"),
    )
    assert_found(found_in(write, guidance, text_of(seeded)), seeded)


def test_a_story_without_values_has_none_to_tell(write: Write, guidance: Guidance) -> None:
    """A choice can be closed all the same, where it was taken for once."""
    text = CLEAN[: CLEAN.index("gauges:")] + (
        "start: hall\nscenes:\n"
        "  hall:\n    text: A hall.\n    choices:\n"
        "      wait: {text: Wait., once: true, goto: hall}\n      leave: {text: Leave., goto: out}\n"
        "  out: {text: Out., ending: {outcome: fragile, title: Out, reflect: [Why?]}}\n"
        "walkthroughs:\n  - {name: Twice, choices: [hall/wait, hall/wait], ends: out}\n"
    )
    (problem,) = found_in(write, guidance, text)
    assert problem.message.endswith("‘hall/wait’ should be open, and it is hidden; there are no values.")


@pytest.mark.parametrize(
    "changes",
    [
        ((STEPS, "[kitchen/ask, kitchen/tell, kitchen/whisper]"), ("trust == 3 and", "trust == 1 and")),
        ((STEPS, "[kitchen/tell]"), ("ends: week\n    expect: trust == 3 and asked", "ends: apart")),
        (("trust == 3 and asked", "2 < trust < 4"),),
    ],
    ids=["a longer way", "nothing expected", "another condition"],
)
def test_a_walkthrough_that_goes_as_it_says_is_not_reported(
    write: Write, guidance: Guidance, changes: tuple[tuple[str, str], ...]
) -> None:
    """There is nothing to mend."""
    assert found_in(write, guidance, changed(*changes, text=CLEAN)) == ()


@given(stories(), picks)
def test_what_was_played_does_not_diverge(scenario: Scenario, picked: list[int]) -> None:
    """A playthrough, written as a walkthrough with where it ended, is one; with any other values it is none."""
    steps, tree = list(played(Rules(scenario), picked)), parse("walkthroughs: []", Problems(""))
    if not steps or tree is None:
        return
    last = steps[-1][2].state
    values = [f"{name} == {value}" for name, value in zip(scenario.gauges, last.gauges, strict=True)]
    flags = [name if name in last.flags else f"not {name}" for name in scenario.flags]
    choices = tuple(f"{before.scene}/{choice}" for before, choice, _ in steps)

    def found(condition: str) -> list[tuple[str, ...] | None]:
        expect = parse_condition(condition)
        played_again = Walkthrough(name="Again", choices=choices, ends=last.scene, expect=expect)
        problems = diverging(replace(scenario, walkthroughs=(played_again,)), tree)
        return [problem.witness for problem in problems]

    exactly = " and ".join((*values, *flags))
    assert found(exactly) == []
    assert found(f"not ({exactly})") == [choices]
