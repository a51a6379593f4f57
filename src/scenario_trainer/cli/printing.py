"""The command that makes documents of a story for people to hold in their hands."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from scenario_trainer.cli.completion import complete_story
from scenario_trainer.cli.main import main
from scenario_trainer.cli.output import file_options, put_out
from scenario_trainer.cli.stories import explored_story

if TYPE_CHECKING:
    from pathlib import Path

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
@file_options(["html", "docx", "md"], default="html")
@click.pass_obj
def print_story(
    settings: Settings, story: str, kind: str, wanted: str | None, output: Path | None, replace: bool
) -> None:
    """Make a review copy, a handout or a facilitator's guide of a scenario."""
    from scenario_trainer.render.document_files import DOCUMENT_FORMATS, known_format
    from scenario_trainer.render.errors import ExportError

    document = _document(kind, *explored_story(settings, story))
    suffix = wanted or (output.suffix if output else "html")
    try:
        data = DOCUMENT_FORMATS[known_format(suffix, DOCUMENT_FORMATS)](document)
    except ExportError as error:
        raise click.ClickException(str(error)) from error
    put_out(data, output, replace=replace, private=False)


def _document(kind: str, graph: Graph, guidance: Guidance) -> Document:
    from scenario_trainer.documents.facilitators_guide import facilitators_guide
    from scenario_trainer.documents.handout import handout
    from scenario_trainer.documents.review_copy import review_copy

    if kind == "guide":
        return facilitators_guide(graph, guidance)
    return {"handout": handout, "review": review_copy}[kind](graph.scenario, guidance)
