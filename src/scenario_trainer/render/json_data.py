"""CPD records as JSON: all of their data."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from scenario_trainer.story.controls import escaped_json

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scenario_trainer.documents.cpd_record import CpdRecord
    from scenario_trainer.play.journal import KeptDecision
    from scenario_trainer.play.one_decision_away import OtherEnding


def as_json(records: Sequence[CpdRecord]) -> bytes:
    """A list of objects; dates as ISO 8601, ids as the scenario files have them."""
    data = [_record(record) for record in records]
    return escaped_json(json.dumps(data, indent=2, ensure_ascii=False)).encode() + b"\n"


def _record(record: CpdRecord) -> dict[str, object]:
    ending, others = record.ending, record.one_decision_away
    return {
        **record._asdict(),
        "day": record.day.isoformat(),
        "ending": ending and {"scene": ending.scene, "kind": ending.kind, "title": ending.title},
        "decisions": [_decision(number, kept) for number, kept in enumerate(record.decisions, start=1)],
        "one_decision_away": others if others is None else list(map(_other_ending, others)),
        "written": dict(record.written),
    }


def _other_ending(other: OtherEnding) -> dict[str, object]:
    return {
        "number": other.number,
        "choice": other.choice,
        "text": other.text,
        "ending": {"scene": other.scene, "kind": other.ending.outcome, "title": other.ending.title},
    }


def _decision(number: int, kept: KeptDecision) -> dict[str, object]:
    confidence = kept.rationale.confidence
    return {
        "number": number,
        "scene": kept.scene,
        "choice": kept.choice,
        "offered": list(kept.offered),
        "question": kept.question,
        "text": kept.text,
        "alignments": dict(kept.alignments),
        "decided": kept.decided.isoformat(),
        "reason": kept.rationale.reason,
        "confidence": confidence and confidence.name.lower(),
        "note": kept.note,
    }
