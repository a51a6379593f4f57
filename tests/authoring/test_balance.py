"""How decisions are weighed: which choices are best, and how lucky a rule of thumb is."""

from __future__ import annotations

from fractions import Fraction
from itertools import product
from math import prod
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scenario_trainer.authoring.balance import (
    GENTLE_VERBS,
    advantage,
    balance,
    best,
    cue,
    first,
    gentlest,
    has_feedback,
    longest,
    most_questions,
    shortest,
)
from scenario_trainer.story.model import Choice, Passage, Route, Scene

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


ON = (Route(to="on"),)
TEXT = (Passage(text="T."),)


def standing(word: str, text: str = "Do it.") -> Choice:
    """A choice by a letter for each principle: r reflected, p partly, a worked against."""
    reasons: dict[str, dict[str, str]] = {"r": {}, "p": {}, "a": {}}
    for index, letter in enumerate(word):
        reasons[letter][f"principle-{index}"] = "Why."
    return Choice(text=text, goto=ON, reflects=reasons["r"], partly=reasons["p"], against=reasons["a"])


def decision(choices: Mapping[str, Choice], *, fixed: bool = False) -> Scene:
    """A scene with these choices."""
    return Scene(text=TEXT, choices=choices, order="fixed" if fixed else "shuffled")


def weighed(*words: str) -> Scene:
    """A decision between choices a, b, c that stand so."""
    return decision({name: standing(word) for name, word in zip("abcdefghi", words, strict=False)})


@pytest.mark.parametrize(
    ("word", "expected"),
    [("", 0), ("r", 1), ("p", 0.5), ("a", -1), ("rr", 2), ("rp", 1.5), ("ra", 0), ("pa", -0.5), ("raap", -0.5)],
)
def test_a_choice_weighs_what_its_principles_do(word: str, expected: float) -> None:
    """One for each reflected, a half for each partly, minus one for each worked against."""
    assert balance(standing(word)) == expected
    assert has_feedback(standing(word)) is bool(word)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (["r", "a"], {"a"}),
        (["a", "p", "r"], {"c"}),
        (["r", "rp", "r"], {"b"}),
        (["rr", "a", "rr"], {"a", "c"}),
        (["p", ""], {"a"}),
        (["a", ""], {"a"}),
        (["", "a", "aa"], {"b"}),
        (["r", "r"], set()),
        (["r", "pp", "rra"], set()),
        (["r"], set()),
        (["", ""], set()),
    ],
    ids=lambda value: " ".join(each or "-" for each in value) if isinstance(value, list) else "",
)
def test_the_best_choices_weigh_most(words: list[str], expected: set[str]) -> None:
    """A choice without feedback is none of them; where all weigh the same, none is."""
    assert best(weighed(*words)) == expected


def test_a_scene_without_choices_has_no_best() -> None:
    """It is no decision."""
    assert best(Scene(text=TEXT, goto=ON)) == set()


@pytest.mark.parametrize(
    ("said", "expected"),
    [(["One", "Three", "Two"], {"b"}), (["Three", "One", "Seven"], {"a", "c"}), (["One", "Two"], {"a", "b"})],
)
def test_the_longest_choices_have_the_most_characters(said: list[str], expected: set[str]) -> None:
    """All of those that do."""
    assert longest(texts(*said)) == expected


def texts(*said: str) -> Scene:
    """A decision between choices a, b, c that read so."""
    return decision({name: standing("r", text) for name, text in zip("abc", said, strict=False)})


@pytest.mark.parametrize(
    ("said", "expected"),
    [(["One", "Three", "Two"], {"a", "c"}), (["Three", "One", "Seven"], {"b"}), (["One", "Two"], {"a", "b"})],
)
def test_the_shortest_choices_have_the_fewest_characters(said: list[str], expected: set[str]) -> None:
    """All of those that do."""
    assert shortest(texts(*said)) == expected


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        (["What?", "That.", "Who?"], {"a", "c"}),
        (["What?", "Who? Why?", "That."], {"b"}),
        (["What.", "That."], set()),
    ],
)
def test_the_most_asking_choices_have_the_most_question_marks(said: list[str], expected: set[str]) -> None:
    """Where nothing is asked, none is."""
    assert most_questions(texts(*said)) == expected


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        (["Ask Ada.", "Tell Ada.", "Thank Ada."], {"a", "c"}),
        (["‘Wait,’ you say.", "Tell Ada to wait."], {"a"}),
        (["“Agree?”", "Asked or not, tell her."], {"a"}),
        (["LISTEN.", "listen"], {"a", "b"}),
        (["Tell Ada.", "Shout."], set()),
        (["‘", ""], set()),
    ],
    ids=["some", "in quotation marks", "a whole word", "in any case", "none", "no word"],
)
def test_the_gentlest_choices_open_with_a_kind_verb(said: list[str], expected: set[str]) -> None:
    """By their first word, whatever stands around it."""
    assert gentlest(texts(*said)) == expected


def test_every_kind_verb_is_known_at_the_beginning_of_a_sentence() -> None:
    """As choices are written."""
    openings = {verb: gentlest(texts(f"{verb.capitalize()} first.", "Tell her.")) for verb in GENTLE_VERBS}
    assert openings == {verb: {"a"} for verb in GENTLE_VERBS}


@pytest.mark.parametrize(("fixed", "expected"), [(True, {"z"}), (False, set())])
def test_only_where_the_order_is_fixed_is_there_a_first(fixed: bool, expected: set[str]) -> None:
    """Elsewhere every learner has another."""
    assert first(decision({"z": standing("r"), "a": standing("a")}, fixed=fixed)) == expected


def test_a_rule_is_tried_where_some_choices_are_better() -> None:
    """And where it takes one; each decision counts by its share of best choices."""
    scenes = [
        weighed("r", "a"),
        weighed("a", "r", "a"),
        weighed("r", "r"),
        weighed("", ""),
        Scene(text=TEXT, goto=ON),
        weighed("r", "a", "r", "a"),
    ]
    found = cue(scenes, lambda scene: {"a"} if len(scene.choices) < 4 else set())
    assert (found.decisions, found.hits) == (2, 1)
    assert found.chance == pytest.approx(1 / 2 + 1 / 3)
    assert found.luck == pytest.approx(1 - 1 / 2 * 2 / 3)


def test_no_decision_is_no_evidence() -> None:
    """What never was tried cannot do better than chance."""
    assert cue([], longest) == (0, 0, 0, 1)


def test_of_choices_that_tie_each_counts_by_its_share() -> None:
    """A rule that cannot decide between two, one of them best, is right half of the time."""
    assert cue([weighed("r", "a", "a")] * 3, lambda _: {"a", "b"}).hits == 1.5


@pytest.mark.parametrize(
    ("words", "picked", "expected"),
    [
        ([("r", "a")], {"a"}, 1 / 2),
        ([("r", "a")], {"b"}, -1 / 2),
        ([("r", "a")], {"a", "b"}, 0),
        ([("r", "a")], set(), 0),
        ([("r", "a", "a")], {"a"}, 2 / 3),
        ([("r", "a"), ("a", "r")], {"a"}, 0),
        ([("r", "a"), ("r", "a", "a", "a")], {"a"}, (1 / 2 + 3 / 4) / 2),
        ([("r", "a"), ("r", "r")], {"a"}, 1 / 2),
        ([("r", "r")], {"a"}, 0),
        ([], {"a"}, 0),
    ],
    ids=[
        "right",
        "wrong",
        "undecided",
        "not tried",
        "of three",
        "as often wrong",
        "on average",
        "equal ones left out",
        "all equal",
        "none",
    ],
)
def test_an_advantage_is_what_a_rule_gains_on_chance(
    words: list[tuple[str, ...]], picked: set[str], expected: float
) -> None:
    """As a share of the decisions in which some choices are better than others."""
    assert advantage([weighed(*each) for each in words], lambda _: picked) == pytest.approx(expected)


def test_where_a_rule_does_not_apply_it_gains_nothing() -> None:
    """It chooses blindly there, and the decision counts."""
    scenes = [weighed("r", "a"), weighed("r", "a", "a")]
    assert advantage(scenes, lambda scene: {"a"} if len(scene.choices) == 2 else set()) == pytest.approx(1 / 4)


@given(st.lists(st.tuples(st.integers(1, 4), st.integers(1, 4)), min_size=1, max_size=9))
def test_a_rule_that_takes_all_choices_gains_nothing(parts: list[tuple[int, int]]) -> None:
    """It is a blind choice."""
    scenes = [weighed(*["r"] * good, *["a"] * bad) for good, bad in parts]
    assert advantage(scenes, lambda scene: set(scene.choices)) == pytest.approx(0)


@pytest.mark.parametrize("ties", [1, 2, 3, 5, 6, 7, 9])
def test_shares_add_up_to_whole_hits(ties: int) -> None:
    """As often as there are ties: 1/6 taken six times is one hit, and no less."""
    scene = weighed("r", *["a"] * 8)
    names = set(list(scene.choices)[:ties])
    found = cue([scene] * ties, lambda _: names)
    assert found.hits == 1
    assert found.luck == pytest.approx(1 - (8 / 9) ** ties)


@pytest.mark.parametrize(
    ("decisions", "choices", "hits", "expected"),
    [(5, 2, 5, 1 / 32), (4, 2, 4, 1 / 16), (3, 3, 3, 1 / 27), (5, 2, 4, 6 / 32), (6, 2, 0, 1)],
)
def test_equal_decisions_are_a_binomial(decisions: int, choices: int, hits: int, expected: float) -> None:
    """The probability of at least so many hits, as it stands in tables."""
    right, wrong = weighed("r", *["a"] * (choices - 1)), weighed(*["a"] * (choices - 1), "r")
    scenes = [right] * hits + [wrong] * (decisions - hits)
    assert cue(scenes, lambda _: {"a"}).luck == pytest.approx(expected)


def by_enumeration(shares: Sequence[float], hits: int) -> float:
    """The same probability, from every way in which all decisions can turn out."""
    return sum(
        prod(share if hit else 1 - share for share, hit in zip(shares, outcome, strict=True))
        for outcome in product([False, True], repeat=len(shares))
        if sum(outcome) >= hits
    )


@given(st.lists(st.tuples(st.integers(1, 4), st.integers(1, 4), st.integers(1, 8)), max_size=9))
def test_luck_is_the_exact_probability_of_so_many_hits(parts: list[tuple[int, int, int]]) -> None:
    """Under blind choices, whatever the decisions' shares of best choices; hits are rounded down."""
    scenes, hits = [], Fraction()
    for good, bad, some in parts:
        scenes.append(weighed(*["r"] * good, *["a"] * bad))
        hits += Fraction(min(good, some), min(good + bad, some))
    picked = iter([some for _, _, some in parts])
    found = cue(scenes, lambda scene: set(list(scene.choices)[: next(picked)]))
    shares = [good / (good + bad) for good, bad, _ in parts]
    assert found.hits == pytest.approx(float(hits))
    assert found.chance == pytest.approx(sum(shares))
    assert found.luck == pytest.approx(by_enumeration(shares, int(hits)))
