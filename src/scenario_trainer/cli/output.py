"""What commands write: to a file, never over one that is there unasked, or to the standard output."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from collections.abc import Sequence

Command = TypeVar("Command", bound=Callable[..., Any])


def file_options(formats: Sequence[str], default: str) -> Callable[[Command], Command]:
    """The options ``--format``, ``--to`` and ``--replace`` of a command that writes one file."""

    def add(command: Command) -> Command:
        said = f"What to write; without this as the file's name ends, or {default}."
        for option in (
            click.option("--replace", is_flag=True, help="Write over a file that is there already."),
            click.option(
                "--to",
                "output",
                type=click.Path(path_type=Path, dir_okay=False),
                help="The file to write, instead of the standard output.",
                metavar="FILE",
            ),
            click.option("--format", "wanted", type=click.Choice(formats), help=said),
        ):
            command = option(command)
        return command

    return add


def write_file(path: Path, data: bytes, *, replace: bool, private: bool = True) -> None:
    """Write a file, and say so. A file that is there and not to be replaced ends the command.

    What is private is written whole or not at all, and only its owner can read it.
    """
    from scenario_trainer.documents.wording import phrases
    from scenario_trainer.records.files import write_whole

    try:
        if private:
            write_whole(path, data, replace=replace)
        else:
            with path.open("wb" if replace else "xb") as file:
                file.write(data)
    except FileExistsError as error:
        message = f"{path} is there already. Name another file, or say --replace."
        raise click.ClickException(message) from error
    except OSError as error:
        raise click.ClickException(phrases.not_written(path, error)) from error
    click.echo(phrases.saved(path), err=True)


def put_out(data: bytes, path: Path | None, *, replace: bool, private: bool = True) -> None:
    """Write to a file, or without one to the standard output. Only what people can read is for a terminal."""
    if path:
        write_file(path, data, replace=replace, private=private)
    elif data.startswith((b"PK", b"<!DOCTYPE")) and sys.stdout.isatty():
        raise click.UsageError("Web pages and DOCX are not for reading in a terminal: name a file with --to.")
    else:
        click.echo(data, nl=False)
