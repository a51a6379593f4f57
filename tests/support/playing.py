"""What the tests of the records share: playing, and looking at what was kept."""

from __future__ import annotations

import tempfile
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from hypothesis import strategies as st

from scenario_trainer.play.kept_sessions import resume
from scenario_trainer.play.moments import DecisionPoint
from scenario_trainer.records.attempts import everything, find
from scenario_trainer.records.database import Database

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from scenario_trainer.play.changes import Change
    from scenario_trainer.play.decisions import Rationale
    from scenario_trainer.play.moments import Moment
    from scenario_trainer.play.session import Session
    from scenario_trainer.records.kept import Attempt
    from scenario_trainer.story.model import Scenario

TABLES = ("attempts", "decisions", "notes", "tallies", "writings", "cards")

Way: TypeAlias = tuple[tuple[str, str], ...]
"""Decisions from the start, each as scene and choice."""

BACK = 100
"""A step of a walk above this is so many steps back; one up to this is a choice, counted round."""
walks = st.lists(st.integers(0, 7) | st.integers(BACK + 1, BACK + 4), min_size=4, max_size=25)

MAZE = """
start: a
scenes:
  a:
    text: A crossing.
    choices:
      to-b: {text: Left., reflects: {small-early-wins: One step.}, goto: b}
      to-c: {text: Right., against: {small-early-wins: Too far.}, goto: c}
  b:
    text: Another crossing.
    choices:
      to-a: {text: Left., goto: a}
      to-c: {text: Right., against: {visible-value: Nobody sees you.}, goto: c}
  c:
    text: A door.
    choices:
      to-a: {text: Left., partly: {visible-value: Somebody sees you.}, goto: a}
      to-b: {text: Right., goto: b}
      out: {text: Out., goto: out}
  out:
    text: The street.
    ending: {outcome: fragile, title: The street, reflect: [Where now?]}
"""
"""The scenes of a story in which one can go on and on, and out."""


class Records(Database):
    """Records that remember the notices they post."""

    def __init__(self, folder: Path) -> None:
        self.notices: list[str] = []
        super().__init__(folder, self.notices.append)


def at_rest(session: Session) -> Moment:
    """Go on until the story asks for something or is over; what is on show then."""
    while not session.settled:
        session.go_on()
    return session.moment


def play(session: Session, *choices: str, rationale: Rationale | None = None) -> Session:
    """Take these choices, each as soon as the story asks."""
    for choice in choices:
        at_rest(session)
        session.choose(choice, rationale)
    return session


def open_choices(session: Session) -> list[str]:
    """What can be chosen once the story rests; nothing where it is over."""
    moment = at_rest(session)
    return (
        sorted(offer.id for offer in moment.offers if not offer.locked)
        if isinstance(moment, DecisionPoint)
        else []
    )


def kept(session: Session, database: Database) -> Attempt:
    """The attempt that a session keeps, as these records have it."""
    assert session.attempt_id is not None
    attempt = find(database, session.attempt_id)
    assert attempt is not None
    return attempt


def choices(attempt: Attempt) -> list[str]:
    """What was chosen in it, in order."""
    return [decision.choice for decision in attempt.decisions]


def all_choices(database: Database) -> list[tuple[int | None, list[str]]]:
    """The first pass that each attempt hangs beside, and what was chosen in it; oldest first."""
    return [(attempt.first_pass, choices(attempt)) for attempt in everything(database)]


def tables(database: Database) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table."""
    return {table: [tuple(row) for row in database.rows(f"SELECT * FROM {table}")] for table in TABLES}


def add_attempt(database: Database) -> int:
    """Keep an attempt without decisions; its id."""
    with database.writing() as connection:
        cursor = connection.execute(
            "INSERT INTO attempts (uid, scenario, title, timing, seed, began)"
            " VALUES ('one', 'small', '', 'coached', 1, '2026-11-23T09:00:00+00:00')"
        )
    return cursor.lastrowid or 0


def walk(session: Session, steps: Iterable[int], rationale: Rationale | None = None) -> Iterator[Way]:
    """Choose and step back as the steps say; every way on which a decision was just taken."""
    for step in steps:
        if step > BACK:
            for _ in range(step - BACK):
                session.step_back()
        elif open_now := open_choices(session):
            session.choose(open_now[step % len(open_now)], rationale)
            yield tuple((decision.scene, decision.choice) for decision in session.decisions)


def resumed(
    database: Database, session: Session, scenario: Scenario | None = None
) -> tuple[Session, Change | None]:
    """The attempt of a session on another day, perhaps in another version of its story."""
    assert session.attempt_id is not None
    return resume(database, scenario or session.scenario, session.guidance, session.attempt_id)


def taken(session: Session) -> list[str]:
    """What was chosen on the way to what is on show."""
    return [decision.choice for decision in session.decisions]


def answer(session: Session, answers: Iterable[tuple[int, Rationale]]) -> None:
    """At each decision take one of the open choices, counted round; come to rest."""
    for number, said in answers:
        if open_now := open_choices(session):
            session.choose(open_now[number % len(open_now)], said)
    at_rest(session)


def reconsidered(session: Session, number: int, *other: str) -> Session:
    """The session after taking a decision, from 1, differently."""
    session.reopen(number)
    return play(session, *other)


def nothing_lost(before: dict[str, list[tuple[object, ...]]], after: dict[str, list[tuple[object, ...]]]) -> bool:
    """Whether every row that was kept is there as it was."""
    return all(set(rows) <= set(after[table]) for table, rows in before.items())


@contextmanager
def new_records() -> Iterator[Records]:
    """Records with nothing in them in a folder of their own, for one example of many."""
    with tempfile.TemporaryDirectory() as folder, closing(Records(Path(folder))) as database:
        yield database
