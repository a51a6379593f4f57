"""All records in one file, and back again: nothing is lost, and nothing that is there is touched."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scenario_trainer.documents.wording.phrases import day_and_time
from scenario_trainer.play.decisions import Confidence, Rationale
from scenario_trainer.play.kept_sessions import begin, resume
from scenario_trainer.play.moments import Timing
from scenario_trainer.records.attempts import close, delete, everything, totals
from scenario_trainer.records.backup import BackupError, backup, restore
from scenario_trainer.records.kept import minutes_spent
from scenario_trainer.records.review import due
from scenario_trainer.records.tallies import Tally, principle_totals
from scenario_trainer.records.writings import write
from scenario_trainer.story.terms import Alignment
from tests.support.beside import all_written
from tests.support.playing import TABLES, all_choices, new_records, play, tables, walk, walks
from tests.support.version_1 import BACKUP

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from scenario_trainer.play.session import Session
    from scenario_trainer.records.database import Database
    from scenario_trainer.story.model import Guidance, Scenario

DAMAGED = "This backup is damaged; nothing of it was taken."
NOT_JSON = "This is not a backup of scenario-trainer: it is not JSON."
FOREIGN = "This is not a backup of scenario-trainer."
LATER = "A later version of the program made this backup."
UNKNOWN = "This backup is damaged: it does not say its version. Nothing of it was taken."

Content = dict[str, Any]
"""What a backup has."""

some_values: st.SearchStrategy[object] = st.sampled_from(
    [None, 0, 1, 2, 1.5, True, "", "x", "1", "2026-11-23", "\ud800", 2**70, float("inf"), [], {}, [1]]
)
"""What could stand where something else should."""


@pytest.fixture
def empty() -> Iterator[Database]:
    """Records with nothing in them, in another place."""
    with new_records() as database:
        yield database


@pytest.fixture
def content(database: Database, session: Session) -> Content:
    """The backup of a first pass and its what-if, with a text, a note, a tally and a review on them."""
    play(session, "tell", rationale=Rationale("Because.", Confidence.CERTAIN))
    session.write_note("True, and no help.")
    session.reopen(1)
    play(session, "ask", "tell")
    write(database, 1, {"learnt": "To ask: schön."})
    given: Content = json.loads(backup(database))
    assert all(given[table] for table in TABLES)
    return given


def encoded(content: Content) -> bytes:
    """A backup as it is in its file."""
    return json.dumps(content).encode()


def test_a_backup_is_plain(database: Database, content: Content) -> None:
    """Anybody can read it without the program: every table, a row an object, words as they were written."""
    assert list(content) == ["scenario-trainer", "version", *TABLES]
    assert "To ask: schön." in backup(database).decode()
    assert [(row["scene"], row["choice"], row["reason"]) for row in content["decisions"]] == [
        ("kitchen", "tell", "Because."),
        ("kitchen", "ask", ""),
        ("kitchen", "tell", ""),
    ]


@given(st.lists(walks, max_size=3))
def test_everything_comes_back_into_empty_records(
    maze: Scenario, guidance: Guidance, learners: list[list[int]]
) -> None:
    """The same rows; and once more changes nothing."""
    with new_records() as database, new_records() as empty:
        for steps in learners:
            session = begin(database, maze, guidance, timing=Timing.COACHED)
            list(walk(session, steps))
            if session.attempt_id:
                write(database, session.attempt_id, {"learnt": f"{steps}"})
        content = backup(database)
        assert restore(empty, content) == len(everything(database))
        assert tables(empty) == tables(database)
        assert restore(empty, content) == 0
        assert tables(empty) == tables(database)


@given(walks, walks)
def test_what_is_there_stays_as_it_is(
    maze: Scenario, guidance: Guidance, here: list[int], there: list[int]
) -> None:
    """Rows are added, and none is changed, whatever the numbers of attempts in the backup."""
    with new_records() as database, new_records() as another:
        for each, steps in ((database, here), (another, there)):
            list(walk(begin(each, maze, guidance, timing=Timing.COACHED), steps))
        before, ways = tables(database), all_choices(another)
        restore(database, backup(another))
        after = tables(database)
        assert {table: [row for row in after[table] if row in before[table]] for table in TABLES} == before
        shift = len(before["attempts"])
        added = all_choices(database)[shift:]
        assert added == [(first and first + shift, way) for first, way in ways]


def test_an_attempt_that_went_on_since_is_not_set_back(database: Database, session: Session) -> None:
    """Neither its decisions nor what was written."""
    play(session, "ask")
    write(database, 1, {"learnt": "To ask."})
    content = backup(database)
    play(session, "rota")
    write(database, 1, {"learnt": "", "peer": "She agrees."})
    before = tables(database)
    assert restore(database, content) == 0
    assert tables(database) == before


def test_what_was_deleted_comes_back_with_all_that_hung_on_it(database: Database, content: Content) -> None:
    """Under new numbers, by which everything finds its attempt again."""
    delete(database, 1)
    assert restore(database, encoded(content)) == 2
    assert all_choices(database) == [(None, ["tell"]), (3, ["ask", "tell"])]
    assert all_written(database) == {3: {"learnt": "To ask: schön."}}
    assert {row["attempt"] for row in database.rows("SELECT attempt FROM tallies")} == {3}
    assert [(row["scene"], row["attempt"]) for row in database.rows("SELECT * FROM cards")] == [("kitchen", 3)]


def test_a_what_if_that_was_deleted_comes_back_beside_its_first_pass(database: Database, content: Content) -> None:
    """Which was there all the time."""
    delete(database, 2)
    assert restore(database, encoded(content)) == 1
    assert all_choices(database) == [(None, ["tell"]), (1, ["ask", "tell"])]


def test_a_review_that_is_there_stays(
    database: Database, content: Content, empty: Database, small: Scenario, guidance: Guidance
) -> None:
    """A scene comes back once, from whichever attempt."""
    play(begin(empty, small, guidance, timing=Timing.COACHED), "tell")
    before = tables(empty)["cards"]
    assert restore(empty, encoded(content)) == 2
    assert tables(empty)["cards"] == before


def test_a_restored_attempt_can_be_gone_on_with(
    content: Content, empty: Database, small: Scenario, guidance: Guidance
) -> None:
    """With rationale and note."""
    restore(empty, encoded(content))
    session, change = resume(empty, small, guidance, 1)
    assert (change, session.decisions[0].rationale) == (None, Rationale("Because.", Confidence.CERTAIN))
    assert session.decisions[0].note == "True, and no help."
    play(resume(empty, small, guidance, 2)[0], "whisper")
    assert all_choices(empty) == [(None, ["tell"]), (1, ["ask", "tell", "whisper"])]


def test_a_backup_of_version_1_comes_back_as_its_file_would_be_migrated(
    empty: Database, small: Scenario, guidance: Guidance
) -> None:
    """With all that it has."""
    assert restore(empty, encoded(BACKUP)) == 2
    first, what_if = everything(empty)
    assert [each.rationale for each in first.decisions] == [
        Rationale("To know more.", Confidence.FAIRLY_SURE),
        Rationale(),
    ]
    assert [each.verdict for each in first.decisions] == [(Alignment.REFLECTS,), (Alignment.PARTLY,)]
    assert (first.minutes, what_if.first_pass, what_if.version) == (7, 1, None)
    assert principle_totals(empty)["visible-value"].tally == Tally(0, 1, 0, 1)
    assert all_written(empty) == {1: {"learnt": "To ask."}}
    assert [card.number for card in due(empty, datetime.now(UTC))] == [2]
    play(resume(empty, small, guidance, 1)[0], "whisper")
    assert all_choices(empty)[0] == (None, ["ask", "tell", "whisper"])


def test_what_version_1_counted_is_not_lost_in_a_backup_of_today(
    empty: Database, small: Scenario, guidance: Guidance
) -> None:
    """Tallies of decisions of which no alignments are known, beside those that were taken since."""
    restore(empty, encoded(BACKUP))
    play(resume(empty, small, guidance, 1)[0], "whisper")
    with new_records() as another:
        restore(another, backup(empty))
        assert principle_totals(another) == principle_totals(empty)


@pytest.mark.parametrize(
    ("file", "message"),
    [
        (b"", NOT_JSON),
        (b"\xff\xfe\x00", NOT_JSON),
        (b'{"scenario-trainer": "records", ', NOT_JSON),
        (b"[" * 100_000, NOT_JSON),
        (b"[]", FOREIGN),
        (b"{}", FOREIGN),
        (b'{"scenario-trainer": "preferences"}', FOREIGN),
        (b'{"scenario-trainer": "records", "version": 99, "attempts": []}', LATER),
        (b'{"scenario-trainer": "records", "attempts": []}', UNKNOWN),
        (b'{"scenario-trainer": "records", "version": "2", "attempts": []}', UNKNOWN),
        (b'{"scenario-trainer": "records", "version": 0, "attempts": []}', UNKNOWN),
        (b'{"scenario-trainer": "records", "version": 1}', DAMAGED),
        (b'{"scenario-trainer": "records", "version": 3}', DAMAGED),
        (b'{"scenario-trainer": "records", "version": 3, "attempts": 5}', DAMAGED),
    ],
    ids=[
        "empty",
        "no text",
        "cut off",
        "too deep",
        "a list",
        "foreign",
        "other",
        "later",
        "no version",
        "a version in words",
        "no such version",
        "version 1 without rows",
        "no rows",
        "a number",
    ],
)
def test_what_is_no_backup_is_refused_and_changes_nothing(
    database: Database, session: Session, file: bytes, message: str
) -> None:
    """And is distinguished."""
    play(session, "tell")
    before = tables(database)
    with pytest.raises(BackupError) as refused:
        restore(database, file)
    assert (str(refused.value), tables(database)) == (message, before)


def without_first_pass(content: Content) -> None:
    """A what-if hangs on nothing."""
    del content["attempts"][0]


def without_table(content: Content) -> None:
    """A table was cut out."""
    del content["cards"]


def with_a_column(content: Content) -> None:
    """A row has what no table has."""
    content["decisions"][0]["colour"] = "red"


def with_a_twin(content: Content) -> None:
    """A decision is there twice."""
    content["decisions"].append(content["decisions"][0])


def with_a_date(content: Content) -> None:
    """A time could never be read again."""
    content["attempts"][0]["began"] = "yesterday"


def with_half_a_date(content: Content) -> None:
    """A time without its zone cannot be compared with others."""
    content["decisions"][0]["decided"] = "2026-11-23T09:00:00"


def with_an_alignment(content: Content) -> None:
    """A word that the program does not know."""
    content["decisions"][0]["alignment"] = "perfect"


def with_a_timing(content: Content) -> None:
    """Nor this one."""
    content["attempts"][1]["timing"] = "never"


def with_broken_alignments(content: Content) -> None:
    """A cell of JSON holds something else."""
    content["decisions"][0]["alignments"] = "{"


def with_alignments_of_another_kind(content: Content) -> None:
    """It holds a list of no alignments."""
    content["decisions"][0]["alignments"] = "[1]"


def with_an_early_date(content: Content) -> None:
    """A time that is before all time where the learner is."""
    content["attempts"][0]["began"] = "0001-01-01T00:00:00+14:00"


def with_much_time(content: Content) -> None:
    """More seconds than can be added up."""
    for decision in content["decisions"]:
        decision["seconds"] = 2**62


def with_an_ending(content: Content) -> None:
    """A kind of ending that there is not."""
    content["attempts"][0].update(ending="week", ending_kind="fragilf")


def with_words(content: Content) -> None:
    """Words cannot be counted."""
    content["tallies"][0]["against"] = "often"


def with_giant_tallies(content: Content) -> None:
    """Their sum is larger than a number can be."""
    for tally in content["tallies"]:
        tally["against"] = 2**63 - 1


def with_a_list(content: Content) -> None:
    """No cell holds a list."""
    content["tallies"][0]["against"] = [1]


def with_a_giant(content: Content) -> None:
    """A number that no cell can hold."""
    content["attempts"][0]["seed"] = 2**70


@pytest.mark.parametrize("damage", [without_table, with_a_column, with_a_twin, with_a_list, with_a_giant])
def test_a_damaged_backup_changes_nothing(
    content: Content, empty: Database, damage: Callable[[Content], None]
) -> None:
    """Not even what is sound in it is taken."""
    damage(content)
    with pytest.raises(BackupError) as refused:
        restore(empty, encoded(content))
    assert (str(refused.value), tables(empty)) == (DAMAGED, {table: [] for table in TABLES})


@pytest.mark.parametrize(
    "damage",
    [
        without_first_pass,
        with_a_date,
        with_half_a_date,
        with_an_early_date,
        with_an_alignment,
        with_a_timing,
        with_an_ending,
        with_much_time,
        with_broken_alignments,
        with_alignments_of_another_kind,
        with_words,
        with_giant_tallies,
    ],
)
def test_a_backup_with_damaged_values_is_taken_whole(
    content: Content, small: Scenario, guidance: Guidance, damage: Callable[[Content], None]
) -> None:
    """What can be read of it is there, and a backup of that can be taken once more."""
    damage(content)
    with new_records() as database, new_records() as another:
        number = restore(database, encoded(content))
        assert number == len(content["attempts"]) == len(everything(database))
        for attempt in everything(database):
            day_and_time(attempt.began)
            resume(database, small, guidance, attempt.id)
        assert all(0 <= each.tally.in_play < 10 for each in principle_totals(database).values())
        assert totals(database).minutes == minutes_spent(everything(database))
        assert restore(another, backup(database)) == number
        assert [attempt.decisions for attempt in everything(another)] == [
            attempt.decisions for attempt in everything(database)
        ]


@pytest.fixture(scope="module")
def sound(maze: Scenario, guidance: Guidance) -> bytes:
    """A backup of a walk with a what-if, to be damaged often."""
    with new_records() as database:
        session = play(begin(database, maze, guidance, timing=Timing.COACHED), "to-c", "to-a", "to-c", "out")
        session.reopen(2)
        play(session, "to-b")
        session.write_note("A crossing.")
        write(database, 1, {"learnt": "To ask."})
        return backup(database)


@given(st.data())
def test_whatever_is_taken_can_be_read_again(
    maze: Scenario, guidance: Guidance, sound: bytes, data: st.DataObject
) -> None:
    """A backup with anything in the wrong place is refused whole, or does no harm."""
    content = json.loads(sound)
    table = data.draw(st.sampled_from(TABLES))
    row = data.draw(st.sampled_from(content[table]))
    row[data.draw(st.sampled_from(sorted(row)))] = data.draw(some_values)
    with new_records() as database:
        try:
            restore(database, encoded(content))
        except BackupError:
            assert tables(database) == {table: [] for table in TABLES}
            return
        for attempt in everything(database):
            resume(database, maze, guidance, attempt.id)
            close(database, attempt.id)
        minutes_spent(everything(database))
        assert all(0 <= each.tally.taken_up <= 1 for each in principle_totals(database).values())
        totals(database)
        due(database, datetime.now(UTC))
        with new_records() as another:
            assert restore(another, backup(database)) == len(everything(database))
