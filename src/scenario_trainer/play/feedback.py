"""How one choice sits with the guidance."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from scenario_trainer.story.terms import Alignment

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
    """Of the whole."""
    findings: tuple[Finding, ...]
    """What it reflects first, what it works against last."""


class Alternative(NamedTuple):
    """Another choice of the same decision, and why somebody would take it."""

    text: str
    tempting: str | None
    feedback: Feedback | None


def whole_alignment(choice: Choice) -> Alignment | None:
    """Reflects where all that a choice names is reflected, against where all is against, else partly."""
    found = {alignment for alignment, reasons in choice.alignments().items() if reasons}
    if not found:
        return None
    return found.pop() if len(found) == 1 else Alignment.PARTLY


def feedback_on(choice: Choice, guidance: Guidance) -> Feedback | None:
    """What to tell about a choice; None where it names no principle, since none is invented."""
    findings = tuple(
        Finding(alignment, principle, guidance.principles[principle].title, why)
        for alignment, reasons in choice.alignments().items()
        for principle, why in reasons.items()
    )
    alignment = whole_alignment(choice)
    return Feedback(alignment, findings) if alignment else None


def alternatives_to(
    choice_id: str, offered: Collection[str], scene: Scene, guidance: Guidance
) -> tuple[Alternative, ...]:
    """The other choices that were offered in a decision, in written order; what was hidden stays hidden."""
    return tuple(
        Alternative(choice.text, choice.tempting, feedback_on(choice, guidance))
        for each, choice in scene.choices.items()
        if each != choice_id and each in offered
    )
