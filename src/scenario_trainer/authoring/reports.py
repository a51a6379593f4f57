"""A check's report, for people and for programs."""

from __future__ import annotations

import json
import unicodedata
from itertools import groupby
from typing import TYPE_CHECKING

from scenario_trainer.story.problems import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scenario_trainer.authoring.check import Report
    from scenario_trainer.story.problems import Problem

_LONGEST_EXCERPT = 100


def as_text(report: Report) -> str:
    """The problems grouped by file, each with its line, a caret and a hint; then a summary."""
    lines: list[str] = []
    for file, problems in groupby(report.problems, key=lambda problem: problem.file):
        lines.append(file)
        for problem in problems:
            lines.extend(_described(problem))
        lines.append("")
    return "\n".join([*lines, _summary(report)])


def _described(problem: Problem) -> Iterator[str]:
    yield f"  {problem.place.line}:{problem.place.column}  {problem.severity} {problem.code}  {problem.message}"
    if problem.excerpt.strip():
        yield from _pointed_at(problem)
    if problem.hint:
        yield f"      {problem.hint}"


def _pointed_at(problem: Problem) -> Iterator[str]:
    """The line and a caret below the place; of a long line the part around it."""
    at = min(problem.place.column - 1, len(problem.excerpt))
    start = max(0, at - _LONGEST_EXCERPT // 2) if len(problem.excerpt) > _LONGEST_EXCERPT else 0
    visible = "".join(
        each if each.isprintable() else "�" if each != "\t" else " " for each in problem.excerpt[start:]
    )
    indented = len(visible[: at - start]) - len(visible[: at - start].lstrip())
    before = sum(map(_cells, visible[indented : at - start]))
    yield f"      | {visible[indented : _LONGEST_EXCERPT + indented]}"
    yield f"      | {' ' * before}^"


def _cells(character: str) -> int:
    """How many columns of a terminal a character takes."""
    if unicodedata.combining(character):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def _summary(report: Report) -> str:
    files = f"{report.files} file{'' if report.files == 1 else 's'} checked"
    counts = [
        f"{count} {severity}{'' if count == 1 else 's'}"
        for severity in Severity
        if (count := sum(problem.severity is severity for problem in report.problems))
    ]
    return f"{files}: {', '.join(counts) or 'no problems'}."


def as_json(report: Report) -> str:
    """One object with the keys ``problems`` and ``files``; lines and columns from 1."""
    problems = [
        {
            "file": problem.file,
            "line": problem.place.line,
            "column": problem.place.column,
            "code": problem.code,
            "severity": problem.severity,
            "message": problem.message,
            "hint": problem.hint,
            "witness": problem.witness,
        }
        for problem in report.problems
    ]
    return json.dumps({"problems": problems, "files": report.files}, ensure_ascii=False, indent=2)
