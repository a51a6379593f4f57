"""A check's report, for people and for programs."""

from __future__ import annotations

import json
from itertools import groupby
from typing import TYPE_CHECKING

from scenario_trainer.documents.wording.phrases import counted
from scenario_trainer.story.controls import escaped_json, visible_line
from scenario_trainer.story.problems import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scenario_trainer.authoring.check import Report
    from scenario_trainer.authoring.summary import Summary
    from scenario_trainer.story.problems import Problem

_LONGEST_EXCERPT = 100


def as_text(report: Report) -> str:
    """The problems grouped by file, each with its line, a caret and a hint; then a summary."""
    lines: list[str] = []
    for file, problems in groupby(report.problems, key=lambda problem: problem.file):
        lines.append(visible_line(file))
        for problem in problems:
            lines.extend(_described(problem))
        lines.append("")
    return "\n".join([*lines, _summary(report)])


def _described(problem: Problem) -> Iterator[str]:
    yield f"  {problem.place.line}:{problem.place.column}  {problem.severity} {problem.code.id}  {problem.message}"
    if problem.excerpt.strip() and "\0" not in problem.excerpt:  # a file that is no text has them
        yield from _pointed_at(problem)
    if problem.hint:
        yield f"      {problem.hint}"
    if problem.witness:
        yield f"      Replay: {', '.join(problem.witness)}"


def _pointed_at(problem: Problem) -> Iterator[str]:
    """The line and a caret below the place; of a long line the part around it."""
    from wcwidth import wcswidth  # its tables are only read where there is a problem to show

    at = min(problem.place.column - 1, len(problem.excerpt))
    start = max(0, at - _LONGEST_EXCERPT // 2) if len(problem.excerpt) > _LONGEST_EXCERPT else 0
    line = visible_line(problem.excerpt[start : at + _LONGEST_EXCERPT].replace("\t", " "))
    indented = len(line[: at - start]) - len(line[: at - start].lstrip())
    before = wcswidth(line[indented : at - start])
    yield f"      | {line[indented : _LONGEST_EXCERPT + indented]}"
    yield f"      | {' ' * before}^"


def as_github(report: Report) -> str:
    """A workflow annotation for each problem, one a line."""
    return "\n".join(_annotation(problem) for problem in report.problems)


_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}


def _annotation(problem: Problem) -> str:
    properties = {
        "file": problem.file,
        "line": problem.place.line,
        "col": problem.place.column,
        "title": problem.code.id,
    }
    given = ",".join(f"{key}={_escaped(str(value), ':,')}" for key, value in properties.items())
    text = f"{problem.message} {problem.hint}".rstrip()
    return f"::{_LEVELS[problem.severity]} {given}::{_escaped(text)}"


def _escaped(text: str, also: str = "") -> str:
    """Text for a workflow command, in which some characters have a meaning."""
    for character in f"%\r\n{also}":
        text = text.replace(character, f"%{ord(character):02X}")
    return text


def _played(each: Summary) -> str:
    """A scenario's summary on one line."""
    return (
        f"{each.scenario}: {counted(each.scenes, 'scene', 'scenes')}, "
        f"{counted(each.decisions, 'decision', 'decisions')}, {counted(each.endings, 'ending', 'endings')}, "
        f"{each.states:,} states, {each.words:,} words; a play takes {_length(each)}."
    )


def _length(each: Summary) -> str:
    """How many decisions a play takes."""
    if each.longest == each.shortest:
        return counted(each.shortest, "decision", "decisions")
    return f"{each.shortest} {'or more' if each.longest is None else f'to {each.longest}'} decisions"


def _summary(report: Report) -> str:
    files = f"{counted(report.files, 'file', 'files')} checked"
    counts = [
        counted(count, severity, f"{severity}s")
        for severity in Severity
        if (count := sum(problem.severity is severity for problem in report.problems))
    ]
    return "\n".join([*map(_played, report.summaries), f"{files}: {', '.join(counts) or 'no problems'}."])


def as_json(report: Report) -> str:
    """One object with the keys ``problems`` and ``files``; lines and columns from 1."""
    problems = [
        {
            "file": problem.file,
            "line": problem.place.line,
            "column": problem.place.column,
            "code": problem.code.id,
            "severity": problem.severity,
            "message": problem.message,
            "hint": problem.hint,
            "witness": problem.witness,
        }
        for problem in report.problems
    ]
    return escaped_json(json.dumps({"problems": problems, "files": report.files}, ensure_ascii=False, indent=2))
