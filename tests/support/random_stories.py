"""Small random scenarios, for what has to hold in every story."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import cache
from itertools import product
from typing import TYPE_CHECKING

from hypothesis import strategies as st

from scenario_trainer.engine.rules import Availability, EndlessLoopError, Rules, Step
from scenario_trainer.story.condition_parser import parse_condition
from scenario_trainer.story.model import (
    Choice,
    Ending,
    Gauge,
    Guidance,
    Passage,
    Person,
    Principle,
    Provenance,
    Route,
    Scenario,
    Scene,
    Source,
)
from scenario_trainer.story.terms import EndingKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from scenario_trainer.engine.state import State
    from scenario_trainer.story.conditions import Condition

PRINCIPLES = ("first-principle", "second-principle", "third-principle")

GUIDANCE = Guidance(
    format=1,
    id="guidance",
    title="A guidance",
    source=Source(authors="A. Author", title="A paper", publisher="A press"),
    principles={
        key: Principle(
            kind="try",
            title=f"Title of {key}",
            in_short="S.",
            explanation="E.",
            looks_like=("L.",),
            watch_for="W.",
        )
        for key in PRINCIPLES
    },
)

picks = st.lists(st.integers(0, 11), min_size=6, max_size=12)
"""How to play: at each decision one of the choices that are open, counted round."""


GAUGES = ("trust", "voice")
FLAGS = ("asked", "rang")
MOST_FOR_ONCE = 4
"""Each choice that is for once may double the states, and a plain search takes minutes for tens of thousands."""


def _condition_texts() -> list[str]:
    simple = [
        *FLAGS,
        "trust >= 2",
        "trust < 0",
        "3 != trust",
        "trust == -1",
        "voice <= 1",
        "0 < voice <= 3",
        "2 >= voice > -3 != trust",
    ]
    pairs = [
        f"{one} {word} {other}" for one in simple for word in ("and", "or") for other in simple if one != other
    ]
    return [*simple, *(f"not {each}" for each in (*simple, *pairs)), *pairs, *(f"not ({each})" for each in pairs)]


# One draw from a long list is several times quicker than several draws from short ones.
_CONDITIONS = [parse_condition(text) for text in _condition_texts()]
conditions = st.sampled_from(_CONDITIONS)
_perhaps = st.sampled_from([*[None] * len(_CONDITIONS), *_CONDITIONS])


@st.composite
def _gauge(draw: st.DrawFn) -> Gauge:
    low = draw(st.integers(-3, 1))
    high = low + draw(st.integers(1, 5))
    start, shown = draw(st.integers(low, high)), draw(st.booleans())
    return Gauge(label="G", start=start, min=low, max=high, low="none", high="all", shown=shown)


_PASSAGES = [
    Passage(text=text, when=when)
    for when in (*[None] * len(_CONDITIONS), *_CONDITIONS)
    for text in ("Rain.", "Sun.", "Snow.")
]
_passages = st.lists(st.sampled_from(_PASSAGES), min_size=1, max_size=2).map(tuple)
_stands = st.sampled_from(list(product(("none", "none", "reflects", "partly", "against"), repeat=len(PRINCIPLES))))
_changes = product((0, 1, -1, 2, -2, 3, -3, 4, -4), (0, 1, -1, 2, -2), *[(None, True, False) for _ in FLAGS])
_effects = st.sampled_from(
    [
        {
            name: change
            for name, change in zip((*GAUGES, *FLAGS), changes, strict=True)
            if change or change is False
        }
        for changes in _changes
    ]
)
_no_effects: st.SearchStrategy[dict[str, bool | int]] = st.just({})
_entry_effects = st.one_of(_no_effects, _effects)


def _choice(
    routes: tuple[Route, ...],
    stands: tuple[str, ...],
    effects: dict[str, bool | int],
    outcome: tuple[Passage, ...],
    when: Condition | None,
    locked: bool,
    once: bool,
) -> Choice:
    def why(alignment: str) -> dict[str, str]:
        return {
            key: f"Why it {alignment} {key}."
            for key, each in zip(PRINCIPLES, stands, strict=True)
            if each == alignment
        }

    return Choice(
        text="Do it.",
        goto=routes,
        effects=effects,
        outcome=outcome,
        reflects=why("reflects"),
        partly=why("partly"),
        against=why("against"),
        tempting="It is easy." if "against" in stands else None,
        when=when,
        locked="Not yet." if when and locked else None,
        once=once,
    )


@cache
def _scenes(ids: tuple[str, ...]) -> st.SearchStrategy[Scene]:
    """Scenes that lead to any of these."""
    to = st.sampled_from(ids)
    routes = st.tuples(st.lists(st.tuples(to, conditions), max_size=2), to).map(
        lambda parts: (*(Route(to=to, when=when) for to, when in parts[0]), Route(to=parts[1]))
    )
    choice = st.tuples(routes, _stands, _effects, _passages, _perhaps, st.booleans(), st.booleans())
    decision = st.tuples(
        _passages,
        st.lists(choice, min_size=2, max_size=4),
        st.sampled_from(["shuffled", "fixed"]),
        _entry_effects,
    )
    decisions = decision.map(
        lambda parts: Scene(
            text=parts[0],
            choices={name: _choice(*each) for name, each in zip("abcd", parts[1], strict=False)},
            order="fixed" if parts[2] == "fixed" else "shuffled",
            effects=parts[3],
        )
    )
    onward = st.tuples(_passages, routes, _entry_effects).map(
        lambda parts: Scene(text=parts[0], goto=parts[1], effects=parts[2])
    )
    return st.sampled_from([*[decisions] * 6, onward, onward, _endings]).flatmap(lambda kind: kind)


_endings = st.tuples(_passages, st.sampled_from(EndingKind), _passages, _entry_effects).map(
    lambda parts: Scene(
        text=parts[0],
        ending=Ending(outcome=parts[1], title="T", reflect=("R?",), because=parts[2]),
        effects=parts[3],
    )
)


@st.composite
def stories(draw: st.DrawFn) -> Scenario:
    """A scenario of two to six scenes in which every name exists; nothing else about it is sure."""
    ids = tuple(f"scene-{number}" for number in range(draw(st.integers(2, 6))))
    return Scenario(
        format=1,
        id="random",
        title="A random story",
        summary="S.",
        setting="S.",
        role="R.",
        level="initial",
        minutes=5,
        content_notes=(),
        learning_outcomes=("O.",),
        provenance=Provenance(
            written_by="chance", version="1", written=date(2026, 11, 23), review_due=date(2027, 11, 23)
        ),
        people={"ada": Person(name="Ada", role="R", hopes="H.", worries="W.")},
        start=ids[0],
        gauges={name: draw(_gauge()) for name in GAUGES},
        flags=dict.fromkeys(FLAGS, "F."),
        scenes=_with_few_for_once({**{each: draw(_scenes(ids)) for each in ids[:-1]}, ids[-1]: draw(_endings)}),
    )


def _with_few_for_once(scenes: dict[str, Scene]) -> dict[str, Scene]:
    """The same scenes, in which the first choices that are for once are so, and the others are not."""
    names = [(key, name) for key, scene in scenes.items() for name, choice in scene.choices.items() if choice.once]
    too_many = set(names[MOST_FOR_ONCE:])
    return {
        key: replace(
            scene,
            choices={
                name: replace(choice, once=choice.once and (key, name) not in too_many)
                for name, choice in scene.choices.items()
            },
        )
        for key, scene in scenes.items()
    }


def open_choices(rules: Rules, state: State) -> list[str]:
    """The choices that can be taken now."""
    return [option.id for option in rules.options(state) if option.availability is Availability.AVAILABLE]


def played(rules: Rules, picked: Sequence[int]) -> Iterator[tuple[State, str, Step]]:
    """Each decision of a playthrough: the state before, the choice, and what it led to, until nothing does."""
    try:
        state = rules.start().state
        for number in picked:
            available = open_choices(rules, state)
            if not available:
                return
            choice = available[number % len(available)]
            step = rules.choose(state, choice)
            yield state, choice, step
            state = step.state
    except EndlessLoopError:
        return
