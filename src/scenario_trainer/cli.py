"""The commands. Each imports what it needs when it is called, so that the small ones stay quick."""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import click

from scenario_trainer import __version__

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

    from scenario_trainer.story.library import Entry, Library


class Setup(NamedTuple):
    """Where scenarios are read and preferences kept, and in which face they are shown."""

    scenarios: Path
    data: Path
    plain: bool

    def library(self) -> Library:
        """The scenarios. A folder that cannot be read ends the command."""
        from scenario_trainer.story.library import open_library

        library = open_library(self.scenarios)
        if library.problem:
            raise click.ClickException(library.problem.message)
        return library


def _folder(_: click.Context, parameter: click.Parameter, value: Path | None) -> Path:
    if value is not None:
        return value
    if parameter.name == "scenarios":
        from scenario_trainer.story.library import bundled_folder

        return bundled_folder()
    import platformdirs

    return platformdirs.user_data_path("scenario-trainer", appauthor=False)


@click.group(invoke_without_command=True, context_settings={"help_option_names": ["-h", "--help"]})
@click.option(
    "--scenarios",
    type=click.Path(path_type=Path),
    envvar="SCENARIO_TRAINER_SCENARIOS",
    callback=_folder,
    help="A folder of scenarios of your own, instead of those that come along.",
    metavar="DIR",
)
@click.option(
    "--data",
    type=click.Path(path_type=Path),
    envvar="SCENARIO_TRAINER_DATA",
    callback=_folder,
    help="Where to keep preferences, instead of your user data folder.",
    metavar="DIR",
)
@click.option("--plain", is_flag=True, help="Line by line, without the full-screen interface.")
@click.version_option(__version__, message="%(prog)s %(version)s")
@click.pass_context
def main(context: click.Context, scenarios: Path, data: Path, plain: bool) -> None:
    """Practise what to do when a partnership disagrees.

    Without a command: the library of scenarios.
    """
    # A character that the terminal's encoding lacks is shown as a question mark, never as a traceback.
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    context.obj = Setup(scenarios, data, plain)
    if context.invoked_subcommand is None:
        _run(context.obj, plain=plain)


def _complete_id(context: click.Context, _: click.Parameter, incomplete: str) -> list[CompletionItem]:
    from click.shell_completion import CompletionItem

    from scenario_trainer.story.library import bundled_folder, open_library

    folder = (context.parent and context.parent.params.get("scenarios")) or bundled_folder()
    return [
        CompletionItem(entry.id, help=entry.head.title if entry.head else "broken")
        for entry in open_library(folder).entries
        if entry.id.startswith(incomplete)
    ]


@main.command()
@click.argument("scenario_id", metavar="ID", shell_complete=_complete_id)
@click.option("--plain", is_flag=True, help="Line by line, without the full-screen interface.")
@click.option(
    "--timing",
    type=click.Choice(["coached", "consequences"]),
    default="coached",
    show_default=True,
    help="Feedback after each choice, or all of it in the debrief.",
)
@click.option("--seed", type=int, help="Offer the choices in the order of this number.", metavar="N")
@click.pass_obj
def play(setup: Setup, scenario_id: str, plain: bool, timing: str, seed: int | None) -> None:
    """Play the scenario ID."""
    from scenario_trainer.story.problems import nearest

    library = setup.library()
    entry = library.find(scenario_id)
    if entry is None:
        hint = (
            nearest(scenario_id, [each.id for each in library.entries])
            or "‘scenario-trainer list’ shows them all."
        )
        raise click.UsageError(f"There is no scenario ‘{scenario_id}’. {hint}")
    _run(setup, plain=plain or setup.plain, entry=entry, timing=timing, seed=seed)


def _run(
    setup: Setup, *, plain: bool, entry: Entry | None = None, timing: str = "coached", seed: int | None = None
) -> None:
    from scenario_trainer.records.preferences import PreferencesFile
    from scenario_trainer.session import Timing

    library, preferences = setup.library(), PreferencesFile(setup.data)
    if plain or _no_terminal():
        from scenario_trainer.plain.console import Console
        from scenario_trainer.plain.library import PlainFace

        console = Console(sys.stdin, sys.stdout)
        PlainFace(library, preferences, console, timing=Timing(timing), seed=seed).run(entry)
    else:
        import gc

        gc.disable()  # until the first frame; nothing that comes before it is garbage
        from scenario_trainer.tui.app import TrainerApp

        TrainerApp(library, preferences, timing=Timing(timing), seed=seed, first=entry).run()


def _no_terminal() -> bool:
    """Whether a full-screen interface would have no screen or no keyboard."""
    if "TEXTUAL_DRIVER" in os.environ:  # a driver of its own, as when served to a browser
        return False
    streams = (sys.stdin, sys.stdout, sys.stderr)
    return os.environ.get("TERM") == "dumb" or not all(stream.isatty() for stream in streams)


@main.command("list")
@click.argument("words", nargs=-1)
@click.pass_obj
def list_scenarios(setup: Setup, words: tuple[str, ...]) -> None:
    """List the scenarios, or those in which all WORDS occur."""
    from scenario_trainer.coaching import wording
    from scenario_trainer.story.library import Order, matching, ordered

    library = setup.library()
    entries = [library.read_whole(entry) for entry in library.entries]
    if not entries:
        click.echo(wording.no_scenarios(library.folder))
    for entry in ordered(matching(entries, " ".join(words)), Order.LEVEL):
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


@main.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path), metavar="[PATH]...")
@click.option("--format", "form", type=click.Choice(["text", "json", "github"]), default="text", show_default=True)
@click.option("--strict", is_flag=True, help="Fail on warnings, too.")
@click.option(
    "--budget", type=click.IntRange(min=1), help="How many states of a scenario to explore.", metavar="N"
)
@click.pass_context
def check(context: click.Context, paths: tuple[Path, ...], form: str, strict: bool, budget: int | None) -> None:
    """Report every problem in scenario files, or in all files of folders.

    Every state that a story can be in is explored. Without a PATH: in the folder of scenarios. The exit status
    is 1 where there are errors.
    """
    from datetime import date

    from scenario_trainer.authoring.check import check as check_files
    from scenario_trainer.authoring.reports import as_github, as_json, as_text
    from scenario_trainer.engine.exploration import BUDGET

    setup: Setup = context.obj
    progress = _Progress()
    report = check_files(
        paths or (setup.scenarios,), date.today(), budget=budget or BUDGET, progress=progress.show
    )
    progress.clear()
    click.echo({"text": as_text, "json": as_json, "github": as_github}[form](report))
    context.exit(int(report.failed(strict=strict)))


class _Progress:
    """A line on standard error, where that is a terminal, that tells what long work has come to."""

    EVERY = 0.2
    """In seconds; shorter work shows nothing."""

    def __init__(self) -> None:
        self._next = time.monotonic() + self.EVERY
        self._shown = False

    def show(self, file: Path, states: int) -> None:
        """Tell the state of the work, if it is time to."""
        if time.monotonic() >= self._next and sys.stderr.isatty():
            click.echo(f"\r\x1b[K{file.name}: {states:,} states", nl=False, err=True)
            self._next = time.monotonic() + self.EVERY
            self._shown = True

    def clear(self) -> None:
        """Take the line away."""
        if self._shown:
            click.echo("\r\x1b[K", nl=False, err=True)
