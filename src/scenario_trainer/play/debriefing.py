"""All that there is to look back on at the end of a story."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from scenario_trainer.play.comparison import Comparison, comparisons
from scenario_trainer.play.moments import Ended
from scenario_trainer.play.one_decision_away import OtherEnding, one_decision_away
from scenario_trainer.play.path import PathEntry, path_of
from scenario_trainer.play.tallies import PrincipleTally, least_taken_up, most_taken_up, principle_tallies
from scenario_trainer.play.why import Reason, why
from scenario_trainer.records.attempts import family
from scenario_trainer.records.writings import written

if TYPE_CHECKING:
    from collections.abc import Mapping

    from scenario_trainer.engine.graph import Graph
    from scenario_trainer.play.session import Session
    from scenario_trainer.records.database import Database
    from scenario_trainer.story.model import Person


class Debriefing(NamedTuple):
    """What a whole pass shows. The same decisions give the same."""

    ended: Ended
    is_what_if: bool
    """Whether another pass came to its end before."""
    reasons: tuple[Reason, ...]
    """Why it came to this ending; none where no condition decided it."""
    one_decision_away: tuple[OtherEnding, ...]
    """The single choices that would have led to another ending."""
    most_taken_up: PrincipleTally | None
    """The principle taken up most; None where there is no difference."""
    least_taken_up: PrincipleTally | None
    """The principle most left out or worked against; None where there is no difference."""
    path: tuple[PathEntry, ...]
    principles: tuple[PrincipleTally, ...]
    """Those that were in play, in the guidance's order."""
    people: tuple[Person, ...]
    comparisons: tuple[Comparison, ...]
    """With the other passes of the same family."""
    written: Mapping[str, str]
    """What the learner wrote, by prompt."""


def debriefing(session: Session, graph: Graph | None = None, database: Database | None = None) -> Debriefing:
    """Look back on a session at its end.

    Without a graph, as long as the story has not been explored, nothing is known of open endings; without a
    database there is nothing of other passes and writings. Where the attempt was deleted in another window, the
    session keeps nothing more. Raises ValueError before the story has ended, RecordsError where the records cannot
    be read.
    """
    ended = session.moment
    if not isinstance(ended, Ended):
        raise ValueError("The story has not ended yet.")
    played, attempt_id = session.played, session.attempt_id
    principles = principle_tallies(played, session.guidance)
    relatives = family(database, attempt_id) if database and attempt_id else ()
    if database and attempt_id and not relatives:
        session.stop_keeping()
    return Debriefing(
        ended,
        session.is_what_if,
        why(played),
        one_decision_away(played),
        most_taken_up(principles),
        least_taken_up(principles),
        path_of(played, session.guidance, graph),
        principles,
        tuple(session.scenario.people.values()),
        comparisons(session, relatives, graph) if relatives else (),
        written(database, attempt_id) if database and attempt_id and relatives else {},
    )
