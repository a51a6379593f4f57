"""What of a session is kept in the records."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from scenario_trainer.play.decisions import alignments_in_play, question_of
from scenario_trainer.records.kept import KeptDecision, KeptEnding
from scenario_trainer.records.rows import AttemptHead

if TYPE_CHECKING:
    from scenario_trainer.play.decisions import Decision
    from scenario_trainer.play.moments import Timing
    from scenario_trainer.story.model import Scenario


def attempt_head(scenario: Scenario, timing: Timing, seed: int) -> AttemptHead:
    """What is kept of an attempt whatever happens in it."""
    return AttemptHead(scenario.id, scenario.provenance.version, scenario.title, timing, seed)


def kept_decision(decision: Decision, scenario: Scenario) -> KeptDecision:
    """A decision that was taken just now, in the words of its scenario."""
    return KeptDecision(
        decision.scene,
        decision.choice,
        question_of(scenario, decision.scene),
        scenario.scenes[decision.scene].choices[decision.choice].text,
        datetime.now(UTC),
        offered=decision.offered,
        alignments=alignments_in_play(decision, scenario),
        rationale=decision.rationale,
        note=decision.note,
    )


def kept_ending(scene_id: str, scenario: Scenario) -> KeptEnding | None:
    """The ending of a scene that was reached just now; None where it has none."""
    ending = scenario.scenes[scene_id].ending
    return KeptEnding(scene_id, ending.outcome, ending.title, datetime.now(UTC)) if ending else None
