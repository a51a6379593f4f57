"""Attempts from one day to the next: beginning one, going on with one, and what stands beside one."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from scenario_trainer.documents.cpd_record import CpdRecord, cpd_record
from scenario_trainer.documents.wording import Changed
from scenario_trainer.play.comparison import Comparison, compare
from scenario_trainer.play.moments import Deciding, Ended, Timing
from scenario_trainer.play.session import Session, new_seed
from scenario_trainer.play.turning_points import TurningPoint, turning_points
from scenario_trainer.records.attempts import family, find
from scenario_trainer.records.database import GoneError
from scenario_trainer.records.log import AttemptLog
from scenario_trainer.records.review import Card, drop, due
from scenario_trainer.records.writings import written

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import datetime

    from scenario_trainer.engine.graph import Graph
    from scenario_trainer.play.debrief import Debrief
    from scenario_trainer.records.attempts import Attempt, KeptDecision
    from scenario_trainer.records.database import Database
    from scenario_trainer.story.library import Library
    from scenario_trainer.story.model import Guidance, Head, Scenario


class Change(NamedTuple):
    """Where the story has changed under an attempt."""

    number: int
    """The first decision that does not stand any more, from 1."""
    kept: KeptDecision
    what: Changed


class Resumed(NamedTuple):
    """An attempt as it goes on."""

    session: Session
    change: Change | None
    """None where every decision still stands."""


class Recollection(NamedTuple):
    """A decision to be met again."""

    card: Card
    session: Session
    """At the moment of the decision; what is chosen there is not kept as an attempt."""


class LookingBack(NamedTuple):
    """A debrief with all that stands beside it."""

    debrief: Debrief
    ended: Ended
    points: tuple[TurningPoint | None, ...] | None
    """One for each decision, None where it is not known; None as long as the story has not been explored."""
    beside: tuple[Comparison, ...]
    written: Mapping[str, str]
    """What the learner wrote, by prompt."""


def begin(
    database: Database, scenario: Scenario, guidance: Guidance, *, timing: Timing, seed: int | None = None
) -> Session:
    """Start an attempt that is kept."""
    seed = new_seed() if seed is None else seed
    log = AttemptLog(database, scenario, timing=timing, seed=seed)
    return Session(scenario, guidance, timing=timing, seed=seed, log=log)


def resume(database: Database, scenario: Scenario, guidance: Guidance, attempt_id: int) -> Resumed:
    """Replay an attempt as far as the story still allows.

    What is on show then is the outcome of its last decision; its ending where it has been looked back on; or the
    place where the story has changed. Raises RecordsError, as GoneError where there is no such attempt.
    """
    relatives = family(database, attempt_id)
    attempt = next((each for each in relatives if each.id == attempt_id), None)
    if attempt is None:
        raise GoneError
    timing = Timing(attempt.timing)
    log = AttemptLog(database, scenario, timing=timing, seed=attempt.seed, family=relatives, attempt_id=attempt_id)
    session = Session(scenario, guidance, timing=timing, seed=attempt.seed, log=log)
    change = _replay(session, attempt)
    while attempt.ending and not (attempt.underway or change or session.settled):
        session.go_on()
    return Resumed(session, change)


def comparisons(session: Session, database: Database, graph: Graph | None) -> tuple[Comparison, ...]:
    """The first pass beside this what-if, or beside each of its what-ifs where this is the first pass itself.

    Attempts that the changed story does not allow any more are left out, and those that were deleted meanwhile.
    Raises RecordsError.
    """
    attempt_id = session.attempt_id
    if attempt_id is None or not (relatives := family(database, attempt_id)):
        return ()
    first, *others = relatives
    replayed = {each.id: _replayed(session, each) for each in relatives}
    wanted = [each.id for each in others] if attempt_id == first.id else [attempt_id]
    standing = replayed[first.id]
    found = (
        compare(standing.played, other.played, graph)
        for each in wanted
        if standing and (other := replayed[each]) is not None
    )
    return tuple(each for each in found if each)


def look_back(session: Session, database: Database | None, graph: Graph | None) -> LookingBack:
    """All there is to look back on at the end of a story; without a database only what the session itself knows.

    Raises ValueError before the story has ended, RecordsError where the records cannot be read.
    """
    ended = session.moment
    if not isinstance(ended, Ended):
        raise ValueError("The story has not ended yet.")
    return LookingBack(
        session.debrief(),
        ended,
        turning_points(session.played, graph) if graph else None,
        comparisons(session, database, graph) if database else (),
        written(database, session.attempt_id) if database and session.attempt_id else {},
    )


def recollections(database: Database, library: Library, now: datetime) -> Iterator[Recollection]:
    """What is due for review, each at the moment of its decision; what the stories no longer have is dropped.

    Raises RecordsError.
    """
    for card in due(database, now):
        entry = library.find(card.scenario)
        scenario = library.load(entry).value if entry else None
        if scenario is None:
            continue  # its file may come back
        attempt = find(database, card.attempt)
        session = Session(scenario, library.guidance)
        before = [decision.key for decision in attempt.decisions[: card.number - 1]] if attempt else []
        session.replay(before)
        while not session.settled:
            session.go_on()
        here = session.played.states[-1].scene
        if len(session.decisions) == len(before) and here == card.scene and isinstance(session.moment, Deciding):
            yield Recollection(card, session)
        else:
            drop(database, card)


def record_of(database: Database, attempt_id: int, guidance: Guidance, head: Head | None) -> CpdRecord:
    """An attempt's family as a CPD record. Raises RecordsError, as GoneError where it is not there."""
    relatives = family(database, attempt_id)
    if not relatives:
        raise GoneError
    return cpd_record(relatives, written(database, attempt_id), guidance, head)


def _replayed(session: Session, attempt: Attempt) -> Session | None:
    again = Session(session.scenario, session.guidance, timing=session.timing, seed=attempt.seed)
    return again if _replay(again, attempt) is None else None


def _replay(session: Session, attempt: Attempt) -> Change | None:
    stood = session.replay(
        (decision.key for decision in attempt.decisions), (decision.thoughts for decision in attempt.decisions)
    )
    if stood == len(attempt.decisions):
        return None
    kept = attempt.decisions[stood]
    return Change(stood + 1, kept, _what_changed(session, kept))


def _what_changed(session: Session, kept: KeptDecision) -> Changed:
    scene = session.scenario.scenes.get(kept.scene)
    if scene is None:
        return Changed.SCENE_GONE
    if session.played.states[-1].scene != kept.scene:
        return Changed.OTHER_WAY
    return Changed.NOT_OPEN if kept.choice in scene.choices else Changed.CHOICE_GONE
