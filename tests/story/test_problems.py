"""What a problem consists of, and the order of problems."""

from __future__ import annotations

import pytest

from scenario_trainer.story import codes
from scenario_trainer.story.problems import START, Code, Place, Problems, Severity, nearest, shortened


def test_a_problem_carries_its_file_its_line_and_its_hint() -> None:
    """What was found is kept together with the line it stands in."""
    problems = Problems("small.yaml", ["format: 1", "titel: Kettles"])
    problems.add(codes.UNKNOWN_KEY, Place(2, 1), "Unknown.", "Did you mean ‘title’?")
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
    problems.add(codes.UNREADABLE, START, "The file is empty.")
    assert problems.found[0].excerpt == ""
    assert problems.found[0].hint == ""


@pytest.mark.parametrize("severity", Severity)
def test_a_problem_matters_as_much_as_its_code(severity: Severity) -> None:
    """It has no severity of its own."""
    problems = Problems("small.yaml")
    problems.add(Code("X999", severity, "wrong"), START, "Wrong.")
    assert problems.found[0].severity is severity


def test_problems_are_ordered_by_line_then_column_then_code() -> None:
    """An author mends a file from top to bottom."""
    problems = Problems("small.yaml")
    for code, place in (
        (codes.UNKNOWN_SCENE, Place(10, 1)),
        (codes.WRONG_ID, Place(2, 9)),
        (codes.UNKNOWN_SCENE, Place(2, 5)),
        (codes.WRONG_ID, Place(2, 5)),
    ):
        problems.add(code, place, "Wrong.")
    assert [(each.code.id, each.place) for each in problems.in_order()] == [
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


def test_forty_characters_are_quoted_unless_reported_otherwise() -> None:
    """Enough to recognise a text by."""
    assert shortened("x" * 40) == "x" * 40
    assert shortened("x" * 41) == "x" * 39 + "…"
