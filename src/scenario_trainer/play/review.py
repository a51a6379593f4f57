"""Review: decisions that went against the guidance, and commitments, met again days later."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from scenario_trainer.play.feedback import feedback_on
from scenario_trainer.play.moments import DecisionPoint
from scenario_trainer.play.session import Session
from scenario_trainer.play.writing import Writing
from scenario_trainer.records.attempts import find
from scenario_trainer.records.review import Card, answered, drop, due
from scenario_trainer.records.writings import Commitment, due_commitments

if TYPE_CHECKING:
    from scenario_trainer.records.database import Database
    from scenario_trainer.story.library import Library

__all__ = ["Commitment", "DueDecision", "DueItem", "Review"]


class DueDecision(NamedTuple):
    """A decision to be met again."""

    card: Card
    session: Session
    """At the moment of the decision; what is chosen there is not kept as an attempt."""
    chosen_before: str
    """What was chosen last time, to be shown after the answer."""


DueItem: TypeAlias = DueDecision | Commitment


class Review:
    """What is due now, one item after another: decisions, longest due first, then commitments.

    The first call of `go_on` shows the first item. Every method raises RecordsError where the records cannot be
    read or written.
    """

    def __init__(self, database: Database, library: Library) -> None:
        self._database = database
        self._library = library
        self._waiting: list[Card | Commitment] | None = None
        """None as long as the records have not been read."""
        self.current: DueItem | None = None
        """The item on show; None when nothing is left."""

    @property
    def left(self) -> int:
        """How many items are left, the current one among them."""
        return len(self._waiting or ()) + (self.current is not None)

    def go_on(self) -> None:
        """Go to the next item; one that was not answered stays due."""
        self.current = None
        if self._waiting is None:
            now = datetime.now(UTC)
            self._waiting = [*due(self._database, now), *due_commitments(self._database, now)]
        while self._waiting and self.current is None:
            item = self._waiting.pop(0)
            self.current = item if isinstance(item, Commitment) else self._decision(item)

    def answer(self, choice_id: str) -> datetime:
        """Take a choice of the current decision, and return when it comes back.

        Raises ValueError where there is none or it has been taken already.
        """
        if not isinstance(self.current, DueDecision):
            raise ValueError("No decision is asked now.")
        card, session, _ = self.current
        session.choose(choice_id)
        feedback = feedback_on(session.scenario.scenes[card.scene].choices[choice_id], session.guidance)
        return answered(self._database, card, feedback and feedback.rating, datetime.now(UTC))

    def writing(self) -> Writing:
        """Where what came of the current commitment is written. Raises ValueError where none is asked about."""
        if not isinstance(self.current, Commitment):
            raise ValueError("No commitment is asked about now.")
        return Writing(self._database, self.current.attempt, ())

    def _decision(self, card: Card) -> DueDecision | None:
        """The decision of a card; None where its scenario is gone for now, or where it does not fit its attempt.

        A card to whose decision the story does not lead any more is dropped.
        """
        entry, attempt = self._library.find(card.scenario), find(self._database, card.attempt)
        scenario = self._library.load(entry).value if entry else None
        if scenario is None or attempt is None or not 0 < card.number <= len(attempt.decisions):
            return None
        *before, kept = attempt.decisions[: card.number]
        if kept.scene != card.scene:  # one of them is damaged
            return None
        session = Session(scenario, self._library.guidance)
        session.replay(decision.key for decision in before)
        while not session.settled:
            session.go_on()
        here = session.played.states[-1].scene
        if (
            len(session.decisions) < len(before)
            or here != card.scene
            or not isinstance(session.moment, DecisionPoint)
        ):
            drop(self._database, card)
            return None
        return DueDecision(card, session, kept.text)
