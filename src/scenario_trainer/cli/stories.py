"""Which stories are meant by the ids, files and folders that a command is given."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from collections.abc import Iterable

    from scenario_trainer.cli.settings import Settings
    from scenario_trainer.engine.graph import Graph
    from scenario_trainer.story.entries import Entry
    from scenario_trainer.story.library import Library
    from scenario_trainer.story.model import Guidance


def named_file(typed: str) -> Path | None:
    """The file with this name, or with .yaml after it."""
    return next((path for path in (Path(typed), Path(f"{typed}.yaml")) if path.is_file()), None)


def known_file(settings: Settings, typed: str) -> Path | None:
    """The file of this name, or of the scenario with this id."""
    from scenario_trainer.story.library import scenario_files

    ids = {each.stem: each for each in scenario_files(settings.scenarios)}
    return Path(typed) if Path(typed).is_file() else ids.get(typed) or named_file(typed)


def story_file(settings: Settings, typed: str) -> Path:
    """The same file. Where there is none, the command ends."""
    from scenario_trainer.story.library import scenario_files
    from scenario_trainer.story.problems import nearest

    if found := known_file(settings, typed):
        return found
    path = Path(typed)
    if path.is_dir():
        raise click.UsageError(f"{typed} is a folder. Name one scenario in it.")
    if path.suffix == ".yaml" or len(path.parts) > 1:
        raise click.UsageError(f"There is no file {typed}.")
    ids = (each.stem for each in scenario_files(settings.scenarios))
    hint = nearest(typed, ids) or "‘scenario-trainer list’ shows them all."
    raise click.UsageError(f"There is no scenario ‘{typed}’. {hint}")


def story_files(settings: Settings, stories: Iterable[str]) -> list[Path]:
    """The scenario files that are meant, folders among them; without any those of the folder of scenarios."""
    from scenario_trainer.authoring.check import scenarios_in
    from scenario_trainer.documents.wording import phrases

    paths = [Path(each) if Path(each).is_dir() else story_file(settings, each) for each in stories]
    files = scenarios_in(paths or [settings.scenarios])
    if not files:
        raise click.ClickException(phrases.no_scenarios((paths or [settings.scenarios])[0]))
    return files


def library_with(settings: Settings, file: Path) -> tuple[Library, Entry]:
    """The folder of scenarios and the entry of a file in it; another file is in a library of its own."""
    from scenario_trainer.story.library import library_of, scenario_files

    inside = file.resolve() in [each.resolve() for each in scenario_files(settings.scenarios)]
    library = settings.library(indexed=True) if inside else library_of(file)
    return library, next(entry for entry in library.entries if entry.id == file.stem)


def explored_story(settings: Settings, typed: str) -> tuple[Graph, Guidance]:
    """The scenario with all that can happen in it, and its guidance. Where there is none, the command ends."""
    from scenario_trainer.story.library import guidance_for

    file = story_file(settings, typed)
    guidance = guidance_for(file.parent)
    return explored(file, guidance), guidance


def explored(file: Path, guidance: Guidance) -> Graph:
    """A scenario with everything that can happen in it. One that cannot be played ends the command."""
    from scenario_trainer.documents.wording import phrases
    from scenario_trainer.engine.exploration import explore
    from scenario_trainer.story.loading import load_scenario

    loaded = load_scenario(file, guidance)
    if loaded.value is None:
        raise click.ClickException(f"{file} cannot be played. {phrases.problem(loaded.problems[0])}")
    return explore(loaded.value)
