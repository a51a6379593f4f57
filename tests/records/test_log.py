"""Keeping what a learner does: at once, whole, and for good."""

from __future__ import annotations

from contextlib import closing
from datetime import UTC, datetime
from itertools import chain, cycle
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from scenario_trainer.play.decisions import Sureness, Thoughts
from scenario_trainer.play.flow import begin, resume
from scenario_trainer.play.moments import Timing
from scenario_trainer.play.session import Session
from scenario_trainer.records.attempts import KeptDecision, delete, everything
from scenario_trainer.records.database import FILE, Database
from scenario_trainer.records.log import AttemptLog
from scenario_trainer.story.terms import Alignment, EndingKind
from tests.support.playing import BACK, all_choices, at_rest, choices, kept, new_records, play, tables, walk, walks
from tests.support.variants import small_with

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from scenario_trainer.story.model import Guidance, Scenario
    from tests.support.playing import Way

A_LOT = Thoughts("x" * 5000)
"""More than there is room for on a full disk."""
REFUSED = "Your decisions cannot be kept just now: {}. Play goes on; each answer tries again."
AGAIN = "Your decisions are kept again, all of them."


def farthest(ways: Iterable[Way]) -> list[Way]:
    """The ways that are not the beginning of another, each once."""
    found = set(ways)
    return sorted(way for way in found if not any(other[: len(way)] == way for other in found - {way}))


def kept_ways(database: Database) -> list[Way]:
    """The ways that are kept."""
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
    """And with what the learner thought, how it sits with the guidance, and when it was taken."""
    thoughts = Thoughts("It is true.", Sureness.CERTAIN)
    before = datetime.now(UTC)
    play(session, "tell", thoughts=thoughts)
    (decision,) = kept(session, database).decisions
    assert decision == KeptDecision(
        "kitchen",
        "tell",
        "Monday, 8.55",
        "Tell Ada that everybody should refill it.",
        Alignment.PARTLY,
        decision.decided,
        thoughts,
    )
    assert before <= decision.decided <= datetime.now(UTC)


def test_a_scene_without_a_title_is_kept_under_its_id(
    write: Callable[[str, str], Path], guidance: Guidance, database: Database
) -> None:
    """Something has to name it in a record."""
    story = small_with(write, guidance, ("    title: Monday, 8.55\n", ""))
    session = play(begin(database, story, guidance, timing=Timing.COACHED), "ask")
    assert kept(session, database).decisions[0].title == "kitchen"


def test_an_attempt_is_kept_with_what_it_takes_to_replay_it(
    small: Scenario, guidance: Guidance, database: Database
) -> None:
    """Scenario, timing and seed, and when it was begun: before its first decision."""
    before = datetime.now(UTC)
    session = begin(database, small, guidance, timing=Timing.CONSEQUENCES, seed=77)
    begun = datetime.now(UTC)
    attempt = kept(play(session, "ask"), database)
    facts = (attempt.scenario, attempt.title, attempt.timing, attempt.seed, attempt.underway, attempt.ending)
    assert facts == ("small", "A small story", "consequences", 77, True, None)
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
    session.return_to(1)
    play(session, "tell")
    session.return_to(1)
    play(session, "ask", "tell", "whisper")
    counted = {
        row["principle"]: tuple(row)[2:] for row in database.rows("SELECT * FROM tallies WHERE attempt = 1")
    }
    at_rest(session)
    columns = (Alignment.REFLECTS, Alignment.PARTLY, Alignment.AGAINST, None)
    expected = {
        tally.principle: tuple(tally.stood.count(column) for column in columns)
        for tally in session.debrief().principles
    }
    assert counted == expected
    assert database.rows("SELECT * FROM tallies WHERE attempt <> 1") == []


def test_another_way_hangs_beside_the_first_pass_with_all_its_decisions(
    session: Session, database: Database
) -> None:
    """So does a way that parts from another what-if; each can be read and replayed alone."""
    play(session, "ask", "tell", "tell")
    session.return_to(2)
    play(session, "rota")
    session.return_to(2)
    play(session, "whisper")
    assert all_choices(database) == [
        (None, ["ask", "tell", "tell"]),
        (1, ["ask", "rota"]),
        (1, ["ask", "whisper"]),
    ]


def test_the_same_choice_once_more_writes_nothing(session: Session, database: Database, other: Database) -> None:
    """Not even other thoughts about it: what was thought before the outcome showed stays."""
    play(session, "ask", "tell", thoughts=Thoughts("It is true."))
    before, version = tables(other), other.rows("PRAGMA data_version")[0][0]
    session.return_to(1)
    play(session, "ask", "tell", thoughts=Thoughts("Now I know better."))
    assert other.rows("PRAGMA data_version")[0][0] == version
    assert tables(other) == before


def test_a_first_pass_that_was_left_goes_on_where_somebody_goes_on_with_it(
    session: Session, database: Database
) -> None:
    """What was tried in between stays beside it."""
    play(session, "ask", "tell")
    session.return_to(2)
    play(session, "whisper")
    session.return_to(2)
    play(session, "tell", "tell")
    assert all_choices(database) == [(None, ["ask", "tell", "tell"]), (1, ["ask", "whisper"])]
    assert session.attempt_id == 1


def test_as_long_as_two_ways_are_one_the_one_followed_last_is_followed(session: Session) -> None:
    """Only where they part does the other take over."""
    followed = []
    play(session, "ask", "tell")
    session.return_to(2)
    for choice in ("rota", None, "ask", "tell"):
        if choice is None:
            session.return_to(1)
        else:
            play(session, choice)
        followed.append(session.attempt_id)
    assert followed == [2, 2, 2, 1]


@given(st.lists(walks, min_size=1, max_size=3))
def test_every_way_is_kept_whole_and_once(maze: Scenario, guidance: Guidance, days: list[list[int]]) -> None:
    """However somebody goes and steps back, leaves and comes back: no more, and no less."""
    with new_records() as database:
        session = begin(database, maze, guidance, timing=Timing.COACHED)
        ways: list[Way] = []
        for steps in days:
            ways += walk(session, steps)
            if session.attempt_id:
                session = resume(database, maze, guidance, session.attempt_id).session
        assert kept_ways(database) == farthest(ways)
        assert [attempt.first_pass for attempt in everything(database)][1:] == [1] * (len(farthest(ways)) - 1)


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
        before = rows()
        list(walk(session, [BACK + 1, *steps]))
        assert rows() == before


def test_a_full_disk_loses_nothing_and_is_told_once(session: Session, database: Database, other: Database) -> None:
    """Play goes on; with room again all is written, and that is told once."""
    play(session, "ask", thoughts=A_LOT)
    fill_disk(database)
    play(session, "tell", thoughts=A_LOT)
    play(session, "whisper", thoughts=A_LOT)
    assert database.notices == [REFUSED.format("the disk is full")]
    assert all_choices(other) == [(None, ["ask"])]
    clear_disk(database)
    session.return_to(3)
    play(session, "tell", thoughts=A_LOT)
    session.return_to(3)
    play(session, "whisper", thoughts=A_LOT)
    assert database.notices == [REFUSED.format("the disk is full"), AGAIN]
    assert all_choices(other) == [(None, ["ask", "tell", "whisper"]), (1, ["ask", "tell", "tell"])]


def test_who_leaves_when_there_is_room_again_has_lost_nothing(session: Session, database: Database) -> None:
    """Leaving tries once more."""
    fill_disk(database)
    play(session, "ask", thoughts=A_LOT)
    clear_disk(database)
    session.keep()
    assert all_choices(database) == [(None, ["ask"])]


def test_a_disk_that_is_full_from_the_start_loses_nothing(session: Session, database: Database) -> None:
    """Not even the beginning of the attempt."""
    fill_disk(database)
    play(session, "ask", thoughts=A_LOT)
    assert (session.attempt_id, everything(database)) == (None, ())
    clear_disk(database)
    play(session, "tell")
    assert all_choices(database) == [(None, ["ask", "tell"])]


@given(st.lists(walks, min_size=2, max_size=6))
def test_however_often_the_disk_is_full_all_is_kept_in_the_end(
    maze: Scenario, guidance: Guidance, spells: list[list[int]]
) -> None:
    """Every other spell the disk is full; refusal and recovery are told in turn."""
    with new_records() as database:
        log = AttemptLog(database, maze, timing="coached", seed=1)
        session = Session(maze, guidance, seed=1, log=log)
        ways: list[Way] = []
        for steps, change in zip(spells, cycle([fill_disk, clear_disk]), strict=False):
            change(database)
            ways += walk(session, steps, A_LOT)
        clear_disk(database)
        log.save()
        assert kept_ways(database) == farthest(ways)
        told = [notice == AGAIN for notice in database.notices]
        assert told == [False, True] * (len(told) // 2)


def test_a_window_that_is_writing_keeps_a_decision_back_and_no_longer(
    session: Session, database: Database, other: Database
) -> None:
    """The next answer writes both."""
    with other.writing():
        play(session, "ask")
    play(session, "tell")
    assert all_choices(other) == [(None, ["ask", "tell"])]
    assert database.notices == [REFUSED.format("another program is using them"), AGAIN]


def test_two_windows_that_go_on_with_one_attempt_keep_both_ways(
    session: Session, database: Database, other: Database, small: Scenario, guidance: Guidance
) -> None:
    """Who was quicker has the first pass; the other's way hangs beside it from then on."""
    play(session, "ask")
    slower = resume(other, small, guidance, 1).session
    play(session, "tell")
    play(slower, "rota")
    play(session, "tell")
    slower.return_to(2)
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
    session: Session, database: Database, other: Database, small: Scenario, guidance: Guidance
) -> None:
    """It has become a what-if."""
    play(session, "ask")
    slower = resume(other, small, guidance, 1).session
    play(session, "tell")
    before = tables(database)["tallies"]
    play(slower, "tell", "whisper")
    assert tables(database)["tallies"] == before


def test_a_family_that_another_window_deletes_in_mid_play_comes_back_whole(
    session: Session, database: Database, other: Database
) -> None:
    """With the next decision: nothing is lost that this window still knows."""
    play(session, "ask", "tell")
    session.return_to(2)
    play(session, "rota")
    delete(other, 1)
    assert everything(database) == ()
    session.return_to(2)
    play(session, "whisper")
    assert [choices(attempt) for attempt in everything(other)] == [
        ["ask", "tell"],
        ["ask", "rota"],
        ["ask", "whisper"],
    ]
    first, *what_ifs = everything(other)
    assert [attempt.first_pass for attempt in what_ifs] == [first.id, first.id]
    assert database.notices == []


def test_a_what_if_that_another_window_deletes_in_mid_play_comes_back_too(
    session: Session, database: Database, other: Database
) -> None:
    """The first pass is left as it is."""
    play(session, "tell")
    session.return_to(1)
    play(session, "ask")
    delete(other, 2)
    play(session, "tell")
    assert all_choices(other) == [(None, ["tell"]), (1, ["ask", "tell"])]


def test_records_damaged_in_mid_play_begin_anew_with_all_that_this_window_knows(
    session: Session, database: Database, folder: Path
) -> None:
    """The decision that met the damage included; the damaged file keeps every byte under another name."""
    play(session, "ask", "tell")
    session.return_to(2)
    play(session, "rota")
    session.return_to(2)
    play(session, "whisper")
    session.return_to(1)
    damaged = damage(database)
    play(session, "tell")
    (aside,) = set_aside(folder)
    assert database.notices == [f"Your records were damaged. They are set aside as {aside.name}; new ones begin."]
    assert aside.read_bytes() == damaged
    with closing(Database(folder)) as reopened:
        assert all_choices(reopened) == [
            (None, ["ask", "tell"]),
            (1, ["ask", "rota"]),
            (1, ["ask", "whisper"]),
            (1, ["tell"]),
        ]


def test_two_windows_that_meet_the_same_damage_share_the_new_records(
    session: Session, database: Database, other: Database, small: Scenario, guidance: Guidance, folder: Path
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
    resumed = resume(database, changed, guidance, 1).session
    resumed.return_to(1)
    play(resumed, "ask")
    assert [(choices(each), each.ending and each.ending.scene) for each in everything(database)] == [
        (["ask", "tell"], None),
        (["ask"], "week"),
    ]


def test_without_records_that_last_play_is_kept_until_the_program_ends(
    folder: Path, small: Scenario, guidance: Guidance
) -> None:
    """Stepping back and looking at both ways works all the same."""
    folder.write_text("a file, not a folder", encoding="utf-8")
    with closing(Database(folder)) as database:
        session = play(begin(database, small, guidance, timing=Timing.COACHED), "ask", "rota")
        session.return_to(2)
        play(session, "whisper")
        assert all_choices(database) == [(None, ["ask", "rota"]), (1, ["ask", "whisper"])]
        assert len(database.notices) == 1
