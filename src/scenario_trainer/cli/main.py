"""The command itself and its options."""

from __future__ import annotations

import errno
from importlib import import_module
from pathlib import Path
from typing import Any

import click

from scenario_trainer import __version__
from scenario_trainer.cli.settings import Settings
from scenario_trainer.cli.streams import prepare_streams


def _folder(_: click.Context, parameter: click.Parameter, value: Path | None) -> Path:
    if value is not None:
        return value
    if parameter.name == "scenarios":
        from scenario_trainer.story.library import bundled_folder

        return bundled_folder()
    import platformdirs

    return platformdirs.user_data_path("scenario-trainer", appauthor=False)


class _Commands(click.Group):
    """Imports the commands when one is asked for, since the library needs none.

    It turns what the system refuses, such as writing to a full disk, into one line.
    """

    def main(self, *arguments: Any, **options: Any) -> Any:
        prepare_streams()
        return super().main(*arguments, **options)

    def list_commands(self, context: click.Context) -> list[str]:
        self._import()
        return super().list_commands(context)

    def get_command(self, context: click.Context, name: str) -> click.Command | None:
        self._import()
        return super().get_command(context, name)

    def _import(self) -> None:
        for module in ("author", "learner", "printing", "publish", "record"):
            import_module(f"scenario_trainer.cli.{module}")

    def invoke(self, context: click.Context) -> object:
        try:
            return super().invoke(context)
        except OSError as error:
            if error.errno == errno.EPIPE:  # nobody reads on: click ends quietly
                raise
            said = (error.filename, error.strerror or error)
            raise click.ClickException(": ".join(str(part) for part in said if part)) from error


# Without `color` click would take out of its own accord what looks like a terminal's command.
@click.group(
    cls=_Commands,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"], "color": True},
)
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
    help="Where to keep your records and preferences, instead of your user data folder.",
    metavar="DIR",
)
@click.option("--plain", is_flag=True, help="Line by line, without the full-screen interface.")
@click.version_option(__version__, message="%(prog)s %(version)s")
@click.pass_context
def main(context: click.Context, scenarios: Path, data: Path, plain: bool) -> None:
    """Practise what to do when a partnership disagrees.

    Without a command: the library of scenarios.
    """
    context.obj = Settings(scenarios, data, plain)
    if context.invoked_subcommand is None:
        from scenario_trainer.cli.faces import run

        run(context.obj)
