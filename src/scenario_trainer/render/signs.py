"""Signs for how a choice stands towards a principle, the same in every rendering and always with words beside."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scenario_trainer.story.terms import Alignment

if TYPE_CHECKING:
    from collections.abc import Iterable

SIGNS: dict[Alignment | None, str] = {
    Alignment.REFLECTS: "●",
    Alignment.PARTLY: "◐",
    Alignment.AGAINST: "○",
    None: "·",
}
"""None stands for a principle that was in play and not taken up."""
OPEN_DECISION = "◌"
"""Of a decision for which the guidance does not favour one answer."""


def verdict_signs(verdict: Iterable[Alignment | None]) -> str:
    """One sign for each principle; of an open decision its own sign."""
    return "".join(SIGNS[each] for each in verdict) or OPEN_DECISION
