"""Records that a real learner could have, and ways in which a disk could damage their file."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, NamedTuple

from click.testing import CliRunner

from scenario_trainer.cli import main
from scenario_trainer.documents.journal import attempt_document, attempts_list, journal_overview
from scenario_trainer.documents.review import review_question
from scenario_trainer.play.decisions import Confidence, Rationale
from scenario_trainer.play.flow import Flow, LookBack, Resumed
from scenario_trainer.play.moments import DecisionPoint, Timing
from scenario_trainer.play.review import DueDecision
from scenario_trainer.play.writing import Heading
from scenario_trainer.records.attempts import everything
from scenario_trainer.records.database import FILE, RecordsError
from scenario_trainer.records.review import answered, due
from scenario_trainer.records.writings import write
from scenario_trainer.story.library import open_library
from tests.support.examples import SMALL
from tests.support.playing import TABLES, Records, open_choices, play

if TYPE_CHECKING:
    import random
    from pathlib import Path

    from scenario_trainer.records.kept import Attempt

LONG_AGO = timedelta(days=30)


class Cell(NamedTuple):
    """A value in a row of a table."""

    table: str
    key: tuple[object, ...]
    """The values of the row's primary key."""
    column: str
    attempt: int


def stories(folder: Path) -> Path:
    """A folder of scenarios with the small story in it."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "small.yaml").write_text(SMALL, encoding="utf-8")
    return folder


def keep_much(data: Path, scenarios: Path) -> None:
    """Keep attempts, what-ifs, notes, writings and reviews, in every column of every table a value."""
    with closing(Records(data)) as database:
        flow = Flow(open_library(scenarios), database, seed=1)
        scenario = flow.library.load(flow.library.entries[0]).value
        assert scenario is not None
        for ways in (["tell"], ["ask", "tell", "whisper"], ["ask", "rota"]):
            session = flow.begin(scenario, Timing.COACHED)
            play(session, *ways, rationale=Rationale("It is fair.", Confidence.CERTAIN))
            session.write_note("Sooner.")
            session.reopen(1)
            play(session, "ask", "whisper")
            flow.finish(session)
            assert session.attempt_id is not None
            write(
                database,
                session.attempt_id,
                {"reaction": "Oh.", Heading.COMMITMENT: "Ask first.", Heading.FOLLOW_UP: "I did."},
            )
        play(flow.begin(scenario, Timing.CONSEQUENCES), "ask", "tell")
        _age(database)
        for card in due(database, datetime.now(UTC)):
            answered(database, card, None, datetime.now(UTC) - LONG_AGO)


def _age(database: Records) -> None:
    """Make all that comes back later due now."""
    with database.writing() as connection:
        early = (datetime.now(UTC) - LONG_AGO).isoformat()
        connection.execute("UPDATE cards SET due = ?", (early,))
        connection.execute("UPDATE writings SET written = ?", (early,))
        connection.execute("DELETE FROM writings WHERE prompt = ? AND attempt > 1", (Heading.FOLLOW_UP,))


def text_cells(data: Path) -> list[Cell]:
    """All texts in the database."""
    cells = []
    with closing(sqlite3.connect(data / FILE)) as connection:
        for table in TABLES:
            info = connection.execute(f"PRAGMA table_info({table})").fetchall()
            keys = [name for _, name, *_, place in sorted(info, key=lambda row: row[5]) if place]
            owner = "id" if table == "attempts" else "attempt"
            for column in (name for _, name, kind, *_ in info if kind == "TEXT"):
                found = connection.execute(
                    f"SELECT {owner}, {', '.join(keys)} FROM {table}"
                    f" WHERE typeof({column}) = 'text' AND {column} <> ''"
                )
                cells += [Cell(table, tuple(key), column, attempt) for attempt, *key in found]
    return cells


def flip_text(data: Path, cell: Cell, chance: random.Random) -> None:
    """Flip one bit of a text."""
    with closing(sqlite3.connect(data / FILE, isolation_level=None)) as connection:
        connection.execute("PRAGMA ignore_check_constraints = ON")
        # The key of the row is found by its place: the text may be part of it.
        info = connection.execute(f"PRAGMA table_info({cell.table})").fetchall()
        keys = [row[1] for row in sorted(info, key=lambda row: row[5]) if row[5]]
        where = " AND ".join(f"{key} = ?" for key in keys)
        (before,) = connection.execute(
            f"SELECT CAST({cell.column} AS BLOB) FROM {cell.table} WHERE {where}", cell.key
        ).fetchone()
        (stays,) = connection.execute("SELECT sql FROM sqlite_master WHERE name = 'decisions_stay'").fetchone()
        connection.execute("DROP TRIGGER decisions_stay")
        connection.execute(
            f"UPDATE {cell.table} SET {cell.column} = CAST(? AS TEXT) WHERE {where}",
            (flipped(before, chance), *cell.key),
        )
        connection.execute(stays)


def flipped(content: bytes, chance: random.Random) -> bytes:
    """The same bytes but for one bit."""
    place = chance.randrange(len(content) * 8)
    changed = bytearray(content)
    changed[place // 8] ^= 1 << place % 8
    return bytes(changed)


def attempts_in(data: Path) -> dict[int, Attempt]:
    """All attempts that can be read, by their ids."""
    with closing(Records(data)) as database:
        return {attempt.id: attempt for attempt in everything(database)}


def use(data: Path, scenarios: Path) -> list[str]:
    """Read, export, go back to, review and play on with everything; return the notices that this gave.

    Raises RecordsError where the records refuse.
    """
    options = ["--scenarios", str(scenarios), "--data", str(data), "record"]
    backup = str(data / "backup.json")
    for command in (["list"], *(["export", "--format", each] for each in ("md", "html", "docx", "csv", "json"))):
        ran = CliRunner().invoke(main, [*options, *command], catch_exceptions=False)
        if ran.exit_code:
            raise RecordsError(ran.output)
    CliRunner().invoke(main, [*options, "backup", "--replace", backup], catch_exceptions=False)
    with closing(Records(data)) as database:
        flow = Flow(open_library(scenarios), database, seed=1)
        _read_journal(flow)
        _review(flow)
        _go_back(flow, everything(database))
        return database.notices


def _read_journal(flow: Flow) -> None:
    entries = flow.library.entries
    page = flow.journal.page(100)
    journal_overview(flow.journal.overview(entries), flow.progress(), entries)
    attempts_list(page.families)
    for first, *_ in page.families:
        attempt_document(flow.journal.family(first.id), flow.guidance)


def _review(flow: Flow) -> None:
    review = flow.review()
    review.go_on()
    while item := review.current:
        if isinstance(item, DueDecision):
            review_question(item, review.left)
            review.answer(open_choices(item.session)[0])
        else:
            review.writing().save({Heading.FOLLOW_UP: "It went well."})
        review.go_on()


def _go_back(flow: Flow, attempts: tuple[Attempt, ...]) -> None:
    """Go back to each attempt and take one more decision in it, to the end where that comes."""
    for attempt in attempts:
        opened = flow.go_back_to(attempt)
        if not isinstance(opened, Resumed | LookBack):
            continue
        session = opened.session
        session.write_note("Again.")
        if isinstance(opened, LookBack):
            session.reopen(1)
        if choices := open_choices(session):
            session.choose(choices[-1])
        open_choices(session)
        if not isinstance(session.moment, DecisionPoint):
            flow.finish(session)
