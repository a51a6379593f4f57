"""Attempts as files that go from the page in the browser to the records and back.

Such a file knows decisions by their scenes and choices. They are replayed in the scenario as it is now, and kept
in its words as far as they stand.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, NamedTuple

from scenario_trainer.play.decisions import Confidence, Rationale
from scenario_trainer.play.keeping import kept_decision, kept_ending
from scenario_trainer.play.moments import Timing
from scenario_trainer.play.session import Session
from scenario_trainer.records.families import passes
from scenario_trainer.records.passes import PlayedPass, take_in
from scenario_trainer.records.rows import AttemptHead
from scenario_trainer.records.values import moment, number, seconds, text
from scenario_trainer.records.writings import write, written

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import datetime

    from scenario_trainer.play.journal import FamilyPage
    from scenario_trainer.records.database import Database
    from scenario_trainer.records.kept import Attempt
    from scenario_trainer.story.model import Guidance, Scenario

KIND = "attempt"
VERSION = 1


class NotAnAttemptError(Exception):
    """A file that is no saved attempt, a damaged one, or one of a later version; the message says so."""


class SavedDecision(NamedTuple):
    """A decision as such a file has it."""

    scene: str
    choice: str
    decided: datetime
    seconds: int
    rationale: Rationale
    note: str


class SavedPass(NamedTuple):
    """A pass as such a file has it."""

    uid: str
    began: datetime
    decisions: tuple[SavedDecision, ...]


class SavedAttempt(NamedTuple):
    """What such a file has."""

    scenario: str
    """Its id."""
    version: str
    """Of the scenario, as it was played."""
    title: str
    timing: Timing
    seed: int
    passes: tuple[SavedPass, ...]
    """Those with decisions; the first pass first."""
    written: Mapping[str, str]


class BroughtIn(NamedTuple):
    """What of a saved attempt is in the records now."""

    passes: int
    decisions: int
    """How many of its decisions were new here."""
    lost: int
    """How many do not stand in the scenario as it is now."""


def read_attempt(content: bytes) -> SavedAttempt:
    """The attempt that a file holds. Raises NotAnAttemptError."""
    try:
        given = json.loads(content)
    except (ValueError, RecursionError) as error:
        raise NotAnAttemptError("This is not a saved attempt: it is not JSON.") from error
    if not isinstance(given, dict) or given.get("scenario-trainer") != KIND:
        raise NotAnAttemptError("This is not a saved attempt of scenario-trainer.")
    if isinstance(given.get("version"), int) and given["version"] > VERSION:
        raise NotAnAttemptError("A later version of the program saved this attempt.")
    try:
        attempt = _attempt(given)
    except (LookupError, TypeError, ValueError, AttributeError) as error:
        raise NotAnAttemptError("This saved attempt is damaged; nothing of it was taken.") from error
    if not attempt.passes:
        raise NotAnAttemptError("There is no decision in this attempt yet.")
    return attempt


def bring_in(database: Database, saved: SavedAttempt, scenario: Scenario, guidance: Guidance) -> BroughtIn:
    """Keep a saved attempt in the records as far as it stands; what is there stays. Raises RecordsError."""
    replayed = [_replayed(saved, each, scenario, guidance) for each in saved.passes]
    lost = sum(len(each.decisions) for each in saved.passes) - sum(len(each.decisions) for each in replayed)
    standing = [each for each in replayed if each.decisions]
    if not standing or not replayed[0].decisions:
        return BroughtIn(0, 0, lost)
    head = AttemptHead(scenario.id, saved.version, scenario.title, saved.timing, saved.seed)
    taken = take_in(database, head, standing)
    known = written(database, taken.family)
    write(database, taken.family, {key: words for key, words in saved.written.items() if key not in known})
    return BroughtIn(len(standing), taken.decisions, lost)


def attempt_file(page: FamilyPage) -> bytes:
    """A family of attempts as a file that the story's page opens.

    The page takes for the first pass the first in the file that has ended, and opens the one played last.
    """
    first = page.attempts[0]
    played = passes(page.attempts)
    ordered = (*played, *(each for each in page.attempts if each not in played))
    current = max(ordered, key=lambda each: (each.underway, each.id))
    content = {
        "scenario-trainer": KIND,
        "version": VERSION,
        "scenario": first.scenario,
        "scenario_version": first.version or "",
        "title": first.title,
        "timing": first.timing,
        "seed": first.seed,
        "reason_first": False,
        "passes": [_pass_data(each) for each in ordered],
        "current": ordered.index(current),
        "written": dict(page.written),
    }
    return json.dumps(content, indent=1, ensure_ascii=False).encode() + b"\n"


def _replayed(saved: SavedAttempt, played: SavedPass, scenario: Scenario, guidance: Guidance) -> PlayedPass:
    """A pass in the scenario as it is now, as far as it stands."""
    session = Session(scenario, guidance, timing=saved.timing, seed=saved.seed)
    session.replay(
        ((each.scene, each.choice) for each in played.decisions),
        ((each.rationale, each.note) for each in played.decisions),
    )
    decisions = tuple(
        kept_decision(decision, scenario)._replace(decided=each.decided, seconds=each.seconds)
        for decision, each in zip(session.decisions, played.decisions, strict=False)
    )
    ending = kept_ending(session.played.states[-1].scene, scenario)
    if ending and decisions:
        ending = ending._replace(reached=decisions[-1].decided)
    return PlayedPass(played.uid, played.began, decisions, ending)


def _pass_data(attempt: Attempt) -> dict[str, object]:
    decisions = [
        {
            "scene": each.scene,
            "choice": each.choice,
            "question": each.question,
            "text": each.text,
            "decided": each.decided.isoformat(),
            "seconds": each.seconds,
            "reason": each.rationale.reason,
            "confidence": each.rationale.confidence,
            "note": each.note,
        }
        for each in attempt.decisions
    ]
    return {"uid": attempt.uid, "began": attempt.began.isoformat(), "decisions": decisions}


def _attempt(given: Mapping[str, Any]) -> SavedAttempt:
    return SavedAttempt(
        text(given["scenario"]),
        text(given["scenario_version"]),
        text(given["title"]),
        Timing(given["timing"]),
        number(given["seed"]),
        tuple(_passes(given["passes"])),
        {text(prompt): text(words) for prompt, words in given["written"].items()},
    )


def _passes(given: list[Any]) -> Iterator[SavedPass]:
    for each in given:
        decisions = tuple(map(_decision, each["decisions"]))
        if decisions:
            yield SavedPass(text(each["uid"]), moment(each["began"]), decisions)


def _decision(given: Mapping[str, Any]) -> SavedDecision:
    confidence = None if given["confidence"] is None else Confidence(number(given["confidence"]))
    return SavedDecision(
        text(given["scene"]),
        text(given["choice"]),
        moment(given["decided"]),
        seconds(given["seconds"]),
        Rationale(text(given["reason"]), confidence),
        text(given["note"]),
    )
