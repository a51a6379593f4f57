"""The commands for those who write. Each imports what it needs when it is called."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from scenario_trainer.cli.completion import complete_story
from scenario_trainer.cli.main import main
from scenario_trainer.cli.output import write_file
from scenario_trainer.cli.progress import Progress
from scenario_trainer.cli.stories import explored, explored_story, known_file, named_file, story_files

if TYPE_CHECKING:
    from scenario_trainer.cli.settings import Settings


@main.command()
@click.argument("stories", nargs=-1, metavar="[ID|FILE|FOLDER]...", shell_complete=complete_story)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "github"]),
    default="text",
    show_default=True,
    help="For people, for programs, or as annotations of a GitHub workflow.",
)
@click.option("--strict", is_flag=True, help="Fail on warnings, too.")
@click.option(
    "--budget", type=click.IntRange(min=1), help="How many states of a scenario to explore.", metavar="N"
)
@click.pass_context
def check(context: click.Context, stories: tuple[str, ...], form: str, strict: bool, budget: int | None) -> None:
    """Report every problem in scenario files, or in all files of folders.

    Every state that a story can be in is explored. Without a story: of all in the folder of scenarios. The
    exit status is 1 where there are errors.
    """
    from datetime import date

    from scenario_trainer.authoring.check import check as check_files
    from scenario_trainer.authoring.reports import as_github, as_json, as_text
    from scenario_trainer.engine.exploration import BUDGET

    settings: Settings = context.obj
    progress = Progress()
    # What does not exist is reported like any other problem, in every format.
    paths = [known_file(settings, each) or Path(each) for each in stories]
    report = check_files(
        paths or (settings.scenarios,), date.today(), budget=budget or BUDGET, progress=progress.show
    )
    progress.clear()
    click.echo({"text": as_text, "json": as_json, "github": as_github}[form](report))
    context.exit(int(report.failed(strict=strict)))


@main.command()
@click.argument("stories", nargs=-1, metavar="[ID|FILE|FOLDER]...", shell_complete=complete_story)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "csv"]),
    default="text",
    show_default=True,
    help="For people, for programs, or for a spreadsheet.",
)
@click.pass_obj
def coverage(settings: Settings, stories: tuple[str, ...], form: str) -> None:
    """Show which principles scenarios teach, from which side, and what is thin.

    Only choices that some playthrough can take count. Without a story: of all in the folder of scenarios.
    """
    from scenario_trainer.authoring.coverage import coverage as covered
    from scenario_trainer.authoring.coverage_reports import coverage_as_csv, coverage_as_json, coverage_as_text
    from scenario_trainer.story.library import guidance_for

    files = story_files(settings, stories)
    guidance = guidance_for(files[0].parent)
    found = covered(guidance, [explored(file, guidance) for file in files])
    click.echo({"text": coverage_as_text, "json": coverage_as_json, "csv": coverage_as_csv}[form](found))


@main.command("map")
@click.argument("story", metavar="ID|FILE", shell_complete=complete_story)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "mermaid", "dot"]),
    default="text",
    show_default=True,
    help="For people, for Mermaid, or for Graphviz.",
)
@click.pass_obj
def show_map(settings: Settings, story: str, form: str) -> None:
    """Draw a scenario: scenes, choices, endings, and what is never reached."""
    from scenario_trainer.authoring.drawn_map import drawn_map, map_as_dot, map_as_mermaid, map_as_text

    graph, _ = explored_story(settings, story)
    scenes = drawn_map(graph)
    if form == "text":
        click.echo(map_as_text(graph.scenario, scenes))
    else:
        click.echo({"mermaid": map_as_mermaid, "dot": map_as_dot}[form](scenes))


@main.command()
@click.argument("scenario_id", metavar="[ID]", required=False)
@click.option(
    "--from",
    "storyboard",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help="Make it from the table in this Word file, spreadsheet or CSV.",
    metavar="FILE",
)
@click.option(
    "--table",
    "empty",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Write an empty table to fill in, for Word, and no scenario.",
    metavar="FILE.docx",
)
def new(scenario_id: str | None, storyboard: Path | None, empty: Path | None) -> None:
    """Write ID.yaml, a commented scenario to start from, into this folder."""
    from datetime import date

    from scenario_trainer.authoring.starting import write_starting_scenario

    if empty:
        if scenario_id or storyboard:
            raise click.UsageError("--table writes an empty table and no scenario: give it alone.")
        _write_empty_table(empty)
        return
    if scenario_id is None:
        raise click.UsageError("Give the scenario an ID, such as the-joint-visit.")
    try:
        story = _story_from(storyboard) if storyboard else None
        path = write_starting_scenario(Path.cwd(), scenario_id, date.today(), story)
    except (ValueError, FileExistsError) as error:
        raise click.ClickException(str(error)) from error
    except OSError as error:
        why = (error.strerror or str(error)).lower()
        raise click.ClickException(f"{scenario_id}.yaml cannot be written: {why}.") from error
    if story:
        click.echo(f"{path.name} is written. Fill in what stands above its scenes, and check it:")
        click.echo(f"scenario-trainer check {path.name}")
    else:
        click.echo(f"{path.name} is written. Play it: scenario-trainer play {path.name}")


def _story_from(storyboard: Path) -> str:
    """The story of a table. A table with mistakes ends the command."""
    from scenario_trainer.authoring.storyboard import TableError, planned_scenes
    from scenario_trainer.authoring.storyboard_files import read_rows
    from scenario_trainer.authoring.storyboard_yaml import story_yaml
    from scenario_trainer.render.errors import ExportError
    from scenario_trainer.story.library import guidance_for

    try:
        return story_yaml(planned_scenes(read_rows(storyboard), guidance_for(Path.cwd())))
    except (TableError, ExportError) as error:
        raise click.ClickException(f"{storyboard.name} is not made into a scenario.\n{error}") from error


def _write_empty_table(path: Path) -> None:
    from scenario_trainer.authoring.storyboard_files import empty_table
    from scenario_trainer.render.errors import ExportError

    if path.suffix.lower() != ".docx":
        raise click.UsageError("An empty table is for Word: the name must end in .docx.")
    try:
        data = empty_table()
    except ExportError as error:
        raise click.ClickException(str(error)) from error
    write_file(path, data, replace=False, private=False)


@main.command()
@click.argument("kind", type=click.Choice(["scene", "choice", "gauge", "flag", "person"]))
@click.argument("old")
@click.argument("new")
@click.argument("file")
def rename(kind: str, old: str, new: str, file: str) -> None:
    """Give a scene, choice, gauge, flag or person of FILE another name, wherever it is named.

    Comments and layout stay. OLD is ‘scene/choice’ for a choice.
    """
    from scenario_trainer.authoring.renaming import RenameError
    from scenario_trainer.authoring.renaming import rename as renamed
    from scenario_trainer.documents.wording import phrases

    path = named_file(file)
    if path is None:
        raise click.UsageError(f"There is no file {file}.")
    try:
        number = renamed(path, kind, old, new)
    except RenameError as error:
        raise click.ClickException(str(error)) from error
    except OSError as error:
        raise click.ClickException(phrases.not_written(path, error)) from error
    click.echo(f"‘{old}’ is ‘{new}’ now, in {number} {'place' if number == 1 else 'places'} of {path.name}.")


@main.command()
@click.argument("kind", type=click.Choice(["scenario", "guidance"]))
def schema(kind: str) -> None:
    """Print the JSON Schema of scenario or guidance files, for editors."""
    from scenario_trainer.authoring.schema import schema as schema_of

    click.echo(schema_of(kind))


@main.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--at", "scene", help="Begin in this scene, after choices that lead there.", metavar="SCENE")
@click.option("--plain", is_flag=True, help="Line by line, without the full-screen interface.")
@click.pass_obj
def preview(settings: Settings, file: Path, scene: str | None, plain: bool) -> None:
    """Play FILE while it is being written: it is read again whenever it is saved."""
    from datetime import date

    from scenario_trainer.authoring.preview import Preview
    from scenario_trainer.cli.faces import preview as show_preview
    from scenario_trainer.story.problems import nearest

    file = named_file(str(file)) or file
    seen = Preview(file, date.today(), scene)
    story = seen.playable.scenario
    if scene and story and not seen.arrivals():
        hint = nearest(scene, story.scenes) or f"Its scenes: {', '.join(story.scenes)}."
        if scene in story.scenes:
            hint = "‘scenario-trainer check’ says why."
        raise click.UsageError(f"No playthrough of {file.name} comes to a scene ‘{scene}’. {hint}")
    show_preview(settings._replace(plain=plain or settings.plain), seen)
