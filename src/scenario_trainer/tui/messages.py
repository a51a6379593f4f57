"""What screens request of the app; apart from the screens, so that a screen is imported only when it is shown."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.message import Message

if TYPE_CHECKING:
    from scenario_trainer.play.exploring import Exploration
    from scenario_trainer.play.journal import Attempt
    from scenario_trainer.play.moments import Timing
    from scenario_trainer.play.session import Session
    from scenario_trainer.story.entries import Entry
    from scenario_trainer.story.model import Scenario
    from scenario_trainer.tui.screens.base import TrainerScreen


@dataclass
class Request(Message):
    """A request of a screen, which shows it where the records refuse."""

    screen: TrainerScreen


@dataclass
class Open(Request):
    """Open a scenario: where the learner was, or `anew`."""

    entry: Entry
    anew: bool = False


@dataclass
class ShowMap(Request):
    """Show how a scenario hangs together."""

    entry: Entry


@dataclass
class ShowJournal(Request):
    """Show what the learner has done."""


@dataclass
class ShowReview(Request):
    """Show the decisions that are due for review."""


@dataclass
class Begin(Request):
    """Begin an attempt."""

    scenario: Scenario
    timing: Timing
    rationale: bool
    """Whether to ask why and how confident before each outcome."""


@dataclass
class Finish(Request):
    """Look back on a story that has ended."""

    session: Session
    exploration: Exploration


@dataclass
class PlayAgain(Request):
    """Play a scenario once more, from its start."""

    scenario_id: str


@dataclass
class Reopen(Request):
    """Take a decision, by its number from 1, differently."""

    session: Session
    number: int


@dataclass
class GoBackTo(Request):
    """Look back on an attempt, or go on with it."""

    attempt: Attempt
