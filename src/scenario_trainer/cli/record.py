"""The commands for what was done: everything a learner did is theirs to read, take away and delete."""

from __future__ import annotations

import sys
from functools import partial
from itertools import chain, groupby
from pathlib import Path
from typing import TYPE_CHECKING

import click

from scenario_trainer.cli.main import main
from scenario_trainer.cli.output import file_options, put_out, write_file

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from scenario_trainer.cli.settings import Settings
    from scenario_trainer.documents.cpd_record import CpdRecord
    from scenario_trainer.records.database import Database
    from scenario_trainer.records.kept import Attempt
    from scenario_trainer.story.library import Library


_HIGHEST = 2**63 - 1
"""No attempt has a higher number: the records count no further."""


class _Records(click.Group):
    """Turns what the records refuse into one line."""

    def invoke(self, context: click.Context) -> object:
        from scenario_trainer.records.database import RecordsError

        try:
            return super().invoke(context)
        except RecordsError as error:
            raise click.ClickException(f"Your records cannot be used: {error}.") from error


@main.group(cls=_Records)
def record() -> None:
    """Read, export, delete and back up what you have done."""


def _open(settings: Settings, *, to_write: bool = False) -> Database:
    """The records. Where they can only be read, a notice says so; a command that would write ends there."""
    from scenario_trainer.records.database import Database

    notices: list[str] = []
    database = Database(settings.data, notices.append)
    click.get_current_context().call_on_close(database.close)
    if to_write and not database.lasting:
        raise click.ClickException(" ".join(notices))
    database.notify = partial(click.echo, err=True)
    for notice in notices:
        database.notify(notice)
    return database


@record.command("list")
@click.pass_obj
def list_attempts(settings: Settings) -> None:
    """List all attempts, oldest first, each what-if below its first pass."""
    from scenario_trainer.documents.journal import attempt_state
    from scenario_trainer.documents.wording import labels, phrases
    from scenario_trainer.records.attempts import everything

    found = everything(_open(settings))
    if not found:
        click.echo(labels.EMPTY_JOURNAL)
    families = groupby(sorted(found, key=lambda each: (each.family, each.id)), key=lambda each: each.family)
    for name, attempt in chain.from_iterable(_named(tuple(family)) for _, family in families):
        click.echo(f"{attempt.id:>4}  {phrases.day(attempt.began)}  {name}: {attempt_state(attempt)}")


def _named(family: Sequence[Attempt]) -> Iterator[tuple[str, Attempt]]:
    """The attempts of a family with what they are, oldest first; the oldest with the title."""
    from scenario_trainer.documents.journal import attempt_kinds
    from scenario_trainer.documents.wording import labels

    begun, *others = family
    kinds = {attempt.id: kind for kind, attempt in attempt_kinds(family)}
    kind = kinds[begun.id]
    yield begun.title if kind == labels.FIRST_PASS else f"{begun.title} · {kind}", begun
    for each in others:
        yield f"  {kinds[each.id]}, from {begun.id}", each


def _attempt_of(database: Database, attempt_id: int) -> Attempt:
    from scenario_trainer.records.attempts import find

    if attempt_id <= _HIGHEST and (attempt := find(database, attempt_id)):
        return attempt
    raise click.UsageError(f"There is no attempt {attempt_id}. ‘scenario-trainer record list’ shows them all.")


def _records(library: Library, database: Database, attempts: Iterable[Attempt]) -> list[CpdRecord]:
    from scenario_trainer.documents.cpd_record import cpd_record
    from scenario_trainer.play.journal import Journal

    journal = Journal(database, library.guidance)
    families = dict.fromkeys((attempt.family, attempt.scenario) for attempt in attempts)
    scenarios = {scenario: library.scenario(scenario) for _, scenario in families}
    return [
        cpd_record(journal.family(family), library.guidance, scenarios[scenario]) for family, scenario in families
    ]


@record.command()
@click.argument("attempt_id", metavar="NUMBER", type=int)
@click.pass_obj
def show(settings: Settings, attempt_id: int) -> None:
    """Read one attempt as a CPD record."""
    from scenario_trainer.documents.cpd_record import records_document
    from scenario_trainer.plain.console import Console

    database, library = _open(settings), settings.library()
    records = _records(library, database, [_attempt_of(database, attempt_id)])
    Console(sys.stdin, sys.stdout).show(records_document(records, library.guidance))


@record.command("export")
@click.argument("attempt_ids", metavar="[NUMBER]...", type=int, nargs=-1)
@file_options(["md", "html", "docx", "csv", "json"], default="md")
@click.pass_obj
def export_attempts(
    settings: Settings, attempt_ids: Sequence[int], wanted: str | None, output: Path | None, replace: bool
) -> None:
    """Export attempts as CPD records: those with these NUMBERs, or all."""
    from scenario_trainer.records.attempts import everything
    from scenario_trainer.render.errors import ExportError
    from scenario_trainer.render.exports import export

    database, library = _open(settings), settings.library()
    attempts = [_attempt_of(database, each) for each in attempt_ids] or everything(database)
    suffix = wanted or (output.suffix if output else "md")
    if output and not attempts:
        raise click.ClickException("There is nothing to export.")
    try:
        data = export(_records(library, database, attempts), library.guidance, suffix)
    except ExportError as error:
        raise click.ClickException(str(error)) from error
    put_out(data, output, replace=replace)


@record.command()
@click.argument("attempt_ids", metavar="[NUMBER]...", type=int, nargs=-1)
@click.option("--all", "everything", is_flag=True, help="Delete every attempt and all that was written.")
@click.option("--yes", is_flag=True, help="Do not ask whether it is meant.")
@click.pass_obj
def delete(settings: Settings, attempt_ids: Sequence[int], everything: bool, yes: bool) -> None:
    """Delete attempts for good, with their what-ifs and what was written about them."""
    from scenario_trainer.records import attempts

    if bool(attempt_ids) == everything:
        raise click.UsageError("Name the attempts to delete, or say --all.")
    database = _open(settings, to_write=True)
    doomed = attempts.everything(database) if everything else [_attempt_of(database, each) for each in attempt_ids]
    if not doomed:
        click.echo("There is nothing to delete.")
        return
    if not yes:
        number = f"{len(doomed)} attempts" if len(doomed) > 1 else f"attempt {doomed[0].id}, {doomed[0].title},"
        click.confirm(f"Delete {number} with what hangs on it, for good?", abort=True)
    for attempt in doomed:
        attempts.delete(database, attempt.id)


@record.command("backup")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@click.option("--replace", is_flag=True, help="Write over a file that is there already.")
@click.pass_obj
def back_up(settings: Settings, file: Path, replace: bool) -> None:
    """Write all your records to FILE, as plain JSON."""
    from scenario_trainer.records.attempts import latest
    from scenario_trainer.records.backup import backup

    database = _open(settings)
    # Records that could not be read look empty too: no good backup is replaced by that.
    if not latest(database, 1):
        raise click.ClickException("There is nothing to back up.")
    write_file(file, backup(database), replace=replace)


@record.command("restore")
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.pass_obj
def bring_back(settings: Settings, file: Path) -> None:
    """Bring back what FILE, a backup, has and your records have not. What is there stays."""
    from scenario_trainer.records.backup import BackupError, restore

    try:
        number = restore(_open(settings, to_write=True), file.read_bytes())
    except BackupError as error:
        raise click.ClickException(str(error)) from error
    click.echo(f"{number} {'attempt' if number == 1 else 'attempts'} brought back.")


@record.command("import")
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.pass_obj
def import_attempt(settings: Settings, file: Path) -> None:
    """Bring in FILE, an attempt that a story's web page saved. What is there stays."""
    from scenario_trainer.documents.wording import phrases
    from scenario_trainer.play.saved_attempts import NotAnAttemptError, bring_in, read_attempt

    library = settings.library()
    try:
        saved = read_attempt(file.read_bytes())
    except NotAnAttemptError as error:
        raise click.ClickException(str(error)) from error
    entry = library.find(saved.scenario)
    scenario = library.load(entry).value if entry else None
    if scenario is None:
        raise click.ClickException(f"The scenario of this attempt, ‘{saved.title}’, is not among these scenarios.")
    found = bring_in(_open(settings, to_write=True), saved, scenario, library.guidance)
    click.echo(f"{phrases.counted(found.decisions, 'decision', 'decisions')} brought in.")
    if found.lost:
        number = phrases.counted(found.lost, "decision does", "decisions do")
        click.echo(f"The story has changed since: {number} not stand in it any more and stayed out.")


@record.command("save")
@click.argument("attempt_id", metavar="NUMBER", type=int)
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@click.option("--replace", is_flag=True, help="Write over a file that is there already.")
@click.pass_obj
def save_attempt(settings: Settings, attempt_id: int, file: Path, replace: bool) -> None:
    """Save an attempt with its what-ifs to FILE, for the story's web page to open."""
    from scenario_trainer.play.journal import Journal
    from scenario_trainer.play.saved_attempts import attempt_file

    database = _open(settings)
    attempt = _attempt_of(database, attempt_id)
    page = Journal(database, settings.library().guidance).family(attempt.family)
    write_file(file, attempt_file(page), replace=replace)
