"""Records beside a folder of scenarios: filled without a face, and read while a face has them or after it."""

from __future__ import annotations

from contextlib import closing, contextmanager
from typing import TYPE_CHECKING

from scenario_trainer.play.kept_sessions import begin
from scenario_trainer.play.moments import Ended, Timing
from scenario_trainer.records.attempts import close, delete, everything
from scenario_trainer.story.library import open_library
from tests.support.playing import Records

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from scenario_trainer.play.session import Session
    from scenario_trainer.records.database import Database
    from scenario_trainer.records.kept import Attempt


@contextmanager
def records(folder: Path) -> Iterator[Database]:
    """The records beside a folder, as another window has them."""
    with closing(Records(folder.parent / "data")) as database:
        yield database


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Another program writes all the while."""
    with records(folder) as other, other.writing():
        yield


def lived(folder: Path, *plays: tuple[str, ...], scenario: str = "small") -> None:
    """Each play is an attempt of its own, and looked back on where it came to an end."""
    library = open_library(folder)
    entry = library.find(scenario)
    assert entry is not None
    loaded = library.load(entry).value
    assert loaded is not None
    with records(folder) as database:
        for choices in plays:
            session = begin(database, loaded, library.guidance, timing=Timing.COACHED, seed=1)
            _take(session, choices)
            if isinstance(session.moment, Ended) and session.attempt_id:
                close(database, session.attempt_id)


def _take(session: Session, choices: tuple[str, ...]) -> None:
    for choice in (*choices, None):
        while not session.settled:
            session.go_on()
        if choice:
            session.choose(choice)


def attempts(folder: Path) -> tuple[Attempt, ...]:
    """All attempts, oldest first."""
    with records(folder) as database:
        return everything(database)


def chosen(folder: Path) -> list[tuple[int | None, list[str]]]:
    """The first pass that each attempt hangs beside, and what was chosen in it; oldest first."""
    return [(each.first_pass, [decision.choice for decision in each.decisions]) for each in attempts(folder)]


def texts(folder: Path) -> dict[int, dict[str, str]]:
    """What was written, by first pass and prompt."""
    with records(folder) as database:
        return all_written(database)


def drafts(folder: Path) -> list[tuple[str, str]]:
    """What is written about decisions that are not taken yet: notes and reasons."""
    with records(folder) as database:
        return [(note, reason) for note, reason in database.rows("SELECT note, reason FROM drafts")]


def forget_all(folder: Path) -> None:
    """Delete every attempt, as in another window."""
    with records(folder) as database:
        for attempt in everything(database):
            delete(database, attempt.id)


def all_written(database: Database) -> dict[int, dict[str, str]]:
    """All that was written, by first pass and prompt."""
    texts: dict[int, dict[str, str]] = {}
    for row in database.rows("SELECT attempt, prompt, text FROM writings ORDER BY attempt, prompt"):
        texts.setdefault(row["attempt"], {})[row["prompt"]] = row["text"]
    return texts
