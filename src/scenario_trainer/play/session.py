"""One learner in one scenario: what is on show, and what the learner can do about it.

Both faces knock only here: they show the current moment and pass on what the learner does.
"""

from __future__ import annotations

import random
from itertools import chain, repeat
from typing import TYPE_CHECKING, NamedTuple

from scenario_trainer.engine.distance import decisions_to_go
from scenario_trainer.engine.rules import Rules, Standing, Step, StuckError
from scenario_trainer.play.debrief import Debrief, debrief
from scenario_trainer.play.decisions import Decision, Playthrough, Thoughts
from scenario_trainer.play.feedback import alternatives_to, feedback_on
from scenario_trainer.play.moments import (
    Deciding,
    Ended,
    GaugeReading,
    Moment,
    Offer,
    Outcome,
    Passing,
    Stuck,
    Timing,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from scenario_trainer.engine.state import State
    from scenario_trainer.records.log import AttemptLog
    from scenario_trainer.story.model import Guidance, Scenario


def new_seed() -> int:
    """A seed by chance."""
    return random.randrange(2**32)


class _Taken(NamedTuple):
    decision: Decision
    before: State
    told: int
    """How many moments had been told by then, the scene itself left out."""


class Session:
    """A learner's way through a scenario.

    `moment` is what is on show; `go_on`, `choose`, `step_back` and `return_to` change it. The seed decides the
    order in which choices are offered, and nothing else. With a log each decision is kept before its outcome is
    on show.
    """

    def __init__(
        self,
        scenario: Scenario,
        guidance: Guidance,
        *,
        timing: Timing = Timing.COACHED,
        seed: int | None = None,
        log: AttemptLog | None = None,
    ) -> None:
        self.scenario = scenario
        self.guidance = guidance
        self.timing = timing
        self._seed = new_seed() if seed is None else seed
        self._log = log
        self._rules = Rules(scenario)
        self._to_go = decisions_to_go(scenario)
        self._taken: list[_Taken] = []
        self._told: list[Moment] = []
        self._ahead: list[Moment] = []
        self._passed: tuple[str, ...] = ()
        self._state: State
        try:
            self._arrive(self._rules.start())
        except StuckError as error:
            self._state, self._ahead = error.state, [Stuck(str(error))]

    @property
    def moment(self) -> Moment:
        """What is on show now."""
        return self._ahead[0]

    @property
    def settled(self) -> bool:
        """Whether the moment waits for a decision, or nothing can follow it."""
        return not isinstance(self.moment, Passing | Outcome)

    @property
    def decisions(self) -> tuple[Decision, ...]:
        """The decisions that led here, in order."""
        return tuple(taken.decision for taken in self._taken)

    @property
    def attempt_id(self) -> int | None:
        """Which attempt is kept; None without a log, or before the first decision."""
        return self._log.attempt_id if self._log else None

    @property
    def played(self) -> Playthrough:
        """The way that led here."""
        states = (*(taken.before for taken in self._taken), self._state)
        return Playthrough(self.scenario, self.decisions, states)

    @property
    def transcript(self) -> tuple[Moment, ...]:
        """All that was told on the way here, the current moment included."""
        return (*self._told, self.moment)

    def go_on(self) -> None:
        """Leave a moment that asks for nothing; elsewhere this does nothing."""
        if not self.settled:
            self._told.append(self._ahead.pop(0))

    def go_on_to(self, scene: str) -> None:
        """Go on until this scene is told, or until nothing is left that asks for nothing."""
        while not self.settled and self._passing() != scene:
            self.go_on()

    def choose(self, choice_id: str, thoughts: Thoughts | None = None) -> None:
        """Take a choice of the current decision and keep it. Raises ValueError where it cannot be taken."""
        self._take(choice_id, thoughts or Thoughts())
        if self._log:
            ended = self._ahead[-1]
            self._log.took(self.decisions, self.played.states[-1].scene if isinstance(ended, Ended) else None)

    def _take(self, choice_id: str, thoughts: Thoughts) -> None:
        moment, before = self.moment, self._state
        if not isinstance(moment, Deciding):
            raise ValueError("There is nothing to choose now.")
        offered = tuple(offer.id for offer in moment.offers if offer.locked is None)
        if choice_id not in offered:
            raise ValueError(f"‘{choice_id}’ cannot be chosen now.")
        decision = Decision(before.scene, choice_id, offered, thoughts)
        self._taken.append(_Taken(decision, before, len(self._told)))
        self._told.append(moment)
        self._ahead = []
        try:
            step = self._rules.choose(before, choice_id)
        except StuckError as error:
            self._state = error.state
            self._ahead += [self._outcome(decision, before, error.state), Stuck(str(error))]
        else:
            self._ahead.append(self._outcome(decision, before, step.state))
            self._arrive(step)

    def keep(self) -> None:
        """Try once more to keep what could not be kept, as somebody leaves."""
        if self._log:
            self._log.save()

    def replay(self, decisions: Iterable[tuple[str, str]], thoughts: Iterable[Thoughts] = ()) -> int:
        """Take decisions, each as scene and choice, for as long as they still stand; return how many did.

        Nothing is kept of it: it has happened already. `thoughts` are those of the decisions, in order. What is on
        show then is the outcome of the last of them or, where not all did, the place at which the next does not
        stand.
        """
        taken = 0
        said = chain(thoughts, repeat(Thoughts()))
        for scene, choice in decisions:
            while not self.settled:
                self.go_on()
            if self._state.scene != scene:
                break
            try:
                self._take(choice, next(said))
            except ValueError:
                break
            taken += 1
        return taken

    def step_back(self) -> bool:
        """Undo the last decision and be asked it again. False where there is none."""
        if not self._taken:
            return False
        taken = self._taken.pop()
        self._state = taken.before
        del self._told[taken.told :]
        self._ahead = [self._resting(taken.before)]
        return True

    def return_to(self, number: int) -> None:
        """Be asked a decision again, from 1; what was decided before it stands."""
        while len(self._taken) >= number:
            self.step_back()

    def debrief(self) -> Debrief:
        """Look back. Raises ValueError before the story has ended."""
        if not isinstance(self.moment, Ended):
            raise ValueError("The story has not ended yet.")
        return debrief(self.scenario, self.guidance, self.decisions, self.moment.ending)

    def _arrive(self, step: Step) -> None:
        for scene_id in step.passed:
            scene = self.scenario.scenes[scene_id]
            self._ahead.append(Passing(scene.title, self._rules.told(scene.text, step.state)))
        self._state = step.state
        self._passed = step.passed
        self._ahead.append(self._resting(step.state))

    def _passing(self) -> str | None:
        """The scene on show that simply goes on; None elsewhere."""
        return self._passed[1 - len(self._ahead)] if isinstance(self.moment, Passing) else None

    def _resting(self, state: State) -> Moment:
        scene = self.scenario.scenes[state.scene]
        paragraphs = self._rules.told(scene.text, state)
        if scene.ending:
            return Ended(scene.title, paragraphs, scene.ending)
        offers = self._offers(state)
        if all(offer.locked for offer in offers):
            return Stuck("No choice is open here.")
        to_go = self._to_go.get(state.scene)
        return Deciding(
            scene.title,
            paragraphs,
            self._readings(state, state),
            offers,
            len(self._taken) + 1,
            None if to_go is None else to_go - 1,
        )

    def _offers(self, state: State) -> tuple[Offer, ...]:
        scene = self.scenario.scenes[state.scene]
        options = list(self._rules.options(state))
        if scene.order == "shuffled":
            random.Random(f"{self._seed}/{state.scene}").shuffle(options)
        return tuple(
            Offer(
                each, scene.choices[each].text, scene.choices[each].locked if standing is Standing.LOCKED else None
            )
            for each, standing in options
            if standing is not Standing.HIDDEN
        )

    def _outcome(self, decision: Decision, before: State, after: State) -> Outcome:
        scene = self.scenario.scenes[decision.scene]
        choice = scene.choices[decision.choice]
        coached = self.timing is Timing.COACHED
        return Outcome(
            text=choice.text,
            paragraphs=self._rules.told(choice.outcome, after),
            gauges=self._readings(before, after),
            coached=coached,
            feedback=feedback_on(choice, self.guidance) if coached else None,
            tempting=choice.tempting if coached else None,
            alternatives=alternatives_to(decision.choice, decision.offered, scene, self.guidance)
            if coached
            else (),
        )

    def _readings(self, before: State, after: State) -> tuple[GaugeReading, ...]:
        return tuple(
            GaugeReading(gauge, now, now - then)
            for gauge, then, now in zip(self.scenario.gauges.values(), before.gauges, after.gauges, strict=True)
        )
