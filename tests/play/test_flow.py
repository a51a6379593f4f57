"""Which part of the program follows which."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from scenario_trainer.play import keeping
from scenario_trainer.play.changes import Changed
from scenario_trainer.play.errors import GoneError, RecordsError
from scenario_trainer.play.flow import Briefing, Flow, Gone, LookBack, Progress, Resumed, Unplayable
from scenario_trainer.play.moments import Ended, Outcome, Timing
from scenario_trainer.records import log
from scenario_trainer.records.attempts import delete, everything, find, underway
from scenario_trainer.records.writings import write as write_down
from scenario_trainer.story.library import open_library
from tests.support.clock import Clock
from tests.support.examples import SMALL
from tests.support.playing import Records, all_choices, at_rest, play, taken
from tests.support.versions import CHANGED

if TYPE_CHECKING:
    from pathlib import Path

    from scenario_trainer.play.session import Session
    from scenario_trainer.records.kept import Attempt
    from scenario_trainer.story.entries import Entry
    from scenario_trainer.story.model import Scenario
    from tests.play.conftest import Write


@pytest.fixture
def folder(write: Write) -> Path:
    """A folder with the small story."""
    return write("small.yaml", SMALL).parent


@pytest.fixture
def flow(folder: Path, database: Records) -> Flow:
    """A learner's way about this folder."""
    return Flow(open_library(folder), database, seed=1)


@pytest.fixture
def entry(flow: Flow) -> Entry:
    """The small story in the library."""
    return flow.library.entries[0]


@pytest.fixture
def begun(flow: Flow, small: Scenario) -> Session:
    """An attempt at it."""
    return flow.begin(small, Timing.COACHED)


def refusing(database: Records, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the records refuse to be read."""

    def refuse(*_: object) -> None:
        raise RecordsError("the disk refuses")

    monkeypatch.setattr(database, "rows", refuse)


def kept(database: Records, number: int) -> Attempt:
    """An attempt by its id."""
    attempt = find(database, number)
    assert attempt is not None
    return attempt


def test_what_was_not_begun_is_briefed(flow: Flow, entry: Entry) -> None:
    """With the scenario as its file is now."""
    opened = flow.open(entry)
    assert isinstance(opened, Briefing)
    assert opened.scenario.title == "A small story"


def test_what_is_underway_goes_on(flow: Flow, entry: Entry, begun: Session) -> None:
    """At the outcome of its last decision."""
    play(begun, "ask")
    opened = flow.open(entry)
    assert isinstance(opened, Resumed)
    assert (taken(opened.session), opened.change) == (["ask"], None)
    assert isinstance(opened.session.moment, Outcome)


def test_one_can_begin_anew(flow: Flow, entry: Entry, begun: Session) -> None:
    """Also where something is underway."""
    play(begun, "ask")
    assert isinstance(flow.open(entry, anew=True), Briefing)


def test_a_story_that_has_changed_is_resumed_where_it_has(
    flow: Flow, entry: Entry, begun: Session, write: Write
) -> None:
    """With what has changed, in the words of the decision that does not stand any more."""
    play(begun, "ask", "tell")
    write("small.yaml", CHANGED["a choice is gone"][0])
    opened = flow.open(entry)
    assert isinstance(opened, Resumed)
    assert opened.change is not None
    assert (opened.change.number, opened.change.what) == (2, Changed.CHOICE_GONE)
    assert opened.change.kept.text == "Tell Ada that everybody should refill it."


@pytest.mark.parametrize("anew", [False, True])
def test_a_file_with_mistakes_is_not_played(
    flow: Flow, entry: Entry, begun: Session, write: Write, anew: bool
) -> None:
    """Whether or not it was begun when it had none."""
    play(begun, "ask")
    write("small.yaml", "id: small\n")
    opened = flow.open(entry, anew=anew)
    assert isinstance(opened, Unplayable)
    assert (opened.entry, bool(opened.problems)) == (entry, True)


def test_records_that_refuse_do_not_keep_one_from_playing(
    flow: Flow, entry: Entry, database: Records, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The learner is notified and begins anew."""
    refusing(database, monkeypatch)
    assert isinstance(flow.open(entry), Briefing)
    assert database.notices == ["Your records cannot be used just now: the disk refuses."]


def test_an_attempt_is_begun_as_the_learner_wants_it(flow: Flow, small: Scenario, database: Records) -> None:
    """With the library's guidance and the seed of the program."""
    session = play(flow.begin(small, Timing.CONSEQUENCES), "ask")
    assert (session.timing, session.guidance) == (Timing.CONSEQUENCES, flow.guidance)
    assert (kept(database, 1).seed, kept(database, 1).timing) == (1, "consequences")


def test_what_is_finished_is_not_underway_any_more(flow: Flow, entry: Entry, begun: Session) -> None:
    """To open it again is to begin anew."""
    at_rest(play(begun, "tell"))
    flow.finish(begun)
    assert isinstance(flow.open(entry), Briefing)


def test_to_finish_writes_what_could_not_be_written(
    flow: Flow, begun: Session, database: Records, folder: Path
) -> None:
    """Such as all of it, where the file was lost meanwhile."""
    at_rest(play(begun, "tell"))
    for suffix in ("", "-wal", "-shm"):
        database.path.with_name(database.path.name + suffix).unlink(missing_ok=True)
    flow.finish(begun)
    assert all_choices(database) == [(None, ["tell"])]
    assert underway(database) == {}


def test_what_was_never_kept_can_be_finished(flow: Flow, small: Scenario, begun: Session) -> None:
    """There is nothing to note."""
    flow.finish(begun)
    assert everything(flow.database) == ()


def test_one_goes_back_to_what_was_finished_by_looking_back(flow: Flow, begun: Session, database: Records) -> None:
    """On the ending that was reached last."""
    at_rest(play(begun, "tell"))
    flow.finish(begun)
    opened = flow.go_back_to(kept(database, 1))
    assert isinstance(opened, LookBack)
    assert isinstance(opened.session.moment, Ended)


def test_one_goes_back_to_what_is_underway_by_going_on(flow: Flow, begun: Session, database: Records) -> None:
    """Whichever of the family is named."""
    play(begun, "tell")
    begun.reopen(1)
    play(begun, "ask")
    opened = flow.go_back_to(kept(database, 1))
    assert isinstance(opened, Resumed)
    assert taken(opened.session) == ["ask"]


def test_a_looked_back_attempt_under_a_changed_story_is_resumed(
    flow: Flow, begun: Session, database: Records, write: Write
) -> None:
    """Its debrief would be of another story."""
    at_rest(play(begun, "ask", "tell", "whisper"))
    flow.finish(begun)
    write("small.yaml", CHANGED["a route leads elsewhere"][0])
    opened = flow.go_back_to(kept(database, 1))
    assert isinstance(opened, Resumed)
    assert opened.change is not None


def test_one_cannot_go_back_to_a_scenario_that_is_not_there(
    flow: Flow, begun: Session, database: Records, folder: Path
) -> None:
    """What was done is still named."""
    play(begun, "ask")
    (folder / "small.yaml").unlink()
    assert Flow(open_library(folder), database).go_back_to(kept(database, 1)) == Gone("A small story")


def test_one_cannot_go_back_to_what_was_deleted(flow: Flow, begun: Session, database: Records) -> None:
    """As in another window."""
    play(begun, "ask")
    attempt = kept(database, 1)
    delete(database, 1)
    with pytest.raises(GoneError, match="not there any more"):
        flow.go_back_to(attempt)


def test_at_first_there_is_no_progress(flow: Flow) -> None:
    """Nothing is underway, met, due or counted."""
    assert flow.progress() == Progress({}, {}, 0, 0, 0)


def test_progress_is_what_was_done_by_now(
    flow: Flow, small: Scenario, database: Records, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Scenarios underway, endings met, what is due, first passes and minutes."""
    clock = Clock(monkeypatch, log, keeping)
    clock.let_pass(days=-30)
    session = flow.begin(small, Timing.COACHED)
    clock.let_pass(seconds=100)
    play(session, "tell")
    flow.finish(session)
    session.reopen(1)
    clock.let_pass(seconds=50)
    play(session, "ask")
    assert flow.progress() == Progress({"small": 2}, {"small": 1}, 1, 1, 3)


def test_commitments_are_due_too(flow: Flow, begun: Session, database: Records) -> None:
    """A week after they were written."""
    play(begun, "ask")
    write_down(database, 1, {"commitment": "Ask first."})
    assert flow.progress().due == 0
    with database.writing() as connection:
        connection.execute("UPDATE writings SET written = '2026-01-01T09:00:00+00:00'")
    assert flow.progress().due == 1
