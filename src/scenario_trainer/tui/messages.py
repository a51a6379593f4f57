"""What screens ask of the app. They stand apart from the screens, so that a screen is imported only when shown."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.message import Message

if TYPE_CHECKING:
    from textual.screen import Screen

    from scenario_trainer.coaching.debrief import Debrief
    from scenario_trainer.session import Timing
    from scenario_trainer.story.library import Entry
    from scenario_trainer.story.model import Scenario


@dataclass
class Request(Message):
    """It holds only while its screen is on show: of two keys pressed in haste, the first decides."""

    screen: Screen[None]


@dataclass
class Opened(Request):
    """The learner wants this scenario."""

    entry: Entry


@dataclass
class AskedForMap(Request):
    """Somebody wants to see how this scenario hangs together."""

    entry: Entry


@dataclass
class Begun(Request):
    """The learner has been briefed and wants to play."""

    scenario: Scenario
    timing: Timing


@dataclass
class Finished(Request):
    """The story has ended, and the learner wants to look back."""

    scenario: Scenario
    debrief: Debrief


@dataclass
class AskedAgain(Request):
    """The learner wants to play the same scenario once more."""

    scenario_id: str
