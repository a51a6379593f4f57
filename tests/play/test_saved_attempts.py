"""Attempts that go from the page in the browser to the records and back."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import pytest

from scenario_trainer.play.decisions import Confidence, Rationale
from scenario_trainer.play.journal import Journal
from scenario_trainer.play.saved_attempts import (
    BroughtIn,
    NotAnAttemptError,
    attempt_file,
    bring_in,
    read_attempt,
)
from scenario_trainer.records.attempts import everything
from scenario_trainer.records.writings import write, written
from tests.support.playing import choices, kept, play, reconsidered, tables
from tests.support.variants import small_text

if TYPE_CHECKING:
    from collections.abc import Callable

    from scenario_trainer.play.session import Session
    from scenario_trainer.records.database import Database
    from scenario_trainer.story.model import Guidance, Scenario

AT_NINE = "2026-11-23T09:00:00.000Z"


def decision(scene: str, choice: str, **changes: object) -> dict[str, Any]:
    """A decision as the page saves it."""
    return {
        "scene": scene,
        "choice": choice,
        "question": "?",
        "text": "!",
        "decided": AT_NINE,
        "seconds": 7,
        "reason": "",
        "confidence": None,
        "note": "",
        **changes,
    }


def saved(*decisions: dict[str, Any], **changes: object) -> bytes:
    """An attempt as the page saves it."""
    content = {
        "scenario-trainer": "attempt",
        "version": 1,
        "scenario": "small",
        "scenario_version": "0.9.0",
        "title": "A small story",
        "timing": "coached",
        "seed": 5,
        "reason_first": True,
        "passes": [{"uid": "a", "began": AT_NINE, "decisions": list(decisions)}],
        "current": 0,
        "at": 1,
        "written": {"commitment": "Ask first."},
        **changes,
    }
    return json.dumps(content).encode()


ASKED = decision("kitchen", "ask", reason="She knows.", confidence=4, note="Sooner.")
TRIED = decision("kitchen", "rota")


def test_an_attempt_of_the_page_is_kept_as_if_it_had_been_played_here(
    database: Database, small: Scenario, guidance: Guidance
) -> None:
    """With its times, reasons and notes, the story's own words, and how each choice stands to the guidance."""
    found = bring_in(database, read_attempt(saved(ASKED, TRIED)), small, guidance)
    assert found == BroughtIn(1, 2, 0)
    (attempt,) = everything(database)
    assert (attempt.uid, attempt.version, attempt.seed, attempt.underway) == ("a", "0.9.0", 5, False)
    first = attempt.decisions[0]
    assert (first.question, first.text) == (
        "Ada wants the kettle filled before nine. What do you do?",
        "Ask Ada how the rota came about.",
    )
    assert first.decided == datetime(2026, 11, 23, 9, tzinfo=UTC)
    assert (first.seconds, first.rationale, first.note) == (7, Rationale("She knows.", Confidence(4)), "Sooner.")
    assert set(first.offered) == {"ask", "tell"}
    assert first.alignments["respond-to-difference"] == "reflects"
    assert attempt.ending is not None
    assert attempt.ending.scene == "week"
    assert written(database, attempt.id) == {"commitment": "Ask first."}


def test_what_was_brought_in_once_is_not_brought_in_again(
    database: Database, small: Scenario, guidance: Guidance
) -> None:
    """An attempt that was played on in the browser grows here; nothing that is there changes."""
    assert bring_in(database, read_attempt(saved(ASKED)), small, guidance).decisions == 1
    assert everything(database)[0].underway
    assert bring_in(database, read_attempt(saved(ASKED, TRIED)), small, guidance).decisions == 1
    before = tables(database)
    again = saved(decision("kitchen", "tell"), written={"commitment": "Other words."})
    assert bring_in(database, read_attempt(again), small, guidance).decisions == 0
    assert tables(database) == before


def test_what_does_not_stand_in_the_story_any_more_stays_out(
    database: Database, guidance: Guidance, tell: Callable[[str], Scenario]
) -> None:
    """The rest is kept, and how much is missing is said."""
    small = tell(small_text(("      rota:", "      list:"), ("kitchen/rota", "kitchen/list")))
    assert bring_in(database, read_attempt(saved(ASKED, TRIED)), small, guidance) == BroughtIn(1, 1, 1)
    assert choices(everything(database)[0]) == ["ask"]


def test_an_attempt_goes_to_the_page_and_back_unchanged(
    database: Database, session: Session, small: Scenario, guidance: Guidance
) -> None:
    """First pass and what-if, by what identifies them: coming back they are the same."""
    play(session, "ask", "rota", rationale=Rationale("It is fair.", Confidence.UNSURE))
    reconsidered(session, 2, "tell", "tell")
    first = everything(database)[0]
    write(database, first.id, {"learnt": "To ask."})
    content = attempt_file(Journal(database, guidance).family(first.id))
    before = tables(database)
    assert bring_in(database, read_attempt(content), small, guidance).decisions == 0
    assert tables(database) == before
    given = json.loads(content)
    assert [len(each["decisions"]) for each in given["passes"]] == [2, 3]
    assert given["written"] == {"learnt": "To ask."}
    assert kept(session, database).uid == given["passes"][1]["uid"]


def test_the_first_pass_is_the_first_in_the_file(database: Database, session: Session, guidance: Guidance) -> None:
    """Then what ended later, then what was left; the page opens what was played last."""
    play(session, "ask", "tell")
    session.reopen(2)
    play(session, "rota")
    session.reopen(1)
    play(session, "tell")
    reconsidered(session, 1, "ask", "rota")
    page = Journal(database, guidance).family(1)
    given = json.loads(attempt_file(page))
    uids = {each.id: each.uid for each in page.attempts}
    assert [each["uid"] for each in given["passes"]] == [uids[2], uids[3], uids[1]]
    assert given["current"] == 0


def test_what_was_played_on_in_the_page_joins_its_family(
    database: Database, session: Session, small: Scenario, guidance: Guidance
) -> None:
    """Also where the pass that was begun first does not come first in the file, and with what was written."""
    play(session, "ask", "tell")
    session.reopen(2)
    play(session, "rota")
    given = json.loads(attempt_file(Journal(database, guidance).family(1)))
    given["passes"].insert(0, {"uid": "new", "began": AT_NINE, "decisions": [decision("kitchen", "tell")]})
    given["written"] = {"learnt": "To ask."}
    bring_in(database, read_attempt(json.dumps(given).encode()), small, guidance)
    assert [each.family for each in everything(database)] == [1, 1, 1]
    assert written(database, 1) == {"learnt": "To ask."}


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"\xff", "not JSON"),
        (b"[" * 100_000, "not JSON"),
        (b"[]", "not a saved attempt"),
        (b'{"scenario-trainer": "records"}', "not a saved attempt"),
        (saved(ASKED, version=2), "later version"),
        (saved(), "no decision"),
        (saved(ASKED, passes=3), "damaged"),
        (saved(ASKED, seed="5"), "damaged"),
        (saved(ASKED, seed=2**70), "damaged"),
        (saved(ASKED, timing="now"), "damaged"),
        (saved(ASKED, written={"learnt": 1}), "damaged"),
        (saved(ASKED, written={"learnt": "\ud800"}), "damaged"),
        (saved({**ASKED, "confidence": 5}), "damaged"),
        (saved({**ASKED, "confidence": True}), "damaged"),
        (saved({**ASKED, "decided": "2026-11-23T09:00:00"}), "damaged"),
        (saved({**ASKED, "decided": "yesterday"}), "damaged"),
        (saved({key: value for key, value in ASKED.items() if key != "note"}), "damaged"),
    ],
)
def test_what_is_no_saved_attempt_is_refused(content: bytes, says: str) -> None:
    """With a reason, and as a whole."""
    with pytest.raises(NotAnAttemptError, match=says):
        read_attempt(content)
