"""What is on show while a scenario is played: one moment after another."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from scenario_trainer.play.feedback import Alternative, Feedback
    from scenario_trainer.story.model import Ending, Gauge


class Timing(StrEnum):
    """When feedback is given."""

    COACHED = "coached"
    """After each choice."""
    CONSEQUENCES = "consequences"
    """The story only; all feedback in the debrief."""


class GaugeReading(NamedTuple):
    """A gauge, and where it stands."""

    gauge: Gauge
    value: int
    change: int
    """Against the moment before the last choice; 0 outside an outcome."""


class Offer(NamedTuple):
    """A choice as the learner sees it."""

    id: str
    text: str
    locked: str | None
    """Why it cannot be taken now; None where it can."""


class Passing(NamedTuple):
    """A scene that simply goes on."""

    title: str | None
    paragraphs: tuple[str, ...]


class Deciding(NamedTuple):
    """A scene in which the learner chooses."""

    title: str | None
    paragraphs: tuple[str, ...]
    gauges: tuple[GaugeReading, ...]
    offers: tuple[Offer, ...]
    number: int
    """Which decision it is, from 1."""
    to_go: int | None
    """At least so many decisions follow; None where no ending is in sight."""


class Outcome(NamedTuple):
    """What followed a choice at once."""

    text: str
    """The choice that was taken."""
    paragraphs: tuple[str, ...]
    gauges: tuple[GaugeReading, ...]
    coached: bool
    """Whether feedback is given now. Where it is and `feedback` is None, the decision was an open one."""
    feedback: Feedback | None
    tempting: str | None
    alternatives: tuple[Alternative, ...]
    """The other choices; none where feedback waits for the debrief."""


class Ended(NamedTuple):
    """The last scene."""

    title: str | None
    paragraphs: tuple[str, ...]
    ending: Ending


class Stuck(NamedTuple):
    """The story cannot go on: a mistake in the scenario."""

    explanation: str


Moment: TypeAlias = Passing | Deciding | Outcome | Ended | Stuck
