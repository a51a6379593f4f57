"""Keeping what a learner does: at once, whole, and for good."""

from __future__ import annotations

from contextlib import closing
from datetime import UTC, datetime
from itertools import chain, cycle
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scenario_trainer.play import keeping
from scenario_trainer.play.debriefing import debriefing
from scenario_trainer.play.decisions import Confidence, Rationale
from scenario_trainer.play.keeping import attempt_head
from scenario_trainer.play.kept_sessions import begin, resume
from scenario_trainer.play.moments import Ended, Timing
from scenario_trainer.play.session import Session
from scenario_trainer.records import log
from scenario_trainer.records.attempts import close, delete, everything
from scenario_trainer.records.database import FILE, Database
from scenario_trainer.records.kept import KeptDecision
from scenario_trainer.records.log import AttemptLog
from scenario_trainer.story.terms import Alignment, EndingKind
from tests.support.clock import Clock
from tests.support.playing import (
    BACK,
    TABLES,
    Records,
    all_choices,
    at_rest,
    choices,
    kept,
    new_records,
    play,
    tables,
    walk,
    walks,
)
from tests.support.variants import small_with

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from scenario_trainer.story.model import Guidance, Scenario
    from tests.support.playing import Way

A_LOT = Rationale("x" * 5000)
"""More than there is room for on a full disk."""
REFUSED = "Your decisions cannot be kept just now: {}. Play goes on; each answer tries again."
AGAIN = "Your decisions are kept again, all of them."


def farthest(taken: Iterable[Way]) -> list[Way]:
    """The taken that are not the beginning of another, each once."""
    found = set(taken)
    return sorted(way for way in found if not any(other[: len(way)] == way for other in found - {way}))


def kept_paths(database: Database) -> list[Way]:
    """The taken that are kept."""
    return sorted(tuple(decision.key for decision in attempt.decisions) for attempt in everything(database))


def fill_disk(database: Database) -> None:
    """Let the file grow no more."""
    database.rows(f"PRAGMA max_page_count = {database.rows('PRAGMA page_count')[0][0]}")


def clear_disk(database: Database) -> None:
    """Let the file grow again."""
    database.rows("PRAGMA max_page_count = 1000000")


def damage(*windows: Database) -> bytes:
    """Damage the file that these windows have open; what it has then."""
    for window in windows:
        window.rows("PRAGMA wal_checkpoint(TRUNCATE)")
        window.rows("PRAGMA shrink_memory")
    file = windows[0].path
    damaged = file.read_bytes()[:4096] + b"\xff" * (file.stat().st_size - 4096)
    file.write_bytes(damaged)
    return damaged


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    """The clock by which decisions are timed."""
    return Clock(monkeypatch, log, keeping)


def set_aside(folder: Path) -> list[Path]:
    """The damaged files that were set aside."""
    return sorted(folder.glob("records-damaged-*.db"))


def test_before_the_first_decision_nothing_is_kept(session: Session, database: Database) -> None:
    """Looking into a scenario leaves no trace."""
    at_rest(session)
    assert (session.attempt_id, everything(database)) == (None, ())


def test_a_decision_is_on_the_disk_before_its_outcome_shows(session: Session, other: Database) -> None:
    """Whoever opens the file at that moment finds it."""
    seen = []
    for choice in ("ask", "tell", "whisper"):
        play(session, choice)
        seen.append(all_choices(other))
    assert seen == [[(None, ["ask"])], [(None, ["ask", "tell"])], [(None, ["ask", "tell", "whisper"])]]


def test_a_decision_is_kept_with_the_words_that_were_read(session: Session, database: Database) -> None:
    """With the choices that were open, how it stands towards each principle, and when it was taken."""
    rationale = Rationale("It is true.", Confidence.CERTAIN)
    before = datetime.now(UTC)
    play(session, "tell", rationale=rationale)
    (decision,) = kept(session, database).decisions
    assert decision == KeptDecision(
        "kitchen",
        "tell",
        "Ada wants the kettle filled before nine. What do you do?",
        "Tell Ada that everybody should refill it.",
        decision.decided,
        decision.seconds,
        decision.offered,
        {
            "respond-to-difference": None,
            "visible-value": Alignment.PARTLY,
            "facts-are-not-enough": Alignment.AGAINST,
        },
        rationale,
    )
    assert sorted(decision.offered) == ["ask", "tell"]
    assert decision.verdict == (Alignment.PARTLY, Alignment.AGAINST)
    assert before <= decision.decided <= datetime.now(UTC)


def test_an_attempt_is_kept_with_what_it_takes_to_replay_it(
    small: Scenario, guidance: Guidance, database: Database
) -> None:
    """Scenario with its version, timing and seed, and when it was begun: before its first decision."""
    before = datetime.now(UTC)
    session = begin(database, small, guidance, timing=Timing.CONSEQUENCES, seed=77)
    begun = datetime.now(UTC)
    attempt = kept(play(session, "ask"), database)
    facts = (attempt.scenario, attempt.version, attempt.title, attempt.timing, attempt.seed)
    assert facts == ("small", "1.0.0", "A small story", "consequences", 77)
    assert (attempt.underway, attempt.ending) == (True, None)
    assert before <= attempt.began <= begun


def test_an_ending_is_kept_with_the_decision_that_led_to_it(session: Session, database: Database) -> None:
    """With its kind and title; the attempt is underway until the learner has looked back."""
    attempt = kept(play(session, "tell"), database)
    assert attempt.ending is not None
    assert attempt.ending[:3] == ("apart", EndingKind.BREAKDOWN, "Two kettles")
    assert attempt.ending.reached >= attempt.decisions[0].decided
    assert attempt.underway


def test_the_first_pass_is_tallied_as_the_debrief_counts_it(session: Session, database: Database) -> None:
    """Whatever is tried otherwise before and after does not count."""
    play(session, "ask", "tell")
    session.reopen(1)
    play(session, "tell")
    session.reopen(1)
    play(session, "ask", "tell", "whisper")
    counted = {
        row["principle"]: tuple(row)[2:] for row in database.rows("SELECT * FROM tallies WHERE attempt = 1")
    }
    at_rest(session)
    columns = (Alignment.REFLECTS, Alignment.PARTLY, Alignment.AGAINST, None)
    expected = {
        tally.principle: tuple(tally.alignments.count(column) for column in columns)
        for tally in debriefing(session).principles
    }
    assert counted == expected
    assert database.rows("SELECT * FROM tallies WHERE attempt <> 1") == []


def test_another_way_hangs_beside_the_first_pass_with_all_its_decisions(
    session: Session, database: Database
) -> None:
    """So does a way that parts from another what-if; each can be read and replayed alone."""
    play(session, "ask", "tell", "tell")
    session.reopen(2)
    play(session, "rota")
    session.reopen(2)
    play(session, "whisper")
    assert all_choices(database) == [
        (None, ["ask", "tell", "tell"]),
        (1, ["ask", "rota"]),
        (1, ["ask", "whisper"]),
    ]


def test_the_same_choice_once_more_changes_nothing(session: Session, database: Records, other: Records) -> None:
    """Not even with the same rationale about it."""
    play(session, "ask", "tell", rationale=Rationale("It is true."))
    before = everything(other), tables(other)["tallies"]
    session.reopen(1)
    play(session, "ask", "tell", rationale=Rationale("It is true."))
    assert (everything(other), tables(other)["tallies"]) == before


def test_what_is_said_of_the_same_choice_on_another_try_is_added_to_its_note(
    session: Session, database: Records, other: Records
) -> None:
    """What was thought before the outcome showed stays as it was, also in the session; nothing is added twice."""
    first, later = Rationale("It is true.", Confidence.UNSURE), Rationale("Now I know why.", Confidence.CERTAIN)
    play(session, "ask", rationale=first)
    session.write_note("Ask again.")
    for _ in range(2):
        session.step_back()
        at_rest(session)
        session.write_note("She nodded.")
        play(session, "ask", rationale=later)
    (kept,) = everything(other)[0].decisions
    assert (kept.rationale, kept.note) == (first, "Ask again.\n\nShe nodded.\n\nNow I know why.")
    assert [(each.rationale, each.note) for each in session.decisions] == [(kept.rationale, kept.note)]


def test_a_word_within_another_is_not_said_already(session: Session, database: Records) -> None:
    """What is added are paragraphs; those that stand there are not added again, also two of them at once."""
    play(session, "ask", rationale=Rationale("We knew nothing."))
    session.write_note("Nobody did.\n\nNor I.")
    for note in ("no", "No", "Nobody did.\n\nNor I.", "Nor I.\n\nno"):
        session.step_back()
        at_rest(session)
        session.write_note(note)
        play(session, "ask", rationale=Rationale("nothing"))
    assert everything(database)[0].decisions[0].note == "Nobody did.\n\nNor I.\n\nno\n\nnothing\n\nNo"


def test_a_first_pass_that_was_left_goes_on_where_somebody_goes_on_with_it(
    session: Session, database: Database
) -> None:
    """What was tried in between stays beside it."""
    play(session, "ask", "tell")
    session.reopen(2)
    play(session, "whisper")
    session.reopen(2)
    play(session, "tell", "tell")
    assert all_choices(database) == [(None, ["ask", "tell", "tell"]), (1, ["ask", "whisper"])]
    assert session.attempt_id == 1


def test_as_long_as_two_ways_are_one_the_one_followed_last_is_followed(session: Session) -> None:
    """Only where they part does the other take over."""
    followed = []
    play(session, "ask", "tell")
    session.reopen(2)
    for choice in ("rota", None, "ask", "tell"):
        if choice is None:
            session.reopen(1)
        else:
            play(session, choice)
        followed.append(session.attempt_id)
    assert followed == [2, 2, 2, 1]


@given(st.lists(walks, min_size=1, max_size=3))
def test_every_way_is_kept_whole_and_once(maze: Scenario, guidance: Guidance, days: list[list[int]]) -> None:
    """However somebody goes and steps back, leaves and comes back: no more, and no less."""
    with new_records() as database:
        session = begin(database, maze, guidance, timing=Timing.COACHED)
        taken: list[Way] = []
        for steps in days:
            taken += walk(session, steps)
            if session.attempt_id:
                session, _ = resume(database, maze, guidance, session.attempt_id)
        assert kept_paths(database) == farthest(taken)
        assert [attempt.first_pass for attempt in everything(database)][1:] == [1] * (len(farthest(taken)) - 1)


@given(walks)
def test_a_first_pass_only_ever_grows_at_its_end(maze: Scenario, guidance: Guidance, steps: list[int]) -> None:
    """Byte for byte, whatever is tried beside it."""
    with new_records() as database:
        before: list[tuple[object, ...]] = []
        for _ in walk(begin(database, maze, guidance, timing=Timing.COACHED), steps):
            now = [tuple(row) for row in database.rows("SELECT * FROM decisions WHERE attempt = 1")]
            assert now[: len(before)] == before
            before = now


@given(st.lists(st.sampled_from(["a", "b"]), max_size=4), walks)
def test_a_first_pass_that_has_ended_stays_as_it_is(
    maze: Scenario, guidance: Guidance, detour: list[str], steps: list[int]
) -> None:
    """Byte for byte in every table, its tallies and reviews too, whatever is tried afterwards."""
    where = {"attempts": "id = 1", "decisions": "attempt = 1", "tallies": "true", "cards": "true"}

    def rows() -> list[tuple[object, ...]]:
        found = (database.rows(f"SELECT * FROM {table} WHERE {which}") for table, which in where.items())
        return [tuple(row) for each in found for row in each]

    with new_records() as database:
        session = begin(database, maze, guidance, timing=Timing.COACHED)
        play(session, "to-c", *chain.from_iterable((f"to-{scene}", "to-c") for scene in detour), "out")
        close(database, 1)  # where somebody stands on it is no part of it
        before = rows()
        list(walk(session, [BACK + 1, *steps]))
        close(database, 1)
        assert rows() == before


def test_a_full_disk_loses_nothing_and_is_reported_once(
    session: Session, database: Records, other: Database
) -> None:
    """Play goes on; with room again all is written, with one notice."""
    play(session, "ask", rationale=A_LOT)
    fill_disk(database)
    play(session, "tell", rationale=A_LOT)
    play(session, "whisper", rationale=A_LOT)
    assert database.notices == [REFUSED.format("the disk is full")]
    assert all_choices(other) == [(None, ["ask"])]
    clear_disk(database)
    session.reopen(3)
    play(session, "tell", rationale=A_LOT)
    session.reopen(3)
    play(session, "whisper", rationale=A_LOT)
    assert database.notices == [REFUSED.format("the disk is full"), AGAIN]
    assert all_choices(other) == [(None, ["ask", "tell", "whisper"]), (1, ["ask", "tell", "tell"])]


def test_who_leaves_when_there_is_room_again_has_lost_nothing(session: Session, database: Database) -> None:
    """Leaving tries once more."""
    fill_disk(database)
    play(session, "ask", rationale=A_LOT)
    clear_disk(database)
    session.keep()
    assert all_choices(database) == [(None, ["ask"])]


def test_a_disk_that_is_full_from_the_start_loses_nothing(session: Session, database: Database) -> None:
    """Not even the beginning of the attempt."""
    fill_disk(database)
    play(session, "ask", rationale=A_LOT)
    assert (session.attempt_id, everything(database)) == (None, ())
    clear_disk(database)
    play(session, "tell")
    assert all_choices(database) == [(None, ["ask", "tell"])]


@given(st.lists(walks, min_size=2, max_size=6))
def test_however_often_the_disk_is_full_all_is_kept_in_the_end(
    maze: Scenario, guidance: Guidance, spells: list[list[int]]
) -> None:
    """Every other spell the disk is full; refusal and recovery alternate in the notices."""
    with new_records() as database:
        attempt = AttemptLog(database, attempt_head(maze, Timing.COACHED, 1))
        session = Session(maze, guidance, seed=1, log=attempt)
        taken: list[Way] = []
        for steps, change in zip(spells, cycle([fill_disk, clear_disk]), strict=False):
            change(database)
            taken += walk(session, steps, A_LOT)
        clear_disk(database)
        attempt.save()
        assert kept_paths(database) == farthest(taken)
        refused = [notice == AGAIN for notice in database.notices]
        assert refused == [False, True] * (len(refused) // 2)


def test_a_window_that_is_writing_keeps_a_decision_back_and_no_longer(
    session: Session, database: Records, other: Records
) -> None:
    """The next answer writes both."""
    with other.writing():
        play(session, "ask")
    play(session, "tell")
    assert all_choices(other) == [(None, ["ask", "tell"])]
    assert database.notices == [REFUSED.format("another program is using them"), AGAIN]


def test_two_windows_that_go_on_with_one_attempt_keep_both_ways(
    session: Session, database: Records, other: Records, small: Scenario, guidance: Guidance
) -> None:
    """Who was quicker has the first pass; the other's way hangs beside it from then on."""
    play(session, "ask")
    slower, _ = resume(other, small, guidance, 1)
    play(session, "tell")
    play(slower, "rota")
    play(session, "tell")
    slower.reopen(2)
    play(slower, "whisper")
    assert all_choices(database) == [
        (None, ["ask", "tell", "tell"]),
        (1, ["ask", "rota"]),
        (1, ["ask", "whisper"]),
    ]
    assert [attempt.ending and attempt.ending.scene for attempt in everything(database)] == [
        "apart",
        "week",
        "week",
    ]
    assert (session.attempt_id, slower.attempt_id) == (1, 3)
    assert database.notices == other.notices == []


def test_what_the_slower_of_two_windows_does_is_not_tallied(
    session: Session, database: Records, other: Records, small: Scenario, guidance: Guidance
) -> None:
    """It has become a what-if."""
    play(session, "ask")
    slower, _ = resume(other, small, guidance, 1)
    play(session, "tell")
    before = tables(database)["tallies"]
    play(slower, "rota")
    assert tables(database)["tallies"] == before


def test_two_windows_that_decide_alike_keep_one_path(
    session: Session, database: Records, other: Records, small: Scenario, guidance: Guidance
) -> None:
    """Until they part; who was quicker then has the first pass."""
    play(session, "ask")
    slower, _ = resume(other, small, guidance, 1)
    play(session, "tell")
    play(slower, "tell", "whisper")
    play(session, "tell")
    assert all_choices(database) == [(None, ["ask", "tell", "whisper"]), (1, ["ask", "tell", "tell"])]


def test_a_decision_costs_the_time_since_the_one_before_it(
    clock: Clock, session: Session, database: Database
) -> None:
    """Since the beginning for the first; of a pause of more than five minutes five count."""
    clock.let_pass(20)
    play(session, "ask")
    clock.let_pass(90)
    play(session, "tell")
    clock.let_pass(3600)
    play(session, "whisper")
    assert [decision.seconds for decision in kept(session, database).decisions] == [20, 90, 300]


def test_a_pause_until_another_day_costs_nothing(
    clock: Clock, session: Session, database: Database, small: Scenario, guidance: Guidance
) -> None:
    """Time counts from when the attempt is resumed."""
    play(session, "ask")
    clock.let_pass(100_000)
    resumed, _ = resume(database, small, guidance, 1)
    clock.let_pass(40)
    play(resumed, "tell")
    assert [decision.seconds for decision in kept(resumed, database).decisions] == [0, 40]


def test_a_what_if_costs_no_time_for_what_it_shares(clock: Clock, session: Session, database: Database) -> None:
    """Only for its own decisions."""
    clock.let_pass(20)
    play(session, "ask")
    clock.let_pass(30)
    play(session, "rota")
    session.reopen(2)
    clock.let_pass(10)
    play(session, "whisper")
    assert [[decision.seconds for decision in each.decisions] for each in everything(database)] == [
        [20, 30],
        [0, 10],
    ]


def test_a_note_hangs_on_the_decision_it_was_written_on(session: Session, database: Database) -> None:
    """Before it is taken, or after; it can be changed and taken back, unlike the decision."""
    at_rest(session)
    session.write_note("Who made the rota?")
    play(session, "ask", "tell")
    session.write_note("That was hasty.")
    assert [decision.note for decision in kept(session, database).decisions] == [
        "Who made the rota?",
        "That was hasty.",
    ]
    session.write_note("Hasty.")
    assert kept(session, database).decisions[1].note == "Hasty."
    session.write_note("")
    assert kept(session, database).decisions[1].note == ""


def test_a_note_comes_back_with_the_same_choice(session: Session, database: Database) -> None:
    """And another choice has none."""
    play(session, "ask", "rota")
    session.write_note("Ada smiled.")
    session.reopen(2)
    play(session, "whisper")
    assert session.note == ""
    session.reopen(2)
    play(session, "rota")
    assert session.note == "Ada smiled."


def test_a_what_if_has_the_notes_on_what_it_shares(session: Session, database: Database) -> None:
    """So that it can be read alone."""
    play(session, "ask")
    session.write_note("Well asked.")
    play(session, "rota")
    session.reopen(2)
    play(session, "whisper")
    assert [decision.note for decision in kept(session, database).decisions] == ["Well asked.", ""]


def lose_by_deleting(database: Records) -> None:
    """The file is deleted."""
    for suffix in ("", "-wal", "-shm"):
        database.path.with_name(FILE + suffix).unlink(missing_ok=True)


def lose_by_replacing(database: Records) -> None:
    """Another file is put in its place, with nothing in it."""
    lose_by_deleting(database)
    Database(database.path.parent, print).close()


def lose_by_damage(database: Records) -> None:
    """The file is damaged."""
    damage(database)


@pytest.mark.parametrize("lose", [lose_by_deleting, lose_by_replacing, lose_by_damage])
def test_who_resumes_and_loses_the_file_loses_nothing(
    database: Records, small: Scenario, guidance: Guidance, folder: Path, lose: Callable[[Records], None]
) -> None:
    """Decisions, notes, tallies, review cards and ending are those of records that were never lost."""

    session = play(begin(database, small, guidance, timing=Timing.COACHED, seed=1), "ask", "tell")
    session.write_note("Hasty.")
    session.reopen(2)
    play(session, "rota")
    resumed, _ = resume(database, small, guidance, 1)
    before = everything(database)
    lose(database)
    play(resumed, "whisper")
    with closing(Database(folder, print)) as reopened:
        first, what_if = everything(reopened)
        tallies = reopened.rows("SELECT principle, reflected, partly, against, not_taken_up FROM tallies")
        cards = reopened.rows("SELECT scenario, scene, attempt, number FROM cards")
    assert (first.uid, first.version, first.decisions[:2]) == (before[0].uid, "1.0.0", before[0].decisions)
    assert (what_if.uid, what_if.first_pass, what_if.decisions) == (before[1].uid, first.id, before[1].decisions)
    assert [decision.note for decision in first.decisions] == ["", "Hasty.", ""]
    assert first.ending is not None
    assert sorted(map(tuple, tallies)) == [
        ("conflict-is-not-failure", 0, 0, 0, 1),
        ("facts-are-not-enough", 0, 0, 1, 2),
        ("respond-to-difference", 1, 0, 0, 0),
        ("small-early-wins", 0, 0, 0, 1),
        ("visible-value", 0, 1, 0, 2),
    ]
    assert list(map(tuple, cards)) == [("small", "kitchen", first.id, 2)]


def test_who_loses_the_file_and_only_leaves_has_lost_nothing(
    session: Session, database: Records, folder: Path
) -> None:
    """Leaving looks after the file."""
    play(session, "ask", "tell")
    lose_by_deleting(database)
    session.keep()
    with closing(Database(folder, print)) as reopened:
        assert all_choices(reopened) == [(None, ["ask", "tell"])]


def test_an_older_copy_of_the_file_gets_what_it_lacks(session: Session, database: Records, folder: Path) -> None:
    """And has nothing twice."""
    play(session, "ask")
    database.rows("PRAGMA wal_checkpoint(TRUNCATE)")
    older = (folder / FILE).read_bytes()
    play(session, "tell")
    lose_by_deleting(database)
    (folder / FILE).write_bytes(older)
    play(session, "whisper")
    assert all_choices(database) == [(None, ["ask", "tell", "whisper"])]


DELETED = "This attempt was deleted in another window. You can play on, and nothing more of it is kept."


def test_what_was_deleted_in_mid_play_stays_deleted(session: Session, database: Records, other: Records) -> None:
    """The next choice writes nothing, the learner is notified once, and play goes on without being kept."""
    play(session, "ask", "tell")
    delete(other, 1)
    play(session, "whisper")
    assert (everything(other), session.attempt_id) == ((), None)
    assert isinstance(at_rest(session), Ended)
    session.reopen(1)
    play(session, "tell")
    session.write_note("Again.")
    session.keep()
    assert (everything(other), session.attempt_id, database.notices) == ((), None, [DELETED])


def test_an_attempt_that_is_deleted_before_its_ending_stays_deleted(
    session: Session, database: Records, other: Records
) -> None:
    """The decision that leads to an ending is not kept either."""
    play(session, "ask")
    delete(other, 1)
    play(session, "rota")
    assert isinstance(at_rest(session), Ended)
    assert (tables(other), database.notices) == ({table: [] for table in TABLES}, [DELETED])


def test_a_what_if_that_was_deleted_in_mid_play_stays_deleted(
    session: Session, database: Records, other: Records
) -> None:
    """Its first pass is left as it is; nothing more is kept of what follows."""
    play(session, "tell")
    session.reopen(1)
    play(session, "ask")
    delete(other, 2)
    play(session, "tell")
    assert (all_choices(other), session.attempt_id, database.notices) == ([(None, ["tell"])], None, [DELETED])


def test_another_what_if_that_was_deleted_does_not_come_back(
    session: Session, database: Records, other: Records
) -> None:
    """What is being played is kept as before."""
    play(session, "ask", "tell")
    session.reopen(2)
    play(session, "rota")
    session.reopen(2)
    play(session, "whisper")
    delete(other, 2)
    session.reopen(1)
    play(session, "tell")
    assert all_choices(other) == [(None, ["ask", "tell"]), (1, ["ask", "whisper"]), (1, ["tell"])]
    assert database.notices == []


def test_what_another_window_deleted_is_not_brought_back_by_damage(
    session: Session, database: Records, other: Records, folder: Path
) -> None:
    """Once the learner was notified, nothing is written into new records either."""
    play(session, "ask")
    delete(other, 1)
    play(session, "tell")
    damage(database, other)
    play(session, "whisper")
    session.keep()
    with closing(Database(folder, print)) as reopened:
        assert everything(reopened) == ()


def test_records_damaged_in_mid_play_begin_anew_with_all_that_this_window_knows(
    session: Session, database: Records, folder: Path
) -> None:
    """The decision that met the damage included; the damaged file keeps every byte under another name."""
    play(session, "ask", "tell")
    session.reopen(2)
    play(session, "rota")
    session.reopen(2)
    play(session, "whisper")
    session.reopen(1)
    damaged = damage(database)
    play(session, "tell")
    (aside,) = set_aside(folder)
    assert database.notices == [f"Your records were damaged. They are set aside as {aside.name}; new ones begin."]
    assert aside.read_bytes() == damaged
    with closing(Records(folder)) as reopened:
        assert all_choices(reopened) == [
            (None, ["ask", "tell"]),
            (1, ["ask", "rota"]),
            (1, ["ask", "whisper"]),
            (1, ["tell"]),
        ]


def test_two_windows_that_meet_the_same_damage_share_the_new_records(
    session: Session, database: Records, other: Records, small: Scenario, guidance: Guidance, folder: Path
) -> None:
    """The second sets nothing aside that the first has begun, and takes no attempt for its own."""
    play(session, "ask")
    second = play(begin(other, small, guidance, timing=Timing.COACHED), "ask")
    assert (session.attempt_id, second.attempt_id) == (1, 2)
    damage(database, other)
    play(second, "tell")
    play(session, "whisper")
    assert len(set_aside(folder)) == 1
    assert all_choices(database) == [(None, ["ask", "tell"]), (None, ["ask", "whisper"])]
    assert (session.attempt_id, second.attempt_id) == (2, 1)
    assert (folder / FILE).exists()


def test_an_attempt_that_ended_stays_as_it_was_where_the_story_now_goes_on(
    session: Session, database: Database, write: Callable[[str, str], Path], guidance: Guidance
) -> None:
    """What follows the former ending hangs beside it."""
    play(session, "ask", "rota")
    before = tables(database)["decisions"]
    longer = "  week:\n    text: Friday.\n    choices:\n      wait: {text: Wait., goto: month}\n  month:\n"
    changed = small_with(write, guidance, ("  week:\n", longer), ("ends: week", "ends: month"))
    resumed, change = resume(database, changed, guidance, 1)
    assert change is None
    play(resumed, "wait")
    assert all_choices(database) == [(None, ["ask", "rota"]), (1, ["ask", "rota", "wait"])]
    assert tables(database)["decisions"][:2] == before


def test_an_ending_that_the_story_now_reaches_earlier_is_not_put_upon_a_longer_way(
    session: Session, database: Database, write: Callable[[str, str], Path], guidance: Guidance
) -> None:
    """The attempt that went further then has not ended there."""
    play(session, "ask", "tell")
    changed = small_with(write, guidance, ("        once: true\n        goto: kitchen", "        goto: week"))
    resumed, _ = resume(database, changed, guidance, 1)
    resumed.reopen(1)
    play(resumed, "ask")
    assert [(choices(each), each.ending and each.ending.scene) for each in everything(database)] == [
        (["ask", "tell"], None),
        (["ask"], "week"),
    ]


def test_without_records_that_last_play_is_kept_until_the_program_ends(
    folder: Path, small: Scenario, guidance: Guidance
) -> None:
    """Stepping back and looking at both taken works all the same."""
    folder.write_text("a file, not a folder", encoding="utf-8")
    with closing(Records(folder)) as database:
        session = play(begin(database, small, guidance, timing=Timing.COACHED), "ask", "rota")
        session.reopen(2)
        play(session, "whisper")
        assert all_choices(database) == [(None, ["ask", "rota"]), (1, ["ask", "whisper"])]
        assert len(database.notices) == 1
