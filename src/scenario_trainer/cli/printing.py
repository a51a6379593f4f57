"""The command that makes documents of a story for people to hold in their hands."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from scenario_trainer.cli.completion import complete_story
from scenario_trainer.cli.main import main
from scenario_trainer.cli.output import put_out
from scenario_trainer.cli.stories import explored, story_file

if TYPE_CHECKING:
    from scenario_trainer.cli.settings import Settings
    from scenario_trainer.documents.parts import Document
    from scenario_trainer.engine.graph import Graph
    from scenario_trainer.story.model import Guidance


@main.command("print")
@click.argument("story", metavar="ID|FILE", shell_complete=complete_story)
@click.option(
    "--as",
    "kind",
    type=click.Choice(["review", "handout", "guide"]),
    required=True,
    help="A copy for colleagues to judge, a handout for a seminar on paper, or the guide of who leads it.",
)
@click.option(
    "--format",
    "wanted",
    type=click.Choice(["html", "docx", "md"]),
    help="What to write; without this as the file's name ends, or html.",
)
@click.option(
    "--to",
    "path",
    type=click.Path(path_type=Path, dir_okay=False),
    help="The file to write, instead of the standard output.",
    metavar="FILE",
)
@click.option("--replace", is_flag=True, help="Write over a file that is there already.")
@click.pass_obj
def print_story(
    settings: Settings, story: str, kind: str, wanted: str | None, path: Path | None, replace: bool
) -> None:
    """Make a review copy, a handout or a facilitator's guide of a scenario."""
    from scenario_trainer.render.document_files import DOCUMENT_FORMATS, known_format
    from scenario_trainer.render.errors import ExportError
    from scenario_trainer.story.library import guidance_for

    file = story_file(settings, story)
    guidance = guidance_for(file.parent)
    document = _document(kind, explored(file, guidance), guidance)
    suffix = wanted or (path.suffix if path else "html")
    try:
        data = DOCUMENT_FORMATS[known_format(suffix, DOCUMENT_FORMATS)](document)
    except ExportError as error:
        raise click.ClickException(str(error)) from error
    put_out(data, path, replace=replace, private=False)


def _document(kind: str, graph: Graph, guidance: Guidance) -> Document:
    from scenario_trainer.documents.facilitators_guide import facilitators_guide
    from scenario_trainer.documents.handout import handout
    from scenario_trainer.documents.review_copy import review_copy

    if kind == "guide":
        return facilitators_guide(graph, guidance)
    return {"handout": handout, "review": review_copy}[kind](graph.scenario, guidance)
