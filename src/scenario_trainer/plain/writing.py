"""Writing about an attempt, and keeping it as a file, line by line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scenario_trainer.documents.exporting import export_notice
from scenario_trainer.documents.parts import Paragraph, Tone
from scenario_trainer.documents.wording import labels, phrases
from scenario_trainer.plain.own_words import NONE, ask_own_words
from scenario_trainer.play.writing import Heading
from scenario_trainer.render.errors import ExportError
from scenario_trainer.render.exports import format_names, proposed_file, save
from scenario_trainer.render.opening import has_desktop, open_file
from scenario_trainer.render.paths import typed_path

if TYPE_CHECKING:
    from pathlib import Path

    from scenario_trainer.documents.cpd_record import CpdRecord
    from scenario_trainer.plain.console import Console
    from scenario_trainer.play.writing import Writing
    from scenario_trainer.story.model import Guidance


def write_about(writing: Writing, console: Console) -> None:
    """Ask every prompt in turn; each answer is kept before the next is asked. Raises RecordsError."""
    console.say()
    console.say(labels.IN_YOUR_OWN_WORDS)
    console.show_parts([Paragraph(labels.NO_NAMES, tone=Tone.NOTICE)])
    console.say("Enter leaves an answer as it is.")
    for prompt in writing.prompts:
        _ask(writing, prompt.id, phrases.asked(prompt.id), prompt.text, console)
    standards = ", ".join(f"{number} {about}" for number, about in labels.STANDARDS.items())
    asked = f"{labels.PROMPTS[Heading.STANDARDS]} {standards}. Type their numbers, with blanks between."
    _ask(writing, Heading.STANDARDS, asked, " ".join(writing.standards), console)


def write_commitment(writing: Writing, console: Console) -> None:
    """Ask what the learner will try at work. Raises RecordsError."""
    prompt = writing.prompt(Heading.COMMITMENT)
    console.show_parts([Paragraph(labels.NO_NAMES, tone=Tone.NOTICE)])
    _ask(writing, prompt.id, phrases.asked(prompt.id), prompt.text, console)


def _ask(writing: Writing, prompt: str, asked: str, before: str, console: Console) -> None:
    ask_own_words(asked, before, lambda text: writing.save({prompt: text}), console)


def export_record(record: CpdRecord, guidance: Guidance, console: Console) -> None:
    """Ask for a file's name until the record is written, or the learner wants none."""
    proposed = proposed_file(record)
    console.say()
    console.say(labels.CPD_RECORD)
    console.show_parts(export_notice(format_names()))
    console.say(f"Enter takes {proposed}; {NONE} writes nothing.")
    may_replace: Path | None = None
    while (typed := console.ask_words()).lower() != NONE:
        path = typed_path(typed) if typed else may_replace or proposed
        replace, may_replace = path == may_replace, None
        try:
            save([record], guidance, path, replace=replace)
        except FileExistsError:
            may_replace = path
            console.say(phrases.file_exists(path))
            console.say(f"Enter replaces it; {NONE} writes nothing.")
        except ExportError as error:
            console.say(str(error))
        except OSError as error:
            console.say(phrases.not_written(path, error))
        else:
            console.say(phrases.saved(path))
            if (
                has_desktop()
                and console.choose({"enter": "go on", "open": "to look at the file"}) == "open"
                and not open_file(path)
            ):
                console.say(labels.NOTHING_OPENS_IT)
            return
    console.say(labels.NO_FILE_WRITTEN)
