"""The commands for those who play. Each imports what it needs when it is called: the small ones stay quick."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from scenario_trainer.cli.completion import complete_story
from scenario_trainer.cli.main import main
from scenario_trainer.cli.stories import library_with, story_file
from scenario_trainer.story.controls import visible_line

if TYPE_CHECKING:
    from scenario_trainer.cli.settings import Settings


@main.command()
@click.argument("story", metavar="ID|FILE", shell_complete=complete_story)
@click.option("--plain", is_flag=True, help="Line by line, without the full-screen interface.")
@click.option(
    "--timing",
    type=click.Choice(["coached", "consequences"]),
    help="Feedback after each choice, or all of it in the debrief; without this after each choice.",
)
@click.option(
    "--seed",
    type=click.IntRange(-(2**53) + 1, 2**53 - 1),  # what a page reads exactly out of a saved attempt
    help="Offer the choices in the order of this number.",
    metavar="N",
)
@click.pass_obj
def play(settings: Settings, story: str, plain: bool, timing: str | None, seed: int | None) -> None:
    """Play a scenario: the one with this ID, or the one in FILE."""
    from scenario_trainer.cli.faces import run

    library, entry = library_with(settings, story_file(settings, story))
    run(settings._replace(plain=plain or settings.plain), library, entry, timing=timing, seed=seed)


@main.command("list")
@click.argument("words", nargs=-1)
@click.pass_obj
def list_scenarios(settings: Settings, words: tuple[str, ...]) -> None:
    """List the scenarios, or those in which all WORDS occur."""
    from scenario_trainer.documents.library import scenario_summary
    from scenario_trainer.documents.wording import phrases
    from scenario_trainer.story.entries import Order, matching, ordered

    library = settings.library(indexed=True)
    library.complete()
    wanted = " ".join(words)
    found = ordered(matching(library.entries, wanted), Order.LEVEL)
    if not found:
        click.echo(phrases.no_match(wanted) if library.entries else phrases.no_scenarios(library.folder))
    for entry in found:
        title, *about = scenario_summary(entry, words=wanted)
        click.echo(f"{visible_line(entry.id)}  {title.text if entry.title else '(broken)'}")
        for part in about:
            click.echo(f"    {phrases.labelled(part.text, part.label)}")


@main.command()
@click.pass_obj
def guidance(settings: Settings) -> None:
    """Read the guidance that choices are held against, with the ids that scenario files use."""
    from scenario_trainer.documents.guidance import guidance_document
    from scenario_trainer.plain.console import Console

    Console(sys.stdin, sys.stdout).show(guidance_document(settings.library().guidance, with_ids=True))
