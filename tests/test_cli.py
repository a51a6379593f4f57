"""The commands, most of them within this process and what only a process of its own can show in one."""

from __future__ import annotations

import json
import os
import re
import shutil
import signal
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from click.shell_completion import BashComplete, ShellComplete
from click.testing import CliRunner

from scenario_trainer import __version__
from scenario_trainer.cli import main
from scenario_trainer.documents.wording import labels
from scenario_trainer.play.preferences import PreferencesFile
from tests.support.examples import SMALL
from tests.support.programs import COMMANDS, PROGRAM, Ran, as_lines, environment, run
from tests.support.variants import SOUND, small_text

if TYPE_CHECKING:
    from collections.abc import Callable

    from click.testing import Result

    Write = Callable[[str, str], Path]

GUIDANCE = """\
format: 1
id: kitchen
title: Kitchen rules
source: {authors: A, title: T, publisher: P}
principles:
  ask: {kind: try, title: Ask, in_short: S, explanation: E, looks_like: [L], watch_for: W}
"""

NO_ROLE = ("role: You are the newcomer.\n", "")
LONG_AGO = ("review_due: 2027-11-23", "review_due: 2001-01-01")
LONG_TO_COME = ("review_due: 2027-11-23", "review_due: 9999-12-31")

posix = pytest.mark.skipif(sys.platform == "win32", reason="needs pipes, signals and terminals as POSIX has them")


@pytest.fixture
def folder(write: Write) -> Path:
    """A folder with the small story in it."""
    return write("small.yaml", SMALL).parent


@pytest.fixture
def bent(write: Write) -> Path:
    """A scenario with one mistake."""
    return write("small.yaml", small_text(NO_ROLE))


@pytest.fixture
def sound(write: Write) -> Path:
    """A scenario of which nothing is to be said, until it is to be reviewed."""
    return write("small.yaml", small_text(SOUND, LONG_TO_COME))


def invoke(*arguments: str | Path, typed: str | None = None, env: dict[str, str] | None = None) -> Result:
    """Call the command; what it does not catch, the test sees."""
    return CliRunner().invoke(
        main,
        [str(each) for each in arguments],
        input=typed,
        env=env,
        prog_name="scenario-trainer",
        catch_exceptions=False,
    )


def test_list_names_what_there_is(folder: Path) -> None:
    """With id, title, for whom and how long."""
    result = invoke("--scenarios", folder, "list")
    assert (result.exit_code, result.output) == (
        0,
        "small  A small story\n    Initial training, 5 minutes\n    Two people share a kettle.\n",
    )


def test_list_begins_with_the_tutorial() -> None:
    """Among the scenarios that come along."""
    assert invoke("list").output.startswith("the-missed-meeting  The missed meeting\n")


@pytest.mark.parametrize(("words", "expected"), [(["KETTLE", "story"], True), (["kettle", "teapot"], False)])
def test_list_finds_what_has_all_the_words(folder: Path, words: list[str], expected: bool) -> None:
    """In any order and case."""
    assert ("small  " in invoke("--scenarios", folder, "list", *words).output) is expected


def test_list_says_what_is_broken(bent: Path) -> None:
    """And how its author finds out why."""
    expected = f"small  (broken)\n    {labels.CANNOT_BE_PLAYED}\n"
    assert invoke("--scenarios", bent.parent, "list").output == expected


def test_list_says_what_belongs_into_an_empty_folder(tmp_path: Path) -> None:
    """Rather than nothing."""
    assert invoke("--scenarios", tmp_path, "list").output == (
        f"There are no scenarios in {tmp_path}. A scenario is a file whose name ends in .yaml.\n"
    )


@pytest.mark.parametrize("command", [[], ["list"], ["guidance"], ["play", "small"]], ids=" ".join)
def test_a_folder_that_is_not_there_is_reported(tmp_path: Path, command: list[str]) -> None:
    """In one line, as an error."""
    result = invoke("--scenarios", tmp_path / "nowhere", *command)
    assert (result.exit_code, result.stderr) == (
        1,
        f"Error: {tmp_path / 'nowhere'}: No such file or directory\n",
    )


def test_the_folder_can_come_from_the_environment(folder: Path, tmp_path: Path) -> None:
    """Where the option is given, it counts."""
    empty = tmp_path / "empty"
    empty.mkdir()
    env = {"SCENARIO_TRAINER_SCENARIOS": str(folder)}
    assert "small  " in invoke("list", env=env).output
    assert "small  " not in invoke("--scenarios", empty, "list", env=env).output


def test_guidance_is_that_of_the_folder(folder: Path, write: Write) -> None:
    """The built-in one, unless the folder has its own."""
    before = invoke("--scenarios", folder, "guidance").output
    write("guidance.yaml", GUIDANCE)
    after = invoke("--scenarios", folder, "guidance").output
    assert ("Quality in Practice" in before, "Kitchen rules" in before) == (True, False)
    assert after.split("\n\n") == [
        "\nKitchen rules",
        "A: T. P.",
        "Ask",
        "id: ask",
        *("What to try", "S", "E", "In practice\n- L", "Watch for", "W\n"),
    ]


@pytest.mark.parametrize(
    ("mistyped", "hint"),
    [
        ("smal", "Did you mean ‘small’?"),
        ("Small", "Did you mean ‘small’?"),
        ("kettle", "‘scenario-trainer list’ shows them all."),
    ],
)
def test_an_unknown_id_is_answered_with_the_nearest(folder: Path, mistyped: str, hint: str) -> None:
    """Or with where to find them all."""
    result = invoke("--scenarios", folder, "play", mistyped)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.endswith(f"Error: There is no scenario ‘{mistyped}’. {hint}\n")


def test_play_opens_one_scenario(folder: Path) -> None:
    """With its briefing, and then its first scene."""
    said = invoke("--scenarios", folder, "play", "small", typed="\n").output
    assert said.index("You are the newcomer.") < said.index("The kettle is empty again.")


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        ([], "After each choice"),
        (["--timing", "coached"], "After each choice"),
        (["--timing", "consequences"], "At the end"),
    ],
)
def test_play_takes_the_timing(folder: Path, options: list[str], expected: str) -> None:
    """Coached unless something else is wanted."""
    output = invoke("--scenarios", folder, "play", "small", *options).output
    assert f"Feedback comes - {expected}" in " ".join(output.split())


def test_play_takes_a_seed(folder: Path) -> None:
    """Which fixes the order of the choices."""

    def offered(seed: int) -> str:
        said = invoke("--scenarios", folder, "play", "small", "--seed", str(seed), typed="\n\n").output
        return "".join(re.findall(r"^\d\. (\w+)", said, re.MULTILINE))

    orders = [offered(seed) for seed in range(12)]
    assert orders == [offered(seed) for seed in range(12)]
    assert len(set(orders)) > 1


def test_a_broken_scenario_is_reported_and_not_played(bent: Path) -> None:
    """And the list comes up instead."""
    result = invoke("--scenarios", bent.parent, "play", "small")
    assert result.exit_code == 0
    assert "small: This scenario cannot be opened." in result.output


def test_preferences_are_kept_where_data_says(folder: Path, tmp_path: Path) -> None:
    """And nowhere else."""
    invoke("--data", tmp_path / "mine", "--scenarios", folder, "play", "small", typed="\n")
    assert PreferencesFile(tmp_path / "mine").preferences.welcomed is True
    assert not (tmp_path / "data").exists()


@posix
def test_preferences_are_kept_in_the_users_own_data_folder(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where nothing else is named, as the system has it."""
    monkeypatch.delenv("SCENARIO_TRAINER_DATA")
    for variable in ("HOME", "XDG_DATA_HOME"):
        monkeypatch.setenv(variable, str(tmp_path / "home"))
    invoke("--scenarios", folder, "play", "small", typed="\n")
    assert [path.parent.name for path in tmp_path.rglob("preferences.json")] == ["scenario-trainer"]


def test_a_data_folder_that_cannot_be_written_costs_nobody_the_story(folder: Path, tmp_path: Path) -> None:
    """One clear line, and play goes on."""
    (tmp_path / "file").write_text("", encoding="utf-8")
    result = invoke("--data", tmp_path / "file" / "data", "--scenarios", folder, "play", "small", typed="\n")
    assert result.exit_code == 0
    assert "This cannot be remembered for next time: not a directory." in result.output
    assert "The kettle is empty again." in result.output


def test_check_of_a_sound_file_succeeds(sound: Path) -> None:
    """And sums up what there is."""
    result = invoke("check", "--strict", sound)
    assert (result.exit_code, result.output.splitlines()[-1]) == (0, "1 file checked: no problems.")


def test_check_without_a_path_is_of_the_folder_of_scenarios(bent: Path, tmp_path: Path) -> None:
    """Of the one that is named before the command."""
    assert invoke("--scenarios", bent.parent, "check").exit_code == 1
    assert invoke("--scenarios", bent.parent, "check", tmp_path / "nothing").output.startswith(
        str(tmp_path / "nothing")
    )


def test_check_takes_an_id(sound: Path) -> None:
    """Of a scenario in the folder of scenarios."""
    assert invoke("--scenarios", sound.parent, "check", sound.stem).exit_code == 0


def test_check_of_a_mistake_fails(bent: Path) -> None:
    """And tells it with its place and a hint."""
    result = invoke("check", bent)
    assert (result.exit_code, result.output) == (
        1,
        f"{bent}\n  1:1  error M202  The file has no ‘role’.\n      | format: 1\n      | ^\n"
        "      Add a line ‘role: …’.\n\n1 file checked: 1 error.\n",
    )


@pytest.mark.parametrize(
    "arguments",
    [
        ["check", "--format", "xml"],
        ["check", "--fast"],
        ["chek"],
        ["play"],
        ["play", "small", "--seed", "x"],
        ["--colour"],
    ],
    ids=" ".join,
)
def test_wrong_usage_has_a_status_of_its_own(arguments: list[str]) -> None:
    """Two, with what is wrong on standard error."""
    result = invoke(*arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert "Error: " in result.stderr


def test_check_of_a_path_that_is_not_there_fails(tmp_path: Path) -> None:
    """A mistyped name is not taken for a file without mistakes."""
    result = invoke("check", tmp_path / "smal.yaml")
    assert result.exit_code == 1
    assert "error S101  The file cannot be read: it is not there." in result.output


@pytest.mark.parametrize(
    ("change", "lenient", "strict"),
    [(LONG_TO_COME, 0, 0), (LONG_AGO, 0, 1), (NO_ROLE, 1, 1)],
    ids=["sound", "a warning", "an error"],
)
def test_check_fails_by_what_is_asked_of_it(
    write: Write, change: tuple[str, str], lenient: int, strict: int
) -> None:
    """For errors always, for warnings where it is strict."""
    file = write("small.yaml", small_text(SOUND, change))
    assert (invoke("check", file).exit_code, invoke("check", "--strict", file).exit_code) == (lenient, strict)


def test_check_speaks_json(bent: Path) -> None:
    """One object in the shape that the format promises, and the same exit status."""
    result = invoke("check", "--format", "json", bent)
    assert (result.exit_code, json.loads(result.stdout)) == (
        1,
        {
            "problems": [
                {
                    "file": str(bent),
                    "line": 1,
                    "column": 1,
                    "code": "M202",
                    "severity": "error",
                    "message": "The file has no ‘role’.",
                    "hint": "Add a line ‘role: …’.",
                    "witness": None,
                }
            ],
            "files": 1,
        },
    )


def test_check_speaks_json_without_problems(sound: Path) -> None:
    """The shape is the same."""
    result = invoke("check", "--format", "json", sound)
    assert (result.exit_code, json.loads(result.stdout)) == (0, {"problems": [], "files": 1})


def test_the_scenarios_that_come_along_have_no_errors() -> None:
    """Nor has their guidance."""
    assert invoke("check").exit_code == 0


def test_check_can_be_given_a_budget(sound: Path) -> None:
    """It says what it did not come to, which is no error."""
    result = invoke("check", "--budget", "1", sound)
    assert result.exit_code == 0
    assert "note P408" in result.output


def test_check_speaks_to_github(bent: Path) -> None:
    """In annotations."""
    result = invoke("check", "--format", "github", bent)
    assert (result.exit_code, result.output) == (
        1,
        f"::error file={bent},line=1,col=1,title=M202::The file has no ‘role’. Add a line ‘role: …’.\n",
    )


@pytest.mark.parametrize(("form", "expected"), [("text", "door: "), ("mermaid", "flowchart"), ("dot", "digraph")])
def test_map_draws_a_scenario(folder: Path, form: str, expected: str) -> None:
    """In three ways."""
    result = invoke("--scenarios", folder, "map", "small", "--format", form)
    assert result.exit_code == 0
    assert result.output.startswith(expected)


def test_map_of_an_unknown_id_is_answered_with_the_nearest(folder: Path) -> None:
    """As play does."""
    result = invoke("--scenarios", folder, "map", "smal")
    assert (result.exit_code, result.stderr.splitlines()[-1]) == (
        2,
        "Error: There is no scenario ‘smal’. Did you mean ‘small’?",
    )


@pytest.mark.parametrize("command", [["map", "small"], ["coverage"]], ids=" ".join)
def test_what_cannot_be_played_cannot_be_explored(bent: Path, command: list[str]) -> None:
    """The first problem, in one line."""
    result = invoke("--scenarios", bent.parent, *command)
    assert (result.exit_code, result.stdout, result.stderr) == (
        1,
        "",
        f"Error: {bent} cannot be played. Line 1: The file has no ‘role’. Add a line ‘role: …’.\n",
    )


def test_coverage_counts_by_principle(folder: Path, sound: Path) -> None:
    """Of the folder, or of the files that are named."""
    of_folder, of_file = (
        invoke("--scenarios", folder, "coverage", "--format", "json", *each) for each in ([], [sound])
    )
    assert json.loads(of_folder.stdout) == json.loads(of_file.stdout)
    assert "visible-value" in of_folder.stdout


def test_new_writes_a_scenario_to_start_from(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Into the current folder, sound, and playable in the way that it says."""
    monkeypatch.chdir(tmp_path)
    said = invoke("new", "my-own").output
    assert said == "my-own.yaml is written. Play it: scenario-trainer play my-own.yaml\n"
    assert invoke("check", "my-own.yaml").exit_code == 0
    assert "Goodbye." in invoke("--scenarios", ".", "play", "my-own").output


@pytest.mark.parametrize("taken", ["small", "My own"], ids=["a file that is there", "no id"])
def test_new_overwrites_nothing_and_takes_ids_only(
    folder: Path, monkeypatch: pytest.MonkeyPatch, taken: str
) -> None:
    """It says why nothing was written."""
    monkeypatch.chdir(folder)
    before = (folder / "small.yaml").read_text("utf-8")
    result = invoke("new", taken)
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.startswith("Error: ")
    assert [(path.name, path.read_text("utf-8")) for path in folder.iterdir()] == [("small.yaml", before)]


@pytest.mark.parametrize("kind", ["scenario", "guidance"])
def test_schema_prints_json(kind: str) -> None:
    """Of the one kind of file or of the other."""
    assert f" {kind}, " in json.loads(invoke("schema", kind).stdout)["title"]


def test_preview_plays_a_file(sound: Path) -> None:
    """Wherever it lies, without a briefing."""
    result = invoke("preview", sound, typed="\n")
    assert result.exit_code == 0
    assert result.output.startswith("\nsmall.yaml\n\nNo problems.\n\nThe kettle is empty again.\n")


def test_preview_of_a_scene_nobody_comes_to_is_wrong_usage(sound: Path) -> None:
    """With the nearest that somebody does come to."""
    result = invoke("preview", sound, "--at", "wek")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.endswith("comes to a scene ‘wek’. Did you mean ‘week’?\n")


@pytest.mark.parametrize("option", ["-h", "--help"])
def test_help_names_every_command(option: str) -> None:
    """With what it does."""
    said = invoke(option).output
    missing = [name for name in COMMANDS if not re.search(rf"^  {name}\s+\w", said, re.MULTILINE)]
    assert missing == []


def completed(*words: str, incomplete: str) -> dict[str, str | None]:
    """What a shell would offer, with its explanation."""
    completions = ShellComplete(main, {}, "scenario-trainer", "_X").get_completions(list(words), incomplete)
    return {item.value: item.help for item in completions if item.type == "plain"}


def test_ids_complete_to_what_there_is(folder: Path) -> None:
    """From the folder that is named before."""
    assert completed("--scenarios", str(folder), "play", incomplete="s") == {"small": "A small story"}
    assert completed("--scenarios", str(folder), "play", incomplete="x") == {}


def test_ids_complete_from_the_scenarios_that_come_along() -> None:
    """Where no other folder is named."""
    assert completed("play", incomplete="the-m") == {"the-missed-meeting": "The missed meeting"}


def test_ids_complete_from_the_environments_folder(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As the command itself would look for them."""
    monkeypatch.setenv("SCENARIO_TRAINER_SCENARIOS", str(folder))
    assert completed("play", incomplete="") == {"small": "A small story"}


@pytest.mark.skipif(shutil.which("bash") is None, reason="there is no bash on this machine")
def test_files_complete_beside_ids(folder: Path) -> None:
    """As bash asks for it, which takes its own files where no id fits."""
    source = BashComplete(main, {}, "scenario-trainer", "_SCENARIO_TRAINER_COMPLETE").source()
    asked = f"""PATH={Path(sys.executable).parent}:$PATH
compopt() {{ echo "$@"; }}
{source}
COMP_WORDS=(scenario-trainer --scenarios {folder} play $1); COMP_CWORD=4
_scenario_trainer_completion scenario-trainer; echo "${{COMPREPLY[*]}}" """
    assert [run("bash", "-c", asked, "bash", word).said for word in ("sm", "x")] == [
        "-o default\nsmall\n",
        "-o default\n\n",
    ]


def trainer(*arguments: str | Path, typed: str = "", more: dict[str, str] | None = None) -> Ran:
    """Run the program as a process of its own."""
    return run(*PROGRAM, *map(str, arguments), typed=typed, more=more)


def test_the_module_runs_as_the_command() -> None:
    """``python -m scenario_trainer`` is the same program."""
    ran = trainer("--version")
    assert (ran.status, ran.said.split()[-1], ran.complained) == (0, __version__, "")


def test_without_a_terminal_it_speaks_in_lines(folder: Path) -> None:
    """Also without ``--plain``, and the end of the input is a way to leave."""
    ran = trainer("--scenarios", folder)
    assert (ran.status, ran.complained) == (0, "")
    assert "1 scenario, by level" in ran.said
    assert ran.said.endswith(".\n\n\nGoodbye.\n")


@pytest.mark.parametrize("typed", ["1\n", "1\n\n\n", "f\n"], ids=["briefing", "decision", "filter"])
def test_the_end_of_the_input_leaves_from_anywhere(folder: Path, typed: str) -> None:
    """Without a complaint."""
    ran = trainer("--scenarios", folder, "--plain", typed=typed)
    assert (ran.status, ran.complained, ran.said[-11:]) == (0, "", "\n\nGoodbye.\n")


def test_a_whole_scenario_can_be_played_through_a_pipe() -> None:
    """The tutorial, always by its first open choice, to the debrief."""
    ran = trainer("--plain", "play", "the-missed-meeting", typed="\n" + "1\n\n" * 40)
    assert (ran.status, ran.complained) == (0, "")
    assert "Debrief: The missed meeting" in ran.said


@pytest.mark.parametrize("command", [["list"], ["guidance"], ["check"], ["--plain"]], ids=" ".join)
def test_an_encoding_may_lack_characters(command: list[str], bent: Path) -> None:
    """What is said and how it ends are the same, without a complaint."""
    ran = trainer("--scenarios", bent.parent, *command, more={"PYTHONIOENCODING": "ascii"})
    assert (ran.status, ran.complained, len(ran.said) > 50) == (int(command == ["check"]), "", True)


def test_a_character_that_the_encoding_lacks_is_a_question_mark(bent: Path) -> None:
    """Also in what is wrong with the command itself."""
    more = {"PYTHONIOENCODING": "latin-1"}
    assert "with ?scenario-trainer check?." in trainer("--scenarios", bent.parent, "list", more=more).said
    assert "no scenario ?smal?" in trainer("--scenarios", bent.parent, "play", "smal", more=more).complained


def test_bytes_that_are_no_text_can_be_typed(folder: Path) -> None:
    """They are no answer, and that is all."""
    ran = subprocess.run(
        [*PROGRAM, "--plain", "--scenarios", str(folder)],
        input=b"\xff\xfe\n\x00\nq\n",
        capture_output=True,
        env=environment(),
        timeout=60,
        check=False,
    )
    assert (ran.returncode, ran.stderr) == (0, b"")
    assert ran.stdout.count(b"Please type one of these") == 2


@posix
@pytest.mark.parametrize(
    "command", [["list"], ["guidance"], ["check"], ["--help"], ["--plain"], ["play", "small"]], ids=" ".join
)
def test_nobody_listening_is_no_reason_to_complain(folder: Path, write: Write, command: list[str]) -> None:
    """Output piped into a program that has ended, such as ``head``, gives no traceback."""
    write("guidance.yaml", GUIDANCE)
    read_end, write_end = os.pipe()
    os.close(read_end)
    try:
        ran = subprocess.run(
            [*PROGRAM, "--scenarios", str(folder), *command],
            stdin=subprocess.DEVNULL,
            stdout=write_end,
            stderr=subprocess.PIPE,
            env=environment(),
            timeout=60,
            check=False,
        )
    finally:
        os.close(write_end)
    assert as_lines(ran.stderr) == ""


PROMPTS = re.compile(rb"(\bh\s+help\.|\bor\s+h)\r?\n")
"""The end of each list of keys."""


@posix
@pytest.mark.parametrize("typed", [b"", b"1\n", b"1\n\n\n"], ids=["list", "briefing", "decision"])
def test_an_interrupt_is_a_way_to_leave(folder: Path, typed: bytes) -> None:
    """Ctrl-C says goodbye and leaves no traceback."""
    with subprocess.Popen(
        [*PROGRAM, "--plain", "--scenarios", str(folder)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment(),
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdin.write(typed)
        process.stdin.flush()
        said = b""
        while len(PROMPTS.findall(said)) <= typed.count(b"\n"):
            said += os.read(process.stdout.fileno(), 4096)
        process.send_signal(signal.SIGINT)
        said += process.stdout.read()
        assert (process.wait(60), process.stderr.read()) == (0, b"")
    assert PROMPTS.sub(b"", said).endswith(b"\nGoodbye.\n")


@posix
@pytest.mark.parametrize(
    ("arguments", "more"),
    [
        (["--plain"], {}),
        (["--plain", "play", "small"], {}),
        (["play", "small", "--plain"], {}),
        ([], {"TERM": "dumb"}),
    ],
    ids=["the list", "before the command", "after the command", "a dumb terminal"],
)
def test_in_a_terminal_it_speaks_in_lines_where_that_is_wanted(
    folder: Path, arguments: list[str], more: dict[str, str]
) -> None:
    """No escape code is written, and the terminal stays as it was."""
    import pty

    ours, theirs = pty.openpty()
    with subprocess.Popen(
        [*PROGRAM, "--scenarios", str(folder), *arguments],
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        env=environment({"TERM": "xterm-256color", **more}),
    ) as process:
        os.close(theirs)
        said = b""
        while not PROMPTS.search(said) and b"\x1b" not in said:
            said += os.read(ours, 4096)
        if b"\x1b" in said:
            process.terminate()
        else:
            os.write(ours, b"q\n")
        process.wait(60)
    os.close(ours)
    assert (process.returncode, b"\x1b" in said) == (0, False)
