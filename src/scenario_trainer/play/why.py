"""Why a pass came to its ending: the conditions that decided it.

A step is a decision with all that follows it until the next, or what comes before the first. The ending was
decided in the last step in which conditions chose a route over another that leads to other endings, one at least
besides the ending of this pass. Where routes lead is taken from the scenes alone: conditions further on may hold
or not. Of that step the reasons are the comparisons and flags that suffice for its routes to be chosen as they
were.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from scenario_trainer.engine.rules import Rules
from scenario_trainer.story.conditions import OPERATORS, fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from scenario_trainer.engine.rules import Step
    from scenario_trainer.engine.state import State
    from scenario_trainer.play.decisions import Playthrough
    from scenario_trainer.story.conditions import Comparison, Condition, Flag
    from scenario_trainer.story.model import Gauge, Route, Scenario


class Statement(NamedTuple):
    """The author's own words."""

    text: str


class GaugeReason(NamedTuple):
    """How a gauge compared with a number."""

    gauge: Gauge
    value: int
    """When the route was chosen."""
    operator: str
    """One of ``< <= > >= == !=``, with the gauge on its left."""
    number: int
    held: bool
    """Whether the comparison held."""


class FlagReason(NamedTuple):
    """Whether a flag was true."""

    text: str
    """What it means that it is true, in the author's words."""
    held: bool
    """Whether it was."""


Reason: TypeAlias = Statement | GaugeReason | FlagReason

_Explained: TypeAlias = tuple[bool, tuple[GaugeReason | FlagReason, ...]]
"""Whether something holds, and what suffices for that."""


class _Routing(NamedTuple):
    """The choice of a route."""

    routes: Sequence[Route]
    state: State
    """With the values on which it was chosen."""


def why(played: Playthrough) -> tuple[Reason, ...]:
    """Why a pass came to its ending; nothing where no condition decided it.

    First what held for the route that was taken last, then what kept others from being taken. Comparisons that
    others imply are left out, and so are gauges that learners do not see. Where the ending has reasons of the
    author's own that hold in the end, these are all. Raises ValueError where the pass has not ended.
    """
    if played.ending is None:
        raise ValueError("The story has not ended yet.")
    rules = Rules(played.scenario)
    if texts := rules.texts(played.ending.because, played.states[-1]):
        return tuple(map(Statement, texts))
    ending, endings = played.states[-1].scene, endings_ahead(played.scenario)
    for step in _steps(played, rules):
        reasons = [
            reason for routing in reversed(step) for reason in _reasons(routing, played.scenario, endings, ending)
        ]
        if reasons:
            return tuple(each for each in dict.fromkeys(reasons) if _is_shown(each, reasons))
    return ()


def endings_ahead(scenario: Scenario) -> Mapping[str, frozenset[str]]:
    """For each scene the scenes of the endings that routes lead to from it, whatever their conditions."""
    leads_to = {
        key: {
            route.to
            for routes in (scene.goto, *(each.goto for each in scene.choices.values()))
            for route in routes
        }
        for key, scene in scenario.scenes.items()
    }
    found = {key: frozenset([key] if scene.ending else ()) for key, scene in scenario.scenes.items()}
    changed = True
    while changed:
        ahead = {key: found[key].union(*(found[to] for to in leads_to[key])) for key in found}
        changed, found = ahead != found, ahead
    return found


def explained(condition: Condition, state: State, scenario: Scenario) -> _Explained:
    """Whether a condition holds in a state, and comparisons and flags that suffice for that."""
    values = dict(zip(scenario.gauges, state.gauges, strict=True))

    def flag(part: Flag) -> _Explained:
        held = part.name in state.flags
        return held, (FlagReason(scenario.flags[part.name], held),)

    def comparison(part: Comparison) -> _Explained:
        value = values[part.name]
        held = OPERATORS[part.operator](value, part.number)
        return held, (GaugeReason(scenario.gauges[part.name], value, part.operator, part.number, held),)

    def negation(part: _Explained) -> _Explained:
        held, reasons = part
        return not held, reasons

    def every(parts: tuple[_Explained, ...]) -> _Explained:
        held = all(part_held for part_held, _ in parts)
        return held, tuple(each for part_held, reasons in parts if part_held == held for each in reasons)

    def some(parts: tuple[_Explained, ...]) -> _Explained:
        held = any(part_held for part_held, _ in parts)
        return held, tuple(each for part_held, reasons in parts if part_held == held for each in reasons)

    return fold(condition.expression, flag=flag, comparison=comparison, negation=negation, every=every, some=some)


def _steps(played: Playthrough, rules: Rules) -> Iterator[list[_Routing]]:
    """The routes that were chosen in each step, the last step first."""
    for decision, before in zip(reversed(played.decisions), reversed(played.states[:-1]), strict=True):
        step = rules.choose(before, decision.choice)
        choice = played.scenario.scenes[decision.scene].choices[decision.choice]
        yield [_Routing(choice.goto, step.after_choice), *_passed(step, played.scenario)]
    yield _passed(rules.start(), played.scenario)


def _passed(step: Step, scenario: Scenario) -> list[_Routing]:
    return [_Routing(scenario.scenes[state.scene].goto, state) for state in step.passed]


def _reasons(
    routing: _Routing, scenario: Scenario, endings: Mapping[str, frozenset[str]], ending: str
) -> Iterator[GaugeReason | FlagReason]:
    """What decided between routes; nothing where none of the others leads to other endings."""
    explanations = [
        explained(route.when, routing.state, scenario) if route.when else (True, ()) for route in routing.routes
    ]
    taken = next(index for index, (held, _) in enumerate(explanations) if held)
    ahead = endings[routing.routes[taken].to]
    others = [endings[route.to] != ahead and bool(endings[route.to] - {ending}) for route in routing.routes]
    if any(others):
        yield from explanations[taken][1]
    for index in range(taken):
        if others[index]:
            yield from explanations[index][1]


def _is_shown(reason: GaugeReason | FlagReason, reasons: Sequence[GaugeReason | FlagReason]) -> bool:
    """Whether learners see what a reason is about, and no other implies it."""
    if isinstance(reason, FlagReason):
        return True
    about_it = [each for each in reasons if isinstance(each, GaugeReason) and each[:2] == reason[:2]]
    return reason.gauge.shown and not any(_values(each) < _values(reason) for each in about_it)


def _values(reason: GaugeReason) -> set[int]:
    """The values of its gauge for which a comparison comes out as it did."""
    values = range(reason.gauge.min, reason.gauge.max + 1)
    return {each for each in values if OPERATORS[reason.operator](each, reason.number) == reason.held}
