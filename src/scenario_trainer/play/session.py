"""One learner in one scenario: what is on show, and what the learner can do about it."""

from __future__ import annotations

import random
from itertools import chain, repeat
from typing import TYPE_CHECKING, NamedTuple

from scenario_trainer.engine.rules import EndlessLoopError, Rules, Step
from scenario_trainer.play.decisions import Decision, Playthrough, Rationale, question_of
from scenario_trainer.play.keeping import kept_decision, kept_ending
from scenario_trainer.play.moment_builder import MomentBuilder
from scenario_trainer.play.moments import DecisionPoint, Moment, Narration, Outcome, Stuck, Timing
from scenario_trainer.records.drafts import Draft

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from scenario_trainer.engine.state import State
    from scenario_trainer.records.kept import KeptDecision
    from scenario_trainer.records.log import AttemptLog
    from scenario_trainer.story.model import Guidance, Scenario


def new_seed() -> int:
    """A random seed."""
    return random.randrange(2**32)


class _Taken(NamedTuple):
    decision: Decision
    before: State
    shown: int
    """How many moments had been left by then, the decision point itself not among them."""


class _Upcoming(NamedTuple):
    scene: str
    moment: Moment


class Session:
    """A learner's pass through a scenario.

    `moment` is what is on show; `go_on`, `choose`, `step_back` and `reopen` change it. The seed decides the order
    in which choices are offered, and nothing else. With a log each decision is kept before its outcome is on show.
    `first_pass` are the decisions of a pass that came to its end before, given as scenes and choices.
    """

    def __init__(
        self,
        scenario: Scenario,
        guidance: Guidance,
        *,
        timing: Timing = Timing.COACHED,
        seed: int | None = None,
        log: AttemptLog | None = None,
        first_pass: Sequence[tuple[str, str]] | None = None,
    ) -> None:
        self.scenario = scenario
        self.guidance = guidance
        self.timing = timing
        self._log = log
        self._rules = Rules(scenario)
        self._moments = MomentBuilder(self._rules, guidance, timing, new_seed() if seed is None else seed)
        self._first_pass = first_pass
        """None until a pass has come to its end."""
        self._taken: list[_Taken] = []
        self._shown: list[Moment] = []
        self._upcoming: list[_Upcoming] = []
        """The moment on show, and those that follow it without a decision."""
        self._draft = Draft()
        """What was written about a decision that is not taken yet."""
        self._state: State
        try:
            self._arrive(self._rules.start())
        except EndlessLoopError as error:
            self._halt(error)

    @property
    def moment(self) -> Moment:
        """What is on show now."""
        return self._upcoming[0].moment

    @property
    def settled(self) -> bool:
        """Whether the moment waits for a decision, or nothing can follow it."""
        return not isinstance(self.moment, Narration | Outcome)

    @property
    def decisions(self) -> tuple[Decision, ...]:
        """The decisions that led here, in order."""
        return tuple(taken.decision for taken in self._taken)

    @property
    def is_what_if(self) -> bool:
        """Whether a pass came to its end before, and these are not its decisions."""
        return self._first_pass is not None and list(self._first_pass) != self._keys

    @property
    def attempt_id(self) -> int | None:
        """Which attempt is kept; None without a log, before the first decision, and once it was deleted."""
        return self._log.attempt_id if self._log else None

    @property
    def played(self) -> Playthrough:
        """The decisions that led here, with the states between them."""
        states = (*(taken.before for taken in self._taken), self._state)
        return Playthrough(self.scenario, self.decisions, states)

    @property
    def known(self) -> tuple[str, ...]:
        """What the learner has found out or done: the texts of the flags that are true, in the file's order."""
        return tuple(text for name, text in self.scenario.flags.items() if name in self._state.flags)

    @property
    def transcript(self) -> tuple[Moment, ...]:
        """All moments that led here, the current one included."""
        return (*self._shown, self.moment)

    @property
    def note(self) -> str:
        """The learner's note on the decision that is asked now, or else was taken last."""
        return self._draft.note if self._is_note_pending else self._taken[-1].decision.note

    @property
    def noted_question(self) -> str:
        """What is decided by the decision that a note is on; empty before the first is asked."""
        if isinstance(self.moment, DecisionPoint):
            return question_of(self.scenario, self._state.scene)
        return self.played.question(len(self._taken)) if self._taken else ""

    def write_note(self, text: str) -> None:
        """Keep a note on the decision that is asked now, or else was taken last; an empty text takes it back."""
        if text == self.note:
            return
        if self._is_note_pending:
            self._keep_draft(self._draft._replace(note=text))
            return
        self._note_last(text)
        if self._log:
            self._log.note(len(self._taken), text)

    @property
    def rationale(self) -> Rationale:
        """What was said about a decision that is not taken yet."""
        return self._draft.rationale

    def write_rationale(self, rationale: Rationale) -> None:
        """Keep what is said about the decision that is asked now."""
        if rationale != self.rationale:
            self._keep_draft(self._draft._replace(rationale=rationale))

    def restore_draft(self, draft: Callable[[str], Draft]) -> None:
        """Go on with what was written about the decision that comes next; `draft` finds it by its scene."""
        self._draft = draft(self._state.scene)

    def _keep_draft(self, draft: Draft) -> None:
        self._draft = draft
        if self._log:
            self._log.keep_draft(self._state.scene, draft)

    def go_on(self) -> None:
        """Leave a moment that asks for nothing; elsewhere this does nothing."""
        if not self.settled:
            self._shown.append(self._upcoming.pop(0).moment)

    def go_on_to(self, scene: str) -> None:
        """Go on until this scene is on show, or until a decision or an end is."""
        while not self.settled and not (isinstance(self.moment, Narration) and self._upcoming[0].scene == scene):
            self.go_on()

    def choose(self, choice_id: str, rationale: Rationale | None = None) -> None:
        """Take a choice of the current decision and keep it.

        Raises ValueError where it cannot be taken, as when the decision has been taken already.
        """
        before = self._keys
        self._take(choice_id, rationale or Rationale(), self._draft.note)
        if self._log:
            decision = kept_decision(self._taken[-1].decision, self.scenario)
            ending = kept_ending(self._state.scene, self.scenario)
            self._go_on_with(self._log.record(before, decision, ending))

    def keep(self) -> None:
        """Keep what could not be kept, and an ending to which a changed story has led, as somebody leaves."""
        if self._log:
            ending = kept_ending(self._state.scene, self.scenario)
            if ending and self._taken:
                self._log.end(self._keys, ending)
            self._log.save()

    def stop_keeping(self) -> None:
        """Keep nothing more, and notify the learner: the attempt was deleted in another window."""
        if self._log:
            self._log.stop()

    def replay(self, decisions: Iterable[tuple[str, str]], said: Iterable[tuple[Rationale, str]] = ()) -> int:
        """Take decisions, each given as scene and choice, for as long as they still stand; return how many did.

        Nothing is kept of it. `said` are their rationales and notes, in order. On show then is the outcome of the
        last of them or, where not all stand, the place at which the next does not.
        """
        taken = 0
        sayings = chain(said, repeat((Rationale(), "")))
        for scene, choice in decisions:
            while not self.settled:
                self.go_on()
            if self._state.scene != scene:
                break
            try:
                self._take(choice, *next(sayings))
            except ValueError:
                break
            taken += 1
        return taken

    def step_back(self) -> bool:
        """Undo the last decision and be asked it again, with the note on it. False where there is none."""
        if not self._taken:
            return False
        note = self._taken[-1].decision.note
        self.reopen(len(self._taken))
        self.write_note(note)
        return True

    def reopen(self, number: int) -> None:
        """Be asked a decision again, from 1; what was decided before it stands."""
        if number > len(self._taken):
            return
        taken = self._taken[number - 1]
        del self._taken[number - 1 :], self._shown[taken.shown :]
        self._state = taken.before
        self._draft = Draft()
        self._upcoming = []
        self._rest()
        if self._log:
            self._log.stand(len(self._taken))

    @property
    def _keys(self) -> list[tuple[str, str]]:
        """The decisions as scenes and choices."""
        return [taken.decision.key for taken in self._taken]

    @property
    def _is_note_pending(self) -> bool:
        return isinstance(self.moment, DecisionPoint) or not self._taken

    def _go_on_with(self, kept: KeptDecision) -> None:
        """Go on with the last decision as it is kept, the confidence that of the first try.

        Note and reason of another try are added to its note, where they are not paragraphs of it already.
        """
        last, note = self._taken[-1], kept.note
        self._taken[-1] = last._replace(decision=last.decision._replace(rationale=kept.rationale, note=kept.note))
        for said in filter(None, (last.decision.note, last.decision.rationale.reason)):
            if f"\n\n{said}\n\n" not in f"\n\n{kept.rationale.reason}\n\n{note}\n\n":
                note = f"{note}\n\n{said}" if note else said
        self.write_note(note)

    def _note_last(self, note: str) -> None:
        last = self._taken[-1]
        self._taken[-1] = last._replace(decision=last.decision._replace(note=note))

    def _take(self, choice_id: str, rationale: Rationale, note: str) -> None:
        moment, before = self.moment, self._state
        if not isinstance(moment, DecisionPoint):
            raise ValueError("There is nothing to choose now.")
        offered = tuple(offer.id for offer in moment.offers if offer.locked is None)
        if choice_id not in offered:
            raise ValueError(f"‘{choice_id}’ cannot be chosen now.")
        decision = Decision(before.scene, choice_id, offered, rationale, note)
        self._taken.append(_Taken(decision, before, len(self._shown)))
        self._shown.append(moment)
        self._upcoming = []
        self._draft = Draft()
        try:
            step = self._rules.choose(before, choice_id)
        except EndlessLoopError as error:
            self._show(before.scene, self._moments.outcome(decision, before, error.after_choice))
            self._halt(error)
        else:
            self._show(before.scene, self._moments.outcome(decision, before, step.after_choice))
            self._arrive(step)

    def _arrive(self, step: Step) -> None:
        for state in step.passed:
            self._show(state.scene, self._moments.narration(state))
        self._state = step.state
        if self._first_pass is None and self.scenario.scenes[step.state.scene].ending:
            self._first_pass = self._keys
        self._rest()

    def _rest(self) -> None:
        self._show(self._state.scene, self._moments.at_rest(self._state, len(self._taken) + 1))

    def _halt(self, error: EndlessLoopError) -> None:
        self._state = error.state
        self._show(error.state.scene, Stuck(str(error)))

    def _show(self, scene: str, moment: Moment) -> None:
        self._upcoming.append(_Upcoming(scene, moment))
