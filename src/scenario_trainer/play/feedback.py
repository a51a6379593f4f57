"""How one choice stands towards the guidance."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from scenario_trainer.story.terms import Alignment

if TYPE_CHECKING:
    from collections.abc import Collection

    from scenario_trainer.story.model import Choice, Guidance, Principle, Scene


class Finding(NamedTuple):
    """How a choice stands towards one principle."""

    alignment: Alignment
    principle: str
    """Its id."""
    title: str
    cited: str | None
    """Where it stands in the guidance's source."""
    instead_of: str | None
    """What not to do, where the principle warns of something."""
    in_short: str
    """The principle in a line."""
    why: str
    """The reason, in this situation."""


class Feedback(NamedTuple):
    """What the guidance says of a choice."""

    findings: tuple[Finding, ...]
    """At least one: what the choice reflects first, what it works against last."""
    guidance: str
    """The title of the guidance."""

    @property
    def rating(self) -> Alignment:
        """One alignment for the whole choice, by which reviews are spaced; never shown.

        Reflects where all findings reflect, against where all work against, else partly.
        """
        alignments = {finding.alignment for finding in self.findings}
        return alignments.pop() if len(alignments) == 1 else Alignment.PARTLY


class Alternative(NamedTuple):
    """Another choice of the same decision, and why somebody would take it."""

    text: str
    tempting: str | None
    feedback: Feedback | None


def feedback_on(choice: Choice, guidance: Guidance) -> Feedback | None:
    """The feedback on a choice; None where it names no principle, since none is invented."""
    findings = tuple(
        _finding(alignment, key, guidance.principles[key], why)
        for alignment, reasons in choice.alignments().items()
        for key, why in reasons.items()
    )
    return Feedback(findings, guidance.title) if findings else None


def _finding(alignment: Alignment, key: str, principle: Principle, why: str) -> Finding:
    return Finding(alignment, key, principle.title, principle.cited, principle.instead_of, principle.in_short, why)


def alternatives_to(
    choice_id: str, offered: Collection[str], scene: Scene, guidance: Guidance
) -> tuple[Alternative, ...]:
    """The other choices that were offered in a decision, in written order; what was hidden stays hidden."""
    return tuple(
        Alternative(choice.text, choice.tempting, feedback_on(choice, guidance))
        for each, choice in scene.choices.items()
        if each != choice_id and each in offered
    )
