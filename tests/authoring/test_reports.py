"""A check's report, for people and for programs."""

from __future__ import annotations

import json

import pytest

from scenario_trainer.authoring.check import Report
from scenario_trainer.authoring.reports import as_github, as_json, as_text
from scenario_trainer.authoring.summary import Summary
from scenario_trainer.story import codes
from scenario_trainer.story.problems import Code, Place, Problem, Severity


def problem(
    column: int = 1,
    excerpt: str = "",
    *,
    file: str = "a.yaml",
    hint: str = "",
    code: Code = codes.WRONG_VALUE,
    witness: tuple[str, ...] | None = None,
) -> Problem:
    """A problem in line 3."""
    return Problem(file, Place(3, column), code, "It is bent.", hint, excerpt, witness)


def pointed_at(column: int, excerpt: str) -> tuple[str, str]:
    """The line and the line with the caret, from where both begin."""
    _, _, line, caret, *_ = as_text(Report((problem(column, excerpt),), 1)).split("\n")
    assert line.startswith("      | ")
    assert caret.startswith("      | ")
    return line[8:], caret[8:]


def test_a_problem_is_reported_with_its_line_a_caret_and_a_hint() -> None:
    """Below its file's name, and with a summary at the end."""
    assert as_text(Report((problem(9, "    to: bent", hint="Mend it."),), 1)) == (
        "a.yaml\n"
        "  3:9  error M203  It is bent.\n"
        "      | to: bent\n"
        "      |     ^\n"
        "      Mend it.\n"
        "\n"
        "1 file checked: 1 error."
    )


def test_a_witness_is_reported_as_choices_to_replay() -> None:
    """In their order, last of all."""
    report = Report((problem(hint="Mend it.", witness=("door/in", "hall/out")),), 1)
    assert as_text(report).split("\n")[2:4] == ["      Mend it.", "      Replay: door/in, hall/out"]


@pytest.mark.parametrize(
    ("longest", "expected"),
    [
        (12, "a play takes 8 to 12 decisions."),
        (8, "a play takes 8 decisions."),
        (None, "a play takes 8 or more decisions."),
    ],
)
def test_each_scenario_is_summed_up_on_a_line(longest: int | None, expected: str) -> None:
    """Before the last one."""
    played = Summary("small", 4, 3, 2, 48321, 10130, 8, longest)
    assert as_text(Report((), 1, (played,))) == (
        "small: 4 scenes, 3 decisions, 2 endings, 48,321 states, 10,130 words; "
        f"{expected}\n1 file checked: no problems."
    )


def test_problems_stand_together_by_file() -> None:
    """Each file is named once."""
    report = Report((problem(), problem(2), problem(file="b.yaml")), 3)
    assert as_text(report) == (
        "a.yaml\n  3:1  error M203  It is bent.\n  3:2  error M203  It is bent.\n\n"
        "b.yaml\n  3:1  error M203  It is bent.\n\n"
        "3 files checked: 3 errors."
    )


@pytest.mark.parametrize("excerpt", ["", "    ", "\t", "PK\x03\x04\0\0"], ids=["none", "blanks", "tab", "bytes"])
def test_a_line_that_says_nothing_is_not_shown(excerpt: str) -> None:
    """A caret below nothing would say nothing."""
    assert "|" not in as_text(Report((problem(1, excerpt),), 1))


@pytest.mark.parametrize(
    ("column", "excerpt", "expected"),
    [
        (1, "bent", ("bent", "^")),
        (5, "key: bent", ("key: bent", "    ^")),
        (10, "key: bent", ("key: bent", "         ^")),
        (99, "key: bent", ("key: bent", "         ^")),
        (1, "    bent", ("    bent", "^")),
        (3, "    bent", ("  bent", "^")),
        (6, "key:\tbent", ("key: bent", "     ^")),
        (6, "\tkey: bent", ("key: bent", "    ^")),
        (3, "茶壶bent", ("茶壶bent", "    ^")),
        (6, "cafe\u0301bent", ("cafe\u0301bent", "    ^")),
        (7, "k\x1b\u202ey: bent", ("k␛�y: bent", "      ^")),
    ],
    ids=[
        "at the start",
        "within",
        "at the end",
        "beyond the end",
        "before the indentation",
        "within the indentation",
        "after a tab",
        "indented by a tab",
        "after wide characters",
        "after a combining accent",
        "after what would move the cursor",
    ],
)
def test_the_caret_stands_below_the_place(column: int, excerpt: str, expected: tuple[str, str]) -> None:
    """As a terminal shows it, whatever comes before it."""
    assert pointed_at(column, excerpt) == expected


@pytest.mark.parametrize("column", [1, 40, 51, 90, 150, 299, 300])
def test_of_a_long_line_the_part_around_the_place_is_shown(column: int) -> None:
    """No more than fits, with the caret still below the place."""
    excerpt = "".join(chr(ord("a") + number % 26) for number in range(300))
    line, caret = pointed_at(column, excerpt)
    assert len(line) <= 100
    assert line[len(caret) - 1] == excerpt[column - 1]
    assert len(caret) == min(column, 51)


def test_a_summary_counts_by_severity() -> None:
    """The worst first."""
    problems = [
        problem(code=Code("X999", Severity(each), "bent"))
        for each in ("note", "warning", "note", "error", "warning", "note")
    ]
    assert as_text(Report(tuple(problems), 4)).split("\n")[-1] == "4 files checked: 1 error, 2 warnings, 3 notes."


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        (0, "0 files checked: no problems."),
        (1, "1 file checked: no problems."),
        (2, "2 files checked: no problems."),
    ],
)
def test_without_problems_there_is_only_the_summary(files: int, expected: str) -> None:
    """On one line."""
    assert as_text(Report((), files)) == expected


def test_json_has_the_shape_that_programs_rely_on() -> None:
    """Every problem with the same keys, and the number of files."""
    found = (problem(9, "    to: bent", hint="Mend it.", witness=("door/in", "hall/out")), problem(file="b.yaml"))
    assert json.loads(as_json(Report(found, 2))) == {
        "problems": [
            {
                "file": "a.yaml",
                "line": 3,
                "column": 9,
                "code": "M203",
                "severity": "error",
                "message": "It is bent.",
                "hint": "Mend it.",
                "witness": ["door/in", "hall/out"],
            },
            {
                "file": "b.yaml",
                "line": 3,
                "column": 1,
                "code": "M203",
                "severity": "error",
                "message": "It is bent.",
                "hint": "",
                "witness": None,
            },
        ],
        "files": 2,
    }


def test_json_without_problems_is_an_object_all_the_same() -> None:
    """A program need not ask first whether there is anything."""
    assert json.loads(as_json(Report((), 0))) == {"problems": [], "files": 0}


@pytest.mark.parametrize(
    ("severity", "expected"),
    [(Severity.ERROR, "error"), (Severity.WARNING, "warning"), (Severity.NOTE, "notice")],
)
def test_github_is_reported_each_problem_as_an_annotation(severity: Severity, expected: str) -> None:
    """At its place, with the code as its title."""
    found = problem(9, "    to: bent", hint="Mend it.", code=Code("M203", severity, "bent"))
    assert (
        as_github(Report((found,), 1)) == f"::{expected} file=a.yaml,line=3,col=9,title=M203::It is bent. Mend it."
    )


def test_what_has_a_meaning_in_an_annotation_is_escaped() -> None:
    """A file's name cannot end the properties early, nor a message the line."""
    found = Problem("a,b:c%.yaml", Place(3, 1), codes.WRONG_VALUE, "100 %: bent,\nvery", "", "")
    assert as_github(Report((found,), 1)) == (
        "::error file=a%2Cb%3Ac%25.yaml,line=3,col=1,title=M203::100 %25: bent,%0Avery"
    )


def test_github_is_reported_nothing_without_problems() -> None:
    """An empty text, with no annotation in it."""
    assert as_github(Report((), 3)) == ""
