"""What is told of a problem, and in what order."""

from __future__ import annotations

import pytest

from scenario_trainer.story.problems import CODES, START, Place, Problems, Severity, nearest, shortened


def test_a_problem_carries_its_file_its_line_and_its_hint() -> None:
    """What was found is kept together with the line it stands in."""
    problems = Problems("small.yaml", ["format: 1", "titel: Kettles"])
    problems.add("M201", Place(2, 1), "Unknown.", "Did you mean ‘title’?")
    (problem,) = problems.found
    assert problem.file == "small.yaml"
    assert problem.place == (2, 1)
    assert problem.excerpt == "titel: Kettles"
    assert problem.message == "Unknown."
    assert problem.hint == "Did you mean ‘title’?"
    assert problem.severity is Severity.ERROR
    assert problem.witness is None


def test_a_problem_of_a_file_without_lines_has_no_excerpt() -> None:
    """A missing file has nothing to quote."""
    problems = Problems("small.yaml")
    problems.add("S101", START, "The file is empty.")
    assert problems.found[0].excerpt == ""
    assert problems.found[0].hint == ""


WARNINGS = {"P405", "P406", "P407", "T501", "T502", "T503", "T504", "T505", "T506", "T508"}
NOTES = {"P408", "T507"}


def test_a_codes_severity_is_the_formats() -> None:
    """Only errors keep a file from being played; what is not sure to be wrong is none."""
    problems = Problems("small.yaml")
    for code in CODES:
        problems.add(code, START, "Wrong.")
    severities = {problem.code: problem.severity for problem in problems.found}
    assert {
        code for code, severity in severities.items() if severity is Severity.WARNING
    } == WARNINGS & CODES.keys()
    assert {code for code, severity in severities.items() if severity is Severity.NOTE} == NOTES & CODES.keys()


def test_problems_are_ordered_by_line_then_column_then_code() -> None:
    """An author mends a file from top to bottom."""
    problems = Problems("small.yaml")
    for code, place in (
        ("R301", Place(10, 1)),
        ("M204", Place(2, 9)),
        ("R301", Place(2, 5)),
        ("M204", Place(2, 5)),
    ):
        problems.add(code, place, "Wrong.")
    assert [(each.code, each.place) for each in problems.in_order()] == [
        ("M204", (2, 5)),
        ("R301", (2, 5)),
        ("M204", (2, 9)),
        ("R301", (10, 1)),
    ]


@pytest.mark.parametrize(
    ("name", "known", "sentence"),
    [
        ("kichen", ["door", "kitchen", "week"], "Did you mean ‘kitchen’?"),
        ("Kitchen", ["door", "kitchen"], "Did you mean ‘kitchen’?"),
        ("kitchens", ["kitchenette", "kitchen"], "Did you mean ‘kitchen’?"),
        ("garden", ["door", "kitchen"], ""),
        ("kitchen", [], ""),
        ("", ["kitchen"], ""),
    ],
)
def test_the_nearest_name_is_the_most_alike_or_none(name: str, known: list[str], sentence: str) -> None:
    """A typing mistake is answered with the name that was meant; nonsense is not answered with nonsense."""
    assert nearest(name, known) == sentence


@pytest.mark.parametrize(
    ("text", "most", "short"),
    [
        ("A kettle", 8, "A kettle"),
        ("A kettle!", 8, "A kettl…"),
        ("  A\n\tkettle \n", 40, "A kettle"),
        ("", 40, ""),
    ],
)
def test_a_quoted_text_is_one_short_line(text: str, most: int, short: str) -> None:
    """A whole paragraph in the wrong place does not make a message unreadable."""
    assert shortened(text, most) == short


def test_forty_characters_are_quoted_unless_told_otherwise() -> None:
    """Enough to recognise a text by."""
    assert shortened("x" * 40) == "x" * 40
    assert shortened("x" * 41) == "x" * 39 + "…"
