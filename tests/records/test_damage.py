"""Damaged values are left out and reported; everything else can be read and used as before."""

from __future__ import annotations

import random
import shutil
import sqlite3
from contextlib import closing, suppress
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from scenario_trainer.cli import main
from scenario_trainer.documents.wording.phrases import day_and_time
from scenario_trainer.play.kept_sessions import resume
from scenario_trainer.records.attempts import everything, find, underway
from scenario_trainer.records.backup import backup
from scenario_trainer.records.database import FILE, DamagedError
from scenario_trainer.records.migrations import migrate
from scenario_trainer.records.review import answered, due
from scenario_trainer.records.tallies import tallies_of
from scenario_trainer.story.terms import Alignment
from tests.support.damage import attempts_in, flip_text, keep_much, stories, text_cells, use
from tests.support.playing import Records, play, tables
from tests.support.thorough import first
from tests.support.version_1 import fill

if TYPE_CHECKING:
    from pathlib import Path

    from scenario_trainer.story.model import Guidance, Scenario

COLUMNS = 29
"""Those of texts: all but the alignment that version 1 kept."""


@pytest.fixture(scope="module")
def scenarios(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of scenarios."""
    return stories(tmp_path_factory.mktemp("stories"))


@pytest.fixture(scope="module")
def much(tmp_path_factory: pytest.TempPathFactory, scenarios: Path) -> Path:
    """The records of somebody who has done everything there is to do."""
    data = tmp_path_factory.mktemp("records")
    keep_much(data, scenarios)
    return data


@pytest.fixture
def data(tmp_path: Path, much: Path) -> Path:
    """The same records, to be damaged."""
    (tmp_path / "data").mkdir()
    shutil.copy(much / FILE, tmp_path / "data" / FILE)
    return tmp_path / "data"


@pytest.mark.parametrize("seed", first(1, range(10)))
@pytest.mark.parametrize("part", first(1, range(3)))
def test_one_flipped_bit_in_any_column_of_texts_hides_no_attempt(
    tmp_path: Path, much: Path, scenarios: Path, seed: int, part: int
) -> None:
    """Every sound attempt is read as before, the damaged one is there, and all of them can be used."""
    chance = random.Random(seed)
    before, found = attempts_in(much), text_cells(much)
    cells = {(cell.table, cell.column): cell for cell in chance.sample(found, len(found))}
    assert len(cells) == COLUMNS
    for (table, column), cell in sorted(cells.items())[part::3]:
        data = tmp_path / f"{table}-{column}"
        data.mkdir()
        shutil.copy(much / FILE, data / FILE)
        flip_text(data, cell, chance)
        after = attempts_in(data)
        assert after.keys() == before.keys(), cell
        assert [each for each in before if after[each] != before[each]] in ([], [cell.attempt]), cell
        use(data, scenarios)


NOTICE = "Attempt 1 is damaged: what cannot be read is left out, and nothing is deleted."


@pytest.mark.parametrize(
    ("damage", "different"),
    [
        ("attempts SET began = '0001-01-01T00:00:00+14:00' WHERE id = 1", "began"),
        ("attempts SET ended = '2026-11-2' WHERE id = 1", "ending"),
        ("attempts SET ending_kind = 'breakdovn' WHERE id = 1", "ending"),
        ("attempts SET seed = 'x' WHERE id = 1", "seed"),
        ("decisions SET decided = '2026-11-23T09:00:00' WHERE attempt = 1", "decisions"),
        ("decisions SET seconds = 9223372036854775807 WHERE attempt = 1", "decisions"),
        ("decisions SET offered = '{\"ask\": 1}' WHERE attempt = 1", "decisions"),
        ("decisions SET confidence = 7 WHERE attempt = 1", "decisions"),
    ],
)
def test_a_damaged_value_is_left_out_and_its_attempt_reported_once(
    data: Path, damage: str, different: str
) -> None:
    """The rest of the attempt stays, and the damaged value is still in the file."""
    before = attempts_in(data)[1]
    update(data, damage)
    content = values(data)
    with closing(Records(data)) as database:
        after = find(database, 1)
        assert len(everything(database)) > 1
        assert database.notices == [NOTICE]
        assert after is not None
        assert [name for name in after._fields if getattr(after, name) != getattr(before, name)] == [different]
        assert day_and_time(after.began) == day_and_time(before.began)
    assert values(data) == content


def test_of_damaged_alignments_the_sound_ones_stay(data: Path) -> None:
    """Each principle by itself."""
    update(data, """decisions SET alignments = '{"one": "p2rtly", "two": "against", "three": null}'""")
    assert attempts_in(data)[1].decisions[0].alignments == {"two": Alignment.AGAINST, "three": None}


def test_several_damaged_attempts_are_reported_together(data: Path) -> None:
    """Those of a later reading by themselves."""
    update(data, "attempts SET timing = 'coacled' WHERE id IN (2, 5)")
    update(data, "tallies SET against = 'x' WHERE attempt = 1")
    with closing(Records(data)) as database:
        everything(database)
        tallies_of(database, [1])
        assert database.notices == [NOTICE.replace("Attempt 1 is", "Attempts 2, 5 are"), NOTICE]


def test_commands_report_damage_beside_what_they_print(data: Path, scenarios: Path) -> None:
    """On the standard error, where no file or pipe gets it."""
    update(data, "attempts SET timing = 'coacled' WHERE id = 1")
    for command in ("list", "export"):
        ran = CliRunner().invoke(main, ["--scenarios", str(scenarios), "--data", str(data), "record", command])
        assert (ran.exit_code, ran.stderr) == (0, f"{NOTICE}\n")
        assert "A small story" in ran.stdout


def test_a_review_whose_memory_is_damaged_begins_anew(data: Path) -> None:
    """And comes back."""
    update(data, "cards SET memory = replace(memory, 'stability', 'stabilitx')")
    with closing(Records(data)) as database:
        card, *_ = due(database, datetime.now(UTC))
        now = datetime.now(UTC)
        assert answered(database, card, None, now) == answered(database, card._replace(memory=None), None, now)
        assert database.notices == [NOTICE.replace("1", str(card.attempt))]


def test_an_attempt_whose_uid_is_damaged_is_played_on(data: Path, small: Scenario, guidance: Guidance) -> None:
    """It is not taken for one that was deleted in another window."""
    update(data, "attempts SET uid = CAST(x'ff' || uid AS TEXT)")
    with closing(Records(data)) as database:
        attempt = underway(database)["small"]
        session, _ = resume(database, small, guidance, attempt)
        play(session, "whisper")
        assert session.attempt_id == attempt
        assert database.notices == []
    assert [each.choice for each in attempts_in(data)[attempt].decisions] == ["ask", "tell", "whisper"]


@pytest.mark.parametrize(
    "damage",
    ["PRAGMA user_version = 0", "PRAGMA user_version = 2", "ALTER TABLE decisions RENAME reason TO rdason"],
)
def test_a_file_with_other_tables_is_set_aside(data: Path, scenarios: Path, damage: str) -> None:
    """As where a bit of its description has flipped; what is read next is read from new records."""
    with closing(sqlite3.connect(data / FILE)) as connection:
        connection.execute(damage)
    with closing(Records(data)) as database:
        with suppress(DamagedError):
            everything(database)
        assert everything(database) == ()
        assert "were damaged" in database.notices[0]
    assert len(list(data.glob("records-damaged-*.db"))) == 1
    use(data, scenarios)


def test_a_file_with_a_column_whose_name_is_no_text_is_set_aside(data: Path, scenarios: Path) -> None:
    """Only a query for all columns meets it."""
    with closing(sqlite3.connect(data / FILE, isolation_level=None)) as connection:
        (described,) = connection.execute(
            "SELECT CAST(sql AS BLOB) FROM sqlite_schema WHERE name = 'cards'"
        ).fetchone()
        connection.execute("PRAGMA writable_schema = ON")
        connection.execute(
            "UPDATE sqlite_schema SET sql = CAST(? AS TEXT) WHERE name = 'cards'",
            (described.replace(b"memory", b"\xedemory"),),
        )
    with closing(Records(data)) as database, suppress(DamagedError):
        backup(database)
    assert len(list(data.glob("records-damaged-*.db"))) == 1
    use(data, scenarios)


def test_records_of_version_1_with_a_damaged_time_are_migrated(tmp_path: Path) -> None:
    """A decision at no known time took none."""
    with closing(sqlite3.connect(tmp_path / FILE, isolation_level=None)) as connection:
        migrate(connection, 1)
        fill(connection)
        connection.execute("UPDATE attempts SET began = '2026-13'")
    assert [each.seconds for each in attempts_in(tmp_path)[1].decisions] == [0, 300]


def update(data: Path, change: str) -> None:
    """Write values that no version of the program would."""
    with closing(sqlite3.connect(data / FILE)) as connection, connection:
        connection.execute("DROP TRIGGER IF EXISTS decisions_stay")
        connection.execute(f"UPDATE {change}")


def values(data: Path) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table as the file has it."""
    with closing(Records(data)) as database:
        return tables(database)
