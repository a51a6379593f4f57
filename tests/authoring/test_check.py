"""Every problem of every file at once."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from scenario_trainer.authoring.check import Report, check
from scenario_trainer.story.problems import Place, Problem, Severity
from tests.examples import SMALL
from tests.variants import small_text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    Write = Callable[[str, str], Path]

NO_ROLE = ("role: You are the newcomer.\n", "")
UNKNOWN_PRINCIPLE = ("small-early-wins: It is small.", "small-early-win: It is small.")

GUIDANCE = """\
format: 1
id: kitchen-rules
title: Kitchen rules
source: {authors: A. Mensah, title: On kettles, publisher: The office}
principles:
  small-early-win:
    kind: try
    title: A small win
    in_short: Begin small.
    explanation: Begin with what fits into a kettle.
    looks_like: [A full kettle.]
    watch_for: A small kettle.
"""


def found(report: Report) -> list[tuple[str, str]]:
    """The file's name and the code of each problem."""
    return [(Path(problem.file).name, problem.code) for problem in report.problems]


def test_a_sound_file_has_no_problems(write: Write) -> None:
    """It was read, and that is all there is to say."""
    assert check([write("small.yaml", SMALL)]) == Report(problems=(), files=1)


def test_a_folder_stands_for_its_files(write: Write) -> None:
    """The scenarios and the guidance; other files are none of them."""
    write("small.yaml", SMALL)
    write("guidance.yaml", GUIDANCE.replace("small-early-win:", "small-early-wins:"))
    write("notes.txt", "no: scenario")
    folder = write(".draft.yaml", "half: written").parent
    assert check([folder]).files == 2


def test_all_problems_of_all_files_are_told(write: Write) -> None:
    """By file, and within a file by place."""
    write("small.yaml", small_text(NO_ROLE, UNKNOWN_PRINCIPLE))
    folder = write("other.yaml", SMALL).parent
    assert found(check([folder])) == [("other.yaml", "M204"), ("small.yaml", "M202"), ("small.yaml", "R302")]


def test_files_are_checked_in_the_order_they_are_named(write: Write) -> None:
    """And each only once, however often it is named."""
    small, other = write("small.yaml", small_text(NO_ROLE)), write("other.yaml", SMALL)
    report = check([small, other, small.parent, small])
    assert (found(report), report.files) == ([("small.yaml", "M202"), ("other.yaml", "M204")], 2)


def test_an_empty_folder_has_no_problems(tmp_path: Path) -> None:
    """There is nothing in it that could be wrong."""
    assert check([tmp_path]) == Report(problems=(), files=0)


def test_a_path_that_is_not_there_is_a_problem(tmp_path: Path) -> None:
    """A mistyped name is not taken for a file without mistakes."""
    report = check([tmp_path / "smal.yaml"])
    assert found(report) == [("smal.yaml", "S101")]
    assert report.failed(strict=False)


def test_a_folder_that_cannot_be_read_is_a_problem(
    write: Write, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """And the rest is checked all the same."""
    shut = tmp_path / "shut"
    shut.mkdir()
    small, listed = write("small.yaml", small_text(NO_ROLE)), Path.iterdir

    def iterdir(self: Path) -> Iterator[Path]:
        if self == shut:
            raise PermissionError(13, "Permission denied")
        return listed(self)

    with monkeypatch.context() as patched:
        patched.setattr(Path, "iterdir", iterdir)
        report = check([shut, small])
    assert (found(report), report.files) == ([("shut", "S101"), ("small.yaml", "M202")], 1)
    assert report.problems[0].message == "The folder cannot be read: permission denied."


def test_a_folders_own_guidance_counts_for_its_scenarios(write: Write) -> None:
    """What the built-in guidance has is then unknown, and the other way round."""
    write("guidance.yaml", GUIDANCE)
    small = write("small.yaml", small_text(UNKNOWN_PRINCIPLE))
    assert {problem.message for problem in check([small]).problems} == {
        f"There is no principle ‘{principle}’."
        for principle in (
            "respond-to-difference",
            "visible-value",
            "facts-are-not-enough",
            "conflict-is-not-failure",
        )
    }


def test_each_folder_has_its_own_guidance(write: Write, tmp_path: Path) -> None:
    """A guidance counts only beside the scenario."""
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "guidance.yaml").write_text(GUIDANCE, encoding="utf-8")
    assert check([elsewhere, write("small.yaml", SMALL)]) == Report(problems=(), files=2)


def test_beside_a_broken_guidance_the_built_in_one_counts(write: Write) -> None:
    """Its own mistakes are told once, and do not turn up in every scenario."""
    write("small.yaml", SMALL)
    folder = write("guidance.yaml", GUIDANCE.replace("kind: try", "kind: perhaps")).parent
    assert found(check([folder])) == [("guidance.yaml", "M203")]


@pytest.mark.parametrize(
    ("severities", "lenient", "strict"),
    [
        ([], False, False),
        (["note"], False, False),
        (["warning"], False, True),
        (["error"], True, True),
        (["note", "warning", "error"], True, True),
    ],
)
def test_a_check_fails_by_what_is_asked_of_it(severities: Iterable[str], lenient: bool, strict: bool) -> None:
    """An error always fails it, a warning where that was wanted, a note never."""
    report = Report(
        tuple(Problem("a.yaml", Place(1, 1), "M203", "Bent.", "", "", Severity(each)) for each in severities), 1
    )
    assert (report.failed(strict=False), report.failed(strict=True)) == (lenient, strict)
