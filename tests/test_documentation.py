"""What is written about the program is true of it."""

from __future__ import annotations

import re
import tomllib
from datetime import date
from typing import TYPE_CHECKING

import click
import pytest

from scenario_trainer import __version__
from scenario_trainer.authoring.check import check
from scenario_trainer.cli import main
from scenario_trainer.story.library import bundled_folder, open_library
from tests.support.programs import COMMANDS, ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

README = (ROOT / "README.md").read_text("utf-8")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]


def fenced(language: str) -> list[str]:
    """The blocks of the README in this language."""
    return re.findall(rf"^```{language}\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)


def options(command: click.Command) -> Iterator[click.Option]:
    """The options of a command, its help included."""
    for parameter in command.get_params(click.Context(command, **command.context_settings)):
        if isinstance(parameter, click.Option):
            yield parameter


PARTS = {
    f"{name} {part}": command
    for name, group in COMMANDS.items()
    if isinstance(group, click.Group)
    for part, command in group.commands.items()
}
ALL: dict[str, click.Command] = {"scenario-trainer": main, **COMMANDS, **PARTS}
OPTIONS = [(name, option) for name, command in ALL.items() for option in options(command)]
FLAGS = sorted({max(option.opts, key=len) for _, option in OPTIONS})


@pytest.mark.parametrize("name", ALL)
def test_every_command_has_a_help_text(name: str) -> None:
    """A sentence of it stands in the list of commands."""
    assert re.fullmatch(r"[A-Z].*\.", ALL[name].get_short_help_str(limit=200))


@pytest.mark.parametrize(("name", "option"), OPTIONS, ids=[f"{name} {option.name}" for name, option in OPTIONS])
def test_every_option_has_a_help_text(name: str, option: click.Option) -> None:
    """Which is a sentence."""
    assert re.fullmatch(r"[A-Z].*\.", option.help or "")


@pytest.mark.parametrize("name", COMMANDS)
def test_the_readme_names_every_command(name: str) -> None:
    """As it is typed."""
    assert re.search(rf"`scenario-trainer {name}\b", README)


@pytest.mark.parametrize("flag", FLAGS)
def test_the_readme_names_every_option(flag: str) -> None:
    """By its long form."""
    assert re.search(rf"`[^`\n]*{flag}\b[^`\n]*`", README)


@pytest.mark.parametrize("variable", sorted(str(option.envvar) for _, option in OPTIONS if option.envvar))
def test_the_readme_names_every_environment_variable(variable: str) -> None:
    """Those that an option can come from."""
    assert f"`{variable}`" in README


@pytest.mark.parametrize("line", sorted(set(re.findall(r"`(scenario-trainer [^`]+)`", README))))
def test_every_command_line_of_the_readme_exists(line: str) -> None:
    """Its command and each of its options."""
    words = line.replace("[", " ").replace("]", " ").split()[1:]
    named = [word for word in words if word in COMMANDS]
    commands = (main, *(COMMANDS[name] for name in named))
    known = {flag for command in commands for option in options(command) for flag in option.opts}
    assert named
    assert {word for word in words if word.startswith("-")} <= known


def test_the_readme_starts_and_tests_the_program_in_a_command_each() -> None:
    """Two commands to copy: the first ends with the installed script, the second installs an extra that exists."""
    start, tests = fenced("sh")
    assert [block.count("\n") for block in (start, tests)] == [1, 1]
    assert start.split("/")[-1].strip() in PROJECT["scripts"]
    assert set(re.findall(r"\.\[(\w+)\]", tests)) <= PROJECT["optional-dependencies"].keys()
    assert tests.endswith("python -m pytest\n")


def test_the_scenario_in_the_readme_is_sound(tmp_path: Path) -> None:
    """What an author copies from it has no problems."""
    (example,) = fenced("yaml")
    file = tmp_path / "the-kettle.yaml"
    file.write_text(example, encoding="utf-8")
    assert check([file], date(2026, 11, 23)).problems == ()


def test_the_readme_names_every_scenario_that_comes_along() -> None:
    """By its title."""
    titles = [entry.title for entry in open_library(bundled_folder()).entries if entry.title]
    assert [title for title in titles if f"*{title}*" not in README] == []


def test_the_changelog_has_the_version() -> None:
    """A section of its own, the newest first."""
    sections = re.findall(r"^## \[?([^\s\]]+)", (ROOT / "CHANGELOG.md").read_text("utf-8"), re.MULTILINE)
    assert sections[0] in (__version__, "Unreleased")
    assert __version__ in sections
