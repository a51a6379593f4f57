"""Whatever somebody wrote is text: no command passes a control character on to the terminal."""

from __future__ import annotations

import json
import re
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from scenario_trainer.play.kept_sessions import begin
from scenario_trainer.play.moments import Timing
from scenario_trainer.records.database import FILE
from scenario_trainer.records.writings import write as write_down
from scenario_trainer.story.controls import visible_line
from scenario_trainer.story.loading import load_scenario
from tests.support.examples import SMALL
from tests.support.nasty import COMMANDS_OF_TERMINALS, HIDDEN, letters
from tests.support.playing import Records, kept, play
from tests.support.programs import PROGRAM, run
from tests.support.variants import small_text
from tests.test_cli import invoke, posix

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from scenario_trainer.story.model import Guidance, Scenario

    Write = Callable[[str, str], Path]

HOSTILE = "".join(COMMANDS_OF_TERMINALS)

PLACES = ("id: small", "title: A small story", "written: 2026-11-23", "kitchen:", "start: door", "format: 1")
"""Ids, keys, dates, titles and references of the small story."""

COMMANDS = (
    *(["check", "FOLDER", "--format", form] for form in ("text", "json", "github")),
    *(["check", "FILE"], ["check", "GONE"], ["check", "--UNKNOWN"], ["UNKNOWN"]),
    *(["list"], ["list", "UNKNOWN"], ["list", "small"], ["guidance"], ["play", "UNKNOWN"], ["new", "UNKNOWN"]),
    *(["coverage", "FOLDER"], ["coverage", "FILE"], ["map", "NAME"], ["map", "UNKNOWN"]),
    *(["map", "small", "--format", form] for form in ("text", "mermaid", "dot")),
    *(["--plain", "preview", "FILE"], ["--plain", "preview", "GONE"], ["preview", "GONE", "--at", "UNKNOWN"]),
    *(
        ["print", "FILE", "--as", "guide"],
        ["print", "UNKNOWN", "--as", "guide"],
        ["new", "UNKNOWN", "--from", "CSV"],
    ),
    *(["rename", "scene", "UNKNOWN", "hall", "FILE"], ["rename", "scene", "door", "UNKNOWN", "FILE"]),
    *(["new", "aside", "--from", "CSV"], ["new", "aside", "--from", "GONE"]),
    *(["publish", "FOLDER", "--to", "GONE"], ["--plain"], ["--plain", "play", "small"]),
    *(["record", "list"], ["record", "show", "1"], ["record", "import", "GONE"], ["record", "restore", "GONE"]),
    *(["record", "export", "--format", form] for form in ("md", "html", "csv", "json")),
)
"""Every command that shows something of a file, a name or the records."""


def spoil_records(data: Path, story: Scenario, guidance: Guidance) -> None:
    """An attempt with the text in its titles and words, as a file from elsewhere may have it."""
    with closing(Records(data)) as database:
        session = play(begin(database, story, guidance, timing=Timing.COACHED, seed=1), "ask", "rota")
        write_down(database, kept(session, database).id, {"learnt": "To ask before I tell."})
    with closing(sqlite3.connect(data / FILE)) as connection, connection:
        for table, column in (("attempts", "title"), ("attempts", "ending_title"), ("writings", "text")):
            connection.execute(f"UPDATE {table} SET {column} = ? || {column}", (HOSTILE,))


def spoilt_file(folder: Path, place: str, name: str) -> Path:
    """A scenario that holds the text at a place of the small story, written as escapes, and in its own name."""
    key, value, colon = re.fullmatch(r"(?:(\w+): )?([^:]+)(:?)", place).groups()  # type: ignore[union-attr]
    spoilt = json.dumps(value + HOSTILE) + colon
    file = folder / f"{HOSTILE}{name}.yaml"
    file.write_text(small_text((place, f"{key}: {spoilt}" if key else spoilt)), encoding="utf-8")
    return file


@pytest.fixture(scope="module")
def said(tmp_path_factory: pytest.TempPathFactory, guidance: Guidance) -> dict[str, str]:
    """What each command says of a folder, arguments and records that hold the text wherever they can."""
    folder = tmp_path_factory.mktemp("hostile")
    (folder / "small.yaml").write_text(SMALL, encoding="utf-8")
    files = [spoilt_file(folder, place, str(number)) for number, place in enumerate(PLACES)]
    small = load_scenario(folder / "small.yaml", guidance).value
    assert small is not None
    spoil_records(folder / "data", small, guidance)
    table = folder / f"{HOSTILE}.csv"
    table.write_text(f"Scene,Text{HOSTILE}\n{HOSTILE},{HOSTILE}\n", encoding="utf-8")
    meant = {
        "FOLDER": folder,
        "FILE": files[0],
        "NAME": files[0].stem,
        "CSV": table,
        "GONE": folder / f"{HOSTILE}gone",
        "UNKNOWN": f"{HOSTILE}unknown",
        "--UNKNOWN": f"--{HOSTILE}unknown",
    }
    return {
        " ".join(command): invoke(
            *("--scenarios", folder, "--data", folder / "data"),
            *(str(meant.get(each, each)) for each in command),
            typed="1\nq\n",
        ).output
        for command in COMMANDS
    }


@pytest.mark.parametrize("command", [" ".join(command) for command in COMMANDS])
def test_no_command_passes_a_control_character_on(said: dict[str, str], command: str) -> None:
    """Out of ids, keys, dates, titles, the names of files, arguments and the records."""
    assert set(said[command]) & set(HIDDEN) == set()


@pytest.mark.parametrize("command", ["check FOLDER --format text", "list", "record show 1", "list UNKNOWN"])
def test_what_was_hostile_is_shown(said: dict[str, str], command: str) -> None:
    """Sign by sign, since it may be the reason why somebody looks."""
    assert letters(visible_line(HOSTILE)) in letters(said[command])


def test_a_file_name_with_a_line_end_stays_on_its_line(write: Write) -> None:
    """A report would else have a line that somebody else wrote, such as a workflow's command."""
    folder = write("a\n::error::b.yaml", "id: [\n").parent
    for command in ("check", "check --format github", "list"):
        lines = invoke("--scenarios", folder, *command.split()).output.splitlines()
        assert not any(line.startswith("::error::b") for line in lines), command


@posix
def test_streams_that_are_closed_are_no_trouble(write: Write) -> None:
    """Neither is one of them alone."""
    folder = write("small.yaml", SMALL).parent
    for closed in (">&-", "2>&-", "<&-", ">&- 2>&-"):
        ran = run("sh", "-c", f'exec "$@" {closed}', "sh", *PROGRAM, "--scenarios", str(folder), "list")
        assert (ran.status, ran.complained) == (0, ""), closed
