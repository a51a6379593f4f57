"""The commands for those who play. Each imports what it needs when it is called: the small ones stay quick."""

from __future__ import annotations

import sys

import click

from scenario_trainer.cli.completion import complete_id
from scenario_trainer.cli.setup import Setup, main


@main.command()
@click.argument("scenario_id", metavar="ID", shell_complete=complete_id)
@click.option("--plain", is_flag=True, help="Line by line, without the full-screen interface.")
@click.option(
    "--timing",
    type=click.Choice(["coached", "consequences"]),
    help="Feedback after each choice, or all of it in the debrief; without this as chosen last.",
)
@click.option("--seed", type=int, help="Offer the choices in the order of this number.", metavar="N")
@click.pass_obj
def play(setup: Setup, scenario_id: str, plain: bool, timing: str | None, seed: int | None) -> None:
    """Play the scenario ID."""
    from scenario_trainer.cli.faces import run

    library = setup.library()
    run(setup, plain=plain or setup.plain, entry=setup.entry(library, scenario_id), timing=timing, seed=seed)


@main.command("list")
@click.argument("words", nargs=-1)
@click.pass_obj
def list_scenarios(setup: Setup, words: tuple[str, ...]) -> None:
    """List the scenarios, or those in which all WORDS occur."""
    from scenario_trainer.documents import wording
    from scenario_trainer.story.library import Order, matching, ordered

    library = setup.library()
    entries = [library.read_whole(entry) for entry in library.entries]
    found = ordered(matching(entries, " ".join(words)), Order.LEVEL)
    if not found:
        wanted = " ".join(words)
        click.echo(wording.no_match(wanted) if entries else wording.no_scenarios(library.folder))
    for entry in found:
        if entry.head is None:
            click.echo(f"{entry.id}  (broken)")
        else:
            click.echo(f"{entry.id}  {entry.head.title} ({wording.about(entry.head)})")
        about = entry.head.summary if entry.head else wording.problem(entry.problem) if entry.problem else ""
        click.echo(f"    {about}")


@main.command()
@click.pass_obj
def guidance(setup: Setup) -> None:
    """Read the guidance that choices are held against."""
    from scenario_trainer.plain.console import Console
    from scenario_trainer.plain.reading import say_guidance

    say_guidance(setup.library().guidance, Console(sys.stdin, sys.stdout))
