"""What screens tell the app. They stand apart from the screens, so that a screen is imported only when shown."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.message import Message

if TYPE_CHECKING:
    from scenario_trainer.session import Session, Timing
    from scenario_trainer.story.library import Entry
    from scenario_trainer.story.model import Scenario


@dataclass
class Opened(Message):
    """The learner wants this scenario."""

    entry: Entry


@dataclass
class Begun(Message):
    """The learner has been briefed and wants to play."""

    scenario: Scenario
    timing: Timing


@dataclass
class Finished(Message):
    """The story has ended, and the learner wants to look back."""

    session: Session


@dataclass
class AskedAgain(Message):
    """The learner wants to play the same scenario once more."""

    scenario_id: str
