"""What is on show while a scenario is played: one moment after another."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from scenario_trainer.records.terms import Timing as Timing

if TYPE_CHECKING:
    from scenario_trainer.play.feedback import Alternative, Feedback
    from scenario_trainer.play.gauges import GaugeReading
    from scenario_trainer.story.model import Ending


class Offer(NamedTuple):
    """A choice as the learner sees it."""

    id: str
    text: str
    locked: str | None
    """Why it cannot be taken now; None where it can."""


class Narration(NamedTuple):
    """A scene that simply goes on."""

    title: str | None
    paragraphs: tuple[str, ...]


class DecisionPoint(NamedTuple):
    """A scene in which the learner chooses."""

    title: str | None
    paragraphs: tuple[str, ...]
    question: str | None
    """What is to be decided: the scene's question, or its title or id where it has none."""
    gauges: tuple[GaugeReading, ...]
    offers: tuple[Offer, ...]
    number: int
    """Which decision it is, from 1."""
    to_go: int | None
    """At least so many decisions follow; None where no ending can be reached."""


class Outcome(NamedTuple):
    """What follows a choice at once."""

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

    @property
    def principle(self) -> str | None:
        """The id of the first principle that the feedback names."""
        return self.feedback.findings[0].principle if self.feedback else None


class Ended(NamedTuple):
    """The last scene."""

    title: str | None
    paragraphs: tuple[str, ...]
    ending: Ending


class Stuck(NamedTuple):
    """The story cannot go on: a mistake in the scenario."""

    explanation: str


Moment: TypeAlias = Narration | DecisionPoint | Outcome | Ended | Stuck
