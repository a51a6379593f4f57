"""Stories made for measuring: as large as one likes, and the same for the same seed."""

from __future__ import annotations

import random
from datetime import date

from scenario_trainer.story.condition_parser import parse_condition
from scenario_trainer.story.model import Choice, Ending, Gauge, Passage, Person, Provenance, Route, Scenario, Scene
from scenario_trainer.story.terms import EndingKind

PRINCIPLES = ("trust-people-and-systems", "small-early-wins", "visible-value", "respond-to-difference")


def story(*, decisions: int, choices: int, gauges: int, top: int, seed: int = 1) -> Scenario:
    """A story of `decisions` scenes with `choices` choices each and four endings.

    Each of the `gauges` runs from 0 to `top`. Choices lead forward, or now and then a few scenes back; some are
    offered only under a condition, and some routes depend on one.
    """
    chance = random.Random(seed)
    names = [f"gauge_{number}" for number in range(gauges)]
    scenes: dict[str, Scene] = {}
    for number in range(decisions):
        scenes[f"scene-{number}"] = Scene(
            title=f"Scene {number}",
            text=(Passage(text="Something happens, and somebody has to answer."),),
            choices={
                f"choice-{index}": _choice(chance, number, index, decisions, names, top)
                for index in range(choices)
            },
        )
    for index, kind in enumerate(EndingKind):
        scenes[f"ending-{index}"] = Scene(
            text=(Passage(text="It is over."),), ending=Ending(outcome=kind, title=kind.value, reflect=("Why?",))
        )
    return _around(scenes, {name: _gauge(name, top) for name in names})


def hub(gauges: int, top: int) -> Scenario:
    """One scene to which every choice but the last leads back, each a step up one of the gauges.

    The states grow with the decisions taken, to the power of the gauges.
    """
    names = [f"gauge_{number}" for number in range(gauges)]
    choices = {
        name: Choice(text=f"Raise {name}.", effects={name: 1}, goto=(Route(to="scene-0"),)) for name in names
    }
    choices["leave"] = Choice(text="Leave.", goto=(Route(to="ending"),))
    ending = Ending(outcome=EndingKind.FRAGILE, title="The street", reflect=("Why?",))
    scenes = {
        "scene-0": Scene(title="The hub", text=(Passage(text="All ways meet here."),), choices=choices),
        "ending": Scene(text=(Passage(text="It is over."),), ending=ending),
    }
    return _around(scenes, {name: _gauge(name, top) for name in names})


def _choice(chance: random.Random, number: int, index: int, decisions: int, names: list[str], top: int) -> Choice:
    moved = chance.sample(names, k=min(2, len(names)))
    step = chance.randint(1, 3) if chance.random() < 0.9 else -chance.randint(1, 3)
    ahead = number + step
    target = f"ending-{chance.randrange(4)}" if ahead >= decisions else f"scene-{max(0, ahead)}"
    condition = parse_condition(f"{chance.choice(names)} >= {chance.randint(1, top)}")
    routes: tuple[Route, ...] = (Route(to=target),)
    if chance.random() < 0.3:
        routes = (Route(to=f"ending-{chance.randrange(4)}", when=condition), *routes)
    return Choice(
        text="Say something that somebody in this place might well say.",
        effects={name: chance.choice((-2, -1, 1, 2)) for name in moved},
        outcome=(Passage(text="Somebody answers."),),
        reflects={chance.choice(PRINCIPLES): "Because of this."},
        when=condition if index and chance.random() < 0.3 else None,
        goto=routes,
    )


def _gauge(name: str, top: int) -> Gauge:
    return Gauge(label=name, start=top // 2, min=0, max=top, low="low", high="high")


def _around(scenes: dict[str, Scene], gauges: dict[str, Gauge]) -> Scenario:
    return Scenario(
        format=1,
        id="measured",
        title="Measured",
        summary="A story for measuring.",
        setting="Nowhere",
        role="You measure.",
        level="initial",
        minutes=5,
        content_notes=(),
        learning_outcomes=("To know how long it takes.",),
        provenance=Provenance(
            written_by="a benchmark", version="1", written=date(2026, 1, 1), review_due=date(2027, 1, 1)
        ),
        people={"ada": Person(name="Ada", role="Manager", hopes="Speed.", worries="Slowness.")},
        gauges=gauges,
        start="scene-0",
        scenes=scenes,
    )
