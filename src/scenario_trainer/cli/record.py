"""The commands for what was done: everything a learner did is theirs to read, take away and delete."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from scenario_trainer.cli.setup import Setup, main

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from scenario_trainer.documents.cpd_record import CpdRecord
    from scenario_trainer.records.attempts import Attempt
    from scenario_trainer.records.database import Database


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


def _open(setup: Setup, *, to_write: bool = False) -> Database:
    """The records. Where they can at most be read, that is told; a command that would write ends there."""
    from scenario_trainer.records.database import Database

    database = Database(setup.data)
    click.get_current_context().call_on_close(database.close)
    if to_write and not database.lasting:
        raise click.ClickException(" ".join(database.notices))
    for notice in database.notices:
        click.echo(notice, err=True)
    return database


@record.command("list")
@click.pass_obj
def list_attempts(setup: Setup) -> None:
    """List all attempts, oldest first, each what-if below its first pass."""
    from scenario_trainer.documents import wording
    from scenario_trainer.records.attempts import everything

    found = everything(_open(setup))
    if not found:
        click.echo(wording.EMPTY_JOURNAL)
    for attempt in sorted(found, key=lambda each: (each.family, each.id)):
        ending = attempt.ending.title if attempt.ending else None
        state = wording.attempt_state(ending, underway=attempt.underway)
        name = f"  what if, from {attempt.first_pass}" if attempt.first_pass else attempt.title
        click.echo(f"{attempt.id:>4}  {wording.day(attempt.began)}  {name}: {state}")


def _attempt_of(database: Database, attempt_id: int) -> Attempt:
    from scenario_trainer.records.attempts import find

    if attempt_id <= _HIGHEST and (attempt := find(database, attempt_id)):
        return attempt
    raise click.UsageError(f"There is no attempt {attempt_id}. ‘scenario-trainer record list’ shows them all.")


def _records(setup: Setup, database: Database, attempts: Iterable[Attempt]) -> list[CpdRecord]:
    from scenario_trainer.play.flow import record_of

    library = setup.library()
    heads = {entry.id: entry.head for entry in library.entries}
    families = dict.fromkeys((attempt.family, attempt.scenario) for attempt in attempts)
    return [record_of(database, family, library.guidance, heads.get(scenario)) for family, scenario in families]


@record.command()
@click.argument("attempt_id", metavar="NUMBER", type=int)
@click.pass_obj
def show(setup: Setup, attempt_id: int) -> None:
    """Read one attempt as a CPD record."""
    from scenario_trainer.render.exports import Format, export

    database = _open(setup)
    records = _records(setup, database, [_attempt_of(database, attempt_id)])
    click.echo(export(records, Format.MARKDOWN).decode(), nl=False)


@record.command("export")
@click.argument("attempt_ids", metavar="[NUMBER]...", type=int, nargs=-1)
@click.option(
    "--format",
    "wanted",
    type=click.Choice(["md", "html", "docx", "csv", "json"]),
    help="What to write; without this as the file's name ends, or md.",
)
@click.option(
    "--output",
    type=click.Path(path_type=Path, dir_okay=False),
    help="The file to write, instead of the standard output.",
    metavar="FILE",
)
@click.option("--replace", is_flag=True, help="Write over a file that is there already.")
@click.pass_obj
def export_attempts(
    setup: Setup, attempt_ids: Sequence[int], wanted: str | None, output: Path | None, replace: bool
) -> None:
    """Export attempts as CPD records: those with these NUMBERs, or all."""
    from scenario_trainer.records.attempts import everything
    from scenario_trainer.render.docx import MissingExtraError
    from scenario_trainer.render.exports import Format, export

    database = _open(setup)
    attempts = [_attempt_of(database, each) for each in attempt_ids] or everything(database)
    try:
        form = Format(wanted or (output.suffix.removeprefix(".").lower() if output else "md"))
    except ValueError as error:
        raise click.UsageError("Say what to write with --format: md, html, docx, csv or json.") from error
    if output and not attempts:
        raise click.ClickException("There is nothing to export.")
    if form is Format.DOCX and output is None and sys.stdout.isatty():
        raise click.UsageError("DOCX is not for reading in a terminal: name a file with --output.")
    try:
        data = export(_records(setup, database, attempts), form)
    except MissingExtraError as error:
        raise click.ClickException(str(error)) from error
    if output is None:
        click.echo(data, nl=False)
    else:
        _write(output, data, replace=replace)


@record.command()
@click.argument("attempt_ids", metavar="[NUMBER]...", type=int, nargs=-1)
@click.option("--all", "everything", is_flag=True, help="Delete every attempt and all that was written.")
@click.option("--yes", is_flag=True, help="Do not ask whether it is meant.")
@click.pass_obj
def delete(setup: Setup, attempt_ids: Sequence[int], everything: bool, yes: bool) -> None:
    """Delete attempts for good, with their what-ifs and what was written about them."""
    from scenario_trainer.records import attempts

    if bool(attempt_ids) == everything:
        raise click.UsageError("Name the attempts to delete, or say --all.")
    database = _open(setup, to_write=True)
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
def back_up(setup: Setup, file: Path, replace: bool) -> None:
    """Write all your records to FILE, as plain JSON."""
    from scenario_trainer.records.attempts import latest
    from scenario_trainer.records.backup import backup

    database = _open(setup)
    # Records that could not be read look empty too: no good backup is replaced by that.
    if not latest(database, 1):
        raise click.ClickException("There is nothing to back up.")
    _write(file, backup(database), replace=replace)


@record.command("restore")
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.pass_obj
def bring_back(setup: Setup, file: Path) -> None:
    """Bring back what FILE, a backup, has and your records have not. What is there stays."""
    from scenario_trainer.records.backup import BackupError, restore

    try:
        number = restore(_open(setup, to_write=True), file.read_bytes())
    except BackupError as error:
        raise click.ClickException(str(error)) from error
    click.echo(f"{number} {'attempt' if number == 1 else 'attempts'} brought back.")


def _write(path: Path, data: bytes, *, replace: bool) -> None:
    from scenario_trainer.documents import wording
    from scenario_trainer.records.files import write_whole

    try:
        write_whole(path, data, replace=replace)
    except FileExistsError as error:
        message = f"{path} is there already. Name another file, or say --replace."
        raise click.ClickException(message) from error
    except OSError as error:
        raise click.ClickException(wording.not_written(path, error)) from error
    click.echo(wording.saved(path), err=True)
