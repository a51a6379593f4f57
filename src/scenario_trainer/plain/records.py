"""Writing about an attempt, and keeping it as a file, line by line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scenario_trainer.documents import wording
from scenario_trainer.records.files import documents, named
from scenario_trainer.records.writings import Heading, prompts, write, written
from scenario_trainer.render.exports import save

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from scenario_trainer.documents.cpd_record import CpdRecord
    from scenario_trainer.plain.console import Console
    from scenario_trainer.records.database import Database

NOTHING = "-"
"""What to type to take back what was written."""


def write_about(database: Database, attempt_id: int, questions: Iterable[str], console: Console) -> None:
    """Ask every prompt in turn; each answer is kept before the next is asked. Raises RecordsError."""
    console.tell("In your own words", [wording.NO_NAMES])
    console.say(f"Enter leaves what is there as it is; {NOTHING} takes it back.")
    texts = written(database, attempt_id)
    for prompt, asked in prompts(questions).items():
        _ask(database, attempt_id, prompt, asked, texts.get(prompt, ""), console)
    standards = ", ".join(f"{number} {about}" for number, about in wording.STANDARDS.items())
    asked = f"{wording.WHICH_STANDARDS} {standards}. Type their numbers, with blanks between."
    _ask(database, attempt_id, Heading.STANDARDS, asked, texts.get(Heading.STANDARDS, ""), console)


def _ask(database: Database, attempt_id: int, prompt: str, asked: str, before: str, console: Console) -> None:
    console.tell(None, [asked])
    if before:
        console.say(f"So far: {before}")
    if text := console.ask_words():
        write(database, attempt_id, {prompt: "" if text == NOTHING else text})


def export_record(record: CpdRecord, console: Console) -> None:
    """Ask for a file's name until the record is written, or the learner wants none."""
    proposed = documents() / f"cpd-{record.scenario}-{record.day.isoformat()}.html"
    console.tell("CPD record", [wording.EXPORT, wording.NO_NAMES])
    console.say(f"Enter takes {proposed}; {NOTHING} writes nothing.")
    may_replace: Path | None = None
    while (typed := console.ask_words()) != NOTHING:
        path = named(typed) if typed else may_replace or proposed
        told = save([record], path, replace=path == may_replace)
        if told is None:
            console.say(wording.saved(path))
            return
        may_replace = path if told == wording.exists(path) else None
        console.say(told)
