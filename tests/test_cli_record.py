"""The commands for what was done: reading it, taking it away, deleting it, backing it up and bringing it back."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import sqlite3
import subprocess
import sys
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from scenario_trainer.documents.wording import labels
from scenario_trainer.play.kept_sessions import begin
from scenario_trainer.play.moments import Timing
from scenario_trainer.records import database as records
from scenario_trainer.records.attempts import close, everything
from scenario_trainer.records.database import FILE
from scenario_trainer.records.writings import write as write_down
from tests.support.examples import SMALL
from tests.support.playing import Records, kept, play
from tests.support.programs import PROGRAM, as_lines, environment
from tests.support.variants import small_text
from tests.test_cli import invoke, posix

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from click.testing import Result

    from scenario_trainer.story.model import Guidance, Scenario

    Write = Callable[[str, str], Path]

ALL = [
    "   1  DAY  A small story: A full kettle",
    "   2  DAY    What if, from 1: Two kettles",
    "   3  DAY  A small story: underway",
]
"""How what `played` has done is listed."""

FORMATS = ["md", "html", "docx", "csv", "json"]
DAY = re.compile(r"\d{1,2} [A-Z][a-z]+ \d{4}")


@pytest.fixture
def folder(write: Write) -> Path:
    """A folder with the small story in it."""
    return write("small.yaml", SMALL).parent


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """Where the records are kept; nothing is there yet."""
    return tmp_path / "data"


@pytest.fixture
def played(data: Path, small: Scenario, guidance: Guidance) -> Path:
    """Where records are kept of a first pass, its what-if, and an attempt that is underway."""
    with closing(Records(data)) as database:
        session = play(begin(database, small, guidance, timing=Timing.COACHED, seed=1), "ask", "rota")
        write_down(database, kept(session, database).id, {"learnt": "To ask before I tell."})
        session.reopen(2)
        play(session, "tell", "tell")
        close(database, kept(session, database).id)
        play(begin(database, small, guidance, timing=Timing.COACHED, seed=1), "ask")
    return data


def record(folder: Path, *arguments: str | Path, typed: str | None = None) -> Result:
    """Call a command for records, with the scenarios of a folder."""
    return invoke("--scenarios", folder, "record", *arguments, typed=typed)


def listed(folder: Path, *options: str | Path) -> list[str]:
    """What `record list` says, without the dates."""
    result = invoke("--scenarios", folder, *options, "record", "list")
    assert result.exit_code == 0
    return DAY.sub("DAY", result.stdout).splitlines()


def refused(result: Result, status: int = 1) -> str:
    """The one line in which a command says that it failed; on standard output it says nothing."""
    assert (result.exit_code, result.stdout) == (status, "")
    usage, _, error = result.stderr.rpartition("Error: ")
    assert bool(usage) is (status == 2)
    assert error.count("\n") == 1
    return error.rstrip("\n")


def test_without_attempts_the_list_says_where_they_come_from(folder: Path) -> None:
    """Rather than nothing."""
    result = record(folder, "list")
    assert (result.exit_code, result.stdout, result.stderr) == (0, f"{labels.EMPTY_JOURNAL}\n", "")


def test_the_list_names_every_attempt(folder: Path, played: Path) -> None:
    """With number, day, title and where it stands."""
    assert listed(folder) == ALL


def test_a_what_if_stands_below_its_first_pass(
    folder: Path, data: Path, small: Scenario, guidance: Guidance
) -> None:
    """Also where it was played later than another."""
    with closing(Records(data)) as database:
        first, second = (begin(database, small, guidance, timing=Timing.COACHED, seed=1) for _ in range(2))
        play(first, "tell")
        play(second, "tell")
        first.reopen(1)
        play(first, "ask", "rota")
    assert [line.split()[0] for line in listed(folder)] == ["1", "3", "2"]


def test_what_was_taken_back_is_told_from_the_pass_that_went_on(
    folder: Path, data: Path, small: Scenario, guidance: Guidance
) -> None:
    """In the words of the journal, each with where it stands and its own number."""
    with closing(Records(data)) as database:
        session = play(begin(database, small, guidance, timing=Timing.COACHED, seed=1), "ask", "tell")
        session.reopen(2)
        play(session, "whisper")
        session.reopen(1)
        play(session, "tell")
    assert listed(folder) == [
        "   1  DAY  A small story · Taken back: left after 2 decisions",
        "   2  DAY    First pass, from 1: A full kettle",
        "   3  DAY    What if, from 1: Two kettles",
    ]


def test_what_was_played_line_by_line_is_listed(write: Write) -> None:
    """With the ending that it came to."""
    fixed = ("title: Monday, 8.55", "title: Monday, 8.55\n    order: fixed")
    folder = write("small.yaml", small_text(fixed)).parent
    said = invoke("--scenarios", folder, "--plain", "play", "small", typed="\n\n2\n").stdout
    assert "Your choice: Tell Ada that everybody should refill it." in said
    assert listed(folder) == ["   1  DAY  A small story: Two kettles"]


def test_one_attempt_can_be_read(folder: Path, played: Path) -> None:
    """As a record in lines, with what was written about it."""
    result = record(folder, "show", "1")
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.startswith("\nCPD record: A small story\n\n")
    assert "\nDescription: A small story. Two people share a kettle.\n" in result.stdout
    assert "\nTo ask before I tell.\n" in result.stdout
    assert "\n   Your choice: Ask Ada how the rota came about.\n" in result.stdout


def test_a_what_if_is_read_with_its_first_pass(folder: Path, played: Path) -> None:
    """They are one piece of learning."""
    assert record(folder, "show", "2").stdout == record(folder, "show", "1").stdout


def test_an_attempt_can_be_read_when_its_scenario_is_gone(tmp_path: Path, played: Path) -> None:
    """What was kept is enough; only the file's own summary is missing."""
    said = record(tmp_path, "show", "1").stdout
    assert "\nDescription: A small story\n" in said
    assert "\n   Your choice: Ask Ada how the rota came about.\n" in said


@pytest.mark.parametrize("command", [["show"], ["export"], ["export", "1"], ["delete", "--yes"], ["delete", "1"]])
@pytest.mark.parametrize("number", ["0", "7", "99999999999999999999"])
def test_an_unknown_number_is_answered_in_one_line(
    folder: Path, played: Path, command: list[str], number: str
) -> None:
    """With where the numbers are; and nothing was done to those that are known."""
    assert refused(record(folder, *command, number), 2) == (
        f"There is no attempt {number}. ‘scenario-trainer record list’ shows them all."
    )
    assert listed(folder) == ALL


@pytest.mark.parametrize("command", ["show", "export", "delete"])
def test_what_is_no_number_is_no_attempt(folder: Path, played: Path, command: str) -> None:
    """It is wrong usage."""
    assert "'small' is not a valid integer" in refused(record(folder, command, "small"), 2)


def exported_titles(content: bytes, form: str) -> list[str]:
    """The titles of the records that an export has."""
    if form == "json":
        return [each["title"] for each in json.loads(content)]
    if form == "csv":
        rows = csv.DictReader(io.StringIO(content.decode("utf-8-sig")))
        return list({row["attempt"]: row["title"] for row in rows}.values())
    if form == "docx":
        import docx

        return [
            each.text
            for each in docx.Document(io.BytesIO(content)).paragraphs
            if each.style and each.style.name == "Heading 1"
        ]
    pattern = rb"(?m)^## (.*)$" if form == "md" else rb"<h2[^>]*>([^<]*)</h2>"
    return [found.decode() for found in re.findall(pattern, content)]


@pytest.mark.parametrize("form", FORMATS)
def test_everything_is_exported_in_every_format(folder: Path, played: Path, tmp_path: Path, form: str) -> None:
    """To the standard output or to a file, the same; each first pass once, with its what-ifs."""
    file = tmp_path / "record.txt"
    to_file = record(folder, "export", "--format", form, "--to", file)
    assert (to_file.exit_code, to_file.stdout, to_file.stderr) == (0, "", f"Saved as {file}.\n")
    written = record(folder, "export", "--format", form).stdout_bytes
    assert exported_titles(written, form) == ["A small story"] * 2
    if form != "docx":  # which has the time in it
        assert file.read_bytes() == written
    assert exported_titles(file.read_bytes(), form) == ["A small story"] * 2


@pytest.mark.parametrize(
    ("numbers", "expected"),
    [(["1"], [1]), (["3", "1"], [3, 1]), (["2"], [1]), (["2", "1", "1"], [1]), ([], [1, 3])],
    ids=["one", "as named", "a what-if", "twice", "all"],
)
def test_those_that_are_named_are_exported(
    folder: Path, played: Path, numbers: list[str], expected: list[int]
) -> None:
    """Each family once, in the order of their names."""
    said = json.loads(record(folder, "export", *numbers, "--format", "json").stdout)
    assert [each["attempt"] for each in said] == expected


@pytest.mark.parametrize("form", FORMATS)
def test_the_ending_of_the_name_says_the_format(folder: Path, played: Path, tmp_path: Path, form: str) -> None:
    """In large letters or small."""
    file = tmp_path / f"record.{form.upper()}"
    assert record(folder, "export", "1", "--to", file).exit_code == 0
    assert exported_titles(file.read_bytes(), form) == ["A small story"]


def test_what_is_asked_for_outdoes_the_ending_of_the_name(folder: Path, played: Path, tmp_path: Path) -> None:
    """Whoever says both means it."""
    file = tmp_path / "record.html"
    record(folder, "export", "1", "--format", "json", "--to", file)
    assert exported_titles(file.read_bytes(), "json") == ["A small story"]


def test_without_a_format_it_is_markdown(folder: Path, played: Path) -> None:
    """Which reads well as it is."""
    assert record(folder, "export", "1").stdout == record(folder, "export", "1", "--format", "md").stdout


@pytest.mark.parametrize(
    ("arguments", "status", "expected"),
    [
        (["--format", "yaml"], 2, "'yaml' is not one of 'md', 'html', 'docx', 'csv', 'json'."),
        (["--to", "record.yaml"], 1, "The name must end in .html, .md, .docx, .csv, .json."),
        (["--to", "record"], 1, "The name must end in .html, .md, .docx, .csv, .json."),
    ],
    ids=["asked for", "by the name", "no ending"],
)
def test_an_unknown_format_is_answered_in_one_line(
    folder: Path, played: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str], status: int, expected: str
) -> None:
    """With those there are; nothing is written."""
    monkeypatch.chdir(folder)
    assert refused(record(folder, "export", *arguments), status).endswith(expected)
    assert [path.name for path in folder.iterdir()] == ["small.yaml"]


@posix
@pytest.mark.parametrize("form", ["docx", "html"])
def test_what_nobody_can_read_is_not_for_a_terminal(folder: Path, played: Path, form: str) -> None:
    """It would be noise there."""
    import pty

    ours, theirs = pty.openpty()
    command = [*PROGRAM, "--scenarios", str(folder), "record", "export", "--format", form]
    try:
        ran = subprocess.run(
            command, stdout=theirs, stderr=subprocess.PIPE, env=environment(), timeout=60, check=False
        )
    finally:
        os.close(theirs)
        os.close(ours)
    assert ran.returncode == 2
    said = "Error: Web pages and DOCX are not for reading in a terminal: name a file with --to.\n"
    assert as_lines(ran.stderr).endswith(said)


def test_where_a_library_is_missing_the_way_to_get_it_is_told(
    folder: Path, played: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And no file is begun."""
    monkeypatch.setitem(sys.modules, "docx", None)
    result = record(folder, "export", "--to", tmp_path / "record.docx")
    assert refused(result) == "DOCX needs the library python-docx: pip install python-docx."
    assert not (tmp_path / "record.docx").exists()


def test_of_nothing_no_file_is_made(folder: Path, tmp_path: Path) -> None:
    """Neither an export nor a backup; there is nothing that could be said to be saved."""
    assert refused(record(folder, "export", "--to", tmp_path / "a.md")) == "There is nothing to export."
    assert refused(record(folder, "backup", tmp_path / "a.json")) == "There is nothing to back up."
    assert list(tmp_path.glob("a.*")) == []


WRITING = [["export", "--to"], ["backup"]]


@pytest.mark.parametrize("command", WRITING, ids=["export", "backup"])
def test_nothing_is_written_over_a_file_that_is_there(
    folder: Path, played: Path, tmp_path: Path, command: list[str]
) -> None:
    """Unless it may be replaced."""
    file = tmp_path / "mine.json"
    file.write_text("Mine.", encoding="utf-8")
    assert refused(record(folder, *command, file)) == (
        f"{file} is there already. Name another file, or say --replace."
    )
    assert file.read_text("utf-8") == "Mine."
    result = record(folder, *command, file, "--replace")
    assert (result.exit_code, result.stderr) == (0, f"Saved as {file}.\n")
    assert json.loads(file.read_bytes())


@pytest.mark.parametrize("command", WRITING, ids=["export", "backup"])
def test_what_cannot_be_written_is_told_by_its_own_name(
    folder: Path, played: Path, tmp_path: Path, command: list[str]
) -> None:
    """In one line, and nothing is left behind."""
    file = tmp_path / "nowhere" / "mine.json"
    before = sorted(tmp_path.iterdir())
    assert refused(record(folder, *command, file)) == f"{file} cannot be written: no such file or directory."
    assert sorted(tmp_path.iterdir()) == before


@pytest.mark.parametrize(
    ("arguments", "asked", "left"),
    [
        (["1"], "attempt 1, A small story,", ALL[2:]),
        (["2"], "attempt 2, A small story,", [ALL[0], ALL[2]]),
        (["1", "3"], "2 attempts", [labels.EMPTY_JOURNAL]),
        (["--all"], "3 attempts", [labels.EMPTY_JOURNAL]),
    ],
    ids=["a first pass", "a what-if", "two", "all"],
)
def test_to_delete_asks_and_then_does_it(
    folder: Path, played: Path, arguments: list[str], asked: str, left: list[str]
) -> None:
    """What hangs on a first pass goes with it."""
    result = record(folder, "delete", *arguments, typed="y\n")
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.startswith(f"Delete {asked} with what hangs on it, for good? [y/N]: ")
    assert listed(folder) == left


@pytest.mark.parametrize("typed", ["n\n", "\n", ""], ids=["no", "enter", "the end of the input"])
@pytest.mark.parametrize("arguments", [["1"], ["--all"]], ids=["one", "all"])
def test_what_is_not_meant_is_not_deleted(folder: Path, played: Path, arguments: list[str], typed: str) -> None:
    """Only a yes is one."""
    assert record(folder, "delete", *arguments, typed=typed).exit_code == 1
    assert listed(folder) == ALL


def test_to_delete_without_asking_has_to_be_said(folder: Path, played: Path) -> None:
    """For scripts."""
    result = record(folder, "delete", "1", "--yes")
    assert (result.exit_code, result.output) == (0, "")
    assert listed(folder) == ALL[2:]


@pytest.mark.parametrize("arguments", [[], ["1", "--all"]], ids=["none", "some and all"])
def test_what_to_delete_has_to_be_said(folder: Path, played: Path, arguments: list[str]) -> None:
    """Once."""
    said = refused(record(folder, "delete", *arguments, "--yes"), 2)
    assert said == "Name the attempts to delete, or say --all."
    assert listed(folder) == ALL


def test_where_there_is_nothing_nothing_is_asked(folder: Path) -> None:
    """Nor is it an error."""
    result = record(folder, "delete", "--all")
    assert (result.exit_code, result.output) == (0, "There is nothing to delete.\n")


def test_what_was_deleted_is_not_left_in_the_file(folder: Path, played: Path) -> None:
    """Nor beside it."""
    record(folder, "delete", "--all", "--yes")
    left = b"".join(path.read_bytes() for path in played.iterdir())
    assert b"SQLite format" in left
    assert b"To ask before I tell." not in left


@pytest.fixture
def saved(folder: Path, played: Path, tmp_path: Path) -> Path:
    """A backup of what was played."""
    file = tmp_path / "backup.json"
    result = record(folder, "backup", file)
    assert (result.exit_code, result.stdout, result.stderr) == (0, "", f"Saved as {file}.\n")
    return file


def restored(file: Path, *options: str | Path) -> str:
    """What bringing a backup back says."""
    result = invoke(*options, "record", "restore", file)
    assert (result.exit_code, result.stderr) == (0, "")
    return str(result.stdout)


def test_a_backup_brings_everything_back_elsewhere(folder: Path, saved: Path, tmp_path: Path) -> None:
    """The list is the same, and so are the records with all that was written."""
    elsewhere = ("--data", tmp_path / "elsewhere")
    assert restored(saved, *elsewhere) == "3 attempts brought back.\n"
    for command in (["list"], ["show", "1"], ["export", "--format", "json"]):
        there = invoke("--scenarios", folder, *elsewhere, "record", *command)
        assert there.stdout == record(folder, *command).stdout
    assert listed(folder, *elsewhere) == ALL


def test_what_was_brought_back_backs_up_the_same(folder: Path, saved: Path, tmp_path: Path) -> None:
    """To the last byte."""
    elsewhere, again = tmp_path / "elsewhere", tmp_path / "again.json"
    restored(saved, "--data", elsewhere)
    invoke("--data", elsewhere, "record", "backup", again)
    assert again.read_bytes() == saved.read_bytes()


def test_only_what_is_missing_is_brought_back(folder: Path, saved: Path) -> None:
    """However often; what is there stays as it is."""
    assert restored(saved) == "0 attempts brought back.\n"
    record(folder, "delete", "2", "--yes")
    assert restored(saved) == "1 attempt brought back.\n"
    assert restored(saved) == "0 attempts brought back.\n"
    assert [line.split(maxsplit=1)[1] for line in listed(folder)] == [line.split(maxsplit=1)[1] for line in ALL]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"\xff\xfe", "This is not a backup of scenario-trainer: it is not JSON."),
        (b"[]", "This is not a backup of scenario-trainer."),
        (b'{"scenario-trainer": "records", "version": 99}', "A later version of the program made this backup."),
        (b'{"scenario-trainer": "records", "version": 1}', "This backup is damaged; nothing of it was taken."),
    ],
    ids=["no text", "other data", "a later version", "damaged"],
)
def test_what_is_no_backup_is_answered_in_one_line(
    folder: Path, played: Path, tmp_path: Path, content: bytes, expected: str
) -> None:
    """And changes nothing."""
    file = tmp_path / "backup.json"
    file.write_bytes(content)
    assert refused(record(folder, "restore", file)) == expected
    assert listed(folder) == ALL


def test_a_backup_that_is_not_there_is_wrong_usage(folder: Path, played: Path, tmp_path: Path) -> None:
    """In one line."""
    missing = tmp_path / "nowhere.json"
    assert refused(record(folder, "restore", missing), 2).endswith(f"File '{missing}' does not exist.")


@pytest.fixture(params=["another program has them", "a later version made them"])
def refusing(
    request: pytest.FixtureRequest, saved: Path, played: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[str]:
    """Records that cannot be written, and why that is."""
    monkeypatch.setattr(records, "PATIENCE", 0.01)
    with closing(sqlite3.connect(played / FILE, isolation_level=None)) as other:
        if request.param == "another program has them":
            other.execute("BEGIN IMMEDIATE")
            yield "another program is using them"
            other.execute("ROLLBACK")
        else:
            (version,) = other.execute("PRAGMA user_version").fetchone()
            other.execute("PRAGMA user_version = 99")
            yield "a later version of the program made them"
            other.execute(f"PRAGMA user_version = {version}")


def notice(data: Path, why: str) -> str:
    """What is told of records that cannot be kept."""
    return f"Your records cannot be kept in {data}: {why}. You can play all the same."


@pytest.mark.parametrize("command", ["delete", "restore"])
def test_what_cannot_be_written_is_said_and_no_success_is_claimed(
    folder: Path, played: Path, saved: Path, refusing: str, command: str
) -> None:
    """What is there stays as it is."""
    arguments = ["delete", "--all", "--yes"] if command == "delete" else ["restore", saved]
    with closing(sqlite3.connect(f"file:{played / FILE}?mode=ro", uri=True)) as reader:
        before = reader.execute("SELECT count(*) FROM attempts").fetchone()
        assert refused(record(folder, *arguments)) == notice(played, refusing)
        assert reader.execute("SELECT count(*) FROM attempts").fetchone() == before == (3,)


@pytest.mark.parametrize("refusing", ["another program has them"], indirect=True)
def test_what_can_be_read_is_read_all_the_same(folder: Path, played: Path, saved: Path, refusing: str) -> None:
    """With a word about what cannot be done."""
    result = record(folder, "list")
    assert (result.exit_code, DAY.sub("DAY", result.stdout).splitlines()) == (0, ALL)
    assert result.stderr == f"{notice(played, refusing)}\n"
    again = saved.with_name("again.json")
    assert record(folder, "backup", again).exit_code == 0
    assert again.read_bytes() == saved.read_bytes()


@pytest.mark.parametrize("refusing", ["a later version made them"], indirect=True)
@pytest.mark.parametrize("command", WRITING, ids=["export", "backup"])
def test_records_that_cannot_be_read_replace_no_good_file(
    folder: Path, played: Path, saved: Path, refusing: str, command: list[str]
) -> None:
    """They look empty; the backup of yesterday is worth more."""
    before = saved.read_bytes()
    result = record(folder, *command, saved, "--replace")
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.splitlines()[0] == notice(played, refusing)
    assert result.stderr.splitlines()[1].startswith("Error: There is nothing to ")
    assert saved.read_bytes() == before


@pytest.mark.parametrize("command", WRITING, ids=["export", "backup"])
def test_damaged_records_replace_no_good_file(folder: Path, played: Path, saved: Path, command: list[str]) -> None:
    """They are set aside under a name that is told; the backup brings back what they had."""
    (played / FILE).write_bytes(b"nothing that sqlite knows" * 200)
    before = saved.read_bytes()
    result = record(folder, *command, saved, "--replace")
    assert (result.exit_code, saved.read_bytes()) == (1, before)
    (aside,) = played.glob("records-damaged-*.db")
    assert f"They are set aside as {aside.name}; new ones begin.\n" in result.stderr
    assert restored(saved) == "3 attempts brought back.\n"
    assert listed(folder) == ALL


def test_a_folder_that_cannot_be_one_is_told(folder: Path, saved: Path, tmp_path: Path) -> None:
    """A file stands in its place; it stays as it is."""
    place = tmp_path / "taken"
    place.write_text("Mine.", encoding="utf-8")
    result = invoke("--data", place, "record", "restore", saved)
    assert refused(result) == notice(place, "file exists")
    assert place.read_text("utf-8") == "Mine."


def test_a_command_lets_go_of_the_records(folder: Path, played: Path) -> None:
    """Nothing lies beside the file afterwards."""
    record(folder, "list")
    assert [path.name for path in played.iterdir()] == [FILE]
    with closing(Records(played)) as database:
        assert len(everything(database)) == 3
