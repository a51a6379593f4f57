"""Replaying kept attempts in the scenario as its file is now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scenario_trainer.play.changes import Change, Changed
from scenario_trainer.play.session import Session

if TYPE_CHECKING:
    from scenario_trainer.play.decisions import Playthrough
    from scenario_trainer.records.kept import Attempt, KeptDecision
    from scenario_trainer.story.model import Guidance, Scenario


def replay(session: Session, attempt: Attempt) -> Change | None:
    """Take the decisions of an attempt in a session that has just begun, as far as the story still allows.

    None where all of them stand.
    """
    decisions = attempt.decisions
    standing = session.replay(
        (decision.key for decision in decisions), ((decision.rationale, decision.note) for decision in decisions)
    )
    if standing == len(decisions):
        return None
    return Change(standing + 1, decisions[standing], _what_changed(session, decisions[standing]))


def replayed(attempt: Attempt, scenario: Scenario, guidance: Guidance) -> Playthrough | None:
    """An attempt as far as it was played; None where the story has changed under it."""
    session = Session(scenario, guidance, timing=attempt.timing, seed=attempt.seed)
    return session.played if replay(session, attempt) is None else None


def _what_changed(session: Session, kept: KeptDecision) -> Changed:
    scene = session.scenario.scenes.get(kept.scene)
    if scene is None:
        return Changed.SCENE_GONE
    if session.played.states[-1].scene != kept.scene:
        return Changed.LEADS_ELSEWHERE
    return Changed.NOT_OPEN if kept.choice in scene.choices else Changed.CHOICE_GONE
