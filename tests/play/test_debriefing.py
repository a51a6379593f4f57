"""All there is to look back on at the end of a story."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from scenario_trainer.engine.exploration import explore
from scenario_trainer.play.debriefing import debriefing
from scenario_trainer.play.kept_sessions import begin
from scenario_trainer.play.moments import Ended, Timing
from scenario_trainer.play.turning_points import TurningPoint
from scenario_trainer.records.attempts import delete
from scenario_trainer.records.writings import write as write_down
from tests.play.test_session import rationale
from tests.support.playing import Records, answer, at_rest, kept, new_records, play, reconsidered, resumed
from tests.support.random_stories import GUIDANCE, stories
from tests.support.thorough import thorough

if TYPE_CHECKING:
    from scenario_trainer.engine.graph import Graph
    from scenario_trainer.play.decisions import Rationale
    from scenario_trainer.play.session import Session
    from scenario_trainer.records.database import Database
    from scenario_trainer.story.model import Scenario


@pytest.fixture
def asked(session: Session) -> Session:
    """The small story played to its ending by asking first and then trying the rota."""
    return play(session, "ask", "rota")


def test_one_looks_back_with_all_that_stands_beside_it(
    database: Database, asked: Session, small: Scenario, graph: Graph
) -> None:
    """The debrief, the ending, what each decision closed, the other pass, and what was written."""
    reconsidered(asked, 2, "tell", "tell")
    moment = at_rest(asked)
    write_down(database, kept(asked, database).id, {"learnt": "To ask."})
    seen = debriefing(asked, graph, database)
    assert seen.ended == moment
    assert tuple(entry.turning_point for entry in seen.path) == (
        TurningPoint(2, 2, ()),
        TurningPoint(2, 2, ()),
        TurningPoint(1, 2, ("A full kettle",)),
    )
    assert [each.number for each in seen.comparisons] == [2]
    assert seen.written == {"learnt": "To ask."}


def test_without_records_one_looks_back_on_what_the_session_knows(
    database: Database, asked: Session, graph: Graph
) -> None:
    """The records may refuse; the debrief is there."""
    reconsidered(asked, 1, "tell")
    write_down(database, kept(asked, database).id, {"learnt": "To ask."})
    at_rest(asked)
    seen = debriefing(asked, graph)
    assert [entry.turning_point for entry in seen.path] == [TurningPoint(1, 2, ("A full kettle",))]
    assert (seen.comparisons, seen.written) == ((), {})


def test_before_the_story_is_explored_no_decision_is_a_turning_point(database: Database, asked: Session) -> None:
    """What is not known is not told."""
    at_rest(asked)
    assert {entry.turning_point for entry in debriefing(asked, None, database).path} == {None}


def test_one_does_not_look_back_on_half_a_story(database: Database, session: Session, graph: Graph) -> None:
    """It would spoil the other half."""
    play(session, "ask")
    with pytest.raises(ValueError, match="not ended"):
        debriefing(session, graph, database)


@thorough
@given(stories(), st.lists(st.tuples(st.integers(0, 11), rationale), min_size=2, max_size=8))
def test_the_same_path_gives_the_same_debrief_in_both_timings(
    scenario: Scenario, answers: list[tuple[int, Rationale]]
) -> None:
    """Played, kept and taken up again, with what was thought on the way."""
    seen = []
    graph = explore(scenario)
    with new_records() as database:
        for timing in Timing:
            session = begin(database, scenario, GUIDANCE, timing=timing, seed=7)
            answer(session, answers)
            assume(session.attempt_id and isinstance(session.moment, Ended))
            again, _ = resumed(database, session)
            at_rest(again)
            seen.append(debriefing(again, graph, database))
    assert seen[0] == seen[1]


def test_people_come_with_what_they_hoped(asked: Session) -> None:
    """Now it may be shown."""
    at_rest(asked)
    assert [(each.name, each.hopes, each.worries) for each in debriefing(asked).people] == [
        ("Ada Mensah", "A quiet morning.", "Another complaint.")
    ]


def test_who_looks_back_on_a_deleted_attempt_is_notified(database: Records, asked: Session, graph: Graph) -> None:
    """Nothing is kept any more; the debrief has what the session knows."""
    write_down(database, 1, {"learnt": "To ask."})
    delete(database, 1)
    at_rest(asked)
    seen = debriefing(asked, graph, database)
    assert (seen.comparisons, seen.written, len(seen.path)) == ((), {}, 2)
    assert asked.attempt_id is None
    assert database.notices == [
        "This attempt was deleted in another window. You can play on, and nothing more of it is kept."
    ]
    reconsidered(asked, 1, "tell")
    assert database.rows("SELECT * FROM attempts") == []
