"""What a learner can write about an attempt."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from scenario_trainer.play.errors import GoneError
from scenario_trainer.play.writing import Heading, Writing, in_order
from scenario_trainer.records.attempts import delete
from scenario_trainer.records.writings import written
from tests.support.playing import play

if TYPE_CHECKING:
    from scenario_trainer.play.session import Session
    from scenario_trainer.records.database import Database


@pytest.fixture
def writing(database: Database, session: Session) -> Writing:
    """The texts about an attempt, of which there are none yet."""
    play(session, "tell")
    return Writing(database, 1, ["Who fills it?", "And then?"])


def test_a_reaction_is_asked_first_then_the_ending_s_questions_then_the_form(writing: Writing) -> None:
    """In the order of a debrief."""
    assert [(prompt.id, prompt.question, prompt.heading) for prompt in writing.prompts] == [
        ("reaction", None, Heading.REACTION),
        ("question: Who fills it?", "Who fills it?", None),
        ("question: And then?", "And then?", None),
        ("commitment", None, Heading.COMMITMENT),
        ("relevance", None, Heading.RELEVANCE),
        ("learnt", None, Heading.LEARNT),
        ("impact", None, Heading.IMPACT),
        ("peer", None, Heading.PEER),
    ]
    assert ({prompt.text for prompt in writing.prompts}, writing.standards) == ({""}, ())


def test_what_was_written_is_there_the_next_time(database: Database, writing: Writing) -> None:
    """Each text with its prompt, the standards that were chosen, and what to try at work."""
    writing.save({"learnt": "To ask.", "question: And then?": "Tea.", "standards": "4.1 4.6"})
    writing.save({Heading.COMMITMENT: "Ask first."})
    again = Writing(database, 1, ["And then?"])
    assert {prompt.id: prompt.text for prompt in again.prompts if prompt.text} == {
        "learnt": "To ask.",
        "question: And then?": "Tea.",
        "commitment": "Ask first.",
    }
    assert again.standards == ("4.1", "4.6")


def test_texts_are_read_in_the_order_in_which_they_are_asked() -> None:
    """However they were kept."""
    texts = dict.fromkeys(["standards", "question: A?", "follow-up", "peer", "commitment", "reaction"], "")
    assert list(in_order(texts)) == ["reaction", "question: A?", "commitment", "follow-up", "peer", "standards"]


def test_what_is_written_about_a_deleted_attempt_is_refused(database: Database, writing: Writing) -> None:
    """Nothing of the attempt comes back."""
    delete(database, 1)
    with pytest.raises(GoneError, match="not there any more"):
        writing.save({"learnt": "To ask."})
    assert written(database, 1) == {}
    assert database.rows("SELECT * FROM attempts") == []
