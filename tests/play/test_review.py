"""Review: what is due, one item after another."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from scenario_trainer.play import keeping, review
from scenario_trainer.play.kept_sessions import begin
from scenario_trainer.play.moments import DecisionPoint, Outcome, Timing
from scenario_trainer.play.review import Commitment, DueDecision, Review
from scenario_trainer.play.writing import Heading
from scenario_trainer.records import log, writings
from scenario_trainer.records.attempts import close
from scenario_trainer.records.review import due
from scenario_trainer.records.writings import write as write_down
from scenario_trainer.records.writings import written
from scenario_trainer.story.library import open_library
from scenario_trainer.story.loading import load_scenario
from tests.support.clock import Clock
from tests.support.examples import SMALL
from tests.support.playing import kept, open_choices, play, tables, taken
from tests.support.variants import RING, small_text, with_scenes
from tests.support.versions import AFTER_ASK, HALL, STANDS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scenario_trainer.play.review import DueItem
    from scenario_trainer.play.session import Session
    from scenario_trainer.records.database import Database
    from scenario_trainer.story.library import Library
    from scenario_trainer.story.model import Guidance, Scenario
    from tests.play.conftest import Write

A_YEAR_ON = datetime(2027, 11, 23, tzinfo=UTC)


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    """The clock by which decisions are taken, texts written and reviews due."""
    return Clock(monkeypatch, log, keeping, review, writings)


@pytest.fixture
def reviewed(clock: Clock, database: Database, session: Session) -> Session:
    """A first pass whose second decision works against a principle, looked back on three days ago."""
    play(session, "ask", "tell", "whisper")
    close(database, kept(session, database).id)
    clock.let_pass(days=3)
    return session


def items(due: Review) -> Iterator[DueItem]:
    """One item after another."""
    due.go_on()
    while due.current:
        yield due.current
        due.go_on()


def first_of(database: Database, library: Library) -> Review:
    """What is due now, with its first item on show."""
    found = Review(database, library)
    found.go_on()
    return found


def recalled(database: Database, reviewed: Session, write: Write, text: str = SMALL) -> list[Session]:
    """The decisions that come back from a folder with this version of the small story."""
    library = open_library(write("small.yaml", text).parent)
    return [item.session for item in items(Review(database, library)) if isinstance(item, DueDecision)]


def test_a_decision_comes_back_at_its_moment(database: Database, reviewed: Session, write: Write) -> None:
    """What led there is as it was, and the same can be chosen; what was chosen is not shown."""
    (again,) = recalled(database, reviewed, write)
    assert (taken(again), open_choices(again)) == (["ask"], ["rota", "tell", "whisper"])
    moment = again.moment
    assert isinstance(moment, DecisionPoint)
    assert (moment.number, [reading.value for reading in moment.gauges]) == (2, [3])


def test_what_was_chosen_last_time_can_be_shown(database: Database, reviewed: Session, write: Write) -> None:
    """In the words that were read then."""
    due_now = first_of(database, open_library(write("small.yaml", SMALL).parent))
    assert isinstance(due_now.current, DueDecision)
    assert due_now.current.chosen_before == "Tell Ada that everybody should refill it."


def test_an_answer_is_coached_and_not_kept(
    clock: Clock, database: Database, small: Scenario, guidance: Guidance, write: Write
) -> None:
    """Whenever feedback came when it was played; only the review is kept."""
    session = play(begin(database, small, guidance, timing=Timing.CONSEQUENCES, seed=1), "tell")
    close(database, kept(session, database).id)
    clock.let_pass(days=3)
    before = {table: rows for table, rows in tables(database).items() if table != "cards"}
    due_now = first_of(database, open_library(write("small.yaml", SMALL).parent))
    back = due_now.answer("ask")
    assert isinstance(due_now.current, DueDecision)
    moment = due_now.current.session.moment
    assert isinstance(moment, Outcome)
    assert moment.feedback is not None
    assert due_now.current.session.attempt_id is None
    assert {table: rows for table, rows in tables(database).items() if table != "cards"} == before
    assert [card.memory is None for card in due(database, back)] == [False]


@pytest.mark.parametrize(("choice", "days"), [("ask", 2), ("tell", 1)])
def test_the_better_the_answer_the_later_it_comes_back(
    clock: Clock, database: Database, reviewed: Session, write: Write, choice: str, days: int
) -> None:
    """An answer that reflects what it names, and one that is mixed, are asked again after days."""
    due_now = first_of(
        database, open_library(write("small.yaml", SMALL.replace("        once: true\n", "")).parent)
    )
    back = due_now.answer(choice)
    assert back - clock.now() >= timedelta(days=days)


def test_a_decision_is_answered_once(database: Database, reviewed: Session, write: Write) -> None:
    """Of two keys pressed in haste the first decides; and nothing can be answered when nothing is asked."""
    due_now = first_of(database, open_library(write("small.yaml", SMALL).parent))
    due_now.answer("whisper")
    with pytest.raises(ValueError, match="nothing to choose"):
        due_now.answer("rota")
    due_now.go_on()
    with pytest.raises(ValueError, match="No decision"):
        due_now.answer("rota")


def test_one_sees_how_many_are_left(
    clock: Clock, database: Database, reviewed: Session, write: Write, guidance: Guidance
) -> None:
    """The current one among them; what is skipped stays due."""
    other = load_scenario(write("other.yaml", small_text(("id: small", "id: other"))), guidance).value
    assert other is not None
    again = play(begin(database, other, guidance, timing=Timing.COACHED, seed=1), "tell")
    close(database, kept(again, database).id)
    clock.let_pass(days=3)
    library = open_library(write("small.yaml", SMALL).parent)
    due_now = first_of(database, library)
    left = [due_now.left]
    for _ in range(3):
        due_now.go_on()
        left.append(due_now.left)
    assert left == [2, 1, 0, 0]
    assert first_of(database, library).left == 2


def test_a_commitment_comes_back_a_week_later(
    clock: Clock, database: Database, session: Session, write: Write
) -> None:
    """After the decisions; what came of it is kept, and it is not asked about again."""
    play(session, "tell")
    close(database, 1)
    write_down(database, 1, {"commitment": "Ask first."})
    library = open_library(write("small.yaml", SMALL).parent)
    clock.let_pass(days=6.9)
    assert [type(item) for item in items(Review(database, library))] == [DueDecision]
    clock.let_pass(days=0.2)
    due_now = first_of(database, library)
    with pytest.raises(ValueError, match="No commitment"):
        due_now.writing().save({Heading.FOLLOW_UP: "It went well."})
    due_now.go_on()
    assert isinstance(due_now.current, Commitment)
    assert (due_now.current.text, due_now.current.title) == ("Ask first.", "A small story")
    due_now.writing().save({Heading.FOLLOW_UP: "It went well."})
    assert written(database, 1)["follow-up"] == "It went well."
    assert [type(item) for item in items(Review(database, library))] == [DueDecision]


def test_nothing_comes_back_before_it_is_due(
    clock: Clock, database: Database, session: Session, write: Write
) -> None:
    """Nor is it dropped."""
    play(session, "tell")
    close(database, 1)
    clock.let_pass(days=1.9)
    assert recalled(database, session, write) == []
    assert len(due(database, A_YEAR_ON)) == 1


@pytest.mark.parametrize("text", STANDS.values(), ids=STANDS)
def test_what_still_comes_about_comes_back(database: Database, reviewed: Session, write: Write, text: str) -> None:
    """In the words that the story has now."""
    assert [taken(session) for session in recalled(database, reviewed, write, text)] == [["ask"]]


@pytest.mark.parametrize(
    "text",
    [
        SMALL.replace("kitchen", "pantry"),
        small_text(("      ask:\n", "      enquire:\n"), ("[kitchen/ask, kitchen/rota]", "[kitchen/tell]")),
        small_text((AFTER_ASK, "once: true\n        goto: week")),
        small_text((AFTER_ASK, "once: true\n        goto: hall"), with_scenes(HALL)),
        small_text((AFTER_ASK, "once: true\n        goto: round"), with_scenes(RING)),
        small_text(with_scenes(RING), ("start: door", "start: round")),
    ],
    ids=["the scene is gone", "the way is gone", "an ending before it", "another way", "no rest", "no beginning"],
)
def test_what_does_not_come_about_any_more_is_dropped(
    database: Database, reviewed: Session, write: Write, text: str
) -> None:
    """For good, and without a word: there is nothing to recall."""
    assert recalled(database, reviewed, write, text) == []
    assert due(database, A_YEAR_ON) == []


@pytest.mark.parametrize(
    "kitchen",
    [
        "    ending: {outcome: fragile, title: Tea, reflect: [Who?]}\n",
        "    choices:\n      go: {text: Go., when: asked, goto: week}\n",
    ],
    ids=["an ending", "no way out"],
)
def test_a_moment_at_which_nothing_can_be_chosen_any_more_is_dropped(
    clock: Clock, database: Database, session: Session, write: Write, kitchen: str
) -> None:
    """Also where it is the same scene."""
    play(session, "tell")
    close(database, kept(session, database).id)
    clock.let_pass(days=3)
    before, _, scenes = SMALL.partition("\nwalkthroughs:")[0].partition("    question:")
    text = f"{before}{kitchen}  week:\n{scenes.partition('  week:')[2]}\n"
    assert recalled(database, session, write, text) == []
    assert due(database, A_YEAR_ON) == []


def test_what_cannot_be_read_now_waits(database: Database, reviewed: Session, write: Write) -> None:
    """Its file is broken, or gone; it may come back."""
    assert recalled(database, reviewed, write, "id: small\n") == []
    file = write("small.yaml", SMALL)
    file.unlink()
    assert list(items(Review(database, open_library(file.parent)))) == []
    assert len(recalled(database, reviewed, write)) == 1


def test_of_several_only_what_changed_is_dropped(
    clock: Clock, database: Database, reviewed: Session, write: Write, guidance: Guidance
) -> None:
    """The others come back, longest due first."""
    other = load_scenario(write("other.yaml", small_text(("id: small", "id: other"))), guidance).value
    assert other is not None
    again = play(begin(database, other, guidance, timing=Timing.COACHED, seed=1), "tell")
    close(database, kept(again, database).id)
    clock.let_pass(days=3)
    assert [session.scenario.id for session in recalled(database, reviewed, write)] == ["small", "other"]
    found = recalled(database, reviewed, write, SMALL.replace("kitchen", "pantry"))
    assert [session.scenario.id for session in found] == ["other"]
    assert [card.scenario for card in due(database, A_YEAR_ON)] == ["other"]
