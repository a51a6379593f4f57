"""Every problem of every file at once."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from scenario_trainer.authoring.check import Report, check
from scenario_trainer.story.problems import Code, Place, Problem, Severity
from tests.support.examples import SMALL
from tests.support.variants import SOUND, small_text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    Write = Callable[[str, str], Path]

TODAY = date(2026, 11, 23)

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


def checked(*paths: Path, budget: int = 1000) -> Report:
    """The report of a check on the day the small story was written."""
    return check(paths, TODAY, budget=budget)


def errors(report: Report) -> list[tuple[str, str]]:
    """The file's name and the code of each error."""
    return [(Path(each.file).name, each.code.id) for each in report.problems if each.severity is Severity.ERROR]


def codes(report: Report) -> set[str]:
    """What was found, whatever its severity."""
    return {problem.code.id for problem in report.problems}


def test_a_sound_file_has_no_problems(write: Write) -> None:
    """It was read, and explored."""
    report = checked(write("small.yaml", small_text(SOUND)))
    assert (report.problems, report.files) == ((), 1)
    assert [(each.scenario, each.scenes, each.endings) for each in report.summaries] == [("small", 4, 2)]


def test_a_folder_stands_for_its_files(write: Write) -> None:
    """The scenarios and the guidance; other files are none of them."""
    write("small.yaml", SMALL)
    write("guidance.yaml", GUIDANCE)
    write("notes.txt", "no: scenario")
    folder = write(".draft.yaml", "half: written").parent
    assert checked(folder).files == 2


def test_all_problems_of_all_files_are_reported(write: Write) -> None:
    """By file, and within a file by place."""
    write("small.yaml", small_text(NO_ROLE, UNKNOWN_PRINCIPLE))
    folder = write("other.yaml", SMALL).parent
    assert errors(checked(folder)) == [("other.yaml", "M204"), ("small.yaml", "M202"), ("small.yaml", "R302")]


def test_files_are_checked_in_the_order_they_are_named(write: Write) -> None:
    """And each only once, however often it is named."""
    small, other = write("small.yaml", small_text(NO_ROLE)), write("other.yaml", SMALL)
    report = checked(small, other, small.parent, small)
    assert (errors(report), report.files) == ([("small.yaml", "M202"), ("other.yaml", "M204")], 2)


def test_a_folder_without_a_scenario_is_a_problem(tmp_path: Path) -> None:
    """Nothing was checked, which must not look like success."""
    report = checked(tmp_path)
    assert [(problem.file, problem.code.id) for problem in report.problems] == [(str(tmp_path), "S107")]
    assert report.failed(strict=False)


@pytest.mark.parametrize("name", ["small.yml", "small.YAML", "small.yaml.txt", "small.txt"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_scenario_that_its_name_keeps_from_being_read_is_a_problem(
    tmp_path: Path, name: str, encoding: str
) -> None:
    """In a folder with nothing else, and under the name it should have."""
    (tmp_path / name).write_text(f"# A draft\n{SMALL}", encoding)
    (problem,) = checked(tmp_path).problems
    assert (problem.file, problem.code.id) == (str(tmp_path / name), "S107")
    assert "Rename it to small.yaml." in problem.hint
    assert "S107" in {problem.code.id for problem in checked(tmp_path / name).problems}


@pytest.mark.parametrize(
    ("name", "text"), [("mkdocs.yml", "site_name: x\n"), ("notes.txt", "The format: open.\n"), (".x.yml", SMALL)]
)
def test_other_files_beside_a_scenario_are_left_alone(write: Write, name: str, text: str) -> None:
    """A folder may hold settings, notes and hidden files."""
    write(name, text)
    folder = write("small.yaml", SMALL).parent
    assert "S107" not in {problem.code.id for problem in checked(folder).problems}


def test_a_path_that_is_not_there_is_a_problem(tmp_path: Path) -> None:
    """A mistyped name is not taken for a file without mistakes."""
    report = checked(tmp_path / "smal.yaml")
    assert errors(report) == [("smal.yaml", "S101")]
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
        report = checked(shut, small)
    assert (errors(report), report.files) == ([("shut", "S101"), ("small.yaml", "M202")], 1)
    assert report.problems[0].message == "The folder cannot be read: permission denied."


def test_a_folders_own_guidance_counts_for_its_scenarios(write: Write) -> None:
    """What only the built-in guidance has is then unknown."""
    write("guidance.yaml", GUIDANCE)
    small = write("small.yaml", small_text(UNKNOWN_PRINCIPLE))
    unknown = ("respond-to-difference", "visible-value", "facts-are-not-enough", "conflict-is-not-failure")
    assert {problem.message for problem in checked(small).problems} == {
        f"There is no principle ‘{principle}’." for principle in unknown
    }


def test_each_folder_has_its_own_guidance(write: Write, tmp_path: Path) -> None:
    """A guidance counts only beside the scenario."""
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "guidance.yaml").write_text(GUIDANCE, encoding="utf-8")
    report = checked(elsewhere, write("small.yaml", SMALL))
    assert (errors(report), report.files) == ([], 2)


def test_beside_a_broken_guidance_the_built_in_one_counts(write: Write) -> None:
    """Its own mistakes are reported once, and do not turn up in every scenario."""
    write("small.yaml", SMALL)
    folder = write("guidance.yaml", GUIDANCE.replace("kind: try", "kind: perhaps")).parent
    assert errors(checked(folder)) == [("guidance.yaml", "M203")]


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (("      - when: asked\n        text: She", "      - when: trust > 4\n        text: She"), "P405"),
        (("ends: week", "ends: apart"), "P409"),
        (("review_due: 2027-11-23", "review_due: 2026-11-22"), "T506"),
    ],
    ids=["proved", "replayed", "judged"],
)
def test_a_story_that_can_be_read_is_proved_replayed_and_judged(
    write: Write, change: tuple[str, str], expected: str
) -> None:
    """Each finds what the others do not."""
    assert codes(checked(write("small.yaml", small_text(SOUND, change)))) == {expected}


def test_a_story_that_cannot_be_read_is_not_explored(write: Write) -> None:
    """What could be said of it would be guesses."""
    report = checked(write("small.yaml", small_text(NO_ROLE, ("ends: week", "ends: apart"))))
    assert (codes(report), report.summaries) == ({"M202"}, ())


def test_a_search_that_is_cut_short_says_so(write: Write) -> None:
    """What it did not come to is unknown, and is not called impossible."""
    assert codes(checked(write("small.yaml", small_text(SOUND)), budget=1)) == {"P408"}


def test_only_a_folder_is_asked_to_show_every_principle(write: Write) -> None:
    """One scenario on its own need not."""
    file = write("small.yaml", small_text(SOUND))
    assert (codes(checked(file)), codes(checked(file.parent))) == (set(), {"T508"})


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
        tuple(
            Problem("a.yaml", Place(1, 1), Code("X999", Severity(each), "bent"), "Bent.", "", "")
            for each in severities
        ),
        1,
    )
    assert (report.failed(strict=False), report.failed(strict=True)) == (lenient, strict)
