"""How one choice sits with the guidance."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from scenario_trainer.story.model import Alignment

if TYPE_CHECKING:
    from collections.abc import Collection

    from scenario_trainer.story.model import Choice, Guidance, Scene


class Finding(NamedTuple):
    """How a choice stands towards one principle."""

    alignment: Alignment
    principle: str
    """Its id."""
    title: str
    why: str
    """The reason, in this situation."""


class Feedback(NamedTuple):
    """All that is said about a choice."""

    alignment: Alignment
    """Of the whole: reflects where all it names is reflected, against where all is against, else partly."""
    findings: tuple[Finding, ...]
    """What it reflects first, what it works against last."""


class Alternative(NamedTuple):
    """Another choice of the same decision, and why somebody would take it."""

    text: str
    tempting: str | None
    feedback: Feedback | None


def feedback_on(choice: Choice, guidance: Guidance) -> Feedback | None:
    """What to tell about a choice; None where it names no principle, since none is invented."""
    findings = tuple(
        Finding(alignment, principle, guidance.principles[principle].title, why)
        for alignment, reasons in choice.alignments().items()
        for principle, why in reasons.items()
    )
    if not findings:
        return None
    alignments = {finding.alignment for finding in findings}
    return Feedback(alignments.pop() if len(alignments) == 1 else Alignment.PARTLY, findings)


def alternatives_to(
    choice_id: str, offered: Collection[str], scene: Scene, guidance: Guidance
) -> tuple[Alternative, ...]:
    """The other choices that were offered in a decision, in written order; what was hidden stays hidden."""
    return tuple(
        Alternative(choice.text, choice.tempting, feedback_on(choice, guidance))
        for each, choice in scene.choices.items()
        if each != choice_id and each in offered
    )
