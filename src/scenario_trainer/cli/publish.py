"""The command that makes web pages and SCORM packages of stories."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from scenario_trainer.cli.completion import complete_story
from scenario_trainer.cli.main import main
from scenario_trainer.cli.progress import Progress
from scenario_trainer.cli.stories import story_files

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scenario_trainer.authoring.check import Report
    from scenario_trainer.cli.settings import Settings
    from scenario_trainer.story.model import Guidance, Scenario
    from scenario_trainer.story.problems import Problem


@main.command()
@click.argument("stories", nargs=-1, metavar="[ID|FILE|FOLDER]...", shell_complete=complete_story)
@click.option(
    "--to",
    "folder",
    type=click.Path(path_type=Path, file_okay=False),
    required=True,
    help="Where to write the files; made where it does not exist.",
    metavar="FOLDER",
)
@click.option(
    "--scorm",
    type=click.Choice(("1.2", "2004")),
    help="Make packages of this version of SCORM, for Moodle and other learning management systems.",
)
@click.option("--replace", is_flag=True, help="Write over files that are there already.")
@click.pass_context
def publish(
    context: click.Context, stories: tuple[str, ...], folder: Path, scorm: str | None, replace: bool
) -> None:
    """Make a web page of each story: one file that plays offline in any browser and sends nothing.

    Without a story: of all in the folder of scenarios. Several stories get an index. With --scorm the page of each
    story is in a zip that a learning management system takes. A story with errors is not published, and the exit
    status is 1 then.
    """
    from scenario_trainer.authoring.reports import as_text
    from scenario_trainer.documents.wording import phrases
    from scenario_trainer.web.publishing import SameNameError
    from scenario_trainer.web.publishing import publish as write_pages

    settings: Settings = context.obj
    ready, report = _checked(story_files(settings, stories))
    if report.failed(strict=False):
        click.echo(as_text(report), err=True)
    try:
        written = write_pages(ready, folder, scorm=scorm, replace=replace)
    except SameNameError as error:
        raise click.ClickException(str(error)) from error
    except FileExistsError as error:
        message = f"{error.filename} is there already. Name another folder, or say --replace."
        raise click.ClickException(message) from error
    except OSError as error:
        raise click.ClickException(phrases.not_written(folder, error)) from error
    for path in written:
        click.echo(path)
    context.exit(int(report.failed(strict=False)))


def _checked(files: Sequence[Path]) -> tuple[list[tuple[Scenario, Guidance]], Report]:
    """The stories that can be published, and the errors of the others."""
    from datetime import date
    from functools import cache, partial

    from scenario_trainer.authoring.check import Report, check_file
    from scenario_trainer.story.library import guidance_for
    from scenario_trainer.story.problems import Severity

    guidance, progress = cache(guidance_for), Progress()
    ready: list[tuple[Scenario, Guidance]] = []
    errors: list[Problem] = []
    for file in files:
        checked = check_file(file, guidance(file.parent), date.today(), progress=partial(progress.show, file))
        found = [problem for problem in checked.problems if problem.severity is Severity.ERROR]
        errors += found
        if checked.scenario and not found:
            ready.append((checked.scenario, guidance(file.parent)))
    progress.clear()
    return ready, Report(tuple(errors), len(files))
