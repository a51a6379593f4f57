"""What is proved of a story is so: no false alarm, no miss."""

from __future__ import annotations

import json
from dataclasses import MISSING, fields, is_dataclass
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scenario_trainer.authoring.proofs import prove
from scenario_trainer.engine.exploration import BUDGET, explore
from scenario_trainer.engine.rules import Rules
from scenario_trainer.story.conditions import Condition
from scenario_trainer.story.model import Scenario
from scenario_trainer.story.problems import CODES, Problems
from scenario_trainer.story.reader import read
from scenario_trainer.story.yaml_nodes import parse, place_of, place_of_key
from tests.support.random_stories import stories
from tests.support.searches import Search
from tests.support.seeded import CLEAN, Seeded, assert_found, by_name, text_of, without_asking
from tests.support.story_files import changed
from tests.support.variants import RING, with_scenes

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Sequence

    from scenario_trainer.authoring.check import Checked
    from scenario_trainer.engine.state import State
    from scenario_trainer.story.model import Passage, Route
    from scenario_trainer.story.problems import Place, Problem
    from scenario_trainer.story.yaml_nodes import MappingNode

    Check = Callable[..., Checked]

ATTIC = """\
  ¦attic:
    text:
      - The kettle's box is up here.
      - when: trust > 4
        text: It is empty.
    choices:
      open: {text: Open it., when: trust > 4, goto: loft}
      leave: {text: Leave it., when: trust >= 0, goto: loft}
"""
LOFT = """\
  ¦loft:
    text: It is dark.
    goto:
      - when: asked
        to: week
      - to: week
"""

SHUT = """\
  ¦shut:
    text: The door is shut.
    choices:
      open: {text: Open it., when: asked, goto: apart}
      lock: {text: Lock it., when: asked, locked: There is no key., goto: apart}
"""
TO_SHUT = ("          - to: apart", "          - to: shut")
WAIT = "      wait: {text: Wait., goto: shut}\n"
CELLAR = """\
  cellar:
    text: A cellar with a cupboard in it.
    choices:
      look: {text: Look into the cupboard., once: true, goto: ¦cellar}
"""
STAIRS = """\
  stairs:
    text: You are on the stairs.
    choices:
      up: {text: Go up., goto: landing}
      down: {text: Go down., goto: round}
  landing:
    text: You are on the landing.
    choices:
      down: {text: Go down., goto: stairs}
      on: {text: Go on., goto: landing}
"""

IN_THE_TEXT = "      - when: asked\n        text: She has"
IN_THE_OUTCOME = "          - when: trust == 0\n            text: She leaves."
IN_THE_GOTO = "          - when: trust >= 1\n            to: kitchen"
IN_WHISPER = "        when: asked\n        reflects:\n          visible-value"

PROVED = [
    Seeded(
        "no way leads to it",
        "P401",
        (with_scenes(ATTIC.replace("loft", "week")),),
        "No playthrough reaches ‘attic’.",
    ),
    Seeded("only what is not reached leads to it", "P401 P401", (with_scenes(ATTIC + LOFT),), "‘attic’"),
    Seeded(
        "only a choice that is never open leads to it",
        "P402 P401",
        (
            ("      whisper:", "      ¦whisper:"),
            (IN_WHISPER, IN_WHISPER.replace("asked", "trust > 3")),
            ("know.\n        goto: week", "know.\n        goto: loft"),
            with_scenes(LOFT),
        ),
        "‘kitchen/whisper’",
    ),
    Seeded(
        "a gauge never comes to a number that is within its bounds",
        "P402",
        (("      whisper:", "      ¦whisper:"), (IN_WHISPER, IN_WHISPER.replace("asked", "trust > 3"))),
        "No playthrough can ever take ‘kitchen/whisper’.",
    ),
    Seeded(
        "a choice is locked for ever, with all that follows it",
        "P402",
        (
            ("      whisper:", "      ¦whisper:"),
            (
                IN_WHISPER,
                "        locked: Not now.\n        outcome: [{when: trust > 4, text: She hears.}]\n"
                + IN_WHISPER.replace("asked", "asked and trust == 2"),
            ),
            ("know.\n        goto: week", "know.\n        goto: [{when: trust > 4, to: apart}, week]"),
        ),
        "‘kitchen/whisper’",
    ),
    Seeded(
        "all choices are locked or hidden",
        "P403",
        (with_scenes(SHUT), TO_SHUT),
        "In ‘shut’ the learner can come to a moment where no choice is available.",
        ("kitchen/tell",),
    ),
    Seeded(
        "all choices were for once",
        "P403",
        without_asking("cellar", CELLAR.replace("¦", "").replace("  cellar:", "  ¦cellar:", 1)),
        "In ‘cellar’",
        ("kitchen/tell", "cellar/look"),
    ),
    Seeded(
        "scenes lead round and round",
        "P404",
        without_asking("round", RING.replace("  round:", "  ¦round:", 1)),
        "From ‘round’ the learner can come into a loop that never ends.",
        ("kitchen/tell",),
    ),
    Seeded(
        "choices lead round and round",
        "P404",
        without_asking("stairs", STAIRS.replace("stairs:", "¦stairs:").replace("round", "landing")),
        "From ‘stairs’",
        ("kitchen/tell",),
    ),
    Seeded(
        "one loop leads into another that is written before it",
        "P404",
        without_asking("stairs", RING + STAIRS.replace("stairs:", "¦stairs:")),
        "From ‘stairs’",
        ("kitchen/tell",),
    ),
    Seeded(
        "there are two loops",
        "P404 P404",
        (
            with_scenes(
                RING.replace("  round:", "  ¦round:", 1) + "  ¦yard:\n    text: A yard.\n    goto: yard\n"
            ),
            ("          - to: apart", "          - when: asked\n            to: round\n          - to: yard"),
            ("know.\n        goto: week", "know.\n        goto: [{when: trust == 1, to: apart}, week]"),
        ),
        "From ‘round’",
        ("kitchen/ask", "kitchen/tell", "kitchen/tell"),
    ),
    Seeded(
        "a loop has a way out only for some",
        "P404",
        (with_scenes(SHUT + WAIT), TO_SHUT),
        "From ‘shut’",
        ("kitchen/tell",),
    ),
    Seeded(
        "a text of a scene",
        "P405",
        ((IN_THE_TEXT, IN_THE_TEXT.replace("asked", "¦trust == 2 and asked")),),
        "This text is never shown: ‘trust == 2 and asked’ never holds here.",
    ),
    Seeded(
        "a text of an outcome, by the values that the choice itself brings",
        "P405",
        (("outcome: Ada puts the kettle down.", "outcome: [{when: ¦trust == 2, text: Ada smiles.}, She nods.]"),),
        "‘trust == 2’",
    ),
    Seeded(
        "a text of an ending",
        "P405",
        (("text: You drink water.", "text:\n      when: ¦trust > 0\n      text: You drink water."),),
        "‘trust > 0’",
    ),
    Seeded(
        "a route of a choice",
        "P406",
        ((IN_THE_GOTO, f"{IN_THE_GOTO}\n          - ¦when: trust == 0 and trust == 1\n            to: week"),),
        "The story never goes on from here to ‘week’.",
    ),
    Seeded(
        "a route of a scene that only leads on",
        "P406",
        (("    goto: kitchen\n", "    goto:\n      - ¦when: asked\n        to: week\n      - kitchen\n"),),
        "‘week’",
    ),
    Seeded(
        "a route that the one before it always forestalls",
        "P407 P406",
        (
            (
                "    goto: kitchen\n",
                "    goto:\n      - when: ¦not asked\n        to: kitchen\n      - ¦to: week\n",
            ),
        ),
        "‘not asked’ always holds here.",
    ),
    Seeded(
        "a text of a scene that is always shown",
        "P407",
        (("text: You drink water.", "text:\n      - {when: ¦trust == 0, text: You drink water.}"),),
        "‘trust == 0’",
    ),
    Seeded(
        "a text of an outcome that is always shown",
        "P407",
        (("outcome: Ada puts the kettle down.", "outcome: [{when: ¦trust == 3, text: Ada smiles.}]"),),
        "‘trust == 3’",
    ),
    Seeded(
        "a choice that is always open",
        "P407",
        (("        effects: {trust: -2}", "        when: ¦trust >= 1\n        effects: {trust: -2}"),),
        "‘trust >= 1’",
    ),
    Seeded(
        "a choice that is always open until it was taken for once",
        "P407",
        (("        once: true", "        once: true\n        when: ¦not asked"),),
        "‘not asked’",
    ),
]

NOT_TO_BE_FOUND = {
    "a scene to which one playthrough leads": (
        with_scenes("  attic:\n    text: A box.\n    goto: week\n"),
        (IN_THE_GOTO, f"{IN_THE_GOTO}\n          - when: asked\n            to: attic"),
    ),
    "a choice that is open in one state": ((IN_WHISPER, IN_WHISPER.replace("asked", "trust == 1")),),
    "a choice that is locked in all states but one": (
        (IN_WHISPER, "        locked: Not now.\n" + IN_WHISPER.replace("asked", "trust == 1 and asked")),
    ),
    "one of two choices is always open": (
        with_scenes(SHUT.replace("¦", "").replace("asked, locked", "not asked, locked")),
        TO_SHUT,
    ),
    "the last choice for once leads on": without_asking("cellar", CELLAR.replace("¦cellar", "apart")),
    "a loop has a way out for who has gone round": without_asking(
        "hall",
        "  hall:\n    text: The hall.\n    choices:\n"
        "      wait: {text: Wait., effects: {trust: +1}, goto: hall}\n"
        "      ring: {text: Ring., when: trust > 3, goto: apart}\n",
    ),
    "a ring is left by those who come into it later": (
        with_scenes(
            "  round:\n    text: A corridor.\n    goto: about\n"
            "  about:\n    text: A corner.\n    goto:\n"
            "      - when: trust == 0\n        to: apart\n      - kitchen\n"
        ),
        (IN_THE_GOTO, IN_THE_GOTO.replace("kitchen", "round")),
        ("          - to: apart", "          - to: round"),
    ),
    "a text is shown in one state": ((IN_THE_TEXT, IN_THE_TEXT.replace("asked", "trust == 1 and asked")),),
    "a text is shown in all states but one": ((IN_THE_TEXT, IN_THE_TEXT.replace("asked", "trust != 1")),),
    "a route is taken in one state": (
        (IN_THE_GOTO, f"{IN_THE_GOTO}\n          - when: asked and trust == 0\n            to: week"),
    ),
    "a condition fails in one state": ((IN_WHISPER, IN_WHISPER.replace("asked", "trust != 2")),),
}
"""Changes after which the story is as clean as before, though it takes a close look to see it."""


@pytest.mark.parametrize("seeded", PROVED, ids=by_name)
def test_what_was_put_in_is_found(checked: Check, seeded: Seeded) -> None:
    """In its place, with nothing beside it."""
    assert_found(checked(text_of(seeded)).problems, seeded)


@pytest.mark.parametrize("changes", NOT_TO_BE_FOUND.values(), ids=NOT_TO_BE_FOUND)
def test_what_is_possible_is_not_called_impossible(checked: Check, changes: Sequence[tuple[str, str]]) -> None:
    """However few playthroughs come to it."""
    assert checked(changed(*changes, text=CLEAN)).problems == ()


def test_every_code_of_this_kind_has_an_example() -> None:
    """That of a short search has tests of its own below, and walkthroughs are walked elsewhere."""
    found = {code for each in PROVED for code in each.codes.split()}
    assert found | {"P408", "P409"} == {code for code in CODES if code[0] == "P"}


def test_the_clean_story_is_clean(checked: Check) -> None:
    """So that what is found in its variants was put in."""
    assert checked(CLEAN).problems == ()


def test_a_loop_from_which_one_can_get_stuck_is_told_as_stuck(checked: Check) -> None:
    """Mending the stuck moment may open the way out."""
    hall = (
        "  hall:\n    text: The hall.\n    choices:\n"
        "      wait: {text: Wait., goto: hall}\n      try: {text: Try the door., goto: shut}\n"
    )
    shut = "  shut:\n    text: A door.\n    choices:\n      open: {text: Open it., when: asked, goto: hall}\n"
    problems = checked(changed(*without_asking("hall", hall + shut), text=CLEAN)).problems
    assert [(each.code, each.witness) for each in problems] == [
        ("P403", ("kitchen/tell", "hall/try")),
        ("P402", None),
    ]


def test_an_impossible_choice_is_told_with_its_condition(checked: Check) -> None:
    """Where to look for the mistake."""
    (problem,) = checked(changed((IN_WHISPER, IN_WHISPER.replace("asked", "trust > 3")), text=CLEAN)).problems
    assert problem.hint == "‘trust > 3’ never holds here."


# A search that ended at its budget


def test_a_short_search_is_told_where_the_story_starts(checked: Check) -> None:
    """With how far it came."""
    (problem,) = checked(CLEAN, budget=1).problems
    assert (problem.code, problem.excerpt) == ("P408", "start: door")
    assert problem.message.startswith("The search stopped after 2 states;")


IMPOSSIBLE = [each for each in PROVED if each.witness is None]


@pytest.mark.parametrize("seeded", IMPOSSIBLE, ids=by_name)
def test_a_short_search_calls_nothing_impossible(checked: Check, seeded: Seeded) -> None:
    """Nor anything certain: what it has not seen might be otherwise."""
    assert [problem.code for problem in checked(text_of(seeded), budget=1).problems] == ["P408"]


def test_a_short_search_tells_what_it_came_to(checked: Check) -> None:
    """A stuck moment stays one, whatever else there is."""
    seeded = next(each for each in PROVED if each.name == "all choices are locked or hidden")
    found = {problem.code: problem.witness for problem in checked(text_of(seeded), budget=6).problems}
    assert found == {"P408": None, "P403": ("kitchen/tell",)}


# Random stories


def _plain(value: Any) -> Any:
    """A value of the model as plain data, without what says nothing."""
    if isinstance(value, Condition):
        return value.text
    if is_dataclass(value):
        given = {each.name: getattr(value, each.name) for each in fields(value) if not _is_default(value, each)}
        return {name: _plain(each) for name, each in given.items()}
    if isinstance(value, dict):
        return {key: _plain(each) for key, each in value.items()}
    if isinstance(value, tuple):
        return [_plain(each) for each in value]
    return value if isinstance(value, bool | int) else str(value)


def _is_default(value: Any, field: Any) -> bool:
    default = field.default_factory() if field.default_factory is not MISSING else field.default
    return bool(getattr(value, field.name) == default)


def written(scenario: Scenario) -> MappingNode:
    """The tree of a file that says the same; what is JSON is YAML."""
    tree = parse(json.dumps(_plain(scenario), indent=1), Problems(""))
    assert tree is not None
    return tree


def proved(scenario: Scenario, tree: MappingNode, budget: int = BUDGET) -> tuple[Problem, ...]:
    """What is found in a scenario."""
    problems = Problems("")
    prove(scenario, explore(Rules(scenario), budget), tree, problems)
    return problems.in_order()


class Expected:
    """The problems of a story by their definitions, from a search of its own."""

    def __init__(self, search: Search, tree: MappingNode) -> None:
        self._search = search
        self._tree = tree

    def impossible(self) -> Iterator[tuple[str, Place]]:
        """Those that nothing in a whole search has shown."""
        for key, scene in self._search.scenario.scenes.items():
            states = self._search.of(key)
            if not states:
                yield "P401", place_of_key(self._tree, "scenes", key)
                continue
            yield from self._texts(scene.text, states, "scenes", key, "text")
            yield from self._routes(scene.goto, key, None, "scenes", key, "goto")
            for choice_id in scene.choices:
                yield from self._choice(key, choice_id, states)

    def _choice(self, key: str, choice_id: str, states: Iterable[State]) -> Iterator[tuple[str, Place]]:
        choice = self._search.scenario.scenes[key].choices[choice_id]
        path = ("scenes", key, "choices", choice_id)
        after = [each.after for each in self._search.moves if (each.before.scene, each.choice) == (key, choice_id)]
        if not after:
            yield "P402", place_of_key(self._tree, *path)
            return
        asked = [state for state in states if f"{key}/{choice_id}" not in state.once]
        if choice.when and all(self._search.rules.holds(choice.when, state) for state in asked):
            yield "P407", place_of(self._tree, *path, "when")
        yield from self._texts(choice.outcome, after, *path, "outcome")
        yield from self._routes(choice.goto, key, choice_id, *path, "goto")

    def _texts(
        self, passages: Sequence[Passage], states: Collection[State], *path: str | int
    ) -> Iterator[tuple[str, Place]]:
        for index, passage in enumerate(passages):
            if passage.when:
                shown = {self._search.rules.holds(passage.when, state) for state in states}
                if len(shown) == 1:
                    place = place_of(self._tree, *path, index, "when")
                    yield "P407" if True in shown else "P405", place

    def _routes(
        self, routes: Sequence[Route], key: str, choice_id: str | None, *path: str | int
    ) -> Iterator[tuple[str, Place]]:
        moves = [move for move in self._search.moves if (move.before.scene, move.choice) == (key, choice_id)]
        for index, route in enumerate(routes):
            asked = [move for move in moves if move.route >= index]
            if not any(move.route == index for move in moves):
                yield "P406", place_of(self._tree, *path, index)
            elif route.when and all(move.route == index for move in asked):
                yield "P407", place_of(self._tree, *path, index, "when")

    def stuck(self) -> Iterator[tuple[str, Place]]:
        """The moments where nothing can be chosen, once for each scene."""
        for key in self._search.scenario.scenes:
            if any(self._search.is_stuck(state) for state in self._search.of(key)):
                yield "P403", place_of_key(self._tree, "scenes", key)


@given(stories())
def test_a_random_story_is_written_as_it_is(scenario: Scenario) -> None:
    """What the other tests of random stories rest on."""
    problems = Problems("")
    assert read(Scenario, written(scenario), problems) == scenario
    assert problems.found == []


@given(stories())
def test_the_impossible_is_found_exactly_where_it_is(scenario: Scenario) -> None:
    """Scenes, choices, texts, routes and conditions, each in its place."""
    tree = written(scenario)
    found = [(each.code, each.place) for each in proved(scenario, tree) if each.code not in ("P403", "P404")]
    assert sorted(found) == sorted(Expected(Search(scenario), tree).impossible())


@given(stories())
def test_stuck_moments_are_told_exactly_where_they_are(scenario: Scenario) -> None:
    """With the shortest choices that lead there."""
    tree, search = written(scenario), Search(scenario)
    found = [each for each in proved(scenario, tree) if each.code == "P403"]
    assert [(each.code, each.place) for each in found] == sorted(
        Expected(search, tree).stuck(), key=lambda p: p[1]
    )
    for problem in found:
        state = search.replayed(problem.witness or ())[-1]
        assert search.is_stuck(state)
        assert place_of_key(tree, "scenes", state.scene) == problem.place


def entries(search: Search, witness: Sequence[str]) -> set[State]:
    """The trapped states that a witness comes to."""
    return set(search.replayed(witness)) & search.trapped()


@given(stories())
def test_every_loop_without_a_way_out_is_told(scenario: Scenario) -> None:
    """Each with a witness into it; and where one can be trapped at all, some are told."""
    tree, search = written(scenario), Search(scenario)
    found = [each for each in proved(scenario, tree) if each.code == "P404"]
    assert bool(found) == bool(search.trapped())
    for problem in found:
        places = {place_of_key(tree, "scenes", state.scene) for state in entries(search, problem.witness or ())}
        assert problem.place in places


@given(stories())
def test_no_loop_is_told_twice_and_none_is_left_out(scenario: Scenario) -> None:
    """What lies ahead of one that is told has no scene in common with another; every trap has one with some."""
    search = Search(scenario)
    ahead = search.scenes_ahead()
    told = [
        frozenset().union(*(ahead[state] for state in entries(search, each.witness or ())))
        for each in proved(scenario, written(scenario))
        if each.code == "P404"
    ]
    assert sum(map(len, told)) == len(frozenset[str]().union(*told))
    assert all(any(not loop.isdisjoint(ahead[state]) for loop in told) for state in search.trapped())


@given(stories(), st.integers(1, 60))
def test_a_short_search_finds_nothing_that_a_whole_one_does_not(scenario: Scenario, budget: int) -> None:
    """And nothing but what it can be sure of, in scenes where the whole one finds it."""
    tree = written(scenario)
    short, whole = proved(scenario, tree, budget), proved(scenario, tree)
    if "P408" in {each.code for each in short}:
        assert {each.code for each in short} <= {"P403", "P404", "P408"}
        assert {each.place for each in short if each.code == "P403"} <= {
            each.place for each in whole if each.code == "P403"
        }
    else:
        assert short == whole
