"""Building the moments that a learner is shown from the states of a story."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scenario_trainer.engine.distance import decisions_to_go
from scenario_trainer.engine.rules import Availability
from scenario_trainer.play.feedback import alternatives_to, feedback_on
from scenario_trainer.play.gauges import readings
from scenario_trainer.play.moments import DecisionPoint, Ended, Narration, Offer, Outcome, Stuck, Timing
from scenario_trainer.play.order import shuffled

if TYPE_CHECKING:
    from scenario_trainer.engine.rules import Rules
    from scenario_trainer.engine.state import State
    from scenario_trainer.play.decisions import Decision
    from scenario_trainer.story.model import Guidance


class MomentBuilder:
    """Builds the moments of one attempt. The same state gives the same moment."""

    def __init__(self, rules: Rules, guidance: Guidance, timing: Timing, seed: int) -> None:
        self._rules = rules
        self._scenario = rules.scenario
        self._guidance = guidance
        self._timing = timing
        self._seed = seed
        self._to_go = decisions_to_go(rules.scenario)

    def narration(self, state: State) -> Narration:
        """A scene that the story passes through."""
        scene = self._scenario.scenes[state.scene]
        return Narration(scene.title, self._rules.texts(scene.text, state))

    def at_rest(self, state: State, number: int) -> DecisionPoint | Ended | Stuck:
        """The scene in which the story rests; `number` is that of the decision, where there is one."""
        scene = self._scenario.scenes[state.scene]
        paragraphs = self._rules.texts(scene.text, state)
        if scene.ending:
            return Ended(scene.title, paragraphs, scene.ending)
        offers = self._offers(state)
        if all(offer.locked for offer in offers):
            return Stuck("No choice is open here.")
        to_go = self._to_go.get(state.scene)
        return DecisionPoint(
            scene.title,
            paragraphs,
            scene.question,
            readings(self._scenario, state, state),
            offers,
            number,
            None if to_go is None else to_go - 1,
        )

    def outcome(self, decision: Decision, before: State, after: State) -> Outcome:
        """What follows a decision at once; `after` is the state with the choice's effects and no other's."""
        scene = self._scenario.scenes[decision.scene]
        choice = scene.choices[decision.choice]
        coached = self._timing is Timing.COACHED
        return Outcome(
            text=choice.text,
            paragraphs=self._rules.texts(choice.outcome, after),
            gauges=readings(self._scenario, before, after),
            coached=coached,
            feedback=feedback_on(choice, self._guidance) if coached else None,
            tempting=choice.tempting if coached else None,
            alternatives=alternatives_to(decision.choice, decision.offered, scene, self._guidance)
            if coached
            else (),
        )

    def _offers(self, state: State) -> tuple[Offer, ...]:
        scene = self._scenario.scenes[state.scene]
        availability = {option.id: option.availability for option in self._rules.options(state)}
        order = shuffled(availability, self._seed, state.scene) if scene.order == "shuffled" else availability
        return tuple(
            Offer(
                each,
                scene.choices[each].text,
                scene.choices[each].locked if availability[each] is Availability.LOCKED else None,
            )
            for each in order
            if availability[each] is not Availability.HIDDEN
        )
