"""Looks for the lines that are wrong in a file that cannot be read as it is."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from scenario_trainer.story import codes
from scenario_trainer.story.diagnosis.lines import line_of
from scenario_trainer.story.diagnosis.shapes import shape_of
from scenario_trainer.story.diagnosis.walk import Walk
from scenario_trainer.story.problems import Place, Problems

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scenario_trainer.story.problems import Problem

MOST_REPORTED = 100
"""Lines that are reported; of the others only the number is given."""


class Diagnosis(NamedTuple):
    """Lines that are wrong, and a copy of the text in which they are mended."""

    problems: Sequence[Problem]
    text: str


def diagnose(kind: type, problems: Problems) -> Diagnosis | None:
    """Go through the lines of `problems`, which were to be read as `kind`, a class of the model.

    None where nothing is found in them that explains a problem that is known already.
    """
    if any(problem.code is codes.TOO_LARGE for problem in problems.found):
        return None
    shape = shape_of(kind)
    if not any(line_of(line, 0).key in shape.fields for line in problems.lines):
        return None  # no file of this kind at all
    walk = Walk(problems.lines, shape)
    walk.run()
    refused = any(problem.code is codes.UNREADABLE for problem in problems.found)
    lines = {problem.place.line for problem in problems.found}
    if not any(refused or number + 1 in lines for number, _ in walk.found):
        return None
    found = Problems(problems.file, problems.lines)
    reported = [each for each in walk.found if each[1].message]
    for number, finding in reported[:MOST_REPORTED]:
        column = min(finding.column, len(problems.lines[number]))
        found.add(finding.code, Place(number + 1, column + 1), finding.message, finding.hint)
    if rest := reported[MOST_REPORTED:]:
        message = f"And {len(rest)} more lines cannot be read."
        found.add(codes.UNREADABLE, Place(rest[0][0] + 1, 1), message)
    return Diagnosis(found.found, "\n".join(walk.lines))


def within_line(problem: Problem) -> Problem:
    """A problem of a mended copy, at a column that the line of the file itself has."""
    line, column = problem.place
    return replace(problem, place=Place(line, min(column, len(problem.excerpt) + 1)))
