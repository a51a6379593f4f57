"""What screens ask of the app. They stand apart from the screens, so that a screen is imported only when shown."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.message import Message

if TYPE_CHECKING:
    from collections.abc import Mapping
    from concurrent.futures import Future

    from textual.screen import Screen

    from scenario_trainer.engine.graph import Graph
    from scenario_trainer.play.moments import Timing
    from scenario_trainer.play.session import Session
    from scenario_trainer.records.attempts import Attempt
    from scenario_trainer.story.library import Entry
    from scenario_trainer.story.model import Scenario


@dataclass
class Request(Message):
    """It holds only while its screen is on show: of two keys pressed in haste, the first decides."""

    screen: Screen[None]


class Kept(Message):
    """Something was written to the records; there may be something to tell of it."""


@dataclass
class Opened(Request):
    """The learner wants this scenario: to go on where they were, or to begin `anew`."""

    entry: Entry
    anew: bool = False


@dataclass
class AskedForMap(Request):
    """Somebody wants to see how this scenario hangs together."""

    entry: Entry


@dataclass
class AskedForJournal(Request):
    """The learner wants to see what they have done. The entries are those read so far, by id."""

    entries: Mapping[str, Entry]


@dataclass
class AskedForReview(Request):
    """The learner wants to meet decisions again."""


@dataclass
class Begun(Request):
    """The learner has been briefed and wants to play."""

    scenario: Scenario
    timing: Timing
    thinking: bool


@dataclass
class Finished(Request):
    """The story has ended, and the learner wants to look back."""

    session: Session
    exploring: Future[Graph]


@dataclass
class AskedAgain(Request):
    """The learner wants to play the same scenario once more."""

    scenario_id: str


@dataclass
class Reopened(Request):
    """The learner wants to take a decision, by its number from 1, differently."""

    session: Session
    number: int


@dataclass
class Recalled(Request):
    """The learner wants an attempt of theirs back: to look back on it, or to go on with it."""

    attempt: Attempt
