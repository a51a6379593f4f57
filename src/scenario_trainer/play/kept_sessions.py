"""Sessions that are kept in the records: beginning one, and resuming one on another day."""

from __future__ import annotations

from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING

from scenario_trainer.play.keeping import attempt_head
from scenario_trainer.play.replaying import replay
from scenario_trainer.play.session import Session, new_seed
from scenario_trainer.records.attempts import family
from scenario_trainer.records.database import GoneError, RecordsError
from scenario_trainer.records.drafts import kept_draft
from scenario_trainer.records.families import passes
from scenario_trainer.records.log import AttemptLog

if TYPE_CHECKING:
    from scenario_trainer.play.changes import Change
    from scenario_trainer.play.moments import Timing
    from scenario_trainer.records.database import Database
    from scenario_trainer.story.model import Guidance, Scenario


def begin(
    database: Database, scenario: Scenario, guidance: Guidance, *, timing: Timing, seed: int | None = None
) -> Session:
    """Start an attempt that is kept."""
    seed = new_seed() if seed is None else seed
    log = AttemptLog(database, attempt_head(scenario, timing, seed))
    session = Session(scenario, guidance, timing=timing, seed=seed, log=log)
    with suppress(RecordsError):  # the log notifies of it with the first decision
        session.restore_draft(partial(kept_draft, database, scenario.id, None))
    return session


def resume(
    database: Database, scenario: Scenario, guidance: Guidance, attempt_id: int
) -> tuple[Session, Change | None]:
    """Replay an attempt as far as the story still allows; and where the story has changed under it, if it has.

    On show then is the outcome of its last decision, steps back considered; its ending where it has been looked
    back on; or the place where the story has changed. Raises RecordsError, as GoneError where there is no such
    attempt.
    """
    relatives = family(database, attempt_id)
    attempt = next((each for each in relatives if each.id == attempt_id), None)
    if attempt is None:
        raise GoneError
    head = attempt_head(scenario, attempt.timing, attempt.seed)
    log = AttemptLog(database, head, family=relatives, attempt_id=attempt_id)
    first, *_ = passes(relatives)
    first_pass = [decision.key for decision in first.decisions] if first.ending else None
    session = Session(scenario, guidance, timing=attempt.timing, seed=attempt.seed, log=log, first_pass=first_pass)
    change = replay(session, attempt._replace(decisions=attempt.decisions[: attempt.standing]))
    while attempt.ending and not (attempt.underway or change or session.settled):
        session.go_on()
    session.restore_draft(partial(kept_draft, database, scenario.id, attempt_id))
    return session, change
